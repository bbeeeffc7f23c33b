import { type Em, mm, type Pt } from "../../base/length.ts";
import type { Priority } from "../model/style.ts";

/**
 * All tunable numbers of layout. Costs are relative: an empty row inside the text costs 3000, and a cost of 1 is invisible. Other numbers count what their
 * comment says; RULES.md has the rules and sources that they serve. The golden pages and the locks of the sample issues hold what the values lead to.
 */

// ## Text in its legs: fit.ts; RULES.md#full-legs, RULES.md#widows

/** Cost of an empty row at a leg's foot. */
export const HOLE = 3000;
/** Cost of an empty row at a leg's foot before a stanza that does not fit there. */
export const VERSE_FOOT = 60;
/** Cost of a paragraph's last line, or a signature, alone at a leg's head. */
export const WIDOW = 1500;
/** Cost of a signature divided over two legs: worse than a signature alone in its leg, better than a hole above it. */
export const SIGNATURE_PARTED = 2 * WIDOW;
/** Cost of a paragraph's first line alone at a leg's foot: avoided, but no fault. */
export const ORPHAN = 120;
/** Cost of a leg that ends on ： while its list or passage begins in the next: less than a story that ends short. */
export const COLON_PARTED = 450;
/** Cost of breaking a subhead or table that is longer than every leg: more than six empty rows. */
export const TORN = 20000;
/** Cost of another number of lines for a paragraph, before its demerits: best breaks are left only for a reason. */
export const OTHER_BREAKS = 25;
/** Cost of one demerit: a few lines opened beyond 0.1 em are better than a row of white. */
export const DEMERITS_SHARE = 0.02;
/** Demerits from which a paragraph costs `GLARING`: one line opened beyond 0.25 em, or several conspicuous ones. */
export const GLARING_DEMERITS = 8000;
/** Only a hole or a widow costs more. */
export const GLARING = 1200;
/** Rows by which the last leg may end short; more is reported. */
export const MAY_END_SHORT = 2;
/** The same for a brief of a group with another one under it. */
export const STACKED_ENDS_SHORT = 4;
/** The same for a brief at the foot of a group's stack. RULES.md#groups. */
export const BRIEF_ENDS_SHORT = 7;
/** Cost of each allowed short row: fuller is better. */
export const SHORT_ROW = 4;
/** Cost of a last leg shorter than allowed: an editor has to mend it. */
export const UNDERFULL = 500;
/** Cost of each row beyond the allowed ones. */
export const UNDERFULL_ROW = 150;
/** Cost of text over the frame: more than everything else together. */
export const OVERSET = 50000;
/** Cost of each row over the frame. */
export const OVERSET_ROW = 1000;

// ## The cut of a part that continues elsewhere: fit.ts, jump.ts, part.ts; RULES.md#jumps

/** Fewest lines on either side of a cut. */
export const JUMP_LINES = 6;
/** Lines that a reader should find after a jump. */
export const JUMP_BEHIND = 12;
/** Cost of a cut that leaves fewer than `JUMP_LINES` after it. */
export const CUT_SHORT = 800;
/** Cost of a cut that leaves fewer than `JUMP_BEHIND`. */
export const CUT_FEW = 150;
/** Cost of a cut inside a sentence where text flows on into another frame of its page. */
export const CUT_LINE_ON = 20;
/** Cost of a jump cut between sentences of a paragraph. */
export const CUT_SENTENCE = 10;
/** Cost of a jump cut at a comma. */
export const CUT_CLAUSE = 50;
/** Cost of a jump cut between words: other breaks in two paragraphs are cheaper. */
export const CUT_WORD = 90;
/** Cost of a jump cut inside a word or figure. */
export const CUT_TORN = 260;
/** Rows by which the last leg may end early for a better cut. */
export const MAY_END_EARLY = 2;
/** Cost of each of these rows. */
export const EARLY_ROW = 12;
/** Cost of a cut before a subhead or table, which cannot take the 上接 notice into its first line. */
export const CUT_HEADING = 90;
/** Cost of a paragraph's last line alone after the cut: low, since the 上接 notice before it makes it longer. */
export const CUT_WIDOW = 200;
/** Rows left over with which the text may still end in this part, once 下转 needs no row. */
export const NEARLY_ENDED = 2;
/** Rows short that one row over counts as, when settings of a story are compared. */
export const OVER_ROW = 10;
/** Bias, in rows, that requests only a full foot. */
export const TO_THE_FOOT = 0.001;
/** Share of a part's capacity in Han characters that is set of a long copy, to save time. Too low: text that fits is not found. */
export const COPY_SET = 1.25;
/** Characters set in addition. */
export const COPY_SET_MORE = 200;
/** Most characters on either side of a cut that are searched for the word around it. */
export const WORD_NEAR = 16;

