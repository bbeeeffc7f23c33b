import { expect, test } from "vitest";
import { positionOf, sourceFile } from "../../../src/base/source.ts";
import { readLists } from "../../../src/engine/usage/lists.ts";

const read = (path: string, text: string): readonly string[] =>
  readLists([sourceFile(path, text)]).diagnostics.map(({ code, span }) => {
    const { line, column } = positionOf(span.source, span.start);
    return `${code} ${line}:${column}`;
  });

test.each([
  ["a.csv", "词,正确\n帐号,账号\n", [], "Chinese heads"],
  ["a.csv", 'word,write\n"a,b",c\n', [], "a comma in quotation marks"],
  ["a.csv", "词,正解\n帐号,账号\n", ["unknown-key 1:3"], "an unknown column"],
  ["a.csv", "甲,乙\n", ["unknown-key 1:1", "unknown-key 1:3", "missing-key 1:1"], "no column of words"],
  ["a.csv", "词,正确\n,账号\n", ["missing-value 2:1"], "no word"],
  ["a.csv", `词,正确\n${"甲".repeat(100)},${"乙".repeat(100)}\n`, [], "texts as long as may be"],
  ["a.csv", `词,正确\n甲,${"乙".repeat(101)}\n`, ["too-many 2:3"], "a text too long"],
  ["a.csv", '词,正确\n"帐号,账号\n', ["csv-quotes 2:1"], "an open quotation mark"],
  ["a.csv", "姓名,职务,起\n王磊,市长,2024-13-01\n", ["bad-date 2:7"], "no day"],
  ["a.csv", "姓名,不断行\n王磊,也许\n", ["not-a-flag 2:4"], "no flag"],
  ["a.yaml", "words: [{word: 甲, rite: 乙}]\n", ["unknown-key 1:19"], "an unknown key"],
  ["a.yaml", "rules: [{pattern: '(a', message: b}]\n", ["bad-pattern 1:19"], "no pattern"],
  ["a.yaml", "rules: [{pattern: '(a+)+b', message: b}]\n", ["bad-pattern 1:19"], "one that repeats repetitions"],
  ["a.yaml", "rules: [{pattern: 'a*', message: b}]\n", ["bad-pattern 1:19"], "one that matches nothing"],
])("%s %j → %j: %s", (path, text, found) => expect(read(path, text)).toEqual(found));

test.each([
  ["words", "{word: 甲}", 5001, [["too-many", 1, "CSV"]], "one entry more than a list of YAML may have"],
  ["words", "{word: 甲}", 5000, [], "as many as it may have"],
  ["rules", "{pattern: 甲, message: 乙}", 501, [["too-many", 1, undefined]], "rules cannot be CSV"],
])("%s: %s, %i times → %j: %s", (key, entry, count, found) => {
  const text = `${key}: [${`${entry}, `.repeat(count)}]\n`;
  const { words, rules, diagnostics } = readLists([sourceFile("a.yaml", text)]);
  const told = diagnostics.map(({ code, span, arguments: args }) => [
    code,
    positionOf(span.source, span.start).line,
    args["format"],
  ]);
  expect(told).toEqual(found);
  // The entries within the limit count.
  expect(words.length + rules.length).toBe(count - found.length);
});

test("a CSV says what YAML says; sound entries of a faulty list count", () => {
  const csv = "姓名,职务,排序,不断行\n王磊,市长；市委副书记,2,是\n王磊,行长,,\n李,,x,\n";
  const yaml =
    "people: [{name: 王磊, titles: [市长, 市委副书记, 行长], order: 2, never: true}, {name: 李, order: x}]\n";
  const plain = ({ people }: ReturnType<typeof readLists>): unknown => people.map(({ place, ...said }) => said);
  const [first] = readLists([sourceFile("a.csv", csv)]).people;
  expect(csv.slice(first?.place.start, first?.place.end)).toBe("王磊");
  expect(plain(readLists([sourceFile("a.csv", csv)]))).toEqual(plain(readLists([sourceFile("a.yaml", yaml)])));
});
