/*
 * Everything on a page that belongs to no story: nameplate, ears, folio, colophon. In a vertical paper the nameplate is a column of its own.
 * `writtenPieces` lists the texts with their keys in the manifest, so that a check can name the one that does not fit.
 */

import type { Arguments } from "../../base/codes.ts";
import { BLACK, type Cmyk, WHITE } from "../../base/colour.ts";
import { count } from "../../base/extent.ts";
import { FOLIO_HEIGHT, greatest, HEAD_LINE_DROP, type Pt, SQUARE_MIDDLE, SQUARE_TOP } from "../../base/length.ts";
import { cornersOf, type Point, type Rect } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import type { Issue, PagePlan } from "../model/issue.ts";
import type { Art, Ear, Grid, Nameplate, Paper } from "../model/paper.ts";
import type { TextStyle } from "../model/style.ts";
import type { Text } from "../model/text.ts";
import type { StyledText, TextContext } from "../text/galley.ts";
import { setStyled, setVertical, textEnd } from "../text/headings/display.ts";
import type { Line, Role } from "../text/line.ts";
import { frameRect, spanOf, typeArea } from "./grid.ts";
import { type Owner, type Placed, placedRule, placedText } from "./page.ts";
import {
  EAR_BAR,
  EAR_SHARE,
  EAR_TITLE,
  NAME_WIDTH,
  NUMBER_BOX,
  NUMBER_DROP,
  NUMBER_GAP,
  NUMBER_SIDE,
  NUMBER_SIZE,
  PLATE_GAP,
  STRIP_BETWEEN,
  STRIP_END,
  STRIP_MOST,
  STRIP_ROWS,
  STRIP_SHARE,
} from "./weights.ts";

/** The furniture of a page: nameplate or folio, and the colophon on the last page. */
export function furniture(issue: Issue, page: PagePlan, bench: TextContext): readonly Placed[] {
  const plate = page.number === 1 ? issue.paper.nameplate : undefined;
  const head =
    plate === undefined
      ? folio(issue, page, bench)
      : [...headLine(issue, page, bench), ...nameplate(issue, plate, bench)];
  return [...head, ...colophon(issue, page, bench)];
}

/**
 * The header of a page without nameplate: number in a reversed box and section at the outer side, date, credits and contact at the inner one, a
 * double rule (文武线) beneath. It is mirrored on left-hand pages, which have even numbers in papers bound at the left.
 */
