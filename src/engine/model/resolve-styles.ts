import { forBlockStyles, type Look } from "../../base/blocks.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { mm, type Pt } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { Length, Located, SizeName } from "../manifest/located.ts";
import type { HeadlineRole, StyleRole, WrittenStyle, WrittenStyles } from "../manifest/manifest.ts";
import { colourOf, type Palette, reportPale } from "./palette.ts";
import type { Grid } from "./paper.ts";
import type { Characters, Prohibition, Styles, TextStyle } from "./style.ts";
import { LEAST_READ, LOOKS_BODY, OWN_LEADING, ROUNDING } from "./weights.ts";

/*
 * Resolves how each role of text is set. A paper writes only what differs from the looks below. They are made for a body of 9 pt and grow with the body, so
 * that a paper with another size keeps the proportions.
 */

type PresetName = "对开" | "四开";

/** A sheet and its grid, from which all other measures follow. */
export interface Geometry extends Omit<Grid, "writing" | "left" | "fold"> {
  readonly trim: Size;
}

/** The geometry of a paper that gives no sheet or grid (layout/RULES.md#grid). */
export const PRESETS: Readonly<Record<PresetName, Geometry>> = {
  对开: {
    trim: { width: mm(390), height: mm(550) },
    top: mm(38),
    columns: 8,
    measure: 13,
    gutter: 1,
    rows: 115,
    size: 9,
    pitch: 12,
  },
  四开: {
    trim: { width: mm(275), height: mm(390) },
    top: mm(26),
    columns: 6,
    measure: 11,
    gutter: 1,
    rows: 82,
    size: 9,
    pitch: 12,
  },
};

/**
 * What differs in a vertical paper: its columns are bands, its rows lines. They fill the same type area as the columns and rows above
 * (layout/RULES.md#vertical-grid).
 */
export const VERTICAL_PRESETS: Readonly<Record<PresetName, Pick<Geometry, "columns" | "measure" | "rows">>> = {
  对开: { columns: 14, measure: 10, rows: 83 },
  四开: { columns: 10, measure: 10, rows: 53 },
};

/** The system of size names that a paper uses. */
type SizeSystem = "office" | "letterpress";

/** Letterpress does not have 小一, 小二, 小三 and 小四: they keep their office sizes (layout/RULES.md#type-sizes). */
const SIZES: Readonly<Record<SizeSystem, Readonly<Record<SizeName, Pt>>>> = {
  office: {
    初号: 42,
    小初: 36,
    一号: 26,
    小一: 24,
    二号: 22,
    小二: 18,
    三号: 16,
    小三: 15,
    四号: 14,
    小四: 12,
    五号: 10.5,
    小五: 9,
    六号: 7.5,
    七号: 5.5,
  },
  letterpress: {
    初号: 42,
    小初: 30,
    一号: 27.5,
    小一: 24,
    二号: 21,
    小二: 18,
    三号: 15.75,
    小三: 15,
    四号: 13.75,
    小四: 12,
    五号: 10.5,
    小五: 9,
    六号: 7.875,
    七号: 5.5,
  },
};

/** The points of a size name. */
export function sizeOf(name: SizeName, system: SizeSystem): Pt {
  return SIZES[system][name];
}

/** Reports a size that nobody can read. */
export function reportSmall(
  written: Located<unknown> | undefined,
  size: Pt | undefined,
  diagnostics: Diagnostic[],
): void {
  if (written === undefined || size === undefined || size >= LEAST_READ) return;
  diagnostics.push(warningAt(written.span, "type-too-small", { size, least: LEAST_READ }));
}

/** The style of each role by default (layout/RULES.md#looks). */
export const LOOKS: Readonly<Record<StyleRole, Look>> = {
  ...forBlockStyles((_, look) => look),
  folio: { face: "宋", size: 8, lead: "own" },
  colophon: { face: "黑", size: 7, lead: "own", align: "center", lines: 2 },
  // In a row of white.
  advert: { face: "黑", size: 7, lead: "own", in: "body" },
  advertHead: { face: "黑 Bold", size: 18, floor: 11, lead: "own", align: "center", lines: 2 },
  advertText: { face: "宋", size: 9, floor: 7.5, lead: "own", indent: 2 },
  category: { face: "黑 Bold", size: 9, lead: "own", align: "center" },
  smallAdTitle: { face: "黑 Bold", size: 7.5, lead: "own", in: "smallAd" },
  smallAd: { face: "宋", size: 7.5, lead: "own" },
};

