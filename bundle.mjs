// The second half of `npm run build`, after tsc: packs the dictionary and makes one script of the program and its libraries, from which
// commands/program.js and the threads (commands/build-worker.js, commands/batch-worker.js) start. src/app/start.ts tells what else makes a start quicker.
// One script earns 12 % of the sample issue and 18 % of 16 pages (processor time, Node 24.21, 2026-11-26).
import { copyFileSync, rmSync, writeFileSync } from "node:fs";
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

packWords();
copyFileSync(packedPath, here("dist/words/words.packed"));
copyFileSync(here("src/words/LICENSE"), here("dist/words/LICENSE"));
await bundle();
await bundleClient();
for (const [file, name] of [["program", "run"], ["build-worker", "buildJob"], ["batch-worker", "batchJob"]]) {
  writeFileSync(here(`dist/commands/${file}.js`), START.replace("NAME", name));
}

async function bundle() {
  const entry = here("dist/commands/entry.js");
  writeFileSync(entry, ENTRY);
  try {
    const external = ["sharp", "@hyzyla/pdfium", "piscina", "@zip.js/zip.js", "bullmq", "ioredis", "mammoth"];
    const build = await rolldown({ input: entry, platform: "node", external, logLevel: "silent" });
    await build.write({ file: here("dist/commands/program.cjs"), format: "cjs", codeSplitting: false, dynamicImportInCjs: false });
  } finally {
    rmSync(entry);
  }
}

/** The preview's client: one script for browsers, and its styles. */
async function bundleClient() {
  const transform = { jsx: { runtime: "automatic", importSource: "preact" } };
  const build = await rolldown({ input: here("src/preview-client/main.tsx"), platform: "browser", transform, logLevel: "silent" });
  await build.write({ file: here("dist/preview-client/client.js"), format: "esm", minify: true });
  copyFileSync(here("src/preview-client/client.css"), here("dist/preview-client/client.css"));
}
