/**
 * What fitting a part into its frame weighs. Costs have no unit but each other: 3000 is one empty row inside the text, 1 is nothing
 * that anybody sees. Bounds are rows, legs or numbers of tries, as their comments say. The golden pages and the locks of the sample
 * issues hold what the weights give.
 */

// Text in its legs (fit.ts)

/** A row left empty at a leg's foot: RULES.md#full-legs. */
export const HOLE = 3000;
/** A row left empty at a leg's foot before a stanza that has no room there. */
export const VERSE_FOOT = 60;
/** A paragraph's last line alone at a leg's head, or a signature there: RULES.md#widows. */
export const WIDOW = 1500;
/** A signature whose lines stand in two legs: worse than one that stands alone in its leg, better than a hole over that. */
export const SIGNATURE_PARTED = 2 * WIDOW;
/** A paragraph's first line alone at a leg's foot: to be avoided, no fault. */
export const ORPHAN = 120;
/** A leg that ends on the ： of what stands in the next: less than a story that ends short. */
export const COLON_PARTED = 450;
/** A subhead or table that no leg is long enough for, broken all the same: as bad as six empty rows and more. */
export const TORN = 20000;
/** By the square of the rows that the white above a subhead is off the story's usual: two above one cost more than one above each of two. */
export const SUBHEAD_WHITE = 30;
/** A row above each subhead of a story: where half of them would have it, all do. */
export const SUBHEAD_USUAL = 8;
/** Another number of lines for a paragraph, before its demerits: it leaves its best breaks only for a reason. */
export const OTHER_BREAKS = 25;
/** The share of its demerits that counts: a few lines opened beyond 0.1 em are better than a row of white. */
export const DEMERITS_SHARE = 0.02;
/** From so many demerits on (a line opened beyond 0.25 em, or several that stand out) it costs GLARING: only a hole or a widow is worse. */
export const GLARING_DEMERITS = 8000;
export const GLARING = 1200;
/** Rows by which the last leg may end short, and a brief of a group: under which another stands, and at the foot of its stack. */
export const MAY_END_SHORT = 2;
export const STACKED_ENDS_SHORT = 4;
export const BRIEF_ENDS_SHORT = 7;
/** Each of these: the fuller, the better. */
export const SHORT_ROW = 4;
/** A last leg that is shorter, and each row beyond: an editor has to mend it. */
export const UNDERFULL = 500;
export const UNDERFULL_ROW = 150;
/** Text over the frame, and each row of it: worse than all else together. */
export const OVERSET = 50000;
export const OVERSET_ROW = 1000;

// The cut of a part that goes on elsewhere (fit.ts): RULES.md#jumps

/** Lines that stand on either side of a cut at the least; and those that a reader should find beyond a jump. */
export const JUMP_LINES = 6;
export const JUMP_BEHIND = 12;
/** A cut that leaves fewer of them beyond it. */
export const CUT_SHORT = 800;
/** A cut that leaves at least those, but fewer than a reader should find. */
export const CUT_FEW = 150;
/** Where text flows on into another frame of its page: a cut inside a sentence. */
export const CUT_LINE_ON = 20;
/**
 * A jump cut between sentences of a paragraph, at a comma, between words, and inside a word or figure: two or more paragraphs' other breaks
 * are cheaper than the last two.
 */
export const CUT_SENTENCE = 10;
export const CUT_CLAUSE = 50;
export const CUT_WORD = 90;
export const CUT_TORN = 260;
/** Rows by which the last leg may end early for a better cut, and each of them. */
export const MAY_END_EARLY = 2;
export const EARLY_ROW = 12;
/** A cut before a subhead or table, into which the 上接 notice cannot run. */
export const CUT_HEADING = 90;
/** A paragraph's last line alone beyond the cut: soft, since the 上接 notice before it makes it longer. */
export const CUT_WIDOW = 200;
/** Rows left for later parts with which the text may end in this one, once 下转 needs no row. */
export const NEARLY_ENDED = 2;
/** A row that the last part is over counts as so many rows that it is short. */
export const OVER_ROW = 10;
/** Of the Han characters that a part has room for: the share of a long copy that is set for it, and characters on top. */
export const COPY_SET = 1.25;
export const COPY_SET_MORE = 200;

