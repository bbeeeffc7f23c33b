import type { Paragraph } from "../../base/copy.ts";
import type { Em } from "../../base/length.ts";
import type { GalleyRequest } from "../galley.ts";
import type { Line, Role } from "../page.ts";
import { type Items, itemise, roomForItems } from "./items.ts";
import { naturalWidth, setLine } from "./set-line.ts";
import type { Setting } from "./setting.ts";

const BULLET = Uint32Array.of(0x2022);
/** Items stand in by this, so that a bullet's copy begins where paragraphs begin; not in legs under the measure below. */
const INDENT: Em = 1;
const NARROW: Em = 12;
/** White between a number and the copy at the least. */
const LABEL_WHITE: Em = 0.2;

/** Where an item's label and its copy begin, in em of the body. */
export interface ItemMargins {
  readonly label: Em;
  readonly copy: Em;
}

/** A bullet has an em; the copy of a numbered list stands clear of its longest number, at a half em. */
export function itemMargins(request: GalleyRequest, { item }: Paragraph): ItemMargins {
  const { size } = request.styles.body;
  const label = request.measure < NARROW * size ? 0 : INDENT;
  let longest: Paragraph | undefined;
  for (const other of request.copy.paragraphs) {
    if (other.item?.list === item?.list && (other.item?.label ?? 0) > (longest?.item?.label ?? 0)) longest = other;
  }
  if (longest === undefined) return { label, copy: label + 1 };
  const setting = labelSetting(request, longest);
  const items = itemsOf(setting);
  const width = naturalWidth(items, setting, 0, items.count) / size;
  return { label, copy: label + Math.ceil((width + LABEL_WHITE) * 2) / 2 };
}

/** An item's first line with its bullet or number before it. */
export function withLabel(line: Line, request: GalleyRequest, paragraph: Paragraph): Line {
  const setting = labelSetting(request, paragraph);
  const items = itemsOf(setting);
  const left = itemMargins(request, paragraph).label * setting.size;
  const label = setLine(items, setting, { start: 0, stop: items.count, left, fill: undefined, width: undefined });
  return { ...line, segments: [...label.segments, ...line.segments] };
}

/** A number is copy; a bullet is the engine's own. */
function labelSetting(request: GalleyRequest, { from, item }: Paragraph): Setting {
  const { copy, styles, fonts } = request;
  const style = styles.body;
  const label = item?.label ?? 0;
  const span = (to: number, role: Role) =>
    ({ to, role, style, chain: fonts.face(style.face), scale: 1, mark: "none" }) as const;
  const writing: Setting["writing"] = request.writing ?? "horizontal";
  const plain = { size: style.size, writing };
  if (label > 0) {
    const to = from + label;
    return { ...plain, codes: copy.codes, from, to, spans: [span(to, "body")], opening: from, origin: 0 };
  }
  return { ...plain, codes: BULLET, from: 0, to: 1, spans: [span(1, "marker")], opening: 0, origin: undefined };
}

function itemsOf(setting: Setting): Items {
  const items = roomForItems(setting.to - setting.from);
  itemise(items, setting, Number.POSITIVE_INFINITY, false);
  return items;
}
