// The second half of `npm run build`, after tsc: packs the dictionary and makes one script of the program and its libraries, from which
// commands/program.js and the threads (commands/build-worker.js, commands/batch-worker.js) start. src/app/start.ts tells what else makes a start quicker.
// One script earns 12 % of the sample issue and 18 % of 16 pages (processor time, Node 24.21, 2026-11-26).
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { packedPath, packWords } from "./pack-words.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Threads start where the program does; what they need is loaded when they ask for it. */
const ENTRY = `
export { run } from "./program.js";
export const buildJob = async (job) => (await import("./build-worker.js")).buildJob(job);
export const batchJob = async (job) => (await import("./batch-worker.js")).batchJob(job);
`;

/** The script is CommonJS, as most libraries in it are. */
const START = `import { createRequire } from "node:module";

export const { NAME } = createRequire(import.meta.url)("./program.cjs");
`;

/** The scripts of web pages, in the form in which browsers take them. */
const CLIENTS = ["reader", "search"];
/** Their style sheet is one; what comes later stands over what came before. */
const STYLES = ["frame", "sheet", "story", "lists", "print"];

packWords();
copyFileSync(packedPath, here("dist/words/words.packed"));
copyFileSync(here("src/words/LICENSE"), here("dist/words/LICENSE"));
await bundle();
await bundleClient();
for (const [file, name] of [["program", "run"], ["build-worker", "buildJob"], ["batch-worker", "batchJob"]]) {
  writeFileSync(here(`dist/commands/${file}.js`), START.replace("NAME", name));
}

await bundleSite();

async function bundleSite() {
  for (const name of CLIENTS) {
    const build = await rolldown({ input: here(`src/site-client/${name}.ts`), platform: "browser", logLevel: "silent" });
    await build.write({ file: here(`dist/site/${name}.js`), format: "iife", minify: true, codeSplitting: false });
  }
  const styles = STYLES.map((name) => readFileSync(here(`src/site-client/${name}.css`), "utf8"));
  writeFileSync(here("dist/site/site.css"), styles.join("\n"));
  const viewer = "node_modules/openseadragon/build/openseadragon/openseadragon.min.js";
  copyFileSync(here(viewer), here("dist/site/openseadragon.js"));
  const licences = ["openseadragon/LICENSE.txt", "minisearch/LICENSE.txt"].map((path) => readFileSync(here(`node_modules/${path}`), "utf8"));
  writeFileSync(here("dist/site/licences.txt"), `openseadragon.js: OpenSeadragon\n\n${licences[0]}\nsearch.js holds MiniSearch\n\n${licences[1]}`);
}

async function bundle() {
  const entry = here("dist/commands/entry.js");
  writeFileSync(entry, ENTRY);
  try {
    const external = ["sharp", "@hyzyla/pdfium", "piscina", "@zip.js/zip.js", "bullmq", "ioredis", "mammoth"];
    const build = await rolldown({ input: entry, platform: "node", external, logLevel: "silent" });
    const file = here("dist/commands/program.cjs");
    await build.write({ file, format: "cjs", codeSplitting: false, dynamicImportInCjs: false });
    writeFileSync(file, inAscii(readFileSync(file, "utf8")));
  } finally {
    rmSync(entry);
  }
}

/**
 * The script in ASCII. V8 holds a script's text while the program runs, in two bytes a character if one of them is Han: `banmian explain` takes
 * 97 MB instead of 103 (Node 20.20, 2026-11-27).
 */
function inAscii(script) {
  if (/(?<!\\)(?:\\\\)*\\[\u0080-\uffff]/.test(script)) throw new Error("a backslash before a character that is not ASCII");
  return script.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The preview's client: one script for browsers, and its styles. */
async function bundleClient() {
  const transform = { jsx: { runtime: "automatic", importSource: "preact" } };
  const build = await rolldown({ input: here("src/preview-client/main.tsx"), platform: "browser", transform, logLevel: "silent" });
  await build.write({ file: here("dist/preview-client/client.js"), format: "esm", minify: true });
  copyFileSync(here("src/preview-client/client.css"), here("dist/preview-client/client.css"));
}
