import type { Pt } from "../../../base/length.ts";
import type { Note } from "../../model/issue.ts";
import type { Desk } from "../desk.ts";
import type { Inside } from "../grid/inside.ts";
import type { Owner, Placed } from "../page.ts";
import { heightOf, placeBlock } from "../placing.ts";
import { boxRules } from "../rules.ts";

/** White between a note's rule and its text at head and foot, in rows. */
const INSIDE = 0.5;

/** An editor's note as set: its corner at the origin, whole rows, the row of white below included. */
export interface SetNote {
  readonly rows: number;
  readonly placed: readonly Placed[];
}

/** What a note is set into. */
interface NotePlace extends Pick<Inside, "axis" | "pitch"> {
  /** How long its box is, along its lines. */
  readonly length: Pt;
  readonly owner: Owner;
}

/** Sets a note in 楷 behind its label in 黑, boxed, one em inside each side, one row white below (RULES.md#notes). */
export function setNote(note: Note, { axis, pitch, length, owner }: NotePlace, desk: Desk): SetNote {
  const { styles, grid, rules } = desk.issue.paper;
  const text = { role: "note" as const, text: note.text.text, style: styles.note };
  const label = { role: "noteLabel" as const, text: note.label?.text ?? "", style: styles.noteLabel };
  const set = axis.set(note.label === undefined ? [text] : [label, text], length - 2 * grid.size, desk.bench);
  // The label stands in the note's lines.
  const lines = set.map((line) => ({ ...line, size: styles.note.size }));
  const block = { lines, pitch: styles.note.pitch };
  const rows = Math.ceil((heightOf(block) + 2 * INSIDE * pitch) / pitch - 0.01);
  const origin = { x: 0, y: 0 };
  const box = axis.rect(origin, length, rows * pitch);
  const head = axis.on(origin, grid.size, (rows * pitch - heightOf(block)) / 2);
  const own: Owner = { ...owner, block: { kind: "note", part: owner.part ?? 1, ...note } };
  return { rows: rows + 1, placed: [...boxRules(box, rules.box, owner), ...placeBlock(block, head, own, axis)] };
}
