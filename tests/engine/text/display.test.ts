import { describe, expect, test } from "vitest";
import type { TextStyle } from "../../../src/engine/model/style.ts";
import { newTextContext, type StyledText } from "../../../src/engine/text/galley.ts";
import { type Narrowing, setStyled, setVertical, turnHeading } from "../../../src/engine/text/headings/display.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { squareFonts } from "../../square-font.ts";
import { EM, endOf, plain, round, textsOf } from "./setting.ts";

const bench = newTextContext(squareFonts());
const left: TextStyle = { ...plain, align: "left" };

describe("setStyled", () => {
  const caption: StyledText = { role: "caption", text: "江水退去的第三天。", style: left };
  const credit: StyledText = { role: "credit", text: "林岚 摄", style: { ...left, face: "黑", size: 8 } };

  test("texts of several styles are one paragraph with a segment each", () => {
    const [line] = setStyled([caption, credit], 20 * EM, bench);
    expect(line?.segments.map(({ role, text, size, from, to }) => [role, text, size, from, to])).toEqual([
      ["caption", "江水退去的第三天。", 10, 0, 9],
      ["credit", "林岚 摄", 8, 0, 4],
    ]);
    expect(line?.segments[1]?.runs[0]).toMatchObject({ font: "square-黑", size: 8 });
  });

  test("smaller type takes less room", () => {
    const [line] = setStyled([credit], 20 * EM, bench);
    expect(line?.segments[0]?.width).toBe(28);
  });

  test.each([
    ["left", 0],
    ["center", 1],
    ["right", 2],
  ] as const)("aligned %s, the glyphs stand %d em in", (align, at) => {
    const [line] = setStyled([{ role: "jump", text: "下转四版", style: { ...plain, align } }], 6 * EM, bench);
    expect(line?.segments[0]?.x).toBe(at * EM);
    expect(line?.width).toBe(6 * EM);
  });

  test("a centred text of two lines is balanced", () => {
    const text: StyledText = { role: "caption", text: "江水退去的第三天", style: { ...plain, align: "center" } };
    expect(textsOf(setStyled([text], 6 * EM, bench))).toEqual(["江水退去", "的第三天"]);
  });

  test("no text makes no line", () => {
    expect(setStyled([{ ...caption, text: "" }], 100, bench)).toEqual([]);
  });
});

