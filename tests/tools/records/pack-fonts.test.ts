import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { type Catalogue, parseCatalogue } from "../../../src/engine/fonts/catalogue.ts";
import { packFonts } from "../../../src/tools/records/pack.ts";
import { value } from "../../engine/fonts/faces.ts";

const SHA256 = "a".repeat(64);

function catalogueOf(files: string): Catalogue {
  return value(parseCatalogue(sourceFile("fonts.yaml", `files:\n${files}faces: {宋: {font: sc}, 明: {font: jp}}\n`)));
}

const credit = `licence: OFL-1.1, text: LICENSE, source: x, sha256: ${SHA256}`;

test("a pack holds a file of several fonts once, and its list says which each is", async () => {
  const folder = await mkdtemp(join(tmpdir(), "banmian-pack-fonts-"));
  await Promise.all(["serif.ttc", "other.otf", "LICENSE"].map((name) => writeFile(join(folder, name), name)));
  const catalogue = catalogueOf(
    `  sc: {file: serif.ttc, member: SerifSC, ${credit}}\n  jp: {file: serif.ttc, member: SerifJP, ${credit}}\n  other: {file: other.otf, ${credit}}\n`,
  );
  const packed = packFonts(catalogue, new Set(["sc", "jp"]), folder);
  expect(packed.map(({ path }) => path)).toEqual([
    "fonts/fonts.yaml",
    "fonts/sc.ttc",
    "fonts/sc.licence.txt",
    "fonts/jp.licence.txt",
  ]);
  const list = value(
    parseCatalogue(sourceFile("fonts.yaml", new TextDecoder().decode(packed[0]?.bytes as Uint8Array))),
  );
  expect([...list.files.values()].map(({ id, file, member }) => [id, file, member])).toEqual([
    ["sc", "sc.ttc", "SerifSC"],
    ["jp", "sc.ttc", "SerifJP"],
  ]);
});
