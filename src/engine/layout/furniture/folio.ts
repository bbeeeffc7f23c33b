import { BLACK, WHITE } from "../../../base/colour.ts";
import { FOLIO_HEIGHT, HEAD_LINE_DROP, type Pt } from "../../../base/length.ts";
import type { Issue, PagePlan } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import { penEnd, setStyled } from "../../text/headings/display.ts";
import type { Workbench } from "../../text/workbench.ts";
import { typeArea } from "../grid/grid.ts";
import type { Owner, Placed } from "../page.ts";
import { placedText } from "../placing.ts";
import { type Band, bandOf, FURNITURE, furnitureNamed, placeText, ruleAcross } from "./band.ts";

/** The box of the page number, and the white at its sides and beside it. */
const BOX_HEIGHT: Pt = 27;
const BOX_SIDE: Pt = 8;
const BOX_GAP: Pt = 9;
const NUMBER_SIZE: Pt = 20;
/** Baseline of number and section, from the box's head. */
const NUMBER_DROP: Pt = 20.6;

/**
 * The header of a page without nameplate: number in a reversed box and section at the outer side, date, credits and contact
 * at the inner one, a double rule (文武线) beneath; mirrored on left-hand pages, which have even numbers where the paper is bound at the left.
 */
export function folio(issue: Issue, page: PagePlan, bench: Workbench): readonly Placed[] {
  const { styles, grid, folio: plan } = issue.paper;
  const band = { ...bandOf(grid, plan.rows), y: grid.top - FOLIO_HEIGHT };
  const even = page.number % 2 === 0;
  const atLeft = plan.side === "left" || even === (issue.paper.binding === "left");
  const large = { ...styles.folio, size: NUMBER_SIZE, pitch: NUMBER_SIZE };
  const number: TextStyle = { ...large, face: styles.headline.brief.face, align: "left", indent: 0, colour: WHITE };
  const section: TextStyle = {
    ...large,
    face: styles.headline.lead.face,
    align: atLeft ? "left" : "right",
    colour: BLACK,
  };
  const line = setStyled([{ role: "folio", text: page.folio.number.text, style: number }], band.width, bench)[0];
  const width = 2 * BOX_SIDE + (line === undefined ? 0 : penEnd(line));
  const box = { x: atLeft ? band.x : band.x + band.width - width, y: band.y, width, height: BOX_HEIGHT };
  const title = {
    x: atLeft ? band.x + width + BOX_GAP : band.x,
    y: band.y + NUMBER_DROP,
    width: band.width - width - BOX_GAP,
  };
  const y = box.y + NUMBER_DROP;
  return [
    { kind: "area", owner: FURNITURE, role: "folio", at: box, colour: BLACK },
    ...(line === undefined
      ? []
      : [placedText(line, { x: box.x + BOX_SIDE, y }, furnitureNamed("number", page.folio.number))]),
    ...placeText(
      { role: "folio", text: page.section?.text ?? "", style: section },
      title,
      bench,
      furnitureNamed("section", page.section),
    ),
    ...innerLines(page, band, { ...styles.folio, align: atLeft ? "right" : "left" }, bench),
    ruleAcross({ ...band, y: band.y + 28 }, 2),
    ruleAcross({ ...band, y: band.y + 31 }, 0.5),
  ];
}

/** Page one has its nameplate: number, section and credits stand in one small line above it. */
export function headLine(issue: Issue, page: PagePlan, bench: Workbench): readonly Placed[] {
  const band = bandOf(issue.paper.grid, 1);
  const style = issue.paper.styles.folio;
  const left = [page.name, page.section?.text].filter((text) => text !== undefined).join("　");
  const line = { ...band, y: band.y + HEAD_LINE_DROP };
  return [
    ...placeText(
      { role: "folio", text: left, style: { ...style, align: "left" } },
      line,
      bench,
      furnitureNamed("section", page.section),
    ),
    ...placeText(
      { role: "folio", text: peopleOf(page), style: { ...style, align: "right" } },
      line,
      bench,
      peopleNamed(page),
    ),
  ];
}

/** The paper's colophon under the last row of the issue's last page; nothing on other pages. */
export function colophon(issue: Issue, page: PagePlan, bench: Workbench): readonly Placed[] {
  const { grid, styles, colophon: text } = issue.paper;
  if (text === undefined || page.label !== issue.pages.at(-1)?.label) return [];
  const band = bandOf(grid, 0);
  const foot = grid.top + typeArea(grid).height + 7;
  const at = { ...band, y: foot + 11 };
  return [
    ruleAcross({ ...band, y: foot }, 0.5),
    ...placeText(
      { role: "colophon", text: text.text, style: styles.colophon },
      at,
      bench,
      furnitureNamed("colophon", text),
    ),
  ];
}

function innerLines(page: PagePlan, band: Band, style: TextStyle, bench: Workbench): readonly Placed[] {
  const lines = [
    { text: page.folio.date.text, owner: furnitureNamed("date", page.folio.date) },
    { text: peopleOf(page), owner: peopleNamed(page) },
  ];
  return lines.flatMap(({ text, owner }, line) => {
    const at = { ...band, y: band.y + 11 + line * 11.5 };
    return placeText({ role: "folio", text, style }, at, bench, owner);
  });
}

function peopleNamed({ folio: { credits, contact } }: PagePlan): Owner {
  return furnitureNamed("credits", credits ?? contact);
}

/** Who made the page, and how they are reached. */
function peopleOf({ folio: { credits, contact } }: PagePlan): string {
  return [credits?.text, contact?.text].filter((text) => text !== undefined).join("　");
}
