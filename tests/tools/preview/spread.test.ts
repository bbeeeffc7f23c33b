import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textIn } from "../../../src/locales/catalogues.ts";
import type { Preview } from "../../../src/tools/preview/preview.ts";
import { previewOf, stepByHand } from "./opened.ts";

const PATH = resolve("tests/golden/spread-story/issue.yaml");
let preview: Preview;

beforeAll(async () => {
  preview = await previewOf(PATH);
  await preview.ready();
});
afterAll(() => preview.close());

const ferry = (part: number) => ({ of: "ferry", part });
const frame = { page: "2", columns: [2, 4], rows: [1, 20] };

test.each<[step: object, why: string]>([
  [{ kind: "frame", ...ferry(1), ...frame }, "its half at the left"],
  [{ kind: "frame", ...ferry(2), ...frame }, "its half at the right"],
  [{ kind: "toPage", ...ferry(1), page: "3" }, "another page"],
  [{ kind: "swap", a: { of: "bell", part: 1 }, b: ferry(2) }, "its place for another's"],
])("the hand is told that a story over the fold keeps its frame: %j: %s", async (step) => {
  const before = await readFile(PATH, "utf8");
  expect(await stepByHand(preview, step)).toEqual({
    error: "refused",
    detail: textIn("model", "spread-by-hand", { story: "ferry" }, "en").message,
  });
  expect(await readFile(PATH, "utf8")).toBe(before);
});
