import type { Priority } from "../model/style.ts";

/**
 * All tunable numbers of make-up. The unit of a cost is the column-row of white: a cost of 1 is as bad as one row of one basic column left empty. Other numbers count what
 * their comment says. RULES.md has the rules that they serve; tests/engine/makeup draws issues and counts what the values lead to, and the census in tests/bench/README.md says
 * how many pages each rule changes.
 */

// ## Marks of a page: judge.ts, make-page.ts, make-up.ts, solver; RULES.md#marks

/** Cost of two touching heads (碰题), the worst mark: worse than another width, photo or form for either story. layout/RULES.md#touching-heads. */
export const TOUCHING = 160;
/** Cost of a gap from edge to edge of the page (断版): about half as bad as touching heads. layout/RULES.md#split-page. */
export const CROSSING = 85;
/** Marks of a page that are tolerated; with more the search goes on. */
export const MARKS_TOLERATED = 1;
/** Weight of a pair of touching heads, in rows that the heads share: swaps first reduce pairs, then rows. */
export const HEAD_PAIR = 6;
/** Marks of a free rectangle above stories, for each `STRIP_ROOM` column-rows or part of them: more than are tolerated, so that another division of the page is tried. */
export const HOLE_MARKS = 2;
/** Marks of a column-row of faults that a proof finds: any fault outweighs all marks. */
export const FAULT_MARKS = 1000;

// ## White: solver, region.ts; RULES.md#white

/** Cost of a column-row of white at a region's foot, where an advert or a filler can take it: more than larger photos and heads cost, less than an empty row in a story. */
export const REST = 1;
/** Cost of a column-row of white in a hole of the page: at the foot of a region above something else, or beside the lines of verse. */
export const HOLE_ROOM = 1;
/** Cost of white too small for an advert: of fewer rows than `STRIP_ROWS`, or fewer column-rows than `STRIP_ROOM`. */
export const STRIP = 30;
/** Rows. */
export const STRIP_ROWS = 7;
/** Column-rows. */
export const STRIP_ROOM = 60;
/** Cost of an empty region while a region that begins lower has stories: between a gap across the page and touching heads. */
export const PASSED_OVER = 120;
/** Column-rows of white above stories that are no hole: on 四开 five rows from edge to edge. */
export const HOLE_STRIP = 30;

// ## Width of a story: candidates; RULES.md#ranks

/** Columns that a story of each rank wants, as a share of the page's. A wrong width hides the story's rank. Handbook (a lead over three or four columns); the shares are House. */
export const WANTED: Readonly<Record<Priority, number>> = { lead: 0.62, major: 0.45, normal: 0.3, brief: 0.15 };
/** Cost of each column more or fewer than that, beyond `NEAR_WIDTH`. */
export const OFF_WIDTH = 7;
/** Columns more or fewer that cost nothing. */
export const NEAR_WIDTH = 0.6;
/** Factor on the cost of missing columns: a cramped story is worse than a wide one. */
export const TOO_NARROW = 1.5;
/** Parts of a page from which on widths that cost more than `FAR_WIDTH` are not tried: with so many, none needs them. */
export const CROWDED = 6;
/** Cost of a width. */
export const FAR_WIDTH = 26;

// ## Photos: candidates, photos.ts, photo-ranks.ts, judge.ts; RULES.md#ranks, RULES.md#photos