// ## Levers: levers.ts, stages.ts

/** A setting of this cost ends the search for other heads: no hole, no widow, the last leg full or nearly so. */
export const GOOD = 100;
/** Settings that are fitted exactly, those first whose rows are nearest to the text's. */
export const FITTED = 12;
/** Most combinations of photo depths: their number grows with each photo. */
export const DEPTH_VECTORS = 160;
/** Cost by the square of a photo's change of proportion: the whole crop lever costs about two rows of white. */
export const CROPPED = 2500;
/** Cost of each row that a stub at a photo lacks: more than a crop, less than a short story. */
export const STUB_ROW = 100;
/** Cost of each rank that an arrangement of photos is below the best. */
export const REARRANGED = 15;
/** Cost of each row by which a part that continues differs from its own best. */
export const UNASKED_ROW = 3;
/** Cost of each row by which it misses what the last part needs. */
export const ASKED_ROW = 30;
/** Cost of a photo without a place: taken only if every arrangement has it. */
export const NO_PLACE = 1e6;
/** Cost of a headline one step smaller. */
export const SMALLER_HEAD = 10;
/** Cost of a headline one step larger, for copy that does not fill its frame. */
export const LARGER_HEAD = 14;
/** Cost of another row of white in the head. */
export const HEAD_WHITE = 25;
/** Sizes of a larger headline, as factors of its style's. */
export const LARGER: Readonly<Record<Priority, readonly number[]>> = {
  lead: [1.1],
  major: [1.1, 1.2],
  normal: [1.1, 1.2],
  brief: [1.1],
};

/** Steps of an ordinary headline's size: one for each column more and one for long copy, from the smallest. */
export const MOST_STEPS = 4;
/** Characters from which on copy is long enough for a larger headline. */
export const LONG_COPY = 600;

// ## Places of photos in the text: pictures/arrange.ts; RULES.md#photos-in-the-text

/** Arrangements passed on to the levers. */
export const ARRANGED = 3;
/** Cost beyond the best at which an arrangement is dropped, as when a photo divides three legs: fuller legs are not worth that. */
export const ARRANGED_WORSE = 60;
/** Width of the beam search over photos. */
export const BEAM = 24;
/** Heights tried for a photo inside the text, as shares of the free rows. */
export const PHOTO_HEIGHTS: readonly number[] = [0.25, 0.4, 0.55, 0.75];
/** Rows below which a run of text is too short to read. */
export const LEAST_RUN = 6;
/** Cost of such a run. */
export const TOO_SHORT = 60;
/** Cost of each row that it lacks. */
export const TOO_SHORT_ROW = 10;
/** Rows below which a run over or under a photo is a scrap that readers skip. */
export const SCRAP_ROWS = 12;
/** Cost of each row that a scrap lacks. */
export const SCRAP_ROW = 4;
/** Cost of each leg with text over and under a photo: the reader has to jump over it. */
export const LEG_PARTED = 90;
/** Cost of a photo at the foot of its legs; at the head it is free. */
export const AT_FOOT = 12;
/** Cost of a photo inside the text. */
export const INSIDE_TEXT = 6;
/** Cost of the largest photo below the frame's middle, for the frame's whole height. */
export const LOW_MAIN = 100;
/** Cost of a photo at the head of the first leg of a wider frame: the text would begin under it. Dearer than the foot. */
export const FIRST_CORNER = 100;
/** Cost of a photo one of whose legs rises beside the head: lines would stand alone over it. */
export const UNDER_RISING = 54;
/** Cost of a photo at the foot of the last leg, in the place of 下转. */
export const ON_NOTICE = 200;
/** Cost of each leg between a photo and its anchor in the copy. */
export const OFF_ANCHOR = 4;
/** Cost of two photos that nearly touch. */
export const PHOTOS_CLOSE = 80;
/** Cost of two photos on the same rows. */
export const SAME_ROWS = 15;
/** Cost of two photos in the same legs. */
export const SAME_LEGS = 15;
/** Cost of a photo left of one that the manifest names first. */
export const OUT_OF_ORDER = 20;
/** Rows of text under or over a photo that readers do not skip; no text at all is as good. */
export const ENOUGH_ROWS = 4;

