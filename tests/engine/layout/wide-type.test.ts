import { expect, test } from "vitest";
import type { Issue, Part, Story } from "../../../src/engine/model/issue.ts";
import type { Styles, TextStyle } from "../../../src/engine/model/style.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, issueOf, paper, partAt, photoOf, span, storyOf, styles, text } from "./newsroom.ts";

// Legs are 11 characters of 9 pt, 99 pt; an advert over one column has 90 for a category, 99 for its label.

function told(sizes: Readonly<Record<string, number>>, story: Partial<Story>, adverts: Issue["adverts"] = []) {
  const sized = Object.entries(sizes).map(([role, size]): [string, TextStyle] => {
    const style = styles[role as keyof Omit<Styles, "headline">];
    return [role, { ...style, size, floor: size, pitch: 12 * Math.ceil(size / 12) }];
  });
  const large = { ...paper, styles: { ...styles, ...Object.fromEntries(sized) } };
  const part = partAt(0, frameAt([1, 2], [1, 60]), { legs: 2, ...story.parts?.[0] });
  const one = storyOf("one", [part], { headline: undefined, copy: copyOf("天".repeat(300)), ...story, parts: [part] });
  const { diagnostics } = inSquares(issueOf(1, [one], { paper: large, adverts }));
  return diagnostics
    .filter(({ code }) => code === "type-too-wide")
    .map(({ arguments: { style, of } }) => `${style} ${of}`);
}

const quote = {
  kind: "pullquote",
  columns: 1,
  at: undefined,
  part: 1,
  span,
  text: text("灯"),
  by: text("甲"),
} as const;
const upright: Part = { ...partAt(0, frameAt([1, 2], [1, 60])), writing: "vertical", legs: 6 };

test.each<[why: string, sizes: Record<string, number>, story: Partial<Story>, expected: string[]]>([
  ["a character as wide as its leg", { pullquote: 99 }, { insets: [quote] }, []],
  ["one that is wider", { pullquote: 200 }, { insets: [quote] }, ["pullquote one"]],
  ["one that is longer than its band", { pullquote: 150 }, { insets: [quote], parts: [upright] }, ["pullquote one"]],
  ["who said it", { legend: 200 }, { insets: [quote] }, ["legend one"]],
  ["a subhead", { subhead: 200 }, { copy: copyOf({ kind: "subhead", text: "题" }, "文") }, ["subhead one"]],
  ["a line of verse", { verse: 200 }, { copy: copyOf({ kind: "verse", text: "诗" }, "文") }, ["verse one"]],
  ["a caption", { caption: 200 }, { photos: [photoOf("a", { columns: 1, caption: text("图") })] }, ["caption one"]],
  ["a byline over 207 pt", { byline: 300 }, { byline: text("甲") }, ["byline one"]],
  ["a note behind its label", { note: 200 }, { note: { label: text("按："), text: text("说明") } }, ["note one"]],
])("a character wider than its place is told: %s", (_why, sizes, story, expected) => {
  expect(told(sizes, story)).toEqual(expected);
});

const place = {
  id: "advert:1",
  name: "启事",
  page: 0,
  label: "广告",
  span,
  headline: undefined,
  legs: undefined,
} as const;
const frame = frameAt([3, 3], [1, 20]);
const ads = [{ number: 1, title: undefined, text: text("一则") }];
const small = (name: string) =>
  ({ ...place, kind: "classified", frame, categories: [{ name: text(name), ads }] }) as const;
const words = { ...place, kind: "text", frame, paragraphs: [text("字")], signature: [] } as const;

test.each<[why: string, advert: Issue["adverts"][number], expected: string[]]>([
  ["eight characters of 9 pt in 88", small("家政服务与搬家运"), []],
  ["ten characters lost their end", small("家政服务与搬家运输等"), ["category 启事"]],
  ["an advert's label", { ...words, label: "广告" }, []],
  ["sixteen characters of 7 pt ran on over the words", { ...words, label: "广告".repeat(8) }, ["advert 启事"]],
])("words of an advert wider than its place are told: %s", (_why, advert, expected) => {
  expect(told({}, {}, [advert])).toEqual(expected);
});
