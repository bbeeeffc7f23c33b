import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { type Extent, extentText } from "../base/extent.ts";
import { entriesOf, flowMap, keysFor, nameUnder, type PinnedPart } from "./pin.ts";
import { lineEnd, type Rewritten, rangeOf } from "./splice.ts";

/** A story's line in a page's arrangement; one that keeps the rows of its own place has no columns. */
export interface ArrangedStory extends Omit<PinnedPart, "page" | "rows"> {
  readonly story: string;
  readonly part: number | undefined;
  readonly photo?: number | string | undefined;
}

/** One line of a page's arrangement. */
export type Arranged = ArrangedStory | { readonly white: Extent } | { readonly advert: string };

/** A page with its arrangement, from the head down. */
export interface ArrangedPage {
  /** The page's label. */
  readonly page: string;
  readonly frames: readonly Arranged[];
}

/** The manifest's text with pages settled: those that were before are settled anew, and the comments behind their lines stay. */
export function settle(text: string, pages: readonly ArrangedPage[]): string {
  return pages.reduce(settleOne, text);
}

function settleOne(text: string, { page, frames }: ArrangedPage): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const known = entriesOf(document, "settled").find((entry) => nameUnder(entry, "page") === page);
  const list = known?.get("frames", true);
  if (isSeq(list)) return replaced(text, list, frames);
  if (isMap(document.contents) && document.contents.flow === true) return intoFlow(text, document, { page, frames });
  const entry = `  - page: ${page}\n    frames:\n${linesOf(frames, "      ")}`;
  const last = entriesOf(document, "settled").at(-1);
  if (last !== undefined) {
    const at = endOf(text, last);
    return `${text.slice(0, at)}\n${entry}${text.slice(at)}`;
  }
  return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}settled:\n${entry}\n`;
}

/** The manifest's text without the arrangements of some pages, of all if undefined. A file that is no sound YAML stays as it is. */
export function unsettle(text: string, pages: readonly string[] | undefined): Rewritten {
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0) return { text, count: 0 };
  const all = entriesOf(document, "settled");
  const gone = all.filter((entry) => pages?.includes(nameUnder(entry, "page") ?? "") ?? true);
  if (gone.length === 0) return { text, count: 0 };
  if (gone.length === all.length) return { text: withoutKey(text, document), count: gone.length };
  const made = gone.toReversed().reduce((left, entry) => withoutEntry(left, entry), text);
  return { text: made, count: gone.length };
}

/** A manifest that is one flow map, as JSON is. */
function intoFlow(text: string, document: Document.Parsed, page: ArrangedPage): string {
  const entry = `{page: ${page.page}, frames: [${page.frames.map(inFlow).join(", ")}]}`;
  const list = document.get("settled", true);
  const [at, put] = isSeq(list)
    ? [(list.range?.[1] ?? 1) - 1, list.items.length > 0 ? `, ${entry}` : entry]
    : [(document.contents?.range?.[1] ?? 1) - 1, `, settled: [${entry}]`];
  return text.slice(0, at).trimEnd().replace(/,$/, "") + put + text.slice(at);
}

function replaced(text: string, list: YAMLSeq, frames: readonly Arranged[]): string {
  const [from, to] = rangeOf(list);
  if (list.flow === true) return `${text.slice(0, from)}[${frames.map(inFlow).join(", ")}]${text.slice(to)}`;
  const comments = new Map(
    list.items.flatMap((node) => {
      if (!isMap(node)) return [];
      const comment = /^[ \t]*#[^\n]*/.exec(text.slice(rangeOf(node)[1]))?.[0];
      return comment === undefined ? [] : [[keyOf(node), comment] as const];
    }),
  );
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const indent = " ".repeat(from - start);
  const end = lineEnd(text, to);
  return text.slice(0, start) + linesOf(frames, indent, comments) + text.slice(end);
}

function keyOf(map: YAMLMap): string {
  return `${nameUnder(map, "story") ?? ""}/${nameUnder(map, "part") ?? "1"}`;
}

function linesOf(
  frames: readonly Arranged[],
  indent: string,
  comments: ReadonlyMap<string, string> = new Map(),
): string {
  const lines = frames.map((frame) => {
    const comment = "story" in frame ? comments.get(`${frame.story}/${frame.part ?? 1}`) : undefined;
    return `${indent}- ${inFlow(frame)}${comment ?? ""}`;
  });
  return lines.join("\n");
}

function inFlow(frame: Arranged): string {
  if ("white" in frame) return `{white: ${extentText(frame.white)}}`;
  if ("advert" in frame) return `{advert: ${JSON.stringify(frame.advert)}}`;
  const { story, part, columns, legs, over, head, box, photo } = frame;
  return flowMap(keysFor({ story, part, columns: columns && extentText(columns), legs, over, head, box, photo }));
}

/** The end of a block entry's last line, a comment behind it included. */
function endOf(text: string, node: YAMLMap): number {
  return lineEnd(text, node.range?.[1] ?? text.length);
}

function withoutKey(text: string, { contents }: Document.Parsed): string {
  if (!isMap(contents)) return text;
  const pair = contents.items.find(({ key }) => (key as { value?: unknown }).value === "settled");
  const from = (pair?.key as { range?: readonly number[] } | undefined)?.range?.[0];
  const to = (pair?.value as { range?: readonly number[] } | undefined)?.range?.[1];
  if (from === undefined || to === undefined) return text;
  if (contents.flow === true) return text.slice(0, from).replace(/,\s*$/, "") + text.slice(to);
  return text.slice(0, from) + text.slice(Math.min(text.length, lineEnd(text, to) + 1));
}

function withoutEntry(text: string, entry: YAMLMap): string {
  const [start, to] = rangeOf(entry);
  if (entry.flow === true) {
    const after = text.slice(to).replace(/^\s*,\s*/, "");
    const before = text.slice(0, start);
    return after.length < text.length - to ? before + after : before.replace(/,\s*$/, "") + after;
  }
  const from = text.lastIndexOf("\n", start - 1) + 1;
  return text.slice(0, from) + text.slice(Math.min(text.length, endOf(text, entry) + 1));
}
