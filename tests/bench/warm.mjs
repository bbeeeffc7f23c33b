// npm run bench -- warm: issues built one after the other in one process, beside Typst; and forty four-page issues with everything on.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spread } from "./figures.mjs";
import { onDay, writeFullIssue, writeIssue } from "./issue.mjs";
import { buildAll, nodeOf, runTypst, typstFonts } from "./runs.mjs";

const ISSUES = 6;
/** By then V8 has optimised what is worth it, and Typst holds its fonts. */
const WARM = 4;
const PAGES = 16;
const BATCH = 40;
const BATCH_PAGES = 4;

/**
 * @param photos files of photographs, for the issues with everything on
 * @param nodes major versions; undefined stands for the Node that runs this
 */
export function warm(seed, runs, photos, nodes) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    const typst = typstFonts(folder);
    const written = (kind, count, write) =>
      Array.from({ length: count }, (_, day) => {
        const into = join(folder, kind, String(day));
        const files = write(into, seed + day);
        onDay(into, day);
        return files;
      });
    const framed = written("framed", ISSUES, (into, own) => writeIssue(into, PAGES, own));
    const full = written("full", BATCH, (into, own) => writeFullIssue(into, BATCH_PAGES, own, photos));
    const [out, cache] = [join(folder, "out"), join(folder, "cache")];
    return nodes.map((version) => {
      const node = nodeOf(version);
      const ours = () => buildAll(issuesOf(framed), out, cache, node).builds[WARM];
      const peer = () =>
        runTypst(
          framed.map(({ typst: document }) => document),
          join(folder, "typst"),
          typst,
          node,
        );
      const batch = () => buildAll(issuesOf(full), out, cache, node);
      // Once before: compiled code and prepared photos are kept, files are in memory.
      ours();
      peer();
      batch();
      const pairs = Array.from({ length: runs }, () => [ours(), peer().compiles[WARM]]);
      const batches = Array.from({ length: Math.ceil(runs / 2) }, batch);
      return figures(version ?? process.version, pairs, batches);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const issuesOf = (written) => written.map(({ issue }) => issue);

function figures(node, pairs, batches) {
  const builds = pairs.map(([build]) => build);
  const ours = spread(builds.map(({ compile }) => compile));
  const typst = spread(pairs.map(([, compile]) => compile));
  const stages = Object.keys(builds[0].timings);
  return {
    node,
    ratio: Number((ours.median / typst.median).toFixed(2)),
    ours,
    typst,
    stages: Object.fromEntries(
      stages.map((stage) => [stage, spread(builds.map(({ timings }) => timings[stage] ?? 0)).median]),
    ),
    messages: Object.values(builds[0].faults).reduce((sum, count) => sum + count, 0),
    batch: spread(batches.map(({ total }) => total)),
    batchProcessor: spread(batches.map(({ processor }) => processor)),
    batchPeak: spread(batches.map(({ peak }) => peak)),
  };
}

export function warmTable(rows) {
  const stages = Object.keys(rows[0].stages);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const range = ({ median, min, max }) => `${Math.round(median)} (${Math.round(min)}–${Math.round(max)})`;
  return [
    line(["Node", "ratio", "ms", "Typst ms", "messages", ...stages, `${BATCH} issues s`, "processor s", "peak MiB"]),
    line(["---", ...Array(stages.length + 7).fill("--:")]),
    ...rows.map((row) =>
      line([
        row.node,
        `**${row.ratio}**`,
        range(row.ours),
        range(row.typst),
        row.messages,
        ...stages.map((stage) => Math.round(row.stages[stage])),
        (row.batch.median / 1000).toFixed(1),
        (row.batchProcessor.median / 1000).toFixed(1),
        Math.round(row.batchPeak.median),
      ]),
    ),
  ].join("\n");
}
