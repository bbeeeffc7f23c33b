import { sha256Of } from "../base/sha256.ts";
import type { Newspaper, PrintedPage, ReadStory } from "../newspaper/newspaper.ts";

/** The paper's name and the date: 霁川日报 2026-11-24 晚. */
export function issueTitle({ identity }: Newspaper): string {
  return [identity.paper, identity.date, identity.edition].filter((part) => part !== undefined).join(" ");
}

/** 第四版　副刊. */
export function pageHeading({ name, section }: Pick<PrintedPage, "name" | "section">): string {
  return section === undefined ? name : `${name}　${section}`;
}

/** The labels of the pages that a story stands on, each once. */
export function pagesOf({ parts }: ReadStory): readonly string[] {
  return [...new Set(parts.map(({ page }) => page))];
}

/** Labels longer than this would make a name that no disk takes (255 bytes, with a temporary one's beginning). */
const LONGEST_LABELS = 120;
/** Labels that a shortened name tells; digits of the hash that tells it from others. */
const TOLD = 3;
const HASH = 8;

/**
 * The PDF of an issue. That of some pages says so, and nobody takes it for the whole issue: JCRB-2026-11-24-pages-2+4.pdf. Of very many pages it names
 * the first and counts the others: JCRB-2026-11-24-pages-2+4+5-and-60-0c1d2e3f.pdf.
 * @param pages undefined: all
 */
export function pdfName(stem: string, pages: readonly Pick<PrintedPage, "label">[] | undefined): string {
  if (pages === undefined) return `${stem}.pdf`;
  const labels = pages.map(({ label }) => label);
  const all = labels.join("+");
  if (all.length <= LONGEST_LABELS) return `${stem}-pages-${all}.pdf`;
  const first = labels.slice(0, TOLD).join("+");
  return `${stem}-pages-${first}-and-${labels.length - TOLD}-${sha256Of(all).slice(0, HASH)}.pdf`;
}