/** Column-rows that a main photo of each rank wants with its caption, on a 对开 page. */
export const PHOTO_ROOM: Readonly<Record<Priority, number>> = { lead: 105, major: 58, normal: 30, brief: 14 };
/** Column-rows of the page for which `PHOTO_ROOM` is given: 8 columns of 115 rows. */
export const BROADSHEET = 8 * 115;
/** Cost of a main photo off that size, by the square of the logarithm of their ratio, so that all photos of a page grow together. */
export const OFF_ROOM = 14;
/** Factor on the cost of a photo that is too large; the lead's may be. */
export const TOO_LARGE = 1.5;
/** Greatest size of a photo that the engine sizes, in multiples of what its rank wants. */
export const MOST_PHOTO: Readonly<Record<Priority, number>> = { lead: 6, major: 2, normal: 2, brief: 2 };
/** Share of a news page (the type area without adverts) that photos may cover: more looks like a picture page. Trade; the figure is House. */
export const MOST_COVERED = 0.4;
/** Times that a photo of one page is made smaller to stay below that share. */
export const COVER_TRIES = 6;
/** Cost of a photo larger than one of a story of higher rank, which misleads about the ranks. */
export const INVERTED = 90;
/** Ratio of two photos' areas up to which the difference is not seen. */
export const INVERSION_MARGIN = 1.03;
/** Ratio of two photos' areas from which on an outranked photo is reported. */
export const LOOKS_LARGER = 1.25;
/** Times that a page is made up again for a photo larger than one of higher rank. Without it two of 102 drawn issues report such a photo. */
export const RANK_TRIES = 2;
/** Share of the white at a page's foot that a wider photo must fill to be taken. */
export const LEAST_FILLED = 0.25;
/** The greatest share that it may take by itself to be tried. */
export const MOST_FILLED = 1.5;
/** Photos of one page that are made wider, one after the other, to fill white. */
export const WIDER_TRIES = 2;
/** Share of the page's rows beyond which a photo is as deep as a door. */
export const DEEP = 0.34;
/** Cost of each row beyond `DEEP`. */
export const DEEP_ROW = 1;
/** Rows of text under a photo that are too few to be read as part of the story. */
export const STUB_ROWS = 6;
/** Cost of text of fewer rows under a photo. */
export const STUB = 20;
/** Rows by which a photo above a head may be deeper or less deep than its proportion. */
export const OPENER_ROWS = 2;

// ## Optional elements: candidates; RULES.md#white

/** Cost of leaving an optional photo out: more than the white that it would fill. */
export const LEFT_OUT = 60;
/** Cost of leaving out an optional pull quote, figure, code or deck: more than the ten or so column-rows that it fills, too little to change the page's form. */
export const WORDS_LEFT_OUT = 30;
/** Cost of each row of copy in last paragraphs that are cut: more than the white that it would fill. */
export const BY_CUT_ROW = 2;

// ## Proportion of a frame: candidates/shapes.ts; RULES.md#forms

/** Least ratio of a frame's width to its height: a slimmer one is a chimney. Half as much for briefs and verse. */
export const SLIM = 0.42;
/** Greatest ratio of a frame's width to its height: a flatter one is a ribbon. */
export const FLAT = 3.4;
/** Cost of a frame twice as slim, or twice as flat, as these. */
export const OFF_ASPECT = 60;
/** Factor on the width of verse's lines up to which columns cost nothing; white beside the lines beyond that costs `HOLE_ROOM`. */
export const VERSE_MARGIN = 1.5;

// ## Heads: candidates, solver/arrangements.ts; RULES.md#heads

/** Usual rows of a head over one column, two, three, and more. Handbook. */
export const HEAD_ROWS: readonly number[] = [3, 5, 6, 8];
/** Cost of each row beyond that: a tower of headline. */
export const DEEP_HEAD = 4;
/** Cost of a headline that must be set smaller than its style, for the whole of its size: it loses its rank. */
export const SQUEEZED = 70;
/** Cost of a heading that turns inside a phrase: a column more is better, or a fifth of the size. */
export const TORN_HEAD = 14;
/** Cost of a head that reaches its frame's right edge and may touch one beside it. */
export const REACHES = 3;
/** The same over one column, where a head always reaches the edge. */
export const REACHES_NARROW = 5;
/** Cost of a head over one of two columns: a last resort against touching heads. */
export const OVER_ONE = 45;
/** Cost of a head over some of three or more columns: more than another width or form. At 60 some drawn issues have faults and larger photos of lesser stories. */
export const OVER_SOME = 36;
/** The same for a continuation, whose head is small. */
export const OVER_CONTINUED = 12;
/** Columns of a frame up to which such a head covers all but one. */
export const FEW_COLUMNS = 4;
/** Share of the columns that it covers in a wider frame. */
export const OVER_SHARE = 0.62;

// ## Special forms: candidates/shapes.ts; RULES.md#forms

