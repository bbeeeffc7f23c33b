import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { issueYaml, PAPER, problems, resolveYaml, story } from "./resolve-yaml.ts";

/** A story whose copy is long enough to be known again. */
const long = (id: string): string =>
  story(id, "{page: 1}").replace("body: 文", `body: ${"天地玄黄宇宙洪荒".repeat(3)}`);

/** Problems without their place where that is this line, the one that a row is about. */
async function problemsAt(line: string, issue: string, paper = PAPER): Promise<readonly string[]> {
  return (await problems(issue, paper)).map((found) => found.replace(` ${line} `, " "));
}

const PHOTO = "photos: [{file: a.jpg, caption: 图";

test.each([
  [story("a", "{page: 4}"), ["unknown-name page: ⟨4⟩"], "a page that does not exist"],
  [story("a", "{page: 1, columns: 1-9, rows: 1-10}"), ["beyond-grid columns: ⟨1-9⟩"], "columns beyond the grid"],
  [story("a", "{page: 1, columns: 1-8, rows: 1-116}"), ["beyond-grid rows: ⟨1-116⟩"], "rows beyond the grid"],
  [
    story("a", "{page: 1, columns: 1-4, rows: 1-60}") + story("b", "{page: 1, columns: 4-8, rows: 60-90}"),
    ["frames-overlap issue.yaml:6 columns: ⟨4-8⟩ < 1-4"],
    "two frames that share one character",
  ],
  [
    story("a", "{page: 1, columns: 1-4, rows: 1-60}") + story("b", "{page: 1, columns: 5-8, rows: 1-60}"),
    [],
    "frames side by side",
  ],
  [
    story("a", "{page: 1, columns: 1-4, rows: 1-60}") + story("b", "{page: 2, columns: 1-4, rows: 1-60}"),
    [],
    "the same frame on two pages",
  ],
  [
    story("a", "[{page: 1, columns: 1-4, rows: 1-60}, {page: 1, columns: 4, rows: 60}]"),
    ["frames-overlap columns: ⟨4⟩ < 1-4"],
    "two parts of one story",
  ],
  [story("a", "[{page: 1}, {page: 3}, {page: 3}]"), [], "parts on the same page in order"],
  [story("a", "[{page: 3}, {page: 1}]"), ["jump-backwards page: ⟨1⟩ < 3"], "a jump to an earlier page"],
  [story("a", "[{page: 1}, {page: 3}, {page: 2}]"), ["jump-backwards page: ⟨2⟩ < 3"], "a third part before the second"],
  [
    story("a", "{page: 1, columns: 1-2, rows: 1-9, legs: 5}"),
    ["legs-too-narrow legs: ⟨5⟩"],
    "five legs over 27 characters are four wide",
  ],
  [story("a", "{page: 1, columns: 1-2, rows: 1-9, legs: 4}"), [], "four are six wide"],
  [story("a", "{page: 1, tint: 30}"), [], "copy on 30 % of black is read"],
  [
    story("a", "{page: 1, tint: 30}").replace("body: 文, ", "photos: [{file: a.jpg, caption: 图}], "),
    [],
    "no copy on the ground",
  ],
  [long("a") + long("b"), ["story-twice issue.yaml:6 id: ⟨b⟩ < a"], "one story under two ids"],
  [
    long("a") + long("b").replace(/body: (.{9})/, "body: $1\u3000 "),
    ["story-twice issue.yaml:6 id: ⟨b⟩ < a"],
    "the same with other white space",
  ],
  [long("a") + long("b").replace(/body: (.{9})/, "body: $1，"), [], "the same Han with another mark"],
  [story("a", "{page: 1}") + story("b", "{page: 1}"), [], "copy of one character may be the same"],
  [
    story("a", "{page: 1, columns: 1-2, rows: 1-9, over: 3}"),
    ["beyond-frame over: ⟨3⟩"],
    "a headline wider than its frame",
  ],
  [
    story("a", "{page: 1, columns: 1-2, rows: 1-9, over: 1, head: left}"),
    ["clashing-keys over: ⟨1⟩ < left"],
    "over beside a vertical headline",
  ],
  [
    story("a", "{page: 2}", "writing: vertical"),
    ["frame-needed page: ⟨2⟩ < vertical"],
    "a vertical story for the engine to place",
  ],
  [
    story("a", "{page: 1, columns: 1-2, rows: 1-20, legs: 5}", "writing: vertical"),
    ["legs-too-narrow legs: ⟨5⟩"],
    "five bands in 26 characters of height are four high",
  ],
  [
    story("a", "{page: 1, columns: 1-2, rows: 1-20, legs: 3}", "writing: vertical"),
    [],
    "three bands of seven characters",
  ],
  [
    story("a", "{page: 1, columns: 1-2, rows: 1-20, head: inset}", "writing: vertical"),
    ["clashing-keys head: ⟨inset⟩"],
    "a head set into vertical copy",
  ],
  [
    story("a", "{page: 1, columns: 1-2, rows: 1-20, over: 1}", "writing: vertical"),
    ["clashing-keys over: ⟨1⟩"],
    "a vertical head over some columns",
  ],
  [story("a", "{page: 1, tint: rde}"), ["unknown-name tint: ⟨rde⟩"], "a ground that the palette lacks"],
  [story("a", "{page: 1, reverse: rde}"), ["unknown-name reverse: ⟨rde⟩"], "a band that the palette lacks"],
  [story("a", "{page: 1, reverse: white}"), ["contrast-too-low reverse: ⟨white⟩"], "a white headline on a white band"],
  [
    story("a", "{page: 2}", "continuedFrom: 1"),
    ["continued-inside continuedFrom: ⟨1⟩"],
    "continuedFrom of this manifest",
  ],
  [story("a", "{page: 2}", "continuesOn: 3"), ["continued-inside continuesOn: ⟨3⟩"], "continuesOn of this manifest"],
  [
    story("a", "{page: 2}", "continuedFrom: 7"),
    ["continued-backwards continuedFrom: ⟨7⟩"],
    "continued from a later page",
  ],
  [story("a", "{page: 2}", "continuesOn: 7"), [], "goes on to a later page"],
  [story("a", "{page: 2}", "continuesOn: B1"), [], "goes on in another section"],
  ["  - {id: a, body: 文, place: {page: 1}}\n", ["no-headline id: ⟨a⟩"], "copy without a headline"],
  [`  - {id: a, place: {page: 1}, ${PHOTO}}]}\n`, [], "photos alone need none"],
  ["  - {id: a, label: 导读, body: 文, place: {page: 1}}\n", [], "a label in its place"],
  ["  - {id: a, headline: 题, place: {page: 1}}\n", ["no-copy id: ⟨a⟩"], "neither copy nor photos"],
])("%s → %j: %s", async (stories, found) => {
  expect(await problemsAt("issue.yaml:5", issueYaml(stories))).toEqual(found);
});

