import { expect, test } from "vitest";
import { pdfObjects, printObjects } from "../../src/build/make-lock.ts";

const stream = "stream\nendobj 9 0 obj\n\xff\nendstream";
const file = [
  "%PDF-1.6\n%\xff\xff\xff\xff",
  "3 0 obj\n<<\n/Type /Page\n/Parent 1 0 R\n>>\nendobj",
  `4 0 obj\n<<\n/Length 16\n/Subtype /Image\n>>\n${stream}\nendobj`,
  "12 0 obj\n(a string that says 5 0 obj)\nendobj",
  "7 0 obj\n<<\n/Length 2\n>>\nstream\nab\nendstream\nendobj",
  "xref\n0 1\ntrailer\n<<\n/ID [<00> <00>]\n>>",
].join("\n");

function bytes(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

test("objects in the order of the file, whatever a stream holds", () => {
  expect(pdfObjects(bytes(file)).map(({ number, what }) => [number, what])).toEqual([
    [3, "Page"],
    [4, "Image"],
    [12, "object"],
    [7, "stream"],
  ]);
});

test.each([
  // change                                       first object that differs
  [file.replace("Parent 1", "Parent 2"), 0],
  [file.replace("9 0 obj", "8 0 obj"), 1],
  [file.replace("string", "strong"), 2],
  [file.replace("\nab\n", "\nac\n"), 3],
  [file.replace("<00>", "<01>"), undefined],
])("%#: a changed byte changes the print of its object alone", (changed, first) => {
  const digits = (pdf: string): readonly string[] => printObjects(bytes(pdf)).match(/.{4}/g) ?? [];
  const was = digits(file);
  const is = digits(changed);
  expect(is).toHaveLength(4);
  const differing = is.flatMap((print, index) => (print === was[index] ? [] : [index]));
  expect(differing).toEqual(first === undefined ? [] : [first]);
});
