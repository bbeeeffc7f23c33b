// The second half of `npm run build`, after tsc: makes one script of the program and its libraries, builds the sample issues with it, and keeps
// beside it what V8 compiled on the way, and the dictionary. Then commands/program.js and commands/build-worker.js start from the script.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { rolldown } from "rolldown";
import { optimiseLater } from "./dist/app/optimise-later.js";
import { compiledPath, inWrapping, startScript } from "./dist/app/start-script.js";
import { packedPath, packWords } from "./pack-words.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const script = here("dist/commands/program.cjs");

/** Names stay as they are: they tell where a crash was. */
const WITHOUT_BLANKS = { compress: false, mangle: false, codegen: { removeWhitespace: true } };

/** Threads start where the program does; what they need is loaded when they ask for it. */
const ENTRY = `
export { run } from "./program.js";
export const buildJob = async (job) => (await import("./build-worker.js")).buildJob(job);
`;

/**
 * What libraries bring along and Node has, compiled and at hand; and what takes longer to load than a page to make and no build asks for.
 * A name that ends in a slash stands for all below it.
 */
const STAND_INS = {
  // pdfkit can encrypt: nothing here is.
  "@noble/ciphers/": "export const cbc = undefined, ecb = undefined;",
  // fontkit's for WOFF2, which fonts/load.ts refuses: a fifth of the whole program.
  "brotli/decompress.js": "export default undefined;",
  // Tables of Unicode's properties are packed twice over.
  "tiny-inflate": `
    const { inflateRawSync } = require("node:zlib");
    module.exports = (packed, into) => {
      const bytes = inflateRawSync(packed);
      into.set(bytes);
      return into.subarray(0, bytes.length);
    };`,
  // commander can start programs, and preflight starts one.
  "node:child_process": `
    import { createRequire } from "node:module";
    export const spawn = (...what) => createRequire(__filename)("child_process").spawn(...what);`,
};
const PREFIX = "stand-in for ";
const standIns = {
  name: "stand-ins",
  resolveId: (id) => {
    const name = Object.keys(STAND_INS).find((name) => id === name || (name.endsWith("/") && id.startsWith(name)));
    return name === undefined ? undefined : `${PREFIX}${name}`;
  },
  load: (id) => (id.startsWith(PREFIX) ? STAND_INS[id.slice(PREFIX.length)] : undefined),
};

const START = `import { fileURLToPath } from "node:url";
import { startScript } from "../app/start-script.js";

export const { NAME } = startScript(fileURLToPath(new URL("./program.cjs", import.meta.url))).exports;
`;

// Where words/jieba.js looks for it.
packWords();
copyFileSync(packedPath, here("dist/words/words.packed"));
copyFileSync(here("src/words/LICENSE"), here("dist/words/LICENSE"));
await bundle();
await compile();
for (const [file, name] of [["program", "run"], ["build-worker", "buildJob"]]) {
  writeFileSync(here(`dist/commands/${file}.js`), START.replace("NAME", name));
}

async function bundle() {
  const entry = here("dist/commands/entry.js");
  writeFileSync(entry, ENTRY);
  try {
    const external = ["sharp", "@hyzyla/pdfium", "piscina"];
    const plugins = [standIns];
    const build = await rolldown({ input: entry, platform: "node", external, plugins, logLevel: "silent" });
    const { output } = await build.generate({ format: "cjs", codeSplitting: false, dynamicImportInCjs: false, minify: WITHOUT_BLANKS });
    writeFileSync(script, inWrapping(inAscii(output[0].code)));
  } finally {
    rmSync(entry);
  }
}

/** V8 reads a file of one byte a character without copying it. An escape is taken whole: a backslash before a character says nothing more. */
function inAscii(code) {
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return code.replace(/\\[\0-\x7f]|\\?([^\0-\x7f])/g, (all, character) => (character ? escaped(character) : all));
}

/** Builds the sample issues, so that what a build needs is compiled, and keeps it. */
async function compile() {
  rmSync(compiledPath(script), { force: true });
  const folder = mkdtempSync(join(tmpdir(), "banmian-bundle-"));
  const quiet = () => undefined;
  const terminal = {
    language: "en",
    folder: here("."),
    cache: folder,
    colour: false,
    live: false,
    today: "2026-11-24",
    now: () => 0,
    print: quiet,
    tell: quiet,
  };
  try {
    optimiseLater(process.versions.v8);
    // What has not run for a while would be dropped.
    setFlagsFromString("--no-flush-bytecode");
    const { exports, compiled } = startScript(script);
    const samples = ["issues/2026-11-24", "issues/2026-11-25"];
    const exit = await exports.run(["build", ...samples, "--draft", "--out", folder], terminal, { version: "", node: "", debug: false });
    // 1: they have errors, which is not this script's business.
    if (exit === 2) throw new Error("the sample issues cannot be built");
    setFlagsFromString("--flush-bytecode");
    writeFileSync(compiledPath(script), compiled());
  } finally {
    rmSync(folder, { recursive: true });
  }
}
