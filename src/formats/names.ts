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

/** The labels of a story's pages, each once. */
export function pagesOf({ parts }: ReadStory): readonly string[] {
  return [...new Set(parts.map(({ page }) => page))];
}

/** The most characters of labels in a file name: disks allow 255 bytes, including the prefix of a temporary file. */
const LONGEST_LABELS = 120;
/** The labels in a shortened name, and the digits of the hash that distinguishes it. */
const SHOWN = 3;
const HASH = 8;

/**
 * The file name of an issue's PDF. For some pages it contains their labels: JCRB-2026-11-24-pages-2+4.pdf. For very many it contains the first three, the
 * number of the others and a hash: JCRB-2026-11-24-pages-2+4+5-and-60-0c1d2e3f.pdf.
 * @param pages undefined for all
 */
export function pdfName(stem: string, pages: readonly Pick<PrintedPage, "label">[] | undefined): string {
  if (pages === undefined) return `${stem}.pdf`;
  const labels = pages.map(({ label }) => label);
  const all = labels.join("+");
  if (all.length <= LONGEST_LABELS) return `${stem}-pages-${all}.pdf`;
  const first = labels.slice(0, SHOWN).join("+");
  return `${stem}-pages-${first}-and-${labels.length - SHOWN}-${sha256Of(all).slice(0, HASH)}.pdf`;
}
