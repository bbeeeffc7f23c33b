import sax from "sax";
import type { Code } from "../../base/codes.ts";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { pathFault } from "../../base/path-data.ts";
import type { TextFile } from "../manifest/manifest.ts";
import type { Art } from "./paper.ts";
import { FURTHEST } from "./weights.ts";

/*
 * Reads the SVG of a nameplate or label: a view box and filled paths in one colour, which the paper names. Anything else is an error at its place: it would be
 * missing in print. So a drawing that is read is printed as it was drawn.
 */

/** Elements that draw nothing by themselves. The second set describes the drawing and is skipped. */
const GROUPS: ReadonlySet<string> = new Set(["svg", "g", "path"]);
const ASIDE: ReadonlySet<string> = new Set(["title", "desc", "metadata"]);
/** Attributes that change a path's place or look, with the value that has no effect. */
const CHANGES: Readonly<Record<string, string>> = {
  transform: "",
  stroke: "none",
  "clip-path": "none",
  mask: "none",
  filter: "none",
  "fill-rule": "nonzero",
};

interface Reading {
  readonly paths: string[];
  viewBox: readonly number[] | undefined;
  /** Depth inside elements that are skipped. */
  aside: number;
  fault: Diagnostic | undefined;
  /** The first part that cannot be read. */
  readonly strange: Diagnostic[];
}

/** Reads a drawing; reports everything but a view box and filled paths. */
export function readArt(file: TextFile, diagnostics: Diagnostic[]): Art | undefined {
  const name = file.file.value;
  const parser = sax.parser(true);
  const reading: Reading = { paths: [], viewBox: undefined, aside: 0, fault: undefined, strange: [] };
  const at = (code: Code, args: Diagnostic["arguments"]): Diagnostic => {
    const start = Math.min(Math.max(0, parser.startTagPosition - 1), file.source.text.length);
    const end = Math.min(parser.position, start + 80, file.source.text.length);
    return errorAt({ source: file.source, start, end }, code, { file: name, ...args }, [file.file.span]);
  };
  parser.onopentag = (tag) => open(reading, tag as sax.Tag, at);
  parser.onclosetag = () => {
    if (reading.aside > 0) reading.aside--;
  };
  parser.onerror = (error) => {
    const start = Math.min(Math.max(0, parser.position - 1), file.source.text.length);
    const span = { source: file.source, start, end: Math.min(start + 1, file.source.text.length) };
    reading.fault ??= errorAt(span, "art-broken", { file: name }, [file.file.span]);
    // Stops at the first one: a hostile file has a million.
    throw error;
  };
  try {
    parser.write(file.source.text).close();
  } catch (error) {
    if (reading.fault === undefined) throw error;
  }
  const { fault, strange, viewBox, paths } = reading;
  const first = fault ?? strange[0];
  if (first !== undefined) {
    diagnostics.push(first);
    return undefined;
  }
  const [x, y, width, height] = viewBox ?? [];
  if (x === undefined || y === undefined || width === undefined || height === undefined || paths.length === 0) {
    diagnostics.push(errorAt(file.file.span, "art-empty", { file: name }));
    return undefined;
  }
  return { viewBox: [x, y, width, height], paths };
}

type At = (code: Code, args: Diagnostic["arguments"]) => Diagnostic;

function open(reading: Reading, { name, attributes }: sax.Tag, at: At): void {
  const element = name.replace(/^svg:/, "");
  if (reading.aside > 0 || ASIDE.has(element) || element.includes(":")) {
    reading.aside++;
    return;
  }
  if (element === "defs") return;
  const style = stylesOf(attributes["style"] ?? "");
  const look = { ...attributes, ...style };
  const strange = GROUPS.has(element) ? changeIn(look) : element;
  if (strange !== undefined) reading.strange.push(at("art-not-read", { element: strange }));
  if (element === "svg" && reading.viewBox === undefined) readViewBox(reading, attributes["viewBox"], at);
  if (element === "path" && look["fill"] !== "none" && look["display"] !== "none")
    readPath(reading, attributes["d"], at);
}

function stylesOf(style: string): Readonly<Record<string, string>> {
  const pairs = style.split(";").map((each) => each.split(":").map((part) => part.trim()));
  return Object.fromEntries(pairs.filter(([key, value]) => key !== "" && value !== undefined));
}

function changeIn(look: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(CHANGES).find((key) => look[key] !== undefined && look[key] !== CHANGES[key]);
}

function readViewBox(reading: Reading, written: string | undefined, at: At): void {
  if (written === undefined) return;
  const numbers = written
    .trim()
    .split(/[\s,]+/)
    .map((part) => (part === "" ? Number.NaN : Number(part)));
  const [, , width = 0, height = 0] = numbers;
  const isBox = numbers.length === 4 && numbers.every((each) => Math.abs(each) < FURTHEST) && width > 0 && height > 0;
  if (isBox) reading.viewBox = numbers;
  else reading.fault ??= at("art-viewbox", { value: written.slice(0, 40) });
}

/** A path that draws nothing is dropped. A broken path is an error: it would be drawn only up to the break. */
function readPath(reading: Reading, d: string | undefined, at: At): void {
  if (d === undefined || d.trim() === "") return;
  if (pathFault(d, FURTHEST) === undefined) reading.paths.push(d);
  else reading.fault ??= at("art-path", { value: d.trim().slice(0, 40) });
}
