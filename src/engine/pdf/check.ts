/*
 * What a newspaper plant would refuse in a PDF: boxes, fonts, colours, ink, thin rules, small type. The checks look at what a page paints, operator by
 * operator (`walk.ts`), and not at what the file declares, since only the painting reaches the plates.
 */
import type { PDFDict } from "@cantoo/pdf-lib";
import type { Arguments, Code } from "../../base/codes.ts";
import type { Severity } from "../../base/diagnostic.ts";
import { mm } from "../../base/length.ts";
import { inksOf, inksTogether, lightIn, profiledIn, spaceOf, spotsIn } from "./colour.ts";
import { MOST_OPERATORS, weightOf } from "./content.ts";
import {
  boxesOf,
  boxOf,
  dictAt,
  dictOf,
  entry,
  inherited,
  listAt,
  nameAt,
  nameOf,
  numberAt,
  numbersOf,
  type PageBoxes,
  type PdfBox,
  statedBoxesOf,
} from "./objects.ts";
import { isOutlined, movedBox, type Paint, type PaintedObject, sharedBox, walkPage } from "./walk.ts";

/** Tolerance for rounding of boxes and sizes, in points. */
const SLACK = 0.01;

/** The faults of one page: boxes, annotations and everything painted. A finding with the same code and values is reported once. */
export function checkPage(page: PDFDict, number: number, demands: Demands, standard: "x4" | "x1a" | undefined) {
  const boxes = boxesOf(page);
  const found = new Map<string, Finding>();
  const add = (finding: Finding | undefined, x?: number, y?: number): void => {
    if (finding === undefined) return;
    const key = `${finding.code}|${JSON.stringify(finding.arguments)}`;
    if (found.has(key)) return;
    const place = x === undefined || y === undefined ? {} : placeOf(boxes, x, y);
    found.set(key, { ...finding, arguments: { page: number, ...finding.arguments, ...place } });
  };
  for (const finding of checkBoxes(page)) add(finding);
  for (const finding of checkAnnotations(page, boxes)) add(finding);
  const group = dictAt(page, "Group");
  const isGroup = nameAt(group, "S") === "Transparency";
  if (standard === "x1a" && isGroup) add(error("pdf-transparency", { what: "group" }));
  if (weightOf(page) > MOST_OPERATORS) {
    add(error("pdf-endless", { file: "?" }));
    return [...found.values()];
  }
  let blends = isGroup ? lightIn(spaceOf(entry(group, "CS"), dictOf(inherited(page, "Resources")))) : undefined;
  let shows = false;
  walkPage(page, (painted) => {
    if (painted.kind === "group") blends ??= lightIn(painted.space);
    shows ||= painted.see.some((what) => what !== "group");
    const within = isWithin(boxes.bleed, painted);
    for (const finding of checkPainted(painted, demands, within)) add(heldTo(standard, finding), painted.x, painted.y);
    for (const what of painted.see) {
      const severity = standard === "x1a" ? error : warning;
      if (what !== "group" || standard === "x1a") add(severity("pdf-transparency", { what }), painted.x, painted.y);
    }
  });
  // Without transparency nothing is blended, so the blending space does not matter.
  if (blends !== undefined && shows) add(error("pdf-blend-space", { space: blends }));
  return [...found.values()];
}

/** Warnings that are errors in PDF/X-1a. */
const X1A_REFUSES: ReadonlySet<string> = new Set(["pdf-profiled", "pdf-newer"]);

/** A finding by the rules of the standard; undefined if the standard allows it. */
function heldTo(standard: "x4" | "x1a" | undefined, finding: Finding): Finding | undefined {
  if (standard === "x4" && finding.code === "pdf-newer") return undefined;
  return standard === "x1a" && X1A_REFUSES.has(finding.code) ? { ...finding, severity: "error" } : finding;
}

/** Millimetres from the trim's top left. */
function placeOf({ trim }: PageBoxes, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: tenth((x - trim[0]) / mm(1)), y: tenth((trim[3] - y) / mm(1)) };
}

function isWithin([left, bottom, right, top]: PdfBox, { x, y }: PaintedObject): boolean {
  return x >= left - 1 && x <= right + 1 && y >= bottom - 1 && y <= top + 1;
}

