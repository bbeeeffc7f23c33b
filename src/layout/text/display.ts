import type { Pt } from "../../base/length.ts";
import type { Fonts } from "../../fonts/font.ts";
import type { StyledText } from "../galley.ts";
import type { Line } from "../page.ts";
import { breakLines, type Room, roomForSearch } from "./break-lines.ts";
import { itemise, roomForItems } from "./items.ts";
import { join } from "./paragraph.ts";
import { naturalWidth, setLine } from "./set-line.ts";
import type { Setting } from "./setting.ts";

export { turnHeading } from "./heading.ts";

/**
 * Sets texts of several styles as one paragraph: a caption with its credit, a note with its label, a notice.
 * Alignment, indent and size of the em are the first text's; glyphs stand aligned within the measure, which is each line's width.
 */
export function setStyled(texts: readonly StyledText[], measure: Pt, fonts: Fonts): readonly Line[] {
  const first = texts.find((text) => text.text !== "")?.style;
  if (first === undefined) return [];
  const { size, align } = first;
  const { codes, spans } = join(texts, fonts, size);
  const setting: Setting = { codes, from: 0, to: codes.length, spans, size, opening: 0, origin: undefined };
  const shape = align === "justify" ? "flush" : align === "center" ? "balanced" : "ragged";
  const room: Room = { measure: measure / size, indent: first.indent, shape };
  const items = roomForItems();
  const search = roomForSearch();
  itemise(items, setting, room.measure, false);
  let breaks = breakLines(items, room, search);
  if (breaks === undefined) {
    itemise(items, setting, room.measure, true);
    breaks = breakLines(items, room, search);
  }
  const ends = breaks?.ends ?? Int32Array.of(items.count);
  return Array.from(ends, (stop, line) => {
    const start = line === 0 ? 0 : (ends[line - 1] as number);
    const indent = line === 0 ? room.indent * size : 0;
    const spare = measure - indent - naturalWidth(items, setting, start, stop);
    const fills = shape === "flush" && (line < ends.length - 1 || spare < 0);
    const left = align === "center" ? spare / 2 : align === "right" ? spare : 0;
    const fill = fills ? measure - indent : undefined;
    return setLine(items, setting, { start, stop, left: indent + left, fill, width: measure });
  });
}
