import type { Priority } from "../model/style.ts";

/**
 * What make-up weighs. Costs are column-rows of white: as bad as one row of one basic column left empty. Bounds of the search are
 * numbers of what they count. RULES.md has the rules themselves; the drawn issues of tests/engine/makeup hold what the weights give.
 */

// The page as a whole (judge.ts, solver/candidates.ts, solver/cuts.ts): RULES.md#marks, RULES.md#white

/** Two heads that touch (碰题): dearer than another width, photo or form for either story. */
export const TOUCHING = 160;
/** A gap from edge to edge of the page (断版): about half as bad. */
export const CROSSING = 85;
/** Touching heads and gaps of one page that are borne. */
export const MARKS_BORNE = 1;
/** A pair of touching heads, in rows that heads share: fewer pairs come before fewer rows. */
export const HEAD_PAIR = 6;
/**
 * A column-row of white at a region's foot: there it is one rectangle, which an advert or a filler can take. Dearer than what larger photos and heads cost, cheaper
 * than an empty row in a story.
 */
export const REST = 1;
/** The same where something stands below: a hole in the page. */
export const HOLE_ROOM = 1;
/** A strip that is too low for anything: for it, under so many rows, or under so many column-rows. */
export const STRIP = 30;
export const STRIP_ROWS = 7;
export const STRIP_ROOM = 60;
/** A free rectangle that stays empty while stories stand in one that begins lower: dearer than a gap across, cheaper than heads that touch. */
export const PASSED_OVER = 120;
/** Fewer column-rows that stay empty over other stories are no hole: on 四开 five rows from edge to edge. */
export const HOLE_STRIP = 30;
/** A free rectangle over other stories that stays empty, in marks for each `STRIP_ROOM` column-rows or part of them: more than are borne. */
export const HOLE_MARKS = 2;
/** A fault that a proof found, in marks: faults come first. */
export const FAULT_MARKS = 1000;

// Groups (groups.ts): RULES.md#groups

/** The columns that stories of one rank stand over in a group, each stack of them: two are one wide leg of a brief. */
export const GROUP_STACK_COLUMNS: readonly number[] = [2, 1, 3, 4];
/** Ways to divide a group's stories into stacks that are weighed: with 14 in eight stacks that is all of them. */
export const DIVIDED = 2000;
/** Rows a story that one stack has over and another has not, squared: they are white at the foot of some. */
export const UNEVEN = 15;
/** Rows that stay white at a stack's foot, at the most, for each of its stories, where the stack beside it has more copy. */
export const MOST_EMPTY = 5;
/** Rows of white a story of a stack, at the most, in the mean; what is more stays at the foot. */
export const STACK_MORE = 1;
/** Rows that stay white at the foot of all stacks, at the most, where the page wants a deeper group: from three on the editor is told. */
export const STACK_FOOT = 2;
/** The least width of a group with a main story, as a share of the page's columns. */
export const GROUP_LEAST = 0.4;
/** Depths that are offered at one width, and the rows in which they are looked for beyond what the stories take. */
export const GROUP_DEPTHS = 3;
export const GROUP_REACH = 8;
/** A group has so many rows for each of its columns; for each row less. */
export const GROUP_FLAT = 2.5;
export const GROUP_FLAT_ROW = 4;

// What a story offers (offers.ts, shapes.ts): RULES.md#ranks, RULES.md#forms

