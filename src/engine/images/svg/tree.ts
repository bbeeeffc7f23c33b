/*
 * Reads an SVG file into a tree of elements, within limits: entities, nesting and size. Namespaces are resolved, and elements of other namespaces (metadata of
 * drawing programs) are dropped, so the rest of the room sees plain SVG.
 */
import sax from "sax";
import { markedIn } from "../../../base/encoding.ts";

/** An element of a drawing. */
export interface SvgElement {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
  /** The line in the file, from 1. */
  readonly line: number;
}

/** An element, or text. */
export type SvgNode = SvgElement | string;

type ParsedSvg = { readonly ok: true; readonly root: SvgElement } | { readonly ok: false; readonly problem: string };

/** The most bytes of a drawing: a county map with all roads has about three million. */
const MOST_BYTES = 8_000_000;
/** The deepest nesting of elements: drawing programs reach some dozens. */
const MOST_DEPTH = 200;
/** The most entities: Illustrator declares about a dozen for its namespaces. */
const MOST_ENTITIES = 100;

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";

/** Reads a drawing completely, so that faults are reported before print. */
export function parseSvg(bytes: Uint8Array): ParsedSvg {
  const unfit = (problem: string): ParsedSvg => ({ ok: false, problem });
  if (bytes.length > MOST_BYTES) return unfit(`a drawing of more than ${MOST_BYTES / 1e6} MB`);
  const text = decoded(bytes);
  if (text === undefined) return unfit("its XML declaration names an encoding that is not known");
  const entities = entitiesIn(text);
  if (typeof entities === "string") return unfit(entities);
  const parser = sax.parser(true);
  Object.assign(parser, { ENTITIES: { ...OWN_ENTITIES, ...entities } });
  const building = treeBuilder(() => parser.line + 1);
  let problem: string | undefined;
  parser.onopentag = ({ name, attributes }) => {
    if (building.open(name, attributes as Readonly<Record<string, string>>) > MOST_DEPTH) {
      problem ??= "its elements stand too deep in each other";
    }
  };
  parser.onclosetag = building.close;
  parser.ontext = building.text;
  parser.oncdata = building.text;
  parser.onerror = ({ message }) => {
    problem ??= `${message.split("\n")[0]?.toLowerCase()} in line ${parser.line + 1}`;
    parser.error = null as unknown as Error;
  };
  parser.write(text).close();
  if (problem !== undefined) return unfit(problem);
  const root = building.root();
  return root?.name === "svg" ? { ok: true, root } : unfit("its outermost element is no `svg`");
}

/** Decodes by the byte order mark or the XML declaration; undefined for an unknown encoding. */
function decoded(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const [, named = "utf-8"] = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head) ?? [];
  try {
    // The declaration of a converted file may still say UTF-16.
    const ofBytes = /^utf-?16|^ucs/i.test(named) ? "utf-8" : named;
    return new TextDecoder(markedIn(bytes) ?? ofBytes).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The entities of a drawing, all plain text; or the reason to refuse them: other kinds, or too many, are an attack. */
function entitiesIn(text: string): Readonly<Record<string, string>> | string {
  const declared = [...text.matchAll(/<!ENTITY\b[^>]*>/gi)];
  const found: Record<string, string> = {};
  let written = 0;
  if (declared.length > MOST_ENTITIES) return "it declares too many entities";
  for (const [declaration] of declared) {
    const [, name, inTwo, inOne] =
      /^<!ENTITY\s+([\w.:-]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>$/.exec(declaration) ?? [];
    if (name === undefined) return "it declares entities that are no plain text";
    const value = inTwo ?? inOne ?? "";
    found[name] ??= value;
    written += value.length * (text.split(`&${name};`).length - 1);
  }
  return written > MOST_BYTES ? "its entities make it too long" : found;
}

const OWN_ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

interface TreeBuilder {
  /** Returns the depth of the element. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => number;
  readonly close: () => void;
  readonly text: (written: string) => void;
  readonly root: () => SvgElement | undefined;
}

/** An element that is still open; `kept` is false for another namespace. */
interface OpenElement extends SvgElement {
  readonly children: SvgNode[];
  readonly kept: boolean;
  readonly spaces: Readonly<Record<string, string>>;
}

/** The prefixes of a file without declarations, such as one cut out of a web page. */
const USUAL_SPACES: Readonly<Record<string, string>> = { "": SVG, svg: SVG, xlink: XLINK };

function treeBuilder(line: () => number): TreeBuilder {
  const open: OpenElement[] = [];
  let root: SvgElement | undefined;
  return {
    open: (name, written) => {
      const above = open.at(-1);
      const spaces = spacesIn(written, above?.spaces ?? USUAL_SPACES);
      const [local, prefix = ""] = name.split(":").reverse();
      const kept = (above?.kept ?? true) && spaces[prefix] === SVG;
      const attributes = attributesIn(written, spaces);
      const element: OpenElement = { name: local ?? name, attributes, children: [], line: line(), kept, spaces };
      if (kept) above?.children.push(element);
      if (above === undefined) root = element;
      return open.push(element);
    },
    close: () => {
      open.pop();
    },
    text: (written) => {
      const above = open.at(-1);
      if (above?.kept) above.children.push(written);
    },
    root: () => root,
  };
}

function spacesIn(
  attributes: Readonly<Record<string, string>>,
  above: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const declared = Object.entries(attributes).flatMap(([name, value]): (readonly [string, string])[] => {
    if (name === "xmlns") return [["", value.trim()]];
    return name.startsWith("xmlns:") ? [[name.slice(6), value.trim()]] : [];
  });
  return declared.length === 0 ? above : { ...above, ...Object.fromEntries(declared) };
}

/** Without declarations and other namespaces; links are always named `xlink:href`. */
function attributesIn(
  written: Readonly<Record<string, string>>,
  spaces: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(written)) {
    const [local = name, prefix] = name.split(":").reverse();
    if (prefix === undefined) {
      if (name !== "xmlns") plain[name] = value;
    } else if (prefix === "xml") plain[name] = value;
    else if (spaces[prefix] === XLINK) plain[`xlink:${local}`] = value;
  }
  return plain;
}

export function isElement(node: SvgNode): node is SvgElement {
  return typeof node !== "string";
}

/** Writes the drawing as a file. */
export function writeSvg(node: SvgNode): string {
  if (!isElement(node)) return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${node.name}${attributes.join("")}>${node.children.map(writeSvg).join("")}</${node.name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