test.each([
  [`${PHOTO}, part: 2}]`, "{page: 1}", ["no-such-part part: ⟨2⟩"], "a part that does not exist"],
  [`${PHOTO}, part: 2}]`, "[{page: 1}, {page: 2}]", [], "one that does"],
  [`${PHOTO}, part: 2}]`, "[{page: 1}, {page: 9}]", ["unknown-name page: ⟨9⟩"], "one whose page is told already"],
  [
    `${PHOTO}, columns: 3}]`,
    "{page: 1, columns: 1-2, rows: 1-9}",
    ["beyond-frame columns: ⟨3⟩ < 1-2"],
    "wider than its columns",
  ],
  [
    `${PHOTO}, columns: 3}]`,
    "{page: 1, columns: 1-5, rows: 1-9, legs: 2}",
    ["beyond-frame columns: ⟨3⟩ < 1-5"],
    "wider than the legs",
  ],
  [
    `${PHOTO}, depth: 10-12}]`,
    "{page: 1, columns: 1-2, rows: 1-9}",
    ["photo-too-deep depth: ⟨10-12⟩ < 1-2"],
    "deeper than its frame",
  ],
  [`${PHOTO}, depth: 9-12}]`, "{page: 1, columns: 1-2, rows: 1-9}", [], "the least depth counts"],
  [
    `${PHOTO}, id: x}, {file: b.jpg, caption: 图, id: x}]`,
    "{page: 1}",
    ["duplicate-name id: ⟨x⟩ < x"],
    "two photos of one id",
  ],
  [
    `${PHOTO}, id: 2}, {file: b.jpg, caption: 图}]`,
    "{page: 1}",
    ["duplicate-name id: ⟨2⟩ < b.jpg"],
    "the number of a photo that has no id",
  ],
  [`${PHOTO}, id: 2}, {file: b.jpg, caption: 图, id: x}]`, "{page: 1}", [], "a number that no photo goes by"],
  [
    `${PHOTO}, at: head}, {file: b.jpg, caption: 图, at: head}]`,
    "{page: 1}",
    ["two-photos-over-head at: ⟨head⟩ < head"],
    "two photos over the headline",
  ],
  [
    `${PHOTO}, at: head, group: g}, {file: b.jpg, at: head, group: g}]`,
    "{page: 1}",
    [],
    "one group of photos over the headline",
  ],
  [
    `${PHOTO}, at: head}, {file: b.jpg, caption: 图, at: head, part: 2}]`,
    "[{page: 1}, {page: 2}]",
    [],
    "one over the head of each part",
  ],
  [`${PHOTO}, at: head}, {file: b.jpg, caption: 图, at: head, omit: true}]`, "{page: 1}", [], "one is left out"],
  ["photos: [{file: a.jpg}]", "{page: 1}", ["no-caption file: ⟨a.jpg⟩"], "a photo without caption"],
  [
    "photos: [{file: a.jpg, group: g, caption: 图}, {file: b.jpg, group: g}]",
    "{page: 1}",
    [],
    "a group has one caption",
  ],
  [
    "photos: [{file: a.jpg, group: g, caption: 图}, {file: b.jpg, group: g, caption: 另一图}]",
    "{page: 1}",
    ["group-says-otherwise caption: ⟨另一图⟩ < 图"],
    "the caption of a group's second photo stands nowhere",
  ],
  [
    "photos: [{file: a.jpg, group: g, caption: 图, credit: 甲摄, at: top, depth: 9}, {file: b.jpg, group: g, credit: 乙摄, at: bottom, depth: 12}]",
    "{page: 1}",
    [
      "group-says-otherwise credit: ⟨乙摄⟩ < 甲摄",
      "group-says-otherwise at: ⟨bottom⟩ < top",
      "group-says-otherwise depth: ⟨12⟩ < 9",
    ],
    "a group has one credit, one place and one depth",
  ],
  [
    "photos: [{file: a.jpg, group: g, caption: 图, credit: 甲摄}, {file: b.jpg, group: g, credit: 甲摄, at: top}]",
    "{page: 1}",
    [],
    "the same credit, and what one of them alone says",
  ],
  [
    "byline: 记者 甲 文/图",
    "{page: 1}",
    ["picture-missing byline: ⟨记者 甲 文/图⟩"],
    "a byline of pictures without one",
  ],
  [
    "byline: 記者 甲 攝影報導",
    "{page: 1}",
    ["picture-missing byline: ⟨記者 甲 攝影報導⟩"],
    "in traditional characters",
  ],
])("%s in %s → %j: %s", async (photos, place, found) => {
  expect(await problemsAt("issue.yaml:5", issueYaml(story("a", place, photos)))).toEqual(found);
});