// ## Sizes of photos: pictures/pictures.ts; RULES.md#photos

/** The first photo takes one of so many legs. */
export const MAIN_PHOTO_IN = 2.4;
/** Every other photo takes one of so many legs. */
export const OTHER_PHOTO_IN = 4;
/** Width over height from which a picture is a landscape: over one of many legs it looks like a stamp. */
export const LANDSCAPE = 1.2;
/** Legs of a frame from which a landscape, or a photo wanted small, over one leg is a stamp. */
export const STAMP_LEGS = 4;
/** White between a picture and its caption. */
export const CAPTION_GAP: Pt = 3;
/** White between a caption and the credit on its line, in em of the credit. */
export const CREDIT_GAP = 1;
/** Proportion assumed for a picture whose file could not be read. */
export const UNREAD = { width: 3, height: 2 };
/** Pixels an inch below which a picture is soft in print; plants accept 150 to 200. formats/press/RULES.md#resolution. */
export const LEAST_PPI = 150;
/** Shares of a photo's width or height. An editor wants to know when the first is cropped away; beyond the second the page shows another picture. RULES.md#cropped-photos. */
export const [MUCH_CUT, MOST_CUT] = [0.25, 0.5];
/** Share of a line's length that a photo in a vertical story may take. More leaves no copy beside it. */
export const BAND_PHOTO = 0.6;
/** Fewest characters a line when such a frame is divided further for its photos. */
export const BAND_PHOTO_LINE = 9;

// ## Insets: pictures/insets.ts; RULES.md#insets

/** Fewest characters a line of a pull quote; below that it takes two legs. */
export const QUOTE_CHARACTERS = 6;
/** Place of each kind in the copy, as a share of its length: figures early, words near where they were said, a code at the end. */
export const INSET_ANCHOR = { numbers: 0.25, pullquote: 0.5, qr: 1 } as const;
/** Fewest lines of a vertical story for figures or a code. */
export const BESIDE_LINES = 4;
/** White between a rule and type. */
export const INSET_GAP: Pt = 5;
/** White between a figure and its legend. */
export const LEGEND_GAP: Pt = 2;
/** Line pitch of a figure over several lines, in sizes. */
export const NUMERAL_PITCH = 1.1;
/** Narrowest module of a QR code: newsprint's spread leaves its white open, and a telephone at arm's length reads it. */
export const LEAST_MODULE: Pt = mm(0.5);
/** Narrowest QR code that readers notice. */
export const LEAST_CODE: Pt = mm(22);
/** Modules of white around a code (ISO/IEC 18004). */
export const QUIET = 4;
/** Fewest characters a line of a caption beside a code; with less room it goes under it. */
export const CODE_CAPTION = 5;

// ## Heads: heads.ts, stages.ts; RULES.md#heads, RULES.md#proportion

/** White of a reversed band above and below its text, in rows. */
export const REVERSED_WHITE = 0.5;
/** Least white between headline or deck and the byline's row, in rows. */
export const BYLINE_WHITE = 0.5;
/** Distance of a hanging label from the head's edge, in rows: just under the rule there. */
export const LABEL_DROP = 0.5;
/** Least white between a label and the head below it, in rows. */
export const LABEL_WHITE = 0.4;
/** White between a label and ink beside it, in em of the copy. */
export const LABEL_BESIDE = 1.5;
/** White between a label's text and the ends of its box along the line, in em of the label. */
export const LABEL_END: Em = 0.5;
/** The same across the line. */
export const LABEL_SIDE: Em = 0.2;
/** Largest size of kicker and deck, as a share of the headline's. */
export const SECOND_SHARE = 0.62;
/** Size from which a headline leaves white at its sides. */
export const SHARING_SIZE: Pt = 14;
/** Largest share of its measure that such a headline takes. */
export const HEADLINE_SHARE = 0.92;
/** Largest share of its story's head that a continuation's headline takes. */
export const CONTINUED_SHARE = 1 / 3;
/** White between a head and copy beside it, in em of the copy. */
export const BESIDE: Em = 1.5;
/** White between a note's rule and its text at head and foot, in rows. */
export const NOTE_INSIDE = 0.5;
/** Legs beyond which a note takes only the first two. RULES.md#notes. */
export const NOTE_LEGS = 3;
/** Fewest rows of text over and under a head set into the text. */
export const INSET_ROWS = 7;

// ## Vertical heads and frames: vertical/; RULES.md#vertical-stories

