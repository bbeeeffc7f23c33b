import { shortened } from "../../../base/excerpt.ts";
import { pathFault } from "../../../base/path-data.ts";
import type { SvgElement } from "./tree.ts";

/** Lengths without which a shape is not where it should be. Those of the second kind may not be below 0. */
const PLACES: readonly string[] = ["x", "y", "cx", "cy", "x1", "y1", "x2", "y2", "dx", "dy"];
const SIZES: readonly string[] = ["width", "height", "r", "rx", "ry", "stroke-width", "font-size"];
const SHAPED: ReadonlySet<string> = new Set([
  "rect",
  "circle",
  "ellipse",
  "line",
  "path",
  "polyline",
  "polygon",
  "text",
  "tspan",
  "use",
  "image",
]);

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?:px|pt|pc|mm|cm|in|q|r?em|ex|ch|%|v[wh]|vmin|vmax)?`;
/** A length, or for letters a row of them. */
const LENGTHS = new RegExp(String.raw`^\s*${NUMBER}(?:[\s,]+${NUMBER})*[\s,]*$`, "i");
/** Words of CSS: sizes of type among them. */
const WORD = /^\s*(?:[a-z]+(?:-[a-z]+)*)?\s*$/i;
/** What programs write where a figure is missing. */
const MISSING = /\b(?:nan|undefined|null|infinity)\b/i;
const POINTS = /^[\s,]*(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?[\s,]*)*$/i;

/** The first figure of a shape that cannot be read, as it is written; undefined where all can be. */
export function brokenIn({ name, attributes }: SvgElement): string | undefined {
  if (!SHAPED.has(name)) return undefined;
  const { d, points } = attributes;
  const fault = name === "path" && d !== undefined && d.trim() !== "none" ? pathFault(d) : undefined;
  if (d !== undefined && fault !== undefined) return `d: ${fault > 0 ? "…" : ""}${shortened(d.slice(fault).trim())}`;
  if (/^poly/.test(name) && points !== undefined && !POINTS.test(points)) return `points: ${shortened(points.trim())}`;
  const key = [...PLACES, ...SIZES].find((each) => isBroken(each, attributes[each]));
  return key === undefined ? undefined : `${key}: ${shortened((attributes[key] ?? "").trim())}`;
}

function isBroken(key: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  if (MISSING.test(value)) return true;
  if (WORD.test(value)) return false;
  return !LENGTHS.test(value) || (SIZES.includes(key) && /^\s*-.*[1-9]/.test(value));
}
