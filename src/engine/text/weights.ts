import type { Em, Pt } from "../../base/length.ts";

/*
 * All numbers that this room can be tuned by. Costs are in demerits: a line whose gaps each open by 0.1 em costs about 100 for its tracking, a line of the
 * column costs 900 (LINE_COST). tests/typography counts the loose lines that these weights leave, and RULES.md says what readers see. The widths of gaps and
 * how far they give are one table in marks/pairs.ts.
 */

/** Forgives rounding errors: far below a printer's dot. */
export const SLACK: Em = 1e-6;

// The white of a justified line

/**
 * Demerits of using up each compression step, in the order of RULES.md#compression. The third is high since lines of figures looked tighter than their
 * neighbours. Stops (the last) cost most, half a line: many houses never press them, and 。 hard against the next character is seen sooner than a line opened by
 * 0.1 em.
 */
export const SHRINK_COSTS: readonly number[] = [10, 30, 120, 60, 420];
/** Demerits of word spaces and Han–Western gaps at their widest, which are hardly seen. */
export const FIRST_STRETCH_COST = 15;
/**
 * Demerits of the first TRACK_START em of tracking, which comes after compression (先挤进，后推出). Twice what a mark pressed to nothing costs: with the
 * costs of neighbours below, lines open no further than with marks pressed at will, and ， jumps in a fifth fewer places.
 */
export const TRACK_START_COST = 180;
export const TRACK_START: Em = 0.02;
/** Demerits for each em² that a gap opens. */
export const TRACK_COST = 1e4;
/** Added white per gap that a reader sees, and that everybody sees (RULES.md#loose-lines). */
export const VISIBLE: Em = 0.1;
export const UGLY: Em = 0.25;
/** Added white per gap at which a line falls apart: it stays short and is reported. Only another wording helps. */
export const GAPING: Em = 0.5;
/** Demerits of a visible line, as much as five or six lines of the column; and for each em that its gaps open beyond VISIBLE. */
export const VISIBLE_COST = 5000;
export const VISIBLE_SLOPE = 1e4;
/** Further demerits of an ugly line: as much as five visible ones. */
export const UGLY_COST = 25000;
/** Han–Western gaps may open so many times as far as usual, from ¼ to ½ em, in a line that would otherwise fall apart (CLREQ; RULES.md#loose-lines). */
export const WIDEST_MIXED = 3;
/** Demerits of a line that has no gap to open. */
export const RIGID_COST = 2e6;
/** How much a line may lack, per gap or in all, before every possible line is tried: most hard paragraphs have a better way. */
export const LAST_RESORT_SHORT: Em = 4;

// The lines of a paragraph beside each other

/** Demerits of each line of a justified paragraph: a paragraph is pressed a little where that saves a line (RULES.md#push-in-first). */
export const LINE_COST = 900;
/** Demerits of a single character on the last line (RULES.md#runts): taken only where nothing else is possible. */
export const RUNT_COST = 1e6;
/** Demerits of an empty line of ragged text; any other line costs this by the square of the share that it lacks. */
export const RAGGED_COST = 1000;
/** From this tracking on a line looks pale beside its neighbours (RULES.md#even-marks). */
export const PALE_TRACK: Em = 0.05;
/** Demerits of a tight line beside an even one: ， jumps from ½ to 1 em. */
const JUMP_COST = 15;
/** Demerits of a tight line beside a pale one. */
const UNLIKE_COST = 100;
/** Demerits of two pale lines: a row of them is a pale patch in the column. */
const PALE_ROW_COST = 150;
/** Demerits of neighbours, by the fitness of a line and of the next (break-lines.ts): tight, even, pale, no line. */
export const NEIGHBOUR_COSTS: readonly number[] = [
  ...[0, JUMP_COST, UNLIKE_COST, 0],
  ...[JUMP_COST, 0, 0, 0],
  ...[UNLIKE_COST, 0, PALE_ROW_COST, 0],
  ...[0, 0, 0, 0],
];
/** Demerits of a paragraph, beyond its lines, from which one very loose line may be the lesser evil: as much as two visible lines. */
export const BEARABLE = 10000;
/** Such a line is tracked no further than this. */
export const LOOSEST: Em = 0.6;
/** Longer paragraphs are not broken into a line more or fewer: the search takes too long. */
export const MOST_LINES = 80;
/** The most break places within one em: the narrowest letter has ¼ em, and two are spare. */
export const NODES_PER_EM = 6;

// Second choices for a line's end: demerits

