import { expect, test } from "vitest";
import { fileInPieces } from "../../src/formats/file-in-pieces.ts";

test("a file that is made in pieces gives them again and again; its bytes are all of them, and then the one piece", () => {
  let made = 0;
  const file = fileInPieces("a.json", function* () {
    made++;
    yield new Uint8Array([1, 2]);
    yield new Uint8Array([3]);
  });
  const lengths = (): number[] => [...(file.pieces ?? [])].map(({ length }) => length);
  expect([lengths(), lengths(), made]).toEqual([[2, 1], [2, 1], 2]);
  expect(file.bytes).toEqual(new Uint8Array([1, 2, 3]));
  expect([lengths(), file.bytes.length, made]).toEqual([[3], 3, 3]);
});