function checkBoxes(page: PDFDict): readonly Finding[] {
  const { media, crop, trim, bleed } = statedBoxesOf(page);
  const findings: Finding[] = [];
  if (boxOf(inherited(page, "MediaBox")) === undefined) findings.push(error("pdf-no-box", { box: "MediaBox" }));
  const finished = entry(page, "TrimBox") ?? entry(page, "ArtBox");
  if (finished === undefined) findings.push(error("pdf-no-box", { box: "TrimBox" }));
  const inside = (inner: PdfBox, outer: PdfBox): boolean =>
    inner[0] >= outer[0] - SLACK &&
    inner[1] >= outer[1] - SLACK &&
    inner[2] <= outer[2] + SLACK &&
    inner[3] <= outer[3] + SLACK;
  const pairs = [
    ["TrimBox", trim, "BleedBox", bleed],
    ["BleedBox", bleed, "MediaBox", media],
    ["TrimBox", trim, "CropBox", crop],
  ] as const;
  for (const [inner, a, outer, b] of pairs) {
    if (!inside(a, b)) findings.push(error("pdf-box-outside", { inner, outer }));
  }
  if ((numberAt(page, "UserUnit") ?? 1) !== 1) findings.push(error("pdf-user-unit"));
  const [turn = 0] = numbersOf(inherited(page, "Rotate"));
  if (turn % 360 !== 0) findings.push(warning("pdf-turned", { degrees: turn }));
  return findings;
}

function checkAnnotations(page: PDFDict, { bleed }: PageBoxes): readonly Finding[] {
  return listAt(page, "Annots").flatMap((each) => {
    const annotation = dictOf(each);
    const kind = nameAt(annotation, "Subtype") ?? "?";
    const rect = boxOf(entry(annotation, "Rect"));
    if (rect === undefined || kind === "TrapNet") return [];
    const touches = rect[0] < bleed[2] && rect[2] > bleed[0] && rect[1] < bleed[3] && rect[3] > bleed[1];
    return touches ? [error("pdf-annotation", { kind })] : [];
  });
}

/** @param within false outside the bleed: printer's marks and ink patches are not part of the page */
function checkPainted(painted: PaintedObject, demands: Demands, within: boolean): readonly Finding[] {
  switch (painted.kind) {
    case "damage":
      return [error("pdf-damaged", { operator: painted.what })];
    case "group":
      return [];
    case "curve":
      return [error("pdf-transfer")];
    case "hidden":
      return checkFont(painted.font);
    case "text":
      return [
        ...checkFont(painted.font),
        ...checkColour("text", painted.paint.space),
        ...checkType(painted, demands, within),
      ];
    case "fill":
      return [
        ...checkColour("fill", painted.paint.space),
        ...checkRule(painted.thinnest, painted.paint, demands),
        ...checkInk(painted.paint, demands, within),
        ...checkWhite(painted.paint),
      ];
    case "stroke":
      return [
        ...checkColour("stroke", painted.paint.space),
        ...checkRule(painted.weight, painted.paint, demands),
        ...checkInk(painted.paint, demands, within),
      ];
    case "image":
      return [
        ...checkColour("image", painted.space),
        ...checkImage(painted, demands),
        ...checkForm(painted.image.dict),
      ];
    case "shading":
      return checkColour("shading", painted.space);
  }
}

function checkColour(what: string, space: Paint["space"]): readonly Finding[] {
  const light = lightIn(space);
  const profiled = profiledIn(space);
  const findings: Finding[] = [
    ...(light === undefined ? [] : [error("pdf-rgb", { what, space: light })]),
    ...(profiled === undefined ? [] : [warning("pdf-profiled", { what, space: profiled })]),
  ];
  return [...findings, ...spotsIn(space).map((ink) => warning("pdf-spot", { ink }))];
}

/** Black type up to this size must overprint: misregistered plates would show a white edge (GWG). */
const OVERPRINTED = 12;

