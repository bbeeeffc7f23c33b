import { wayTo } from "./addresses.ts";
import { comment, type Html, html } from "./html.ts";
import { frontPath, type IssueRecord } from "./issue-record.ts";
import { stepTo } from "./shell.ts";
import { siteWords } from "./words.ts";

/** The issues before and after an issue. */
interface Neighbours {
  readonly before: IssueRecord | undefined;
  readonly after: IssueRecord | undefined;
}

/** An issue's pages are first written without neighbours. `withNeighbours` puts them in once the whole site is known, and again when one comes or goes. */
export const NO_NEIGHBOURS: Neighbours = { before: undefined, after: undefined };

const BEGIN = comment(html`issues`);
const END = comment(html`/issues`);

/** 上一期 and 下一期, as links where there are such issues. @param language of the issue between them */
export function neighbourLinks(path: string, { before, after }: Neighbours, language: string): Html {
  const { issueBefore, issueAfter } = siteWords(language);
  const step = (issue: IssueRecord | undefined, name: string): Html =>
    stepTo(name, issue && html` href="${wayTo(path, frontPath(issue))}" title="${issue.date}"`);
  return html`${BEGIN}${step(before, issueBefore)}${step(after, issueAfter)}${END}`;
}

/** A finished page with other neighbours. @param path the page's @param language of its issue */
export function withNeighbours(page: string, path: string, neighbours: Neighbours, language: string): string {
  const from = page.indexOf(BEGIN.markup);
  const to = page.indexOf(END.markup, from);
  if (from < 0 || to < 0) return page;
  return page.slice(0, from) + neighbourLinks(path, neighbours, language).markup + page.slice(to + END.markup.length);
}
