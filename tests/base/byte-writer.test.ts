import { expect, test } from "vitest";
import { ByteWriter } from "../../src/base/byte-writer.ts";

function written(write: (writer: ByteWriter) => void): string {
  const writer = new ByteWriter();
  write(writer);
  return Buffer.from(writer.bytes()).toString("latin1");
}

test.each([
  [0, "0 "],
  [-0.0001, "0 "],
  [7, "7 "],
  [1105.51, "1105.51 "],
  [-0.25, "-0.25 "],
  [2.005, "2.005 "],
  [0.0014, "0.001 "],
  [9.9996, "10 "],
  [100.1, "100.1 "],
  [1234567.089, "1234567.089 "],
])("the number %d is written %j", (value, text) => {
  expect(written((writer) => writer.number(value))).toBe(text);
});

test("CIDs are four hex digits a glyph", () => {
  const cids = Uint16Array.of(0, 0x2e3a, 7, 0xffff);
  expect(written((writer) => writer.cids(cids, Uint16Array.of(2, 0, 1, 3, 2), 1, 4))).toBe("<00002e3affff>");
});

test("text is hex digits of its UTF-16", () => {
  expect(written((writer) => writer.utf16("A天𠮷"))).toBe("00415929d842dfb7");
});

test("the buffer grows and keeps what was written", () => {
  const text = "q 1 0 0 1 0 0 cm ";
  expect(written((writer) => Array.from({ length: 10_000 }, () => writer.ascii(text)))).toBe(text.repeat(10_000));
});