/** The columns that a story wants, as a share of the page's. */
export const WANTED: Readonly<Record<Priority, number>> = { lead: 0.62, major: 0.45, normal: 0.3, brief: 0.15 };
/** For each column more or less than that; so much of a column is no difference, and one that is missing counts for more. */
export const OFF_WIDTH = 7;
export const NEAR_WIDTH = 0.6;
export const TOO_NARROW = 1.5;
/** On a page of so many parts no story is offered over columns that cost more than this. */
export const CROWDED = 6;
export const FAR_WIDTH = 26;
/** Column-rows that the main photo wants with its caption on a 对开 page. */
export const PHOTO_ROOM: Readonly<Record<Priority, number>> = { lead: 105, major: 58, normal: 30, brief: 14 };
/** By the square of the logarithm of what it is more or less, so that all photos of a page grow together; so much more where it is larger, and not the lead's. */
export const OFF_ROOM = 14;
export const TOO_LARGE = 1.5;
/** No photo that the engine sizes is so many times what its rank wants. */
export const MOST_PHOTO: Readonly<Record<Priority, number>> = { lead: 6, major: 2, normal: 2, brief: 2 };
/** The share of a news page, its type area without adverts, that photos cover before they stop growing; and times that one of them is made less large. */
export const MOST_COVERED = 0.4;
export const COVER_TRIES = 6;
/** An optional photo that is left out: dearer than the white that it would have filled. */
export const LEFT_OUT = 60;
/** An optional pull quote, box of figures, code or deck: some ten column-rows of white, and no reason for another form of the page. */
export const WORDS_LEFT_OUT = 30;
/** A wider photo is named as a cure for white where it fills at least this share of it. */
export const LEAST_FILLED = 0.4;
/** Photos of one page that are made wider one after the other where white is left. */
export const WIDER_TRIES = 2;
/** A photo larger than one of a story of higher rank, and by how much it may be so unseen. */
export const INVERTED = 90;
export const NEAR_ROOM = 1.03;
/** Times that a page is made up anew for a pair of such photos. */
export const RANK_TRIES = 2;
/** Column-rows of the page that PHOTO_ROOM is meant for: 8 columns of 115 rows. */
export const BROADSHEET = 8 * 115;
/** A photo deeper than this share of the page stands over it like a door: for each row more. */
export const DEEP = 0.34;
export const DEEP_ROW = 1;
/** Fewer rows of text than this under a photo are a stub, and what it costs. */
export const STUB_ROWS = 6;
export const STUB = 20;
/** The width of a frame as a share of its height: beyond these it is a ribbon or a chimney, for each time that it is so again. */
export const SLIM = 0.42;
export const FLAT = 3.4;
export const OFF_ASPECT = 60;
/** A box of verse may be so many times as wide as its lines need; white columns beyond that cost. */
export const VERSE_MARGIN = 1.5;
/** Head rows that a width takes: 1 column 3, 2 columns 5, 3 columns 6, more 8 (RULES.md#heads); for each row beyond. */
export const HEAD_ROWS: readonly number[] = [3, 5, 6, 8];
export const DEEP_HEAD = 4;
/** A headline set smaller than its style asks, by the share of its size that it lacks: it loses its rank. */
export const SQUEEZED = 70;
/** A row left empty at a story's foot, and one under a vertical head: in each of its columns. */
export const EMPTY = 1.5;
export const HOLLOW = 4;
/** Characters of a line in legs that the engine divides a frame into, at the least: fewer gape. */
export const LEAST_MEASURE = 8;
/** Characters of a vertical line in a brief's wide leg, at the most: what layout divides frames into (layout/RULES.md#vertical-stories). */
export const LONGEST_BRIEF_LINE = 24;
/** Lines of a brief in each of its legs up to which it stands in no more than one. */
export const BRIEF_LINES = 3.5;
/** Rows of text under a head and photos, in each leg, at the least. */
export const LEAST_TEXT = 3;
/** Depths that are looked at on either side of those that the photos' own depths reach. */
export const MORE_DEPTHS = 3;
/** The share of the lines that its paragraphs could win or lose which a story may count on: rarely do all of them. */
export const COUNTED = 0.6;
/** A line won or lost by a paragraph, and a column-row by a photo's depth: less white than it would be otherwise, at a price. */
export const BY_LINE = 3;
export const BY_PHOTO = 0.5;
/** A column-row by a head that is set larger, or with more white. */
export const BY_HEAD = 0.4;
/** A form that costs so much by itself is not looked at with a deeper head: it is hardly ever taken. */
export const GROWING = 20;
/** Rows by which a photo over a head may be deeper or less deep. */
export const OPENER_ROWS = 2;
/** Rows of a frame with an inset head beyond the head, at the least. */
export const INSET_ROOM = 24;
/** With fewer rows than this below it a vertical head takes its legs whole. */
export const BELOW_HEAD = 6;
/** A head that reaches the right edge may touch one beside it wherever the rows fall so; over one column it always reaches. */
export const REACHES = 3;
export const REACHES_NARROW = 5;
/** A head over some of the columns is no more than a way out: over one of two, and over more. */
export const OVER_ONE = 26;
export const OVER_SOME = 12;
/** The share of a page's wide heads that may be so, and the cost of more by the square of their number. */
export const OVER_BORNE = 0.17;
export const OVER_HABIT = 12;
/** The columns of a head that leaves the rest: all but one up to this many, then this share. */
export const FEW_COLUMNS = 4;
export const OVER_SHARE = 0.62;
/** Forms that break a run of plain blocks, dear enough to be taken where they help. */
export const VERTICAL_HEAD = 6;
export const INSET_HEAD = 14;
export const BOXED = 4;
export const PHOTO_OVER_HEAD = 3;
/** A photo over the head is at least so wide for its height, and its frame no wider than so many columns. */
export const OPENER_ASPECT = 1.2;
export const OPENER_COLUMNS = 5;
/** The fewest columns of a frame with a vertical head, and with an inset one; the columns of a box, from and to. */
export const VERTICAL_COLUMNS = 3;
export const INSET_COLUMNS = 4;
export const BOX_COLUMNS: readonly [number, number] = [2, 4];
/** With fewer stories a page needs no variety. */
export const FEW_STORIES = 4;
/** Characters of a headline that may stand vertically, in one line. */
export const VERTICAL_HEADLINE: readonly [number, number] = [5, 14];
/** Characters of copy beside a vertical headline, round an inset one, and in a box. */
export const VERTICAL_COPY: readonly [number, number] = [350, 2500];
export const INSET_COPY: readonly [number, number] = [1000, 6000];
export const BOX_COPY: readonly [number, number] = [130, 700];