// The levers (levers.ts, stages.ts)

/** A setting of this cost is taken without trying other heads: no hole, no widow, the last leg full or nearly so. */
export const GOOD = 100;
/** Settings that are really fitted: those whose rows come nearest to the text's. */
export const FITTED = 12;
/** Combinations of photo depths that are weighed at the most: their number grows with each photo. */
export const DEPTH_VECTORS = 160;
/** By the square of what a photo's proportion is off: all of the crop lever costs about as much as two rows of white. */
export const CROPPED = 2500;
/** A row that a stub at a photo lacks: more than a photo's crop, less than a short story. */
export const STUB_ROW = 100;
/** The next best arrangement of photos instead of the best. */
export const REARRANGED = 15;
/** A part that goes on takes a row more or fewer than it would by itself, and than the last part needs of it. */
export const UNASKED_ROW = 3;
export const ASKED_ROW = 30;
/** A photo for which an arrangement has no place: never, if another has one. */
export const NO_PLACE = 1e6;
/** A headline a step smaller, a step larger where copy does not fill its frame, and a row of white more in the head. */
export const SMALLER_HEAD = 10;
export const LARGER_HEAD = 14;
export const HEAD_WHITE = 25;

// Photos in the text (arrange.ts, pictures.ts): RULES.md#photos-in-the-text

/** Arrangements that are handed on to the levers. */
export const ARRANGED = 3;
/** None that is so much worse than the best, as a photo that parts three legs is: fuller legs are not worth that. */
export const ARRANGED_WORSE = 60;
/** Arrangements that are kept while photos are added one by one. */
export const BEAM = 24;
/** Heights at which a photo inside the text is tried, as shares of the rows free for it. */
export const PHOTO_HEIGHTS: readonly number[] = [0.25, 0.4, 0.55, 0.75];
/** A run of text of fewer rows is too short to read: for it, and for each row that it lacks. */
export const LEAST_RUN = 6;
export const TOO_SHORT = 60;
export const TOO_SHORT_ROW = 10;
/** Shorter runs over or under a photo are scraps, which readers pass over: for each row that one lacks. */
export const SCRAP_ROWS = 12;
export const SCRAP_ROW = 4;
/** A leg with text over and under a photo: the reader has to jump over it. */
export const LEG_PARTED = 30;
/** A photo at the foot of its legs, and one inside the text; at the head it costs nothing. */
export const AT_FOOT = 12;
export const INSIDE_TEXT = 6;
/** The largest photo below the frame's middle: for all of the frame's height. */
export const LOW_MAIN = 100;
/** A photo at the head of the first leg, narrower than the frame: the text would begin under it. */
export const FIRST_CORNER = 25;
/** A photo at the foot of the last leg, where 下转 is to stand. */
export const ON_NOTICE = 200;
/** For each leg that a photo stands off its anchor in the copy. */
export const OFF_ANCHOR = 4;
/** Two photos that nearly touch; on the same rows; in the same legs. */
export const PHOTOS_CLOSE = 80;
export const SAME_ROWS = 15;
export const SAME_LEGS = 15;
/** A photo to the left of one that the manifest names before it. */
export const OUT_OF_ORDER = 20;
/** Rows of text under or over a photo that a reader does not jump over; none at all is as good. */
export const ENOUGH_ROWS = 4;
/** The share of a frame's legs that its first photo takes, and each other one: 1 in so many. */
export const MAIN_PHOTO_IN = 2.4;
export const OTHER_PHOTO_IN = 4;

// Free room on a page (grid.ts, fillers.ts)

/** A free rectangle of fewer rows is no place for a story. */
export const FREE_ROWS = 8;
/** Rows of a free rectangle from which on the editor is told of it. */
export const HOLE_ROWS = 3;
/** Rectangles that are tried as the first of a division, and divisions that are kept. */
export const FREE_TRIED = 8;
export const FREE_WAYS = 3;
/** The fewest empty rows that a filler is looked for. */
export const FILLER_ROWS = 4;
