import { expect, test } from "vitest";
import type { PagePlan } from "../../../src/engine/model/issue.ts";
import type { Ear, Nameplate, Paper } from "../../../src/engine/model/paper.ts";
import { textEnd } from "../../../src/engine/text/headings/display.ts";
import { inSquares } from "./in-squares.ts";
import { frameAt, heading, issueOf, paper, partAt, span, storyOf, text } from "./newsroom.ts";

// Six columns of 11 characters of 9 pt and five gutters: 639 pt. The strip is 7.5 pt: 85 characters. An ear is two columns, 207 pt, less 8 pt at either side.

const ear = (title: string, ...lines: string[]): Ear => ({ title: text(title), lines: lines.map(text) });
const words = (count: number): string => "天".repeat(count);

const plate: Nameplate = {
  columns: { from: 1, to: 6 },
  rows: { from: 1, to: 10 },
  art: undefined,
  colour: [0, 0, 0, 100],
  ears: [],
  earColumns: 2,
  strip: [text(words(20))],
  span,
};

interface Furniture {
  readonly plate?: Partial<Nameplate>;
  readonly folio?: Partial<PagePlan["folio"]> & { readonly section?: string };
  readonly colophon?: string;
}

function told({ plate: over, folio, colophon }: Furniture): readonly string[] {
  const of: Paper = {
    ...paper,
    faults: { ...paper.faults, 缺法定项: "off", 缺署名: "off", 报头不突出: "off" },
    grid: { ...paper.grid, top: 44 },
    colophon: colophon === undefined ? undefined : text(colophon),
    nameplate: over && { ...plate, ...over },
  };
  const issue = issueOf(1, [], { paper: of });
  const { section, ...pieces } = folio ?? {};
  const pages = issue.pages.map((page) => ({
    ...page,
    section: section === undefined ? undefined : text(section),
    folio: { ...page.folio, ...pieces },
  }));
  return inSquares({ ...issue, pages }, { words: (word) => [...word] }).diagnostics.map(
    ({ code, arguments: { key, other } }) => [code, key, other].filter((part) => part !== undefined).join(" "),
  );
}

const CASES: readonly (readonly [furniture: Furniture, codes: readonly string[], why: string])[] = [
  [{ plate: {} }, [], "20 characters of strip"],
  [
    { plate: { strip: [words(40), words(43)].map(text) } },
    [],
    "83 characters of strip, and the white of two between them",
  ],
  [
    { plate: { strip: [words(40), words(45)].map(text) } },
    ["furniture-no-room strip"],
    "85 without white between them",
  ],
  [
    { plate: { strip: [words(40), words(40), words(40)].map(text) } },
    ["furniture-no-room strip"],
    "one slip, told once",
  ],
  [{ plate: { ears: [ear("天气", words(21 * 5))] } }, [], "five lines of 12 pt under a title of 17 in an ear of 84"],
  [{ plate: { ears: [ear("天气", words(21 * 6))] } }, ["furniture-no-room text"], "six lines"],
  [
    {
      plate: {
        rows: { from: 1, to: 20 },
        ears: [ear("一", words(21 * 5)), ear("二", words(21)), ear("三", words(21 * 5))],
      },
    },
    ["furniture-no-room text", "furniture-no-room text"],
    "two ears of three: each is told, and not the one between them",
  ],
  [
    { plate: { ears: [ear(words(20), words(4))] } },
    ["furniture-no-room title"],
    "a title of 210 pt over an ear of 207",
  ],
  [{ plate: { rows: { from: 1, to: 3 } } }, ["nameplate-no-room"], "the strip takes all rows"],
  [
    { plate: { columns: { from: 1, to: 2 }, ears: [ear("天气", "晴")] } },
    ["nameplate-no-room"],
    "the ears take all columns",
  ],
  [
    { plate: { columns: { from: 1, to: 2 }, ears: [ear("天气", "晴")], earColumns: 1 } },
    [],
    "one column for the ears, and the other for the name",
  ],
  [
    { plate: { ears: [ear("天气", words(21))], earColumns: 1 } },
    [],
    "three lines in an ear of one column, 99 pt with 8 at either side",
  ],
  [
    { plate: { ears: [ear("天气", words(9 * 6))], earColumns: 1 } },
    ["furniture-no-room text"],
    "six lines of nine characters",
  ],
  [
    { plate: { ears: [ear("天气", words(33 * 5))], earColumns: 3 } },
    [],
    "five lines of more characters in an ear of three",
  ],
  [{ folio: { section: words(10), credits: text(words(50)) } }, [], "200 pt of section, 375 of credits"],
  [
    { folio: { section: words(10), credits: text(words(56)) } },
    ["furniture-touches credits section"],
    "420 of credits",
  ],
  [{ folio: { credits: text(words(100)) } }, ["furniture-no-room credits"], "credits of two lines run over the rule"],
  [{ folio: { section: words(40) } }, ["furniture-no-room section"], "a section of two lines"],
  [
    { plate: {}, folio: { section: words(40), contact: text(words(42)) } },
    ["furniture-touches contact section"],
    "over the nameplate, contact beside the section",
  ],
  [{ colophon: words(91) }, [], "one line of colophon"],
  [{ colophon: words(91 * 5) }, ["furniture-no-room colophon"], "five lines of colophon over a foot of 28 pt"],
];

