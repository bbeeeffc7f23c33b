import { describe, expect, test } from "vitest";
import { pinFrames } from "../../../src/build/pins.ts";
import { unpin } from "../../../src/engine/manifest/pin.ts";
import type { Pullquote, Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "../layout/in-squares.ts";
import {
  copyOfLength,
  frameAt,
  heading,
  issueOf,
  partAt,
  photoOf,
  prose,
  span,
  storyOf,
  text,
} from "../layout/newsroom.ts";
import { issueYaml, issueOf as readIssue } from "../model/resolve-yaml.ts";

// Optional pull quotes and decks are printed if there is room, and otherwise left out and reported. A page has 6 columns × 60 rows × 11 characters.

const quote: Pullquote = {
  kind: "pullquote",
  text: text("灯是给还在路上的人留的，一盏也不能少。"),
  by: text("——江照"),
  columns: undefined,
  at: undefined,
  part: 1,
  optional: true,
  span,
};
const deck = { ...heading("——副题说的是另一件事"), optional: true as const };
const OPTIONAL: Readonly<Record<string, Partial<Story>>> = { pullquote: { insets: [quote] }, deck: { deck } };

/** The roles of printed lines, and what is reported as left out. */
function wordsIn({ layout, diagnostics }: ReturnType<typeof inSquares>) {
  const roles = new Set(
    layout.pages.flatMap(({ placed }) =>
      placed.flatMap((thing) => (thing.kind === "text" ? thing.line.segments.map(({ role }) => role) : [])),
    ),
  );
  const printed = ["pullquote", "deck"].filter((role) => roles.has(role as "deck"));
  const names = diagnostics.flatMap(({ code, arguments: { name } }) => (code === "optional-left-out" ? [name] : []));
  return { printed, left: names.filter((name) => !String(name).endsWith(".jpg")) };
}

const loose = [partAt(0, undefined)];
const given = [partAt(0, frameAt([1, 6], [1, 60]))];
const lead = (characters: number, over: Partial<Story>, parts = loose): Story =>
  storyOf("a", parts, { priority: "lead", copy: copyOfLength(characters), ...over });

describe.each(["pullquote", "deck"])("an optional %s of a page with one story", (key) => {
  test.each([
    { characters: 1500, place: "loose", parts: loose, stands: true },
    { characters: 3000, place: "loose", parts: loose, stands: true },
    { characters: 3800, place: "loose", parts: loose, stands: false },
    { characters: 3300, place: "in a frame", parts: given, stands: true },
    { characters: 3710, place: "in a frame", parts: given, stands: false },
  ])("$characters characters, $place: it stands is $stands", ({ characters, parts, stands }) => {
    const made = inSquares(issueOf(1, [lead(characters, OPTIONAL[key] as Partial<Story>, parts)]));
    expect(wordsIn(made)).toEqual(stands ? { printed: [key], left: [] } : { printed: [], left: [key] });
    expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

test.each(["pullquote", "deck"])("%s: left out only where it brings a fault", (key) => {
  const all = OPTIONAL[key] as Partial<Story>;
  const { optional, ...sure } = deck;
  const needed = key === "deck" ? { deck: sure } : { insets: [{ ...quote, optional: undefined } as never] };
  for (const priority of ["lead", "major", "brief"] as const) {
    for (const characters of [250, 900, 1700, 2500, 3300]) {
      const page = (over: Partial<Story>) => inSquares(issueOf(1, [lead(characters, { priority, ...over })]));
      if (wordsIn(page(all)).printed.length > 0) continue;
      const codes = page(needed).diagnostics.map(({ code }) => code);
      expect(codes, `${priority} ${characters}`).not.toEqual([]);
    }
  }
});

test.each([300, 500, 900])(
  "three stories of %i characters and more: both words stand, where white is left",
  (least) => {
    const stories = ["a", "b", "c"].map((id, at) =>
      storyOf(id, loose, {
        copy: copyOfLength(least + at * 100),
        ...[OPTIONAL["pullquote"], OPTIONAL["deck"], {}][at],
      }),
    );
    expect(wordsIn(inSquares(issueOf(1, stories)))).toEqual({ printed: ["pullquote", "deck"], left: [] });
  },
);

test("in a frame words are left out before photos, the quote before the deck", () => {
  const found = [2600, 3000, 3200, 3300, 3400, 3500, 3600, 3700].map((characters) => {
    const over = { insets: [quote], deck, photos: [photoOf("wide", { optional: true })] };
    const made = inSquares(issueOf(1, [lead(characters, over, given)]));
    const photos = made.diagnostics.filter(({ arguments: { name } }) => String(name).endsWith(".jpg")).length;
    return [...wordsIn(made).left, ...(photos > 0 ? ["photo"] : [])].join();
  });
  const known = [...new Set(found)];
  expect(known.slice(0, 2)).toEqual(["", "pullquote"]);
  expect(known.at(-1)).toBe("pullquote,deck,photo");
  expect(known).not.toContain("deck");
});

describe("in the manifest", () => {
  const PAPER = "name: 测试报\ncode: CSB\npreset: 四开\nfaults: {天窗: off, 缺署名: off, 缺法定项: off}\n";
  const yaml = (characters: number, words: string): string =>
    issueYaml(
      `  - id: a\n    headline: 题目\n    place: {page: 1}\n${words}    body: ${prose(characters)}\n`,
      "[{label: 1}]",
    );
  const words = (key: string): string =>
    `    deck: {text: [——副题一行], ${key}: true}\n    pullquote: {text: 灯是给还在路上的人留的。, ${key}: true}\n`;

  test("`optional` of words for which there is room: they stand; `omit`: they do not, and are not told", async () => {
    const own = async (key: string) => wordsIn(inSquares(await readIssue(yaml(900, words(key)), PAPER)));
    expect(await own("optional")).toEqual({ printed: ["pullquote", "deck"], left: [] });
    expect(await own("omit")).toEqual({ printed: [], left: [] });
  });

  test("pinned: what make-up left out stays left out in the same frame; unpinned: as it was written", async () => {
    const { grid } = (await readIssue(yaml(900, words("optional")), PAPER)).paper;
    const written = yaml(Math.round(grid.columns * grid.rows * grid.measure * 0.985), words("optional"));
    const issue = await readIssue(written, PAPER);
    const first = inSquares(issue);
    expect(wordsIn(first)).toEqual({ printed: ["deck"], left: ["pullquote"] });
    const wish = { rank: 0, pages: undefined, stories: undefined };
    const pinned = pinFrames(written, { issue, found: first.madeUp }, wish).text;
    expect(pinned).toContain("pullquote: {text: 灯是给还在路上的人留的。, optional: true, omit: true, pinned: [omit]}");
    const again = inSquares(await readIssue(pinned, PAPER));
    expect(wordsIn(again)).toEqual({ printed: ["deck"], left: [] });
    expect(again.layout.pages[0]?.frames).toEqual(first.layout.pages[0]?.frames);
    expect(unpin(pinned, { pages: undefined, stories: undefined }, "horizontal").text).toBe(written);
  });
});
