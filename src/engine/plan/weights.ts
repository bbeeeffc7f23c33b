/**
 * All tunable numbers of the plan. The unit of a cost is a tenth of a quantum of white; a quantum is 1/`QUANTA` of a page. README.md says what each term is for, and
 * `npm run bench -- plan` what the values lead to.
 */

// ## Room: problem.ts

/** Quanta of a page's room. Fewer, and the sum of rounded stories misses the page; more, and a line more in one story plans others anew. */
export const QUANTA = 80;
/** Share of the room that photos and heads can take beyond their best size which they take on a page that is white. Fitted on 240 random pages. */
export const GROWS = 0.5;
/** What a column-row of white costs when a story is asked how much it can grow. */
export const PRICE = 0.75;
/** Share of a page that its copy fills, with what photos and heads add, from which on it has no white to speak of. Fitted on the same pages. */
export const FULL = 0.97;
/** Share of a page by which copy may be short of `FULL`, or of what all pages have in the mean if that is less: what is within costs nothing, so that small edits change no page. */
export const SLACK = 0.03;
/** Share of a page that copy at its best size may take. Beyond it stories do not come out: of random pages 2 in 20 at 1.0, 4 in 9 at 1.04, all at 1.08. */
export const MOST = 1;

/** Share of a page that must be free for the plan to send stories there. */
export const OPEN = 0.15;

// ## Ranks: clusters.ts

/** Factor between two lengths that rank differently. */
export const LENGTH_STEP = 1.15;
/** Steps that a picture counts as: half the length more. */
export const PICTURE_STEPS = 3;
/** Majors of a page. */
export const MAJORS = 2;
/** Least characters of a story that the plan ranks as a lead or a major one. */
export const LEAST_MAJOR = 400;
/** Most characters of one that it ranks as a brief. */
export const BRIEF_CHARACTERS = 200;

// ## Costs of a page: search.ts

/** Each quantum short. */
export const WHITE = 10;
/** Copy over the page, and each quantum of it. */
export const OVER = 60;
export const OVER_QUANTUM = 40;
/** A page whose stories do not come out when it is made up: more than any white or mix. */
export const NOT_OUT = 10_000;
/** A page without a lead, each lead more than one, each major story more than `MOST_MAJORS`. */
export const NO_LEAD = 250;
export const SECOND_LEAD = 100;
export const MANY_MAJORS = 15;
export const MOST_MAJORS = 3;
/** A page without a picture. */
export const NO_PICTURE = 25;
/** One or two briefs that stand alone on a page. */
export const LONE_BRIEFS = 8;
export const FEW_BRIEFS = 2;
/** A page further from the one that a story's rank and place in the manifest suggest, by rank. */
export const FAR: Readonly<Record<"lead" | "major" | "normal" | "brief", number>> = {
  lead: 8,
  major: 4,
  normal: 1,
  brief: 1,
};
/** A story on a page that the manifest does not allow, and one that is left out though it is not spare. */
export const FORBIDDEN = 1_000_000;

// ## Reports: report.ts

/** Share of all pages that may stay white before copy is asked for. */
export const SHORT_COPY = 0.05;
/** Share of a page from which on it may go to adverts. */
export const ADVERT_PAGE = 0.9;

// ## Size of the search: search.ts, plan.ts

/** Times that the search is made again with what make-up found. */
export const ROUNDS = 3;
/** Assignments up to which all are tried. */
export const FEW_ASSIGNMENTS = 100_000;
/** Times that a local optimum is left: so many, and as many more for each page. */
export const KICKS = 60;
/** Stories that leave their page in one kick, one in so many. */
export const KICKED = 3;
