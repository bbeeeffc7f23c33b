import { expect, test } from "vitest";
import { startClock } from "../../src/base/watch.ts";
import { fileInPieces, withTimedPieces } from "../../src/formats/file-in-pieces.ts";

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

test("the time that its pieces take is that of its format, and not of writing", () => {
  let time = 0;
  const clock = startClock({ now: () => time, began: () => undefined });
  const file = fileInPieces("a.json", function* () {
    for (const length of [1, 2]) {
      time += 10;
      yield new Uint8Array(length);
    }
  });
  clock.begin("write");
  const timed = withTimedPieces(file, (work) => clock.amid("layout", work));
  for (const piece of timed.pieces ?? []) time += piece.length;
  expect(timed.bytes.length).toBe(3);
  expect(clock.stop()).toEqual({ layout: 40, write: 3 });
});
