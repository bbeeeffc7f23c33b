import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const scripts = {
  "start-1.cjs":
    'const other = require("./other-1.cjs"); const path = require("node:path"); exports.say = () => path.join(other.word, __filename.slice(-11));',
  "other-1.cjs": 'exports.word = "one"; exports.start = require("./start-1.cjs");',
};

/** The program in a process of its own, as a command line starts it. */
function start(folder: string, cache = join(folder, "kept")): string {
  const line = `import { loadScript } from ${JSON.stringify(join(process.cwd(), "dist/build/start.js"))};
    import { pathToFileURL } from "node:url";
    import { optimiseLater } from ${JSON.stringify(join(process.cwd(), "dist/build/start.js"))};
    optimiseLater(process.versions.v8);
    const { say } = loadScript(pathToFileURL(${JSON.stringify(join(folder, "start-1.cjs"))}), process);
    process.stdout.write(say());`;
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  return execFileSync(process.execPath, ["--input-type=module", "--eval", line], {
    env,
    cwd: folder,
    encoding: "utf8",
  });
}

const lastBit = (kept: Buffer): Buffer => {
  const damaged = Buffer.from(kept);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  return damaged;
};

test.skipIf("enableCompileCache" in module).each<[string, (kept: Buffer) => Buffer, "taken" | "made again"]>([
  ["as it was written", (kept) => kept, "taken"],
  ["cut off", (kept) => kept.subarray(0, kept.length >> 1), "made again"],
  ["empty", () => Buffer.alloc(0), "made again"],
  ["with one bit turned", lastBit, "made again"],
  ["of something else", () => Buffer.from("not what V8 made"), "made again"],
])("scripts that require each other start anew from what was kept: %s", (_, damage, expected) => {
  const folder = mkdtempSync(join(tmpdir(), "banmian-scripts-"));
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text);
  expect(start(folder)).toBe("one/start-1.cjs");
  const kept = join(folder, "kept", process.version);
  expect(readdirSync(kept).sort()).toEqual(["other-1.compiled", "start-1.compiled"]);
  const place = join(kept, "start-1.compiled");
  const good = readFileSync(place);
  writeFileSync(place, damage(good));
  const before = statSync(place).ino;
  expect(start(folder)).toBe("one/start-1.cjs");
  expect(statSync(place).ino === before ? "taken" : "made again").toBe(expected);
  // What is there now is taken.
  const after = statSync(place).ino;
  expect(start(folder)).toBe("one/start-1.cjs");
  expect(statSync(place).ino).toBe(after);
});

test("where the user names no folder for compiled code, none is made", () => {
  const folder = mkdtempSync(join(tmpdir(), "banmian-scripts-"));
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text);
  expect(start(folder, "")).toBe("one/start-1.cjs");
  expect(readdirSync(folder).sort()).toEqual(Object.keys(scripts).sort());
});