/** The faces of a paper in traditional characters, by the looks' faces, which draw mainland forms with marks in a corner of their squares. */
const TRADITIONAL: Readonly<Record<string, string>> = {
  宋: "明",
  "宋 Bold": "明 Heavy",
  "宋 Heavy": "明 Heavy",
  楷: "正楷",
  黑: "正黑 Bold",
  "黑 Bold": "正黑 Bold",
  "黑 Heavy": "正黑 Bold",
};
/** 正黑 exists only in bold, which is too black for small type and for a notice at the end of a story. */
const TRADITIONAL_ROLES: Readonly<Partial<Record<StyleRole, string>>> = {
  legend: "正楷",
  jump: "正楷",
  continuation: "正楷",
  colophon: "明",
};

/** The face of a look for these characters. */
function faceFor(face: string, script: Characters, role?: StyleRole): string {
  if (script === "simplified") return face;
  return (role && TRADITIONAL_ROLES[role]) ?? TRADITIONAL[face] ?? face;
}

/**
 * By preset. The heaviest weight is too black above 28 pt, so it is only for smaller headlines. Headlines grow with the page: 四开 has about four fifths of the
 * sizes of 对开. A lead at its floor is one and a half times as large as the largest major head, so that nobody can miss it.
 */
export const HEADLINE_LOOKS: Readonly<Record<PresetName, Readonly<Record<HeadlineRole, Look>>>> = {
  对开: {
    lead: head("宋 Bold", [60, 45], 2),
    major: head("宋 Bold", [30, 26], 2),
    normal: head("宋 Bold", [22, 16], 3),
    brief: { ...head("黑 Bold", [12, 11], 2), align: "left", after: 0 },
    continuation: head("黑 Bold", [16, 12], 2),
  },
  四开: {
    lead: head("宋 Bold", [42, 34], 2),
    major: head("宋 Heavy", [22, 19], 2),
    normal: head("宋 Bold", [18, 14], 3),
    brief: { ...head("黑 Bold", [12, 11], 2), align: "left", after: 0 },
    continuation: head("黑 Bold", [14, 11], 2),
  },
};

function head(face: string, [size, floor]: readonly [Pt, Pt], lines: number): Look {
  return { face, size, floor, lead: "own", align: "center", before: 1, after: 1, lines };
}

/** Everything that is needed to resolve lengths, colours and defaults of styles. */
interface StyleContext {
  readonly preset: PresetName;
  readonly geometry: Geometry;
  readonly sizes: SizeSystem;
  readonly palette: Palette;
  /** Default: gb. */
  readonly prohibition: Prohibition | undefined;
  readonly script: Characters;
  readonly diagnostics: Diagnostic[];
}

/** The style of each role: the preset's look with the paper's changes. */
export function resolveStyles(written: WrittenStyles | undefined, context: StyleContext): Styles {
  const role = (name: StyleRole): TextStyle => {
    const look = name === "verse" ? verseLook(written) : LOOKS[name];
    const face = (look.like && written?.[look.like]?.face?.value) ?? faceFor(look.face, context.script, name);
    const style = resolveStyle(written?.[name], { ...look, face }, context);
    // A category is white on black; so is a label without a colour.
    const reversed = name === "category" || (name === "label" && written?.label?.colour?.value === "white");
    if (!reversed) reportPale(written?.[name]?.colour, style.colour, context.diagnostics);
    return style;
  };
  const heads = HEADLINE_LOOKS[context.preset];
  const { stretch, steps } = written?.headline ?? {};
  const head = (name: HeadlineRole): TextStyle => {
    const look = alignedLikeLead(heads[name], written);
    const face = faceFor(look.face, context.script);
    const style = resolveStyle(written?.headline?.[name], { ...look, face }, context);
    reportPale(written?.headline?.[name]?.colour, style.colour, context.diagnostics);
    return {
      ...style,
      ...(stretch && { stretch: stretch.value / 100 }),
      ...(steps && name === "normal" && { steps: steps.value / 100 }),
    };
  };
  const styles = { ...each(LOOKS, role), headline: each(heads, head) };
  if (written !== undefined) reportUnfitting(written, styles, context);
  return styles;
}

/** The look of a rank's headline. If the paper aligns its lead, all headlines follow, since a paper does not mix centred and other heads. */
function alignedLikeLead(look: Look, written: WrittenStyles | undefined): Look {
  const lead = written?.headline?.lead?.align?.value;
  return lead === undefined || look.align !== "center" ? look : { ...look, align: lead };
}

/** A poem has a row of white under its title, or as much as the paper puts under a subhead. */
function verseLook(written: WrittenStyles | undefined): Look {
  return written?.subhead?.after === undefined ? { ...LOOKS.verse, before: 1 } : LOOKS.verse;
}

