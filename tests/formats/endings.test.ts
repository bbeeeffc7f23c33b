import { expect, test } from "vitest";
import { ENDINGS } from "../../src/base/blocks.ts";
import { newspaperIn } from "../../src/build/compile.ts";
import type { DisplayBlock, Newspaper } from "../../src/engine/newspaper/newspaper.ts";
import { type Tag, tagIssue } from "../../src/formats/archive/tags.ts";
import { altoXml } from "../../src/formats/deposit/alto.ts";
import { addressesOf, storyItem } from "../../src/formats/deposit/ninjs.ts";
import { articleOf, divideIssue, type StoryDivision } from "../../src/formats/deposit/page-blocks.ts";
import { xmlBytes } from "../../src/formats/deposit/xml.ts";
import { pixelScale } from "../../src/formats/iiif/image.ts";
import { flatten } from "../../src/formats/paint/paint.ts";
import { storyBody } from "../../src/formats/site/story-page.ts";
import { paperWords } from "../../src/locales/catalogues.ts";
import { compiledIssue } from "../engine/newspaper/drawn.ts";

// A telephone number below the copy (新闻热线): under a signature, and one that a jump cuts in two.

const PATH = "tests/golden/endings/issue.yaml";
const CALL = "新闻热线：0000-5550110";

const newspaper: Newspaper = newspaperIn((await compiledIssue(PATH)).madeUp);
const [letter, ferry] = newspaper.stories;
if (letter === undefined || ferry === undefined) throw new Error("no stories");
const endings = newspaper.stories.flatMap(({ blocks }) =>
  blocks.filter((block): block is DisplayBlock => (ENDINGS as readonly string[]).includes(block.kind)),
);

test("in the Newspaper it is the last block, whole across the jump, with the lines of both pages", () => {
  expect(letter.blocks.map(({ kind }) => kind)).toEqual(["headline", "paragraph", "signature", "contact"]);
  expect(ferry.blocks.map(({ kind }) => kind)).toEqual([
    "headline",
    "paragraph",
    "contact",
    "notice",
    "headline",
    "notice",
  ]);
  const pageOf = (line: string): string | undefined =>
    newspaper.pages.find(({ things }) => things.some(({ id }) => id === line))?.label;
  const read = endings.map(({ id, text, lines }) => [id, text.text.slice(0, 5), text.place?.line, lines.map(pageOf)]);
  expect(read).toEqual([
    ["letter/contact", "新闻热线：", 15, ["1", "1"]],
    ["ferry/contact", "您对渡口有", 23, ["1", "1", "2", "2", "2", "2", "2"]],
  ]);
});

test("on the site it is a paragraph of its class below the copy", () => {
  const text = { copy: [...letter.copy.text], photos: new Map(), words: paperWords("site", "zh-CN") };
  const last = storyBody(letter.blocks, text).at(-1)?.markup;
  expect(last).toBe(`<p class="ending contact">${CALL}</p>\n`);
});

test("in ninjs it is a description of its role, and not in the body", () => {
  const issue = {
    newspaper,
    addresses: addressesOf("https://example.org/", newspaper.identity.code, newspaper.identity.stem),
    pagePictures: new Map(),
    photo: () => undefined,
  };
  const item = JSON.parse(JSON.stringify(storyItem(letter, issue)));
  expect(item.descriptions).toEqual([{ role: "contact", contentType: "text/plain", value: CALL }]);
  expect(JSON.stringify(item.bodies)).not.toContain(CALL);
});

test("in ALTO its blocks have its role, in METS its division has its type, with a block on each page", () => {
  const divided = divideIssue(newspaper);
  const alto = divided.pages.map((page) => {
    const { width, height } = page.page.trim;
    const of = { image: "1.jpg", issue: "", date: "", language: "zh", version: "", glyphs: false };
    const bytes = xmlBytes(
      altoXml({
        divided: page,
        scale: pixelScale(page.page.trim, { width, height }),
        ...of,
        storyNumber: () => 1,
        fileOf: () => undefined,
      }),
    );
    return new TextDecoder().decode(bytes);
  });
  expect(alto.map((page) => page.match(/<TextBlock [^>]*TAGREFS="[^"]*contact"/g)?.length)).toEqual([2, 1]);
  const within = (division: StoryDivision): readonly StoryDivision[] => [
    division,
    ...division.divisions.flatMap(within),
  ];
  const found = articleOf(ferry)
    .flatMap(within)
    .filter(({ type }) => type === "CONTACT");
  expect(found.map(({ unit }) => divided.ofUnit(unit?.id ?? "").map(({ page }) => page))).toEqual([[1, 2]]);
});

test("in the archive it is a paragraph of the story that all of its glyphs have, on both pages", () => {
  const { root, of } = tagIssue(newspaper);
  const sketch = ({ type, kids }: Tag): string => (kids.length === 0 ? type : `${type}(${kids.map(sketch).join(" ")})`);
  expect(root.kids.map(sketch)).toEqual(["Sect(Art(H1 P P P) Art(H1 P P P(Link) P P(Link)))"]);
  const ops = newspaper.pages.flatMap((page) => flatten(page).ops);
  const tags = endings.map(
    ({ id }) => new Set(ops.flatMap((op) => (op.kind === "glyphs" && op.element === id ? [of(op)] : []))),
  );
  expect(tags.map((own) => [...own].map((tag) => tag?.type))).toEqual([["P"], ["P"]]);
});
