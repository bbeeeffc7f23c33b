import { folderTexts, ownTexts, zhoukouTexts } from "../typography/copy.ts";
import { type Least, leastOf } from "../typography/least.ts";
import { type Figures, measure } from "../typography/measure-pdf.ts";
import { measureRules, type RuleFigures } from "../typography/measure-rules.ts";
import { readGlyphs } from "../typography/read-glyphs.ts";
import { readLines } from "../typography/read-lines.ts";
import { type SetCopy, setOurs } from "../typography/set-ours.ts";
import { setTypst } from "../typography/set-typst.ts";

const MEASURES = [15, 13, 11] as const;

/** One text at one measure by one engine. */
export interface Row {
  readonly text: string;
  readonly measure: number;
  readonly engine: "banmian" | "Typst";
  readonly figures: Figures & RuleFigures;
  /** What no line ends can undercut under our rules; of our own rows only. */
  readonly least?: Least;
}

/** Sets every text with both engines and measures both files with the same tool. */
async function compareTypography(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const folder = process.argv[process.argv.indexOf("--copy") + 1];
  const given = process.argv.includes("--copy") && folder !== undefined ? folderTexts(folder) : undefined;
  for (const { name, paragraphs } of given ?? [...ownTexts(), ...zhoukouTexts()]) {
    for (const em of MEASURES) {
      const figuresOf = async (set: SetCopy): Promise<Row["figures"]> => {
        const lines = readLines(await readGlyphs(set.pdf), paragraphs, set);
        return { ...measure(lines), ...measureRules(lines) };
      };
      const row = { text: name, measure: em };
      const ours = await figuresOf(await setOurs(paragraphs, em));
      rows.push({ ...row, engine: "banmian", figures: ours, least: leastOf(paragraphs, em) });
      rows.push({ ...row, engine: "Typst", figures: await figuresOf(setTypst(paragraphs, em)) });
    }
  }
  return rows;
}

/** Measured while this module loads: vite's runner is closed behind that, and the program's formats load when they are needed. */
export const rows = await compareTypography();

type Column = readonly [head: string, cell: (figures: Row["figures"], least: Least | undefined) => string];

const COLUMNS: readonly Column[] = [
  ["lines", ({ lines }) => `${lines}`],
  ["least", (_, least) => (least === undefined ? "" : `${least.lines}`)],
  ["out", ({ out, farthest }) => (out.length === 0 ? "0" : `${out.length} (${farthest.toFixed(1)})`)],
  ["prohibited", ({ prohibited }) => `${prohibited.length}`],
  ["pairs", ({ uncompressed }) => `${uncompressed.length}`],
  ["ends", ({ wideEnds }) => `${wideEnds.length}`],
  ["singles", ({ singles }) => `${singles.length}`],
  ["unflush", ({ ragged }) => `${ragged.length}`],
  ["short", ({ short }) => `${short.length}`],
  ["mean", ({ added }) => added.mean.toFixed(4)],
  ["p95", ({ added }) => added.p95.toFixed(3)],
  ["max", ({ added }) => added.max.toFixed(3)],
  [">0.1", ({ added }) => percent(added.visible)],
  ["least", ({ full }, least) => (least === undefined ? "" : percent(least.visible / full))],
  [">0.25", ({ added }) => percent(added.ugly)],
  ["gap", ({ largestGap }) => largestGap.toFixed(2)],
  ["stops", ({ stopsCompressed, stops }) => percent(stopsCompressed / stops)],
  ["dashes", ({ dashStarts }) => `${dashStarts}`],
  ["hyphens", ({ hyphenations }) => `${hyphenations}`],
  ["cut", ({ cut }) => `${cut.length}`],
  ["spaced", ({ spacedOut }) => `${spacedOut.length}`],
  ["runts", ({ runts }) => `${runts.length}`],
  ["pressed", ({ pressed, full }) => percent(pressed.length / full)],
  ["jumps", ({ jumps }) => `${jumps}`],
  ["pale", ({ pale }) => `${pale}`],
  ["parted", ({ parted }) => `${parted.length}`],
  ["names", ({ named }) => `${named.length}`],
];

const LEGEND = `least: the fewest lines, and the smallest share over 0.1 em among those with the fewest over 0.25, that any choice of line ends has under our
rules; out: lines that end beyond the measure, by how many em the worst; prohibited: lines that begin or end with a mark that may not; pairs: adjacent marks with both blanks; ends: full-width marks of over half an em
at a line's end; singles: last lines of one character; unflush: lines off by more than 0.1 pt; short: those of them that would open by more than 0.4 em a gap; mean … >0.25: added space per gap in em, by line,
and the share of lines over 0.1 and 0.25 em; gap: the widest white between two bodies; stops: share of 。？！ that were squeezed; dashes: lines
that begin with —— or ……; cut: lines that end inside a Western word or address where it may not turn; spaced: lines that space its letters out;
runts: last lines of marks, or of one character and marks, —— and …… among them; pressed: share of lines in which a mark gave up over 0.3 em;
jumps: neighbouring lines of which one presses its marks so and one keeps them full; pale: lines in a row of three or more whose characters
all stand 0.05 em apart; parted: line ends between a number and its measure word, or in a title of up to six characters; names: inside a person's
name (../typography/names.ts)`;

export function inTable(rows: readonly Row[]): string {
  const head = ["text", "em", "engine", ...COLUMNS.map(([name]) => name)];
  const body = rows.map(({ text, measure: em, engine, figures, least }) => [
    text.slice(0, 14),
    `${em}`,
    engine,
    ...COLUMNS.map(([, cell]) => cell(figures, least)),
  ]);
  const widths = head.map((name, at) => Math.max(name.length, ...body.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at < 1 || at === 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ");
  return [line(head), ...body.map(line), LEGEND].join("\n");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
