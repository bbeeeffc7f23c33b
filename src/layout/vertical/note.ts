import type { Pt } from "../../base/length.ts";
import type { Note } from "../../model/issue.ts";
import { setVertical } from "../../text/display.ts";
import type { Desk } from "../desk.ts";
import type { SetNote } from "../note.ts";
import type { Owner, Placed } from "../page.ts";
import { boxRules } from "../rules.ts";

/** White between a note's rule and its text at both sides, in lines. */
const INSIDE = 0.5;

/** What a note is set into; `pitch` is from line to line of the copy. */
export interface NotePlace {
  readonly height: Pt;
  readonly pitch: Pt;
  readonly owner: Owner;
}

/**
 * A note in vertical lines: boxed, one em inside head and foot, a line of white to its left. Whole lines; its origin is the top
 * right corner.
 */
export function noteAtRight(note: Note, { height, pitch: line, owner }: NotePlace, desk: Desk): SetNote {
  const { styles, grid, rules } = desk.issue.paper;
  const text = { role: "note" as const, text: note.text.text, style: styles.note };
  const label = { role: "noteLabel" as const, text: note.label?.text ?? "", style: styles.noteLabel };
  const set = setVertical(note.label === undefined ? [text] : [label, text], height - 2 * grid.size, desk.bench);
  const { pitch, size } = styles.note;
  const width = size + (set.length - 1) * pitch + 2 * INSIDE * line;
  const lines = Math.ceil(width / line - 0.01);
  const box = { x: -lines * line, y: 0, width: lines * line, height };
  const side = (lines * line - size - (set.length - 1) * pitch) / 2;
  return {
    rows: lines + 1,
    placed: [
      ...boxRules(box, rules.box, owner),
      ...set.map(
        (each, at): Placed => ({ kind: "text", owner, x: -side - size / 2 - at * pitch, y: grid.size, line: each }),
      ),
    ],
  };
}
