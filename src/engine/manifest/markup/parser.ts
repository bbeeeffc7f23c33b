import type { Root } from "mdast";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { houseAttention } from "./attention.ts";

/** Constructs of CommonMark that copy never means: each would eat characters of `2020. 这一年`, `&copy;`, `<某某>` or a URL. */
const SWITCHED_OFF = [
  "list",
  "codeIndented",
  "codeFenced",
  "codeText",
  "thematicBreak",
  "setextUnderline",
  "htmlFlow",
  "htmlText",
  "autolink",
  "definition",
  "labelStartLink",
  "characterReference",
] as const;

const OPTIONS: Options = {
  extensions: [houseAttention(), gfmTable(), { disable: { null: [...SWITCHED_OFF] } }],
  mdastExtensions: [gfmTableFromMarkdown()],
};

/** House markup: the named subset of CommonMark, with tables. */
export function parseMarkup(text: string): Root {
  return fromMarkdown(text, OPTIONS);
}
