import type { ComparedMark, FrameState, PageState, ToldMessage } from "../app/preview/protocol.ts";
import { element } from "./sheet.ts";
import type { Overlay } from "./view.ts";

/** Em of a Han character's square above its baseline. */
const SQUARE_TOP = 0.88;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Draws what is shown over a page besides its ink. */
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

/** The left edge of a column, from 1. */
export function leftOfColumn({ grid }: Pick<PageState, "grid">, column: number): number {
  return grid.left + (column - 1) * (grid.measure + grid.gutter);
}

export function topOfRow({ grid }: Pick<PageState, "grid">, row: number): number {
  return grid.top + (row - 1) * grid.pitch;
}

/** The rectangle of columns and rows, as frames are. */
export function rectOfFrame(
  page: Pick<PageState, "grid">,
  columns: readonly [number, number],
  rows: readonly [number, number],
): Box {
  const { measure, pitch, size } = page.grid;
  const x = leftOfColumn(page, columns[0]);
  const y = topOfRow(page, rows[0]);
  return { x, y, width: leftOfColumn(page, columns[1]) + measure - x, height: (rows[1] - rows[0]) * pitch + size };
}

export function rectElement({ x, y, width, height }: Box, kind: string): SVGElement {
  const rect = element("rect", kind);
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, String(value));
  return rect;
}

function pathOf(d: string, kind: string): SVGElement {
  const path = element("path", kind);
  path.setAttribute("d", d);
  return path;
}

function gridOf(page: PageState): readonly SVGElement[] {
  const { columns, rows } = page.grid;
  return Array.from({ length: columns }, (_, at) =>
    rectElement(rectOfFrame(page, [at + 1, at + 1], [1, rows]), "column"),
  );
}

function baselinesOf(page: PageState): readonly SVGElement[] {
  const { left, rows, columns, measure, size } = page.grid;
  const right = leftOfColumn(page, columns) + measure;
  const lines = Array.from(
    { length: rows },
    (_, at) => `M${left} ${topOfRow(page, at + 1) + SQUARE_TOP * size}H${right}`,
  );
  return [pathOf(lines.join(""), "baseline")];
}

function outlineOf({ of, zone, kind }: FrameState): SVGElement {
  const corners = zone.map(({ x, y }) => `${x} ${y}`);
  const outline = pathOf(`M${corners.join("L")}Z`, `frame ${kind}`);
  outline.dataset["of"] = of;
  return outline;
}

function rulersOf(page: PageState): readonly SVGElement[] {
  const { columns, rows, measure, top, left, size } = page.grid;
  const across = Array.from({ length: columns }, (_, at) =>
    note(String(at + 1), leftOfColumn(page, at + 1) + measure / 2, top - 6, "middle"),
  );
  const down = Array.from({ length: rows }, (_, at) => at + 1)
    .filter((row) => row === 1 || row % 5 === 0)
    .map((row) => note(String(row), left - 6, topOfRow(page, row) + SQUARE_TOP * size, "end"));
  return [...across, ...down];
}

function note(text: string, x: number, y: number, anchor: string): SVGElement {
  const made = element("text", "ruler");
  made.textContent = text;
  for (const [name, value] of Object.entries({ x, y, "text-anchor": anchor })) made.setAttribute(name, String(value));
  return made;
}

/** What is otherwise on a page than it was. */
export function differencesOn({ label }: PageState, marks: readonly ComparedMark[]): readonly SVGElement[] {
  return marks
    .filter(({ side, page }) => side === "is" && page === label)
    .map(({ at, kind }) => rectElement(at, `diff ${kind}`));
}

/** How large a message's sign is, in points. */
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
