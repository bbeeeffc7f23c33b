// npm run bench -- makeup [--runs 5]: the figures of made-up pages (made-up.ts), then how long make-up takes, cold, and how many states it looks at.
// A part of it, to be run in a minute: --only drawn|plans|samples|trials|fresh|time, --part 1/10 (every tenth drawn issue), --list (each issue
// on a line), --alternatives (five make-ups of every page, and which are near-copies).
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { spread } from "./figures.mjs";
import { writeFullIssue, writePage } from "./issue.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const photos = ["boats-at-dusk", "dune-grass", "kite", "waterside"].map((name) =>
  join(root, `issues/2026-11-24/photos/${name}.jpg`),
);
/** Lines of body of a 对开 page of eight stories, three of which have a photo; the first is the lead. */
const EIGHT = [150, 90, 80, 60, 50, 40, 36, 30].map((lines, at) => ({
  priority: at === 0 ? "lead" : at < 3 ? "major" : "normal",
  lines,
  photo: at < 3,
}));
const BRIEFS = Array.from({ length: 25 }, (_, at) => ({
  priority: "brief",
  lines: 18 + ((at * 7) % 23),
  photo: false,
}));

/** The table of figures: made-up.ts, which vite reads as it stands. It takes its flags from the command line. */
export async function makeUpFigures() {
  const file = fileURLToPath(new URL("made-up.ts", import.meta.url));
  const { module } = await runnerImport(file, { root, logLevel: "error", configFile: false });
  return module.inTable(module.groups);
}

/** Each case is laid out in a process of its own, `runs` times. */
export function makeUp(seed, runs) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  mkdirSync(join(folder, "cache"));
  const cases = [
    ["a page of 8 stories and 3 photos", writePage(join(folder, "eight"), EIGHT, seed, photos)],
    ["a page of 25 briefs", writePage(join(folder, "briefs"), BRIEFS, seed, photos)],
    ["16 pages, everything on", writeFullIssue(join(folder, "full"), 16, seed, photos)],
  ];
  try {
    return cases.map(([name, { issue }]) => {
      const all = Array.from({ length: runs + 1 }, () => layOut(issue, join(folder, "cache"))).slice(1);
      const [{ stories, states, marks, faults }] = all;
      const of = (key) => spread(all.map((each) => each[key]));
      return { name, stories, wall: of("wall"), processor: of("processor"), states, marks, faults };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function layOut(issue, cache) {
  const script = fileURLToPath(new URL("lay-out.mjs", import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, issue, cache], { encoding: "utf8", cwd: root }));
}

export function makeUpTable(cases) {
  return [
    "| page | stories | make-up, ms | processor ms | states | heads side by side, gaps across | faults |",
    "| --- | --: | --: | --: | --: | --: | --: |",
    ...cases.map(
      ({ name, stories, wall, processor, states, marks, faults }) =>
        `| ${name} | ${stories} | ${inRow(wall)} | ${inRow(processor)} | ${states.toLocaleString("en")} | ${marks} | ${faults} |`,
    ),
  ].join("\n");
}

function inRow({ median, min, max }) {
  return `${median} (${min}–${max})`;
}
