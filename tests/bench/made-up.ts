import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { compile } from "../../src/build/compile.ts";
import { diskHost } from "../../src/build/host.ts";
import { layOutWith } from "../../src/engine/makeup/make-up.ts";
import type { Issue } from "../../src/engine/model/issue.ts";
import { newTextContext } from "../../src/engine/text/galley.ts";
import { knownWords } from "../../src/engine/words/known-words.ts";
import type { Words } from "../../src/engine/words/words.ts";
import { type ToldLayout, withAllTold } from "../engine/layout/in-squares.ts";
import { twos } from "../engine/layout/newsroom.ts";
import { complaints, DRAWN, drawn } from "../engine/makeup/checked.ts";
import { pictures } from "../engine/makeup/generated.ts";
import { copiesAmong, figuresOf, type IssueFigures, type Summary, summaryOf } from "../engine/makeup/page-figures.ts";
import { type Format, planned } from "../engine/makeup/planned.ts";
import { writeTrial } from "../engine/makeup/trial-issues.ts";
import { squareFonts } from "../square-font.ts";

// Whole issues made up, and the figures of their pages. Flags: --part 1/10 (every tenth drawn issue, from the first), --only drawn,
// --alternatives (looks for five make-ups of every page of the issues chosen), --list (each issue on a line of its own).

type Planned = readonly (readonly [Format, pages: number, issues: number])[];
/** Issues drawn as real plans are. */
const PLANS: Planned = [
  ["对开", 4, 24],
  ["对开", 8, 6],
  ["四开", 4, 24],
];
/** The same, of seeds that nobody looked at before the weights were set. */
const FRESH: Planned = [
  ["对开", 4, 17],
  ["对开", 8, 4],
  ["对开", 16, 1],
  ["四开", 4, 18],
];
const FRESH_FROM = 2611;

/** One made-up issue. */
interface MadeUpCase {
  readonly name: string;
  readonly figures: IssueFigures;
  readonly states: number;
  /** Milliseconds of the processor. */
  readonly processor: number;
  readonly faults: number;
  readonly pairs: number;
  readonly near: number;
}

interface GroupOfCases {
  readonly name: string;
  readonly cases: readonly MadeUpCase[];
}

const flags = process.argv.slice(2);
const flagValue = (flag: string): string | undefined => {
  const at = flags.indexOf(flag);
  return at < 0 ? undefined : flags[at + 1];
};
const [part = 1, parts = 1] = (flagValue("--part") ?? "1/1").split("/").map(Number);
const wanted = flags.includes("--alternatives") ? 5 : 1;
const only = flagValue("--only");
const words = knownWords();

type Made = Pick<ToldLayout, "madeUp" | "layout" | "diagnostics">;

interface Told {
  readonly name: string;
  readonly issue: Issue;
  readonly made: Made;
  readonly words: Words;
  readonly processor: number;
  readonly faults: number;
}

function told({ name, issue, made, words: own, processor, faults }: Told): MadeUpCase {
  const { madeUp, layout, diagnostics } = made;
  const marks = diagnostics.filter(({ code }) => MARKS.includes(code)).map(({ arguments: { page } }) => String(page));
  const figures = figuresOf({ written: issue, madeUp, layout, marks, words: own });
  const states = madeUp.pages.reduce((sum, page) => sum + page.states, 0);
  const found = { name, figures, states, processor, faults, ...copiesAmong(madeUp) };
  if (flags.includes("--list")) console.log(inLine(found));
  return found;
}

const MARKS: readonly Diagnostic["code"][] = ["heads-side-by-side", "page-split"];

/** The tests' drawn issues, with the seeds from 1. */
const drawnIssues = (): GroupOfCases =>
  inSquares(
    "102 drawn issues",
    DRAWN.flatMap(([kind, number]) =>
      Array.from(
        { length: number },
        (_, index) => [`${kind} ${index + 1}`, () => drawn(kind, index + 1).issue] as const,
      ),
    ),
  );

const plannedIssues = (name: string, kinds: Planned, from: number): GroupOfCases =>
  inSquares(
    name,
    kinds.flatMap(([format, pages, number]) =>
      Array.from({ length: number }, (_, index) => {
        const seed = from + index;
        return [`${format}${pages} ${seed}`, () => planned(format, pages, seed)] as const;
      }),
    ),
  );

