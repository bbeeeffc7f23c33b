import { execFile } from "node:child_process";
import { mkdir, rename, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { copyProgram, folderOf, type Run, sound } from "./program.ts";

/** A copy of the program that may be broken. */
let program = "";

beforeAll(async () => {
  program = await folderOf({});
  for (const part of ["dist", "assets/init", "assets/icc", "fonts/fonts.yaml", "package.json"]) {
    await copyProgram(part, join(program, part));
  }
  await symlink(resolve("node_modules"), join(program, "node_modules"));
});

function run(args: readonly string[], folder: string): Promise<Run> {
  const env = { ...process.env, LC_ALL: "C.UTF-8", XDG_CACHE_HOME: join(program, "cache") };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(program, "dist/cli/cli.js"), ...args],
      { cwd: folder, env },
      (error, stdout, stderr) => {
        done({ exit: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

const part = (path: string): string =>
  `error: a file of the program is missing or cannot be read: \`${path}\`. Install the program again\n`;

test.each<[gone: string, args: readonly string[], exit: number, told: string | RegExp]>([
  ["fonts/fonts.yaml", ["check"], 1, /^error\[fonts-list-missing\]: [\s\S]*fonts\/fonts\.yaml:1:1\n/],
  ["fonts/fonts.yaml", ["fonts"], 1, /^error\[fonts-list-missing\]: /],
  ["assets/init", ["init", "new"], 2, part("assets/init/en/paper.yaml")],
  ["dist/engine/words/words.packed", ["explain", "overset"], 0, ""],
  ["package.json", ["check"], 2, part("package.json")],
  ["dist/program", ["check"], 2, /^error: a file of the program is missing or cannot be read: `dist\/program\/\S+`\./],
])("without %s, %j → %i, %s", async (gone, args, exit, told) => {
  const aside = join(program, "aside");
  await mkdir(aside, { recursive: true });
  await rename(join(program, gone), join(aside, "part"));
  try {
    const found = await run(args, await folderOf(sound));
    expect(found.exit).toBe(exit);
    if (typeof told === "string") expect(found.stderr).toBe(told);
    else expect(found.stderr).toMatch(told);
  } finally {
    await rename(join(aside, "part"), join(program, gone));
  }
});
