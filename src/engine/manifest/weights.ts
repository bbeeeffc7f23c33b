import type { Pt } from "../../base/length.ts";

/*
 * The limits of reading a manifest. Most of them bound time: the searches behind them take time that grows with the square of the input, so that a hostile
 * or broken file would stop the program. A limit that is too low shows as a message for a sound file.
 */

// Files (decode.ts)

/** File size in MB (a million bytes) by kind. Above it, `file-too-large`. Web pages are larger because they may embed pictures. */
export const FILE_MEGABYTES = { manifest: 4, usage: 4, copy: 8, web: 32, art: 8, fonts: 4 } as const;
/** Broken or lost stretches reported in one file: a file with more is not text. */
export const MOST_BROKEN = 1000;
/** Share of Han among the characters beyond ASCII from which broken bytes count as GB18030. Lower: noise is called Chinese. */
export const MOSTLY_HAN = 0.8;

// YAML (yaml.ts)

/** Nesting of values. Manifests nest about eight deep; composing is recursive, and a deeper file would overflow the stack. */
export const DEPTH_LIMIT = 64;
/** Values after aliases are unfolded: far more than shared credits or styles need. */
export const UNFOLD_LIMIT = 10_000;

// Fixes for YAML errors (yaml-faults.ts)

/** Faults reported in one run. Those below appear once these are fixed. */
export const MOST_FAULTS = 20;
/** Characters parsed again to try fixes: about what the parser reads in a second. */
export const MOST_PARSED = 1_500_000;
/** Characters that count for each parser error, which takes the parser as long. */
export const ERROR_COST = 50;
/** Lines parsed again above and below a fault. Fewer: the excerpt shows another error, and the whole text is parsed. */
export const LINES_AROUND = 60;
/** Lines searched above an error for a quotation that does not end. Few quoted texts have several lines. */
export const MOST_QUOTED_LINES = 2000;
/** Lines searched above an error for a bracket that does not close. Few lists in brackets have several lines. */
export const MOST_BRACKET_LINES = 60;
/** Open quotations, and open brackets, that are tried, the nearest first. */
export const MOST_QUOTES = 4;
/** Lines searched above an error for the key of a text without `|`. */
export const MOST_TEXT_LINES = 12;
/** Lines searched above an error for columns, and lines below that a fix moves. */
export const MOST_INDENT_LINES = 60;
/** Columns that are tried for a line in the wrong one, the nearest first. */
export const MOST_COLUMNS_TRIED = 4;

// Values (parse.ts, schema/fields.ts)

/** Keys of the other kind of manifest from which the whole file counts as that kind. Below, each is an unknown key. */
export const LEAST_FOREIGN_KEYS = 2;
/** Characters of a head, and of a pull quote. Setting takes time that grows with their square, for each shape that make-up tries. */
export const LONGEST_HEAD = 300;
/** Characters of any other text but copy: captions, notes, small ads. */
export const LONGEST_TEXT = 2000;
/** Type size in points: anything smaller is invisible. */
export const LEAST_SIZE: Pt = 1;

// House markup (markup/)

/** Characters without a blank or a character of Chinese among them. No address is longer; units and lines of longer ones take time and memory that grow with their square. */
export const LONGEST_RUN = 1000;
/** Combining marks on a character. No script has more; shaping takes time that grows with their square. */
export const MOST_MARKS = 30;
/** Quotations inside quotations. House markup has none; thousands would exhaust the parser's stack. */
export const DEEPEST_QUOTE = 8;
/** Runs of `*` and `_` in a chunk, and the length of one. Above, the chunk is set as plain text with `tangled-markup`: parsing time grows with their square. */
export const MOST_DELIMITERS = 1000;
export const LONGEST_DELIMITER = 64;
/** Characters of a chunk with markup: the parser takes some 600 bytes for each. */
export const LONGEST_MARKED = 100_000;
/** Lines without a blank line between them: lazy lines of a quotation take time that grows with their square. */
export const MOST_CHUNK_LINES = 1000;
/** Paragraphs, items and cells of a body: some twenty pages of lines of one character. Each takes 9 kB once it is set. */
export const MOST_PARAGRAPHS = 50_000;
/** Columns of a table: no newspaper has a wider one. */
export const MOST_TABLE_COLUMNS = 60;
/** Characters searched at the start of a line for the `>>` of a signature. */
export const LONGEST_INDENT = 16;
/** Characters between two `^` or `~`: longer text between them is no exponent. */
export const LONGEST_SCRIPT = 8;
