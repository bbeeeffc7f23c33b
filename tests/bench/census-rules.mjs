// The rules, levers and passes that the census counts: name, script, `at`, `off`. `at`: a piece of a built script (dist) that runs where the rule bites, written once in its file: how often
// it runs is how often the rule fires; undefined: the head of `off`. `off`: what is put in place of `from`, so that the rule is not there.
/** A function that answers at once. `head` is how it begins. */
const answers = (head, answer) => ({ from: head, to: `${head}\n    return ${answer};` });
const skips = (head) => ({ from: head, to: `${head}\n    return;` });

/** More of make-up and layout by their scripts: name, `from`, `to` (what a function answers, if `from` is its head), `at` if it is not `from`. */
const BY_SCRIPT = {
  "engine/makeup/make-up.js": [
    [
      "stories without a form make room",
      "function dropFormless(state, trial, desk) {",
      "",
      "state.homeless.push(...trial.items.filter((item) => !kept",
    ],
    ["jumps of more copy", "for (const more of JUMP_MORE) {", "for (const more of JUMP_MORE.slice(0, 1)) {"],
  ],
  "engine/makeup/left-out.js": [
    [
      "what is optional at last",
      "export function tryLeftOut(page, remake) {",
      "",
      "keepBetter(page, items, remake, () => true)",
    ],
  ],
  "engine/makeup/jumps.js": [
    [
      "stations of long stories",
      "const worth = able.filter((page) => page.lines >= STATION * columns * rows);\n    return worth.reduce((sum, page) => sum + page.lines, 0) >= lines ? worth : able;",
      "return able;",
    ],
    ["short jumps", "const least = all > 2 * JUMP_ROOM ? JUMP_ROOM : JUMP_ROOM_SHORT;", "const least = JUMP_ROOM;"],
  ],
  "engine/layout/grid/free-area.js": [["other divisions of the free area", ".slice(0, FREE_WAYS);", ".slice(0, 1);"]],
  "engine/makeup/orders.js": [
    [
      "orders near the best",
      "near: (order, draw) => withPairs(order, ranks, draw),",
      "near: (order) => order,",
      "const changed = [...order];",
    ],
    [
      "orders by length and drawn",
      "first: [plain, by((index) => -lengthOf(index)), by(lengthOf), ...drawn],",
      "first: [plain],",
    ],
  ],
  "engine/makeup/solver/candidates.js": [
    ["regions passed over are dear", "return PASSED_OVER * passed.length;", "return 0;"],
    ["heads over some legs, a habit", "function habitCost(stands) {", "0"],
    ["outranked photos cost, as offered", "INVERTED * inversionsOffered(stands, items).length", "0"],
  ],
  "engine/makeup/solver/swap.js": [
    ["swaps: other forms", "function otherForms(board, { offers }, at) {", "[]"],
    ["swaps: gifts of rows", "function giftsOf(board, { offers }, upper, lower) {", "[]"],
    ["swaps: orders", "function areEqual(items, board, a, b) {", "false"],
  ],
  "engine/makeup/search-regions.js": [
    ["cuts of jumps cost", "BY_CUT * fit.torn + BY_LONE * fit.lone", "BY_LONE * fit.lone"],
    ["lone lines cost", "BY_CUT * fit.torn + BY_LONE * fit.lone", "BY_CUT * fit.torn"],
  ],
  "engine/makeup/judge.js": [
    [
      "heads judged as set",
      "export function judgedAsSet(stands, heads, given) {",
      "{ touching: 0, crossing: 0, cost: 0 }",
    ],
  ],
  "engine/makeup/solver/ways.js": [["strips at a foot are dear", "(left > 0 && small ? STRIP : 0)", "0"]],
  "engine/makeup/offers/shapes.js": [
    ["heads that reach the edge cost", "if (reaches)\n        cost = columns === 1 ? REACHES_NARROW : REACHES;", ""],
    [
      "briefs in wide legs",
      "if (part.legs === undefined && wished === undefined && isPlainBrief(item, given)) {",
      "if (false) {",
    ],
    [
      "a leg less for verse, tables, boxes",
      "wide && !given && columns > 1 ? [undefined, columns - 1] : [part.legs]",
      "false ? 0 : [part.legs]",
      "[undefined, columns - 1]",
    ],
    [
      "vertical heads on offer",
      "function vertical({ vertical: may }, item, columns, desk) {",
      "[]",
      'const part = { ...item.part, head: "left" }',
    ],
    [
      "inset heads on offer",
      "function inset({ inset: may }, item, columns) {",
      "[]",
      'const part = { ...item.part, head: "inset" }',
    ],
    [
      "boxes on offer",
      "function boxed({ boxed: may }, item, columns) {",
      "[]",
      'const part = { ...item.part, box: "plain" }',
    ],
  ],
  "engine/makeup/offers/offers.js": [
    [
      "white under a photo that has its legs alone",
      "const short = offersAs(item, { short: MAY_END_SHORT }, desk, room);",
      "const short = [];",
      "return short;",
    ],
    [
      "a last leg that ends a row short for each other",
      "return offersAs(item, { ragged: true }, desk, room);",
      "return short;",
      "return offersAs(item, { ragged: true }, desk, room);",
    ],
    ["holes under photos without copy", "function leavesHoles({ blocks }, photos, { legs }) {", "false"],
    ["wide tables", "function hasWideTable(galley) {", "false"],
  ],
  "engine/makeup/offers/depths.js": [
    [
      "a photo down to the foot of its legs",
      "function aloneAt({ filling, padding, deepest, short = 0, wide }, depth) {",
      "undefined",
      "const grown = legs * (below - white)",
    ],
    ["no text of three rows under a photo", "function standsUnder({ filling, padding, deepest }, depth) {", "false"],
  ],
  "engine/makeup/offers/photo-offers.js": [
    [
      "deep photos cost",
      'off * off * (off > 0 && item.story.priority !== "lead" ? TOO_LARGE : 1) + deep',
      'off * off * (off > 0 && item.story.priority !== "lead" ? TOO_LARGE : 1)',
    ],
    [
      "photos larger than their rank cost more",
      '(off > 0 && item.story.priority !== "lead" ? TOO_LARGE : 1)',
      "1",
      "? TOO_LARGE",
    ],
    ["photos' rank", "return OFF_ROOM * off * off", "return 0 * off * off"],
    [
      "no photo of many times its rank's size",
      "return room > (item.mostPhoto ?? MOST_PHOTO[item.story.priority] * wantedRoom(item, desk));",
      "return room > (item.mostPhoto ?? Infinity);",
    ],
  ],
  "engine/makeup/offers/form-cost.js": [
    ["width by rank", "export function widthCost({ story, opening }, columns, desk) {", "0"],
    ["too narrow costs more", "(columns < wanted ? TOO_NARROW : 1)", "1", "? TOO_NARROW"],
  ],
  "engine/makeup/prove.js": [
    ["legs short under photos", "function shortLegs({ inside, segments, standing, request }, white) {", "0"],
    ["legs bare under photos", "function leavesLegBare({ fit, segments, standing }) {", "false"],
  ],
  "engine/makeup/offers/items.js": [
    ["too little left for two parts", "function isTooLittle(story, from, desk) {", "false"],
  ],
  "engine/makeup/solver/price.js": [["price of room", "export function priceOf(offers, room) {", "0"]],
  "engine/makeup/offers/optional-offers.js": [
    ["optional things left out", "others.length === 0 ? whole", "true ? whole", "const bare = {"],
  ],
  "engine/layout/jump.js": [
    [
      "part before the last to its foot",
      "if (framed.length > 1 && misfitOf(plain) > 0) {",
      "if (false) {",
      "const toTheFoot",
    ],
    [
      "a story ends in the part before",
      "function endHere(request, desk) {",
      "undefined",
      'const setting = setPart({ ...request, after: "nothing" }',
    ],
    ["copy shared for stubs", "stubsOf(last).flatMap((stub) => outOfStub(stub, empty))", "[]"],
  ],
  "engine/layout/fit/levers.js": [
    ["smaller headlines", "...(spare > MAY_END_SHORT ? [] : stages.smaller())", "", "stages.smaller()"],
    ["stubs at photos cost", "STUB_ROW * stubRows({ standing, segments, inside })", "0"],
    [
      "white above subheads within the lever",
      "free.white <= left ? free :",
      "true ? free :",
      "withWhite(blocks, left) }",
    ],
    ["jumps that end early", "bias > 0 ? 0 : MAY_END_EARLY", "0", ": MAY_END_EARLY"],
    [
      "combinations of depths thinned",
      "grown.length <= DEPTH_VECTORS ? grown : thinned(grown, blocks)",
      "grown.slice(0, DEPTH_VECTORS)",
      "const byArea = new Map()",
    ],
    ["photos cropped to fit", "const depths = between(block.depth.from, block.depth.to);", "const depths = [best];"],
  ],
  "engine/layout/stages.js": [
    [
      "larger headlines",
      "...larger.map((size, step) => ({ size, extra: 0, cost: (step + 1) * LARGER_HEAD })),",
      "",
      "LARGER_HEAD }",
    ],
    [
      "white in heads",
      "...wider.map((extra) => ({ size: style.size, extra, cost: extra * HEAD_WHITE })),",
      "",
      "HEAD_WHITE }",
    ],
  ],
  "engine/layout/pictures/stubs.js": [
    ["a photo a row above the foot", "return lacking + raised.length;", "return lacking;"],
  ],
  "engine/layout/part.js": [
    [
      "other arrangements of photos",
      "const found = arrangements(arranging, of.blocks.map(preferred), ARRANGED);",
      "const found = arrangements(arranging, of.blocks.map(preferred), 1);",
    ],
    [
      "photos arranged at their least depths",
      "if ((found[0]?.length ?? 0) === of.blocks.length)",
      "if (true)",
      "const leastDepths",
    ],
    [
      "no half-set copy",
      "function paragraphsFor(request, inside) {",
      "request.story.copy.paragraphs.length",
      "const most = request.from",
    ],
  ],
  "engine/layout/fit/fit.js": [
    [
      "white above subheads",
      "const stretches = atHead ? 0 : Math.min(block.stretchBefore, request.white, STRETCHES - 1);",
      "const stretches = 0;",
    ],
    [
      "paragraphs' other breaks",
      "for (let variant = 0; variant < block.variants.length; variant++) {\n        const lines = linesOf(block, variant);",
      "for (let variant = 0; variant < 1; variant++) {\n        const lines = linesOf(block, variant);",
    ],
    [
      "cuts of jumps by sentence and word",
      "function tornCost({ request, index }, cut, variant) {",
      "0",
      "if (endsWith(SENTENCE_ENDS",
    ],
    ["cuts: few lines beyond", "rows < JUMP_BEHIND ? CUT_FEW : 0", "false ? CUT_FEW : 0", "? CUT_FEW"],
    ["cuts: before subheads and tables", "(runsIn ? 0 : CUT_HEADING)", "0", ": CUT_HEADING"],
    ["cuts: a last line alone", "(ends.length - cut === 1 ? CUT_WIDOW : 0)", "0", "? CUT_WIDOW"],
    ["opened lines glare", "more > GLARING_DEMERITS ? GLARING", "false ? GLARING", "? GLARING"],
  ],
  "engine/layout/fit/pour.js": [
    ["signatures whole", "function costAtHead({ kind }, before) {", "0", 'return before.kind === "signature"'],
    ["a colon with what it leads to", "poured.cost += COLON_PARTED;", ";", "poured.cost += COLON_PARTED"],
    [
      "white before verse is no hole",
      'entire: block.kind === "verse" || (block.kind === "subhead" && next?.block.kind === "verse")',
      "entire: false",
    ],
    ["a question keeps its answer", "return isShort ?", "return false ?", "rows + next.block.rowsAfter + afterNext"],
    ["last lines alone", "line === lines - 1 ? WIDOW : 0", "0", "? WIDOW"],
    ["first lines alone", "Math.max(ORPHAN, shape.atHead)", "shape.atHead"],
  ],
  "engine/layout/pictures/arrange.js": [
    ["photos: first corner", "score += FIRST_CORNER;", ";", "score += FIRST_CORNER"],
    ["photos: on the notice", "score += ON_NOTICE;", ";", "score += ON_NOTICE"],
    [
      "photos: off the anchor",
      "score += OFF_ANCHOR * Math.abs(slot.offset + block.legs / 2 - block.anchor * legs.length);",
      ";",
      "score += OFF_ANCHOR",
    ],
    ["photos: low main", "score += LOW_MAIN * low;", ";", "score += LOW_MAIN"],
    ["photos: out of order", "score += OUT_OF_ORDER;", ";", "score += OUT_OF_ORDER"],
    ["photos: close", "score += PHOTOS_CLOSE;", ";", "score += PHOTOS_CLOSE"],
    ["photos: same rows", "score += SAME_ROWS;", ";", "score += SAME_ROWS"],
    ["photos: same legs", "score += SAME_LEGS;", ";", "score += SAME_LEGS"],
    [
      "photos: at foot, inside",
      'let score = slot.at === "top" ? 0 : slot.at === "foot" ? AT_FOOT : INSIDE_TEXT;',
      "let score = 0;",
    ],
    ["photos: scraps of text", "return sum + SCRAP_ROW * Math.max(0, SCRAP_ROWS - rows);", "return sum;"],
    [
      "photos: runs too short",
      "return sum + TOO_SHORT + TOO_SHORT_ROW * (LEAST_RUN - rows);",
      "return sum;",
      "return sum + TOO_SHORT",
    ],
    ["photos: legs parted", "+ LEG_PARTED * Math.max(0, parts.length - whole.length)", ""],
    [
      "photos: the largest first",
      "const legs = (index) => (index === main ? Number.POSITIVE_INFINITY : (blocks[index]?.legs ?? 0));\n    return blocks.map((_, index) => index).sort((a, b) => (a === b ? 0 : legs(b) - legs(a) || a - b));",
      "return blocks.map((_, index) => index);",
    ],
  ],
  "engine/layout/pictures/picture-block.js": [
    [
      "landscapes over two legs",
      "photos.length > 1 || (wide && all >= STAMP_LEGS) ? 2 : 1",
      "photos.length > 1 ? 2 : 1",
    ],
  ],
  "engine/layout/heads/stack.js": [
    [
      "labels hang beside heads",
      'const hangs = style.align === "center"',
      'const hangs = false && style.align === "center"',
    ],
  ],
  "engine/layout/heads/head.js": [
    ["a continuation's narrow head", "export function continuedMeasure({ parts }, part, opening, grid) {", "undefined"],
  ],
  "engine/layout/heads/headings.js": [
    [
      "headlines leave white",
      "const measure = Math.min(room, headlineMeasure(style, width, beside, desk.issue.paper.grid));",
      "const measure = room;",
    ],
    [
      "headlines over the whole measure where they turn badly",
      "const whole = set(room);",
      "return easy;\n    const whole = set(room);",
      "const whole = set(room);",
    ],
    ["kickers in two lines", "if (turnsWell(turned))", "if (false)", "return turned;"],
    [
      "kickers' size",
      "const size = main === undefined ? style.size : Math.min(style.size, Math.max(grid.size, SECOND_SHARE * main));",
      "const size = style.size;",
    ],
  ],
  "engine/layout/stage.js": [
    ["notes in two legs", "legs <= NOTE_LEGS ? legs : 2", "legs"],
    ["an inset head a third down", "Math.max(noteRows + INSET_ROWS, Math.floor(spare / 3))", "noteRows + INSET_ROWS"],
    [
      "a box of 文武线 without a head",
      'isHeadless && part.box === "wenwu" ?',
      "false ?",
      "white: Math.max(1, inside.white) }",
    ],
  ],
  "engine/layout/vertical/open.js": [
    [
      "more bands for photos",
      "if (part.legs !== undefined || !story.photos",
      "if (true || part.legs !== undefined || !story.photos",
      "const isTooWide",
    ],
  ],
  "engine/layout/pictures/pull-quote.js": [
    [
      "pull quotes turn by sense",
      "if (filled.lines.length < 2)",
      "if (true)",
      'const context = { bench, words, role: "pullquote"',
    ],
  ],
  "engine/layout/fold/cut-line.js": [
    ["fold: between words", "function betweenWords(places, drawn, { at: fold, words }) {", "[]"],
    ["fold: flush lines open", "const isFlush = fold.align", "const isFlush = false && fold.align"],
  ],
  "engine/layout/rules.js": [
    ["no rule along few rows", "count(extent) >= STUB_ROWS", "true"],
    ["rules joined", "extent.from <= last.to + 1", "false", "all[all.length - 1] ="],
  ],
  "engine/layout/adverts/small-ads.js": [
    ["small ads flush where opened", "isOpened ? setStyled", "false ? setStyled", "setStyled(texts.map(flushLeft)"],
    [
      "small ads in even legs",
      "const packed = packEven(items, legs, depth) ?? pack(items, legs, depth);",
      "const packed = pack(items, legs, depth);",
    ],
    ["small ads' white grows", "function growthOf(items, depth) {", "0"],
  ],
};

