import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import type { Extent } from "../../base/extent.ts";
import { mm, type Pt } from "../../base/length.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Located } from "../manifest/located.ts";
import type { PaperManifest, WrittenJump, WrittenPress, WrittenSlot } from "../manifest/manifest.ts";
import { reportBeyond } from "./frames.ts";
import { type Fields, fillFields, resolveNameplate, strayFields } from "./furniture.ts";
import { colourOf, type Palette, paletteOf } from "./palette.ts";
import {
  type AdvertSlot,
  FAULTS,
  type FaultSeverities,
  type Grid,
  isFaultName,
  type JumpWording,
  type Paper,
  type Press,
} from "./paper.ts";
import { type Geometry, PRESETS, reportSmall, resolveStyles, sizeOf, VERTICAL_PRESETS } from "./resolve-styles.ts";
import type { Text } from "./text.ts";
import { plainText } from "./texts.ts";
import { ROUNDING, SOLD_SLACK } from "./weights.ts";

/*
 * Resolves a paper for one issue. Keys that paper.yaml leaves out come from the preset, one by one. What is written is checked against the sheet: columns,
 * rules and places for adverts that do not fit would spoil every page.
 */

const JUMP: JumpWording = { to: "（下转{page}）", from: "（上接{page}）", page: undefined };
const TRADITIONAL_JUMP: JumpWording = { ...JUMP, to: "（下轉{page}）" };
const RULES = { story: 0.35, column: 0.35, box: 0.5 };
const LEVERS = { crop: 15, white: 3 };

/** A paper for one issue, with the preset's defaults and the furniture's fields filled in. */
export function resolvePaper(
  written: PaperManifest,
  fields: Fields,
  diagnostics: Diagnostic[],
): { paper: Paper; palette: Palette } {
  const geometry = geometryOf(written);
  const grid = gridOf(geometry, written, diagnostics);
  const palette = paletteOf(written.palette, diagnostics);
  const sizes = written.sizes.value;
  const { furniture, levers, press } = written;
  const prohibition = written.prohibition?.value;
  const script = written.script?.value ?? "simplified";
  const context = { preset: written.preset.value, geometry, sizes, palette, prohibition, script, diagnostics };
  const paper: Paper = {
    name: plainText(written.name)?.text ?? written.name.value,
    code: written.code.value,
    publisher: furniture?.nameplate?.publisher?.value,
    cn: furniture?.nameplate?.cn?.value,
    trim: geometry.trim,
    grid,
    binding: written.binding?.value ?? (grid.writing === "vertical" ? "right" : "left"),
    script,
    styles: resolveStyles(written.styles, context),
    jump: jumpWording(written.jump, script === "traditional" ? TRADITIONAL_JUMP : JUMP, diagnostics),
    slots: written.slots.map(({ key, value }) => slotOf(key.value, value, grid, diagnostics)),
    nameplate: resolveNameplate(furniture?.nameplate, { grid, script, fields, palette, diagnostics }),
    folio: { side: furniture?.folio?.side?.value ?? "outer", rows: furniture?.folio?.rows?.value ?? 3 },
    colophon: colophon(written, fields, diagnostics),
    rules: rulesOf(written, geometry, diagnostics),
    levers: withDefaults(levers, LEVERS),
    press: resolvePress(press, palette, diagnostics),
    faults: faultsOf(written, diagnostics),
    ...(written.faults.some(({ value }) => value.value === "ink") && { touching: "ink" as const }),
    signing: [...new Set(written.signing.map(({ value }) => value))],
    span: written.span,
  };
  return { paper, palette };
}

function geometryOf({ preset, sheet, grid, sizes, writing }: PaperManifest): Geometry {
  const { trim, top, size: presetSize, ...across } = PRESETS[preset.value];
  const counts = writing?.value === "vertical" ? { ...across, ...VERTICAL_PRESETS[preset.value] } : across;
  const size = grid?.size?.value;
  const points = size?.unit === "sizeName" ? sizeOf(size.value, sizes.value) : size?.value;
  return { ...withDefaults(sheet, { trim, top }), ...withDefaults(grid, counts), size: points ?? presetSize };
}

