import type { Pt } from "../../../base/length.ts";
import type { Photo } from "../../model/issue.ts";
import type { StyledText } from "../../text/galley.ts";
import { penEnd } from "../../text/headings/display.ts";
import type { Line } from "../../text/line.ts";
import type { Axis } from "../axis.ts";
import type { Desk } from "../desk.ts";

/** White between a picture and its caption (RULES.md#photos). */
export const CAPTION_GAP: Pt = 3;

/** From a caption's end to its credit on the same line, in em of the credit. */
const CREDIT_GAP = 1;

/**
 * A caption of the group's first photo that has one. Its credit stands flush right: in the caption's last line where that has room, else in one of its
 * own. In vertical lines it follows the caption.
 */
export function captionLines(photos: readonly Photo[], width: Pt, axis: Axis, desk: Desk): readonly Line[] {
  const texts = captionTexts(photos, desk);
  if (texts.length === 0) return [];
  const [caption, credit] = texts;
  const set = (of: readonly StyledText[]): readonly Line[] => axis.set(of, width, desk.bench);
  if (caption === undefined || credit === undefined || axis.writing === "vertical") return set(texts);
  const lines = set([caption]);
  const begin = credit.text.length - credit.text.trimStart().length;
  const text = credit.text.trim();
  const flush = set([
    { ...credit, text, from: (credit.from ?? 0) + begin, style: { ...credit.style, align: "right" } },
  ]);
  const [first] = flush;
  const last = lines.at(-1);
  if (first === undefined || last === undefined || flush.length > 1) return [...lines, ...flush];
  const begins = first.segments[0]?.x ?? 0;
  if (penEnd(last) + CREDIT_GAP * credit.style.size > begins) return [...lines, first];
  const joined = { ...last, segments: [...last.segments, ...first.segments], marks: [...last.marks, ...first.marks] };
  return [...lines.slice(0, -1), joined];
}

function captionTexts(photos: readonly Photo[], desk: Desk): readonly StyledText[] {
  const { styles } = desk.issue.paper;
  const caption = photos.find((photo) => photo.caption !== undefined)?.caption;
  const credit = photos.find((photo) => photo.credit !== undefined)?.credit;
  const texts: StyledText[] = [];
  if (caption !== undefined) texts.push({ role: "caption", text: caption.text, style: styles.caption });
  if (credit !== undefined) {
    const gap = caption === undefined ? "" : "　";
    texts.push({ role: "credit", text: gap + credit.text, from: -gap.length, style: styles.credit });
  }
  return texts;
}

/** Rows that a caption takes under its picture, the white between them included; 0 without one. @param spare left by the picture */
export function captionRows(caption: readonly Line[], spare: Pt, desk: Desk): number {
  const { grid, styles } = desk.issue.paper;
  const last = caption.at(-1);
  if (last === undefined) return 0;
  const gap = CAPTION_GAP - (grid.pitch - grid.size) - spare;
  return Math.max(0, Math.ceil((gap + (caption.length - 1) * styles.caption.pitch + last.size) / grid.pitch - 0.01));
}
