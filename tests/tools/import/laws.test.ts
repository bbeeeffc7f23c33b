import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { textOf } from "../../../src/base/copy.ts";
import { fileSpan } from "../../../src/base/source.ts";
import { assignPages, planStories } from "../../../src/tools/import/plan.ts";
import { type CopyPassage, type CopyRun, tallyOf, textsOfPassage } from "../../../src/tools/import/proposal.ts";
import type { Intake } from "../../../src/tools/import/source.ts";
import { writeManifest } from "../../../src/tools/import/write-manifest.ts";
import { writeMarkup } from "../../../src/tools/import/write-markup.ts";
import { read } from "../../engine/manifest/markup-text.ts";
import { docx, p, r, size } from "./docx.ts";
import { takenIn } from "./taken.ts";

const runs = { numRuns: 90, seed: 20261124 };
const span = fileSpan("a");
const character = fc.constantFrom(
  ..."中文字，。：“”（）《》—…aB9𠮷 　",
  ..."*_#>!\\|-[]()`~<&.1、/\"'",
  "**",
  "![](a)",
  "1. ",
  "- ",
);
const words = fc.array(character, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(""));
const styled: fc.Arbitrary<readonly CopyRun[]> = fc.array(
  fc.record({
    text: words,
    style: fc.constantFrom("plain" as const, "strong" as const, "emphasis" as const, "properName" as const),
  }),
  { minLength: 1, maxLength: 4 },
);
/** Readers drop items and lines without a character. */
const inked = styled.filter((text) => text.some((each) => each.text.trim() !== ""));
const passage: fc.Arbitrary<CopyPassage> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("paragraph" as const, "quote" as const, "signature" as const, "subhead" as const),
    text: styled,
    span: fc.constant(span),
  }),
  fc.record({
    kind: fc.constant("verse" as const),
    lines: fc.array(inked, { minLength: 2, maxLength: 4 }),
    span: fc.constant(span),
  }),
  fc.record({
    kind: fc.constant("list" as const),
    numbered: fc.boolean(),
    items: fc.array(inked, { minLength: 2, maxLength: 4 }),
    span: fc.constant(span),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    rows: fc.array(fc.array(styled, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    span: fc.constant(span),
  }),
);

const ink = (text: string): string => text.replace(/[\s\ufeff]/gu, "");

test("house markup read back gives the same text", () => {
  fc.assert(
    fc.property(passage, (each) => {
      const wanted = ink(textsOfPassage(each).join(""));
      fc.pre(wanted !== "");
      const { markup, outcome } = writeMarkup(each);
      expect(outcome).not.toBe("lost");
      expect(ink(textOf(read(markup).copy.codes))).toBe(wanted);
    }),
    { numRuns: 300, seed: 20261124 },
  );
});

const line = fc.oneof(
  words,
  words.map((text) => `# ${text}`),
  words.map((text) => `## ——${text}`),
  words.map((text) => `**${text}**`),
  fc.constantFrom(
    "",
    "",
    "",
    "编者按：",
    "记者 林岚",
    "（上接第一版）灯会开幕。",
    "（下转第四版）",
    "本报讯（记者 林岚） 入夜。",
    "图为灯会。 周宁 摄",
    "河面在路灯下",
    "闪着光，一层一层。",
  ),
);
const text = fc.array(line, { maxLength: 25 }).map((lines) => lines.join("\n"));

/** All texts of the written files: what the manifest's values say, and the copy read back. */
function written(intake: Intake): readonly string[] {
  const assigned = assignPages([{ name: "a.md", ...intake }], { page: undefined, known: [], room: undefined });
  const plan = planStories(assigned, { ids: [], stories: [], textOf: () => undefined });
  const keys = { paper: "paper.yaml", date: "2026-11-24", number: undefined, schema: undefined, questionsOn: () => [] };
  const { stories } = parse(writeManifest(undefined, plan.stories, keys)) as {
    stories: readonly Record<string, unknown>[];
  };
  const bodies = plan.files
    .filter(({ path }) => path.endsWith(".md"))
    .map(({ bytes }) => new TextDecoder().decode(bytes));
  const values = stories.flatMap(({ id, priority, place, body, continuedFrom, continuesOn, photos, ...rest }) => [
    ...stringsIn(rest),
    ...(Array.isArray(photos) ? photos : []).flatMap(({ file, ...words }: Record<string, unknown>) => stringsIn(words)),
  ]);
  return [...values, ...bodies.map((body) => textOf(read(body).copy.codes))];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function expectAccount(intake: Intake, source: readonly string[]): void {
  const errors = intake.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  if (errors.includes("no-story")) return;
  expect(errors).toEqual([]);
  const out = tallyOf([...written(intake), ...intake.taken.map((each) => each.text)]);
  const into = tallyOf([...source, ...intake.added]);
  expect(Object.fromEntries([...out].toSorted())).toEqual(Object.fromEntries([...into].toSorted()));
}

test.each(["page.md", "copy.txt"])(
  "every code point of %s stands in the issue or in the list of what was taken out",
  async (path) => {
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        fc.pre(source.trim() !== "" && !/^\s*(?:\{\s*"|\[\s*\{|---)/.test(source));
        expectAccount(await takenIn(path, source), [source]);
      }),
      runs,
    );
  },
);

const run = fc.record({
  text: words,
  look: fc.constantFrom("", "<w:b/>", '<w:em w:val="dot"/>', size(22), "<w:vanish/>", "<w:i/>"),
  kind: fc.constantFrom("run", "run", "run", "deleted", "inserted", "ruby", "break", "box", "oval", "equation"),
});

/** A run as Word writes it, by what was done to it. */
const WAYS: Readonly<Record<string, (value: string, look: string) => string>> = {
  run: r,
  inserted: (value, look) => `<w:ins>${r(value, look)}</w:ins>`,
  deleted: (value, look) =>
    `<w:del>${r(value, look).replace("</w:t>", "</w:delText>").replace("<w:t ", "<w:delText ")}</w:del>`,
  break: (value, look) => `${r(value, look)}<w:r><w:br/></w:r>`,
  box: (value) =>
    `<w:r><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>${p(r(value))}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r>`,
  oval: (value) =>
    `<w:r><w:pict><v:oval><v:textbox><w:txbxContent>${p(r(value))}</w:txbxContent></v:textbox></v:oval></w:pict></w:r>`,
  equation: (value) => `<m:oMath><m:r>${r(value).replace(/^.*?(?=<w:t)|<.w:r>$/g, "")}</m:r></m:oMath>`,
  ruby: (value) => `<w:r><w:ruby><w:rt>${r("音")}</w:rt><w:rubyBase>${r(value)}</w:rubyBase></w:ruby></w:r>`,
};

test("every code point of a Word document stands in the issue or in the list of what was taken out", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(run, { maxLength: 4 }), { minLength: 1, maxLength: 8 }), async (paragraphs) => {
      const all = paragraphs.flat();
      const source = [...all.map((each) => each.text), ...all.map(({ kind }) => (kind === "ruby" ? "音" : ""))];
      const body = paragraphs.map((each) =>
        p(each.map(({ text: value, look, kind }) => WAYS[kind]?.(value, look)).join("")),
      );
      const bytes = docx({ body: body.join("") });
      expectAccount(await takenIn("a.docx", bytes), source);
    }),
    { numRuns: 30, seed: 20261124 },
  );
});
