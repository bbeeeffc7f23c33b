import { expect, test } from "vitest";
import {
  CLOSE,
  CONNECTOR,
  DASH,
  ELLIPSIS,
  HYPHEN,
  INTERPUNCT,
  OPEN,
  POSTFIX,
  SYMBOL,
  WESTERN_CLOSE,
  WESTERN_OPEN,
  WESTERN_POSTFIX,
} from "../../../src/engine/text/marks/classes.ts";
import { classify } from "../../../src/engine/text/marks/resolve-marks.ts";
import { codesOf } from "./setting.ts";

/** text/RULES.md#ambiguous-marks: one code point with two forms. */
test.each([
  ["“00后”作为", 0, OPEN, "at a paragraph's start, digits inside: Han follows the pair"],
  ["“00后”作为", 4, CLOSE, "its partner"],
  ["他说“Hello”了", 2, OPEN, "Western inside, Han outside"],
  ["He said “hello” again", 8, WESTERN_OPEN, "Western inside and outside"],
  ["He said “hello” again", 14, WESTERN_CLOSE, "its partner"],
  ["He said “你好” again", 8, OPEN, "Han inside"],
  ["don’t", 3, SYMBOL, "letters on both sides of ’: an apostrophe"],
  ["“他说‘don’t’。”", 3, OPEN, "an apostrophe inside does not close the pair"],
  ["“他说‘don’t’。”", 9, CLOSE, "the pair's own end"],
  ["说：“一段没有关上", 2, OPEN, "an opening mark without its partner, in Chinese"],
  ["口——口", 1, DASH, "a pair of dashes"],
  ["口——口", 2, DASH, "both halves"],
  ["2019—2020年", 4, CONNECTOR, "a long connector between years"],
  ["well—known", 4, HYPHEN, "letters on both sides"],
  ["口……", 1, ELLIPSIS, "a pair of dots"],
  ["wait… what", 4, SYMBOL, "Western dots"],
  ["威廉·莎士比亚", 2, INTERPUNCT, "between Han"],
  ["3·15晚会", 1, INTERPUNCT, "between digits"],
  ["36°的", 2, WESTERN_POSTFIX, "after a number"],
  ["口°口", 1, POSTFIX, "beside Han"],
])("%s: the mark at %i", (text, at, kind) => {
  const codes = codesOf(text);
  const classes = new Uint8Array(codes.length);
  classify(codes, 0, codes.length, classes);
  expect(classes[at]).toBe(kind);
});
