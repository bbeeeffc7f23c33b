// A proof sheet (大样) as drawing operations: the page as it is, numbers beside its lines, and under it a strip with the boxes to sign and a QR code.
import { encode } from "uqr";
import { BLACK, type Cmyk } from "../../base/colour.ts";
import { mm, type Pt } from "../../base/length.ts";
import type { Point } from "../../base/rect.ts";
import type { FontChain } from "../../engine/fonts/font.ts";
import type { PrintedLine, PrintedPage } from "../../engine/newspaper/newspaper.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { plainLength, plainRuns } from "../paint/plain-text.ts";

/** The strip under the page, and what stands in it. */
const STRIP: Pt = mm(32);
const EDGE: Pt = mm(4);
const BOX: Pt = mm(24);
/** A box is as wide as a name in handwriting with its date, if there is room for all boxes. */
const BOX_WIDTH: Pt = mm(60);
const TITLE_SIZE: Pt = 9;
const CODE_SIZE: Pt = 5;
const WEIGHT: Pt = 0.5;
/** Modules of white around a code (ISO/IEC 18004). */
const QUIET = 4;

/** Every fifth line has a number. It stands in the gutter, in a grey that nobody takes for copy. */
const STEP = 5;
const NUMBER_SIZE: Pt = 4.5;
const NUMBER_GAP: Pt = 1.5;
const NUMBER_COLOUR: Cmyk = [0, 0, 0, 60];

interface SheetFacts {
  readonly stages: readonly string[];
  /** The text of the QR code. */
  readonly code: string;
  readonly chain: FontChain;
}

export function sheetOf(page: PrintedPage, { label, trim, ops }: PaintPage, facts: SheetFacts): PaintPage {
  const height = trim.height + STRIP;
  return {
    label,
    trim: { ...trim, height },
    ops: [...ops, ...lineNumbers(page, facts.chain), ...stripOf(page, facts)],
  };
}

const NONE = { story: undefined, part: undefined, advert: undefined };

function text(words: string, { x, y }: Point, size: Pt, colour: Cmyk, chain: FontChain): readonly PaintOp[] {
  return plainRuns(words, chain, size, colour).map((run) => ({
    kind: "glyphs",
    owner: NONE,
    role: "folio",
    element: "",
    x,
    y,
    run,
    from: 0,
    to: 0,
    writing: "horizontal",
  }));
}

/** The lines of each leg are counted from 1. */
function lineNumbers({ things, frames }: PrintedPage, chain: FontChain): readonly PaintOp[] {
  const counts = new Map<string, number>();
  return things.flatMap((line) => {
    if (line.kind !== "line" || line.leg === undefined) return [];
    const leg = frames.find(({ of, part }) => of === line.story && part === line.part)?.legs[line.leg];
    if (leg === undefined) return [];
    const key = `${line.story} ${line.part} ${line.leg}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return number % STEP === 0
      ? text(String(number), placeOf(line, leg, number, chain), NUMBER_SIZE, NUMBER_COLOUR, chain)
      : [];
  });
}

/** Left of a horizontal line, over a vertical one. */
function placeOf({ writing, x, y }: PrintedLine, leg: Point, number: number, chain: FontChain): Point {
  const length = plainLength(String(number), chain, NUMBER_SIZE);
  return writing === "vertical" ? { x: x - length / 2, y: leg.y - NUMBER_GAP } : { x: leg.x - NUMBER_GAP - length, y };
}

function stripOf({ trim }: PrintedPage, { stages, code, chain }: SheetFacts): readonly PaintOp[] {
  const top = trim.height + EDGE;
  const room = trim.width - 2 * EDGE - BOX - EDGE;
  const width = Math.min(BOX_WIDTH, room / Math.max(1, stages.length));
  const boxes = stages.flatMap((stage, at) => {
    const x = EDGE + at * width;
    const title = { x: x + EDGE / 2, y: top + 1.5 * TITLE_SIZE };
    return [...boxAt({ x, y: top }, width), ...text(stage, title, TITLE_SIZE, BLACK, chain)];
  });
  const corner = { x: trim.width - EDGE - BOX, y: top };
  const [stem = "", label = "", print = ""] = code.split(" ");
  const words = `${stem} ${label} ${print.slice(0, 12)}`;
  const under = { x: trim.width - EDGE - plainLength(words, chain, CODE_SIZE), y: top + BOX + CODE_SIZE };
  return [...boxes, ...qrCode(code, corner), ...text(words, under, CODE_SIZE, BLACK, chain)];
}

function boxAt({ x, y }: Point, width: Pt): readonly PaintOp[] {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + BOX },
    { x, y: y + BOX },
  ];
  return corners.map((from, at) => {
    const to = corners[(at + 1) % corners.length] ?? from;
    return { kind: "line", owner: NONE, role: "folio", from, to, weight: WEIGHT, colour: BLACK };
  });
}

function qrCode(code: string, corner: Point): readonly PaintOp[] {
  const { data } = encode(code, { ecc: "M", border: 0 });
  const side = BOX / (data.length + 2 * QUIET);
  return data.flatMap((row, down) =>
    row.flatMap((isDark, across): readonly PaintOp[] => {
      const at = {
        x: corner.x + (across + QUIET) * side,
        y: corner.y + (down + QUIET) * side,
        width: side,
        height: side,
      };
      return isDark ? [{ kind: "area", owner: NONE, role: "folio", at, colour: BLACK }] : [];
    }),
  );
}
