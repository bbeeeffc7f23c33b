/*
 * Printer's marks outside the trim: trim marks, register crosses, ink patches and the slug line. Printed in all plates at once (Separation All), they show how well
 * the plates fit; patches only for plates that the page needs, because each further plate costs money.
 */
import { ByteWriter } from "../../base/byte-writer.ts";
import type { Cmyk } from "../../base/colour.ts";
import { mm, type Pt } from "../../base/length.ts";
import { once } from "../../base/once.ts";
import type { Point, Size } from "../../base/rect.ts";
import type { FontChain } from "../../engine/fonts/font.ts";
import { plainRuns } from "../paint/plain-text.ts";
import { INKS, type Ink } from "../paint/plates.ts";
import type { Margin } from "../pdf/document.ts";
import { showRun } from "../pdf/glyphs.ts";
import { circleQuarters } from "../pdf/paint-page.ts";
import { faceOf, type Named, type PdfFile } from "../pdf/pdf-file.ts";

/** The space for marks between the bleed and the sheet's edge. */
export const SLUG: Pt = mm(12);
/** As thin as a plate holds (RULES.md#marks). */
const WEIGHT: Pt = 0.25;
/** The distance from the trim to a mark, and the mark's length. */
const OFFSET: Pt = mm(3);
const LENGTH: Pt = mm(5);
/** The least distance from the bleed to a mark, so that marks do not touch the page's ink. */
const CLEAR: Pt = mm(1);
const PATCH: Pt = mm(4);
const SLUG_SIZE: Pt = 6;
const ALL_INKS: Cmyk = [100, 100, 100, 100];

interface Marks {
  readonly trim: Size;
  readonly margin: Margin;
  readonly plates: readonly Ink[];
  /** Paper, date, page … */
  readonly slug: string;
  readonly chain: FontChain;
}

/** Marks as operators, in points from the top left of the trim, y down, with their resources. */
interface DrawnMarks {
  readonly content: Uint8Array;
  readonly named: ReadonlyMap<string, Named>;
}

/** The name of the marks' colour, which prints in all plates. */
const ALL = "CAll";

/** Trim marks at the corners, register crosses at the middles of the sides, ink patches at the foot, the slug line at the head. */
export function drawMarks(file: PdfFile, marks: Marks): DrawnMarks {
  const writer = new ByteWriter();
  const near = Math.max(OFFSET, marks.margin.bleed + CLEAR);
  writer.ascii(`/GK gs\n/${ALL} CS 1 SCN\n/${ALL} cs 1 scn\n`).number(WEIGHT).ascii("w\n");
  trimMarks(writer, marks.trim, near);
  registerMarks(writer, marks.trim, near + LENGTH / 2);
  const fonts = slugLine(file, writer, marks, near);
  patches(writer, marks, near);
  return { content: writer.bytes(), named: new Map([...fonts, [ALL, allPlates(file)]]) };
}

/** Dashed lines at both ends of the fold, in points from the top left of the trim. */
export function drawFold(file: PdfFile, trim: Size, margin: Margin): DrawnMarks {
  const writer = new ByteWriter();
  const near = Math.max(OFFSET, margin.bleed + CLEAR);
  const x = trim.width / 2;
  writer.ascii(`/${ALL} CS 1 SCN [2 1.5] 0 d\n`).number(WEIGHT).ascii("w\n");
  line(writer, [x, -near, x, -near - LENGTH]);
  line(writer, [x, trim.height + near, x, trim.height + near + LENGTH]);
  return { content: writer.bytes(), named: new Map([[ALL, allPlates(file)]]) };
}

/** The colour space of a single ink. @param inks the process inks that replace it where it is missing, 0 to 1 */
export function separation({ pdfkit }: PdfFile, name: string, inks: readonly number[]): Named {
  const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: inks, N: 1 };
  const ref = once(() => {
    const made = pdfkit.ref(["Separation", escapeName(name), "DeviceCMYK", tint]);
    made.end();
    return made;
  });
  return { kind: "colorSpaces", ref };
}

function allPlates(file: PdfFile): Named {
  return separation(file, "All", [1, 1, 1, 1]);
}