test.each([
  [`${PHOTO}, part: 2}]`, "a part that does not exist"],
  [`${PHOTO}, depth: 10-12}]`, "too deep"],
])("a photo without an id is told by its file: %s, %s", async (photos) => {
  const { outcome } = await resolveYaml(issueYaml(story("a", "{page: 1, columns: 1-2, rows: 1-9}", photos)));
  expect(outcome.diagnostics.map((found) => found.arguments["photo"])).toEqual(["a.jpg"]);
});

const WEIGHED: [fault: string, extra: string, place: string, code: string][] = [
  ["图文不符", "photos: [{file: a.jpg}]", "{page: 1}", "no-caption"],
  ["图文不符", "byline: 记者 甲 文/图", "{page: 1}", "picture-missing"],
  ["转版不符", "", "[{page: 3}, {page: 1}]", "jump-backwards"],
  ["转版不符", "continuedFrom: 1", "{page: 2}", "continued-inside"],
  ["转版不符", "continuedFrom: 7", "{page: 2}", "continued-backwards"],
];

test.each(WEIGHED)("a paper weighs %s: %s in %s is %s", async (fault, extra, place, code) => {
  for (const severity of ["error", "warning"]) {
    const paper = `${PAPER}faults: {${fault}: ${severity}}\n`;
    const { outcome } = await resolveYaml(issueYaml(story("a", place, extra)), paper);
    expect(outcome.diagnostics.map((found) => [found.code, found.severity])).toEqual([[code, severity]]);
  }
  expect(await problems(issueYaml(story("a", place, extra)), `${PAPER}faults: {${fault}: off}\n`)).toEqual([]);
});

