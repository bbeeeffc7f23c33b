import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile, diskHost, draw, type Format, newMemory, replaceFiles, textFile } from "../../src/build/index.ts";
import { folderOf } from "../cli/program.ts";

test("package.json exports src/build/index.ts as it is built, at most 80 names", () => {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(exports).toEqual({ ".": { types: "./dist/build/index.d.ts", default: "./dist/build/index.js" } });
  const index = readFileSync("src/build/index.ts", "utf8");
  const names = [...index.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = ""]) =>
    list.split(",").filter((name) => name.trim() !== ""),
  );
  expect(names.length).toBeGreaterThan(40);
  expect(names.length).toBeLessThanOrEqual(80);
});

/** A format of a program's own: the headlines of an issue, one a line. */
const headlines: Format = {
  name: "headlines",
  command: "build",
  flag: undefined,
  options: [],
  needs: [],
  files: "headlines.txt",
  owns: (path) => path === "headlines.txt",
  promised: true,
  write: async ({ newspaper }) => ({
    files: [textFile("headlines.txt", newspaper.stories.map(({ title }) => `${title}\n`).join(""))],
    diagnostics: [],
  }),
};

test("with the package's exports alone a program draws a format of its own, and writes it", async () => {
  const folder = await folderOf({
    "issue.yaml": `paper: paper.yaml
date: 2026-11-24
pages: [{label: 1}]
stories:
  - {id: short, headline: 短讯, priority: brief, body: 天地玄黄宇宙洪荒。, place: {page: 1, columns: 1, rows: 1-4}}
`,
    "paper.yaml": "name: 试刊\ncode: SK\npreset: 四开\n",
  });
  const watch = { now: () => 0, began: () => undefined };
  const host = { ...diskHost({ folder, cache: undefined }, watch), memory: newMemory() };
  const compiled = await compile(join(folder, "issue.yaml"), host);
  if (compiled.madeUp === undefined) throw new Error("the issue has no pages");
  const wishes = { formats: {}, pages: undefined, instead: [headlines] };
  const { files } = await draw(compiled, compiled.madeUp, wishes, host);
  await replaceFiles(join(folder, "out"), files);
  expect(readFileSync(join(folder, "out", "headlines.txt"), "utf8")).toBe("短讯\n");
  expect(existsSync(join(folder, "out", "SK-2026-11-24.pdf"))).toBe(false);
});
