import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import type { Pt } from "../../base/length.ts";
import { RUN_INS, type RunIn } from "../../base/short-texts.ts";
import type { Length, Located } from "../manifest/located.ts";
import type { HeadlineRole, StyleRole, WrittenStyle, WrittenStyles } from "../manifest/manifest.ts";
import { reportPale } from "./contrast.ts";
import { faceFor, HEADLINE_LOOKS, LOOKS, type Look } from "./looks.ts";
import type { Palette } from "./palette.ts";
import type { Geometry, PresetName } from "./presets.ts";
import type { Characters, Prohibition, Styles, TextStyle } from "./style.ts";
import { reportSmall, type SizeSystem, sizeOf } from "./type-sizes.ts";

/** Leading of text off the grid: a quarter over its size. */
const OWN_LEADING = 1.25;
/** The body size that the looks are made for. */
const LOOKS_BODY: Pt = 9;

/** All that resolving lengths, colours and defaults of styles needs. */
interface StyleContext {
  readonly preset: PresetName;
  readonly geometry: Geometry;
  readonly sizes: SizeSystem;
  readonly palette: Palette;
  /** gb when left out. */
  readonly prohibition: Prohibition | undefined;
  readonly script: Characters;
  readonly diagnostics: Diagnostic[];
}

/** Roles whose text stands in a line of another role, and so cannot be larger than its pitch; `advert` stands in a row of white. */
const STANDS_IN: Readonly<Partial<Record<StyleRole, StyleRole>>> = {
  speaker: "body",
  ...(Object.fromEntries(RUN_INS.map((role) => [role, "body"])) as Record<RunIn, "body">),
  jump: "body",
  continuation: "body",
  advert: "body",
  noteLabel: "note",
  credit: "caption",
  smallAdTitle: "smallAd",
};

/** Every role's style: the preset's look, changed by what the paper writes. */
export function resolveStyles(written: WrittenStyles | undefined, context: StyleContext): Styles {
  const role = (name: StyleRole): TextStyle => {
    const look = name === "verse" ? verseLook(written) : LOOKS[name];
    const face = faceFor(look.face, context.script, name);
    const style = resolveStyle(written?.[name], { ...look, face }, context);
    // A category is white on black, and a label of no colour too.
    const reversed = name === "category" || (name === "label" && written?.label?.colour?.value === "white");
    if (!reversed) reportPale(written?.[name]?.colour, style.colour, context.diagnostics);
    return style;
  };
  const heads = HEADLINE_LOOKS[context.preset];
  const stretch = written?.headline?.stretch;
  const head = (name: HeadlineRole): TextStyle => {
    const look = alike(heads[name], written);
    const face = faceFor(look.face, context.script);
    const style = resolveStyle(written?.headline?.[name], { ...look, face }, context);
    reportPale(written?.headline?.[name]?.colour, style.colour, context.diagnostics);
    return { ...style, ...(stretch && { stretch: stretch.value / 100 }) };
  };
  const styles = { ...each(LOOKS, role), headline: each(heads, head) };
  if (written !== undefined) reportUneven(written, styles, context);
  return styles;
}

/** The look of a rank's headline: centred heads stand as the paper says that its lead's does, since a paper does not mix the two. */
function alike(look: Look, written: WrittenStyles | undefined): Look {
  const lead = written?.headline?.lead?.align?.value;
  return lead === undefined || look.align !== "center" ? look : { ...look, align: lead };
}

/** Between a poem and its title stands a row of white, or what the paper says that stands under a subhead. */
function verseLook(written: WrittenStyles | undefined): Look {
  return written?.subhead?.after === undefined ? { ...LOOKS.verse, before: 1 } : LOOKS.verse;
}

/** Tells of type that is taller than the lines in which it stands, and of a body that is not the grid's. */
function reportUneven(written: WrittenStyles, styles: Styles, { geometry, diagnostics }: StyleContext): void {
  for (const [role, host] of Object.entries(STANDS_IN) as [StyleRole, StyleRole][]) {
    const at = written[role]?.size;
    const { size } = styles[role];
    const pitch = host === "body" ? geometry.pitch : styles[host].pitch;
    if (at !== undefined && size > pitch + SLACK) {
      diagnostics.push(errorAt(at.span, "size-above-pitch", { role, size, host, pitch }));
    }
  }
  // A size over its pitch is told as that.
  const keys = styles.body.size > styles.body.pitch ? [] : (["size", "pitch"] as const);
  for (const key of keys) {
    const at = written.body?.[key];
    const [value, grid] = [styles.body[key], geometry[key]];
    if (at !== undefined && Math.abs(value - grid) > SLACK) {
      diagnostics.push(warningAt(at.span, "body-off-grid", { key, value, grid }));
    }
  }
}

/** Rounding of millimetres. */
const SLACK: Pt = 0.01;

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
    colour: palette.colour(written?.colour ?? undefined, "black"),
    align: written?.align?.value ?? look.align ?? "justify",
    indent: written?.indent === undefined ? (look.indent ?? 0) : indentOf(written.indent.value, size, context),
    before: rowsOf(written?.before, context) ?? look.before ?? 0,
    after: rowsOf(written?.after, context) ?? look.after ?? 0,
    lines: written?.lines?.value ?? look.lines ?? 1,
    ...(context.prohibition && { prohibition: context.prohibition }),
    ...(context.script === "traditional" && { script: context.script }),
  };
}

/** A paper that writes a size and no floor wants that size. */
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

/** Type that is taller than a row takes whole rows. */
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

/** 字 are body characters; the style counts in its own. */
function indentOf(length: Length, size: Pt, { geometry }: StyleContext): number {
  if (length.unit === "sizeName") return 0;
  return length.unit === "字" ? (length.value * geometry.size) / size : length.value / size;
}

function rowsOf(length: Located<Length> | undefined, context: StyleContext): number | undefined {
  const points = pointsOf(length, context);
  return points === undefined ? undefined : points / context.geometry.pitch;
}
