import { expect, test } from "vitest";
import { writeJsonSchema } from "../../src/manifest/json-schema.ts";
import { writeReference } from "../../src/manifest/reference.ts";

test.each(["issue", "paper"] as const)("assets/schema/%s.schema.json is what the schema gives", async (name) => {
  // `npx vitest run tests/manifest/schema -u` writes the files anew.
  await expect(`${JSON.stringify(writeJsonSchema(name), undefined, 2)}\n`).toMatchFileSnapshot(
    `../../assets/schema/${name}.schema.json`,
  );
});

test.each([
  ["issue", "- `date` (date, required): The day of issue: 2026-11-24."],
  ["issue", "- `revision` (whole number 1 to 999, default 1): "],
  ["issue", "  - `label` (label, required): 版号"],
  ["issue", "    - `legs` (whole number 1 to 24): 破栏"],
  ["issue", "  - `priority` (lead | major | normal | brief): "],
  ["paper", "    - `size` (length): 字号"],
  ["paper", "- `palette` (keys of your own, each with four percentages): 色板"],
] as const)("the reference of %s.yaml has %j", (name, line) => {
  expect(writeReference(name)).toContain(line);
});

test.each(["issue", "paper"] as const)("every key of %s.yaml has its sentence", (name) => {
  const keys = writeReference(name)
    .split("\n")
    .filter((line) => line.trimStart().startsWith("- "));
  expect(keys.filter((line) => !/\): .+\.$/.test(line))).toEqual([]);
});

test("an editor that checks by the schema refuses a key that does not exist, and takes digits for a label", () => {
  expect(writeJsonSchema("issue")).toMatchObject({
    additionalProperties: false,
    required: ["paper", "date", "pages"],
    properties: { pages: { items: { properties: { label: { type: ["string", "number"] } } } } },
  });
});