/** The grid, centred horizontally in the trim. In a vertical paper columns run down and rows across. */
function gridOf(geometry: Geometry, written: PaperManifest, diagnostics: Diagnostic[]): Grid {
  const { columns, measure, gutter, rows, size, pitch, top, trim } = geometry;
  const span = written.grid?.span ?? written.sheet?.span ?? written.span;
  const writing = written.writing?.value ?? "horizontal";
  const isVertical = writing === "vertical";
  const along = (columns * measure + (columns - 1) * gutter) * size;
  const across = (rows - 1) * pitch + size;
  const [width, depth] = isVertical ? [across, along] : [along, across];
  if (width > trim.width + ROUNDING) {
    const args = { width: rounded(width), trim: rounded(trim.width) };
    const fits = isVertical ? rowsIn(trim.width, geometry) : columnsIn(trim.width, geometry);
    diagnostics.push(errorAt(span, "grid-too-wide", { ...args, ...fits }));
  }
  const height = top + depth;
  if (height > trim.height + ROUNDING) {
    const args = { height: rounded(height), trim: rounded(trim.height) };
    const fits = isVertical ? columnsIn(trim.height - top, geometry) : rowsIn(trim.height - top, geometry);
    diagnostics.push(errorAt(span, "grid-too-tall", { ...args, ...fits }));
  }
  if (pitch < size) diagnostics.push(errorAt(span, "pitch-below-size", { pitch, size }));
  reportSmall(written.grid?.size, size, diagnostics);
  return { writing, columns, measure, gutter, rows, size, pitch, left: (trim.width - width) / 2, top };
}

/** For a message: the key, and how many fit; undefined if none does. */
type Fitting = { readonly key: "rows" | "columns"; readonly fits: number } | undefined;

function rowsIn(room: number, { size, pitch }: Geometry): Fitting {
  return room < size ? undefined : { key: "rows", fits: Math.floor((room - size + ROUNDING) / pitch) + 1 };
}

/** Columns are bands in a vertical paper. */
function columnsIn(room: number, { size, measure, gutter }: Geometry): Fitting {
  const fits = Math.floor((room + ROUNDING + gutter * size) / ((measure + gutter) * size));
  return fits < 1 ? undefined : { key: "columns", fits };
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}

function jumpWording(written: WrittenJump | undefined, defaults: JumpWording, diagnostics: Diagnostic[]): JumpWording {
  const check = (text: Located<string> | undefined, key: string, fields: readonly string[]): void => {
    if (text === undefined) return;
    if (!fields.some((field) => text.value.includes(field))) {
      diagnostics.push(errorAt(text.span, "no-page-in-notice", { key, field: fields.join(", ") }));
      return;
    }
    const rest = fields.reduce((left, field) => left.replaceAll(field, ""), text.value);
    diagnostics.push(...strayFields(rest, { span: text.span, key }, fields));
  };
  check(written?.to, "to", ["{page}"]);
  check(written?.from, "from", ["{page}"]);
  check(written?.page, "page", ["{number}", "{label}"]);
  return withDefaults(written, defaults);
}

/** The weights of rules, and a report of those that are too heavy. Rules are in white: between columns in the gutter, all others in half an em beside type. */
function rulesOf({ rules }: PaperManifest, { gutter, size }: Geometry, diagnostics: Diagnostic[]): Paper["rules"] {
  const weights = withDefaults(rules, RULES);
  const half = size / 2;
  for (const [key, most] of [
    ["story", half] as const,
    ["column", Math.min(gutter * size, half)] as const,
    ["box", half] as const,
  ]) {
    const at = rules?.[key];
    const weight = weights[key];
    if (at !== undefined && weight > most) diagnostics.push(warningAt(at.span, "rule-too-thick", { weight, most }));
  }
  return weights;
}

function colophon(written: PaperManifest, fields: Fields, diagnostics: Diagnostic[]): Text | undefined {
  const text = plainText(written.furniture?.colophon);
  return text === undefined ? undefined : fillFields({ ...text, key: "colophon" }, fields, diagnostics);
}

/** The fault that a paper may judge by ink. */
const BY_INK = "碰题";

function faultsOf(written: PaperManifest, diagnostics: Diagnostic[]): FaultSeverities {
  const faults: { -readonly [Name in keyof FaultSeverities]: FaultSeverities[Name] } = {};
  for (const { key, value } of written.faults) {
    if (value.value === "ink") {
      if (key.value !== BY_INK) diagnostics.push(errorAt(value.span, "fault-not-by-ink", { fault: key.value }));
    } else if (isFaultName(key.value)) faults[key.value] = value.value;
    else {
      const args = { key: key.value, known: FAULTS.join(", "), ...nearMiss(key.value, FAULTS) };
      diagnostics.push(errorAt(key.span, "unknown-key", args));
    }
  }
  return faults;
}

