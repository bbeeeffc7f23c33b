import type { Pt } from "../../base/length.ts";
import type { Note } from "../../model/issue.ts";
import type { Desk } from "../desk.ts";
import type { SetNote } from "../note.ts";
import type { Owner, Placed } from "../page.ts";
import { boxRules } from "../rules.ts";
import { setVertical } from "../text/display.ts";

/** White between a note's rule and its text at both sides, in lines. */
const INSIDE = 0.5;

/**
 * A note in vertical lines: boxed, one em inside head and foot, a line of white to its left. Whole lines; its origin is the top
 * right corner.
 */
export function noteAtRight(note: Note, height: Pt, owner: Owner, desk: Desk): SetNote {
  const { styles, grid, rules } = desk.issue.paper;
  const text = { role: "note" as const, text: note.text.text, style: styles.note };
  const label = { role: "noteLabel" as const, text: note.label ?? "", style: styles.noteLabel };
  const set = setVertical(note.label === undefined ? [text] : [label, text], height - 2 * grid.size, desk.fonts);
  const { pitch, size } = styles.note;
  const width = size + (set.length - 1) * pitch + 2 * INSIDE * grid.pitch;
  const lines = Math.ceil(width / grid.pitch - 0.01);
  const box = { x: -lines * grid.pitch, y: 0, width: lines * grid.pitch, height };
  const side = (lines * grid.pitch - size - (set.length - 1) * pitch) / 2;
  return {
    rows: lines + 1,
    placed: [
      ...boxRules(box, rules.box, owner),
      ...set.map((line, at): Placed => ({ kind: "text", owner, x: -side - size / 2 - at * pitch, y: grid.size, line })),
    ],
  };
}