test.each(["error", "warning", "off"])(
  "copy for a page of this manifest is an error, with 转版不符: %s",
  async (severity) => {
    const paper = `${PAPER}faults: {转版不符: ${severity}}\n`;
    const { outcome } = await resolveYaml(issueYaml(story("a", "{page: 2}", "continuesOn: 3")), paper);
    expect(outcome.diagnostics.map((found) => [found.code, found.severity])).toEqual([["continued-inside", "error"]]);
  },
);

test.each([
  ["![](2)\n\n      文", ["unknown-name issue.yaml:8       ⟨![](2)⟩"], "a number too high"],
  ["![](1)文", [], "by number"],
  ["文![](kite)", [], "by id"],
  ["文![](kiet)", ["unknown-name issue.yaml:8 文⟨![](kiet)⟩"], "a slip"],
  [
    "![](kite)文\n\n      ![](kite)文",
    ["anchored-twice issue.yaml:10       ⟨![](kite)⟩ < ![](kite)"],
    "the same photo at a second paragraph",
  ],
  [
    "![](kite)文\n\n      ![](1)文",
    ["anchored-twice issue.yaml:10       ⟨![](1)⟩ < ![](kite)"],
    "by its id and by its number",
  ],
])("an anchor %j → %j: %s", async (body, found) => {
  const stories = `  - id: a\n    headline: 题\n    body: |\n      ${body}\n    photos: [{file: a.jpg, id: kite, caption: 图}]\n    place: {page: 1}\n`;
  expect(await problems(issueYaml(stories))).toEqual(found);
});

test.each([
  [
    "adverts: [{file: b.jpg, page: 1, columns: 3-8, rows: 51-60}]",
    ["frames-overlap issue.yaml:6 columns: ⟨3-8⟩ < 1-4"],
    "over a story",
  ],
  [
    "adverts: [{file: b.jpg, page: 1, columns: 5-8, rows: 1-116}]",
    ["beyond-grid issue.yaml:6 rows: ⟨1-116⟩"],
    "beyond the grid",
  ],
  [
    "fillers: [{id: f, body: 文, place: {page: 1, columns: 3-8, rows: 51-60}}]",
    ["frames-overlap issue.yaml:6 columns: ⟨3-8⟩ < 1-4"],
    "a filler over a story",
  ],
  [
    "fillers: [{id: f, body: 文, place: {page: 9, columns: 5-8, rows: 51-60}}]",
    ["unknown-name issue.yaml:6 page: ⟨9⟩"],
    "a filler on no page",
  ],
  ["fillers: [{id: f, body: 文, place: {page: 1, columns: 5-8, rows: 51-60}}]", [], "a filler at a place of its own"],
  ["adverts: [{file: b.jpg, page: 9, columns: 5-8, rows: 1-9}]", ["unknown-name issue.yaml:6 page: ⟨9⟩"], "on no page"],
  ["fillers: [{id: f, body: 补白}]", [], "a filler needs no headline"],
])("%s → %j: %s", async (rest, found) => {
  const first = story("a", "{page: 1, columns: 1-4, rows: 1-60}");
  expect(await problems(issueYaml(first + rest))).toEqual(found);
});

test("the nameplate takes its rows on page one", async () => {
  const paper = `${PAPER}furniture: {nameplate: {columns: 1-8, rows: 1-16}}\n`;
  const stories =
    story("a", "{page: 1, columns: 1-4, rows: 16-60}") + story("b", "{page: 2, columns: 1-4, rows: 16-60}");
  expect(await problems(issueYaml(stories), paper)).toEqual(["frames-overlap issue.yaml:5 columns: ⟨1-4⟩ < 1-8"]);
  // A page 4 made up alone has none.
  expect(await problems(issueYaml(story("a", "{page: 4, columns: 1-4, rows: 1-9}"), "[{label: 4}]"), paper)).toEqual(
    [],
  );
});

test.each([
  ["[{label: 4}, {label: '04'}]", ["duplicate-name issue.yaml:3 label: ⟨'04'⟩ < 4"]],
  ["[{label: a1}, {label: A1}]", ["duplicate-name issue.yaml:3 label: ⟨A1⟩ < a1"]],
  ["[{label: A1}, {label: B1}]", []],
])("labels whose files would have one name: %s → %j", async (pages, found) => {
  const first = /label: ([^}]*)}/.exec(pages)?.[1] ?? "";
  expect(await problems(issueYaml(story("a", `{page: ${first}}`), pages))).toEqual(found);
});

