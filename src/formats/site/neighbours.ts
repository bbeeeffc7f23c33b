import { wayTo } from "./addresses.ts";
import { comment, type Html, html } from "./html.ts";
import { frontPath, type IssueRecord } from "./issue-record.ts";
import { stepTo } from "./shell.ts";

/** The issues before and after an issue. */
interface Neighbours {
  readonly before: IssueRecord | undefined;
  readonly after: IssueRecord | undefined;
}

/** An issue's pages are first written without neighbours. `withNeighbours` puts them in once the whole site is known, and again when one comes or goes. */
export const NO_NEIGHBOURS: Neighbours = { before: undefined, after: undefined };

const BEGIN = comment(html`issues`);
const END = comment(html`/issues`);

/** 上一期 and 下一期, as links where there are such issues. */
export function neighbourLinks(path: string, { before, after }: Neighbours): Html {
  const step = (issue: IssueRecord | undefined, words: string): Html =>
    stepTo(words, issue && html` href="${wayTo(path, frontPath(issue))}" title="${issue.date}"`);
  return html`${BEGIN}${step(before, "上一期")}${step(after, "下一期")}${END}`;
}

/** A finished page with other neighbours. @param path the page's */
export function withNeighbours(page: string, path: string, neighbours: Neighbours): string {
  const from = page.indexOf(BEGIN.markup);
  const to = page.indexOf(END.markup, from);
  if (from < 0 || to < 0) return page;
  return page.slice(0, from) + neighbourLinks(path, neighbours).markup + page.slice(to + END.markup.length);
}