export const RULES = [
  ...Object.entries(BY_SCRIPT).flatMap(([file, rules]) =>
    rules.map(([name, from, to, at]) => [
      name,
      file,
      at,
      /^(export )?function .*\{$/.test(from) ? answers(from, to) : { from, to },
    ]),
  ),
  [
    "windmills",
    "engine/makeup/solver/candidates.js",
    "return turned(cuts, ground.regions[0], within)",
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
  // Setting and headings.
  [
    "marks of neighbouring lines alike",
    "engine/text/lines/demerits.js",
    undefined,
    answers("export function neighbourCost(one, other) {", "0"),
  ],
  [
    "lines of little but an address stay short",
    "engine/text/lines/demerits.js",
    "return SHORT_ADDRESS_COST",
    answers("export function staysShort({ track, breaks }, start, stop, rest) {", "false"),
  ],
  [
    "lines that gape stay short",
    "engine/text/lines/justify.js",
    "return { gaps: NATURAL, added }",
    { from: "added > GAPING || ", to: "" },
  ],
  [
    "a second search for loose paragraphs",
    "engine/text/lines/break-lines.js",
    "? BESIDE_ADDRESS",
    { from: "isAddressed ? BESIDE_ADDRESS : { ...STRICT, track: LOOSEST }", to: "{ ...STRICT, track: LOOSEST }" },
  ],
  [
    "an em behind a dateline",
    "engine/text/units/run-ins.js",
    "return OPENING_SPACE",
    { from: "if (opens && isOpeningGap(gap, runIn))\n        return OPENING_SPACE;", to: "" },
  ],
  [
    "two ！？ share an em, a third opens",
    "engine/text/units/items.js",
    undefined,
    { from: "gap !== BEFORE_OPEN)\n        gap = SOLID;", to: "gap !== BEFORE_OPEN)\n        gap = gap;" },
  ],
  [
    "short titles whole",
    "engine/text/units/counts.js",
    "breaks[unit] = IN_TITLE",
    skips("export function holdTitle({ heads, breaks }, close) {"),
  ],
  [
    "names in running copy whole",
    "engine/text/units/counts.js",
    "items.breaks[part] = NAMED",
    skips("export function holdName(items, codes, unit) {"),
  ],
  [
    "figures with what they count",
    "engine/text/units/items.js",
    "breaks[unit] = IN_COUNT",
    skips("function holdCount({ items: { starts, breaks, count }, text: { codes } }, at) {"),
  ],
  [
    "figures with what they count, within two characters",
    "engine/text/units/items.js",
    "breaks[unit + 1] = IN_COUNT",
    { from: "breaks[unit + 1] = IN_COUNT", to: "breaks[unit + 1] = FREE" },
  ],
  [
    "numerals with what they count",
    "engine/text/units/numerals.js",
    "breaks[unit] = IN_NUMBER",
    { from: "breaks[unit] = IN_NUMBER", to: "breaks[unit] = FREE" },
  ],
  [
    "rows of numerals whole",
    "engine/text/units/numerals.js",
    "breaks.fill(FORBIDDEN, end - figures + 1, end)",
    skips("function holdFigures({ breaks }, end, figures) {"),
  ],
  [
    "names spread to three whole",
    "engine/text/units/items.js",
    "isName ? IN_NAME",
    { from: "isName ? IN_NAME : cost", to: "cost" },
  ],
  [
    "the paper's words whole",
    "engine/text/units/own-names.js",
    "breaks[unit] = NAMED",
    skips("export function holdOwn({ breaks, count, gaps, starts }, setting) {"),
  ],
  [
    "words with a capital parted by their endings",
    "engine/text/units/hyphenate.js",
    "const ends = ",
    { from: "const ends = ", to: "return false; const ends = " },
  ],
  [
    "hyphens",
    "engine/text/units/hyphenate.js",
    "const points = [];",
    answers("export function hyphenPoints(text, from, to, hyphens) {", "NOWHERE"),
  ],
  [
    "three letters beside a hyphen",
    "engine/text/units/western.js",
    "for (let letter = 0; letter < LETTERS_BESIDE; letter++) {",
    { from: "const LETTERS_BESIDE = 3;", to: "const LETTERS_BESIDE = 1;" },
  ],
  [
    "numbers with their Latin units",
    "engine/text/units/items.js",
    "&& isUnitSign(text, first, end)",
    { from: "scan.blank === SPACE && scan.tail === DIGIT && isUnitSign(text, first, end)", to: "false" },
  ],
  [
    "signs with their numbers across a space",
    "engine/text/units/items.js",
    undefined,
    { from: "if (blank !== SPACE && !wide)", to: "if (!wide)" },
  ],
  [
    "minus",
    "engine/text/marks/signs.js",
    "classes[at] = wide ? PREFIX : SYMBOL",
    answers("function isMinus({ classes, codes, from }, at) {", "false"),
  ],
  [
    "full-width numbers",
    "engine/text/marks/signs.js",
    "return isWideFigure(codes[at]);",
    answers("export function isInWideNumber({ codes, from }, at, to) {", "false"),
  ],
  [
    "names in bylines and credits whole",
    "engine/text/units/items.js",
    "return scan.blank === NO_BLANK ? IN_NAME",
    answers("function breakInNames(scan) {", "FREE"),
  ],
  [
    "reporters behind a dateline turn",
    "engine/text/units/items.js",
    undefined,
    answers("function isOfReporter({ items, setting, span }) {", "false"),
  ],
  [
    "ink of stops moved in vertical lines",
    "engine/text/lines/place-vertical.js",
    "return (head === ITERATION ? 1 / 2",
    answers("function riseOf(font, glyph, head) {", "0"),
  ],
  [
    "connectors on their side",
    "engine/text/lines/place-vertical.js",
    "placeOnSide(pen, unit, y);",
    answers("function isLevel(pen, { codes, from }) {", "false"),
  ],
  [
    "signs beside figures lie with them",
    "engine/text/marks/upright-marks.js",
    "return WESTERN_POSTFIX;",
    { from: "if (kind === POSTFIX && classes[at - 1] === DIGIT)\n        return WESTERN_POSTFIX;", to: "" },
  ],
  [
    "/ between Han upright",
    "engine/text/marks/upright-marks.js",
    "? SOLIDUS",
    { from: "isAmongHan(classes, at, end) ? SOLIDUS : kind", to: "kind" },
  ],
  [
    "wide signs as wide as their ink",
    "engine/text/units/western.js",
    "const { left, right } = font.ink",
    answers("function shapeIn(font, text, tabular) {", "font.shape(text, tabular)"),
  ],
  [
    "wide ／ drawn as /",
    "engine/text/lines/place-glyphs.js",
    "? solidusIn(font, text, body)",
    answers("function solidusIn(font, text, body) {", "font.han(text, false)"),
  ],
  [
    "wide ink centred in its body",
    "engine/text/lines/place-glyphs.js",
    ": (body - ink.right - ink.left) / 2 - first.dx",
    answers("function stands(ink, shift, body) {", "true"),
  ],
  [
    "letters",
    "engine/text/margins.js",
    "const last = [at - 1",
    skips("function letters({ codes, paragraphs }, margins) {"),
  ],
  ["guide", "engine/text/margins.js", "const hang = widest", skips("function guide(request, margins) {")],
  ["verse in the middle", "engine/text/margins.js", "const middle =", skips("function verse(request, margins) {")],
  [
    "verse under a head at the left",
    "engine/text/margins.js",
    "? Math.min(middle, UNDER_LEFT_HEAD)",
    { from: 'request.headAlign === "left" ? Math.min(middle, UNDER_LEFT_HEAD) : middle', to: "middle" },
  ],
  [
    "entries ragged",
    "engine/text/margins.js",
    'for (const item of items)\n                margins.set(item, { kind: "entry" })',
    skips("function entries(request, margins) {"),
  ],
  [
    "stanzas whole",
    "engine/text/set-galley.js",
    "return to - from < STANZA;",
    answers("function keptInStanza(paragraphs, at) {", "false"),
  ],
  [
    "white under titles of poems",
    "engine/text/set-galley.js",
    "return { ...block, rowsBefore: block.rowsBefore + Math.round(styles.verse.before) }",
    answers("function withTitleWhite({ copy: { codes, paragraphs }, styles }, at, block) {", "block"),
  ],
  [
    "subheads smaller where that saves a line",
    "engine/text/set-galley.js",
    "return smaller;",
    { from: "for (const share of SUBHEAD_SHARES)", to: "for (const share of [])" },
  ],
  [
    "subheads turn at words",
    "engine/text/set-galley.js",
    "const whole = { items, setting: form.setting",
    answers("function turnedBreaks(form, words, scratch) {", "breakForm(form, scratch)"),
  ],
  [
    "white beside a table not doubled",
    "engine/text/set-galley.js",
    "const rowsBefore = above === undefined",
    answers("function besideTable(block, above) {", "block"),
  ],
  [
    "signatures give up their white",
    "engine/text/list-item.js",
    undefined,
    answers("export function signatureIndent(setting, indent, measure) {", "indent"),
  ],
  [
    "lists without indent in narrow legs",
    "engine/text/list-item.js",
    "const label = request.measure < NARROW",
    { from: "request.measure < NARROW * size ? 0 : INDENT", to: "INDENT" },
  ],
  [
    "headings a little tighter than solid",
    "engine/text/lines/justify.js",
    "const added = (slack / limit) * TIGHTEST",
    { from: "const TIGHTEST = 0.02;", to: "const TIGHTEST = 0;" },
  ],
  [
    "one line at four fifths of the size",
    "engine/text/headings/display.js",
    undefined,
    { from: "Math.max(style.floor, ONE_LINE_SHARE * style.size)", to: "style.size" },
  ],
  [
    "turns that part a name that never breaks told",
    "engine/text/headings/display.js",
    "const codes = Uint32Array",
    answers("function partsName(lines, { unbroken }) {", "false"),
  ],
  [
    "names spread to three whole in headings",
    "engine/text/headings/turns.js",
    "const opens = unit === 1",
    answers("function isSpread(items, unit) {", "false"),
  ],
  [
    "quotations whole in headings",
    "engine/text/headings/turns.js",
    undefined,
    answers("function quotedCost({ text, measure, quotations }, unit) {", "0"),
  ],
];