describe("turnHeading", () => {
  const style: TextStyle = { ...plain, size: 20, floor: 10, align: "left" };
  /** Words of two characters. */
  const pairs = (text: string): readonly string[] => text.match(/.{1,2}/gu) ?? [];
  const narrowed = (
    lines: readonly string[],
    measure: number,
    narrowing: Narrowing,
    { align = "left", writing }: { readonly align?: TextStyle["align"]; readonly writing?: "vertical" } = {},
  ) => {
    const context = { bench, words: pairs, role: "headline" as const, maxLines: 2, narrowing };
    const heading = { lines, turned: lines.length > 1 };
    return turnHeading(heading, { ...style, align }, measure, { ...context, ...(writing && { writing }) });
  };
  const stretchesOf = (lines: readonly Line[]): readonly number[] => [
    ...new Set(lines.flatMap(({ segments }) => segments.flatMap(({ runs }) => runs.map(({ stretch }) => stretch)))),
  ];
  const turn = (
    lines: readonly string[],
    measure: number,
    maxLines: number,
    words: (text: string) => readonly string[] = pairs,
  ) => turnHeading({ lines, turned: lines.length > 1 }, style, measure, { bench, words, role: "headline", maxLines });

  test.each([
    ["天地玄黄", 80, 2, "20 天地玄黄", "what fits keeps its size"],
    ["天地玄黄宇宙", 80, 2, "20 天地玄/黄宇宙", "else it turns at full size, evenly at words"],
    ["天地玄黄宇", 80, 2, "16 天地玄黄宇", "four fifths of the size are enough for one line"],
    ["天地玄黄　", 70, 2, "17.5 天地玄黄", "of half points"],
    ["天地玄黄宇宙", 80, 1, "13.5 天地玄黄宇宙", "a text of one line gets smaller by half points"],
    ["天地玄黄/宇宙", 60, 2, "15 天地玄黄/宇宙", "the editor's turns are kept: the size gives way"],
    ["天地玄　黄宇宙洪", 100, 2, "20 天地玄　/黄宇宙洪", "a phrase gap is the first place to turn"],
    ["天地　玄黄宇宙洪荒", 80, 2, "13.5 天地　/玄黄宇宙洪荒", "also where the size must give way for it"],
    ["天地　玄黄", 100, 2, "20 天地　玄黄", "where it fits, a phrase gap keeps one em"],
  ])("%s in %d pt, %i lines: %s: %s", (heading, measure, most, expected) => {
    const words = (text: string): readonly string[] =>
      text.includes("宇宙洪荒") ? pairs(text) : [...text.matchAll(/天地玄|黄宇宙|./gu)].map(([w]) => w);
    const set = turn(heading.split("/"), measure, most, words);
    expect([set.fits, `${set.size} ${textsOf(set.lines).join("/")}`]).toEqual([true, expected]);
  });

  test.each([
    ["天地玄　黄", 70, ["天地", "玄　黄"], "at a heading's end"],
    ["王　铱破万米纪录", 110, ["王　铱", "破万米纪录"], "at its start"],
    ["冠军　王　铱　破纪录", 140, ["冠军　王　铱　", "破纪录"], "between phrase gaps, which turn"],
    ["冠军“王　铱”破纪录", 110, ["冠军“王　铱”", "破纪录"], "between marks"],
    ["天地　玄黄宇宙", 110, ["天地　", "玄黄宇宙"], "a gap between two words is none"],
  ])("a spread name is not parted: %s at %d pt → %j: %s", (text, measure, expected) => {
    const words = (all: string): readonly string[] =>
      [...all.matchAll(/天地|冠军|破万米纪录|破纪录|宇宙|./gu)].map(([w]) => w);
    expect(textsOf(turn([text], measure, 2, words).lines)).toEqual(expected);
  });

  test.each([
    ["我们的天地宇宙", ["我们", "的", "天地宇宙"], ["我们的", "天地宇宙"], "的 never opens a line"],
    ["天地和玄黄", ["天地", "和", "玄黄"], ["天地", "和玄黄"], "和 never ends one"],
  ])("%s of %j turns into %j: %s", (text, words, expected) => {
    expect(textsOf(turn([text], 60, 2, () => words).lines)).toEqual(expected);
  });

  // Solid, five characters of 20 pt take 100 pt; each gap gives 0.4 pt before letters are narrowed.
  test.each<[string, number, [least: number, upTo: number], string, string]>([
    ["天地玄黄宇", 100, [0.92, 20], "20 1", "what fits keeps its width"],
    ["天地玄黄宇", 99, [0.92, 20], "20 1", "also a little tighter than solid"],
    ["天地玄黄宇", 95, [0.92, 20], "20 0.96", "98.4 pt are narrowed to 95"],
    ["天地玄黄宇", 95, [1, 20], "19 1", "without leave it gets smaller"],
    ["天地玄黄宇", 95, [0.92, 18], "19 1", "a larger head is not narrowed"],
    ["天地玄黄宇", 90, [0.92, 20], "19.5 0.93", "both, where 92 % are too wide"],
    ["天地玄黄宇/宇宙", 95, [0.92, 20], "20 0.96", "all lines alike"],
  ])("%s in %d pt, narrowed as far as %j: %s: %s", (heading, measure, [least, upTo], expected) => {
    const set = narrowed(heading.split("/"), measure, { least, upTo });
    expect(textsOf(set.lines).join("/")).toBe(heading);
    expect(`${set.size} ${stretchesOf(set.lines).join(", ")}`).toBe(expected);
  });

  test("it is narrowed rather than set in more lines or smaller", () => {
    const set = narrowed(["天地玄黄宇宙洪荒日月盈昃"], 110, { least: 0.92, upTo: 20 });
    expect([set.size, stretchesOf(set.lines), textsOf(set.lines)]).toEqual([
      20,
      [0.93],
      ["天地玄黄宇宙", "洪荒日月盈昃"],
    ]);
  });

  test("narrowed lines end where their glyphs do, to either side and in vertical lines", () => {
    const leave = { least: 0.92, upTo: 20 };
    const [right] = narrowed(["天地玄黄宇"], 95, leave, { align: "right" }).lines;
    const [segment] = right?.segments ?? [];
    expect([segment?.x, segment?.width].map((each) => round(each ?? 0))).toEqual([0, 95]);
    expect([...(segment?.runs[0]?.x ?? [])].map(round)).toEqual([0, 18.95, 37.9, 56.85, 75.8]);
    const [down] = narrowed(["天地玄黄宇"], 95, leave, { writing: "vertical" }).lines;
    expect(round(down?.width ?? 0)).toBe(95);
    // The squares are still 20 pt wide, and 19.2 pt high.
    const [run] = down?.segments[0]?.runs ?? [];
    expect([round(run?.x[0] ?? 0), round(run?.y?.[0] ?? 0)]).toEqual([-10, 16.896]);
  });

  test("the words are asked for only where a turn is needed", () => {
    const words = (): readonly string[] => {
      throw new Error("asked");
    };
    expect(turn(["天地玄黄"], 80, 2, words).fits).toBe(true);
    expect(turn(["天地玄　黄宇宙洪"], 100, 2, words).fits).toBe(true);
    expect(turn(["天地玄黄", "宇宙洪荒"], 80, 2, words).fits).toBe(true);
  });

  test("a heading too long for its smallest size says so, and sticks out nowhere", () => {
    const set = turn(["天地玄黄宇宙洪荒日月盈昃"], 40, 2);
    expect([set.size, set.fits]).toEqual([10, false]);
    for (const line of set.lines) expect(endOf(line)).toBeLessThanOrEqual(4);
  });
});

