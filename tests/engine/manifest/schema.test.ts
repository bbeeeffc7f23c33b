import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BESIDE_COPY, BLOCK_ROWS, RUN_INS } from "../../../src/base/blocks.ts";
import { writeJsonSchema, writeReference } from "../../../src/engine/manifest/reference.ts";

test.each(["issue", "paper", "usage"] as const)(
  "assets/schema/%s.schema.json is what the schema gives",
  async (name) => {
    // `npx vitest run tests/engine/manifest/schema -u` writes the files anew.
    await expect(`${JSON.stringify(writeJsonSchema(name, "en"), undefined, 2)}\n`).toMatchFileSnapshot(
      `../../../assets/schema/${name}.schema.json`,
    );
  },
);

test("assets/schema/layout.schema.json names the kinds and roles of the table of blocks", async () => {
  const schema = JSON.parse(readFileSync("assets/schema/layout.schema.json", "utf8"));
  const { role, display, runIn } = schema.$defs;
  role.enum = [...new Set([...BLOCK_ROWS.flatMap(({ roles }) => roles), ...role.enum])];
  display.properties.kind.enum = BESIDE_COPY;
  runIn.enum = RUN_INS;
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
    "../../../assets/schema/layout.schema.json",
  );
});

test.each(["issue", "paper", "usage"] as const)(
  "the JSON Schema of %s.yaml in Chinese differs in its sentences alone",
  (name) => {
    const english = JSON.stringify(writeJsonSchema(name, "en"), undefined, 1).split("\n");
    const chinese = JSON.stringify(writeJsonSchema(name, "zh"), undefined, 1).split("\n");
    expect(chinese.length).toBe(english.length);
    const moved = chinese.filter((line, at) => line !== english[at]);
    expect(moved.filter((line) => !/^ *"description": ".*\p{Script=Han}.*。",?$/u.test(line))).toEqual([]);
    expect(moved.length).toBe(english.filter((line) => line.trimStart().startsWith('"description"')).length);
  },
);

test.each([
  ["issue", "- `date` (date, required): The day of issue: 2026-11-24."],
  ["issue", "- `revision` (whole number 1 to 999, default 1): "],
  ["issue", "  - `label` (label, required): 版号"],
  ["issue", "    - `legs` (whole number 1 to 24): 破栏"],
  ["issue", "  - `priority` (lead | major | normal | brief): "],
  ["paper", "    - `size` (length): 字号"],
  ["paper", "- `palette` (keys of your own, each with four percentages): 色板"],
  ["issue", "- `date`（日期，必填）：出版日期：2026-11-24。"],
  ["issue", "- `revision`（整数 1 到 999，缺省 1）："],
  ["issue", "  - `kicker`（文字，或文字的列表"],
  ["paper", "- `palette`（自定字段，值为四个百分比）：色板"],
] as const)("the reference of %s.yaml has %j", (name, line) => {
  expect(writeReference(name, line.includes("（") ? "zh" : "en")).toContain(line);
});

const ENGLISH = /^ *- `\w+` \(.+?\): .+\.$/;
/** No kind of value in English, but for the choices that an author writes. */
const CHINESE = /^ *- `\w+`（(?![^）]*(?:text|keys|number|list|required))[^）]+）：.*\p{Script=Han}.*。$/u;

test.each([
  ["issue", "en", ENGLISH],
  ["paper", "en", ENGLISH],
  ["issue", "zh", CHINESE],
  ["paper", "zh", CHINESE],
  ["usage", "en", ENGLISH],
  ["usage", "zh", CHINESE],
] as const)("every key of %s.yaml has its sentence, %s", (name, language, form) => {
  const keys = writeReference(name, language)
    .split("\n")
    .filter((line) => line.trimStart().startsWith("- "));
  expect(keys.length).toBeGreaterThan(name === "usage" ? 20 : 60);
  expect(keys.filter((line) => !form.test(line))).toEqual([]);
});

test("an editor that checks by the schema refuses a key that does not exist, and takes digits for a label", () => {
  expect(writeJsonSchema("issue", "en")).toMatchObject({
    additionalProperties: false,
    required: ["paper", "date", "pages"],
    properties: { pages: { items: { properties: { label: { type: ["string", "number"] } } } } },
  });
});
