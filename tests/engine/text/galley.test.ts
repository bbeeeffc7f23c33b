import { describe, expect, test } from "vitest";
import type { EndingText, StyledText } from "../../../src/engine/text/galley.ts";
import { linesOf, setGalley } from "../../../src/engine/text/set-galley.ts";
import { allLines, copyOf, EM, endOf, glyphsOf, requestOf, round, styles, textsOf } from "./setting.ts";

const dateline: StyledText = { role: "dateline", text: "本报讯", style: styles.dateline };
const reporter: StyledText = { role: "reporter", text: "（记者 林岚）", style: styles.reporter };
const notice: StyledText = { role: "continuation", text: "（上接第一版）", style: styles.continuation };

const contact: EndingText = {
  role: "contact",
  text: "热线：010-5550",
  style: { ...styles.contact, align: "left", indent: 2 },
};

describe("blocks", () => {
  const copy = copyOf([{ text: "江水退去的第三天。" }, { text: "堤上", kind: "subhead" }, { text: "村里人回来了。" }]);
  const galley = setGalley(requestOf(copy, { measure: 6, indent: 2 }));

  test("cover the copy without the line feeds between them", () => {
    expect(galley.blocks.map(({ from, to }) => [from, to])).toEqual([
      [0, 9],
      [10, 12],
      [13, 20],
    ]);
  });

  test("a subhead stays whole, on the grid, with three lines below it", () => {
    const [, subhead] = galley.blocks;
    expect(subhead).toMatchObject({ kind: "subhead", breakable: false, keepNext: 3, rowsBefore: 1 });
  });

  test("ends are copy offsets behind each line", () => {
    expect([...(galley.blocks[0]?.variants[0]?.ends ?? [])]).toEqual([4, 9]);
  });

  test("a centred subhead stands in the measure's middle", () => {
    const [line] = linesOf(galley, 1, 0, 0, 1);
    expect(line?.segments[0]).toMatchObject({ role: "subhead", from: 10, to: 12, x: 2 * EM, width: 2 * EM });
    expect(line?.width).toBe(6 * EM);
  });

  test("only the lines asked for are set", () => {
    expect(textsOf(linesOf(galley, 0, 0, 1, 2))).toEqual(["的第三天。"]);
  });
});

test.each([
  [6, 10.5, 12, 1, "a pitch of the grid's takes one row"],
  [6, 18, 20, 2, "a larger one the next whole number"],
])("at %d em, size %d on %d takes %d rows: %s", (measure, size, pitch, rows) => {
  const request = requestOf(copyOf([{ text: "堤上", kind: "subhead" }]), { measure });
  const subhead = { ...styles.subhead, size, pitch };
  expect(setGalley({ ...request, styles: { ...styles, subhead } }).blocks[0]?.rowsPerLine).toBe(rows);
});

test("a subhead of two lines turns at a word where words are known", () => {
  const copy = copyOf([{ text: "网络安全教育走进校园", kind: "subhead" }]);
  const request = requestOf(copy, { measure: 6 });
  expect(textsOf(allLines(setGalley(request)))).toEqual(["网络安全教", "育走进校园"]);
  const words = (part: string) => part.match(/../gu) ?? [];
  expect(textsOf(allLines(setGalley({ ...request, words })))).toEqual(["网络安全", "教育走进校园"]);
});

test.each([
  ["一块黑板两种价钱", 9, 1, 10, "it fits"],
  ["一块黑板两种价钱", 7.4, 1, 9, "at nine tenths it fits one line"],
  ["一块黑板两种价钱", 7, 2, 10, "it would not fit even so: its size stays"],
])("the subhead %s at %d em has %d line(s) of %d pt: %s", (text, measure, lines, size) => {
  const request = requestOf(copyOf([{ text, kind: "subhead" }]), { measure });
  const set = allLines(setGalley({ ...request, words: () => ["一块", "黑板", "两种", "价钱"] }));
  expect(set.length).toBe(lines);
  expect(set[0]?.size).toBe(size);
});

