import { WHITE } from "../../../base/colour.ts";
import { type Pt, SQUARE_MIDDLE, SQUARE_TOP } from "../../../base/length.ts";
import type { Rect } from "../../../base/rect.ts";
import type { Issue } from "../../model/issue.ts";
import type { Ear, Nameplate, Paper } from "../../model/paper.ts";
import type { TextStyle } from "../../model/style.ts";
import { penEnd, setStyled } from "../../text/headings/display.ts";
import type { Workbench } from "../../text/workbench.ts";
import { frameRect, spanOf } from "../grid/grid.ts";
import type { Placed } from "../page.ts";
import { placedText } from "../placing.ts";
import { type EarPlace, verticalNameplate } from "../vertical/nameplate.ts";
import { type Band, FURNITURE, furnitureNamed, outline, placeArt, placeText, ruleAcross } from "./band.ts";

/** Rows of the strip at the nameplate's foot. */
const STRIP_ROWS = 2;

/** The nameplate of page one: the paper's name as vector art, ears at its right, the strip of statutory facts under both. */
export function nameplate(issue: Issue, plate: Nameplate, bench: Workbench): readonly Placed[] {
  const { paper } = issue;
  const { grid } = paper;
  const frame = frameRect(grid, plate);
  if (grid.writing === "vertical") {
    // The line gap at its left is white already.
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

/** The art; without art the name as text. Nothing where ears and strip leave it no room, which is told. */
function title(paper: Paper, plate: Nameplate, at: Rect, bench: Workbench): readonly Placed[] {
  if (Math.min(at.width, at.height) < paper.grid.size) return [];
  const { art, colour } = plate;
  if (art !== undefined) return [placeArt(art, at, colour)];
  const size = Math.min(at.height * 0.8, at.width / ([...paper.name].length + 1));
  const style: TextStyle = { ...paper.styles.headline.lead, size, pitch: size, colour, align: "center" };
  const middle = { ...at, y: at.y + at.height / 2 + size * SQUARE_MIDDLE };
  return placeText({ role: "nameplate", text: paper.name, style }, middle, bench, furnitureNamed("name"));
}

/** The `index`th of `count` equal boxes above one another with a gap between. */
function slice(side: Rect, index: number, count: number, gap: Pt): Rect {
  const height = (side.height - (count - 1) * gap) / count;
  return { ...side, y: side.y + index * (height + gap), height };
}

function earBox(paper: Paper, ear: Ear, { at, index, colour }: EarPlace, bench: Workbench): readonly Placed[] {
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
function strip(paper: Paper, plate: Nameplate, at: Band, bench: Workbench): readonly Placed[] {
  const style: TextStyle = { ...paper.styles.folio, align: "left" };
  const lines = plate.strip.flatMap((text, index) => {
    const owner = furnitureNamed(`strip-${index + 1}`, text);
    return setStyled([{ role: "strip", text: text.text, style }], at.width, bench).map((line) => ({ line, owner }));
  });
  const natural = lines.reduce((sum, { line }) => sum + penEnd(line), 0);
  const gap = lines.length > 1 ? (at.width - natural) / (lines.length - 1) : 0;
  let x = at.x;
  const placed: Placed[] = [ruleAcross(at, 1), ruleAcross({ ...at, y: at.y + 17 }, 0.5)];
  for (const { line, owner } of lines) {
    placed.push(placedText(line, { x, y: at.y + 11.4 }, owner));
    x += penEnd(line) + gap;
  }
  return placed;
}
