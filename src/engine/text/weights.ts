import type { Em } from "../../base/length.ts";

/**
 * What the search for line ends weighs, in demerits: a line whose gaps are each 0.1 em wider than they ask has about 100 for that.
 * RULES.md#loose-lines says what readers see; tests/typography holds how many such lines the weights leave.
 */

/**
 * Demerits of using up one compression step, in the order of pairs.ts (RULES.md#compression). That of stops: many houses never press them, and a line opened
 * by 0.1 em is seen less than 。 hard against the next character.
 */
export const SHRINK_COSTS: readonly number[] = [10, 30, 120, 60, 350];
/** Word spaces and Han–Western gaps at their widest: hardly seen. */
export const FIRST_STRETCH_COST = 15;
/**
 * Tracking is a second choice to compression (先挤进，后推出): its first hundredths cost this much, up to TRACK_START. Twice what a mark pressed to nothing
 * costs: chosen with the costs of neighbours below so that lines open no further than with marks pressed at will, and a fifth of the jumps of ， is gone.
 */
export const TRACK_START_COST = 180;
export const TRACK_START: Em = 0.02;
/** Demerits for each em² that a gap opens. */
export const TRACK_COST = 1e4;
/** Readers see gaps above 0.1 em, and everybody sees those above 0.25 em: the added space, shared out over a line's gaps. */
export const VISIBLE: Em = 0.1;
export const UGLY: Em = 0.25;
/** A line that opens further falls apart: it stays short instead, and is told. Hard rules left it no other setting; another word would. */
export const GAPING: Em = 0.5;
/** A visible line is worth eight lines of the column; the slope, for each em beyond, makes a wider one worse. */
export const VISIBLE_COST = 5000;
export const VISIBLE_SLOPE = 1e4;
/** On top for an ugly line: as much as five visible ones. */
export const UGLY_COST = 25000;
/** One character alone on the last line (RULES.md#runts): only where nothing else is left. */
export const RUNT_COST = 1e6;
/**
 * A line of little but an address that stays short, and on top for each em² that it lacks: a third of an em is a third of a visible line, an em a whole one.
 * A line's end inside an address is ragged to the eye anyway, and reads better so than with a hole of half an em before https.
 */
export const SHORT_ADDRESS_COST = 1000;
export const SHORT_ADDRESS_SLOPE = 4000;
/** So few places to open, and a line is little but an address. */
export const FEW_GAPS = 3;
/** A line that no gap can spread. */
export const RIGID_COST = 2e6;
/** An empty line of ragged text; a shorter one costs by the square of what it lacks, as a share of the measure. */
export const RAGGED_COST = 1000;

/** From this space between characters on a line looks pale beside others. */
export const PALE_TRACK: Em = 0.05;
/** Of neighbours one presses its marks by over 0.3 em, the other keeps them: ， jumps from ½ to 1 em. */
const JUMP_COST = 15;
/** One presses its marks, the other is pale. */
const UNLIKE_COST = 100;
/** Two pale lines: a row of them is a pale patch in the column. */
const PALE_ROW_COST = 150;
/** By the fitness of a line and of the next (break-lines.ts): tight, even, pale, no line. */
export const NEIGHBOUR_COSTS: readonly number[] = [
  ...[0, JUMP_COST, UNLIKE_COST, 0],
  ...[JUMP_COST, 0, 0, 0],
  ...[UNLIKE_COST, 0, PALE_ROW_COST, 0],
  ...[0, 0, 0, 0],
];
/** Each line of a justified paragraph: as much as several hard squeezes, so that a paragraph that can save a line does (RULES.md#push-in-first). */
export const LINE_COST = 900;
/** From here on, as several visible lines cost, one very loose line may be the lesser evil. */
export const BEARABLE = 10000;
/** Such a line is tracked no further than this. */
export const LOOSEST: Em = 0.6;
/** A paragraph of more lines is not worth the search for another count of lines. */
export const MOST_LINES = 80;
/** Places for a break within one em of the measure, at the most: the narrowest letter has ¼ em, and two are spare. */
export const NODES_PER_EM = 6;

/** —— or …… first in a line: allowed, as a second choice (RULES.md#dashes). */
export const BEFORE_DASH_COST = 250;
/** Behind / ? & … of a URL: the places where a reader expects it. */
export const IN_URL_COST = 30;
/** Behind a hyphen of a URL: a reader may take it for one of the engine's. */
export const IN_URL_HYPHEN_COST = 300;
/** Between a number and its unit. */
export const BEFORE_UNIT_COST = 400;
/** Inside a word that is wider than the measure. */
export const IN_WORD_COST = 3000;
/** Inside a person's name: parted before a line opens beyond UGLY, not before. */
export const IN_NAME_COST = 8000;
/** At a hyphen of the engine's: as much as a line. */
export const HYPHENATED_COST = 600;
/** Inside 二十四: where another line end is as good. */
export const IN_NUMBER_COST = 250;
/** Between a number and what it counts, or inside 小时: as much as a line opened by 0.12 em, in TRACK_START_COST and TRACK_COST together. */
export const IN_COUNT_COST = 300;
/** Inside a title of a few characters. */
export const IN_TITLE_COST = 300;
/** Inside a person's name in running copy. */
export const NAMED_COST = 400;
/** A broken prohibition: only where nothing legal is left. */
export const BROKEN_COST = 1e7;

/** A heading's turn behind a stop: the best place that there is. All turns cost besides unevenness. */
export const TURN_AT_STOP = 10;
/** On top for a stop inside a line: it would have been the place to turn. */
export const TURN_PAST_STOP = 60;
/** Where a clause ends. */
export const TURN_AT_CLAUSE = 15;
/** Behind a clause's subject. */
export const TURN_AT_SUBJECT = 40;
/** Between two words of which nothing is known. */
export const TURN_AT_WORD = 60;
/** Behind 、 of a list, behind 了, and where no clause ends. */
export const TURN_IN_LIST = 90;
/** Between two verbs in a row, and between a verb and its object. */
export const TURN_AT_VERBS = 130;
/** Behind 的, and between two nouns of a compound. */
export const TURN_IN_PHRASE = 180;
/** On top for a word of one character first in a line: a measure word, the 节 of a festival, the 市 of a town. */
export const TURN_AT_SHORT = 40;
/** Where one of both words leans on the other: behind a modifier, or between a measure word and its noun. */
export const TURN_AT_LEANING = 220;
/** Where both belong together: behind an adverb or a verb of one character. */
export const TURN_PARTS = 300;
/** Behind 约 or 和, before 的, between a number and what it counts, in a quotation that fits a line: only where no other turn fits. */
export const TURN_FORBIDDEN = 2000;
/** Inside a word that is wider than the measure. */
export const TURN_IN_WORD = 5000;
/** A heading's lines of unlike length: by the square of what a line is off, as a share of the even length. One of two half empty: 160 in all. */
export const TURN_UNEVEN = 320;
/** A line that is longer than the one below counts as this much more uneven: a shorter line stands better above. */
export const TURN_LONGER_FIRST = 1.15;
/** For the whole of a headline's size: a fifteenth of it is given for a turn that is better by 100. */
export const SMALLER_HEADLINE = 1500;
/** A kicker or deck is no larger for its rank: it gives a seventh. */
export const SMALLER_SECOND = 700;
/** One line of this share of a heading's size is better than two of the whole: it reads at once, and the rows go to the text. */
export const ONE_LINE_SHARE = 0.8;
