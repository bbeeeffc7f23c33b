import { chineseDate, dayTime, weekday } from "../../base/dates.ts";
import { ARCHIVE, monthPath, storyPath, wayTo } from "./addresses.ts";
import { type Html, html } from "./html.ts";
import { frontPath, type IssueRecord, type StoryRecord } from "./issue-record.ts";
import { smallPage } from "./page-page.ts";
import { siteDocument, stepTo } from "./shell.ts";
import { siteWords } from "./words.ts";

/** A month of the site: its issues, and the months round it. */
interface Month {
  /** 202611. */
  readonly month: string;
  /** In order; at least one. */
  readonly issues: readonly IssueRecord[];
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly base: string | undefined;
}

/** The calendar of a month, then its issues, the newest first. */
export function monthPage({ month, issues, before, after, base }: Month): string {
  const path = monthPath(month);
  const newest = issues.at(-1) as IssueRecord;
  const words = siteWords(newest.language);
  const step = (to: string | undefined, name: string): Html =>
    stepTo(name, to === undefined ? undefined : html` href="${wayTo(path, monthPath(to))}"`);
  return siteDocument({
    path,
    title: `${monthName(month)} - ${newest.paper}`,
    description: words.monthOf(newest.paper, monthName(month)),
    issue: newest,
    base,
    kind: "month-page",
    body: html`<main id="main">
<div class="pager"><h1>${monthName(month)}</h1>
<nav class="steps" aria-label="${words.turnMonths}">${step(before, words.monthBefore)}<a href="${wayTo(path, ARCHIVE)}">${words.wholeArchive}</a>${step(after, words.monthAfter)}</nav></div>
${calendar(month, issues, path)}
<ol class="issues">
${[...issues].reverse().map((issue) => issueEntry(issue, path))}</ol>
</main>
`,
  });
}

/** 202611 → 2026年11月. */
export function monthName(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(4))}月`;
}

const DAY = 86_400_000;

/** Weeks begin on Monday, as Chinese calendars do (GB/T 7408.1). */
function calendar(month: string, issues: readonly IssueRecord[], path: string): Html {
  const first = dayTime(`${month.slice(0, 4)}-${month.slice(4)}-01`);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: Html[] = [];
  for (let week = 0; week < 6; week++) {
    const days = Array.from({ length: 7 }, (_, at) => new Date(first + (week * 7 + at - lead) * DAY));
    const inside = (day: Date): boolean => isoOf(day).startsWith(`${month.slice(0, 4)}-${month.slice(4)}`);
    if (days.some(inside))
      weeks.push(html`<tr>${days.map((day) => (inside(day) ? dayCell(day, issues, path) : html`<td></td>`))}</tr>\n`);
  }
  const names = [..."一二三四五六日"].map((name) => html`<th scope="col" abbr="星期${name}">${name}</th>`);
  return html`<table class="calendar"><caption>${monthName(month)}</caption>
<thead><tr>${names}</tr></thead>
<tbody>${weeks}</tbody></table>`;
}

function dayCell(day: Date, issues: readonly IssueRecord[], path: string): Html {
  const iso = isoOf(day);
  const own = issues.filter(({ date }) => date === iso);
  const number = String(day.getUTCDate());
  if (own.length === 0) return html`<td>${number}</td>`;
  return html`<td>${own.map(
    (issue, at) =>
      html`<a href="${wayTo(path, frontPath(issue))}" aria-label="${chineseDate(iso)}${issue.edition ?? ""}">${at === 0 ? number : ""}${
        own.length > 1 && html`<small>${issue.edition}</small>`
      }</a>`,
  )}</td>`;
}

function isoOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** Headlines that an issue shows in lists. */
const HEADLINES = 4;

function issueEntry(issue: IssueRecord, path: string): Html {
  const [front] = issue.pages;
  const toFront = wayTo(path, frontPath(issue));
  const stories = weightiest(issue);
  return html`<li><a class="thumb" href="${toFront}" tabindex="-1" aria-hidden="true">${front && smallPage(front, path)}</a>
<div><h2><a href="${toFront}">${chineseDate(issue.date)}　${weekday(issue.date)}${issue.edition !== undefined && html`　${siteWords(issue.language).edition(issue.edition)}`}</a></h2>
<ul>${stories.map(({ id, title }) => html`<li><a href="${wayTo(path, storyPath(issue.day, id))}">${title}</a></li>`)}</ul></div></li>
`;
}

/** The stories of most weight, in the order in which they are read. */
function weightiest({ stories }: IssueRecord): readonly StoryRecord[] {
  const order = ["lead", "major", "normal", "brief"];
  const weighed = stories
    .filter(({ members }) => members === undefined)
    .sort((a, b) => order.indexOf(a.priority) - order.indexOf(b.priority))
    .slice(0, HEADLINES);
  return stories.filter((story) => weighed.includes(story));
}