/** Issues in faces of squares, as the tests make them up. */
function inSquares(name: string, all: readonly (readonly [name: string, draw: () => Issue])[]): GroupOfCases {
  const cases = all
    .filter((_, index) => index % parts === part - 1)
    .map(([own, draw]) => {
      const issue = draw();
      const before = process.cpuUsage();
      let processor = 0;
      const framed = (): void => {
        const { user, system } = process.cpuUsage(before);
        processor = (user + system) / 1000;
      };
      const means = { bench: newTextContext(squareFonts()), pictures, words: twos, framed };
      const made = withAllTold(layOutWith(issue, means, wanted));
      const wrong = complaints(issue, made);
      if (flags.includes("--list")) for (const each of wrong) console.log(`    ${each}`);
      return told({ name: own, issue, made, words: twos, processor, faults: wrong.length });
    });
  return { name, cases };
}

/** An issue of the disk in its own faces. */
async function writtenIssue(name: string, manifest: string, cache: string): Promise<MadeUpCase> {
  const processor = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const disk = diskHost({ folder: process.cwd(), cache }, { now: processor, began: () => {} });
  const { madeUp, diagnostics, timings } = await compile(manifest, { ...disk, words }, wanted);
  if (madeUp === undefined) throw new Error(`${manifest}: ${diagnostics.map(({ code }) => code).join()}`);
  const { issue, found, layout } = madeUp;
  const faults = diagnostics.filter(({ severity }) => severity === "error").length;
  const made = { madeUp: found, layout, diagnostics };
  return told({ name, issue, made, words, processor: timings["make-up"] ?? 0, faults });
}

/** The two samples without the frames that their editor gave. */
async function samples(folder: string): Promise<GroupOfCases> {
  const names = ["2026-11-24", "2026-11-25"];
  const cases: MadeUpCase[] = [];
  for (const name of names) {
    const own = join(folder, name);
    cpSync(join("issues", name), own, { recursive: true });
    const manifest = join(own, "issue.yaml");
    const written = parseDocument(readFileSync(manifest, "utf8"));
    const paper = written.get("paper");
    written.set("paper", resolve("issues", name, String(paper)));
    for (const key of ["stories", "fillers"]) {
      const list = written.get(key);
      for (const story of isSeq(list) ? list.items : []) if (isMap(story)) unpin(story);
    }
    writeFileSync(manifest, String(written));
    cases.push(await writtenIssue(name, manifest, join(folder, "cache")));
  }
  return { name: "samples unpinned", cases };
}

/** Takes columns and rows out of a story's places. Vertical copy has no form but the frame that it is given. */
function unpin(story: YAMLMap): void {
  if (story.get("writing") === "vertical") return;
  const place = story.get("place");
  for (const each of isSeq(place) ? place.items : [place]) {
    if (!isMap(each)) continue;
    for (const key of ["columns", "rows"]) each.delete(key);
  }
}

async function trials(folder: string): Promise<GroupOfCases> {
  const cases: MadeUpCase[] = [];
  for (const kind of ["county", "city"] as const) {
    cases.push(await writtenIssue(kind, await writeTrial(join(folder, kind), kind), join(folder, "cache")));
  }
  return { name: "trial issues", cases };
}

