// npm run bench -- usage: what the copy desk takes of a build of 16 pages, with no list and with lists of 20,000 entries. Each run is a process of its own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, cpuUsage } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chance, paragraph } from "./copy.mjs";
import { spread } from "./figures.mjs";
import { writeIssue } from "./issue.mjs";

const PAGES = 16;
const ENTRIES = 20_000;
const dist = process.env.BANMIAN_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const here = fileURLToPath(import.meta.url);

/** The words of a list: they begin with two to five characters of copy, so that many begin as words of the issue do; one of a thousand may be in it. */
function words(seed) {
  const luck = chance(seed);
  const found = new Set();
  while (found.size < ENTRIES) {
    const text = [...paragraph(luck, 400)].filter((each) => /\p{Script=Han}/u.test(each)).join("");
    const at = luck.below(text.length - 5);
    found.add(
      text.slice(at, at + 2 + luck.below(4)) +
        (found.size % 1000 === 0 ? "" : String.fromCharCode(0x4e00 + luck.below(5000))),
    );
  }
  return [...found];
}

const LISTS = {
  "no list": undefined,
  "20,000 words, CSV": ["words.csv", (all) => `词,正确\n${all.map((word) => `${word},${word}改\n`).join("")}`],
  "20,000 people, CSV": [
    "people.csv",
    (all) => `姓名,职务\n${all.map((name, at) => `${name},第${at}局局长\n`).join("")}`,
  ],
  "5,000 words, YAML": [
    "words.yaml",
    (all) =>
      `words:\n${all
        .slice(0, 5000)
        .map((word) => `  - {word: ${word}, write: ${word}改}\n`)
        .join("")}`,
  ],
};

/** Processor milliseconds of each part, by kind of list. */
export function usage(seed, runs) {
  const all = words(seed + 1);
  return Object.entries(LISTS).map(([name, list]) => {
    const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
    try {
      const { issue } = writeIssue(folder, PAGES, seed);
      if (list !== undefined) {
        const [file, write] = list;
        writeFileSync(join(folder, file), write(all));
        const paper = join(folder, "paper.yaml");
        writeFileSync(paper, `${readFileSync(paper, "utf8")}usage: [${file}]\n`);
      }
      const times = Array.from({ length: runs }, () =>
        JSON.parse(execFileSync(process.execPath, [here, issue], { encoding: "utf8" })),
      );
      const parts = Object.keys(times[0]);
      return {
        name,
        ...Object.fromEntries(parts.map((part) => [part, spread(times.map((each) => each[part])).median])),
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

export function usageTable(cases) {
  const parts = Object.keys(cases[0]).slice(1);
  const row = (cells) => `| ${cells.join(" | ")} |`;
  return [
    row(["processor ms", ...parts]),
    row(["---", ...parts.map(() => "--:")]),
    ...cases.map((each) => row([each.name, ...parts.map((part) => each[part].toFixed(1))])),
  ].join("\n");
}

async function measured(issue) {
  const own = (path) => import(pathToFileURL(join(dist, path)).href);
  const [
    { readManifest },
    { readCopies },
    { readLists },
    { checkUsage, openDesk },
    script,
    { withVariants },
    forms,
    { diskFiles },
  ] = await Promise.all(
    [
      "engine/manifest/read.js",
      "engine/manifest/markup/markup.js",
      "engine/usage/lists.js",
      "engine/usage/check.js",
      "engine/usage/script.js",
      "base/han-variants.js",
      "engine/words/traditional.js",
      "base/disk-files.js",
    ].map(own),
  );
  const { value } = await readManifest(issue, diskFiles(process.cwd()));
  const { copies } = readCopies(value.issue);
  const times = {};
  const timed = (part, make) => {
    const before = cpuUsage();
    const made = make();
    const { user, system } = cpuUsage(before);
    times[part] = (user + system) / 1000;
    return made;
  };
  const lists = timed("lists", () => readLists(value.paper.usage.map(({ source }) => source)));
  const desk = timed("index", () => openDesk(lists));
  const find = timed("characters", () =>
    script.findTraditional({ forms: () => withVariants(forms.simplifiedForms()), standard: forms.standardCharacters }),
  );
  times.findings = timed("check", () => checkUsage(value, copies, desk, find)).length;
  const { findings, ...all } = times;
  console.log(JSON.stringify({ ...all, sum: Object.values(all).reduce((sum, each) => sum + each, 0), findings }));
}

if (argv[1] === here) await measured(argv[2]);