test.each([
  ["[{label: 3}, {label: 1}, {label: 2}]", ["pages-out-of-order issue.yaml:3 label: ⟨1⟩ < 3"], "2 follows 1"],
  ["[{label: A2}, {label: B1}, {label: A1}]", ["pages-out-of-order issue.yaml:3 label: ⟨A1⟩ < A2"], "of one section"],
  ["[{label: A2}, {label: B1}, {label: C1}]", [], "each section counts anew"],
  ["[{label: 1}, {label: 4}]", [], "the pages between are made elsewhere"],
])("pages in the order of their labels: %s → %j: %s", async (pages, found) => {
  const first = /label: ([^}]*)}/.exec(pages)?.[1] ?? "";
  expect(await problems(issueYaml(story("a", `{page: ${first}}`), pages))).toEqual(found);
});

test.each([
  ["grid: {columns: 9}", ["grid-too-wide grid: ⟨{columns: 9}⟩"], "126 em of 9 pt are wider than 390 mm"],
  ["grid: {rows: 125}", ["grid-too-tall grid: ⟨{rows: 125}⟩"], "125 rows below 38 mm are taller than 550 mm"],
  [
    "writing: vertical\ngrid: {rows: 100}",
    ["grid-too-wide paper.yaml:4 grid: ⟨{rows: 100}⟩"],
    "100 rows of a vertical paper, side by side, are wider than 390 mm",
  ],
  [
    "writing: vertical\ngrid: {rows: 60, columns: 16}",
    ["grid-too-tall paper.yaml:4 grid: ⟨{rows: 60, columns: 16}⟩"],
    "16 bands, one below the other, are taller than 550 mm",
  ],
  ["styles: {body: {size: 四号, pitch: 12pt}}", ["pitch-below-size pitch: ⟨12pt⟩"], "a style's lines that touch"],
  ["grid: {pitch: 8pt}", ["pitch-below-size grid: ⟨{pitch: 8pt}⟩"], "lines that touch"],
  ["styles: {deck: {size: 12pt, floor: 13pt}}", ["floor-above-size floor: ⟨13pt⟩"], "a floor above the size"],
  [
    "styles: {label: {colour: rde}}\npalette: {red: [0, 100, 100, 0]}",
    ["unknown-name colour: ⟨rde⟩"],
    "an unknown colour",
  ],
  [
    "jump: {to: 下转, page: 第版}",
    ["no-page-in-notice to: ⟨下转⟩", "no-page-in-notice page: ⟨第版⟩"],
    "notices without a page",
  ],
  ["faults: {孤字: ink}", ["fault-not-by-ink 孤字: ⟨ink⟩"], "one that ink does not tell"],
  ["faults: {碰提: warning}", ["unknown-key faults: {⟨碰提⟩"], "an unknown fault"],
  ["sheet: {top: 14mm}", ["folio-no-room top: ⟨14mm⟩"], "14 mm for a folio of 40 pt"],
  ["sheet: {top: 14.2mm}", [], "40.3 pt for it"],
  [
    "sheet: {top: 4mm}\nfurniture: {nameplate: {columns: 1-8, rows: 1-16}}",
    ["folio-no-room top: ⟨4mm⟩"],
    "no room for the folios of pages two and three",
  ],
  [
    "styles: {dateline: {size: 13pt}, note: {pitch: 15pt}, noteLabel: {size: 14pt}, credit: {size: 12pt}}",
    ["size-above-pitch size: ⟨13pt⟩", "size-above-pitch size: ⟨12pt⟩"],
    "13 pt in lines of 12, a credit of 12 in captions of 8 on 10; a label of 14 in a note on 15 is none",
  ],
  [
    "styles: {body: {size: 10pt, pitch: 14pt}}",
    ["body-off-grid size: ⟨10pt⟩", "body-off-grid pitch: ⟨14pt⟩"],
    "a body that is not the grid's",
  ],
  ["grid: {size: 小五, pitch: 4mm}\nstyles: {body: {size: 小五, pitch: 4mm}}", [], "one that is"],
  [
    "styles: {byline: {size: 4pt}, numeral: {size: 20pt, floor: 2pt}, folio: {size: 4.5pt}}",
    ["type-too-small size: ⟨4pt⟩", "type-too-small floor: ⟨2pt⟩"],
    "type that nobody reads",
  ],
  ["grid: {size: 4.2pt}", ["type-too-small size: ⟨4.2pt⟩"], "a body that nobody reads"],
  ["grid: {size: 4.5pt}", [], "one that can be read"],
  [
    "grid: {gutter: 0.3}\nrules: {story: 5pt, column: 3pt, box: 4.5pt}",
    ["rule-too-thick paper.yaml:4 story: ⟨5pt⟩", "rule-too-thick paper.yaml:4 column: ⟨3pt⟩"],
    "rules over more than half a character of 9 pt, and over more than a gutter of 2.7",
  ],
  ["palette: {black: [0, 100, 0, 0]}", ["colour-built-in palette: {⟨black⟩"], "black that is red"],
  [
    "palette: {pale: [0, 0, 5, 0]}\nstyles: {byline: {colour: white}, label: {colour: pale}, headline: {lead: {colour: pale}}}",
    [
      "contrast-too-low paper.yaml:4 colour: ⟨pale⟩",
      "contrast-too-low paper.yaml:4 colour: ⟨white⟩",
      "contrast-too-low paper.yaml:4 colour: ⟨pale⟩",
    ],
    "type that cannot be seen on paper, and white type on a ground that is nearly white",
  ],
  [
    "palette: {pale: [0, 0, 5, 0]}\nfurniture: {nameplate: {columns: 1-8, rows: 1-16, colour: pale}}",
    ["contrast-too-low paper.yaml:4 colour: ⟨pale⟩"],
    "a paper's name that nobody sees",
  ],
  [
    "palette: {grey: [0, 0, 0, 10], cyan: [100, 0, 0, 0]}\nstyles: {byline: {colour: grey}, folio: {colour: cyan}, category: {colour: white}, label: {colour: white}}",
    [],
    "grey of 10 %, cyan, and white on black",
  ],
  [
    "jump: {to: '{page} {headline}', from: '{page} {page}', page: '第｛number｝{label}版'}",
    ["bad-field to: ⟨'{page} {headline}'⟩", "bad-field page: ⟨'第｛number｝{label}版'⟩"],
    "fields that notices do not have",
  ],
  ["furniture: {colophon: '地址 {date'}", ["bad-field colophon: ⟨'地址 {date'⟩"], "a brace left open"],
  ["furniture: {colophon: '地址 ｛date｝'}", ["bad-field colophon: ⟨'地址 ｛date｝'⟩"], "full-width braces"],
  ["furniture: {colophon: '地址 {wbe}'}", ["bad-field colophon: ⟨'地址 {wbe}'⟩"], "an unknown field"],
  ["furniture: {colophon: '甲　{web}'}", ["empty-field colophon: ⟨'甲　{web}'⟩"], "a field without a value"],
])("paper.yaml %s → %j: %s", async (more, found) => {
  expect(await problemsAt("paper.yaml:3", issueYaml(story("a", "{page: 1}")), `${PAPER}${more}\n`)).toEqual(found);
});

