import type { Diagnostic } from "../base/diagnostic.ts";
import { forgetful, type Recall } from "../base/recall.ts";
import type { Rect } from "../base/rect.ts";
import { positionOf } from "../base/source.ts";
import type { Layout, Page, Placed } from "../layout/page.ts";
import { encodedAt, encodeJson, rounded, Written } from "./json.ts";

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
 * @param recall pages that an earlier layout had too
 */
export function writeLayoutJson(
  issue: IssueIdentity,
  layout: Layout,
  diagnostics: readonly Diagnostic[],
  recall: Recall = forgetful,
): Uint8Array {
  return encodeJson(
    {
      schema: "banmian.layout/1",
      paper: issue.paper,
      code: issue.code,
      date: issue.date,
      number: issue.number,
      pages: layout.pages.map((page) =>
        recall(
          "page in JSON",
          () => page,
          () => encodedAt(pageJson(page), DEPTH - PAGE_LEVEL, PAGE_LEVEL),
        ),
      ),
      stories: layout.stories,
      diagnostics: diagnostics.map(diagnosticJson),
    },
    DEPTH,
  );
}

function pageJson(page: Page): object {
  return {
    label: page.label,
    trim: [rounded(page.trim.width), rounded(page.trim.height)],
    frames: page.frames.map(({ owner, rect }) => ({ ...owner, rect: rectJson(rect) })),
    lines: page.placed.flatMap(linesJson),
    pictures: page.placed.flatMap((placed) =>
      placed.kind === "picture"
        ? [
            {
              story: placed.owner.story,
              file: placed.picture.file,
              rect: rectJson(placed.at),
              ppi: Math.round(placed.picture.ppi),
            },
          ]
        : [],
    ),
  };
}

/** One entry a segment with text. There are a thousand a page, so each is written as text at once. */
function linesJson(placed: Placed): readonly Written[] {
  if (placed.kind !== "text") return [];
  const { owner, line } = placed;
  const vertical = line.writing === "vertical";
  const whose = JSON.stringify(owner).slice(1, -1);
  const entries: Written[] = [];
  for (const { role, x, width, size, text, from, to } of line.segments) {
    if (text === "") continue;
    const left = rounded(vertical ? placed.x : placed.x + x);
    const top = rounded(vertical ? placed.y + x : placed.y);
    const place = `"x":${left},"y":${top},"width":${rounded(width)},"size":${rounded(size)}`;
    const start = whose === "" ? "{" : `{${whose},`;
    const copy = `"text":${JSON.stringify(text)},"from":${from},"to":${to}`;
    entries.push(new Written(`${start}"role":"${role}",${place},${copy}}`));
  }
  return entries;
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