/** —— or …… begins a line (RULES.md#dashes). */
export const BEFORE_DASH_COST = 250;
/** Behind / of a URL, or before . ? & …, where a reader expects it. */
export const IN_URL_COST = 30;
/** Behind a hyphen of a URL, which a reader may take for a hyphen of ours. */
export const IN_URL_HYPHEN_COST = 300;
/** Inside a word that is wider than the measure. */
export const IN_WORD_COST = 3000;
/** Inside a name in a byline, between a credit's name and its 摄, or inside a dateline or notice: as much as a line that opens to UGLY. */
export const IN_NAME_COST = 8000;
/** At a hyphen that the engine adds: two thirds of a line. */
export const HYPHENATED_COST = 600;
/**
 * Where a line would otherwise open to VISIBLE (RULES.md#western-words), the least disturbing first: in code, where its letters change case; between any two
 * characters of an address or of code; at a hyphen in a name or in capitals, which costs nearly as much as a visible line.
 */
export const IN_CODE_COST = 1200;
export const IN_ADDRESS_COST = 2500;
export const HYPHENATED_NAME_COST = 4500;
/** Inside 二十四: another line end that is as good goes first. */
export const IN_NUMBER_COST = 250;
/** Between a number and its measure word, or inside the latter (5/年, 4小/时): as much as a line opened by 0.12 em. */
export const IN_COUNT_COST = 300;
/** Before the day or month of a date (11月/20日): less than between either and its measure word. */
export const IN_DATE_COST = 120;
/** Between a number and 月 or 日: so much dearer that no date turns there to save that. */
export const BEFORE_DAY_COST = 450;
/** Inside a short title 《…》. */
export const IN_TITLE_COST = 300;
/** Inside a person's name in running copy. */
export const NAMED_COST = 400;
/** Against a prohibition: taken only where nothing legal is left. */
export const BROKEN_COST = 1e7;

// What a line end counts as a number, a name, a word (RULES.md#units, RULES.md#western-words)

/** Characters of a title 《…》 that is held together. Longer ones part freely: holding them would open lines. */
export const LONGEST_HELD_TITLE = 7;
/** Characters of a listed name that is held together; longer ones part as words do. */
export const LONGEST_HELD_NAME = 4;
/** A row of so many Chinese figures is one number (二〇二六). Two may mean three or four (三四个); more than eight would open the line. */
export const FEWEST_FIGURES = 3;
export const MOST_FIGURES = 8;
/** Characters of a unit sign (km, μg/m³) that stays with its number. */
export const LONGEST_UNIT_SIGN = 4;
/** Letters beside a hyphen at which a word turns: not those of Wi-Fi and e-mail. */
export const LETTERS_BESIDE_HYPHEN = 3;
/** Letters of the shortest word that gets a hyphen. */
export const SHORTEST_PARTED = 6;
/** Letters of the shortest word with a capital that gets one: names that end in -tion, -ment and the like are shorter. */
export const SHORTEST_CAPITALISED = 9;
/** Longer runs of letters are no words (the longest in English has 45), and patterns take time that grows with the square. */
export const LONGEST_PARTED = 100;
/** Quotation marks and spaces in a row, or nested quotations, that are looked at: keeps the time linear. No copy has so many. */
export const MOST_IN_ROW = 200;

// How glyphs are placed in their squares

/** How far a mark's ink may leave its body before the mark is centred instead. */
export const INK_OVERHANG: Em = 0.06;
/** The widest hyphen of any face. */
export const HYPHEN_ROOM: Em = 1 / 2;
/** A Western mark or sign that a face draws wider than this is cut to its ink. */
export const WIDE_FORM: Em = 0.6;
/** White on each side of such a quotation mark or sign. */
export const QUOTE_BEARING: Em = 0.05;
export const SIGN_BEARING: Em = 0.08;
/** The widest that figures side by side in a vertical line may be before they shrink: smaller figures look like an index, wider ones touch the next lines. */
export const WIDEST_IN_SQUARE: Em = 1.2;
/** The most capitals that stand one below the other in a vertical line; more lie on their side. */
export const MOST_STACKED = 4;

// Dots and rules beside the characters (RULES.md#marks-between-the-lines)

/** Emphasis dots clear the squares of their own line and, at newspaper pitch, of the next. The drop is below the baseline. */
export const DOT_RADIUS: Em = 0.06;
export const DOT_DROP: Em = 0.22;
/** From the centre of a vertical line. */
export const DOT_RIGHT: Em = 0.6;
/** Rules under names: below the baseline, and left of the centre of a vertical line. */
export const NAME_RULE_DROP: Em = 0.17;
export const NAME_RULE_LEFT: Em = 0.55;
export const NAME_RULE_WEIGHT: Em = 0.04;
/** The rule of a name begins so far in where another name's rule would touch it. */
export const NAME_RULE_INSET: Em = 0.06;

// Paragraphs, verse, letters, guides

