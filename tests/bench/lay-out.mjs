// The layout of one issue in a fresh process: wall and processor milliseconds of the stage, and what make-up looked at. Run by makeup.mjs.
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const dist = process.env.BANMIAN_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const load = (file) => import(pathToFileURL(join(dist, file)).href);
const { compile } = await load("build/compile.js");
const { knownWords } = await load("engine/words/known-words.js");
const { diskHost } = await load("build/host.js");
const { optimiseLater } = await load("build/start.js");
optimiseLater(process.versions.v8);

const [issue, cache] = process.argv.slice(2);
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
// The dictionary is no part of layout.
const words = await knownWords();
words("版面编排");
// Each stage's wall time beside its processor time: the clock is read as a stage begins and as it ends.
const wall = {};
let stage;
let since = 0;
const now = () => {
  wall[stage] = (wall[stage] ?? 0) + performance.now() - since;
  since = performance.now();
  return processor();
};
const began = (next) => {
  stage = next;
  since = performance.now();
};
const disk = diskHost({ folder: process.cwd(), cache }, { now, began });
const host = { ...disk, words };
const { madeUp, timings, diagnostics } = await compile(issue, host);
const { pages } = madeUp.found;
const sum = (of) => pages.reduce((all, page) => all + of(page), 0);
console.log(
  JSON.stringify({
    stories: sum(({ items }) => items.length),
    wall: wall["make-up"],
    processor: timings["make-up"],
    states: sum(({ states }) => states),
    marks: sum(({ makeUps }) => makeUps[0].marks),
    faults: diagnostics.filter(({ severity }) => severity === "error").length,
  }),
);