function folio(issue: Issue, page: PagePlan, bench: TextContext): readonly Placed[] {
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
  const width = 2 * NUMBER_SIDE + (line === undefined ? 0 : textEnd(line));
  const box = { x: atLeft ? band.x : band.x + band.width - width, y: band.y, width, height: NUMBER_BOX };
  const title = {
    x: atLeft ? band.x + width + NUMBER_GAP : band.x,
    y: band.y + NUMBER_DROP,
    width: band.width - width - NUMBER_GAP,
  };
  const y = box.y + NUMBER_DROP;
  return [
    { kind: "area", owner: FURNITURE, role: "folio", at: box, colour: BLACK },
    ...(line === undefined
      ? []
      : [placedText(line, { x: box.x + NUMBER_SIDE, y }, furnitureNamed("number", page.folio.number))]),
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

/** Over the nameplate of page one, number, section and credits take one small line. */
function headLine(issue: Issue, page: PagePlan, bench: TextContext): readonly Placed[] {
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

/** The paper's colophon under the last row of the issue's last page; empty for other pages. */
export function colophon(issue: Issue, page: PagePlan, bench: TextContext): readonly Placed[] {
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

function innerLines(page: PagePlan, band: Band, style: TextStyle, bench: TextContext): readonly Placed[] {
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

/** The page's makers and their contact. */
function peopleOf({ folio: { credits, contact } }: PagePlan): string {
  return [credits?.text, contact?.text].filter((text) => text !== undefined).join("　");
}

/** The nameplate of page one: the paper's name as vector art, ears at its right, the strip of statutory facts under both. */
export function nameplate(issue: Issue, plate: Nameplate, bench: TextContext): readonly Placed[] {
  const { paper } = issue;
  const { grid } = paper;
  const frame = frameRect(grid, plate);
  if (grid.writing === "vertical") {
    // The line gap at its left already gives white.
    const gap = grid.pitch - grid.size;
    return verticalNameplate(paper, plate, { ...frame, x: frame.x + gap, width: frame.width - gap }, bench);
  }
  const body: Rect = { ...frame, height: frame.height - (STRIP_ROWS + 1) * grid.pitch };
  const ears = plate.ears.length === 0 ? 0 : spanOf(grid, plate.earColumns) * grid.size;
  const gap = ears === 0 ? 0 : grid.gutter * grid.size * 2;
  const name: Rect = { ...body, width: body.width - ears - gap };
  const side: Rect = { ...body, x: body.x + body.width - ears, width: ears };
  return [
    ...title(paper, plate, name, bench),
    ...plate.ears.flatMap((ear, index) => {
      const at = slice(side, index, plate.ears.length, grid.pitch);
      return earBox(paper, ear, { at, index, colour: plate.colour }, bench);
    }),
    ...strip(paper, plate, { x: frame.x, y: body.y + body.height + grid.pitch / 2, width: frame.width }, bench),
  ];
}

/** The art, or else the name as text. Empty where ears and strip leave no room; a check reports that. */
function title(paper: Paper, plate: Nameplate, at: Rect, bench: TextContext): readonly Placed[] {
  if (Math.min(at.width, at.height) < paper.grid.size) return [];
  const { art, colour } = plate;
  if (art !== undefined) return [placeArt(art, at, colour)];
  const size = Math.min(at.height * 0.8, at.width / ([...paper.name].length + 1));
  const style: TextStyle = { ...paper.styles.headline.lead, size, pitch: size, colour, align: "center" };
  const middle = { ...at, y: at.y + at.height / 2 + size * SQUARE_MIDDLE };
  return placeText({ role: "nameplate", text: paper.name, style }, middle, bench, furnitureNamed("name"));
}

/** The `index`th of `count` equal boxes, one above another with gaps. */
function slice(side: Rect, index: number, count: number, gap: Pt): Rect {
  const height = (side.height - (count - 1) * gap) / count;
  return { ...side, y: side.y + index * (height + gap), height };
}

function earBox(paper: Paper, ear: Ear, { at, index, colour }: EarPlace, bench: TextContext): readonly Placed[] {
  const { styles } = paper;
  const name = `ear-${index + 1}`;
  const head = ear.title === undefined ? 0 : 17;
  const label: TextStyle = { ...styles.label, size: 10.5, pitch: 12, align: "center", colour: WHITE };
  const text: TextStyle = { ...styles.note, align: "left", indent: 0 };
  const inner = { x: at.x + 8, width: at.width - 16 };
  const room = at.height - head;
  const set = ear.lines.flatMap((line, number) => {
    const owner = furnitureNamed(`${name}-${number + 1}`, line);
    return setStyled([{ role: "ear", text: line.text, style: text }], inner.width, bench).map((each) => ({
      each,
      owner,
    }));
  });
  const first =
    at.y + head + (room - set.length * text.pitch) / 2 + SQUARE_TOP * text.size + (text.pitch - text.size) / 2;
  return [
    ...outline(at, paper.rules.box, "ear"),
    ...(ear.title === undefined
      ? []
      : [
          { kind: "area", owner: FURNITURE, role: "ear", at: { ...at, height: head }, colour } as const,
          ...placeText(
            { role: "ear", text: ear.title.text, style: label },
            { ...at, y: at.y + 12.4 },
            bench,
            furnitureNamed(`${name}-title`, ear.title),
          ),
        ]),
    ...set.map(({ each, owner }, line) => placedText(each, { x: inner.x, y: first + line * text.pitch }, owner)),
  ];
}

/** The facts of the day on one line between two rules, spread evenly over the width. */
function strip(paper: Paper, plate: Nameplate, at: Band, bench: TextContext): readonly Placed[] {
  const style: TextStyle = { ...paper.styles.folio, align: "left" };
  const lines = plate.strip.flatMap((text, index) => {
    const owner = furnitureNamed(`strip-${index + 1}`, text);
    return setStyled([{ role: "strip", text: text.text, style }], at.width, bench).map((line) => ({ line, owner }));
  });
  const natural = lines.reduce((sum, { line }) => sum + textEnd(line), 0);
  const gap = lines.length > 1 ? (at.width - natural) / (lines.length - 1) : 0;
  let x = at.x;
  const placed: Placed[] = [ruleAcross(at, 1), ruleAcross({ ...at, y: at.y + 17 }, 0.5)];
  for (const { line, owner } of lines) {
    placed.push(placedText(line, { x, y: at.y + 11.4 }, owner));
    x += textEnd(line) + gap;
  }
  return placed;
}

/**
 * The nameplate of a vertical paper (RULES.md#vertical-grid), from the top: the name; the facts of the day in vertical lines from right to left
 * between two rules; the ears.
 */
function verticalNameplate(paper: Paper, plate: Nameplate, at: Rect, bench: TextContext): readonly Placed[] {
  const ear = plate.ears.length === 0 ? 0 : EAR_SHARE * at.height;
  const strip = stripHeight(paper, plate, at.height, bench);
  const ears = plate.ears.length * (ear + PLATE_GAP);
  const name = { ...at, height: at.height - ears - strip - PLATE_GAP };
  const facts = { ...at, y: name.y + name.height + PLATE_GAP, height: strip };
  return [
    ...verticalTitle(paper, plate, name, bench),
    ...stripOf(paper, plate, facts, bench),
    ...plate.ears.flatMap((each, index) => {
      const y = facts.y + facts.height + PLATE_GAP + index * (ear + PLATE_GAP);
      return earOf(paper, each, { at: { ...at, y, height: ear }, index, colour: plate.colour }, bench);
    }),
  ];
}

/** The strip is higher than its share if a text, such as the date, then keeps to one line, up to STRIP_MOST. */
function stripHeight(paper: Paper, { strip }: Nameplate, height: Pt, bench: TextContext): Pt {
  if (strip.length === 0) return 0;
  const ends = strip.flatMap(({ text }) => stripLines(paper, text, STRIP_MOST * height - 2 * STRIP_END, bench));
  return Math.max(STRIP_SHARE * height, greatest(ends.map(textEnd)) + 2 * STRIP_END);
}

function stripLines(paper: Paper, text: string, length: Pt, bench: TextContext): readonly Line[] {
  return setVertical([{ role: "strip", text, style: { ...paper.styles.folio, align: "left" } }], length, bench);
}

/** The art, or else the name as text; empty where there is no room, as in a horizontal paper. */
function verticalTitle(paper: Paper, { art, colour }: Nameplate, at: Rect, bench: TextContext): readonly Placed[] {
  if (Math.min(at.width, at.height) < paper.grid.size) return [];
  if (art !== undefined) return [placeArt(art, at, colour)];
  const size = Math.min(NAME_WIDTH * at.width, at.height / ([...paper.name].length + 1 / 2));
  const style: TextStyle = { ...paper.styles.headline.lead, size, pitch: size, colour, align: "center" };
  const [line] = setVertical([{ role: "nameplate", text: paper.name, style }], at.height, bench);
  if (line === undefined) return [];
  const y = at.y + (at.height - textEnd(line)) / 2;
  return [placedText(line, { x: at.x + at.width / 2, y }, furnitureNamed("name"))];
}

/** Texts too long for the strip turn; all lines are spread evenly over its width. */
function stripOf(paper: Paper, { strip }: Nameplate, at: Rect, bench: TextContext): readonly Placed[] {
  if (strip.length === 0) return [];
  const { size } = paper.styles.folio;
  const lines = strip.flatMap((text, index) => {
    const owner = furnitureNamed(`strip-${index + 1}`, text);
    return stripLines(paper, text.text, at.height - 2 * STRIP_END, bench).map((line) => ({ line, owner }));
  });
  const step = Math.max(size * (1 + STRIP_BETWEEN), (at.width - size) / Math.max(1, lines.length - 1));
  const whole = (lines.length - 1) * step;
  const first = at.x + (at.width + whole) / 2;
  return [
    ruleAcross({ x: at.x, y: at.y, width: at.width }, 1),
    ...lines.map(({ line, owner }, index) => placedText(line, { x: first - index * step, y: at.y + STRIP_END }, owner)),
    ruleAcross({ x: at.x, y: at.y + at.height, width: at.width }, 0.5),
  ];
}

/** An ear's place, its number from 0, and the colour of its bar. */
interface EarPlace {
  readonly at: Rect;
  readonly index: number;
  readonly colour: Nameplate["colour"];
}

/** A box with its title in a bar over vertical lines. */
function earOf(paper: Paper, ear: Ear, { at, index, colour }: EarPlace, bench: TextContext): readonly Placed[] {
  const { styles, rules } = paper;
  const name = `ear-${index + 1}`;
  const bar = ear.title === undefined ? 0 : EAR_BAR;
  const label: TextStyle = { ...styles.label, size: EAR_TITLE, pitch: EAR_TITLE, align: "center", colour: WHITE };
  const text: TextStyle = { ...styles.note, align: "left", indent: 0 };
  const length = at.height - bar - 2 * PLATE_GAP;
  const lines = ear.lines.flatMap((line, number) => {
    const owner = furnitureNamed(`${name}-${number + 1}`, line);
    return setVertical([{ role: "ear", text: line.text, style: text }], length, bench).map((set) => ({ set, owner }));
  });
  const whole = (lines.length - 1) * text.pitch;
  const first = at.x + (at.width + whole) / 2;
  const baseline = at.y + bar / 2 + SQUARE_MIDDLE * EAR_TITLE;
  return [
    ...outline(at, rules.box, "ear"),
    ...(ear.title === undefined
      ? []
      : [
          { kind: "area", owner: FURNITURE, role: "ear", at: { ...at, height: bar }, colour } as const,
          ...placeText(
            { role: "ear", text: ear.title.text, style: label },
            { ...at, y: baseline },
            bench,
            furnitureNamed(`${name}-title`, ear.title),
          ),
        ]),
    ...lines.map(({ set, owner }, number) =>
      placedText(set, { x: first - number * text.pitch, y: at.y + bar + PLATE_GAP }, owner),
    ),
  ];
}

/** The owner of things that belong to the page, not to a story. */
export const FURNITURE: Owner = { story: undefined, part: undefined };

/**
 * One text of the furniture.
 * @param text as its author wrote it
 */
export function furnitureNamed(piece: string, text?: Text): Owner {
  return { ...FURNITURE, piece, text };
}

/** A strip over the whole type area, above row 1. */
interface Band {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
}

/** The band of `rows` rows that ends at the head of row 1. */
export function bandOf(grid: Grid, rows: number): Band {
  return { x: grid.left, y: grid.top - rows * grid.pitch, width: typeArea(grid).width };
}

/** Sets a text from x within `width` in as many lines as it needs; `y` is the first baseline. Empty for an empty text. */
function placeText(text: StyledText, at: Band, bench: TextContext, owner: Owner): readonly Placed[] {
  return setStyled([text], at.width, bench).map((line, index) =>
    placedText(line, { x: at.x, y: at.y + index * text.style.pitch }, owner),
  );
}

function ruleAcross({ x, y, width }: Band, weight: Pt): Placed {
  return placedRule({ x, y }, { x: x + width, y }, { role: "rule", weight, owner: FURNITURE });
}

/** The nameplate's art, centred in a rectangle and as large as it allows. */
function placeArt({ viewBox, paths }: Art, at: Rect, colour: Cmyk): Placed {
  const [, , width, height] = viewBox;
  const scale = Math.min(at.width / width, at.height / height);
  const box = { width: width * scale, height: height * scale };
  const corner = { x: at.x + (at.width - box.width) / 2, y: at.y + (at.height - box.height) / 2 };
  return { kind: "art", owner: FURNITURE, role: "nameplate", at: { ...corner, ...box }, viewBox, paths, colour };
}

/** The four sides of a rectangle as rules. */
export function outline(at: Rect, weight: Pt, role: Role, owner: Owner = FURNITURE): readonly Placed[] {
  return outlineAlong(cornersOf(at), weight, role, owner);
}

/** Rules from corner to corner of an outline, and back to the first. */
export function outlineAlong(corners: readonly Point[], weight: Pt, role: Role, owner: Owner): readonly Placed[] {
  return corners.map((from, index) =>
    placedRule(from, corners[(index + 1) % corners.length] ?? from, { role, weight, owner }),
  );
}

/** A text of a page's furniture under the name its author knows. */
export interface WrittenPiece {
  /** The name used in `Owner.piece`. */
  readonly piece: string;
  /** The key that holds it. */
  readonly key: string;
  readonly span: Span;
  /** True if it is inside the nameplate's frame. */
  readonly plated: boolean;
  /** Texts with the same `room` share their space. */
  readonly room: string;
  /** The setting that gives it more room: its style, or the extent of the nameplate. */
  readonly fix: Arguments;
}

/** The texts of a page's furniture. When two touch, the later one is reported. */
export function writtenPieces({ folio, section, number, span }: PagePlan, paper: Paper): readonly WrittenPiece[] {
  const { nameplate, colophon } = paper;
  const fix = { style: "folio" };
  const own = { plated: false, fix };
  const people = folio.credits ?? folio.contact;
  const pieces: WrittenPiece[] = [
    { ...own, piece: "number", key: "label", span: folio.number.span, room: "number" },
    { ...own, piece: "date", key: "date", span: folio.date.span, room: "date" },
    { ...own, fix: {}, piece: "section", key: "section", span: section?.span ?? span, room: "section" },
  ];
  if (people !== undefined) {
    const key = folio.credits === undefined ? "contact" : "credits";
    pieces.push({ ...own, piece: "credits", key, span: people.span, room: "credits" });
  }
  if (colophon !== undefined) {
    const named = { piece: "colophon", key: "colophon", room: "colophon" };
    pieces.push({ ...named, span: colophon.span, plated: false, fix: { style: "colophon" } });
  }
  return nameplate === undefined || number !== 1 ? pieces : [...pieces, ...plateTexts(nameplate, paper.grid)];
}

function plateTexts({ columns, strip, ears, span }: Nameplate, grid: Grid): readonly WrittenPiece[] {
  const wider = grid.writing === "horizontal" && count(columns) < grid.columns;
  const name: WrittenPiece = { piece: "name", key: "nameplate", span, plated: true, room: "name", fix: {} };
  return [
    name,
    ...strip.map(({ span: at }, index) => ({
      piece: `strip-${index + 1}`,
      key: "strip",
      span: at,
      plated: true,
      room: "strip",
      fix: {
        style: "folio",
        ...(wider && { extent: "columns" }),
        ...(grid.writing === "vertical" && { extent: "rows" }),
      },
    })),
    ...ears.flatMap(({ title, lines }, ear) => [
      ...lines.map(({ span: at }, index) => ({
        piece: `ear-${ear + 1}-${index + 1}`,
        key: "text",
        span: at,
        plated: true,
        room: `ear-${ear + 1}`,
        fix: { style: "note", extent: "rows" },
      })),
      ...titleOf(title, ear),
    ]),
  ];
}

function titleOf(title: Text | undefined, ear: number): readonly WrittenPiece[] {
  if (title === undefined) return [];
  const room = `ear-${ear + 1}`;
  return [{ piece: `${room}-title`, key: "title", span: title.span, plated: true, room, fix: {} }];
}