/** Cost of a vertical head. The forms break a run of plain blocks; their costs keep them for pages where they help. */
export const VERTICAL_HEAD = 6;
/** Cost of an inset head (插题). */
export const INSET_HEAD = 14;
/** Cost of a box. */
export const BOXED = 4;
/** Cost of a photo above the head. */
export const PHOTO_OVER_HEAD = 3;
/** Least ratio of width to height of a photo above the head. */
export const OPENER_ASPECT = 1.2;
/** Greatest width of a frame with a photo above the head, in columns. */
export const OPENER_COLUMNS = 5;
/** Least width of a frame with a vertical head, in columns. */
export const VERTICAL_COLUMNS = 3;
/** Least width of a frame with an inset head, in columns. */
export const INSET_COLUMNS = 4;
/** Least and greatest width of a box, in columns. */
export const BOX_COLUMNS: readonly [number, number] = [2, 4];
/** Stories of a page from which on it needs variety. */
export const FEW_STORIES = 4;
/** Least and most characters of a vertical headline, which has one line. Trade. */
export const VERTICAL_HEADLINE: readonly [number, number] = [5, 14];
/** Least and most characters of copy beside a vertical headline. Trade. */
export const VERTICAL_COPY: readonly [number, number] = [350, 2500];
/** Least and most characters of copy round an inset headline. Trade. */
export const INSET_COPY: readonly [number, number] = [1000, 6000];
/** Least and most characters of copy in a box. Trade. */
export const BOX_COPY: readonly [number, number] = [130, 700];

// ## Depth of a story: candidates/candidates.ts; RULES.md#candidates

/** Cost of an empty row at a story's foot, in each of its columns. */
export const EMPTY = 1.5;
/** Cost of an empty row under a vertical head, in each of its columns. */
export const HOLLOW = 4;
/** Least characters of a line in legs that the engine divides a frame into: shorter lines gape. */
export const LEAST_MEASURE = 8;
/** Most characters of a vertical line in a brief's wide leg: the same as layout divides frames into. layout/RULES.md#vertical-stories. */
export const LONGEST_BRIEF_LINE = 24;
/** Lines of a brief in each leg up to which it needs a single leg; several legs of three lines look like scraps. RULES.md#briefs. */
export const BRIEF_LINES = 3.5;
/** Least rows of text under a head and photos, in each leg. */
export const LEAST_TEXT = 3;
/** Depths that are tried on either side of the range that photos' depths reach. */
export const MORE_DEPTHS = 3;
/** Share of the lines that a story's paragraphs may win or lose in total which an estimate relies on: rarely can all of them. */
export const COUNTED = 0.6;
/** Cost of a line that a paragraph wins or loses to fit the depth. */
export const BY_LINE = 3;
/** Cost of a column-row by which photos are deeper or less deep to fit the depth. */
export const BY_PHOTO = 0.5;
/** Cost of a column-row that a larger head, or white round it, takes to fit the depth. */
export const BY_HEAD = 0.4;
/** Cost of a form from which on deeper heads are not tried: it is hardly ever chosen. */
export const GROWING = 20;
/** Least rows of a frame with an inset head, beyond the head. */
export const INSET_ROOM = 24;
/** Rows below a vertical head that are too few for text. */
export const BELOW_HEAD = 6;

// ## Faults that a proof finds: prove.ts. In column-rows that an editor would have to repair

/** A headline that is too long even at its smallest. */
export const LONG_HEAD = 100;
/** A photo without a place. */
export const LOST_PHOTO = 100;
/** A subhead or table torn apart. */
export const TORN_BLOCK = 50;
/** Each row by which head and note are deeper than the frame. */
export const NO_ROOM_ROW = 50;
/** A leg with white under its photo while others are full. layout/RULES.md#full-legs. */
export const BARE_LEG = 4;
/** Each empty row inside the text. */
export const HOLE_ROW = 10;
/** Text beyond the frame. */
export const OVER_FRAME = 20;
/** Each row of text beyond the frame. */
export const OVER_FRAME_ROW = 4;
/** A part that should jump and ends instead. */
export const NOT_GOING_ON = 50;
/** A part without any text. */
export const NO_TEXT = 50;

// ## Jumps: jumps.ts, make-up.ts, make-page.ts, candidates/items.ts; RULES.md#jumps

