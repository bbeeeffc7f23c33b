// npm run bench [-- --json] [-- --against earlier.json] [-- --write] [-- --runs 5] [-- --pages 1,4,16,64] [-- --nodes 24,26]
// npm run bench -- typography: see typography.mjs.
// npm run bench -- edit: see edit.mjs.
// npm run bench -- makeup: see makeup.mjs.
// npm run bench -- plan [--issues 6] [--list]: see plan.mjs.
// npm run bench -- preview: see preview.mjs.
// npm run bench -- warm [--nodes 24,26]: see warm.mjs.
// npm run bench -- profile [--runs 5] [--nodes 24,26]: see profile.mjs.
// npm run bench -- growth [--only WORD]: see growth.mjs.
// npm run bench -- calls: see calls.mjs.
// npm run bench -- batch: see batch.mjs.
// npm run bench -- site [--issues 365]: see site.mjs.
// npm run bench -- deposit [--issues 365]: see deposit.mjs.
// npm run bench -- heap: see heap.mjs.
// npm run bench -- size: see size.mjs.
// npm run bench -- usage: see usage.mjs.
// npm run bench -- census [--only WORD] [--third] [--codes]: see census.mjs.
// There is no limit here: a number means something only beside another from the same machine.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { comparison, inMarkdown, summary } from "./figures.mjs";
import { AS_IT_COMES, writeBriefs, writeFullIssue, writeIssue, writeLongStory } from "./issue.mjs";
import { nodeOf, runBanmian, runTypst, typstFonts } from "./runs.mjs";
import { writeSample } from "./sample.mjs";

const SEED = 20261124;
const FULL = 16;
const root = fileURLToPath(new URL("../../", import.meta.url));
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    against: { type: "string" },
    runs: { type: "string", default: "5" },
    pages: { type: "string", default: "1,4,16,64" },
    copy: { type: "string" },
    only: { type: "string" },
    third: { type: "boolean", default: false },
    issues: { type: "string", default: "365" },
    nodes: { type: "string", default: "" },
    part: { type: "string" },
    list: { type: "boolean", default: false },
    alternatives: { type: "boolean", default: false },
    codes: { type: "boolean", default: false },
  },
});

const photos = ["boats-at-dusk", "dune-grass", "kite", "waterside"].map((name) =>
  join(root, "issues/2026-11-24/photos", `${name}.jpg`),
);
/** The Node that runs this, and those that are named: they build the issues of sixteen pages. */
const nodes = [undefined, ...flags.nodes.split(",").filter((version) => version !== "")];

/** The benches by their names; without a name: speed. */
const benches = {
  typography: () => import(new URL("typography.mjs", import.meta.url)),
  edit: async () => {
    const { edit, EDITS_OF } = await import("./edit.mjs");
    for (const [kind, done] of Object.entries(EDITS_OF))
      console.log(`from the saving of ${kind} to the proof on disk, ms:`, await edit(SEED, undefined, done));
  },
  heap: async () => {
    const { heap } = await import("./heap.mjs");
    console.log("MiB of heap after so many edits:", heap(SEED));
  },
  makeup: async () => {
    const { makeUp, makeUpFigures, makeUpTable } = await import("./makeup.mjs");
    if (flags.only !== "time") console.log(`${await makeUpFigures()}\n`);
    if (flags.only === undefined || flags.only === "time") tellCases(makeUp(SEED, Number(flags.runs)), makeUpTable);
  },
  plan: async () => {
    const { planFigures } = await import("./plan.mjs");
    console.log(await planFigures());
  },
  preview: async () => {
    const { preview, previewTable } = await import("./preview.mjs");
    tellCases(await preview(SEED), previewTable);
  },
  warm: async () => {
    const { warm, warmTable } = await import("./warm.mjs");
    tellCases(warm(SEED, Number(flags.runs), photos, nodes), warmTable);
  },
  profile: async () => {
    const { profile, profileTable } = await import("./profile.mjs");
    tellCases(await profile(SEED, Number(flags.runs), photos, { nodes, only: flags.only }), profileTable);
  },
  growth: async () => {
    const { growth, growthTable } = await import("./growth.mjs");
    tellCases(growth(SEED, flags.only), growthTable);
  },
  calls: async () => {
    const { calls, callsTable } = await import("./calls.mjs");
    tellCases(calls(SEED, photos), callsTable);
  },
  batch: async () => {
    const { batch, batchTable } = await import("./batch.mjs");
    tellCases(await batch(SEED), batchTable);
  },
  site: async () => {
    const { site, siteTable } = await import("./site.mjs");
    tellCases(site(SEED, Number(flags.issues)), siteTable);
  },
  deposit: async () => {
    const { deposit, depositTable } = await import("./deposit.mjs");
    tellCases(deposit(SEED, Number(flags.issues)), depositTable);
  },
  usage: async () => {
    const { usage, usageTable } = await import("./usage.mjs");
    tellCases(usage(SEED, Number(flags.runs)), usageTable);
  },
  size: async () => (await import("./size.mjs")).size(),
  census: async () => {
    const { census, censusTable, codeCensus, codeTable } = await import("./census.mjs");
    if (flags.codes) tellCases(await codeCensus(), codeTable);
    else tellCases(await census(flags.only, flags.third), censusTable);
  },
};
await (benches[positionals[0]] ?? speed)();

