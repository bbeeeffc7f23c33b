import { expect, test } from "vitest";
import { newWorkbench, type Scratch } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";

test("room is lent to one call at a time: a call within it gets other room, a later one the same again", () => {
  const { scratch } = newWorkbench(squareFonts());
  const lent: Scratch[] = [];
  scratch((outer) => scratch((inner) => lent.push(outer, inner)));
  const [outer, inner] = lent;
  expect(inner).not.toBe(outer);
  expect(scratch((again) => again)).toBe(outer);
});