describe("indent (text/RULES.md#paragraphs)", () => {
  test.each([
    [0, 2, "a paragraph's first line"],
    [5, 0, "a paragraph that was cut goes on without"],
    [10, 2, "the next paragraph has its own again"],
  ])("from %i the first line begins at %d em: %s", (from, indent) => {
    const copy = copyOf([{ text: "天地玄黄宇宙洪荒。" }, { text: "日月盈昃辰宿列张。" }]);
    const [line] = allLines(setGalley(requestOf(copy, { measure: 6, indent: 2, from })));
    expect(line?.segments[0]?.x).toBe(indent * EM);
  });

  test("a cut paragraph is set to its end and no character twice", () => {
    const copy = copyOf([{ text: "天地玄黄宇宙洪荒。" }, { text: "日月盈昃辰宿列张。" }]);
    const lines = allLines(setGalley(requestOf(copy, { measure: 6, indent: 2, from: 5 })));
    expect(textsOf(lines)).toEqual(["宙洪荒。", "日月盈昃", "辰宿列张。"]);
  });
});

describe("openings", () => {
  const copy = copyOf([{ text: "江水退去的第三天，村里人回来了。" }]);

  test("a dateline keeps the indent and stands one em clear", () => {
    const [line] = allLines(setGalley(requestOf(copy, { measure: 12, indent: 2, opening: [dateline] })));
    expect(line?.segments.map(({ role, from, to, x }) => [role, from, to, x])).toEqual([
      ["dateline", 0, 3, 2 * EM],
      ["body", 0, 6, 6 * EM],
    ]);
  });

  test.each([
    [11.5, "江水退去的", "it gives way to no line, half an em short"],
    [12, "江水退去的第", "nor where all fits"],
    [12.5, "江水退去的第", "nor does it open"],
  ])(
    "at %d em the body begins an em behind the dateline with %s: %s (text/RULES.md#run-ins-and-labels)",
    (measure, text) => {
      const [line] = allLines(setGalley(requestOf(copy, { measure, indent: 2, opening: [dateline] })));
      expect(line?.segments.find(({ role }) => role === "body")?.text).toBe(text);
      const places = new Map(line && glyphsOf(line));
      expect(round((places.get("江") ?? 0) - (places.get("讯") ?? 0))).toBe(2);
    },
  );

  test.each([
    ["“天地玄黄”", 2.5, "an em before the body of a quotation mark"],
    ["（天地玄黄）", 2.5, "and of a bracket that is copy"],
    ["abc", 2, "and before Western letters"],
  ])("the copy %s begins so far behind a dateline's last character: %d em: %s", (text, distance) => {
    const [line] = allLines(setGalley(requestOf(copyOf([{ text }]), { measure: 20, indent: 2, opening: [dateline] })));
    const places = new Map(line && glyphsOf(line));
    const first = [...text].find((each) => /[天a]/.test(each)) ?? "";
    expect(round((places.get(first) ?? 0) - (places.get("讯") ?? 0))).toBe(distance);
  });

  test("a reporter in brackets follows with the brackets' own white", () => {
    const [line] = allLines(setGalley(requestOf(copy, { measure: 20, indent: 2, opening: [dateline, reporter] })));
    expect(line?.segments.map(({ role, text }) => [role, text])).toEqual([
      ["dateline", "本报讯"],
      ["reporter", "（记者 林岚）"],
      ["body", "江水退去的第三天，"],
    ]);
    expect(line && endOf(line)).toBe(20);
  });

  test("a reporter's name stays whole where the bracket's white can give way for it", () => {
    const named: StyledText = { ...reporter, text: "（记者何逢春）" };
    const [line] = allLines(setGalley(requestOf(copy, { measure: 11, indent: 2, opening: [dateline, named] })));
    expect(line?.segments.map(({ text }) => text)).toEqual(["本报讯", "（记者何逢春）"]);
  });

  test("a 上接 notice has no indent; its bracket is trimmed", () => {
    const [line] = allLines(setGalley(requestOf(copy, { measure: 12, indent: 2, from: 4, opening: [notice] })));
    expect(line?.segments[0]).toMatchObject({ role: "continuation", x: 0, text: "（上接第一版）" });
    expect(line?.segments[1]).toMatchObject({ role: "body", from: 4 });
  });

  test("no line breaks inside an opening", () => {
    const [line] = allLines(setGalley(requestOf(copy, { measure: 7, indent: 0, from: 4, opening: [notice] })));
    expect(line?.segments[0]?.text).toBe("（上接第一版）");
  });

  test.each([
    ["新华社北京11月24日电", 10, "新华社北京11月", "a dateline that is wider than its line turns, but not inside 24"],
    ["本报驻京记者专电", 11, "本报驻京记者专电", "nor behind the bracket before the reporters"],
    ["中央社台北24日电", 8, "中央社台北", "it turns as copy does"],
  ])(
    "with %s and reporters at %d em the first line is %s: %s (text/RULES.md#run-ins-and-labels)",
    (text, measure, first) => {
      const opening = [{ ...dateline, text }, reporter];
      expect(textsOf(allLines(setGalley(requestOf(copy, { measure, indent: 2, opening }))))[0]).toBe(first);
    },
  );

  test("before a subhead it has a line of its own that no copy belongs to", () => {
    const heads = copyOf([{ text: "堤上", kind: "subhead" }, { text: "村里人回来了。" }]);
    const galley = setGalley(requestOf(heads, { measure: 12, opening: [notice] }));
    expect(galley.blocks.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["opening", 0, 0],
      ["subhead", 0, 2],
      ["body", 3, 10],
    ]);
    expect(textsOf(allLines(galley))).toEqual(["（上接第一版）", "堤上", "村里人回来了。"]);
  });
});

