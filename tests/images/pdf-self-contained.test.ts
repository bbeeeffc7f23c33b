import { expect, test } from "vitest";
import { selfContained } from "../../src/images/pdf-self-contained.ts";

const BEGINNING = "0 g 0 G 1 w\n";

test.each<[content: string, closed: string, why: string]>([
  ["0 g 0 0 9 9 re f", "0 g 0 0 9 9 re f", "what sets its colour stays as it is"],
  ["0 0 9 9 re f", `${BEGINNING}0 0 9 9 re f\n`, "a page begins with black"],
  ["q 1 0 0 rg Q 0 0 9 9 re f", `${BEGINNING}q 1 0 0 rg Q 0 0 9 9 re f\n`, "and has it again behind a Q"],
  ["0 G 0 0 m 9 9 l S", `${BEGINNING}0 G 0 0 m 9 9 l S\n`, "lines begin with 1 pt"],
  ["BT /F 9 Tf (a) Tj ET", `${BEGINNING}BT /F 9 Tf (a) Tj ET\n`, "letters are filled"],
  ["/Form Do", `${BEGINNING}/Form Do\n`, "a form may paint in what is set"],
  ["/Photo Do", "/Photo Do", "a photo does not"],
  ["q Q Q 0 g Q f", "q Q   0 g   f\n", "a Q without its q would end ours"],
  ["q q 0 g 0 0 9 9 re f Q q", "q q 0 g 0 0 9 9 re f Q q\nQ Q ", "what is left open is closed"],
  ["0 g BT (a) Tj", "0 g BT (a) Tj\nET ", "a text, too"],
  ["0 g (Q) Tj [ (Q) ] TJ % Q", "0 g (Q) Tj [ (Q) ] TJ % Q", "letters and comments are no operators"],
])("%s → %j: %s", (content, closed) => {
  const made = selfContained(Buffer.from(content), (name) => name === "Form");
  expect(Buffer.from(made).toString()).toBe(closed);
});