/** How much further in a turned-over line of verse or of a row of results begins. */
export const TURNED_HANG: Em = 1;
/** The furthest from a leg's edge that a poem begins under a head at the left: in a wide leg the poem's middle is far from that head. */
export const UNDER_LEFT_HEAD: Em = 2;
/** White rows between stanzas. */
export const STANZA_GAP = 1;
/** Lines of the longest stanza that is never cut: a leg of news has no room for more. */
export const LONGEST_WHOLE_STANZA = 8;
/** Characters of the longest salutation (称呼). */
export const LONGEST_SALUTATION = 14;
/** Page numbers whose widths differ by more do not align: the text is no guide (RULES.md#guides). */
export const LABELS_DIFFER: Em = 0.6;
/** The width of an ideographic space, behind the page number of a guide and between the cells of a list. */
export const SPACE_WIDTH: Em = 1;
/** Shares of its size that a subhead tries before it takes another line. */
export const SUBHEAD_SHARES: readonly number[] = [0.95, 0.9];
/** Lines of text that stay under a subhead in its leg (layout/RULES.md#widows). */
export const SUBHEAD_KEEPS = 3;

// Lists and tables

/** A name of two characters is spread to the width of three (王　磊), by this white within. */
export const NAME_WIDTH: Em = 3;
export const NAME_SPREAD: Em = 1;
/** A wider name takes several columns, unless most names of the copy are as wide. */
export const WIDE_NAME: Em = 4;
/** The least white between names: narrower behind names of four characters, which fill more of their columns. */
export const NAME_GAP: Em = 1;
export const GAP_BEHIND_WIDE: Em = 0.5;
/** Lines of the longest entry of a list. Longer items are sentences and are justified. */
export const ENTRY_LINES = 2;
/** The size of a bullet, as a share of the body's: large enough to be seen, small enough for grey text. */
export const BULLET_SIZE = 0.45;
/** The indent of items, so that a bullet's copy begins where paragraphs begin; 0 in legs narrower than NARROW_LEG. */
export const ITEM_INDENT: Em = 1;
export const NARROW_LEG: Em = 12;
/** The least white between a number and its copy. */
export const LABEL_WHITE: Em = 0.2;
/** The least white between columns of a table, in em of its size. */
export const TABLE_COLUMN_GAP: Em = 1;
/** The smallest share of its size at which a table can be read; a table that is still too wide is reported. */
export const LEAST_TABLE_SCALE = 0.8;
export const TABLE_RULE_WEIGHT: Pt = 0.35;
/** White below a table line of several rows, whose text stands on the last row. */
export const TABLE_FOOT: Pt = 1;

// The size of a heading

/** Steps by which a heading gets smaller. */
export const SIZE_STEP: Pt = 0.5;
/** From this size on (四号) a heading is display type, whose marks keep less white (RULES.md#headings). */
export const DISPLAY_SIZE: Pt = 14;
/** How much each gap of a heading gives before the heading turns or shrinks: at such sizes it is not seen. */
export const TIGHTEST_HEADING: Em = 0.02;
/** One line at this share of the size is better than two at the whole: it reads at once, and the rows go to the text. */
export const ONE_LINE_SHARE = 0.8;
/**
 * Demerits of turns that the whole size of a headline is worth: a fifteenth of the size for a turn that is better by 100. If the size is worth more, headlines
 * part what reads together (头/一晚的乘客) or take another line (图书数据市民/春夏减少).
 */
export const SMALLER_HEADLINE = 1500;
/** The same for a kicker or deck, whose size says less about its rank: a seventh. */
export const SMALLER_SECOND = 700;

// Where a heading turns: demerits (RULES.md#turns)

/** Behind a stop: the best place. */
export const TURN_AT_STOP = 10;
/** For each stop that a line passes without turning, on top. */
export const TURN_PAST_STOP = 60;
/** Where a clause ends. */
export const TURN_AT_CLAUSE = 15;
/** Behind the subject of a clause. */
export const TURN_AT_SUBJECT = 40;
/** Between two words of no known relation. */
export const TURN_AT_WORD = 60;
/** Behind 了, and inside a clause. */
export const TURN_IN_LIST = 90;
/** Between two verbs, or a verb and its object. */
export const TURN_AT_VERBS = 130;
/** Behind 、 of a list, and between two nouns of a compound. */
export const TURN_IN_PHRASE = 180;
/** On top before a word of one character that may end a name (市, 节), or where the words may be cut wrong (推车/上桥). */
export const TURN_AT_SHORT = 40;
/** Where one word leans on the other: behind a modifier, or between a measure word and its noun. */
export const TURN_AT_LEANING = 220;
/** Where both words belong together: behind an adverb, a verb of one character, or 的. */
export const TURN_PARTS = 300;
/** Behind 约 or 和, before 的, between a number and what it counts, in a quotation that fits a line: taken only where no other turn fits. */
export const TURN_FORBIDDEN = 2000;
/** Inside a word that is wider than the measure. */
export const TURN_IN_WORD = 5000;
/** Lines of unlike length, by the square of the share that a line is off the even length. Two lines, the second half as long as even, cost 160 in all. */
export const TURN_UNEVEN = 320;
/** A line that is longer than the next counts as so much more uneven: a shorter line looks better above. */
export const TURN_LONGER_FIRST = 1.15;
