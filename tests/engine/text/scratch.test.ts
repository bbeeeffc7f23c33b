import { expect, test } from "vitest";
import { newTextContext, type Scratch } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";

test("scratch arrays are lent to one call at a time: a nested call gets others, a later call the same again", () => {
  const { scratch } = newTextContext(squareFonts());
  const lent: Scratch[] = [];
  scratch((outer) => scratch((inner) => lent.push(outer, inner)));
  const [outer, inner] = lent;
  expect(inner).not.toBe(outer);
  expect(scratch((again) => again)).toBe(outer);
});
