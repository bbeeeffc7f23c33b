import { describe, expect, test } from "vitest";
import { setText, textsOf } from "./setting.ts";

/** Code points in hexadecimal: `3001-3002 FF0C`. */
function marksOf(list: string): readonly string[] {
  return list.split(" ").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map((code) => Number.parseInt(code, 16));
    return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
  });
}

/** Every line that a mark between Han begins or ends, at four ems, with so many characters before it. */
function edges(mark: string): { readonly starts: readonly string[]; readonly ends: readonly string[] } {
  const lines = Array.from({ length: 9 }, (_, before) =>
    textsOf(setText(`${"口".repeat(before + 1)}${mark}${"目".repeat(12)}`, 4)),
  );
  const starts = lines.flatMap((each) => each.slice(1).map((line) => [...line][0] ?? ""));
  const ends = lines.flatMap((each) => each.slice(0, -1).map((line) => [...line].at(-1) ?? ""));
  return { starts, ends };
}

/** The sets of the web-platform tests' css-text/i18n/zh, by the file names there, as far as text/RULES.md#line-starts and text/RULES.md#line-ends take them. */
const NEVER_FIRST: readonly (readonly [set: string, codes: string, why: string])[] = [
  ["zh-stops", "3001-3002 FF0C FF0E FF61", "GB/T 15834 5.1.1"],
  ["zh-cpm", "FF1A FF1B 30FB FF65 FF01 FF1F 203C 2047-2049", "centred punctuation marks: normal and strict"],
  ["zh-cl", "2019 201D 3009 300B 300D 300F 3011 3015 3017 FF09 FF3D FF5D FF60 301E-301F", "closing marks: 5.1.3"],
  ["zh-vertical-cl", "FE36 FE38 FE3A FE3C FE3E FE40 FE42 FE44", "their vertical forms, where copy has them"],
  ["zh-hyphens", "2010 2013 301C FF5E", "connectors: 5.1.6"],
  ["zh-iteration", "3005 303B 309D 309E 30FD 30FE", "iteration marks: normal and strict"],
  [
    "zh-cj",
    "3041 3043 3045 3047 3049 3063 3083 3085 3087 308E 30A1 30A3 30A5 30C3 30FC FF70",
    "small kana and ー: strict",
  ],
  ["zh-po", "25 B0 2030 2032 2033 2103 2109 FE6A FF05 FFE0", "postfixes: normal and strict"],
  ["zh-interpunct", "B7 2027", "5.1.7"],
  ["zh-solidus", "2F FF0F", "5.1.9"],
  ["zh-western", "2C 2E 3A 3B 21 3F 29 5D 7D", "Western stops and closers behind Han"],
];

const NEVER_LAST: readonly (readonly [set: string, codes: string, why: string])[] = [
  ["zh-op", "2018 201C 3008 300A 300C 300E 3010 3014 3016 FF08 FF3B FF5B FF5F 301D", "opening marks: 5.1.3"],
  ["zh-vertical-op", "FE35 FE37 FE39 FE3B FE3D FE3F FE41 FE43", "their vertical forms, where copy has them"],
  ["zh-pr", "24 A3 A5 20AC 2116 FF04 FFE1 FFE5", "prefixes: UAX #14 LB25"],
  ["zh-solidus", "2F FF0F", "5.1.9, CLREQ's GB-style level"],
  ["zh-western", "28 5B 7B", "Western brackets before Han"],
];

/** zh-in, inseparables: strict alone forbids them, and GB/T 15834 is silent (text/RULES.md#dashes). */
const PAIRS = ["——", "……", "⋯⋯"];

describe("line-break sets for zh", () => {
  test.each(NEVER_FIRST)("%s: none of %s begins a line: %s", (_, codes) => {
    for (const mark of marksOf(codes)) expect(edges(mark).starts, mark).not.toContain(mark);
  });

  test.each(NEVER_LAST)("%s: none of %s ends a line: %s", (_, codes) => {
    for (const mark of marksOf(codes)) expect(edges(mark).ends, mark).not.toContain(mark);
  });

  test.each(PAIRS)("zh-in: %s may begin a line, its half never does", (pair) => {
    const lines = Array.from({ length: 12 }, (_, before) =>
      textsOf(setText(`${"口".repeat(before + 1)}${pair}${"目".repeat(9)}`, 4)),
    ).flat();
    for (const line of lines) expect(line.replaceAll(pair, "")).not.toMatch(/[—…⋯]/u);
  });
});
