import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { Page, Placed } from "../../../src/engine/layout/page.ts";
import { roleOf } from "../layout/placed-text.ts";
import { complaints, drawn, make } from "./checked.ts";

// Spoils a sound issue in one place, and expects the check of made-up issues to report it.

const { issue } = drawn("对开4", 101);
const sound = make(issue);
type Made = typeof sound;

const withPages = (change: (page: Page) => Page): Made => {
  return { ...sound, layout: { ...sound.layout, pages: sound.layout.pages.map(change) } };
};
const withPlaced = (change: (thing: Placed) => Placed | undefined): Made =>
  withPages((page) => ({ ...page, placed: page.placed.flatMap((thing) => change(thing) ?? []) }));
const withDiagnostics = (...more: readonly Pick<Diagnostic, "code" | "arguments" | "severity">[]): Made => {
  const [told] = sound.diagnostics;
  if (told === undefined) throw new RangeError("an issue of these tests tells of its white");
  return { ...sound, diagnostics: [...sound.diagnostics, ...more.map((each) => ({ ...told, ...each }))] };
};
const mark = (code: Diagnostic["code"]) => ({ code, severity: "warning" as const, arguments: { page: "2" } });

/** The longest story with several legs, and its last lines in the first of them. */
const long = sound.layout.pages[0]?.frames.find(({ fit }) => fit.legs > 2);
/** A story that is no lead, on the page of one. */
const lesser = issue.stories.find(({ priority, parts }) => priority === "normal" && parts[0]?.page === 0);
const isAtFoot = (thing: Placed): boolean =>
  thing.kind === "text" &&
  thing.owner.story === long?.owner.story &&
  roleOf(thing) === "body" &&
  thing.x < (long?.rect.x ?? 0) + 20 &&
  thing.y > (long?.rect.y ?? 0) + (long?.rect.height ?? 0) - 20;

test("a sound issue has nothing to complain of", () => {
  expect(complaints(issue, sound)).toEqual([]);
});

test.each<readonly [string, Made, RegExp]>([
  ["an error", withDiagnostics({ code: "overset", severity: "error", arguments: {} }), /^error overset/],
  ["a warning", withDiagnostics({ code: "underfull", severity: "warning", arguments: {} }), /^warning underfull/],
  [
    "two marks on one page",
    withDiagnostics(mark("page-split"), mark("heads-side-by-side")),
    /^page 2: [2-9] heads side by side or gaps/,
  ],
  [
    "a photo squeezed beyond the crop lever",
    withPlaced((thing) =>
      thing.kind === "picture" ? { ...thing, at: { ...thing.at, height: thing.at.height * 0.7 } } : thing,
    ),
    /^page \d: a photo of .* rows deep for/,
  ],
  [
    "a headline far too deep",
    withPlaced((thing) =>
      thing.kind === "text" && roleOf(thing) === "headline"
        ? { ...thing, line: { ...thing.line, size: thing.line.size * 6 } }
        : thing,
    ),
    /: a headline .* rows deep$/,
  ],
  [
    "a head larger than one of higher rank",
    withPlaced((thing) =>
      thing.kind === "text" && roleOf(thing) === "headline" && thing.owner.story === lesser?.id
        ? { ...thing, line: { ...thing.line, size: thing.line.size * 6 } }
        : thing,
    ),
    /: a head larger than one of higher rank$/,
  ],
  ["a leg that ends short", withPlaced((thing) => (isAtFoot(thing) ? undefined : thing)), /: leg 1 ends on row/],
  ["a line lost", withPlaced((thing) => (isAtFoot(thing) ? undefined : thing)), /characters lost or printed twice/],
  [
    "a page printed twice",
    withPages((page) => ({ ...page, placed: [...page.placed, ...page.placed] })),
    /characters lost or printed twice/,
  ],
  [
    "white beyond 3 % of a page",
    withPages((page) => ({
      ...page,
      frames: page.frames.map((frame) => ({ ...frame, fit: { ...frame.fit, white: 30 } })),
    })),
    /rows of white$/,
  ],
  [
    "a last leg more than two rows short",
    withPages((page) => ({
      ...page,
      frames: page.frames.map((frame) => ({ ...frame, fit: { ...frame.fit, empty: 3 } })),
    })),
    /: 3 rows empty$/,
  ],
  [
    "frames over one another",
    withPages((page) => ({ ...page, frames: [...page.frames, ...page.frames.slice(0, 1)] })),
    /frames overlap$/,
  ],
  ["a frame gone", withPages((page) => ({ ...page, frames: page.frames.slice(1) })), /scattered white$/],
  [
    "copy that is not all placed",
    { ...sound, layout: { ...sound.layout, stories: sound.layout.stories.map((each) => ({ ...each, placed: 1 })) } },
    /: 1 of \d+ characters$/,
  ],
  [
    "a story twice",
    { ...sound, layout: { ...sound.layout, stories: [...sound.layout.stories, ...sound.layout.stories] } },
    /^a story twice$/,
  ],
])("%s is told", (_, spoilt, told) => {
  expect(complaints(issue, spoilt).some((complaint) => told.test(complaint))).toBe(true);
});
