import sax from "sax";
import type { Code } from "../../base/codes.ts";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { pathFault } from "../../base/path-data.ts";
import type { TextFile } from "../manifest/manifest.ts";
import type { Art } from "./paper.ts";

/** Elements that draw nothing by themselves; what stands in the second kind is about the drawing, not part of it. */
const GROUPS: ReadonlySet<string> = new Set(["svg", "g", "path"]);
const ASIDE: ReadonlySet<string> = new Set(["title", "desc", "metadata"]);
/** Attributes that change a path's place or look, with the value that changes nothing. */
const CHANGES: Readonly<Record<string, string>> = {
  transform: "",
  stroke: "none",
  "clip-path": "none",
  mask: "none",
  filter: "none",
  "fill-rule": "nonzero",
};
/** No drawing is so large; numbers beyond are no numbers of PDF. */
const FURTHEST = 1_000_000;

interface Reading {
  readonly paths: string[];
  viewBox: readonly number[] | undefined;
  /** How many elements are open whose contents are passed over. */
  aside: number;
  fault: Diagnostic | undefined;
  /** The first thing in it that is not read. */
  readonly strange: Diagnostic[];
}

/**
 * Reads a nameplate's SVG: a view box and filled paths, all in one colour, which the paper names.
 * Anything else in it is an error at its place, since it would be missing in print.
 */
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
    // Nothing is read behind the first one: a hostile file has a million.
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

/** A path that draws nothing is left out. A broken path is an error: it would be drawn only as far as it can be read. */
function readPath(reading: Reading, d: string | undefined, at: At): void {
  if (d === undefined || d.trim() === "") return;
  if (pathFault(d, FURTHEST) === undefined) reading.paths.push(d);
  else reading.fault ??= at("art-path", { value: d.trim().slice(0, 40) });
}
