import type { ByteWriter } from "../../base/byte-writer.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { forgetful, type Keep } from "../../base/keep.ts";
import type { Rect } from "../../base/rect.ts";
import { positionOf } from "../../base/source.ts";
import type { Layout, Owner, Page, Placed } from "../../layout/page.ts";
import { type Encoded, encodedAt, encodeJson, Rows, rounded } from "./json.ts";

/** What outputs say of the issue itself. */
export interface IssueIdentity {
  readonly paper: string;
  readonly code: string;
  /** ISO. */
  readonly date: string;
  readonly number: number | undefined;
}

/** Pages, lines and fields stand one a line; what a line holds does not. */
const DEPTH = 4;
/** A page stands in the list of pages in the whole. */
const PAGE_LEVEL = 2;

/**
 * layout.json: the pages for other programs, in the schema banmian.layout/1.
 * Points from the trim's top left; the `y` of a line is its baseline (of a vertical one: where it begins). Codes and arguments, no prose.
 * @param keep pages that an earlier layout had too
 */
export function writeLayoutJson(
  issue: IssueIdentity,
  layout: Layout,
  diagnostics: readonly Diagnostic[],
  keep: Keep<Page, Encoded> = forgetful,
): Uint8Array {
  return encodeJson(
    {
      schema: "banmian.layout/1",
      paper: issue.paper,
      code: issue.code,
      date: issue.date,
      number: issue.number,
      pages: layout.pages.map((page) => keep(page, () => encodedAt(pageJson(page), DEPTH - PAGE_LEVEL, PAGE_LEVEL))),
      stories: layout.stories,
      diagnostics: diagnostics.map(diagnosticJson),
    },
    DEPTH,
  );
}

function pageJson({ label, trim, frames, placed }: Page): object {
  const pictures: object[] = [];
  for (const thing of placed) {
    if (thing.kind !== "picture") continue;
    const { owner, picture, at } = thing;
    pictures.push({ story: owner.story, file: picture.file, rect: rectJson(at), ppi: Math.round(picture.ppi) });
  }
  return {
    label,
    trim: [rounded(trim.width), rounded(trim.height)],
    frames: frames.map(({ owner, rect }) => ({ ...owner, rect: rectJson(rect) })),
    lines: new Rows((writer, row) => {
      let owner: Owner | undefined;
      let whose = "";
      for (const thing of placed) {
        if (thing.kind !== "text") continue;
        // A story's lines stand together.
        if (thing.owner !== owner) whose = ownerJson(thing.owner);
        owner = thing.owner;
        writeLine(writer, thing, whose, row);
      }
    }),
    pictures,
  };
}

type PlacedText = Extract<Placed, { kind: "text" }>;

/** The owner's entries, each with a comma after it. */
function ownerJson(owner: Owner): string {
  const entries = JSON.stringify(owner).slice(1, -1);
  return entries === "" ? "" : `${entries},`;
}

/** One entry a segment with text. */
function writeLine(writer: ByteWriter, { line, x, y }: PlacedText, whose: string, row: () => void): void {
  const vertical = line.writing === "vertical";
  for (const segment of line.segments) {
    const { text } = segment;
    if (text === "") continue;
    row();
    writer.ascii("{").utf8(whose).ascii('"role":"').ascii(segment.role);
    writer.ascii('","x":').decimal(vertical ? x : x + segment.x);
    writer.ascii(',"y":').decimal(vertical ? y + segment.x : y);
    writer.ascii(',"width":').decimal(segment.width);
    writer.ascii(',"size":').decimal(segment.size);
    writer.ascii(',"text":').utf8(JSON.stringify(text));
    writer.ascii(',"from":').decimal(segment.from);
    writer.ascii(',"to":').decimal(segment.to).ascii("}");
  }
}

/** A diagnostic with its place, without its words. */
export function diagnosticJson({ code, severity, span, arguments: args }: Diagnostic): object {
  const { line, column } = positionOf(span.source, span.start);
  return { code, severity, file: span.source.path, line, column, arguments: args };
}

/** [x, y, width, height] */
export function rectJson({ x, y, width, height }: Rect): readonly number[] {
  return [rounded(x), rounded(y), rounded(width), rounded(height)];
}