test.each([
  // key, paper.yaml but for it, too many, how many fit, why
  ["columns", "", 9, 8, "columns across 390 mm"],
  ["rows", "", 125, 121, "rows of 12 pt below 38 mm of 550"],
  ["rows", "writing: vertical\n", 100, 92, "rows of 12 pt across 390 mm"],
  ["columns", "writing: vertical\n", 16, 14, "bands below 38 mm of 550"],
])("of %s in a paper %j, too many are %i, and %i fit: %s", async (key, more, many, fits) => {
  const rest = more !== "" && key === "columns" ? ", rows: 60" : "";
  const told = (count: number) => tooLarge(`${more}grid: {${key}: ${count}${rest}}`);
  expect((await told(many)).map(({ arguments: args }) => args["fits"])).toEqual([fits]);
  expect([(await told(fits)).length, (await told(fits + 1)).length]).toEqual([0, 1]);
});

/** What is told of a grid that its sheet does not hold. */
async function tooLarge(more: string): Promise<readonly Diagnostic[]> {
  const { outcome } = await resolveYaml(issueYaml(story("a", "{page: 1}")), `${PAPER}${more}\n`);
  return outcome.diagnostics.filter(({ code }) => /-too-(?:tall|wide)$/.test(code));
}

test("a page of this manifest as the one that a story comes from is a warning: the issue is made", async () => {
  const { outcome } = await resolveYaml(issueYaml(story("a", "{page: 2}", "continuedFrom: 1")));
  expect([outcome.ok, outcome.diagnostics.map(({ severity }) => severity)]).toEqual([true, ["warning"]]);
});

