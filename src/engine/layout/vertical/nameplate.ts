import { WHITE } from "../../../base/colour.ts";
import { type Em, type Pt, SQUARE_MIDDLE } from "../../../base/length.ts";
import type { Rect } from "../../../base/rect.ts";
import type { Ear, Nameplate, Paper } from "../../model/paper.ts";
import type { TextStyle } from "../../model/style.ts";
import { penEnd, setVertical } from "../../text/headings/display.ts";
import type { Workbench } from "../../text/workbench.ts";
import { FURNITURE, furnitureNamed, outline, placeArt, placeText, ruleAcross } from "../furniture/band.ts";
import type { Placed } from "../page.ts";
import { placedText } from "../placing.ts";

/** What ears and strip take of the nameplate's height. */
const EAR_SHARE = 0.17;
const STRIP_SHARE = 0.27;
/** White between name, strip and ears, and between an ear's rule and its text. */
const GAP: Pt = 8;
/** White between a rule of the strip and its texts. */
const STRIP_END: Pt = 7;
/** The bar with an ear's title. */
const BAR: Pt = 17;
const TITLE_SIZE: Pt = 10.5;
/** The name without art: this much of the rectangle's width. */
const NAME_WIDTH = 0.7;
/** White between two texts of the strip, at the least. */
const BETWEEN: Em = 0.4;

/**
 * The nameplate of a vertical paper (RULES.md#vertical-grid), from the top: the name, the facts of the day in vertical lines from right to left between two rules,
 * the ears.
 */
export function verticalNameplate(paper: Paper, plate: Nameplate, at: Rect, bench: Workbench): readonly Placed[] {
  const ear = plate.ears.length === 0 ? 0 : EAR_SHARE * at.height;
  const strip = plate.strip.length === 0 ? 0 : STRIP_SHARE * at.height;
  const ears = plate.ears.length * (ear + GAP);
  const name = { ...at, height: at.height - ears - strip - GAP };
  const facts = { ...at, y: name.y + name.height + GAP, height: strip };
  return [
    ...title(paper, plate, name, bench),
    ...stripOf(paper, plate, facts, bench),
    ...plate.ears.flatMap((each, index) => {
      const y = facts.y + facts.height + GAP + index * (ear + GAP);
      return earOf(paper, each, { at: { ...at, y, height: ear }, index, colour: plate.colour }, bench);
    }),
  ];
}

/** The art; without art the name as text; nothing where there is no room, as in a horizontal paper. */
function title(paper: Paper, { art, colour }: Nameplate, at: Rect, bench: Workbench): readonly Placed[] {
  if (Math.min(at.width, at.height) < paper.grid.size) return [];
  if (art !== undefined) return [placeArt(art, at, colour)];
  const size = Math.min(NAME_WIDTH * at.width, at.height / ([...paper.name].length + 1 / 2));
  const style: TextStyle = { ...paper.styles.headline.lead, size, pitch: size, colour, align: "center" };
  const [line] = setVertical([{ role: "nameplate", text: paper.name, style }], at.height, bench);
  if (line === undefined) return [];
  const y = at.y + (at.height - penEnd(line)) / 2;
  return [placedText(line, { x: at.x + at.width / 2, y }, furnitureNamed("name"))];
}

/** Texts that are too long for the strip turn; all lines stand evenly over its width. */
function stripOf(paper: Paper, { strip }: Nameplate, at: Rect, bench: Workbench): readonly Placed[] {
  if (strip.length === 0) return [];
  const style: TextStyle = { ...paper.styles.folio, align: "left" };
  const lines = strip.flatMap((text, index) => {
    const owner = furnitureNamed(`strip-${index + 1}`, text);
    const set = setVertical([{ role: "strip", text: text.text, style }], at.height - 2 * STRIP_END, bench);
    return set.map((line) => ({ line, owner }));
  });
  const step = Math.max(style.size * (1 + BETWEEN), (at.width - style.size) / Math.max(1, lines.length - 1));
  const whole = (lines.length - 1) * step;
  const first = at.x + (at.width + whole) / 2;
  return [
    ruleAcross({ x: at.x, y: at.y, width: at.width }, 1),
    ...lines.map(({ line, owner }, index) => placedText(line, { x: first - index * step, y: at.y + STRIP_END }, owner)),
    ruleAcross({ x: at.x, y: at.y + at.height, width: at.width }, 0.5),
  ];
}

/** Where an ear stands, its number from 0, and the colour of its bar. */
export interface EarPlace {
  readonly at: Rect;
  readonly index: number;
  readonly colour: Nameplate["colour"];
}

/** A box with its title in a bar over vertical lines. */
function earOf(paper: Paper, ear: Ear, { at, index, colour }: EarPlace, bench: Workbench): readonly Placed[] {
  const { styles, rules } = paper;
  const name = `ear-${index + 1}`;
  const bar = ear.title === undefined ? 0 : BAR;
  const label: TextStyle = { ...styles.label, size: TITLE_SIZE, pitch: TITLE_SIZE, align: "center", colour: WHITE };
  const text: TextStyle = { ...styles.note, align: "left", indent: 0 };
  const length = at.height - bar - 2 * GAP;
  const lines = ear.lines.flatMap((line, number) => {
    const owner = furnitureNamed(`${name}-${number + 1}`, line);
    return setVertical([{ role: "ear", text: line.text, style: text }], length, bench).map((set) => ({ set, owner }));
  });
  const whole = (lines.length - 1) * text.pitch;
  const first = at.x + (at.width + whole) / 2;
  const baseline = at.y + bar / 2 + SQUARE_MIDDLE * TITLE_SIZE;
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
      placedText(set, { x: first - number * text.pitch, y: at.y + bar + GAP }, owner),
    ),
  ];
}
