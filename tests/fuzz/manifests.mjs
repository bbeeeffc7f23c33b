// node tests/fuzz/manifests.mjs [--count 2000] [--seed 1] [--all]: mutated manifests through the built program, in this process.
// Exit 1 where the program fails, is silent, tells a fault twice, or places more than one first message in twenty elsewhere.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { compile, diskHost, reportJson } from "../../dist/build/index.js";
import { knownWords } from "../../dist/engine/words/known-words.js";
import { issueFiles } from "./issue-files.mjs";
import { fuzz } from "./judge.mjs";

const { values: flags } = parseArgs({
  options: {
    count: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    all: { type: "boolean", default: false },
  },
});
const watch = { now: () => performance.now(), began: () => undefined };
const host = {
  ...diskHost({ folder: "/fuzz", cache: join(tmpdir(), "banmian-fuzz") }, watch),
  words: knownWords(),
};
const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#888" } })
  .jpeg()
  .toBuffer();

const began = performance.now();
const result = await fuzz({
  count: Number(flags.count),
  seed: Number(flags.seed),
  diagnose: async (issue) => {
    const { diagnostics } = await compile("/fuzz/issue.yaml", { ...host, files: issueFiles(issue, photo) });
    return reportJson(diagnostics, "zh");
  },
});
const { count, told, near, failed, placeless, silent, twice, far } = result;
const share = told === 0 ? 1 : near / told;
console.log(`${count} mutations, ${told} told, first message within a line in ${near} (${(100 * share).toFixed(1)} %)`);
console.log(
  `failed ${failed.length}, without a place ${placeless.length}, silent ${silent.length}, told twice ${twice.length}`,
);
console.log(
  `${((performance.now() - began) / 1000).toFixed(0)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
);
for (const [name, list] of Object.entries({ failed, placeless, silent, twice, far })) {
  for (const each of flags.all ? list : list.slice(0, 10)) console.log(`${name}: ${each}`);
}
process.exitCode = failed.length + placeless.length + silent.length + twice.length > 0 || share < 0.95 ? 1 : 0;
