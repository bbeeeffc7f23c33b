import { expect, test } from "vitest";
import { type IssuePlace, namedPlaces, nameIn, withNames } from "../../src/build/portable-names.ts";
import { memoryFiles } from "../engine/manifest/memory-files.ts";

const place: IssuePlace = {
  working: "/run",
  manifest: "/run/issue/issue.yaml",
  folder: "/run/issue",
  paper: "/run/paper",
  named: new Map(),
};
const linked: IssuePlace = { ...place, manifest: "/links/today/issue.yaml", folder: "/data/24", paper: "/data/24" };
const named = (names: Readonly<Record<string, readonly string[]>>, paper = "/run/paper"): IssuePlace => ({
  ...place,
  paper,
  named: new Map(Object.entries(names)),
});

test.each<[IssuePlace, string, string, string]>([
  [place, "issue/stories/a.md", "stories/a.md", "from the issue's folder, not from that of the run"],
  [place, "/run/paper/paper.yaml", "../paper/paper.yaml", "a paper beside the issue"],
  [linked, "/links/today/a.md", "a.md", "a manifest that is reached through a link"],
  [linked, "/data/24/a.md", "a.md", "and a file by its real path"],
  [
    named({ "/store/x.jpg": ["/run/issue/photos/x.jpg"] }),
    "/store/x.jpg",
    "photos/x.jpg",
    "a file as it was asked for",
  ],
])("of %j, %s is named %s: %s", (of, name, expected) => {
  expect(nameIn(of, name)).toBe(expected);
});

test.each<[IssuePlace, string, readonly string[], string]>([
  [place, "/run/issue/a.md", ["/run/issue/a.md"], "what has no other name stands at its own"],
  [
    named({ "/store/x.jpg": ["/run/issue/a.jpg", "/run/issue/b.jpg"] }),
    "/store/x.jpg",
    ["/run/issue/a.jpg", "/run/issue/b.jpg"],
    "what has two stands at both",
  ],
  [
    named({ "/run/paper/paper.yaml": ["/run/issue/paper.yaml"] }),
    "/run/paper/art/plate.svg",
    ["/run/issue/art/plate.svg"],
    "what the paper names stands beside the paper, where that is named",
  ],
  [
    named({ "/run/paper/art.svg": ["/run/issue/art.svg"] }),
    "/run/paper/plate.svg",
    ["/run/paper/plate.svg"],
    "another file of its folder is no paper",
  ],
  [
    named({ "/run/paper/paper.yaml": ["/run/issue/paper.yaml"] }),
    "/run/papers/plate.svg",
    ["/run/papers/plate.svg"],
    "nor is a folder whose name begins so",
  ],
  [
    named({ "/run/issue/paper/paper.yaml": ["/run/issue/p.yaml"] }, "/run/issue/paper"),
    "/run/issue/paper/plate.svg",
    ["/run/issue/paper/plate.svg"],
    "a paper in the issue's folder stays in its place",
  ],
])("in a copy without links of %j, %s stands at %j: %s", (of, path, expected) => {
  expect(namedPlaces(of, path)).toEqual(expected);
});

test("account is kept of each name once, in one order whatever comes first", () => {
  const { files, named: kept } = withNames(memoryFiles({}));
  for (const path of ["/b.jpg", "/a.jpg", "/b.jpg"]) files.named?.(path, "/store/x.jpg");
  expect([...kept]).toEqual([["/store/x.jpg", ["/a.jpg", "/b.jpg"]]]);
});
