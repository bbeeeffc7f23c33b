import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Compiled, compile, type MadeUp } from "../../src/build/compile.ts";
import { draw } from "../../src/build/draw.ts";
import { diskHost, type Host } from "../../src/build/host.ts";
import { newTextContext } from "../../src/engine/text/galley.ts";
import { setGalley } from "../../src/engine/text/set-galley.ts";
import { knownWords } from "../../src/engine/words/known-words.ts";
import type { Column } from "./read-lines.ts";

/** Columns of some measure in characters, as the issue of item 3 has them: 9 pt. */
export const SIZE = 9;
const PITCH = 12;
const MOST_ROWS = 300;
const TRIM = { width: 600, height: 4000 };

/** A finished file and where its lines stand. */
export interface SetCopy {
  readonly pdf: Uint8Array;
  readonly columns: readonly Column[];
  readonly size: number;
}

/** Builds an issue of one story in a frame that holds it just so, and gives its PDF: one leg, or two where the copy is too long for that. */
export async function setOurs(paragraphs: readonly string[], measure: number): Promise<SetCopy> {
  const folder = mkdtempSync(join(tmpdir(), "banmian-typography-"));
  try {
    const host = diskHost({ folder, cache: folder }, { now: () => 0, began: () => undefined });
    // Once for the number of lines, once with the rows that they need.
    const { madeUp: first } = await build(folder, host, { paragraphs, measure, rows: MOST_ROWS, legs: 2 });
    const { rows, legs } = await shapeFor(first);
    const { compiled, madeUp } = await build(folder, host, { paragraphs, measure, rows, legs });
    const { files } = await draw(compiled, madeUp, { pages: undefined, formats: {} }, host);
    const pdf = files.find(({ path }) => path.endsWith(".pdf"))?.bytes;
    if (pdf === undefined) throw new Error("no PDF was drawn");
    return { pdf, columns: columnsOf(measure, legs), size: SIZE };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Sheet {
  readonly paragraphs: readonly string[];
  readonly measure: number;
  readonly rows: number;
  readonly legs: number;
}

async function build(folder: string, host: Host, sheet: Sheet): Promise<{ compiled: Compiled; madeUp: MadeUp }> {
  writeFileSync(join(folder, "paper.yaml"), paperOf(sheet));
  writeFileSync(join(folder, "copy.md"), sheet.paragraphs.map(plain).join("\n\n"));
  writeFileSync(join(folder, "issue.yaml"), issueOf(sheet));
  const compiled = await compile(join(folder, "issue.yaml"), host);
  const { madeUp } = compiled;
  if (madeUp === undefined)
    throw new Error(JSON.stringify(compiled.diagnostics.map(({ code, span }) => [code, span.start])));
  return { compiled, madeUp };
}

/** The headline's rows, and those of the copy at its best breaks. */
async function shapeFor({ issue, fonts, layout }: MadeUp): Promise<Pick<Sheet, "rows" | "legs">> {
  const { grid, styles } = issue.paper;
  const copy = issue.stories[0]?.copy;
  if (copy === undefined) throw new Error("the story has no copy");
  const request = { copy, from: 0, measure: grid.measure * grid.size, styles, pitch: grid.pitch, opening: [] };
  const { blocks } = setGalley({ ...request, bench: newTextContext(fonts.fonts), words: await knownWords() });
  const lines = blocks.reduce((sum, { variants }) => sum + (variants[0]?.ends.length ?? 0), 0);
  const capacity = layout.pages[0]?.frames[0]?.fit.capacity ?? 0;
  const head = grid.rows - capacity / grid.columns;
  const legs = head + lines > MOST_ROWS ? 2 : 1;
  return { rows: head + Math.ceil(lines / legs), legs };
}

function columnsOf(measure: number, legs: number): readonly Column[] {
  const left = (TRIM.width - (legs * measure + (legs - 1)) * SIZE) / 2;
  return Array.from({ length: legs }, (_, leg) => ({ left: left + leg * (measure + 1) * SIZE, width: measure * SIZE }));
}

function paperOf({ measure, rows, legs }: Sheet): string {
  return `name: 样报
code: YB
sheet: {trim: ${TRIM.width}pt ${TRIM.height}pt, top: 72pt}
grid: {columns: ${legs}, measure: ${measure}, gutter: 1, rows: ${rows}, size: ${SIZE}pt, pitch: ${PITCH}pt}
`;
}

function issueOf({ rows, legs }: Sheet): string {
  return `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1}
stories:
  - id: copy
    priority: brief
    headline: 题
    body: {file: copy.md}
    place: {page: 1, columns: 1-${legs}, rows: 1-${rows}}
`;
}

/** The copy is plain text; none of it is markup. */
function plain(paragraph: string): string {
  return paragraph.replace(/[\\*_#>|[\]!]/g, "\\$&");
}
