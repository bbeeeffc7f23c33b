import { sha256Of } from "../base/sha256.ts";
import type { Newspaper, PrintedPage, ReadStory } from "../engine/newspaper/newspaper.ts";

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

/** With more characters of labels a file's name would be too long for disks: 255 bytes, the prefix of a temporary file included. */
const LONGEST_LABELS = 120;
/** How many labels a shortened name tells, and how many digits of a hash set it apart from other such names. */
const TOLD = 3;
const HASH = 8;

/**
 * The name of an issue's PDF. If it holds only some pages, the name says so: JCRB-2026-11-24-pages-2+4.pdf. Of very many pages it tells the first three
 * and counts the others: JCRB-2026-11-24-pages-2+4+5-and-60-0c1d2e3f.pdf.
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
