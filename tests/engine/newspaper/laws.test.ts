import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { joined } from "../../../src/base/byte-writer.ts";
import type { MadeUp } from "../../../src/build/compile.ts";
import { nameIn } from "../../../src/build/portable-names.ts";
import { printIssue } from "../../../src/engine/newspaper/build.ts";
import { readNewspaper } from "../../../src/engine/newspaper/json.ts";
import {
  copyBlocks,
  type Newspaper,
  type PrintedFrame,
  type PrintedLine,
  passagesOf,
  type StoryBlock,
} from "../../../src/engine/newspaper/newspaper.ts";
import { placesOf } from "../../../src/engine/newspaper/places.ts";
import { writeLayoutJson } from "../../../src/formats/layout/format.ts";
import { compiledIssue, type Edit } from "./drawn.ts";
import { covers, meet } from "./polygons.ts";

const ISSUES: [path: string, edit?: Edit][] = [
  ["issues/2026-11-24/issue.yaml"],
  ["issues/2026-11-25/issue.yaml"],
  ["tests/golden/vertical-story/issue.yaml"],
  ["tests/golden/narrowed-heads/issue.yaml"],
  ["tests/golden/list-and-signature/issue.yaml"],
  ["tests/golden/table-and-verse/issue.yaml"],
  ["tests/golden/jump-two-columns/issue.yaml"],
  ["tests/golden/small-ads/issue.yaml"],
  ["tests/golden/text-advert/issue.yaml"],
  // A story may have the name that its advert would have, if ids did not carry their kind.
  ["tests/golden/text-advert/issue.yaml", ["id: ferry", "id: advert-1"]],
  ["tests/golden/text-advert/issue.yaml", ["id: ferry", "id: page-1"]],
  ["tests/golden/stepped-advert/issue.yaml"],
  ["tests/golden/spread-advert/issue.yaml"],
  ["tests/golden/grouped-briefs/issue.yaml"],
  ["tests/golden/spread-story/issue.yaml"],
];

