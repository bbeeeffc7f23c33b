import { expect, test } from "vitest";
import { pathOperators } from "../../../src/formats/pdf/document.ts";

test.each([
  // path data            operators                          why
  ["M0 0H10V5Z", "0 0 m|10 0 l|10 5 l|h", "straight lines, closed"],
  ["m1 1l2 0", "1 1 m|3 1 l", "relative ones"],
  ["M0 0C1 0 2 1 2 2", "0 0 m|1 0 2 1 2 2 c", "a cubic curve is PDF's own"],
  ["M0 0Q3 3 6 0", "0 0 m|2 2 4 2 6 0 c", "a quadratic one is raised to it"],
  ["M0 0L.33333 0", "0 0 m|0.3333 0 l", "four decimals"],
])("%s is %s: %s", (path, operators) => {
  expect(pathOperators(path)).toBe(operators.replaceAll("|", "\n").concat("\n"));
});
