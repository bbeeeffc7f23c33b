import { expect, test } from "vitest";
import { fileInPieces } from "../../src/formats/file-in-pieces.ts";

test("a file that is made in pieces gives them again and again, and its bytes are all of them", () => {
  const file = fileInPieces("a.json", function* () {
    yield new Uint8Array([1, 2]);
    yield new Uint8Array([3]);
  });
  const whole = new Uint8Array([1, 2, 3]);
  expect([...(file.pieces ?? [])].flatMap((piece) => [...piece])).toEqual([...whole]);
  expect(file.bytes).toEqual(whole);
  expect([...(file.pieces ?? [])].length).toBe(2);
});
