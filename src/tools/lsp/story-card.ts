// What an editor shows of a story while the pointer is over its id: its parts, how each fits, and their places on the pages as small pictures.
import { extentText } from "../../base/extent.ts";
import type { MadeUp } from "../../build/compile.ts";
import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";
import type { Words } from "../../locales/words.ts";

/** Pixels of a page's longer side. */
const SIDE = 160;

/** In Markdown; empty for a story that stands nowhere. */
export function storyCard(id: string, madeUp: MadeUp, pages: readonly PrintedPage[], words: Words): string {
  const fits = madeUp.copyFit().stories.filter(({ story }) => story === id);
  const parts = pages.flatMap((page) =>
    page.frames
      .filter((frame) => frame.of === id)
      .map((frame) => ({ page, frame, fit: fits.find(({ part }) => part === frame.part) })),
  );
  const lines = parts.map(({ page, frame, fit }) => {
    const [columns, rows] = [frame.columns, frame.rows].map(([from, to]) => extentText({ from, to })) as [
      string,
      string,
    ];
    return `- ${words("place", { page: page.label, columns, rows })}${fit === undefined ? "" : `: ${fitText(fit, words)}`}`;
  });
  const pictures = [...new Set(parts.map(({ page }) => page))].map((page) => `![](${pictureOf(page, id)})`);
  return [lines.join("\n"), pictures.join(" ")].filter((text) => text !== "").join("\n\n");
}

/** Rows to spare or over. */
export function fitText(fit: { readonly empty: number; readonly characters: number }, words: Words): string {
  const args = { rows: Math.abs(fit.empty), characters: Math.abs(fit.characters) };
  return words(fit.empty < 0 ? "over" : fit.empty > 0 ? "spare" : "full", args);
}

/** A page's frames, those of the story dark, as the address of an SVG. */
function pictureOf({ trim, frames }: PrintedPage, id: string): string {
  const scale = SIDE / Math.max(trim.width, trim.height);
  const boxes = frames.map(({ of, rect: { x, y, width, height } }) => {
    return `<path fill="${of === id ? "#456" : "#ccc"}" stroke="#fff" stroke-width="4" d="M${Math.round(x)} ${Math.round(y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}Z"/>`;
  });
  const size = `width="${Math.round(trim.width * scale)}" height="${Math.round(trim.height * scale)}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${trim.width} ${trim.height}"><rect width="100%" height="100%" fill="#fff"/>${boxes.join("")}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