/** Share of a page's room that its stories must exceed before one may jump. Jumps lose readers. Trade. */
export const SCARCE = 0.93;
/** Share of a page's free room that copy can use: frames that tile a page take a little more than each would alone. */
export const USABLE = 0.99;
/** Stories of one page that may jump. Trade. */
export const MOST_JUMPS = 3;
/** Column-rows of a continuation's head and the white round it. */
export const JUMP_HEAD = 14;
/** Column-rows by which a page must have more room than one nearer by a page to be jumped to. Readers turn one page more easily than ten. White is the same to 1 % from 0 to 80. */
export const JUMP_FAR = 20;
/** Least characters that the engine sends to another page: readers do not turn the page for less. Trade. */
export const JUMP_TAIL = 400;
/** What jumps, in one try after the other: column-rows beyond the surplus, since no page comes out to the row, and least characters. The last try is better than copy over its frame. */
export const JUMP_TRIES: readonly { readonly more: number; readonly tail: number }[] = [
  { more: 10, tail: JUMP_TAIL },
  { more: 45, tail: JUMP_TAIL },
  { more: 90, tail: JUMP_TAIL },
  { more: 45, tail: 100 },
];
/** Least lines of a jumping story that stay on its page: six, and a few more to choose the cut freely. */
export const JUMP_STAYS = 9;
/** Share of a page that must be free for a long story to continue there, as long as such pages suffice; else it would be scattered. */
export const PART_SHARE = 0.25;
/** Factor from what a jump's cut costs in layout's weights to column-rows: another make-up may cut at the end of a sentence. */
export const BY_CUT = 0.4;
/**
 * Factor from what lone lines at the ends of legs cost in layout's weights to column-rows: some twenty for a last line at a leg's head, two for a first line at its foot. At 0.01
 * the 102 drawn issues have a quarter more lone last lines; at three times the value fewer, but white at feet and under heads.
 */
export const BY_LONE = 0.015;
/** Cost of a row more or less than the planned share of a story that jumps. */
export const OFF_SHARE = 0.5;
/** Cost of a row of overset copy in a story that cannot jump. */
export const OVERSET_PULL = 2;
/** Cost of a row by which a part misses all its text, if the editor asked for several parts. Low: any fault outweighs it, so each part takes what its page has room for. */
export const FILL_PULL = 0.6;

// ## Groups: groups.ts; RULES.md#groups

/** Widths of a stack of stories of one rank, in columns, the first preferred: two hold one wide leg of a brief. */
export const GROUP_STACK_COLUMNS: readonly number[] = [2, 1, 3, 4];
/** Divisions of a group's stories into stacks that are followed: all of them for 14 stories in eight stacks. Forty briefs without a limit took minutes and all memory. */
export const DIVIDED = 2000;
/** Cost of the square of the difference between two stacks' spare rows a story: it becomes white at the foot of some. */
export const UNEVEN = 15;
/** Most rows of white at a stack's foot for each of its stories, if the stack beside it has more copy. */
export const MOST_EMPTY = 5;
/** Most rows of white a story of a stack in the mean; the rest stays at the foot. */
export const STACK_MORE = 1;
/** Rows of white at a group's foot that are not reported: as many may stay there if the page needs a deeper group. */
export const GROUP_FOOT = 2;
/** Least width of a group with a main story, as a share of the page's columns. */
export const GROUP_LEAST = 0.4;
/** Depths of a group that are offered at one width. */
export const GROUP_DEPTHS = 3;
/** Rows beyond what its stories need in which these depths are sought. */
export const GROUP_REACH = 8;
/** Rows of a group for each of its columns; a flatter one is a ribbon. */
export const GROUP_FLAT = 2.5;
/** Cost of each row fewer. */
export const GROUP_FLAT_ROW = 4;

// ## Fillers: make-up.ts; RULES.md#white

/** Fillers (补白) on one page. */
export const MOST_FILLERS = 6;
/** Times that a page is made up with one filler fewer. */
export const FILLER_TRIES = 3;

// ## Size of the search: make-page.ts, make-up.ts, solver; RULES.md#cuts. Larger values take more time and rarely find better pages