/** The faults of a piece of type. White outlines do not count as white type: they separate black letters from their background. */
export function checkType(text: TextPainted, demands: Demands, within: boolean): readonly Finding[] {
  const inks = inksOf(text.paint.space, text.paint.values);
  if (inks === undefined || !within) return [];
  if (inks.size === 0) {
    const small = !isOutlined(text.state) && text.size < demands.reversed - SLACK;
    const finding = warning("reversed-small", { size: tenth(text.size), floor: demands.reversed });
    return [...checkWhite(text.paint), ...(small ? [finding] : [])];
  }
  if (inks.size === 1 && (inks.get("K") ?? 0) > 0.99) return checkBlack(text);
  return [...checkColoured(text.size, inks, demands), ...checkInk(text.paint, demands, within)];
}

type TextPainted = Extract<PaintedObject, { kind: "text" }>;

function checkBlack({ size, paint }: TextPainted): readonly Finding[] {
  // Overprint mode 1 does not apply to DeviceGray (ISO 32000-1, 8.6.7): the plant decides whether it overprints.
  if (paint.overprints || paint.space.family === "DeviceGray") return [];
  return [(size < OVERPRINTED ? error : warning)("pdf-black-knocks-out", { size: tenth(size) })];
}

function checkColoured(size: number, inks: ReadonlyMap<string, number>, { colourType }: Demands): readonly Finding[] {
  const shown = tenth(size);
  const strong = [...inks.values()].filter((share) => share > 0.02).length;
  if (strong < 2) return [];
  if ((inks.get("K") ?? 0) > 0.5) return [error("rich-black-type", { size: shown })];
  return size < colourType - SLACK ? [error("colour-type-small", { size: shown, floor: colourType })] : [];
}

function checkWhite(paint: Paint): readonly Finding[] {
  return paint.overprints && inksOf(paint.space, paint.values)?.size === 0 ? [error("pdf-white-overprints")] : [];
}

function checkRule(weight: number | undefined, paint: Paint, { hairline }: Demands): readonly Finding[] {
  if (weight === undefined || weight >= hairline - 0.0015 || inksOf(paint.space, paint.values)?.size === 0) return [];
  return [error("hairline", { weight: Math.round(weight * 1000) / 1000, floor: hairline })];
}

function checkInk(paint: Paint, { ink }: Demands, within: boolean): readonly Finding[] {
  const shares = inksOf(paint.space, paint.values);
  if (shares === undefined || !within) return [];
  const sum = [...shares.values()].reduce((total, share) => total + share, 0) * 100;
  return sum > ink + 0.5 ? [error("too-much-ink", { sum: Math.round(sum), limit: ink })] : [];
}

/** Image forms that PDF 1.4, and therefore PDF/X-1a, lacks. */
function checkForm(image: PDFDict): readonly Finding[] {
  const packed = listAt(image, "Filter").some((each) => nameOf(each) === "JPXDecode");
  const deep = numberAt(image, "BitsPerComponent") === 16;
  return [...(packed ? ["JPEG 2000"] : []), ...(deep ? ["16 bit"] : [])].map((what) => warning("pdf-newer", { what }));
}

function checkImage(
  { image, ppi, mask }: Extract<PaintedObject, { kind: "image" }>,
  { resolution }: Demands,
): readonly Finding[] {
  // A picture of one or two pixels is a background colour.
  const dots = [numberAt(image.dict, "Width") ?? 0, numberAt(image.dict, "Height") ?? 0] as const;
  if (mask || Math.min(...dots) <= 2) return [];
  if (ppi >= resolution.wanted) return [];
  const args = { ppi: Math.round(ppi), wanted: resolution.wanted };
  return [(ppi < resolution.refused ? error : warning)("low-resolution", args)];
}

/** Fonts must be embedded, or the plant substitutes another. Type 3 fonts are drawings in the file itself. */
export function checkFont(font: PDFDict | undefined): readonly Finding[] {
  if (font === undefined) return [error("pdf-font-missing", { font: "?" })];
  if (nameAt(font, "Subtype") === "Type3") return [];
  const real = nameAt(font, "Subtype") === "Type0" ? dictOf(listAt(font, "DescendantFonts")[0]) : font;
  const descriptor = dictAt(real, "FontDescriptor");
  const embedded = ["FontFile", "FontFile2", "FontFile3"].some((key) => entry(descriptor, key) !== undefined);
  return embedded ? [] : [error("pdf-font-missing", { font: nameAt(font, "BaseFont") ?? "?" })];
}