describe("setVertical (text/RULES.md#vertical)", () => {
  const vertical = (text: string, length = 400) =>
    setVertical([{ role: "headline", text, style: left }], length, bench);
  const glyphs = (text: string) =>
    vertical(text).flatMap((line) =>
      line.segments.flatMap(({ runs }) =>
        runs.flatMap((run) =>
          [...run.x].map((x, at) => [
            run.texts[at],
            round(x / EM),
            round((run.y?.[at] ?? Number.NaN) / EM),
            run.turned,
          ]),
        ),
      ),
    );

  test("characters stand one under another, centred on the line", () => {
    expect(glyphs("天地")).toEqual([
      ["天", -0.5, 0.88, false],
      ["地", -0.5, 1.88, false],
    ]);
  });

  test("an opening mark's ink begins at the line's head", () => {
    expect(glyphs("（天）").map(([, , y]) => y)).toEqual([0.38, 1.38, 2.38]);
  });

  test("two figures share a square", () => {
    expect(glyphs("第12版")).toEqual([
      ["第", -0.5, 0.88, false],
      ["1", -0.5, 1.88, false],
      ["2", 0, 1.88, false],
      ["版", -0.5, 2.88, false],
    ]);
  });

  test("a year lies on its side, an acronym stands one character a square", () => {
    expect(glyphs("2026年GDP")).toEqual([
      ["2", -0.38, 0, true],
      ["0", -0.38, 0.5, true],
      ["2", -0.38, 1, true],
      ["6", -0.38, 1.5, true],
      ["年", -0.5, 3.13, false],
      ["G", -0.25, 4.13, false],
      ["D", -0.25, 5.13, false],
      ["P", -0.25, 6.13, false],
    ]);
  });

  test("words lie on their side, a quarter em clear of Han", () => {
    expect(glyphs("天hello")).toEqual([
      ["天", -0.5, 0.88, false],
      ["h", -0.38, 1.25, true],
      ["e", -0.38, 1.75, true],
      ["l", -0.38, 2.25, true],
      ["l", -0.38, 2.75, true],
      ["o", -0.38, 3.25, true],
    ]);
  });

  test("： and ！ keep their em, ， does not", () => {
    expect(glyphs("天：地，玄！").map(([, , y]) => y)).toEqual([0.88, 1.88, 2.88, 3.88, 4.88, 5.88]);
  });

  test("a line is as long as its text; a text too long for the length goes on in the next", () => {
    const lines = vertical("天地玄黄宇宙", 40);
    expect(textsOf(lines)).toEqual(["天地玄", "黄宇宙"]);
    expect(lines.map(({ width, writing }) => [width, writing])).toEqual([
      [30, "vertical"],
      [30, "vertical"],
    ]);
  });
});

test.each<[StyledText["role"], string, number, string[], string]>([
  ["byline", "记者 王小明 通讯员 李四光", 8, ["记者 王小明 ", "通讯员 李四光"], "a byline turns at its spaces"],
  [
    "caption",
    "清晨的老渡口。",
    10,
    ["清晨的老渡口。", "孔令川 摄"],
    "a credit that does not fit goes whole to the next line",
  ],
])("names are not parted: %s %j at %i em → %j: %s", (role, text, measure, expected) => {
  const credit: StyledText[] = role === "caption" ? [{ role: "credit", text: "　孔令川 摄", style: left }] : [];
  const lines = setStyled([{ role, text, style: left }, ...credit], measure * EM, bench);
  expect(lines.map(({ segments }) => segments.map((segment) => segment.text.replace("　", "")).join(""))).toEqual(
    expected,
  );
});

describe("display type", () => {
  const style: TextStyle = { ...plain, size: 20, floor: 20, align: "left" };
  const set = (text: string, measure: number, own: TextStyle = style) =>
    turnHeading({ lines: [text], turned: false }, own, measure, {
      bench,
      words: (each) => [each],
      role: "headline",
      maxLines: 1,
    });
  const widthOf = (text: string, own: TextStyle = style): number => {
    const segment = set(text, 1000, own).lines[0]?.segments[0];
    return round((segment?.width ?? 0) / own.size);
  };

  test.each([
    ["口“口”口", 4.25, "quotation marks keep an eighth outside"],
    ["口《口》口", 4.25, "so do title marks"],
    ["《口》口", 3.125, "none at the edge"],
    ["口，口", 2.5, "a comma takes half an em"],
    ["口：口", 2.5, "so does a colon"],
    ["口！口", 2.75, "the end of a sentence keeps a quarter"],
    ["口：“口”", 3.625, "a colon before a quotation has the quotation mark's"],
  ])("%s is %d em wide: %s", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test("type under 14 pt is no display type", () => {
    expect(widthOf("口“口”口", { ...style, size: 13, floor: 13 })).toBe(5);
  });

  test.each([
    [6, 20, true, "six characters in six ems are solid"],
    [5.95, 20, true, "five gaps give way by 0.01 em each"],
    [5.9, 20, true, "and by 0.02 em"],
    [5.89, 20, false, "no further: it does not fit"],
  ])("six characters in %d em at 20 pt: %d, %s: %s", (measure, size, fits) => {
    const heading = set("天地玄黄宇宙", measure * size);
    expect([
      heading.size,
      heading.lines.length === 1 && endOf(heading.lines[0] as Line) <= (measure * size) / EM,
    ]).toEqual([size, fits]);
  });
});