const wished = (wish: string, more = ""): string =>
  story("a", "{page: 1}", `wish: {${wish}}${more}`) + story("b", "{page: 1}") + story("c", "{page: 2}");

test.each([
  ["at: top, beside: b, jump: never, legs: 1, over: full", "", [], "all that an editor may ask"],
  ["beside: d", "", ["unknown-name issue.yaml:5 beside: ⟨d⟩"], "no such story"],
  ["beside: c", "", ["wish-elsewhere issue.yaml:5 beside: ⟨c⟩"], "a story of another page"],
  ["beside: a", "", ["wish-elsewhere issue.yaml:5 beside: ⟨a⟩"], "itself"],
])("wish {%s}%s → %j: %s", async (wish, more, found) => {
  expect(await problems(issueYaml(wished(wish, more)))).toEqual(found);
});

const SECTIONS = "[{label: 1, section: 要闻}, {label: 2, section: 社会}, {label: 3, section: 社会}]";

test.each([
  ["", [], "any page"],
  ["section: 社会", [], "a section of two pages"],
  ["section: 体育", ["unknown-name issue.yaml:5 section: ⟨体育⟩"], "no such section"],
  [
    "section: 要闻, place: {page: [2, 3]}",
    ["no-common-page issue.yaml:5 section: ⟨要闻⟩ < 2 < 3"],
    "pages of another section",
  ],
  [
    "section: 要闻, place: {page: 2}",
    ["no-common-page issue.yaml:5 section: ⟨要闻⟩ < 2"],
    "a given page of another section",
  ],
  ["place: {page: [2, 4]}", ["unknown-name issue.yaml:5  ⟨4⟩"], "one of the pages does not exist"],
  ["spare: true", [], "spare copy"],
  ["spare: true, place: {page: 2}", [], "spare copy for one page"],
  ["spare: true, priority: lead", ["clashing-keys issue.yaml:5 spare: ⟨true⟩ < lead"], "a lead that may be left out"],
  [
    "spare: true, place: {page: 2, columns: 1-2, rows: 1-9}",
    ["clashing-keys issue.yaml:5 spare: ⟨true⟩ < 1-2"],
    "spare copy in a frame",
  ],
  ["cuttable: 1", ["too-few-paragraphs issue.yaml:5 cuttable: ⟨1⟩"], "a story of one paragraph"],
  ["cut: 2", ["too-few-paragraphs issue.yaml:5 cut: ⟨2⟩"], "the same, when it is to be cut"],
  [
    "continuesOn: A09, cuttable: 1",
    ["clashing-keys issue.yaml:5 cuttable: ⟨1⟩ < A09"],
    "the end of a story that is on another manifest's page",
  ],
  ["writing: vertical", ["frame-needed issue.yaml:5 id: ⟨a⟩ < vertical"], "vertical copy in a horizontal paper"],
])("a story with {%s}: %j: %s", async (keys, found) => {
  const written = `  - {id: a, headline: 题, body: 文${keys === "" ? "" : `, ${keys}`}}\n`;
  expect(await problems(issueYaml(written, SECTIONS))).toEqual(found);
});

test.each([
  ["{page: 1, legs: 2}", "legs: 1", "clashing-keys issue.yaml:5 legs: ⟨1⟩ < 2", "two numbers of legs"],
  [
    "{page: 1, columns: 1-4, rows: 1-20}",
    "legs: 1",
    "clashing-keys issue.yaml:5 legs: ⟨1⟩ < 1-4",
    "a frame of four legs",
  ],
  ["{page: 1, over: 2}", "over: full", "clashing-keys issue.yaml:5 over: ⟨full⟩ < 2", "a head over two columns"],
  ["{page: 1, head: left}", "over: full", "clashing-keys issue.yaml:5 over: ⟨full⟩ < left", "a vertical head"],
  ["[{page: 1}, {page: 2}]", "jump: never", "clashing-keys issue.yaml:5 jump: ⟨never⟩ < 2", "parts on two pages"],
])("a place %s and a wish for %s contradict: %s (%s)", async (place, wish, found) => {
  expect(await problems(issueYaml(story("a", place, `wish: {${wish}}`)))).toEqual([found]);
});

