import { wayTo } from "./addresses.ts";
import { type Html, html } from "./html.ts";
import { frontPath, type IssueRecord } from "./issue-record.ts";

/** The issues before and after an issue. */
interface Neighbours {
  readonly before: IssueRecord | undefined;
  readonly after: IssueRecord | undefined;
}

/** A page that is written does not know them yet: they are put in when the whole site is known, and again when a neighbour comes or goes. */
export const NO_NEIGHBOURS: Neighbours = { before: undefined, after: undefined };

const BEGIN = "<!--issues-->";
const END = "<!--/issues-->";

/** 上一期 and 下一期, as links where there are such issues. */
export function neighbourLinks(path: string, { before, after }: Neighbours): Html {
  const step = (issue: IssueRecord | undefined, words: string): Html =>
    issue === undefined
      ? html`<span class="none">${words}</span>`
      : html`<a href="${wayTo(path, frontPath(issue))}" title="${issue.date}">${words}</a>`;
  return html`<!--issues-->${step(before, "上一期")}${step(after, "下一期")}<!--/issues-->`;
}

export function withNeighbours(page: string, path: string, neighbours: Neighbours): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END, from);
  if (from < 0 || to < 0) return page;
  return page.slice(0, from) + neighbourLinks(path, neighbours).markup + page.slice(to + END.length);
}