describe("endings", () => {
  const copy = copyOf([{ text: "村里人回来了。" }]);

  test.each([
    // from  opening   blocks                                                lines                                              why
    [
      0,
      [],
      ["body 0-7", "contact 7-18"],
      ["村里人回来了。", "热线：", "010-5550"],
      "below the copy; a number stays whole",
    ],
    [4, [], ["body 4-7", "contact 7-18"], ["来了。", "热线：", "010-5550"], "the rest of a copy that was cut"],
    [7, [], ["contact 7-18"], ["热线：", "010-5550"], "nothing but the ending is left"],
    [10, [], ["contact 10-18"], ["010-5550"], "the rest of an ending that was cut"],
    [
      4,
      [notice],
      ["body 4-7", "contact 7-18"],
      ["（上接第一版）", "来了。", "热线：", "010-5550"],
      "上接 runs into the copy",
    ],
    [
      10,
      [notice],
      ["opening 10-10", "contact 10-18"],
      ["（上接第一版）", "010-5550"],
      "over an ending it has its own line",
    ],
    [18, [notice], [], [], "nothing is left"],
  ])("from %i behind %j the blocks are %j, the lines %j: %s", (from, opening, blocks, lines) => {
    const galley = setGalley(requestOf(copy, { measure: 7, from, opening, ending: [contact] }));
    expect(galley.blocks.map((block) => `${block.kind} ${block.from}-${block.to}`)).toEqual(blocks);
    expect(textsOf(allLines(galley))).toEqual(lines);
  });

  test.each([
    [7, 2, 0, "its first line has the indent of its style, and its text is counted from its own start"],
    [10, 0, 3, "a cut one has none"],
  ])("from %i its first line begins at %i em with its character %i: %s", (from, indent, at) => {
    const [line] = allLines(setGalley(requestOf(copy, { measure: 7, from, ending: [contact] })));
    expect(line?.segments[0]).toMatchObject({ role: "contact", x: indent * EM, from: at });
  });

  test("its white is its style's, and there is none below the last", () => {
    const white = { ...contact, style: { ...contact.style, before: 1, after: 1 } };
    const { blocks } = setGalley(requestOf(copy, { measure: 9, ending: [white, white] }));
    expect(blocks.map(({ rowsBefore, rowsAfter }) => [rowsBefore, rowsAfter])).toEqual([
      [0, 0],
      [1, 1],
      [1, 0],
    ]);
  });
});

