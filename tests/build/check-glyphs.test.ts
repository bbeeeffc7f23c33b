import { expect, test } from "vitest";
import { type Span, sourceFile } from "../../src/base/source.ts";
import { printedGlyphs } from "../../src/build/check-glyphs.ts";
import type { Fonts } from "../../src/engine/fonts/font.ts";
import { layOutWith } from "../../src/engine/makeup/make-up.ts";
import type { Heading, Issue, PagePlan, Part, Story } from "../../src/engine/model/issue.ts";
import type { Styles, TextStyle } from "../../src/engine/model/style.ts";
import type { Text } from "../../src/engine/model/text.ts";
import { newTextContext } from "../../src/engine/text/galley.ts";
import {
  copyOf,
  frameAt,
  issueOf,
  lines,
  paper,
  partAt,
  photoOf,
  span,
  storyOf,
  styles,
  twos,
} from "../engine/layout/newsroom.ts";
import { pictures } from "../engine/layout/random-issue.ts";
import { squareFonts } from "../square-font.ts";

/** A face of its own for each style, under the style's name. */
const faced = <Name extends string>(those: Readonly<Record<Name, TextStyle>>): Record<Name, TextStyle> =>
  Object.fromEntries(
    Object.entries<TextStyle>(those).map(([name, style]) => [name, { ...style, face: name }]),
  ) as never;
const { headline, ...roles } = styles;
const named: Styles = { ...faced(roles), headline: faced(headline) };
const [whole, bare] = [squareFonts(), squareFonts("囍")];
const lacking = (face: string): Fonts => ({ face: (name) => (name === face ? bare : whole).face(name) });

const at = (name: string): Span => ({ source: sourceFile(name, "囍"), start: 0, end: 1 });
const rare = (name: string): Text => ({ text: "囍", span: at(name) });
const rareHead = (name: string): Heading => ({ lines: ["囍"], turned: false, span: at(name) });

/** A story of one part that fills its frame, or of two with a jump between them. */
function one(over: Partial<Story>, part: Partial<Part> = {}): Issue {
  const story = storyOf("a", [partAt(0, frameAt([1, 2], [1, 20]), part)], { copy: copyOf(lines(34)), ...over });
  return issueOf(1, [story]);
}
function two(over: Partial<Story>, later: Partial<Part> = {}, first: Partial<Part> = {}): Issue {
  const parts = [partAt(0, frameAt([1, 2], [1, 20]), first), partAt(1, frameAt([1, 2], [1, 20]), later)];
  return issueOf(2, [storyOf("a", parts, { copy: copyOf(lines(60)), ...over })]);
}
const art = { art: { viewBox: [0, 0, 10, 10], paths: ["M0 0h1v1z"] }, rows: 2, at: "head" } as const;
const numbers = { kind: "numbers", columns: 1, at: undefined, part: 1, span } as const;
const list = [{ value: { text: "3", span }, legend: { text: "里", span } }];
const empty = issueOf(1, []);
const [plan] = empty.pages as [PagePlan];
const contacted = { ...plan, folio: { ...plan.folio, contact: rare("contact") } };
const sold = { page: 0, frame: frameAt([1, 2], [1, 20]), label: "广告", legs: undefined, signature: [], span } as const;
const advert = {
  kind: "text",
  id: "advert:1",
  name: "囍",
  headline: rareHead("head"),
  paragraphs: [rare("words")],
  ...sold,
} as const;

test.each<[lacks: string, why: string, issue: Issue, told: readonly string[]]>([
  ["lead", "a headline, in the face of its priority", one({ priority: "lead", headline: rareHead("head") }), ["head"]],
  ["lead", "the face of another priority", one({ headline: rareHead("head") }), []],
  ["normal", "over the first part, also its own headline", two({}, {}, { headline: rareHead("own") }), ["own"]],
  ["continuation", "over the first part", two({}, {}, { headline: rareHead("own") }), []],
  ["continuation", "the headline once more, over a continuation", two({ headline: rareHead("head") }), ["head"]],
  ["continuation", "a continuation's own", two({}, { headline: rareHead("own") }), ["own"]],
  ["continuation", "a story that does not go on", one({ headline: rareHead("head") }), []],
  [
    "major",
    "a lead that began in another issue",
    one({ priority: "lead", continuedFrom: "第一版", headline: rareHead("head") }),
    ["head"],
  ],
  ["label", "a label set in type", one({ label: rare("label") }), ["label"]],
  ["label", "a label that is drawn", one({ label: rare("label"), labelArt: art }), []],
  ["kicker", "a kicker", one({ kicker: rareHead("kicker") }), ["kicker"]],
  ["noteLabel", "the label of a note", one({ note: { label: rare("label"), text: { text: "文", span } } }), ["label"]],
  ["dateline", "what runs into the copy", one({ dateline: rare("dateline") }), ["dateline"]],
  [
    "subhead",
    "the title of a box of figures",
    one({ insets: [{ ...numbers, title: rare("title"), list }] }),
    ["title"],
  ],
  ["legend", "the title of a box of figures", one({ insets: [{ ...numbers, title: rare("title"), list }] }), []],
  ["caption", "a caption", one({ photos: [photoOf("a", { columns: 1, caption: rare("caption") })] }), ["caption"]],
  [
    "jump",
    "a notice, which the paper words",
    { ...two({}), paper: { ...paper, jump: { ...paper.jump, to: "囍{page}" }, span: at("paper") } },
    ["paper"],
  ],
  ["folio", "a folio, at its text", { ...empty, pages: [contacted] }, ["contact"]],
  ["advertHead", "an advert's headline", { ...empty, adverts: [advert] }, ["head"]],
])("the face `%s` lacks 囍: %s", (face, _, issue, told) => {
  const bench = newTextContext(lacking(face));
  const own = { ...issue, paper: { ...issue.paper, styles: named } };
  const { layout } = layOutWith(own, { bench, pictures, words: twos });
  const found = printedGlyphs(own, layout, bench.fonts);
  expect(found.map((each) => each.span.source.path)).toEqual(told);
  expect(found.map(({ arguments: args }) => args["face"])).toEqual(told.map(() => face));
});