describe.each<[path: string, edit?: Edit]>(ISSUES)("%s %j", async (path, edit) => {
  const { madeUp } = await compiledIssue(path, edit);
  const newspaper = of(madeUp);
  const lines = newspaper.pages.flatMap(({ things }) => things.filter((thing) => thing.kind === "line"));

  test("the text of a story's blocks is its copy", () => {
    for (const { copy, blocks } of newspaper.stories) {
      const codes = [...copy.text];
      const passages = copyBlocks(blocks).flatMap(passagesOf);
      const read = passages.map(({ from, to }) => codes.slice(from, to).join("")).join("\n");
      expect(read).toBe(copy.text);
    }
  });

  test("every line belongs to one block, and every block's lines exist", () => {
    const belong = new Map<string, string>();
    for (const [block, ids] of newspaper.stories.flatMap(({ blocks }) => blocks.flatMap(linesOf))) {
      for (const id of ids) {
        expect(belong.has(id), `${id} twice`).toBe(false);
        belong.set(id, block);
      }
    }
    const ofStories = lines.filter(({ story }) => story !== undefined);
    expect([...belong.keys()].sort()).toEqual(ofStories.map(({ id }) => id).sort());
    for (const line of ofStories) expect(belong.get(line.id)).toBe(line.block);
    const blocks = newspaper.adverts.flatMap((advert) => advert.blocks);
    const furniture = newspaper.pages.flatMap((page) => page.furniture.map(({ id }) => id));
    const others = new Set([...furniture, ...blocks.map(({ id }) => id)]);
    for (const line of lines) if (line.story === undefined) expect(others).toContain(line.block);
    for (const { id, lines: own } of blocks) {
      expect(own).toEqual(lines.filter(({ block }) => block === id).map((line) => line.id));
    }
  });

  test("ids are given once", () => {
    const { pages, stories, adverts } = newspaper;
    const things = [
      ...pages.flatMap((page) => [...page.frames, ...page.things, ...page.furniture]),
      ...[...stories, ...adverts].flatMap((each) => [each, ...each.blocks]),
    ];
    const ids = things.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test("zones do not overlap", () => {
    const pairs = newspaper.pages.flatMap(({ frames }) =>
      frames.flatMap((frame, at) => frames.slice(at + 1).map((other) => [frame, other] as const)),
    );
    const met = pairs.filter(([a, b]) => meet(a.zone, b.zone)).map(([a, b]) => `${a.id} ${b.id}`);
    expect(met).toEqual([]);
  });

  test("zones cover the lines of their part", () => {
    const outside = newspaper.pages.flatMap(({ frames, things }) =>
      things.filter((line) => line.kind === "line" && line.story !== undefined && !stands(line, frames)),
    );
    expect(outside.map(({ id }) => id)).toEqual([]);
  });

  test("each character of a segment stands in the source where its place says", () => {
    const sources = newspaper.sources.map((name) =>
      readFileSync(join(dirname(resolve(path)), name), "utf8").split("\n"),
    );
    const places = placesOf(newspaper);
    const placed = lines.flatMap((line) =>
      line.segments
        .filter(({ element, from, to }) => to > from && isExact(newspaper, line, element))
        .flatMap((segment) => {
          const place = places({ ...segment, to: segment.from + 1 });
          return place === undefined ? [] : [{ id: line.id, shown: [...segment.text.trim()][0], place }];
        }),
    );
    const written = placed.map(({ id, place }) => ({
      id,
      shown: [...(sources[place.source]?.[place.line - 1] ?? "")][place.column - 1],
    }));
    expect(placed.length).toBeGreaterThan(0);
    expect(placed.map(({ id, shown }) => ({ id, shown }))).toEqual(written);
  });

  test("all of it survives as JSON", () => {
    const writtenOf = (one: Newspaper) => joined([...writeLayoutJson(one, [], { glyphs: true })]);
    const written = writtenOf(newspaper);
    const read = readNewspaper(JSON.parse(new TextDecoder().decode(written)));
    expect(Buffer.compare(writtenOf(read), written)).toBe(0);
    expect(read.stories.map(({ blocks }) => blocks)).toEqual(newspaper.stories.map(({ blocks }) => blocks));
  });
});

function of({ issue, layout, place }: MadeUp): Newspaper {
  return printIssue(issue, layout, { name: (name) => nameIn(place, name), hash: () => undefined }).newspaper();
}

/** True where the middle of a line lies in its part's zone. */
function stands({ story, part, box }: PrintedLine, frames: readonly PrintedFrame[]): boolean {
  const { x, y, width, height } = box;
  const zone = frames.find((frame) => frame.of === story && frame.part === part)?.zone ?? [];
  return covers(zone, { x: x + width / 2, y: y + height / 2 });
}

/** Texts whose characters have places of their own. */
function isExact({ stories, adverts, pages }: Newspaper, line: PrintedLine, element: string): boolean {
  const furniture = pages.flatMap((page) => page.furniture).find(({ id }) => id === element);
  if (furniture !== undefined) return furniture.text.stretches.length > 0;
  const bought = adverts.flatMap(({ blocks }) => blocks.flatMap(({ texts }) => texts)).find(({ id }) => id === element);
  if (bought !== undefined) return bought.text.stretches.length > 0;
  return stories.some(({ id }) => id === line.story);
}

/** The blocks, and what is in them, that have lines of their own. */
function linesOf(block: StoryBlock): readonly (readonly [id: string, lines: readonly string[]])[] {
  switch (block.kind) {
    case "verse":
      return block.stanzas.flat().map(({ id, lines }) => [id, lines]);
    case "quote":
      return block.blocks.flatMap(linesOf);
    case "list":
      return block.items.map(({ id, lines }) => [id, lines]);
    default:
      return [[block.id, block.lines]];
  }
}
