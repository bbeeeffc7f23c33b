import fc from "fast-check";
import { expect, test } from "vitest";
import { textOf } from "../../../src/base/copy.ts";
import { readMarkup } from "../../../src/engine/manifest/markup/markup.ts";
import { located, read, sketch } from "./markup-text.ts";

/** What markup may take away, and white. */
const MARKUP = /[*_#>!\\|\-:[\]()`\s\u3000名单成绩]/gu;
const piece = fc.constantFrom(
  ..."中文字，。：“”（）《》—…aB9 　\n\n".split(""),
  "*",
  "**",
  "__",
  "_",
  "#",
  "## ",
  "> ",
  "!",
  "![](a)",
  "\\",
  "|",
  "|-|",
  "- ",
  "1. ",
  "&copy;",
  "<b>",
  "[",
  "`",
  "𠮷",
  "**记者：**",
  "\n\n::: 名单\n",
  "\n\n::: 成绩\n",
);
const copyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const runs = { numRuns: 600, seed: 20261124 };

test("no character is lost, doubled or moved", () => {
  const letters = (text: string): string => text.replaceAll("![](a)", "").replaceAll(MARKUP, "");
  fc.assert(
    fc.property(copyText, (text) => {
      expect(letters(textOf(read(text).copy.codes))).toBe(letters(text));
    }),
    runs,
  );
});

test("every character's origin is that character in the file, and origins never fall", () => {
  fc.assert(
    fc.property(copyText, (text) => {
      const { copy } = readMarkup(located(text, 7));
      const feeds = new Set(copy.paragraphs.slice(1).map(({ from }) => from - 1));
      for (const [at, code] of copy.codes.entries()) {
        if (feeds.has(at)) continue;
        const origin = copy.origins[at] ?? -1;
        const written = copy.source.text.codePointAt(origin);
        expect((code === 0x20 || code === 0x3000) && written === 0x0a ? 0x0a : code).toBe(written);
        expect(copy.origins[at + 1]).toBeGreaterThanOrEqual(origin);
      }
      expect(copy.origins.length).toBe(copy.codes.length + 1);
    }),
    runs,
  );
});

test("paragraphs and runs cover the copy, one line feed between paragraphs", () => {
  fc.assert(
    fc.property(copyText, (text) => {
      const { copy } = read(text);
      let at = 0;
      for (const [index, paragraph] of copy.paragraphs.entries()) {
        if (index > 0) expect(copy.codes[at++]).toBe(0x0a);
        expect(paragraph.from).toBe(at);
        for (const run of paragraph.runs) {
          expect(run.from).toBe(at);
          expect(run.to).toBeGreaterThan(at);
          at = run.to;
        }
        expect(paragraph.to).toBe(at);
        if (paragraph.cell === undefined) expect(paragraph.to).toBeGreaterThan(paragraph.from);
      }
      expect(at).toBe(copy.codes.length);
    }),
    runs,
  );
});

test("the shortcuts read as the parser does", () => {
  // An empty emphasis cannot be written, so an escaped full stop sends a chunk through the parser without changing its text.
  const word = fc.array(fc.constantFrom(..."中文，。：“”（）—a9 1".split("")), { minLength: 1, maxLength: 12 });
  const shapes = fc.constantFrom(
    (a: string, b: string) => `## ${a}${b}`,
    (a: string, b: string) => `**${a}：**${b}`,
    (a: string, b: string) => `${a}\n${b}`,
  );
  fc.assert(
    fc.property(word, word, shapes, (a, b, shape) => {
      const text = shape(a.join(""), `${b.join("")}中.`);
      expect(sketch(read(text))).toEqual(sketch(read(text.replace(/\.$/, "\\."))));
    }),
    runs,
  );
});