function tellCases(cases, table) {
  console.log(flags.json ? JSON.stringify(cases, undefined, 2) : table(cases));
}

function speed() {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    report(measure(folder, Number(flags.runs)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is built: the same copy at several lengths with frames given, as it comes in, with everything on; very short and very long stories; the largest sample. */
function casesIn(folder) {
  const framed = flags.pages.split(",").map((pages) => ({
    name: `${pages} ${pages === "1" ? "page" : "pages"}, frames given`,
    pages: Number(pages),
    ...writeIssue(join(folder, `framed-${pages}`), Number(pages), SEED),
  }));
  const full = writeFullIssue(join(folder, "full"), FULL, SEED, photos);
  const asItComes = Object.entries(AS_IT_COMES).map(([how, write], at) => ({
    name: `${FULL} pages, frames given, ${how}`,
    ...write(join(folder, `as-it-comes-${at}`), FULL, SEED),
  }));
  const sample = join(root, "issues/2026-11-24/issue.yaml");
  const all = [
    ...framed,
    ...asItComes,
    { name: "100 stories of 50 characters", ...writeBriefs(join(folder, "briefs"), SEED) },
    { name: "one story of 200,000 characters", ...writeLongStory(join(folder, "long"), SEED) },
    { name: `${FULL} pages, everything on`, warm: true, ...full },
    { name: "the sample issue", warm: true, ...writeSample(sample, join(folder, "sample")) },
  ];
  return all.filter(({ name }) => flags.only === undefined || name.includes(flags.only));
}

function measure(folder, runs) {
  const load = loadavg()[0].toFixed(1);
  const typst = typstFonts(folder);
  const cases = nodes.flatMap((version) =>
    casesIn(folder)
      .filter(({ name }) => version === undefined || name.startsWith(`${FULL} pages`))
      .map((each) => measureCase(each, { folder, typst, runs, version })),
  );
  return {
    machine: { cpu: cpus()[0]?.model ?? "?", cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), load },
    node: process.version,
    commit: execFileSync("git", ["describe", "--always", "--dirty"], { cwd: root, encoding: "utf8" }).trim(),
    runs,
    cases,
  };
}

function measureCase(each, { folder, typst, runs, version }) {
  const node = nodeOf(version);
  const cache = join(folder, "cache");
  const ours = () => {
    if (!each.warm) rmSync(cache, { recursive: true, force: true });
    return runBanmian(each.issue, join(folder, "out"), cache, node);
  };
  const peer = () => runTypst([each.typst], join(folder, "out-typst"), typst, node);
  // Once before, so that font files are in memory for both, and photos are cached where that is the case's condition.
  ours();
  peer();
  const pairs = Array.from({ length: runs }, () => [ours(), peer()]);
  const name = version === undefined ? each.name : `${each.name}, Node ${version}`;
  return summary({ ...each, name, ours: pairs.map(([first]) => first), peers: pairs.map(([, second]) => second) });
}

function report(result) {
  console.log(flags.json ? JSON.stringify(result, undefined, 2) : inMarkdown(result));
  if (flags.against) console.error(comparison(result, JSON.parse(readFileSync(flags.against, "utf8"))).join("\n"));
  if (flags.write) writeTable(result);
}

/** Puts the figures into README.md between its marks, and beside it as JSON. */
function writeTable(result) {
  const readme = fileURLToPath(new URL("README.md", import.meta.url));
  const text = readFileSync(readme, "utf8");
  const table = `<!-- figures -->\n\n${inMarkdown(result)}\n\n<!-- end -->`;
  writeFileSync(
    readme,
    text.replace(/<!-- figures -->[\s\S]*<!-- end -->/, () => table),
  );
  writeFileSync(new URL("figures.json", import.meta.url), `${JSON.stringify(result, undefined, 2)}\n`);
}
