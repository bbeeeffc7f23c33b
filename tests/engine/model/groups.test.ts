import { expect, test } from "vitest";
import { issueOf, issueYaml, problems, story } from "./resolve-yaml.ts";

// Groups of stories under one head (集纳, 专题): what the manifest says of them.

const member = (id: string, extra = ""): string =>
  `  - {id: ${id}, headline: 题, body: 文, group: week${extra === "" ? "" : `, ${extra}`}}\n`;
const groups = (place: string, head = "headline: 总题"): string =>
  `groups:\n  - {id: week, ${head}, place: ${place}}\n`;
const two = member("a") + member("b");

const framed = (id: string, columns: string, rows: string): string =>
  member(id, `place: {page: 1, columns: ${columns}, rows: ${rows}}`);

const CASES: [yaml: string, told: readonly string[], why: string][] = [
  [two + groups("{page: 1}"), [], "stories of a group need no place"],
  [two + groups("{page: 7}"), ["unknown-name issue.yaml:8 page: ⟨7⟩"], "no such page, which the stories take from it"],
  [
    framed("a", "1-2", "10-20") + framed("b", "3-4", "10-20") + groups("{page: 1, columns: 1-4, rows: 5-20}"),
    [],
    "all frames are given",
  ],
  [
    two + groups("{page: 1}").replace("week", "weak"),
    ["unknown-name issue.yaml:5 group: ⟨week⟩", "unknown-name issue.yaml:6 group: ⟨week⟩"],
    "no such group; whether the other one has too few stories shows later",
  ],
  [member("a") + groups("{page: 1}"), ["group-of-one issue.yaml:7 id: ⟨week⟩"], "one story alone"],
  [two + groups("{page: 1}", "priority: major"), ["no-headline issue.yaml:8 id: ⟨week⟩"], "no head"],
  [
    member("a", "place: {page: 2}") + member("b") + groups("{page: 1}"),
    ["group-page issue.yaml:5 page: ⟨2⟩ < 1"],
    "a story on another page",
  ],
  [
    member("a", "place: [{page: 1}, {page: 2}]") + member("b") + groups("{page: 1}"),
    ["group-jump issue.yaml:5 page: ⟨2⟩"],
    "a story that goes on",
  ],
  [
    framed("a", "1-2", "10-20") + member("b") + groups("{page: 1, columns: 1-4, rows: 5-20}"),
    ["group-half-framed issue.yaml:6 group: ⟨week⟩"],
    "one frame of two",
  ],
  [
    framed("a", "1-2", "10-20") + framed("b", "3-4", "10-20") + groups("{page: 1}"),
    ["group-without-frame issue.yaml:5 columns: ⟨1-2⟩ < 1", "group-without-frame issue.yaml:6 columns: ⟨3-4⟩ < 1"],
    "frames of the stories alone",
  ],
  [
    framed("a", "1-2", "6-20") + framed("b", "3-4", "10-20") + groups("{page: 1, columns: 1-4, rows: 5-20, box: true}"),
    ["outside-group issue.yaml:5 columns: ⟨1-2⟩", "outside-group issue.yaml:6 columns: ⟨3-4⟩"],
    "a box keeps a row at the head and the foot",
  ],
  [
    framed("a", "1-2", "10-20") + framed("b", "2-3", "12-20") + groups("{page: 1, columns: 1-4, rows: 5-20}"),
    ["frames-overlap issue.yaml:6 columns: ⟨2-3⟩ < 1-2"],
    "two stories over one another",
  ],
  [
    two + story("c", "{page: 1, columns: 4-5, rows: 15-30}") + groups("{page: 1, columns: 1-4, rows: 5-20}"),
    ["frames-overlap issue.yaml:7 columns: ⟨4-5⟩ < 1-4"],
    "a story over the group",
  ],
  [
    member("a", "writing: vertical, place: {page: 1, columns: 1-2, rows: 10-20}") +
      framed("b", "3-4", "10-20") +
      groups("{page: 1, columns: 1-4, rows: 5-20}"),
    ["group-in-vertical issue.yaml:5 writing: ⟨vertical⟩"],
    "vertical copy",
  ],
];

test.each(CASES)("%s → %j: %s", async (yaml, told) => {
  expect(await problems(issueYaml(yaml))).toEqual(told);
});

test.each([
  ["priority: brief", "normal", "briefs"],
  ["priority: normal", "major", "stories"],
  ["priority: major", "major", "a main story"],
  ["priority: lead", "lead", "a lead"],
])("%s: the head ranks as %s with %s", async (extra, priority) => {
  const { stories } = await issueOf(
    issueYaml(member("a", extra) + member("b", "priority: brief") + groups("{page: 1}")),
  );
  expect(stories.map(({ id }) => id)).toEqual(["week", "a", "b"]);
  expect(stories[0]?.priority).toBe(priority);
});

test("in a box the head has the rows over the stories, and all legs are the box's", async () => {
  const yaml =
    framed("a", "1-2", "10-19") + framed("b", "3-4", "9-19") + groups("{page: 1, columns: 1-4, rows: 5-20, box: true}");
  const [head, first] = (await issueOf(issueYaml(yaml))).stories;
  expect(head?.parts[0]?.frame).toEqual({ columns: { from: 1, to: 4 }, rows: { from: 5, to: 8 } });
  expect(first?.parts[0]?.within).toEqual({ group: "week", columns: { from: 1, to: 4 }, box: "plain", head: false });
});