/** The characters of a PDF name: UTF-8 bytes, with numbers for those outside plain ASCII (ISO 32000-1, 7.3.5). */
function escapeName(name: string): string {
  return [...Buffer.from(name, "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9+_-]/.test(character) ? character : `#${byte.toString(16).padStart(2, "0")}`;
    })
    .join("");
}

function trimMarks(writer: ByteWriter, { width, height }: Size, near: Pt): void {
  for (const x of [0, width]) {
    line(writer, [x, -near, x, -near - LENGTH]);
    line(writer, [x, height + near, x, height + near + LENGTH]);
  }
  for (const y of [0, height]) {
    line(writer, [-near, y, -near - LENGTH, y]);
    line(writer, [width + near, y, width + near + LENGTH, y]);
  }
}

function registerMarks(writer: ByteWriter, { width, height }: Size, distance: Pt): void {
  const centres = [
    [width / 2, -distance],
    [width / 2, height + distance],
    [-distance, height / 2],
    [width + distance, height / 2],
  ] as const;
  for (const [x, y] of centres) {
    line(writer, [x - LENGTH / 2, y, x + LENGTH / 2, y]);
    line(writer, [x, y - LENGTH / 2, x, y + LENGTH / 2]);
    circle(writer, { x, y }, LENGTH / 4);
  }
}

function line(writer: ByteWriter, [x1, y1, x2, y2]: readonly [Pt, Pt, Pt, Pt]): void {
  writer.number(x1).number(y1).ascii("m ").number(x2).number(y2).ascii("l S\n");
}

function circle(writer: ByteWriter, centre: Point, radius: Pt): void {
  const right = centre.x + radius;
  writer.number(right).number(centre.y).ascii("m ");
  for (const quarter of circleQuarters(centre, radius)) {
    for (const number of quarter) writer.number(number);
    writer.ascii("c ");
  }
  writer.ascii("S\n");
}

/** Patches of each ink at 100 % and 40 %, then of each pair of the coloured inks. */
function patches(writer: ByteWriter, { trim, plates }: Marks, near: Pt): void {
  const mixes: readonly (readonly Ink[])[] = [
    ["M", "Y"],
    ["C", "Y"],
    ["C", "M"],
  ];
  const wanted = [
    ...INKS.map((ink) => ({ inks: [ink], share: 1 })),
    ...INKS.map((ink) => ({ inks: [ink], share: 0.4 })),
    ...mixes.map((mix) => ({ inks: mix, share: 1 })),
  ].filter((patch) => patch.inks.every((ink) => plates.includes(ink)));
  wanted.forEach((patch, index) => {
    for (const ink of INKS) writer.number(patch.inks.includes(ink) ? patch.share : 0);
    writer.ascii("k ");
    writer.number(trim.width / 2 + LENGTH + index * PATCH).number(trim.height + near);
    writer.number(PATCH).number(PATCH).ascii("re f\n");
  });
}

/** Sets the slug line over the left half of the page. @returns its fonts */
function slugLine(file: PdfFile, writer: ByteWriter, marks: Marks, near: Pt): ReadonlyMap<string, Named> {
  const fonts = new Map<string, Named>();
  writer.ascii("BT\n");
  let x = LENGTH;
  for (const run of plainRuns(marks.slug, marks.chain, SLUG_SIZE, ALL_INKS)) {
    const face = faceOf(file, run.font);
    fonts.set(face.name, { kind: "face", font: run.font, vertical: false });
    writer.ascii(`/${face.name} `).number(run.size).ascii("Tf\n");
    const owner = { story: undefined, part: undefined, advert: undefined };
    const place = {
      kind: "glyphs",
      owner,
      role: "folio",
      element: "",
      x,
      y: -near - LENGTH / 3,
      from: 0,
      to: 0,
    } as const;
    showRun(writer, face, { ...place, run, writing: "horizontal" }, undefined);
    const last = run.glyphs.length - 1;
    x += (run.x[last] ?? 0) + (face.advance(run.glyphs[last] ?? 0) / 1000) * run.size;
  }
  writer.ascii("ET\n");
  return fonts;
}