test.each(CASES.map(([furniture, codes, why]) => ({ furniture, codes, why })))(
  "$codes: $why",
  ({ furniture, codes }) => {
    expect(told(furniture).filter((code) => /furniture|nameplate/.test(code))).toEqual(codes);
  },
);

test.each([
  [10, [], "a label of ten characters and its box over a column of eleven"],
  [12, ["label-too-long"], "one of twelve was cut off"],
])("a label of %i characters over one column tells %j: %s", (count, codes) => {
  const label = text(words(count));
  const story = storyOf("a", [partAt(0, frameAt([1, 1], [1, 20]))], { label, headline: heading("标题") });
  const { diagnostics } = inSquares(issueOf(1, [story]), { words: (word) => [...word] });
  expect(diagnostics.map(({ code }) => code).filter((code) => code === "label-too-long")).toEqual(codes);
});

test("the colophon stands on the last page of the issue, whatever its label", () => {
  const issue = issueOf(2, [], { paper: { ...paper, colophon: text("社址") } });
  const pages = issue.pages.map((page, at) => ({ ...page, label: String(at + 5), number: at + 5 }));
  const { layout } = inSquares({ ...issue, pages }, { words: (word) => [...word] });
  const holds = layout.pages.map(({ placed }) => placed.some(({ owner }) => owner.piece === "colophon"));
  expect(holds).toEqual([false, true]);
});

// The type area is 639 pt wide from x = 20: the outer side ends at 659.
test.each([
  [
    "outer",
    "left",
    [
      [20, "left"],
      [659, "right"],
    ],
    "left-hand pages have even numbers where the paper is bound at the left",
  ],
  [
    "outer",
    "right",
    [
      [659, "right"],
      [20, "left"],
    ],
    "and odd ones where it is bound at the right",
  ],
  [
    "left",
    "left",
    [
      [20, "left"],
      [20, "left"],
    ],
    "a folio may stand at the left of all pages",
  ],
] as const)(
  "the folio's side is %s, the paper bound at the %s: number's edge and section on pages 2 and 3 %j: %s",
  (...[side, binding, expected]) => {
    const issue = issueOf(3, [], { paper: { ...paper, binding, folio: { ...paper.folio, side } } });
    const pages = issue.pages.map((page) => ({ ...page, section: text("要闻") }));
    const found = inSquares({ ...issue, pages })
      .layout.pages.slice(1)
      .map(({ placed }) => {
        const box = placed.find((thing) => thing.kind === "area" && thing.role === "folio");
        const number = placed.find(({ owner }) => owner.piece === "number");
        const section = placed.find(({ owner }) => owner.piece === "section");
        if (box?.kind !== "area" || number?.kind !== "text" || section?.kind !== "text") throw new Error("no folio");
        const { x, width } = box.at;
        expect(number.x).toBeGreaterThan(x);
        expect(number.x + textEnd(number.line)).toBeLessThan(x + width);
        const first = section.line.segments[0]?.x ?? 0;
        return first > 0 ? [x + width, "right"] : [x, "left"];
      });
    expect(found).toEqual(expected);
  },
);