/** Items that are cut as all subsets; more are cut as runs in reading order, since the number of subsets doubles with each item. */
export const MOST_SUBSETS = 9;
/** Items of a page: the densest page of briefs has about thirty, and the time grows with the cube of their number. */
export const MOST_ITEMS = 60;
/** Share of the items that are dropped before the next try if they have no room together. */
export const SHARE_DROPPED = 1 / 12;
/** Cost beyond the items' best up to which arrangements are sought, at first. */
export const EXCESS = 30;
/** Factor by which that grows while too few are found. */
export const EXCESS_GROWTH = 1.6;
/** Greatest cost beyond the items' best. */
export const MOST_EXCESS = 400;
/** Items from which on the first excess is `EACH_EXCESS` for each, and fewer arrangements are improved. */
export const MANY_ITEMS = 30;
/** Cost beyond the items' best for each item of many. */
export const EACH_EXCESS = 4;
/** Greatest cost beyond the items' best up to which an arrangement without the best one's mark is sought. */
export const FAR = 120;
/** Arrangements from which on no more expensive ones are sought. */
export const ENOUGH_ARRANGEMENTS = 16;
/** Arrangements by straight cuts that are judged as whole pages. */
export const JUDGED = 240;
/** Pinwheels that are judged as whole pages. */
export const PINWHEELS = 24;
/** The best of them that are improved by swaps and even gaps. */
export const SWAPPED = 32;
/** The same on pages of many items. */
export const SWAPPED_OF_MANY = 16;
/** Changes to one arrangement, each the best of all possible ones. */
export const CHANGES = 16;
/** Ways to share out the rows of a stack of briefs that are tried, the most even first. */
export const EVENED_TRIED = 20;
/** Cost that other forms of a stack's briefs may add in total if its gaps become even by them. */
export const EVEN_FORMS = 60;
/** Such forms that are tried, the cheapest first. */
export const LEVEL_TRIED = 60;
/** Arrangements that are proved in one round. */
export const PROVED = 8;
/** Greatest negative price of room, at which items are squeezed to fit. */
export const MOST_PRICE = 1.5;
/** Bisections for the price of room. */
export const PRICE_STEPS = 12;
/** Share of the room that the items take at that price. */
export const FULL_SHARE = 0.985;
/** Rounds with subsets: each leaves out what the last one's proofs refuted. */
export const ROUNDS = 12;
/** Rounds with runs: one order each. */
export const RUN_ROUNDS = 200;
/** Random orders after those by importance and length. */
export const DRAWN_ORDERS = 7;
/** Pairs that change places in an order drawn from a good one. */
export const ORDER_PAIRS = 3;
/** Good orders from which new ones are drawn. Without them a drawn page with wishes has two marks. */
export const BEST_ORDERS = 8;
/** Rounds that a clean page continues for a jump cut at the end of a sentence. Without them a drawn issue has a gap across a page. */
export const CUT_ROUNDS = 4;
/** Pairs of table entries after which no round begins, since an editor waits. */
export const BUDGET = 5_000_000;
/** Most stories of a page with a jump on which white under some columns is sought although the page comes out: with more it takes a sixth of the time of 16 pages and finds nothing. */
export const FEW_ITEMS = 4;
/** Least depth of a free rectangle that is cut out, in rows: an advert needs as much. */
export const BLANK_ROWS = 8;
/** Greatest depth of such a rectangle, as a share of the region's rows. */
export const BLANK_SHARE = 0.5;
/** Share of the room that copy takes up to which such a rectangle may have any depth. */
export const LITTLE_COPY = 0.67;
/** Regions of a page that are filled; smaller ones are left alone. */
export const REGIONS = 3;
/** Most items in a pinwheel's centre, the smallest of its five blocks. */
export const CENTRE_ITEMS = 2;
/** The same on pages of many items. */
export const CENTRE_OF_MANY = 5;
/** Share of a pinwheel's cost beyond its items' best that its upper pair, or its lower pair, may take. */
export const PINWHEEL_HALF = 0.6;

// ## Alternatives of a page: make-up.ts, found.ts

/** Least difference of two make-ups that are shown side by side (`distanceOf`): nearer ones look like copies. At 0.15 none of 928 pairs on drawn issues does. */
export const OTHERS_APART = 0.15;
/** Rows by which a frame must move within its columns to count as moved. */
export const FAR_ROWS = 12;
/** Make-ups that are searched for each one shown. */
export const OTHERS_SEARCHED = 4;