/** The groups of the table. */
async function measured(): Promise<readonly GroupOfCases[]> {
  const groups: (() => GroupOfCases | Promise<GroupOfCases>)[] = [];
  const add = (key: string, group: () => GroupOfCases | Promise<GroupOfCases>): void => {
    if (only === undefined || only === key) groups.push(group);
  };
  add("drawn", () => drawnIssues());
  add("plans", () => plannedIssues("54 plans", PLANS, 1));
  add("samples", () => samples(folder));
  add("trials", () => trials(folder));
  add("fresh", () => plannedIssues("40 fresh plans", FRESH, FRESH_FROM));
  const found: GroupOfCases[] = [];
  for (const group of groups) found.push(await group());
  return found;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function inLine({ name, figures, states, processor, faults }: MadeUpCase): string {
  const { foot, over, heads, jumps, loneHeads, loneFeet } = summaryOf([figures]);
  const feet = figures.pages.map(
    ({ foot: { free, cells, demand } }) => `${percent(free / cells)}/${percent(demand ?? 1)}`,
  );
  return `${name}: foot ${percent(foot)} (${feet.join(" ")}), over ${over}/${heads}, jumps ${jumps}, lone lines ${loneHeads}/${loneFeet}, ${states} states, ${processor.toFixed(0)} ms, ${faults} faults`;
}

/** A figure of a group by its name, in words. */
const ROWS: readonly (readonly [string, (all: Summary) => string])[] = [
  ["pages", ({ pages }) => String(pages)],
  ["white foot, all pages", ({ foot }) => percent(foot)],
  ["white foot, demand 85 % or more", ({ footFrom85 }) => percent(footFrom85)],
  ["white foot, demand 70 to 85 %", ({ footFrom70 }) => percent(footFrom70)],
  ["heads over all legs but the last", ({ over, heads }) => `${over} of ${heads} (${percent(over / heads)})`],
  ["pages with more of them than two or a quarter", ({ overPages }) => String(overPages)],
  ["issues with more of them than two", ({ overIssues }) => String(overIssues)],
  ["sizes of ordinary heads a page, mean", ({ sizes }) => sizes.toFixed(2)],
  [
    "leads at 1.5 × the next head (front pages 1.7); over half of the columns; upper left; ratio, mean",
    (all) => `${all.leadsLarge} of ${all.leads}; ${all.leadsWide}; ${all.leadsFirst}; ${all.leadRatio.toFixed(2)}`,
  ],
  ["heads larger than one of higher rank", ({ outsized }) => String(outsized)],
  [
    "kinds of special form an issue, mean; pages without one",
    ({ kinds, plain, pages }) => `${kinds.toFixed(2)}; ${plain} of ${pages}`,
  ],
  ["legs cut in two by a photo", ({ parted }) => String(parted)],
  ["stories that begin under a photo, beside a leg that begins higher", ({ under }) => String(under)],
  ["photos under press.resolution", ({ soft }) => String(soft)],
  ["a lesser story's larger photo", ({ inverted }) => String(inverted)],
  ["pages of which photos cover more than 40 %", ({ covered }) => String(covered)],
  ["photos of two stories side by side", ({ sideBySide }) => String(sideBySide)],
  ["jumps cut in a word or figure", ({ torn, jumps }) => `${torn} of ${jumps}`],
  ["jumps cut at a paragraph or sentence", ({ atSentence, jumps }) => `${atSentence} of ${jumps}`],
  ["jumps with eight or more free cells at the page's foot", ({ needless }) => String(needless)],
  [
    "jumps with less than 400 characters or ten lines a leg behind them; second jumps",
    ({ shortTails, again, jumps }) => `${shortTails} of ${jumps}; ${again}`,
  ],
  ["briefs in two legs of three lines or fewer", ({ stubs, briefs }) => `${stubs} of ${briefs}`],
  [
    "gaps in a stack of briefs: mean, uneven stacks",
    (all) => `${all.meanGap.toFixed(2)}, ${all.uneven} of ${all.stacks}`,
  ],
  ["heads side by side and gaps across; pages with two or more", (all) => `${all.marks}; ${all.markedPages}`],
  ["a paragraph's last line alone at a leg's head", ({ loneHeads, runs }) => `${loneHeads} of ${runs}`],
  ["its first line alone at a leg's foot", ({ loneFeet, runs }) => `${loneFeet} of ${runs}`],
];

export function inTable(groups: readonly GroupOfCases[]): string {
  const sums = groups.map(({ cases }) => summaryOf(cases.map(({ figures }) => figures)));
  const total = (of: (each: MadeUpCase) => number): readonly number[] =>
    groups.map(({ cases }) => cases.reduce((sum, each) => sum + of(each), 0));
  const near = total((each) => each.near);
  return [
    `| figure | ${groups.map(({ name, cases }) => `${name} (${cases.length})`).join(" | ")} |`,
    `| --- |${" --: |".repeat(groups.length)}`,
    ...ROWS.map(([name, tell]) => `| ${name} | ${sums.map(tell).join(" | ")} |`),
    ...(wanted === 1
      ? []
      : [
          `| near copies among pairs of five | ${total(({ pairs }) => pairs)
            .map((pairs, at) => `${near[at]} of ${pairs}`)
            .join(" | ")} |`,
        ]),
    `| faults | ${total(({ faults }) => faults).join(" | ")} |`,
    `| states | ${total(({ states }) => states)
      .map((sum) => sum.toLocaleString("en"))
      .join(" | ")} |`,
    `| processor, s | ${total(({ processor }) => processor)
      .map((sum) => (sum / 1000).toFixed(1))
      .join(" | ")} |`,
  ].join("\n");
}

const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
/** Measured while this module loads: vite's runner is closed behind that. */
export const groups = await measured().finally(() => rmSync(folder, { recursive: true }));