test("the copy of all lines, concatenated, is the copy without its line feeds", () => {
  const copy = copyOf([
    [{ text: "记者：", style: "speaker" }, { text: "做了哪些工作？" }],
    { text: "堤上", kind: "subhead" },
    { text: "水远山长", kind: "verse" },
    { text: "引文一段。", kind: "quote" },
  ]);
  const segments = allLines(setGalley(requestOf(copy, { measure: 4 }))).flatMap((line) => line.segments);
  expect(segments.map((segment) => segment.text).join("")).toBe("记者：做了哪些工作？堤上水远山长引文一段。");
  expect(segments[0]).toMatchObject({ role: "speaker", from: 0, to: 3 });
});

test("a row of white parts the stanzas of a poem", () => {
  const copy = copyOf([
    { text: "水远山长", kind: "verse" },
    { text: "何处归程", kind: "verse" },
  ]);
  const paragraphs = copy.paragraphs.map((paragraph, at) => ({ ...paragraph, stanza: at === 1 }));
  const { blocks } = setGalley(requestOf({ ...copy, paragraphs }, { measure: 7 }));
  expect(blocks.map(({ rowsBefore }) => rowsBefore)).toEqual([0, 1]);
});

test("verse keeps its lines and hangs what turns over", () => {
  const copy = copyOf([{ text: "水远山长何处是归程", kind: "verse" }]);
  const lines = allLines(setGalley(requestOf(copy, { measure: 7 })));
  expect(lines.map((line) => line.segments[0]?.x)).toEqual([1 * EM, 2 * EM]);
});

describe("runts (text/RULES.md#runts)", () => {
  test.each([
    ["天地玄黄宇宙洪荒日月盈昃辰宿列", 7, "a character comes down from the line above"],
    ["天地，玄黄。宇宙洪荒日月盈", 6, "or the last one is pulled in"],
    ["天地玄黄宇宙洪荒日。", 4, "a mark beside it does not help"],
  ])("%s at %d em ends in two characters or more: %s", (text, measure) => {
    const last = textsOf(allLines(setGalley(requestOf(copyOf([{ text }]), { measure })))).at(-1) ?? "";
    expect([...last].filter((character) => !"，。".includes(character)).length).toBeGreaterThan(1);
  });

  test("a paragraph of one character is none", () => {
    expect(textsOf(allLines(setGalley(requestOf(copyOf([{ text: "啊！" }]), { measure: 6 }))))).toEqual(["啊！"]);
  });

  test("the last line is not stretched", () => {
    const [, last] = allLines(setGalley(requestOf(copyOf([{ text: "天地玄黄宇宙洪" }]), { measure: 4 })));
    expect(last && endOf(last)).toBe(3);
  });
});

