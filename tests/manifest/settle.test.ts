import { expect, test } from "vitest";
import { type ArrangedPage, settle, unsettle } from "../../src/manifest/settle.ts";

const HEAD = "# 今日\npages: [{label: 1}, {label: 3}]\nstories:\n  - id: a   # first\n    body: |\n      小雪。\n";

const lead = { story: "a", part: undefined, columns: { from: 1, to: 4 }, legs: 3, over: 2, photo: 2 };
const second = { story: "b", part: 2, columns: { from: 5, to: 5 } };
const one: ArrangedPage = { page: "1", frames: [lead, second, { advert: "ads/a.pdf" }, { white: { from: 1, to: 3 } }] };
const other: ArrangedPage = { page: "3", frames: [{ story: "c", part: undefined }] };
const ONE =
  "  - page: 1\n    frames:\n      - {story: a, columns: 1-4, legs: 3, over: 2, photo: 2}\n      - {story: b, part: 2, columns: 5}\n" +
  '      - {advert: "ads/a.pdf"}\n      - {white: 1-3}\n';
const OTHER = "  - page: 3\n    frames:\n      - {story: c}\n";

const CASES: [written: string, pages: ArrangedPage[], settled: string, why: string][] = [
  [HEAD, [one], `${HEAD}settled:\n${ONE}`, "the first settled page of a file"],
  [HEAD.trimEnd(), [one], `${HEAD}settled:\n${ONE}`, "a file that ends without a line's end"],
  [HEAD, [one, other], `${HEAD}settled:\n${ONE}${OTHER}`, "two pages"],
  [`${HEAD}settled:\n${ONE}`, [other], `${HEAD}settled:\n${ONE}${OTHER}`, "one more"],
  [
    `settled:   # fixed at nine\n${OTHER}${HEAD}`,
    [one],
    `settled:   # fixed at nine\n${OTHER}${ONE}${HEAD}`,
    "a list that stands elsewhere",
  ],
  [
    `${HEAD}settled:\n  - page: 1   # the front\n    frames:\n      - {story: c}\n      - {story: a} # the lead\n${OTHER}`,
    [one],
    `${HEAD}settled:\n${ONE.replace("page: 1\n", "page: 1   # the front\n").replace("photo: 2}", "photo: 2} # the lead")}${OTHER}`,
    "settled anew: comments stay with their stories",
  ],
  [
    `${HEAD}settled: [{page: 3, frames: [{story: a}, {story: b}]}]\n`,
    [other],
    `${HEAD}settled: [{page: 3, frames: [{story: c}]}]\n`,
    "a flow list",
  ],
  [
    '{"pages": []}\n',
    [other],
    '{"pages": [], settled: [{page: 3, frames: [{story: c}]}]}\n',
    "a file as JSON writes it",
  ],
];

test.each(CASES)("%j settled is %3$j: %s", (written, pages, settled) => {
  expect(settle(written, pages)).toBe(settled);
});

test.each<[pages: string[] | undefined, left: string, count: number, why: string]>([
  [undefined, HEAD, 2, "all: the key goes too"],
  [["1", "3"], HEAD, 2, "each by name"],
  [["1"], `${HEAD}settled:\n${OTHER}`, 1, "the first"],
  [["3"], `${HEAD}settled:\n${ONE}`, 1, "the last"],
  [["4"], `${HEAD}settled:\n${ONE}${OTHER}`, 0, "one that is not settled"],
])("without the arrangement of %j: %s", (pages, left, count) => {
  expect(unsettle(settle(HEAD, [one, other]), pages)).toEqual({ text: left, count });
});

test.each([HEAD, "stories: []\n", "stories: []\n# the end\n", "{stories: []}\n", "{stories: [a, b], }\n"])(
  "settled and unsettled, %j is as it was",
  (text) => {
    const settled = settle(text, [one, other]);
    expect(settled).not.toBe(text);
    expect(unsettle(settled, undefined).text).toBe(text.replace(", }", "}"));
  },
);
