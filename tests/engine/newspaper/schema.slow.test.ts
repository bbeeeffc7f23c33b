import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { BLOCK_ROWS, type BlockRole } from "../../../src/base/blocks.ts";
import { joined } from "../../../src/base/byte-writer.ts";
import { readNewspaper } from "../../../src/engine/newspaper/json.ts";
import type { Role } from "../../../src/engine/text/line.ts";
import { writeLayoutJson } from "../../../src/formats/layout/format.ts";
import { writeDrawn, writePhotos } from "../makeup/written.ts";
import { drawnIssue, type Edit } from "./drawn.ts";

const schema: AnySchemaObject = JSON.parse(readFileSync("assets/schema/layout.schema.json", "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const goldens = readdirSync("tests/golden", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `tests/golden/${name}/issue.yaml`);
const issues = ["issues/2026-11-24/issue.yaml", "issues/2026-11-25/issue.yaml", ...goldens];
const editors = "../shared/issues/zhoukou-04/issue.yaml";

const folder = mkdtempSync(join(tmpdir(), "banmian-schema-"));
await writePhotos(join(folder, "photos"));

type Json = Record<string, unknown>;
/** Every key that was met in a valid layout.json. */
const met = new Set<string>();

async function written(path: string): Promise<Json> {
  const issue = await drawnIssue(path, { layout: { glyphs: true } });
  return parsed(issue.file("layout.json"));
}

function parsed(bytes: Uint8Array): Json {
  return JSON.parse(new TextDecoder().decode(bytes));
}

async function check(path: string): Promise<void> {
  const json = await written(path);
  gatherKeys(json, met);
  const without = parsed(joined([...writeLayoutJson(readNewspaper(json), [], { glyphs: false })]));
  expect([faultsIn(json), faultsIn(without)]).toEqual([[], []]);
}

function faultsIn(json: unknown): readonly string[] {
  if (validate(json)) return [];
  return (validate.errors ?? []).slice(0, 20).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test.each(issues)("%s is valid, with glyphs and without", check);

test("a dateline on a line of its own is valid", async () => {
  const edit: Edit = ["body: |\n      北岸渡口从", "dateline: 本报讯\n    body: |\n      ## 船期\n\n      北岸渡口从"];
  const json = parsed(
    (await drawnIssue("tests/golden/table-and-verse/issue.yaml", { layout: {} }, edit)).file("layout.json"),
  );
  expect(JSON.stringify(json)).toContain('"kind":"opening"');
  expect(faultsIn(json)).toEqual([]);
});

test.skipIf(!existsSync(editors))(`${editors} is valid, if it is here`, () => check(editors));

test.each([
  ["四开2", 1],
  ["对开2", 1],
] as const)("a drawn issue is valid: %s %i", async (kind, seed) => {
  await check(await writeDrawn(join(folder, `${kind}-${seed}`), kind, seed, join(folder, "photos")));
});

/** Keys that only an issue has whose author asks for them. */
const RARE = [
  "edition",
  "hyphenated",
  "overset",
  "continuesOn",
  "continuedFrom",
  "filePage",
  "as",
  "web",
  "barred",
  "height",
];

test("no key is described that a layout.json never has", () => {
  const keys = propertiesIn(schema).map(([key]) => key);
  expect(keys.filter((key) => !met.has(key) && !RARE.includes(key))).toEqual([]);
});

test("every key and every kind of value is described in a sentence", () => {
  const described = [...propertiesIn(schema), ...Object.entries(schema["$defs"])] as [string, AnySchemaObject][];
  expect(described.filter(([, { description }]) => !/^[A-Z].*\.$/.test(description ?? "")).map(([key]) => key)).toEqual(
    [],
  );
});

/** All roles besides those of a story's blocks: a new one does not compile until it stands here. */
const ROLES: Readonly<Record<Exclude<Role, BlockRole>, true>> = {
  picture: true,
  marker: true,
  advert: true,
  advertLabel: true,
  advertHead: true,
  advertText: true,
  category: true,
  smallAdTitle: true,
  smallAd: true,
  nameplate: true,
  ear: true,
  strip: true,
  folio: true,
  colophon: true,
  rule: true,
  box: true,
  ground: true,
  filler: true,
  draft: true,
};

test("the roles are those of the program", () => {
  const roles = new Set([...BLOCK_ROWS.flatMap((row) => row.roles), ...Object.keys(ROLES)]);
  expect([...schema["$defs"].role.enum].sort()).toEqual([...roles].sort());
});

const sound = await written("tests/golden/jump-two-columns/issue.yaml");

test.each<[why: string, path: readonly (string | number)[], value: unknown]>([
  ["another version", ["schema"], "banmian.layout/1"],
  ["a key that does not exist", ["colour"], "red"],
  ["a date in words", ["date"], "24 November"],
  ["a page without a label", ["pages", 0, "label"], undefined],
  ["a thing of no kind", ["pages", 0, "things", 0, "kind"], "blot"],
  ["a rectangle of three numbers", ["pages", 0, "frames", 0, "rect"], [1, 2, 3]],
  [
    "a zone of three corners",
    ["pages", 0, "frames", 0, "zone"],
    [
      [0, 0],
      [1, 0],
      [1, 1],
    ],
  ],
  ["a page that is black by a word", ["pages", 0, "black"], "yes"],
  ["an offset below 0", ["stories", 0, "placed"], -1],
  ["a block of no kind", ["stories", 0, "blocks", 0, "kind"], "chorus"],
  ["a text without its text", ["stories", 0, "copy", "text"], undefined],
  ["a place without its end", ["stories", 0, "copy", "place"], [0, 1, 1]],
  ["a jump to nowhere", ["jumps", 0, "to"], ""],
  ["a diagnostic with prose", ["diagnostics"], [{ code: "overset", message: "over" }]],
])("%s is refused", (_, path, value) => {
  const broken = structuredClone(sound);
  const holder = path.slice(0, -1).reduce<Json>((inner, key) => inner[key] as Json, broken);
  const key = path.at(-1) as string;
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  expect(faultsIn(broken)).not.toEqual([]);
});

/** Each `properties` entry anywhere in a schema. */
function propertiesIn(value: unknown): readonly (readonly [key: string, of: AnySchemaObject])[] {
  if (Array.isArray(value)) return value.flatMap(propertiesIn);
  if (typeof value !== "object" || value === null) return [];
  const { properties, ...rest } = value as { properties?: Record<string, AnySchemaObject> };
  return [
    ...Object.entries(properties ?? {}),
    ...Object.values(properties ?? {}).flatMap(propertiesIn),
    ...Object.values(rest).flatMap(propertiesIn),
  ];
}

function gatherKeys(value: unknown, into: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) into.add(key);
    gatherKeys(inner, into);
  }
}
