import type { Paragraph } from "../../base/copy.ts";
import { type Em, type Pt, SQUARE_MIDDLE } from "../../base/length.ts";
import type { Styles, TextStyle } from "../model/style.ts";
import type { GalleyRequest } from "./galley.ts";
import type { GlyphRun, Line, Segment } from "./line.ts";
import { fontFor } from "./lines/pen.ts";
import { naturalWidth, setWhole } from "./lines/set-line.ts";
import type { Setting } from "./setting.ts";
import { itemised } from "./units/items.ts";

/** ● fills its square in every face, while • is a speck in most. At this share of the body size it is seen and does not shout. */
const BULLET = 0x25cf;
const BULLET_SIZE = 0.45;
/** The indent of items, so that a bullet's copy begins where paragraphs begin; none in legs narrower than NARROW. */
const INDENT: Em = 1;
const NARROW: Em = 12;
/** The least white between a number and its copy. */
const LABEL_WHITE: Em = 0.2;

/** Where an item's label and its copy begin, in em of the body. */
interface ItemMargins {
  readonly label: Em;
  readonly copy: Em;
}

/** The style of an item: that of the text around it. */
export function itemStyle(styles: Styles, { item }: Paragraph): TextStyle {
  return item?.setOff ? styles.quote : styles.body;
}

/** A bullet takes an em. The copy of a numbered list clears its widest number, rounded up to a half em. */
export function itemMargins(request: GalleyRequest, paragraph: Paragraph): ItemMargins {
  const { item } = paragraph;
  const { size } = itemStyle(request.styles, paragraph);
  const label = request.measure < NARROW * size ? 0 : INDENT;
  if (item === undefined || item.label === 0) return { label, copy: label + 1 };
  let widest = 0;
  for (const other of request.copy.paragraphs) {
    if (other.item?.list !== item.list) continue;
    const setting = labelSetting(request, other);
    const items = itemised(setting);
    widest = Math.max(widest, naturalWidth(items, setting, 0, items.count) / size);
  }
  return { label, copy: label + Math.ceil((widest + LABEL_WHITE) * 2) / 2 };
}

/** Adds a bullet, which the engine draws, or a number, which is copy, to an item's first line. */
export function withLabel(line: Line, request: GalleyRequest, paragraph: Paragraph): Line {
  const style = itemStyle(request.styles, paragraph);
  const left = itemMargins(request, paragraph).label * style.size;
  if (paragraph.item?.label === 0) return { ...line, segments: [bullet(request, style, left), ...line.segments] };
  const setting = labelSetting(request, paragraph);
  const items = itemised(setting);
  const label = setWhole(items, setting, left, request.bench.inkwell);
  return { ...line, segments: [...label.segments, ...line.segments] };
}

/** A bullet with its ink in the middle of the square that begins at `left`. */
function bullet({ bench: { fonts }, writing }: GalleyRequest, { face, size, colour }: TextStyle, left: Pt): Segment {
  const chain = fonts.face(face);
  const font = fontFor(chain, BULLET);
  const glyph = font.glyph(BULLET);
  const ink = font.ink(glyph);
  const own = size * BULLET_SIZE;
  const along = left + size / 2;
  const [x, y] = writing === "vertical" ? [0, along] : [along, -SQUARE_MIDDLE * size];
  const text = String.fromCodePoint(BULLET);
  const run: GlyphRun = {
    font: font.id,
    size: own,
    colour,
    glyphs: Uint16Array.of(glyph),
    x: Float64Array.of(x - ((ink.left + ink.right) / 2) * own),
    y: Float64Array.of(y + ((ink.bottom + ink.top) / 2) * own),
    texts: [text],
    turned: false,
    stretch: 1,
  };
  return { role: "marker", from: 0, to: 0, text, x: left, width: size, size: own, runs: [run] };
}

function labelSetting(request: GalleyRequest, paragraph: Paragraph): Setting {
  const { from, item } = paragraph;
  return stretchSetting(request, itemStyle(request.styles, paragraph), from, from + (item?.label ?? 0));
}

/** A stretch of the copy by itself, in one style. */
export function stretchSetting(request: GalleyRequest, style: TextStyle, from: number, to: number): Setting {
  const { copy, bench } = request;
  const writing = request.writing ?? "horizontal";
  const span = {
    to,
    role: "body",
    origin: 0,
    style,
    chain: bench.fonts.face(style.face),
    scale: 1,
    mark: "none",
  } as const;
  return { codes: copy.codes, from, to, spans: [span], size: style.size, writing, opening: from, origin: 0 };
}

/** A signature that is longer than its line gives up the white at its right before it turns. */
export function signatureIndent(setting: Setting, indent: Em, measure: Em): Em {
  const items = itemised(setting);
  return Math.max(0, Math.min(indent, measure - naturalWidth(items, setting, 0, items.count) / setting.size));
}
