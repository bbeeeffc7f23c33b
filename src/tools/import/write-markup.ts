// Writes copy as house markup. Each passage is read back at once by the manifest's own reader and compared, so that no sign of the source is taken for markup;
// if markup cannot say a style, the style is dropped, never a character.
import { type Copy, textOf } from "../../base/copy.ts";
import { greatest } from "../../base/length.ts";
import { sourceFile } from "../../base/source.ts";
import { readMarkup } from "../../engine/manifest/markup/markup.ts";
import { type CopyPassage, type CopyRun, copyText, textsOfPassage, trimmed } from "./proposal.ts";

interface WrittenPassage {
  readonly markup: string;
  /** exact: read back, nothing has changed; unstyled: bold and dots were dropped; lost: no markup gives this text. */
  readonly outcome: "exact" | "unstyled" | "lost";
}

type Texts = readonly CopyRun[];
/** Text before it is house markup. */
type Unwritten = Exclude<CopyPassage, { readonly kind: "markup" }>;

/**
 * A passage as house markup, with escapes for everything that would mean something else. Styles that house markup cannot express (bold inside a Latin word) are
 * dropped.
 */
export function writeMarkup(passage: CopyPassage): WrittenPassage {
  if (passage.kind === "markup") return { markup: passage.text, outcome: "exact" };
  for (const [ways, outcome] of WAYS) {
    const markup = written(passage, ways);
    if (saysSame(markup, passage, ways.styles)) return { markup, outcome };
  }
  return { markup: written(passage, { styles: false, escape: escapeAll }), outcome: "lost" };
}

interface Ways {
  readonly styles: boolean;
  readonly escape: (text: string) => string;
}

const WAYS: readonly (readonly [Ways, "exact" | "unstyled"])[] = [
  [{ styles: true, escape: escapeMarks }, "exact"],
  [{ styles: true, escape: escapeAll }, "exact"],
  [{ styles: false, escape: escapeMarks }, "unstyled"],
  [{ styles: false, escape: escapeAll }, "unstyled"],
];

/** The marks of house markup, where they can mean something. */
function escapeMarks(text: string): string {
  return text
    .replace(/[\\*]|_(?=_)|(?<=_)_|^_|_$|!(?=\[)|\|/g, "\\$&")
    .replace(/^[#>]|^-(?=\s)/, "\\$&")
    .replace(/^(\d{1,2})\.(?=\s)/, "$1\\.");
}

function escapeAll(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

function written(passage: Unwritten, ways: Ways): string {
  switch (passage.kind) {
    case "paragraph":
      return inline(passage.text, ways);
    case "subhead":
      return `## ${ways.escape(copyText(passage.text)).replace(/#/g, "\\#").replaceAll("\\\\#", "\\#")}`;
    case "quote":
      return `> ${inline(passage.text, ways)}`;
    case "signature":
      return `>> ${inline(passage.text, ways)}`;
    case "verse":
      return passage.lines.map((line) => inline(line, ways)).join("\\\n");
    case "rows":
      return [passage.list === "names" ? "::: 名单" : "::: 成绩", ...passage.rows.map((row) => inline(row, ways))].join(
        "\n",
      );
    case "list":
      return passage.items
        .map((item, index) => `${passage.numbered ? `${index + 1}.` : "-"} ${inline(item, ways)}`)
        .join("\n");
    case "table":
      return table(passage.rows, ways);
  }
}

const MARKS = { plain: "", strong: "**", emphasis: "*", properName: "__" } as const;

/** White space at the edges of a style is moved outside: `** 字**` opens nothing. */
function inline(text: Texts, { styles, escape: escaped }: Ways): string {
  return trimmed(text)
    .map(({ text: part, style }) => {
      const [, before = "", inside = "", behind = ""] = /^(\s*)(.*?)(\s*)$/su.exec(part) ?? [];
      const mark = styles && inside !== "" ? MARKS[style] : "";
      return before + mark + escaped(inside) + mark + behind;
    })
    .join("");
}

function table(rows: readonly (readonly Texts[])[], ways: Ways): string {
  const columns = greatest(
    rows.map((row) => row.length),
    1,
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const [head = [], ...rest] = rows.map((row) =>
    Array.from({ length: columns }, (_, column) => inline(row[column] ?? [], ways)),
  );
  return [line(head), line(Array.from({ length: columns }, () => "---")), ...rest.map(line)].join("\n");
}

/** True if house markup reads as the passage: kind, text and, if requested, styles. */
function saysSame(markup: string, passage: Unwritten, styled: boolean): boolean {
  const { copy, diagnostics } = copyOf(markup);
  if (diagnostics.some(({ code }) => code === "tangled-markup" || code === "table-too-large")) return false;
  const kinds = {
    paragraph: "body",
    rows: "body",
    subhead: "subhead",
    quote: "quote",
    signature: "signature",
    verse: "verse",
    list: "item",
    table: "cell",
  };
  if (copy.paragraphs.some(({ kind }) => kind !== kinds[passage.kind])) return false;
  if (passage.kind === "table" && copy.paragraphs[0]?.cell?.rows !== passage.rows.length) return false;
  if (passage.kind === "rows" && copy.paragraphs.some(({ list }) => list !== passage.list)) return false;
  if (passage.kind === "list" && copy.paragraphs.length !== passage.items.length) return false;
  const wanted = textsOfPassage(passage).map(withoutWhite);
  const found = copy.paragraphs.map(({ from, to }) => withoutWhite(textOf(copy.codes, from, to)));
  if (found.join("\n").replace(/\n+$/, "") !== wanted.join("\n").replace(/\n+$/, "") && passage.kind !== "table")
    return false;
  if (found.join("") !== wanted.join("")) return false;
  if (!styled || passage.kind === "subhead") return true;
  return stylesOf(copy) === textsWithStyles(passage).map(styleLine).join("");
}

function copyOf(markup: string): { readonly copy: Copy; readonly diagnostics: readonly { readonly code: string }[] } {
  const source = sourceFile("", markup);
  const origins = Int32Array.from({ length: markup.length + 1 }, (_, at) => at);
  return readMarkup({ value: markup, span: { source, start: 0, end: markup.length }, origins });
}

/** Drops white space at the edges and makes blanks of tabs: only ink is compared, and the blanks within. */
function withoutWhite(text: string): string {
  return text.trim().replace(/\s+/gu, " ");
}

function textsWithStyles(passage: Unwritten): readonly Texts[] {
  if (passage.kind === "list") {
    return passage.items.map((item, index) => [
      { text: passage.numbered ? `${index + 1}.` : "", style: "plain" },
      ...item,
    ]);
  }
  if (passage.kind === "table") return passage.rows.flat();
  if (passage.kind === "rows") return passage.rows;
  return passage.kind === "verse" ? passage.lines : [passage.text];
}

const LETTERS = { plain: "p", strong: "s", speaker: "s", emphasis: "e", properName: "n" } as const;

/** A letter of its style for each character of ink. */
function styleLine(text: Texts): string {
  return text.map(({ text: part, style }) => LETTERS[style].repeat(inkIn(part))).join("");
}

function stylesOf(copy: Copy): string {
  return copy.paragraphs
    .flatMap(({ runs }) => runs)
    .map(({ style, from, to }) => LETTERS[style].repeat(inkIn(textOf(copy.codes, from, to))))
    .join("");
}

function inkIn(text: string): number {
  return [...text.replace(/\s/gu, "")].length;
}