test.each([
  ["today: 2", ["today-too-few issue.yaml:6 today: ⟨2⟩"], "fewer than its own"],
  ["today: 3", [], "its own"],
  ["today: 8", [], "those of other manifests too"],
])("an issue of three pages with %s: %j: %s", async (today, found) => {
  expect(await problems(`${issueYaml(story("a", "{page: 1}"))}${today}\n`)).toEqual(found);
});

test("all problems in one run", async () => {
  const stories = story("a", "{page: 9}") + story("b", "{page: 1, columns: 1-9, rows: 1-9}", "continuedFrom: 2");
  const codes = (await problems(issueYaml(stories), `${PAPER}grid: {rows: 125}\n`)).map((place) => place.split(" ")[0]);
  expect(codes).toEqual(["grid-too-tall", "unknown-name", "beyond-grid", "continued-inside"]);
});

test.each([
  ["[0, 100, 100, 40]", ["contrast-too-low issue.yaml:5 tint: ⟨mine⟩"], "black and red"],
  ["[0, 100, 100, 0]", ["contrast-too-low issue.yaml:5 tint: ⟨mine⟩"], "red"],
  ["[100, 100, 0, 0]", ["contrast-too-low issue.yaml:5 tint: ⟨mine⟩"], "dark blue"],
  ["[0, 0, 100, 0]", [], "yellow"],
  ["[15, 5, 10, 5]", [], "a haze"],
])("copy on a ground of %s: %j: %s", async (colour, expected) => {
  const paper = `${PAPER}palette: {mine: ${colour}}\n`;
  expect(await problems(issueYaml(story("a", "{page: 1, tint: mine}")), paper)).toEqual(expected);
});

test.each([
  ["{ears: [{title: 天气, text: '今天：{weather}'}]}", [], "an ear names it"],
  ["{strip: ['{date}　{weather}']}", [], "the strip names it"],
  ["{ears: [{title: 公告, text: 订报}]}", ["weather-unused weather: ⟨晴⟩"], "an ear that says other things"],
  ["{}", ["weather-unused weather: ⟨晴⟩"], "a nameplate without ears"],
  ["", ["weather-unused weather: ⟨晴⟩"], "a paper without nameplate"],
])("weather in a paper with the nameplate %s → %j: %s", async (nameplate, found) => {
  const furniture = nameplate === "" ? "" : `furniture: {nameplate: {columns: 1-8, rows: 1-9, ${nameplate.slice(1)}}\n`;
  const told = await problems(issueYaml(`${story("a", "{page: 1}")}weather: 晴\n`), PAPER + furniture);
  expect(told.map((each) => each.replace(/ issue.yaml:\d+/, ""))).toEqual(found);
});

test.each([
  ["[供水管网，老盐仓]", ["words-joined words: [⟨供水管网，老盐仓⟩"], "a full-width comma"],
  ["[供水管网、老盐仓, 南桥]", ["words-joined words: [⟨供水管网、老盐仓⟩"], "one of them"],
  ["['供水管网, 老盐仓']", ["words-joined words: [⟨'供水管网, 老盐仓'⟩"], "quotes round all"],
  ["[供水管网, 老盐仓]", [], "two words"],
  ["[供水管网, {word: 林岚, never: true}]", [], "a name that never breaks"],
  ["[{word: 林岚、许静言, never: true}]", ["words-joined word: ⟨林岚、许静言⟩"], "two of them in one"],
  ["[「早，汀湖」, 『渡，口』]", [], "a title in the quotation marks of traditional text"],
  ["[《早，汀湖》, 张·李, 'U.S.', '10,000米']", [], "marks of their own"],
])("the words %s → %j: %s", async (words, found) => {
  const bare = (each: string): string => each.replace(/ issue.yaml:\d+/, "");
  expect((await problems(issueYaml(`${story("a", "{page: 1}")}words: ${words}\n`))).map(bare)).toEqual(found);
  const ofPaper = await problems(issueYaml(story("a", "{page: 1}")), `${PAPER}words: ${words}\n`);
  expect(ofPaper.map((each) => each.replace(/ paper.yaml:\d+/, ""))).toEqual(found);
});
