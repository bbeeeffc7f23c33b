import type { Role } from "../line.ts";
import { CLOSE } from "../marks/classes.ts";
import {
  AFTER_CLOSE,
  AFTER_COMMA,
  BEFORE_OPEN,
  HALF_SPACE,
  MIXED,
  NONE,
  OPENING_SPACE,
  SOLID,
} from "../marks/pairs.ts";
import type { Setting, StyleSpan } from "../setting.ts";

/** Where text of one style runs into text of another: the spans, where the second begins, and the class that the first ends in. */
export interface StyleChange {
  readonly before: StyleSpan;
  readonly after: StyleSpan;
  readonly start: number;
  readonly tail: number;
}

/** Roles that name who speaks or what follows, and end in a mark of their own. */
const LABELS: readonly Role[] = ["speaker", "noteLabel"];

/** The gap at a run-in; `gap` is what its two characters would have in one style. */
export function gapAtRunIn(gap: number, { opening, from }: Setting, runIn: StyleChange): number {
  const { before, start } = runIn;
  const opens = opening > from && start <= opening;
  if (opens && isOpeningGap(gap, runIn)) return OPENING_SPACE;
  if (![AFTER_COMMA, AFTER_CLOSE, BEFORE_OPEN].includes(gap)) return gap;
  // What a notice's ） or a label's ： leaves is one width in all paragraphs, and gives way to no line.
  return (opens && start === opening) || LABELS.includes(before.role) ? HALF_SPACE : gap;
}

/** A dateline stands an em clear of what follows, unless a mark parts them: the （ before reporters has white of its own. */
function isOpeningGap(gap: number, { after, tail }: StyleChange): boolean {
  const bracketed = tail === CLOSE || after.role === "reporter";
  return gap === SOLID || gap === MIXED || gap === NONE || (gap === BEFORE_OPEN && !bracketed);
}
