import type { Pt } from "../base/length.ts";
import type { Note } from "../model/issue.ts";
import { setStyled } from "../text/display.ts";
import type { Desk } from "./desk.ts";
import type { Owner, Placed } from "./page.ts";
import { heightOf, placeBlock } from "./placing.ts";
import { boxRules } from "./rules.ts";

/** White between a note's rule and its text at head and foot, in rows. */
const INSIDE = 0.5;

/** An editor's note as set: its box at the origin, whole rows, the row of white below included. */
export interface SetNote {
  readonly rows: number;
  readonly placed: readonly Placed[];
}

/** Sets a note in 楷 behind its label in 黑, boxed, one em inside each side, one row white below (RULES.md#notes). */
export function setNote(note: Note, width: Pt, owner: Owner, desk: Desk): SetNote {
  const { styles, grid, rules } = desk.issue.paper;
  const text = { role: "note" as const, text: note.text.text, style: styles.note };
  const label = { role: "noteLabel" as const, text: note.label?.text ?? "", style: styles.noteLabel };
  const texts = note.label === undefined ? [text] : [label, text];
  const inner = width - 2 * grid.size;
  const lines = setStyled(texts, inner, desk.bench);
  const block = { lines, pitch: styles.note.pitch };
  const height = heightOf(block) + 2 * INSIDE * grid.pitch;
  const rows = Math.ceil(height / grid.pitch - 0.01);
  const head = (rows * grid.pitch - heightOf(block)) / 2;
  const box = { x: 0, y: 0, width, height: rows * grid.pitch };
  return {
    rows: rows + 1,
    placed: [...boxRules(box, rules.box, owner), ...placeBlock(block, { x: grid.size, y: head, owner })],
  };
}
