/**
 * The measuring side's own tables of code points: GB/T 15834—2011 5.1, CLREQ #prohibition_rules_for_line_start_end and
 * #adjacent_punctuation_marks. They import nothing from src/, so that a mistake there cannot hide itself here.
 */

/** Inked in the right half of their em: “ ‘ （ 《 … */
export const OPENING = "“‘（《〈「『【〖〔［｛";
/** Inked in the left half. */
const CLOSING = "”’）》〉」』】〗〕］｝";
const COMMAS = "，、；：";
export const STOPS = "。．";
export const EXCLAMATIONS = "！？";
/** Half an em or one, never with space beside it. */
export const CONNECTORS = "·–～／";
/** A mark after which no line may begin … that is: may not start a line (GB-style level; ASCII ones only after Han). */
export const NEVER_FIRST = `${CLOSING}${COMMAS}${STOPS}${EXCLAMATIONS}${CONNECTORS}‧・〜—％℃℉‰°′″%々〻ー,.;:!?)]}/-~`;
export const NEVER_LAST = `${OPENING}([{￥＄￡№$£€¥/／`;
/** These two may start a line: a second choice. */
export const PAIRS = ["——", "……"] as const;

/** Marks whose blank half may be taken away. */
export function isAdjustable(mark: string): boolean {
  return mark !== "" && `${OPENING}${CLOSING}${COMMAS}${STOPS}${EXCLAMATIONS}`.includes(mark);
}
