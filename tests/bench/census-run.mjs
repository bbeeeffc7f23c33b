// Compiles issues one after the other in this process, and tells of each page what it looks like. Run by census.mjs, which hands over as JSON: `issues`
// ({name, path}), `rooms` (counted if given: how often each character of their scripts ran) and `off` ({file, from, to}: a script of dist, changed as it is loaded).
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { register } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { issues, rooms, off, cache, into } = JSON.parse(readFileSync(0, "utf8"));
const dist = process.env.BANMIAN_DIST ?? fileURLToPath(new URL("../../dist/", import.meta.url));
const load = (file) => import(pathToFileURL(join(dist, file)).href);
if (off !== undefined) {
  register("./census-hooks.mjs", import.meta.url, {
    data: { ...off, url: pathToFileURL(join(dist, off.file)).href },
  });
}

const session = new Session();
session.connect();
const post = (method, parameters) => {
  let result;
  session.post(method, parameters, (error, value) => {
    if (error) throw new Error(error.message);
    result = value;
  });
  return result;
};
if (rooms !== undefined) {
  post("Profiler.enable");
  post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
}

const { compile, newspaperIn } = await load("build/compile.js");
const { diskHost } = await load("build/host.js");
const { newMemory } = await load("build/memory.js");
const { houseMemoryOnly } = await load("base/memo.js");
const disk = diskHost({ folder: process.cwd(), cache }, { now: () => 0, began: () => undefined });
// Fonts and words are opened once for all issues, as in a batch.
const host = { ...disk, memory: houseMemoryOnly(newMemory()) };

const hashOf = (value) => createHash("sha1").update(JSON.stringify(value)).digest("hex").slice(0, 16);
const told = [];
/** By script: how often each character ran in each issue that ran it. */
const ran = {};
for (const { name, path } of issues) {
  const { madeUp, diagnostics } = await compile(path, host);
  const pages = madeUp === undefined ? [] : newspaperIn(madeUp).pages.map(hashOf);
  const codes = {};
  for (const { code } of diagnostics) codes[code] = (codes[code] ?? 0) + 1;
  told.push({ name, pages, codes, messages: hashOf(diagnostics.map(({ code, arguments: args }) => [code, args])) });
  if (rooms !== undefined) count(name);
  process.stderr.write(`${name} ${pages.length}\n`);
}
writeFileSync(into, JSON.stringify({ told, ran }));

function count(name) {
  for (const { url, functions } of post("Profiler.takePreciseCoverage").result) {
    const file = url.startsWith("file:") ? fileURLToPath(url) : "";
    if (!file.startsWith(dist) || !rooms.some((room) => file.startsWith(join(dist, room)))) continue;
    const key = file.slice(dist.length);
    const own = functions
      .filter(({ ranges }) => ranges.some((range) => range.count > 0))
      .flatMap(({ ranges }) => ranges.map(({ startOffset, endOffset, count }) => [startOffset, endOffset, count]));
    if (own.length > 0) ran[key] = { ...ran[key], [name]: own };
  }
}