describe("variants", () => {
  const text =
    "当前，以大数据、人工智能等为代表的新技术风生水起，在推动经济发展、社会进步等方面发挥了巨大作用。但与此同时，网络攻击、网络窃密、网络诈骗等现象频频发生，网络安全问题逐渐显现，全市干部群众对此高度重视、齐心协力。";
  const counts = (measure: number): readonly number[] => {
    const galley = setGalley(requestOf(copyOf([{ text }]), { measure, indent: 2 }));
    return galley.blocks[0]?.variants.map(({ ends }) => ends.length) ?? [];
  };

  test("differ by one line from the best, which comes first", () => {
    for (let measure = 9; measure <= 24; measure++) {
      const [best = 0, ...others] = counts(measure);
      for (const other of others) expect(Math.abs(other - best)).toBe(1);
    }
    expect(Array.from({ length: 16 }, (_, at) => counts(at + 9).length).some((length) => length > 1)).toBe(true);
  });

  test("each sets the whole copy, flush", () => {
    for (let measure = 9; measure <= 24; measure++) {
      const galley = setGalley(requestOf(copyOf([{ text }]), { measure, indent: 2 }));
      galley.blocks[0]?.variants.forEach((_, variant) => {
        const lines = linesOf(galley, 0, variant, 0, Number.POSITIVE_INFINITY);
        expect(textsOf(lines).join("")).toBe(text);
        for (const line of lines.slice(0, -1)) {
          expect(endOf(line)).toBe(measure);
          expect(line.added).toBeLessThan(variant === 0 ? 0.26 : 0.1001);
        }
      });
    }
  });
});

describe("marks between the lines (text/RULES.md#marks-between-the-lines)", () => {
  test("emphasis dots stand under the middle of characters, not under marks", () => {
    const copy = copyOf([[{ text: "天" }, { text: "地，玄", style: "emphasis" }]]);
    const [line] = allLines(setGalley(requestOf(copy, { measure: 10 })));
    expect(line?.marks.map((mark) => [mark.kind, round(mark.x / EM)])).toEqual([
      ["dot", 1.5],
      ["dot", 3.5],
    ]);
    for (const mark of line?.marks ?? []) if (mark.kind === "dot") expect(mark.radius).toBeLessThanOrEqual(0.075 * EM);
  });

  test("a name's rule is as long as the name; two names have two", () => {
    const copy = copyOf([
      [{ text: "见" }, { text: "张三", style: "properName" }, { text: "李四", style: "properName" }, { text: "了" }],
    ]);
    const [line] = allLines(setGalley(requestOf(copy, { measure: 10 })));
    const rules = line?.marks.map((mark) =>
      mark.kind === "rule" ? [round(mark.x / EM), round((mark.x + mark.width) / EM)] : [],
    );
    expect(rules).toEqual([
      [1, 3],
      [3.06, 5],
    ]);
  });
});

test("a table is one block, a line a row; figures under figures", () => {
  const cell = (text: string, row: number, column: number, align: "center" | "right" | undefined) =>
    ({ text, kind: "cell", cell: { table: 1, row, column, rows: 2, columns: 2, align } }) as const;
  const copy = copyOf([
    { text: "如下。" },
    cell("项", 0, 0, "center"),
    cell("户", 0, 1, "right"),
    cell("受灾", 1, 0, undefined),
    cell("1234", 1, 1, "right"),
  ]);
  const galley = setGalley(requestOf(copy, { measure: 10 }));
  expect(galley.blocks.map(({ kind, from, to, breakable }) => [kind, from, to, breakable])).toEqual([
    ["body", 0, 3, true],
    ["table", 4, 15, false],
  ]);
  expect([...(galley.blocks[1]?.variants[0]?.ends ?? [])]).toEqual([7, 15]);
  const lines = linesOf(galley, 1, 0, 0, 2);
  expect(lines.map(({ segments }) => segments.map(({ text, x, width }) => [text, x, width]))).toEqual([
    [
      ["项", 5, 10],
      ["户", 90, 10],
    ],
    [
      ["受灾", 0, 20],
      ["1234", 80, 20],
    ],
  ]);
  expect(lines[0]?.segments[0]?.runs[0]?.font).toBe("square-黑");
});

