// Everything drawn over a page besides its ink: grid, frames, places of messages, differences, the chosen frame. In points of the page, so that it scales with
// it.
import type { Rect } from "../../../base/rect.ts";
import type { ComparedMark, FrameState, PageState, ToldMessage } from "../protocol.ts";
import { element } from "./sheet.ts";
import type { Overlay } from "./view.ts";

/** Em of a Han character's square above its baseline. */
const SQUARE_TOP = 0.88;

export function overlaysOf(
  page: PageState,
  shown: readonly Overlay[],
  messages: readonly ToldMessage[],
): readonly SVGElement[] {
  return [
    ...(shown.includes("grid") ? gridOf(page) : []),
    ...(shown.includes("baselines") ? baselinesOf(page) : []),
    ...(shown.includes("frames") ? page.frames.map(outlineOf) : []),
    ...(shown.includes("legs") ? page.frames.flatMap(({ legs }) => legs.map((leg) => rectElement(leg, "leg"))) : []),
    ...(shown.includes("rulers") ? rulersOf(page) : []),
    ...(shown.includes("marks") ? marksOf(page, messages) : []),
  ];
}

/** The start of a column, counted from 1: its left edge; in a vertical paper its head. */
function startOfColumn({ writing, left, top, measure, gutter }: PageState["grid"], column: number): number {
  return (writing === "vertical" ? top : left) + (column - 1) * (measure + gutter);
}

/** The start of a row, counted from 1: its head; in a vertical paper its right edge. */
function startOfRow({ writing, left, top, rows, pitch, size }: PageState["grid"], row: number): number {
  if (writing !== "vertical") return top + (row - 1) * pitch;
  return left + (rows - row) * pitch + size;
}

/** The rectangle of columns and rows, as frames are. */
export function rectOfFrame(
  { grid }: Pick<PageState, "grid">,
  columns: readonly [number, number],
  rows: readonly [number, number],
): Rect {
  const { measure, pitch, size, writing } = grid;
  const start = startOfColumn(grid, columns[0]);
  const length = startOfColumn(grid, columns[1]) + measure - start;
  const head = startOfRow(grid, rows[0]);
  const depth = (rows[1] - rows[0]) * pitch + size;
  if (writing === "vertical") return { x: head - depth, y: start, width: depth, height: length };
  return { x: start, y: head, width: length, height: depth };
}

export function rectElement({ x, y, width, height }: Rect, kind: string): SVGElement {
  return element("rect", kind, { x, y, width, height });
}

function pathOf(d: string, kind: string): SVGElement {
  return element("path", kind, { d });
}

function gridOf(page: PageState): readonly SVGElement[] {
  const { columns, rows } = page.grid;
  return Array.from({ length: columns }, (_, at) =>
    rectElement(rectOfFrame(page, [at + 1, at + 1], [1, rows]), "column"),
  );
}

/** In a vertical paper the middle of the square is on the line. */
function baselinesOf({ grid }: PageState): readonly SVGElement[] {
  const { left, top, rows, columns, measure, size, writing } = grid;
  const end = startOfColumn(grid, columns) + measure;
  const lines = Array.from({ length: rows }, (_, at) => {
    const row = startOfRow(grid, at + 1);
    return writing === "vertical" ? `M${row - size / 2} ${top}V${end}` : `M${left} ${row + SQUARE_TOP * size}H${end}`;
  });
  return [pathOf(lines.join(""), "baseline")];
}

function outlineOf({ of, zone, kind }: FrameState): SVGElement {
  const corners = zone.map(({ x, y }) => `${x} ${y}`);
  const outline = pathOf(`M${corners.join("L")}Z`, `frame ${kind}`);
  outline.dataset["of"] = of;
  return outline;
}

function rulersOf({ grid }: PageState): readonly SVGElement[] {
  const { columns, rows, measure, top, left, size, writing } = grid;
  const vertical = writing === "vertical";
  const middles = Array.from({ length: columns }, (_, at) => startOfColumn(grid, at + 1) + measure / 2);
  const ofColumns = middles.map((middle, at) =>
    vertical ? note(String(at + 1), left - 6, middle, "end") : note(String(at + 1), middle, top - 6, "middle"),
  );
  const ofRows = Array.from({ length: rows }, (_, at) => at + 1)
    .filter((row) => row === 1 || row % 5 === 0)
    .map((row) => {
      const start = startOfRow(grid, row);
      if (vertical) return note(String(row), start - size / 2, top - 6, "middle");
      return note(String(row), left - 6, start + SQUARE_TOP * size, "end");
    });
  return [...ofColumns, ...ofRows];
}

function note(text: string, x: number, y: number, anchor: string): SVGElement {
  const made = element("text", "ruler", { x, y, "text-anchor": anchor });
  made.textContent = text;
  return made;
}

/** The differences of a page, drawn on the present or the earlier page. */
export function differencesOn(
  label: string,
  marks: readonly ComparedMark[],
  on: ComparedMark["side"],
): readonly SVGElement[] {
  return marks
    .filter(({ side, page }) => side === on && page === label)
    .map(({ at, kind }) => rectElement(at, `diff ${kind}`));
}

/** The size of a message's sign, in points. */
const SIGN = 12;

function marksOf({ label }: PageState, messages: readonly ToldMessage[]): readonly SVGElement[] {
  return messages.flatMap(({ marks, severity, message, hint }, number) =>
    marks
      .filter(({ page }) => page === label)
      .map(({ at }) => {
        const group = element("g", `mark ${severity}`);
        group.dataset["message"] = String(number);
        const title = element("title", "");
        title.textContent = hint === undefined ? message : `${message}\n${hint}`;
        const sign = rectElement({ x: at.x + at.width - SIGN, y: at.y, width: SIGN, height: SIGN }, "sign");
        const word = note(severity === "error" ? "!" : "?", at.x + at.width - SIGN / 2, at.y + SIGN - 2.5, "middle");
        word.setAttribute("class", "word");
        group.append(title, rectElement(at, "place"), sign, word);
        return group;
      }),
  );
}
