import { expect, test } from "vitest";
import { encodedInside, encodeJson, jsonPieces } from "../../src/base/json.ts";

test("lines are laid out down to the depth, one entry a line below it", () => {
  const json = encodeJson({ a: 1, b: undefined, c: [{ d: [1, 2] }, "文"], e: [], f: {} }, 2);
  expect(new TextDecoder().decode(json)).toBe(
    '{\n  "a": 1,\n  "c": [\n    {"d":[1,2]},\n    "文"\n  ],\n  "e": [],\n  "f": {}\n}\n',
  );
});

test("what is JSON already is written as it is, and a list may be made as it is written", () => {
  function* numbers() {
    yield 1;
    yield encodedInside({ x: 2 }, 2, 2);
  }
  const json = encodeJson({ a: numbers(), b: new Set() }, 2);
  expect(new TextDecoder().decode(json)).toBe('{\n  "a": [\n    1,\n    {"x":2}\n  ],\n  "b": []\n}\n');
});

test("a text of several pieces is whole, and a piece is made when it is asked for", () => {
  const made: number[] = [];
  function* texts() {
    for (let at = 0; at < 4000; at++) {
      made.push(at);
      yield `第${at}行，共四千行，长到一段装不下`;
    }
  }
  const whole = [...texts()];
  expect(JSON.parse(new TextDecoder().decode(encodeJson(texts(), 1)))).toEqual(whole);
  made.length = 0;
  const pieces = jsonPieces(texts(), 1);
  pieces.next();
  expect(made.length).toBeGreaterThan(0);
  expect(made.length).toBeLessThan(whole.length);
  expect([...pieces].length).toBeGreaterThan(1);
});