/** The values of newsprint (formats/press/RULES.md). */
const NEWSPRINT: Omit<Press, "profile" | "profileSpan" | "spots" | "floors"> = {
  ink: 240,
  resolution: 200,
  bleed: 0,
  marks: "none",
  standard: "x4",
  sharpen: 100,
  tone: 6,
};
const FLOORS: Press["floors"] = { hairline: 0.25, reversed: 8, colourType: 12 };

/** The press of a paper that states none. */
export const PRESS: Press = { profile: undefined, profileSpan: undefined, spots: [], ...NEWSPRINT, floors: FLOORS };

/** The printing plant's requirements, with newsprint's values as defaults. */
function resolvePress(written: WrittenPress | undefined, palette: Palette, diagnostics: Diagnostic[]): Press {
  if (written === undefined) return PRESS;
  return {
    profile: written.profile?.path,
    profileSpan: written.profile?.file.span,
    spots: written.spots.map(({ key, value }) => ({ name: value.value, colour: colourOf(key, palette, diagnostics) })),
    ...withDefaults(written, NEWSPRINT),
    floors: withDefaults(written, FLOORS),
  };
}

/** The values as written, with defaults for missing ones. */
function withDefaults<T extends object>(
  written: { readonly [Key in keyof T]: Located<T[Key]> | undefined } | undefined,
  defaults: T,
): T {
  const keys = Object.keys(defaults) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, written?.[key]?.value ?? defaults[key]])) as T;
}

/** A named place for adverts. Reports one without a place, and one that is larger than the type area. */
function slotOf(name: string, written: WrittenSlot, grid: Grid, diagnostics: Diagnostic[]): AdvertSlot {
  const { columns, rows, size } = written;
  if (size !== undefined && columns === undefined && rows === undefined) {
    return sizedSlot(name, size, written.at.value, grid, diagnostics);
  }
  if (columns === undefined || rows === undefined || size !== undefined) {
    diagnostics.push(errorAt(written.span, "slot-without-place", { slot: name }));
    return { name, frame: undefined };
  }
  const beyond = reportBeyond({ columns, rows }, grid, diagnostics);
  return { name, frame: beyond ? undefined : { columns: columns.value, rows: rows.value } };
}

/** The smallest frame that holds an advert of a sold size, at a corner of the type area. Its first row is for the label. */
function sizedSlot(
  name: string,
  { value: { width, height }, span }: NonNullable<WrittenSlot["size"]>,
  at: WrittenSlot["at"]["value"],
  grid: Grid,
  diagnostics: Diagnostic[],
): AdvertSlot {
  const [left, top] = [at.endsWith("left"), at.startsWith("top")];
  // In a vertical paper bands give the height, and rows, counted from the right, the width.
  const vertical = grid.writing === "vertical";
  const [along, across] = vertical ? [height, width] : [width, height];
  const alongOf = (columns: number): Pt =>
    (columns * grid.measure + (columns - 1) * grid.gutter) * grid.size - (vertical ? grid.size : 0);
  const acrossOf = (rows: number): Pt => (rows - (vertical && !left ? 1 : 2)) * grid.pitch + grid.size;
  const columns = firstFrom(1, grid.columns, (count) => alongOf(count) >= along - SOLD_SLACK);
  const rows = firstFrom(2, grid.rows, (count) => acrossOf(count) >= across - SOLD_SLACK);
  if (columns === undefined || rows === undefined) {
    const most = [alongOf(grid.columns), acrossOf(grid.rows)].map((points) => (points / mm(1)).toFixed(1));
    const [width_ = "", height_ = ""] = vertical ? most.toReversed() : most;
    diagnostics.push(errorAt(span, "slot-too-large", { slot: name, width: width_, height: height_ }));
    return { name, frame: undefined };
  }
  const sold = [Math.min(along, alongOf(columns)), Math.min(across, acrossOf(rows))] as const;
  return {
    name,
    frame: {
      columns: atEdge(columns, grid.columns, vertical ? top : left),
      rows: atEdge(rows, grid.rows, vertical ? !left : top),
    },
    size: vertical ? { width: sold[1], height: sold[0], at } : { width: sold[0], height: sold[1], at },
  };
}

function firstFrom(from: number, to: number, holds: (count: number) => boolean): number | undefined {
  for (let count = from; count <= to; count++) if (holds(count)) return count;
  return undefined;
}

function atEdge(count: number, all: number, first: boolean): Extent {
  return first ? { from: 1, to: count } : { from: all - count + 1, to: all };
}
