// The rules, levers and passes that the census counts: name, script, `at`, `off`. `at`: a piece of a built script (dist) that runs where the rule bites, written once in its file: how often
// it runs is how often the rule fires; undefined: the head of `off`. `off`: what is put in place of `from`, so that the rule is not there.
/** A function that answers at once. `head` is how it begins. */
const answers = (head, answer) => ({ from: head, to: `${head}\n    return ${answer};` });
const skips = (head) => ({ from: head, to: `${head}\n    return;` });

export const RULES = [
  [
    "windmills",
    "engine/makeup/solver/candidates.js",
    "looking.mills = turned(",
    answers("function canTurn({ cutting }, { regions, blank }) {", "false"),
  ],
  [
    "equals change places",
    "engine/makeup/solver/swap.js",
    "putOnBoard(board, best);",
    answers("export function swapped(stands, swapping) {", "stands"),
  ],
  [
    "gaps between briefs evened",
    "engine/makeup/solver/evened.js",
    "made = withDepths(made, stack, chosen);",
    answers("export function evened(stands, items, offers, holds) {", "stands"),
  ],
  [
    "other forms for even gaps",
    "engine/makeup/solver/evened.js",
    "const total = stack.reduce((sum, { offer }) => sum + offer.depth, 0);\n    const most",
    answers("function levelled(stack, offers) {", "[]"),
  ],
  [
    "photos cover 40 % at the most",
    "engine/makeup/photos/photo-cover.js",
    "let { items, found } = page;",
    skips("export function keepCover(page, remake, desk) {"),
  ],
  [
    "wider photo where white is left",
    "engine/makeup/photos/wider-photos.js",
    "const widths = Array.from",
    skips("export function tryWider(page, remake, desk) {"),
  ],
  [
    "frames with white for lost photos",
    "engine/makeup/photos/lost-photos.js",
    "airy: true",
    skips("export function placeLostPhotos({ items, found }, make) {"),
  ],
  [
    "looks farther for a page without a mark",
    "engine/makeup/search-regions.js",
    "Math.min(FAR, best.cost",
    answers("function farther(best, { least, crossing }) {", "0"),
  ],
  [
    "white under some columns",
    "engine/makeup/make-page.js",
    "const other = searchRegions(",
    answers("function mayLeaveBlank({ makeUps, demand, capacity }, request) {", "false"),
  ],
  [
    "little copy in fewer columns",
    "engine/makeup/make-page.js",
    "const found = inRegions(request, [{ ...whole, columns }]",
    answers("function inFewerColumns(request, none, desk) {", "none"),
  ],
  [
    "ragged foot",
    "engine/makeup/make-page.js",
    "const blank = { deepest: Math.max(",
    answers("function withRaggedFoot(request, none, desk) {", "none"),
  ],
  [
    "holes over stories",
    "engine/makeup/make-page.js",
    "marks: makeUp.marks + HOLE_MARKS * holes",
    answers("function withHoles(makeUp, regions) {", "makeUp"),
  ],
  [
    "picture news",
    "engine/makeup/offers/offers.js",
    "return { item: { ...item, part: { ...part, legs: 1 }",
    answers("function pictureNews(item) {", "undefined"),
  ],
  [
    "crowded pages",
    "engine/makeup/offers/offers.js",
    "? FAR_WIDTH",
    answers("function isCrowded({ part }, { issue }) {", "false"),
  ],
  [
    "no stubby briefs",
    "engine/makeup/offers/offers.js",
    "return text <= BRIEF_LINES * legs;",
    answers("function isStubby(item, shape, desk, rows) {", "false"),
  ],
  [
    "photo over the head",
    "engine/makeup/offers/shapes.js",
    "const picture = desk.pictures.get(main.path);",
    answers("function openers(item, columns, desk) {", "[]"),
  ],
  [
    "photo over the head, other depths",
    "engine/makeup/offers/offers.js",
    "const best = preferred(block);\n    const depths",
    answers("function otherDepths(item, shape, desk) {", "[]"),
  ],
  [
    "heads over some columns",
    "engine/makeup/offers/shapes.js",
    "overOf(columns)]",
    { from: "[undefined, overOf(columns)]", to: "[undefined]" },
  ],
  [
    "vertical, inset and boxed forms",
    "engine/makeup/offers/liberties.js",
    "return { vertical, inset,",
    answers("export function libertiesOf(item, desk) {", "NONE"),
  ],
  [
    "deeper heads on offer",
    "engine/makeup/offers/offers.js",
    "return rows > 0 ? [{ rows: rows *",
    answers("function tallerHeads({ head }, taller, { issue }) {", "[]"),
  ],
  [
    "stubs under photos are dear",
    "engine/makeup/offers/depths.js",
    "? STUB",
    answers("function stubCost({ deepest, tallest, padding }, depth) {", "0"),
  ],
  [
    "verse as wide as its lines",
    "engine/makeup/offers/form-cost.js",
    "const widest = longestLine(story);",
    answers("export function verseCost({ story }, columns, legs, { grid, rows }) {", "0"),
  ],
  [
    "head squeezed is dear",
    "engine/makeup/offers/form-cost.js",
    undefined,
    answers("export function squeezeCost({ story, opening }, { head }, desk) {", "0"),
  ],
  [
    "ribbons and chimneys are dear",
    "engine/makeup/offers/form-cost.js",
    undefined,
    answers("export function aspectCost({ columns }, depth, { story }, desk) {", "0"),
  ],
  [
    "heads' usual rows",
    "engine/makeup/offers/form-cost.js",
    undefined,
    answers("export function headCost({ columns, part }, rows) {", "0"),
  ],
  [
    "parts share their copy",
    "engine/layout/jump.js",
    "bias = bias.with(index,",
    answers("function shared(story, framed, sharing, desk) {", "sharing.best"),
  ],
  [
    "legs end level",
    "engine/layout/level.js",
    "best = other;",
    answers("export function levelStory(story, filled, desk) {", "story"),
  ],
  [
    "white over a box's head",
    "engine/layout/level.js",
    "const raised = { atFoot: 0, overHead",
    answers("function centred(setting, desk) {", "setting"),
  ],
  [
    "white above all subheads alike",
    "engine/layout/fit/levers.js",
    "const even = fit({",
    answers("function evenFit({ trial, fit: fitted }, request, desk) {", "fitted"),
  ],
];
