// What an editor shows of a story while the pointer is over its id: its parts, how each fits, and where each stands on its page.
import { extentText } from "../../base/extent.ts";
import type { MadeUp } from "../../build/compile.ts";
import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";
import type { Words } from "../../locales/words.ts";

/** In Markdown; empty for a story that stands nowhere. */
export function storyCard(id: string, madeUp: MadeUp, pages: readonly PrintedPage[], words: Words): string {
  const fits = madeUp.copyFit().stories.filter(({ story }) => story === id);
  const on = pages.filter(({ frames }) => frames.some(({ of }) => of === id));
  const lines = on.flatMap(({ label, frames }) =>
    frames
      .filter(({ of }) => of === id)
      .map(({ part, ...frame }) => {
        const [columns, rows] = [frame.columns, frame.rows].map(([from, to]) => extentText({ from, to }));
        const place = words("place", { page: label, columns: String(columns), rows: String(rows) });
        const fit = fits.find((each) => each.part === part);
        return `- ${place}${fit === undefined ? "" : `: ${fitText(fit, words)}`}`;
      }),
  );
  return [lines.join("\n"), ...on.map((page) => dummyOf(page, id))].filter((text) => text !== "").join("\n\n");
}

/** Rows to spare or over. */
export function fitText(fit: { readonly empty: number; readonly characters: number }, words: Words): string {
  const args = { rows: Math.abs(fit.empty), characters: Math.abs(fit.characters) };
  return words(fit.empty < 0 ? "over" : fit.empty > 0 ? "spare" : "full", args);
}

/** Lines of a dummy. A character is about twice as high as wide, so a newspaper's page gets about as many characters across. */
const LINES = 14;

/**
 * A page drawn with characters, since every editor shows those: the story dark, others light, free places as dots.
 * A sign stands for what is in the middle of its place.
 */
function dummyOf({ trim, frames }: PrintedPage, id: string): string {
  const across = Math.round((2 * LINES * trim.width) / trim.height);
  const lines = Array.from({ length: LINES }, (_, line) => {
    const y = ((line + 0.5) / LINES) * trim.height;
    const signs = Array.from({ length: across }, (_, at) => {
      const x = ((at + 0.5) / across) * trim.width;
      const here = frames.findLast(
        ({ rect }) => rect.x <= x && x < rect.x + rect.width && rect.y <= y && y < rect.y + rect.height,
      );
      return here === undefined ? "·" : here.of === id ? "█" : "░";
    });
    return signs.join("");
  });
  return `\`\`\`text\n${lines.join("\n")}\n\`\`\``;
}
