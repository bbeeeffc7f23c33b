import { catalogueOf } from "../base/codes.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { listFor } from "../base/once.ts";
import { newspaperIn } from "../build/compile.ts";
import type { Newspaper, PrintedLine } from "../engine/newspaper/newspaper.ts";
import { codePointAt } from "../engine/newspaper/source-text.ts";
import { type DiagnosticJson, reportJson } from "../locales/report.ts";
import { say } from "../locales/texts.ts";
import type { Language } from "../locales/words.ts";
import type { Look } from "../tools/fixes/fix.ts";
import type { Terminal } from "./terminal.ts";

/** A finding of copy or usage at its place on paper. */
export interface DeskFinding extends DiagnosticJson {
  /** The page's label; undefined for a text that stands on no page. */
  readonly page: string | undefined;
  /** The id of a story, or what the place belongs to. */
  readonly story: string;
  /** For copy: the leg of the story's frame and the line in it, as the proof sheet counts them, from 1. */
  readonly leg: number | undefined;
  readonly legLine: number | undefined;
  readonly words: string;
}

/** The findings of copy and usage, in the order of the pages and of their stories. */
export function deskOf(look: Look, diagnostics: readonly Diagnostic[], language: Language): readonly DeskFinding[] {
  const { madeUp } = look.compiled;
  const own = diagnostics.filter(({ code }) => ["copy", "usage"].includes(catalogueOf(code)));
  const newspaper = madeUp && newspaperIn(madeUp);
  const json = reportJson(own, language);
  const found = own.map(({ span }, at): DeskFinding => {
    const each = json[at] as DiagnosticJson;
    const story = look.ownerOf(span);
    const words = span.source.text.slice(span.start, span.end);
    return { ...each, story, words, ...(newspaper ? placeOf(each, story, newspaper) : NOWHERE) };
  });
  const pages = newspaper?.pages.map(({ label }) => label) ?? [];
  const stories = newspaper?.stories.map(({ id }) => id) ?? [];
  const order = ({ page = "", story, leg = 0, legLine = 0 }: DeskFinding): readonly number[] => {
    const [onPage, inStories] = [pages.indexOf(page), stories.indexOf(story)];
    return [onPage < 0 ? pages.length : onPage, inStories < 0 ? stories.length : inStories, leg, legLine];
  };
  return found
    .map((each) => ({ each, at: order(each) }))
    .toSorted((one, other) => one.at.map((place, at) => place - (other.at[at] ?? 0)).find((by) => by !== 0) ?? 0)
    .map(({ each }) => each);
}

const NOWHERE = { page: undefined, leg: undefined, legLine: undefined };

function placeOf(
  { file, line, column }: DiagnosticJson,
  id: string,
  { pages, sources, stories, adverts }: Newspaper,
): Pick<DeskFinding, "page" | "leg" | "legLine"> {
  const story = stories.find((each) => each.id === id);
  const first = story?.parts[0]?.page ?? adverts.find((each) => each.id === id)?.page;
  const isThere = sources[story?.copy.place?.source ?? -1] === file;
  const found = story && isThere ? codePointAt(story.copy, line, column) : undefined;
  const code = found?.distance === 0 ? found.at : undefined;
  for (const { label, things } of code === undefined ? [] : pages) {
    const lines = things.filter((each): each is PrintedLine => each.kind === "line" && each.story === id);
    const set = lines.find(({ segments }) =>
      segments.some(({ role, from, to }) => COPY.has(role) && from <= (code ?? 0) && (code ?? 0) < to),
    );
    if (set === undefined) continue;
    if (set.leg === undefined) return { ...NOWHERE, page: label };
    const inLeg = lines.filter((each) => each.leg === set.leg && each.part === set.part);
    return { page: label, leg: set.leg + 1, legLine: inLeg.indexOf(set) + 1 };
  }
  return { ...NOWHERE, page: first };
}

const COPY: ReadonlySet<string> = new Set(["body", "subhead", "speaker", "cell"]);

/** The list for a terminal: a heading for each page, a line for each finding. */
export function deskText(findings: readonly DeskFinding[], terminal: Terminal): string {
  if (findings.length === 0) return `${say("desk-none", {}, terminal)}\n`;
  const byPage = new Map<string, DeskFinding[]>();
  for (const each of findings) listFor(byPage, each.page ?? "").push(each);
  return [...byPage]
    .map(([label, those]) => {
      const heading = label === "" ? say("desk-elsewhere", {}, terminal) : say("desk-page", { label }, terminal);
      const lines = those.map(({ story, leg = 0, legLine = 0, file, line, words, message, hint, related }) => {
        const where = leg === 0 ? `${file}:${line}` : say("desk-line", { leg, line: legLine }, terminal);
        const others = related.map((other) => `${other.file}:${other.line}`);
        return `  ${[story, where, words, message, ...others, ...(hint === undefined ? [] : [hint])].join("  ")}\n`;
      });
      return `${heading}\n${lines.join("")}`;
    })
    .join("");
}