/** Fewest rows of text under a head at the left; with fewer, the head takes the frame's height. */
export const LEAST_BELOW = 6;
/** White between columns of a head beside horizontal copy, in em of the earlier one. */
export const BETWEEN_AT_LEFT: Em = 0.5;
/** The same beside vertical copy. */
export const BETWEEN_AT_RIGHT: Em = 0.6;
/** Distance of a deck's start below the headline's, in em of the deck. */
export const DECK_DROP: Em = 2;
/** Distance of a byline's end above the head's foot, in em of the byline. */
export const BYLINE_RISE: Em = 1;
/** White between head and copy in addition to a line's gap, in em of the copy. */
export const HEAD_SPARE: Em = 0.5;
/** Lines of copy that a head must leave. */
export const LEAST_LINES = 2;
/** White between the legs of a horizontal story in a vertical paper. */
export const INSERT_GUTTER: Em = 1;
/** Longest line when the engine divides the height: readers lose their place in longer ones. */
export const LONGEST_LINE: Em = 24;
/** Shortest vertical line that can be read; a head that leaves less is reported. */
export const SHORTEST_LINE: Em = 5;

// ## Boxes, rules and fold: grid.ts, inside.ts, rules.ts, fold.ts; RULES.md#rules-and-boxes, RULES.md#spreads

/** White inside the sides of a box. */
export const BOX_INSET: Em = 1;
/** The same inside 文武线, which has two rules. */
export const WENWU_INSET: Em = 1.5;
/** White between a box's rule and a head. */
export const OFF_RULE: Pt = 8;
/** Outer rule of 文武线. */
export const WENWU_THICK: Pt = 2;
/** Its inner rule. */
export const WENWU_THIN: Pt = 0.5;
/** White between the two. */
export const WENWU_GAP: Pt = 1.5;
/** Rows that may be free between two stories whose rule stays: an edit at the last minute gives up a row or two. */
export const GIVEN_UP_ROWS = 2;
/** Rows that two stories share before a rule is drawn between them; along fewer the gutter is enough. */
export const STUB_ROWS = 7;
/** Heavy rule of adverts and insets. */
export const HEAVY: Pt = 1.2;
/** Fine rule of adverts and insets. */
export const HAIRLINE: Pt = 0.3;
/** Distance of type from the fold on either side: plate, fold and knife each wander by a millimetre. */
export const OFF_FOLD: Pt = mm(1.5);

// ## Free room: grid.ts, fillers.ts; RULES.md#room-left, RULES.md#fillers

/** Fewest rows of a free rectangle that can take a story. */
export const FREE_ROWS = 8;
/** Rows from which a free rectangle is reported. */
export const HOLE_ROWS = 3;
/** Rectangles tried as the first of a division. */
export const FREE_TRIED = 8;
/** Divisions kept. */
export const FREE_WAYS = 3;
/** Fewest empty rows for a filler. */
export const FILLER_ROWS = 4;

// ## Furniture: furniture.ts; RULES.md#furniture

/** Height of the box with the page number. */
export const NUMBER_BOX: Pt = 27;
/** White at the sides of the number in its box. */
export const NUMBER_SIDE: Pt = 8;
/** White between the box and the section. */
export const NUMBER_GAP: Pt = 9;
/** Type size of number and section. */
export const NUMBER_SIZE: Pt = 20;
/** Baseline of number and section, from the box's head. */
export const NUMBER_DROP: Pt = 20.6;
/** Rows of the strip at the nameplate's foot. */
export const STRIP_ROWS = 2;
/** Share of a vertical nameplate's height for each ear. */
export const EAR_SHARE = 0.17;
/** The same for its strip. */
export const STRIP_SHARE = 0.27;
/** Its largest share, so that a date keeps to one line. */
export const STRIP_MOST = 1 / 3;
/** White between name, strip and ears, and between an ear's rule and its text. */
export const PLATE_GAP: Pt = 8;
/** White between a rule of the strip and its texts. */
export const STRIP_END: Pt = 7;
/** Height of the bar with an ear's title. */
export const EAR_BAR: Pt = 17;
/** Type size of an ear's title. */
export const EAR_TITLE: Pt = 10.5;
/** Width of a typeset name, as a share of its rectangle's. */
export const NAME_WIDTH = 0.7;
/** Least white between two texts of the strip. */
export const STRIP_BETWEEN: Em = 0.4;

// ## Adverts: adverts.ts, advert-text.ts; RULES.md#small-ads

