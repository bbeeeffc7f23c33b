// npm run bench -- census [--only WORD] [--third] [--codes]: how often each rule of census-rules.mjs fires, in how many issues, and how many pages change without it. `npm run build` first.
// The issues are the samples, the golden pages, the trials, the drawn ones, and zhoukou-04 of ../shared, where that is there. Each is compiled once, under
// V8's counts of what ran; then every rule is taken out in turn, and the issues in which it fired are compiled without it.
// With --codes: in how many of each kind of issue each diagnostic is reported.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { RULES } from "./census-rules.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Rooms whose scripts are counted. */
const ROOMS = ["engine/text", "engine/layout", "engine/makeup"];

/**
 * @param only rules whose names hold this; all if left out
 * @param third true for every third drawn issue alone
 */
export async function census(only = "", third = false) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-census-"));
  try {
    const rules = RULES.filter(([name]) => name.includes(only));
    // Code that was changed since a rule was written is found now, not after an hour.
    for (const [, file, at, { from }] of rules) for (const piece of [at ?? from, from]) placeOf(piece, scriptOf(file));
    const issues = (await issuesIn(folder)).filter(({ name }) => !third || isThird(name));
    const before = compileAll(issues, { rooms: ROOMS }, folder);
    return rules.map((rule) => {
      const row = counted(rule, before, (some, off) => compileAll(some, { off }, folder).told, issues);
      console.error(`${row.name}: ${row.fires} ${row.issues} ${row.moved}`);
      return row;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Issues that report each code, by kind. */
export async function codeCensus() {
  const folder = mkdtempSync(join(tmpdir(), "banmian-census-"));
  try {
    const { told } = compileAll(await issuesIn(folder), {}, folder);
    const kindOf = (name) => KINDS.find((kind) => name.startsWith(kind));
    const { allCodes } = await import(new URL("../../dist/base/codes.js", import.meta.url));
    return allCodes().map((code) => {
      const own = told.filter(({ codes }) => code in codes).map(({ name }) => kindOf(name));
      return { code, issues: KINDS.map((kind) => own.filter((each) => each === kind).length) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How the names of issues begin. */
const KINDS = ["issues", "zhoukou-04", "tests/golden", "trial", "drawn"];

export function codeTable(codes) {
  return [
    `| code | ${KINDS.join(" | ")} |`,
    `| --- |${" --: |".repeat(KINDS.length)}`,
    ...codes.map(({ code, issues }) => `| ${code} | ${issues.join(" | ")} |`),
  ].join("\n");
}

/** True for an issue that is not drawn, and for those of every third seed. */
function isThird(name) {
  const [kind, , seed] = name.split(" ");
  return kind !== "drawn" || Number(seed) % 3 === 0;
}

async function issuesIn(folder) {
  const inFolder = (path) =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ name: `${path}/${name}`, path: join(root, path, name, "issue.yaml") }));
  const shared = join(root, "../shared/issues/zhoukou-04/issue.yaml");
  const { module } = await runnerImport(fileURLToPath(new URL("census-issues.ts", import.meta.url)), {
    root,
    logLevel: "error",
    configFile: false,
  });
  return [
    ...inFolder("issues"),
    ...(existsSync(shared) ? [{ name: "zhoukou-04", path: shared }] : []),
    ...inFolder("tests/golden"),
    ...(await module.writeIssues(folder)),
  ];
}

/** All in one process of its own. */
function compileAll(issues, how, folder) {
  const into = join(folder, "told.json");
  const input = JSON.stringify({ issues, ...how, cache: join(folder, "cache"), into });
  const script = fileURLToPath(new URL("census-run.mjs", import.meta.url));
  // Functions that V8 optimises are no longer counted.
  const flags = how.rooms === undefined ? [] : ["--no-opt"];
  execFileSync(process.execPath, [...flags, script], { input, cwd: root, stdio: ["pipe", "inherit", "inherit"] });
  return JSON.parse(readFileSync(into, "utf8"));
}

/** A rule with its figures. @param compiled compiles some issues without it */
function counted([name, file, at, off], { told, ran }, compiled, issues) {
  const fires = firesOf(at ?? off.from, scriptOf(file), ran[file] ?? {});
  const pages = told.reduce((sum, issue) => sum + issue.pages.length, 0);
  const known = new Map(told.map((issue) => [issue.name, issue]));
  const without =
    fires.size === 0
      ? []
      : compiled(
          issues.filter((issue) => fires.has(issue.name)),
          { file, ...off },
        );
  const moved = without.map((issue) => ({
    name: issue.name,
    pages: known.get(issue.name).pages.filter((page, index) => page !== issue.pages[index]).length,
  }));
  return {
    name,
    file,
    fires: [...fires.values()].reduce((sum, count) => sum + count, 0),
    issues: fires.size,
    pages,
    moved: moved.reduce((sum, issue) => sum + issue.pages, 0),
    where: moved.filter((issue) => issue.pages > 0),
  };
}

function scriptOf(file) {
  return readFileSync(join(root, "dist", file), "utf8");
}

/** Where the piece begins. @throws if it does not stand in the text exactly once */
function placeOf(piece, text) {
  const from = text.indexOf(piece);
  if (from < 0 || text.includes(piece, from + 1)) throw new Error(`not once in the script: ${piece}`);
  return from;
}

/** By issue how often a piece of a script ran: as often as the smallest counted piece that holds it. */
function firesOf(piece, text, byIssue) {
  const at = placeOf(piece, text) + piece.length - 1;
  const fires = new Map();
  for (const [name, ranges] of Object.entries(byIssue)) {
    const around = ranges.filter(([first, end]) => first <= at && at < end && end - first < text.length - 1);
    const [nearest] = around.toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]));
    if (nearest !== undefined && nearest[2] > 0) fires.set(name, nearest[2]);
  }
  return fires;
}

export function censusTable(rules) {
  const pages = rules[0]?.pages ?? 0;
  return [
    `| rule | script | fires | issues | pages that change without it, of ${pages} |`,
    "| --- | --- | --: | --: | --: |",
    ...rules.map(
      ({ name, file, fires, issues, moved }) =>
        `| ${name} | ${file.replace(/\.js$/, ".ts")} | ${fires} | ${issues} | ${moved} |`,
    ),
  ].join("\n");
}
