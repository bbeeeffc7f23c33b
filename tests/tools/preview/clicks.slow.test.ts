import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrintedLine } from "../../../src/engine/newspaper/newspaper.ts";
import { sourceOf, whereIs } from "../../../src/tools/preview/answers.ts";
import { glyphsOf } from "../../../src/tools/preview/outlines.ts";
import { type PreviewedIssue, previewIssue } from "../../../src/tools/preview/previewed-issue.ts";
import type { Revision } from "../../../src/tools/preview/revision.ts";
import { host } from "../../golden/host.ts";

const ISSUES = [
  "issues/2026-11-25/issue.yaml",
  "tests/golden/vertical-story/issue.yaml",
  "tests/golden/narrowed-heads/issue.yaml",
  "tests/golden/grouped-briefs/issue.yaml",
  "tests/golden/spread-story/issue.yaml",
];
const CLICKS = 200;
/** The shortest of these issues has fewer letters than that. */
const LEAST = 150;

describe.each(ISSUES)("%s", (path) => {
  let issue: PreviewedIssue;
  let revision: Revision;
  beforeAll(async () => {
    issue = previewIssue(resolve(path), host);
    await issue.ready();
    revision = issue.latest() as Revision;
  });
  afterAll(() => issue.close());

  test("a click on a glyph leads to its character in the source", () => {
    const glyphs = authored(revision);
    const wrong = sample(glyphs, CLICKS).flatMap(({ page, character, x, y }): readonly object[] => {
      const found = sourceOf(issue, { revision: revision.number, page, x, y });
      if (!found.ok) return [{ character, found: found.refusal }];
      const { source, line, column } = found.value;
      const there = (revision.sources()[source]?.text.split("\n")[line - 1] ?? "").slice(column - 1);
      return there.startsWith(character) ? [] : [{ character, there: there.slice(0, 8), line, column }];
    });
    expect(glyphs.length).toBeGreaterThan(LEAST);
    expect(wrong).toEqual([]);
  });

  test("a cursor at a character leads to where it is printed", () => {
    const wrong = sample(authored(revision), CLICKS / 4).flatMap(({ page, character, x, y }): readonly object[] => {
      const found = sourceOf(issue, { revision: revision.number, page, x, y });
      if (!found.ok) return [{ character, found: found.refusal }];
      const { file, line, column } = found.value;
      const places = whereIs(revision, { file, line, column }) ?? [];
      const hit = places.some(
        ({ page: label, at }) =>
          label === page && x > at.x - 1 && x < at.x + at.width + 1 && y > at.y - 1 && y < at.y + at.height + 1,
      );
      return hit ? [] : [{ character, line, column, places }];
    });
    expect(wrong).toEqual([]);
  });

  test("each picture, and each page's furniture, has a source", () => {
    const missing = revision.pages.flatMap((page) =>
      page.things.filter((thing) => {
        if (thing.kind !== "picture" && thing.kind !== "line") return false;
        const at = thing.kind === "picture" ? thing.at : thing.box;
        const point = { x: at.x + at.width / 2, y: at.y + at.height / 2 };
        return !sourceOf(issue, { revision: revision.number, page: page.label, ...point }).ok;
      }),
    );
    expect(missing).toEqual([]);
  });

  test("a revision that is forgotten is refused", () => {
    const asked = { revision: revision.number + 1, page: revision.pages[0]?.label ?? "", x: 1, y: 1 };
    expect(sourceOf(issue, asked)).toEqual({ ok: false, refusal: { error: "outdated" } });
  });
});

test("a click on a bullet leads to the item behind it", async () => {
  const issue = previewIssue(resolve("tests/golden/list-and-signature/issue.yaml"), host);
  await issue.ready();
  const revision = issue.latest() as Revision;
  const lines = revision.pages.flatMap(({ label, things }) =>
    things.flatMap((thing) =>
      thing.kind === "line" && thing.segments[0]?.role === "marker" ? [{ line: thing, page: label }] : [],
    ),
  );
  const beside = lines.map(({ line, page }) => {
    const [marker] = glyphsOf(line, revision.outlines.ink);
    const { x = 0, y = 0 } = marker?.ink ?? {};
    const found = sourceOf(issue, { revision: revision.number, page, x, y });
    const at = found.ok ? found.value : undefined;
    const there = revision.sources()[at?.source ?? 0]?.text.split("\n")[(at?.line ?? 1) - 1] ?? "";
    return [there.slice((at?.column ?? 1) - 1).slice(0, 2), line.segments[1]?.text.slice(0, 2)];
  });
  await issue.close();
  expect(beside.length).toBeGreaterThan(0);
  expect(beside.filter(([there, printed]) => there !== printed)).toEqual([]);
});

test("a click on the second half of a dash leads to the dash", async () => {
  const issue = previewIssue(resolve("tests/golden/vertical-story/issue.yaml"), host);
  await issue.ready();
  const { pages, outlines } = issue.latest() as Revision;
  const places = pages.flatMap(({ things }) =>
    things.flatMap((thing) =>
      thing.kind === "line" && thing.segments[0]?.text.startsWith("——书") ? [glyphsOf(thing, outlines.ink)] : [],
    ),
  );
  await issue.close();
  expect(places.map((glyphs) => glyphs.slice(0, 3).map(({ offset }) => offset))).toEqual([[0, 0, 2]]);
});

interface Target {
  readonly page: string;
  readonly character: string;
  readonly x: number;
  readonly y: number;
}

/** Glyphs whose text has places of its own, by the middle of their ink. */
function authored({ pages, places, outlines }: Revision): readonly Target[] {
  return pages.flatMap(({ label, things }) =>
    things
      .filter((thing): thing is PrintedLine => thing.kind === "line")
      .flatMap((line) =>
        glyphsOf(line, outlines.ink).flatMap(({ segment, offset, ink }) => {
          const character = [...segment.text][offset] ?? "";
          const at = segment.from + offset;
          const place = places()({ element: segment.element, from: at, to: at + 1 });
          const alone = place !== undefined && place.endColumn === place.column + 1;
          if (!alone || character.trim() === "") return [];
          return [{ page: label, character, x: ink.x + ink.width / 2, y: ink.y + ink.height / 2 }];
        }),
      ),
  );
}

/** All of a few; some of many, spread by a generator that gives the same each time. */
function sample<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  let state = 20261124;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return all[state % all.length] as T;
  });
}
