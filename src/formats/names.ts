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

/**
 * The PDF of an issue. That of some pages says so, and nobody takes it for the whole issue: JCRB-2026-11-24-pages-2+4.pdf.
 * @param pages undefined: all
 */
export function pdfName(stem: string, pages: readonly Pick<PrintedPage, "label">[] | undefined): string {
  return pages === undefined ? `${stem}.pdf` : `${stem}-pages-${pages.map(({ label }) => label).join("+")}.pdf`;
}