/**
 * Checks a page's ink without plates: whether it has any, and whether its pictures or shadings may exceed the limit. These are not measured, because a build
 * only reads the values of plain colours and calls no program that renders plates.
 * @param limit percent
 */
export function lookAtInk(page: PDFDict, limit: number): readonly Finding[] {
  const { trim } = boxesOf(page);
  let [paints, isMeasured] = [false, true];
  walkPage(page, (painted) => {
    if (!leavesInk(painted, trim)) return;
    paints = true;
    const isMixed = painted.kind === "shading" || (painted.kind === "image" && !painted.mask);
    if (isMixed && inksTogether(painted.space) * 100 > limit) isMeasured = false;
  });
  if (!paints) return [warning("pdf-blank", { page: 1 })];
  return isMeasured ? [] : [warning("pdf-picture-unmeasured", { page: 1 })];
}

/** True for a painting that is visible in print: not transparent, not white, not clipped away, and at least partly in `box`. */
export function leavesInk(painted: PaintedObject, box: PdfBox): boolean {
  const { kind, state } = painted;
  const shown = state.groupOpacity > 0 && (kind === "stroke" || state.opacity > 0);
  const left = state.clip === undefined ? box : sharedBox(state.clip, box);
  if (!shown || isEmpty(left)) return false;
  switch (painted.kind) {
    case "text":
      return !isWhite(painted.paint);
    case "fill":
      return !isWhite(painted.paint) && isSeen(painted.box, 0, left);
    case "stroke":
      return !isWhite(painted.paint) && isSeen(painted.box, Math.max(painted.weight, HAIR), left);
    case "image":
      return isSeen(movedBox([0, 0, 1, 1], state.ctm), 0, left);
    case "shading":
      return isSeen(painted.box, 0, left);
    case "hidden":
    case "group":
    case "curve":
    case "damage":
      return false;
  }
}

/** The width of a line of width 0, in points. */
const HAIR = 0.01;

function isWhite({ space, values }: Pick<Paint, "space" | "values">): boolean {
  const isLight = space.family === "DeviceRGB" || space.family === "ICCRGB";
  return isLight ? values.every((share) => share >= 1) : inksOf(space, values)?.size === 0;
}

/** @param box undefined if unknown, which counts as visible */
function isSeen(box: PdfBox | undefined, weight: number, seen: PdfBox): boolean {
  if (box === undefined) return true;
  const [left, bottom, right, top] = box;
  const half = weight / 2;
  return !isEmpty(sharedBox(seen, [left - half, bottom - half, right + half, top + half]));
}

function isEmpty([left, bottom, right, top]: PdfBox): boolean {
  return !(right > left && top > bottom);
}

/** A fault of a PDF; `page` counts from 1, `x` and `y` are millimetres from the top left of the trim. */
export interface Finding {
  readonly severity: Severity;
  readonly code: Code;
  readonly arguments: Arguments;
}

export function error(code: Code, args: Arguments = {}): Finding {
  return { severity: "error", code, arguments: args };
}

export function warning(code: Code, args: Arguments = {}): Finding {
  return { severity: "warning", code, arguments: args };
}

/** Rounds a size or place to a tenth, for findings. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

export interface Demands {
  /** The standard that the file must meet; undefined: the one that it claims. */
  readonly standard: "x4" | "x1a" | undefined;
  /** The most ink at one place, in percent. */
  readonly ink: number;
  /** Pixels per inch: below `wanted` a picture looks soft even on newsprint, below `refused` it is refused. */
  readonly resolution: { readonly wanted: number; readonly refused: number };
  /** The thinnest rule, the smallest white type and the smallest type in several inks, in points. */
  readonly hairline: number;
  readonly reversed: number;
  readonly colourType: number;
}

/** The values for newsprint (formats/press/RULES.md). */
export const NEWSPRINT: Demands = {
  standard: undefined,
  ink: 240,
  resolution: { wanted: 150, refused: 120 },
  hairline: 0.25,
  reversed: 8,
  colourType: 12,
};