// What a proof finds (prove.ts), in column-rows that an editor would mind

/** A heading too long even at its smallest, and a photo without a place. */
export const LONG_HEAD = 100;
export const LOST_PHOTO = 100;
/** A subhead or table torn apart. */
export const TORN_BLOCK = 50;
/** A row by which the head and note are deeper than the frame. */
export const NO_ROOM_ROW = 50;
/** A leg with nothing under its photo, short of the foot. */
export const BARE_LEG = 4;
/** An empty row inside the text. */
export const HOLE_ROW = 10;
/** Text over the frame, and each row of it. */
export const OVER_FRAME = 20;
export const OVER_FRAME_ROW = 4;
/** A part that was to go on, and ended; a part in which no text stands. */
export const NOT_GOING_ON = 50;
export const NO_TEXT = 50;

// Stories that go on (jumps.ts, make-up.ts, items.ts): RULES.md#jumps

/** A page whose stories take no more of it than this share makes no story go on elsewhere. */
export const SCARCE = 0.93;
/** What a jump's cut costs in engine/layout/weights.ts, in column-rows: another make-up of the page may cut at a sentence. */
export const BY_CUT = 0.4;
/**
 * What lines alone at the ends of legs cost in engine/layout/weights.ts, in column-rows: some twenty for a last line at a head, two for a first at a foot. Of 102 drawn
 * issues a fifth fewer last lines stand alone than at 0.01; three times as much takes more away, but leaves heads over white and white feet.
 */
export const BY_LONE = 0.015;
/** Frames that tile a page take some more than each would alone, and its photos and heads give way to copy: the share of free room that copy can have. */
export const USABLE = 0.99;
/** Column-rows that a continuation's head and the white around it take. */
export const JUMP_HEAD = 14;
/** Column-rows that have to go on at the least: what six lines need, and some that make the cut free. */
export const JUMP_ROOM = 16;
/** Where longer stories alone are not enough, shorter ones go on too: six lines, and few that make the cut free. */
export const JUMP_ROOM_SHORT = 9;
/** A story that goes on over several pages passes over those with less room than this share of a page, as long as others have enough. */
export const PART_SHARE = 0.25;
/** Stories of one page that may go on: readers follow few. */
export const MOST_JUMPS = 3;
/** Column-rows that go on beyond what is over, one try after the other: no page comes out to the row. */
export const JUMP_MORE: readonly number[] = [10, 45, 90];
/** A row more or less than what is planned to stay, where a story goes on. */
export const OFF_SHARE = 0.5;
/** A row lost where a story cannot go on. */
export const OVERSET_PULL = 2;
/** A row more or less than all, where the editor asks for parts: each takes what its page has room for, if nothing else minds. */
export const FILL_PULL = 0.6;

// Settled pages (settled.ts): RULES.md#settled-pages

/** A column-row that an editor would mind, where a settled story's copy does not fill its frame: dearer than a strip of white at the foot. */
export const SETTLED_FAULT = 36;
/** A first photo over other columns than those that are settled: dearer than any lever, cheaper than four rows that a proof minds. */
export const OTHER_PHOTO = 120;
/** A row more or less than all of a settled story that goes on: hardly anything. */
export const SETTLED_PULL = 0.02;
/** Of what a proof may mind beyond a row, so much is reckoned before, so that no frame is passed over that may do. */
export const EXPECTED_FAULTS = 0.8;
/** With so many boundaries that hang together more than in pairs, only every fifth row is tried for all but the first. */
export const COARSE = 5;
/** Times that the rows are found anew, each time with what the proofs of the last told. */
export const SETTLED_ROUNDS = 40;

