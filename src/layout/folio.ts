import { BLACK, WHITE } from "../base/colour.ts";
import type { Fonts } from "../fonts/font.ts";
import type { Issue, PagePlan } from "../model/issue.ts";
import type { TextStyle } from "../model/style.ts";
import { type Band, bandOf, FURNITURE, placeText, ruleAcross } from "./band.ts";
import { rowFoot } from "./grid.ts";
import type { Placed } from "./page.ts";

/** The folio stands in three rows above row 1 (LOOK, furniture); lengths in rows of the grid. */
const FOLIO_ROWS = 3;

/**
 * The header of a page without nameplate: number in a reversed box and section at the outer side, date, credits and contact
 * at the inner one, a double rule (文武线) beneath; mirrored on left-hand pages, which have even numbers.
 */
export function folio(issue: Issue, page: PagePlan, fonts: Fonts): readonly Placed[] {
  const band = bandOf(issue.paper.grid, FOLIO_ROWS);
  const mirrored = page.number % 2 === 0;
  const { styles } = issue.paper;
  const number: TextStyle = {
    ...styles.folio,
    face: styles.headline.brief.face,
    size: 20,
    align: "center",
    colour: WHITE,
  };
  const section: TextStyle = { ...styles.folio, face: styles.headline.lead.face, size: 20, colour: BLACK };
  const box = { x: mirrored ? band.x : band.x + band.width - 30, y: band.y, width: 30, height: 27 };
  const beside = mirrored ? "left" : "right";
  const inner = mirrored ? "right" : "left";
  const title = { x: band.x + 39, y: band.y, width: band.width - 78 };
  return [
    { kind: "area", owner: FURNITURE, role: "folio", at: box, colour: BLACK },
    ...placeText([{ role: "folio", text: page.folio.number, style: number }], { ...box, y: box.y + 20.6 }, fonts),
    ...placeText(
      [{ role: "folio", text: page.section ?? "", style: { ...section, align: beside } }],
      { ...title, y: band.y + 20.6 },
      fonts,
    ),
    ...innerLines(page, band, { ...styles.folio, align: inner }, fonts),
    ...doubleRule(band),
  ];
}

/** Page one has its nameplate: number, section and credits stand in one small line above it. */
export function headLine(issue: Issue, page: PagePlan, fonts: Fonts): readonly Placed[] {
  const band = bandOf(issue.paper.grid, 1);
  const style = issue.paper.styles.folio;
  const left = [page.name, page.section].filter((text) => text !== undefined).join("　");
  const line = { x: band.x, y: band.y + 5, width: band.width };
  return [
    ...placeText([{ role: "folio", text: left, style: { ...style, align: "left" } }], line, fonts),
    ...placeText([{ role: "folio", text: page.folio.credits, style: { ...style, align: "right" } }], line, fonts),
  ];
}

/** The paper's colophon, centred under the last row of the last page. */
export function colophon(issue: Issue, fonts: Fonts): readonly Placed[] {
  const { grid, styles, colophon: text } = issue.paper;
  if (text === undefined) return [];
  const band = bandOf(grid, 0);
  const foot = rowFoot(grid, grid.rows) + 7;
  return [
    ruleAcross({ ...band, y: foot }, 0.5),
    ...placeText(
      [{ role: "colophon", text, style: styles.colophon }],
      { x: band.x, y: foot + 11, width: band.width },
      fonts,
    ),
  ];
}

function innerLines(page: PagePlan, band: Band, style: TextStyle, fonts: Fonts): readonly Placed[] {
  const lines = [page.folio.date, [page.folio.credits, page.folio.contact].filter(Boolean).join("　")];
  return lines.flatMap((text, line) =>
    placeText([{ role: "folio", text, style }], { x: band.x, y: band.y + 11 + line * 11.5, width: band.width }, fonts),
  );
}

function doubleRule(band: Band): readonly Placed[] {
  return [ruleAcross({ ...band, y: band.y + 28 }, 2), ruleAcross({ ...band, y: band.y + 31 }, 0.5)];
}