/** Distance of 广告's baseline above the advert's rule, in em of its type. */
export const LABEL_RISE: Em = 0.4;
/** White between an advert's rule and its words at the sides, in em of body; half of it at head and foot. */
export const ADVERT_INSET = 1;
/** Step by which a text advert's type gets smaller. */
export const ADVERT_STEP: Pt = 0.5;
/** Rows of white between head and words. */
export const ADVERT_HEAD_GAP = 0.75;
/** Rows by which that white may grow. */
export const ADVERT_MOST_GAP = 1.5;
/** Share of an advert's height that may stay white; with more, it was sold too large. */
export const ADVERT_MOST_WHITE = 0.5;
/** Sizes of a notice that fills white, as multiples of the styles of text adverts, the largest first. */
export const ENLARGED: readonly number[] = [4, 3.5, 3, 2.5, 2.25, 2, 1.75, 1.5, 1.25, 1];
/** The narrowest notice, in characters of copy. */
export const LEAST_NOTICE: Em = 11;
/** Empty lines of an advert's leg that are not reported. */
export const QUIET_LINES = 4;
/** White at either side of a leg of small ads, in em of body. */
export const SMALL_AD_SIDE = 0.6;
/** Characters of a news column with its gutter. */
export const NEWS_COLUMN = 14;
/** Rule between legs of small ads. */
export const BETWEEN_LEGS: Pt = 0.35;
/** Height of a category's bar, in sizes of its type. */
export const CATEGORY_BAR = 1.6;
/** White between two small ads, with a hairline in its middle. */
export const AD_GAP: Pt = 5;
/** White over a category's bar. */
export const BAR_OVER: Pt = 6;
/** White under it. */
export const BAR_UNDER: Pt = 4;
/** Largest growth of a leg's gaps, as a share of them, until legs end level. */
export const MOST_GROWTH = 2;

// ## Faults and checks: faults/; RULES.md#faults

/** White that keeps two heads apart, in em of the copy. RULES.md#touching-heads. */
export const APART_EM = 3;
/** The same in sizes of the line that ends there; the larger of the two counts. */
export const APART_SIZES = 2;
/** Most characters of a runt: one with its punctuation, as in 天……！’”）. */
export const LONGEST_RUNT = 8;
/** Sheet height from which a paper is folded across its middle (对开). RULES.md#fold. */
export const FOLDED = 1300;
/** Rows from the fold within which a point is on it. */
export const AT_FOLD = 2;
/** Height of the point of a photo that must not be folded, as a share, where its crop names none: the centre. */
export const MIDDLE = 0.5;
/** Distance by which the em square of type may overlap another square or a rule: letters do not fill their squares. */
export const SQUARE_OVER: Pt = 0.5;
/** White that separates two texts on one line, in em of the larger. RULES.md#furniture. */
export const TEXTS_APART: Em = 0.5;
/** Lines that a warning names besides the widest. */
export const MORE_LINES = 4;
/** Letters of a word that is long enough to leave the line before it short. */
export const LONG_WORD = 6;
/** Characters after a line in which such a word may end. */
export const LONG_WORD_BEHIND = 12;

// ## Reports and drafts: figures.ts, draft-marks.ts

/** Loosest lines that the report names. */
export const LOOSEST = 5;
/** Characters of the cut whose effect a story's report gives. */
export const CUT_CHARACTERS = 100;
/** Share at which photos count in 版面字数. RULES.md#statutory-count. */
export const PHOTO_SHARE = 0.8;
/** Type size of a draft's marks: twelve characters fit a leg of eleven. */
export const MARK_SIZE: Pt = 8;
/** Line pitch of the marks. */
export const MARK_PITCH: Pt = 10;
/** Red around a mark's type. */
export const MARK_EDGE: Pt = 2;
/** Distance between lines of the hatching. */
export const HATCH: Pt = 8;
/** Largest share of a frame's depth for the places of its missing photos. */
export const MOST_OF_FRAME = 0.6;

// ## Rounding: differences below these count as none

/** Points: lines, insets and pictures. */
export const ROUNDING: Pt = 0.01;
/** Points by which a head may exceed a row. */
export const ROW_ROUNDING: Pt = 0.02;
/** Rows by which a picture may exceed its place without being scaled. */
export const DEPTH_ROUNDING = 0.02;
/** Rows by which a picture may be less deep than requested. */
export const LESS_DEEP_ROUNDING = 0.01;
/** Em, when spaces of lines are counted. */
export const DUST = 1e-6;