// How far the search goes

/** More items than this are cut as runs in reading order, not as all subsets, whose number doubles with each item. */
export const MOST_SUBSETS = 9;
/** Items of a page: the densest page of briefs has some thirty, and the search grows with the cube of their number. */
export const MOST_ITEMS = 60;
/** Where they have no room together, this share of them is given up before the next try. */
export const GIVEN_UP = 1 / 12;
/** What make-ups may cost beyond their items' best: at first, each time more by WIDER, at the most. */
export const EXCESS = 30;
export const WIDER = 1.6;
export const MOST_EXCESS = 400;
/** More items than this are many: they begin with so much for each, and fewer of their make-ups change equals. */
export const MANY_ITEMS = 30;
export const EACH_EXCESS = 4;
/** So far beyond their items' best make-ups are looked for, where the best has a mark that one without may save. */
export const FAR = 120;
/** With fewer make-ups than this dearer ones are looked for. */
export const ENOUGH_ARRANGEMENTS = 16;
/** Make-ups, and windmills, that are judged as whole pages. */
export const JUDGED = 240;
export const PINWHEELS = 24;
/** The best of them, in which equals may change places; the same of many items. */
export const SWAPPED = 32;
export const SWAPPED_OF_MANY = 16;
/** Ways to share out the rows of a stack of briefs that are tried, the evenest first. */
export const EVENED_TRIED = 20;
/** What other forms of a stack's briefs may cost more where its gaps come out even by them. */
export const EVEN_FORMS = 60;
/** Ways to do so that are tried, the cheapest first. */
export const LEVEL_TRIED = 60;
/** Changes in one make-up, each the best of all that can be made. */
export const CHANGES = 16;
/** What another form of a story may cost more where its head then touches no other. */
export const OTHER_FORM = 60;
/** Rows that one story may give to another. */
export const GIFTS: readonly number[] = [1, -1, 2, -2];
/** Make-ups that are set for a proof in one round. */
export const PROVED = 8;
/** The dual price of room: the highest below 0 that copy is squeezed by, halvings, and the share of the room that items are to take. */
export const MOST_PRICE = 1.5;
export const PRICE_STEPS = 12;
export const FULL_SHARE = 0.985;
/** Rounds: what a proof refutes, the next round's cuts do without. */
export const ROUNDS = 12;
/** Rounds with runs, one order each. */
export const RUN_ROUNDS = 200;
/** Orders that are drawn besides those that tell themselves, and pairs that change places in one. */
export const DRAWN_ORDERS = 7;
export const ORDER_PAIRS = 3;
/** Times that a page which comes out is looked at anew for a jump that is cut at a sentence. */
export const CUT_ROUNDS = 4;
/** Orders of the best make-ups from which new ones are drawn. */
export const LEADS = 8;
/** Pairs of places after which no further round is begun: an editor waits. */
export const BUDGET = 5_000_000;
/**
 * Stories of a page, at the most, that leave so few ways to cut it that white under some columns alone is looked for where one of them goes on. More of them
 * leave other ways, and the search takes a sixth of 16 pages' time.
 */
export const FEW_ITEMS = 4;
/** The least free rectangle that is cut out, in rows: no lower than is good for an advert. */
export const BLANK_ROWS = 8;
/** The deepest, as a share of the rows; any depth where the copy takes less than LITTLE of the room. */
export const BLANK_SHARE = 0.5;
export const LITTLE = 0.67;
/** Regions of a page that are filled: what is more is too small to matter. */
export const REGIONS = 3;
/** Items in a windmill's centre at the most, since it is the smallest of the five blocks; the same of many items. */
export const CENTRE = 2;
export const CENTRE_OF_MANY = 5;
/** The share of what a windmill may cost beyond its items' best that its upper two, or its lower two, may take. */
export const PINWHEEL_HALF = 0.6;
/** Fillers (补白) that one page takes at the most, and times that a page is made up with fewer and fewer of them. */
export const MOST_FILLERS = 6;
export const FILLER_TRIES = 3;

/** Make-ups of a page that are shown side by side: each two of them are at least so far from one another; what is nearer looks like a copy. */
export const OTHERS_APART = 0.15;
/** A frame at its own columns that begins more rows elsewhere stands at another place. */
export const FAR_ROWS = 12;
/** So many are searched for each that is shown. */
export const OTHERS_SEARCHED = 4;
