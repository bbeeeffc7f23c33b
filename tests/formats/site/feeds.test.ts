import { expect, test } from "vitest";
import { atomFeed } from "../../../src/formats/site/entry-pages.ts";
import type { IssueRecord } from "../../../src/formats/site/issue-record.ts";

function issueOf(date: string, revision: number): IssueRecord {
  const [year = "", month = "", day = ""] = date.split("-");
  const story = { id: "a", title: "题", priority: "news", pages: ["1"], summary: "文" };
  const said = { paper: "霁川日报", code: "JCRB", language: "zh-Hans", number: undefined, edition: undefined };
  return {
    schema: "banmian.site-issue/1",
    ...said,
    ...{
      date,
      revision,
      day: `${year}${month}/${day}`,
      accent: "#000",
      nameplate: undefined,
      pages: [],
      stories: [story],
    },
  } as unknown as IssueRecord;
}

test.each<[issues: readonly (readonly [string, number])[], feed: string, entries: readonly string[], why: string]>([
  [[["2026-11-24", 1]], "24T00:00:00", ["24T00:00:00"], "a day begins"],
  [[["2026-11-24", 3]], "24T00:00:02", ["24T00:00:02"], "a later revision is told as newer"],
  [[["2026-11-24", 999]], "24T00:16:38", ["24T00:16:38"], "the last that can be"],
  [
    [
      ["2026-11-24", 1],
      ["2026-11-24", 2],
    ],
    "24T00:00:01",
    ["24T00:00:00", "24T00:00:01"],
    "the feed is as new as the newest of a day's editions",
  ],
])("%j: the feed is of %s, its entries of %j: %s", (issues, feed, entries) => {
  const text = atomFeed(
    issues.map(([date, revision]) => issueOf(date, revision)),
    "https://x.example/",
  );
  const updated = [...text.matchAll(/<updated>2026-11-(.*?)\+08:00<\/updated>/g)].map(([, at]) => at);
  expect(updated).toEqual([feed, ...entries]);
  // The paper appeared when the day began, whatever came after.
  const published = [...text.matchAll(/<published>(.*?)<\/published>/g)].map(([, at]) => at);
  expect(published).toEqual(issues.map(() => "2026-11-24T00:00:00+08:00"));
});