test.each([
  [10, [-9.8, 2.2, 2.2], "one row: rules in the middle of the white, none between rows of copy"],
  [20, [-20.6, 3.4, 3.4], "two rows of 12 pt: rules over and under them, not through the letters"],
])("rules of a table of %i pt stand at %j: %s", (size, expected) => {
  const cell = (text: string, row: number) =>
    ({ text, kind: "cell", cell: { table: 1, row, column: 0, rows: 3, columns: 1, align: undefined } }) as const;
  const request = requestOf(copyOf([cell("项", 0), cell("户", 1), cell("人", 2)]), { measure: 10 });
  const table = { ...request.styles.table, size, pitch: 12 * Math.ceil(size / 12) };
  const galley = setGalley({ ...request, styles: { ...request.styles, table } });
  const ys = linesOf(galley, 0, 0, 0, 3).flatMap(({ marks }) => marks.map(({ y }) => round(y)));
  expect(ys).toEqual(expected);
});

test.each<[what: readonly ("cell" | "body" | "subhead")[], above: number, below: number, rows: readonly number[]]>([
  // blocks                          of tables     rows above each block
  [["body", "cell", "body"], 1, 1, [0, 1, 0]],
  [["cell", "cell"], 1, 1, [0, 0]],
  [["cell", "cell"], 2, 1, [0, 1]],
  [["cell", "subhead"], 1, 1, [0, 0]],
  [["cell", "subhead"], 1, 0, [0, 1]],
  [["subhead", "cell"], 1, 1, [1, 1]],
  [["body", "subhead", "subhead", "body"], 1, 1, [0, 1, 0, 0]],
])(
  "white between a table and what stands next to it is the larger of both, none between two subheads (layout/RULES.md#subheads): %j, tables %d and %d: %j",
  (kinds, above, below, rows) => {
    const paragraphs = kinds.map((kind, table) => {
      const cell = { table, row: 0, column: 0, rows: 1, columns: 1, align: undefined } as const;
      return kind === "cell" ? ({ text: "项", kind, cell } as const) : ({ text: "堤上", kind } as const);
    });
    const request = requestOf(copyOf(paragraphs), { measure: 10 });
    const table = { ...request.styles.table, before: above, after: below };
    const galley = setGalley({ ...request, styles: { ...request.styles, table } });
    expect(galley.blocks.map(({ rowsBefore }) => rowsBefore)).toEqual(rows);
  },
);

test("a table's empty cells leave their places empty", () => {
  const cell = (text: string, row: number, column: number) =>
    ({ text, kind: "cell", cell: { table: 1, row, column, rows: 2, columns: 2, align: undefined } }) as const;
  const copy = copyOf([cell("", 0, 0), cell("户", 0, 1), cell("", 1, 0), cell("", 1, 1)]);
  const galley = setGalley(requestOf(copy, { measure: 10 }));
  const lines = linesOf(galley, 0, 0, 0, 2);
  expect(lines.map(({ segments }) => segments.map(({ text, x }) => [text, x]))).toEqual([[["户", 90]], []]);
});

describe("nothing sticks out", () => {
  test.each([
    ["天地internationalization玄黄宇宙", 6, "a word wider than the measure breaks anywhere"],
    ["见https://www.example.com/news/2026?id=12345&from=index网页", 7, "an address breaks behind its signs"],
    ["“‘（《〈「『【〖天地〗】』」〉》）’”", 3, "more marks than a line holds"],
    ["天（地", 1, "a measure of one em"],
  ])("%s at %d em: %s", (text, measure) => {
    const lines = allLines(setGalley(requestOf(copyOf([{ text }]), { measure })));
    expect(textsOf(lines).join("")).toBe(text);
    for (const line of lines) expect(endOf(line)).toBeLessThanOrEqual(measure);
  });

  test("an address breaks behind / before it breaks elsewhere, never behind ://, and gets no hyphen", () => {
    const lines = textsOf(
      allLines(setGalley(requestOf(copyOf([{ text: "网址是https://example.com/news/list请看" }]), { measure: 7.5 }))),
    );
    expect(lines.slice(0, 2)).toEqual(["网址是", "https://example"]);
  });
});
