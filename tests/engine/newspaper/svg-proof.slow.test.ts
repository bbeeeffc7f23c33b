import { existsSync, readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { describe, expect, test } from "vitest";
import type { Cmyk } from "../../../src/base/colour.ts";
import { locateFont } from "../../../src/engine/fonts/font-file.ts";
import { readNewspaper } from "../../../src/engine/newspaper/json.ts";
import type { Newspaper } from "../../../src/engine/newspaper/newspaper.ts";
import { relativePath } from "../../../src/tools/preview/outlines.ts";
import { folder, shippedCatalogue } from "../fonts/faces.ts";
import { drawSvg, type Outlines } from "./draw-svg.ts";
import { drawnIssue, type Edit } from "./drawn.ts";
import { differenceOf, drawnPdf, drawnSvg, reduced, shownInks } from "./raster.ts";

// layout.json is enough: a program that knows nothing else but the fonts' outlines draws the pages that the PDF shows.

const BLACK: Edit = ["label: A03,", "label: A03, inks: black,"];

interface Shown {
  readonly name: string;
  readonly path: string;
  readonly edit?: Edit;
  /** Left out: all. */
  readonly pages?: readonly string[];
}

const ISSUES: readonly Shown[] = [
  { name: "a tabloid with a page in black", path: "issues/2026-11-25/issue.yaml", edit: BLACK, pages: ["A01", "A03"] },
  { name: "a page of an editor's", path: "../shared/issues/zhoukou-04/issue.yaml" },
  { name: "a vertical story", path: "tests/golden/vertical-story/issue.yaml" },
  { name: "narrowed headlines", path: "tests/golden/narrowed-heads/issue.yaml" },
  { name: "tables and verse", path: "tests/golden/table-and-verse/issue.yaml" },
];
const DPI = 110;
/** Both are drawn so many times finer and then reduced: renderers place glyphs and thin rules on whole pixels. */
const FINER = 2;
/** The share of a page's pixels that may differ by more than a third of full scale: edges that two renderers draw unlike. */
const ALLOWED = 0.001;

describe.each(ISSUES)("$name", async ({ path, edit, pages }) => {
  if (!existsSync(path)) {
    test.skip(`${path} is not here`);
    return;
  }
  const issue = await drawnIssue(path, { layout: { glyphs: true } }, edit);
  const newspaper = readNewspaper(JSON.parse(new TextDecoder().decode(issue.file("layout.json"))));
  const pdf = issue.file(".pdf");
  const colour = await shownInks(inksOf(newspaper));

  const numbered = newspaper.pages.map((page, at) => [page.label, page, at] as const);
  const looked = numbered.filter(([label]) => pages?.includes(label) ?? true);

  test.each(looked)("page %s", async (_label, page, at) => {
    const proof = await drawnPdf(pdf, at, FINER * DPI);
    const svg = await drawnSvg(drawSvg(page, { outlines, colour }, proof));
    expect([svg.width, svg.height]).toEqual([proof.width, proof.height]);
    const pictures = page.things.flatMap((thing) => (thing.kind === "picture" ? [thing.at] : []));
    const share = differenceOf(reduced(svg, FINER), reduced(proof, FINER), page.trim, pictures);
    expect(share).toBeLessThanOrEqual(ALLOWED);
  });
});

test("a headline that is not drawn is seen", async () => {
  const issue = await drawnIssue("tests/golden/table-and-verse/issue.yaml", { layout: { glyphs: true } });
  const newspaper = readNewspaper(JSON.parse(new TextDecoder().decode(issue.file("layout.json"))));
  const [page] = newspaper.pages;
  if (page === undefined) throw new Error("no page");
  const things = page.things.filter((thing) => thing.kind !== "line" || !thing.block.endsWith("/headline"));
  const proof = await drawnPdf(issue.file(".pdf"), 0, FINER * DPI);
  const colour = await shownInks(inksOf(newspaper));
  const svg = await drawnSvg(drawSvg({ ...page, things }, { outlines, colour }, proof));
  expect(differenceOf(reduced(svg, FINER), reduced(proof, FINER), page.trim, [])).toBeGreaterThan(ALLOWED);
});

/** Each colour of the pages, once. */
function inksOf({ pages }: Newspaper): readonly Cmyk[] {
  const inks = pages
    .flatMap(({ things }) => things)
    .flatMap((thing) => {
      if (thing.kind === "line") {
        const runs = thing.segments.flatMap((segment) => segment.runs);
        return [...runs, ...thing.marks].map((each) => each.colour);
      }
      return "colour" in thing ? [thing.colour] : [];
    });
  return [...new Map(inks.map((ink) => [ink.join(), ink])).values()];
}

const opened = new Map<string, Outlines>();

function outlines(id: string): Outlines {
  const known = opened.get(id);
  if (known !== undefined) return known;
  const entry = shippedCatalogue().files.get(id);
  if (entry === undefined) throw new Error(`no font ${id}`);
  const font = create(readFileSync(locateFont(folder, entry))) as Font;
  const found = {
    unitsPerEm: font.unitsPerEm,
    path: (glyph: number) => relativePath(font.getGlyph(glyph).path.commands),
  };
  opened.set(id, found);
  return found;
}