/** Reports type that is taller than its line, and a body that differs from the grid's. */
function reportUnfitting(written: WrittenStyles, styles: Styles, { geometry, diagnostics }: StyleContext): void {
  for (const [role, { in: host }] of Object.entries(LOOKS) as [StyleRole, Look][]) {
    const at = written[role]?.size;
    if (host === undefined) continue;
    const { size } = styles[role];
    const pitch = host === "body" ? geometry.pitch : styles[host].pitch;
    if (at !== undefined && size > pitch + ROUNDING) {
      diagnostics.push(errorAt(at.span, "size-above-pitch", { role, size, host, pitch }));
    }
  }
  // A size above its pitch has its own message.
  const keys = styles.body.size > styles.body.pitch ? [] : (["size", "pitch"] as const);
  for (const key of keys) {
    const at = written.body?.[key];
    const [value, grid] = [styles.body[key], geometry[key]];
    if (at !== undefined && Math.abs(value - grid) > ROUNDING) {
      diagnostics.push(warningAt(at.span, "body-off-grid", { key, value, grid }));
    }
  }
}

function each<Role extends string>(
  looks: Readonly<Record<Role, Look>>,
  styleOf: (role: Role) => TextStyle,
): Readonly<Record<Role, TextStyle>> {
  const roles = Object.keys(looks) as Role[];
  return Object.fromEntries(roles.map((name) => [name, styleOf(name)])) as Record<Role, TextStyle>;
}

function resolveStyle(written: WrittenStyle | undefined, look: Look, context: StyleContext): TextStyle {
  const { geometry, palette } = context;
  const grown = geometry.size / LOOKS_BODY;
  const size = pointsOf(written?.size, context) ?? look.size * grown;
  for (const at of [written?.size, written?.floor]) reportSmall(at, pointsOf(at, context), context.diagnostics);
  return {
    face: written?.face?.value ?? look.face,
    size,
    floor: floorOf(written, size, (look.floor ?? look.size) * grown, context),
    pitch: pitchOf(written, size, context) ?? leading(size, look, geometry.pitch),
    colour: colourOf(written?.colour, palette, context.diagnostics),
    align: written?.align?.value ?? look.align ?? "justify",
    indent: written?.indent === undefined ? (look.indent ?? 0) : indentOf(written.indent.value, size, context),
    before: rowsOf(written?.before, context) ?? look.before ?? 0,
    after: rowsOf(written?.after, context) ?? look.after ?? 0,
    lines: written?.lines?.value ?? look.lines ?? 1,
    ...(context.prohibition && { prohibition: context.prohibition }),
    ...(context.script === "traditional" && { script: context.script }),
  };
}

/** A paper that writes a size without a floor wants exactly that size. */
function floorOf(written: WrittenStyle | undefined, size: Pt, preset: Pt, context: StyleContext): Pt {
  const floor = pointsOf(written?.floor, context);
  if (floor === undefined) return written?.size === undefined ? Math.min(preset, size) : size;
  if (floor > size && written?.floor !== undefined) {
    context.diagnostics.push(errorAt(written.floor.span, "floor-above-size", { floor, size }));
  }
  return floor;
}

function pitchOf(written: WrittenStyle | undefined, size: Pt, context: StyleContext): Pt | undefined {
  const pitch = pointsOf(written?.pitch, context);
  if (pitch !== undefined && pitch < size && written?.pitch !== undefined) {
    context.diagnostics.push(errorAt(written.pitch.span, "pitch-below-size", { pitch, size }));
  }
  return pitch;
}

/** Type taller than a row takes whole rows. */
function leading(size: Pt, look: Look, pitch: Pt): Pt {
  return look.lead === "own" ? size * OWN_LEADING : Math.max(1, Math.ceil(size / pitch)) * pitch;
}

function pointsOf(length: Located<Length> | undefined, { sizes, geometry }: StyleContext): Pt | undefined {
  if (length === undefined) return undefined;
  const { value } = length;
  if (value.unit === "sizeName") return sizeOf(value.value, sizes);
  if (value.unit === "行") return value.value * geometry.pitch;
  return value.unit === "字" ? value.value * geometry.size : value.value;
}

/** 字 are body characters; the style counts in its own size. */
function indentOf(length: Length, size: Pt, { geometry }: StyleContext): number {
  if (length.unit === "sizeName") return 0;
  return length.unit === "字" ? (length.value * geometry.size) / size : length.value / size;
}

function rowsOf(length: Located<Length> | undefined, context: StyleContext): number | undefined {
  const points = pointsOf(length, context);
  return points === undefined ? undefined : points / context.geometry.pitch;
}
