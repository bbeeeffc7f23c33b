import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Asked, FORMATS, formatsFor, formatsOf } from "../../src/formats/registry.ts";
import { say } from "../../src/locales/texts.ts";

const names = FORMATS.map(({ name }) => name);

test("a format has a name of its own, and what it needs stands before it", () => {
  expect(new Set(names).size).toBe(names.length);
  for (const [at, { needs }] of FORMATS.entries()) for (const need of needs) expect(names.slice(0, at)).toContain(need);
});

test.each([
  [{}, ["proof"], "what every build writes"],
  [{ press: {} }, ["proof", "press"], "what is asked for"],
  [{ sheets: {} }, ["proof", "press", "sheets"], "sheets are made from press files"],
  [
    { deposit: {} },
    ["proof", "press", "archive", "layout", "deposit"],
    "a bag holds files of others, and a lock of all that is promised",
  ],
  [{ spreads: {}, png: {} }, ["proof", "spreads", "png"], "pictures are drawn of spreads, too"],
  [{ report: {}, archive: {}, png: {} }, ["proof", "png", "archive", "report"], "in the order of the list"],
] as [Asked, string[], string][])("%j writes %j: %s", (asked, expected) => {
  expect(formatsFor(asked).map(({ name }) => name)).toEqual(expected);
});

test.each([
  ["SK-2026-11-24.pdf", ["proof"]],
  ["SK-2026-11-24-pages-2.pdf", ["proof"]],
  ["spreads/SK-2026-11-24.pdf", ["spreads"]],
  ["spreads/SK-2026-11-24-pages-2+3.pdf", ["spreads"]],
  ["proof-sheet/SK-2026-11-24.pdf", ["proof-sheet"]],
  ["pages/A01.png", ["png"]],
  ["pages/2-3.png", ["png"]],
  ["press/SK_20261124_01_v1.pdf", ["press"]],
  ["sheets/SK_20261124_04-01_v1.pdf", ["sheets"]],
  ["archive/SK-2026-11-24.pdf", ["archive"]],
  ["layout.json", ["layout"]],
  ["report.json", ["report"]],
  ["data/layout.json", ["deposit"]],
  ["manifest-sha512.txt", ["deposit"]],
  ["pc/layout/202611/24/node_01.html", ["site"]],
  ["pc/content/202611/24/content_lead.html", ["site"]],
  ["pc/layout/202611/index.html", []],
  ["notes.txt", []],
  ["alternatives/1/1.png", []],
])("%s is written by %j alone", (path, owners) => {
  expect(FORMATS.filter(({ owns }) => owns(path)).map(({ name }) => name)).toEqual(owners);
});

test.each([
  ["README.md", "en", "every build"],
  ["README.zh-CN.md", "zh", "每次"],
] as const)("%s lists every format of a build with its files and flag", async (file, language, always) => {
  const rows = formatsOf("build").map(({ files, flag, help }) => {
    const asked = flag === undefined ? always : `\`${flag}\``;
    return `| \`${files}\` | ${asked} | ${help && say(help, {}, { language })} |\n`;
  });
  // `npx vitest run tests/formats/registry -u` writes the table anew.
  const table = /(?<=\n\| (?:file|文件) \|.*\n\|[-|]+\n)(?:\|.*\n)+/;
  const readme = readFileSync(file, "utf8");
  expect(readme).toMatch(table);
  await expect(readme.replace(table, () => rows.join(""))).toMatchFileSnapshot(`../../${file}`);
});
