import type { Issue } from "../../src/engine/model/issue.ts";
import { planAndLayOut } from "../../src/engine/plan/plan.ts";
import { newTextContext } from "../../src/engine/text/galley.ts";
import { withAllTold } from "../engine/layout/in-squares.ts";
import { heading, span, text, twos } from "../engine/layout/newsroom.ts";
import { drawn } from "../engine/makeup/checked.ts";
import { pictures } from "../engine/makeup/generated.ts";
import { figuresOf } from "../engine/makeup/page-figures.ts";
import { planned } from "../engine/makeup/planned.ts";
import { withoutPages } from "../engine/plan/open-story.ts";
import { squareFonts } from "../square-font.ts";

// Random issues as their pages were drawn, the same with the pages taken away, so that the plan finds them, and with a stock of notices: what is over, what stays white.
// Flags: --issues 12 (of each kind), --list (each issue on a line of its own).

/** Seeds that nobody looked at before the weights were set. */
const FIRST_SEED = 2611;
/** Share of a page from which on it counts as white. */
const WHITE = 0.05;

/** Made-up pages of some issues. */
interface PlanFigures {
  readonly issues: number;
  readonly pages: number;
  /** Issues with a story over or a page white. */
  readonly faulty: number;
  /** Stories that are over, and their characters. */
  readonly over: number;
  readonly characters: number;
  readonly white: number;
  /** Free cells and all cells. */
  readonly free: number;
  readonly cells: number;
  readonly jumps: number;
  /** Pages without a lead, or without a picture. */
  readonly leadless: number;
  readonly bare: number;
  readonly processor: number;
}

const flags = process.argv.slice(2);
const list = flags.includes("--list");
const issues = Number(flags[flags.indexOf("--issues") + 1] ?? 6) || 6;

function figures(name: string, issue: Issue): PlanFigures {
  const before = process.cpuUsage();
  const laidOut = planAndLayOut(issue, { bench: newTextContext(squareFonts()), pictures, words: twos });
  const { user, system } = process.cpuUsage(before);
  const { madeUp, layout, plan } = laidOut;
  const { diagnostics } = withAllTold(laidOut);
  const feet = figuresOf({ written: plan.issue, madeUp, layout, marks: [], words: twos }).pages.map(({ foot }) => foot);
  const over = layout.stories.filter(({ overset }) => overset > 0);
  const white = feet.filter(({ free, cells }) => free >= WHITE * cells).length;
  const onPage = (page: number): Issue["stories"] =>
    plan.issue.stories.filter(({ parts }) => parts.some((part) => part.page === page));
  const pages = [...issue.pages.keys()];
  const found: PlanFigures = {
    issues: 1,
    pages: pages.length,
    faulty: Number(over.length > 0 || white > 0),
    over: over.length,
    characters: over.reduce((sum, { overset }) => sum + overset, 0),
    white,
    free: feet.reduce((sum, { free }) => sum + free, 0),
    cells: feet.reduce((sum, { cells }) => sum + cells, 0),
    jumps: layout.stories.reduce((sum, { jumps }) => sum + jumps.length, 0),
    leadless: pages.filter((page) => onPage(page).every(({ priority }) => priority !== "lead")).length,
    bare: pages.filter((page) => onPage(page).every(({ photos }) => photos.length === 0)).length,
    processor: (user + system) / 1000,
  };
  if (list) {
    const shares = feet.map(({ free, cells }) => percent(free / cells)).join(" ");
    const codes = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
    console.log(
      `${name}: white ${shares}, over ${over.map(({ id, overset }) => `${id} ${overset}`).join(", ") || 0}, jumps ${found.jumps}, ${found.processor.toFixed(0)} ms ${codes.join(" ")}`,
    );
  }
  return found;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Notices of the house, of three lengths. */
const STOCK: NonNullable<Issue["stock"]> = [60, 40, 20].map((words, at) => ({
  ...{
    name: `启事${at + 1}`,
    headline: heading(`启事${at + 1}`),
    paragraphs: [text("字".repeat(words))],
    signature: [],
  },
  ...{ label: "启事", most: 2, span: { ...span, start: at + 1 } },
}));

const KINDS: readonly (readonly [string, (seed: number) => Issue])[] = [
  ["对开, full pages", (seed) => drawn("对开4", seed).issue],
  ["四开, full pages", (seed) => drawn("四开4", seed).issue],
  ["对开, as real plans", (seed) => planned("对开", 4, seed)],
  ["四开, as real plans", (seed) => planned("四开", 4, seed)],
];

const ROWS: readonly (readonly [string, (all: PlanFigures) => string])[] = [
  ["issues, pages", (all) => `${all.issues}, ${all.pages}`],
  ["issues with a story over or a page white", ({ faulty }) => String(faulty)],
  ["stories over; their characters", (all) => `${all.over}; ${all.characters}`],
  ["pages of which 5 % or more are white at the foot", ({ white }) => String(white)],
  ["white foot, all pages", ({ free, cells }) => percent(free / cells)],
  ["jumps", ({ jumps }) => String(jumps)],
  ["pages without a lead; without a picture", ({ leadless, bare }) => `${leadless}; ${bare}`],
  ["processor, s an issue", (all) => (all.processor / 1000 / all.issues).toFixed(2)],
];

function sum(all: readonly PlanFigures[]): PlanFigures {
  return all.reduce((one, other) => {
    const keys = Object.keys(one) as (keyof PlanFigures)[];
    return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as unknown as PlanFigures;
  });
}

function measured(): string {
  const columns = KINDS.flatMap(([name, draw]) => {
    const all = Array.from({ length: issues }, (_, at) => draw(FIRST_SEED + at));
    return [
      [`${name}: pages as drawn`, sum(all.map((issue, at) => figures(`${name} ${FIRST_SEED + at}`, issue)))] as const,
      [
        "planned",
        sum(all.map((issue, at) => figures(`${name} ${FIRST_SEED + at} planned`, withoutPages(issue)))),
      ] as const,
      [
        "with a stock",
        sum(
          all.map((issue, at) =>
            figures(`${name} ${FIRST_SEED + at} with a stock`, { ...withoutPages(issue), stock: STOCK }),
          ),
        ),
      ] as const,
    ];
  });
  return [
    `| | ${columns.map(([name]) => name).join(" | ")} |`,
    `| --- |${" --: |".repeat(columns.length)}`,
    ...ROWS.map(([name, tell]) => `| ${name} | ${columns.map(([, all]) => tell(all)).join(" | ")} |`),
  ].join("\n");
}

/** Measured while this module loads: vite's runner is closed behind that. */
export const table = measured();
