import { readFileSync } from "node:fs";
import { isCopyRole } from "../../src/base/blocks.ts";
import { BLACK, type Cmyk } from "../../src/base/colour.ts";
import { type Copy, emptyCopy, paragraphAt } from "../../src/base/copy.ts";
import { lazyByKey } from "../../src/base/once.ts";
import { sourceFile } from "../../src/base/source.ts";
import { bytesInMemory } from "../../src/engine/fonts/font-file.ts";
import { loadProgram } from "../../src/engine/fonts/program.ts";
import type { Block, Frame, Layout, Owner, Page, Placed, PlacedPicture } from "../../src/engine/layout/page.ts";
import type { Photo, Story } from "../../src/engine/model/issue.ts";
import { printIssue } from "../../src/engine/newspaper/build.ts";
import type { Newspaper, PrintedPage } from "../../src/engine/newspaper/newspaper.ts";
import type { GlyphRun, Line, Role } from "../../src/engine/text/line.ts";
import { flatten } from "../../src/formats/paint/paint.ts";
import type { FontSource } from "../../src/formats/pdf/pdf-file.ts";
import type { Proof } from "../../src/formats/proof/write.ts";

import { frameAt, heading, issueOf, partAt, photoOf, storyOf, text } from "../engine/layout/newsroom.ts";

const FILES: Readonly<Record<string, string>> = {
  song: "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  heavy: "@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf",
  hei: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  fang: "../fonts/FandolFang-Regular.otf",
};

/** Opened once for all tests of a file. */
const programOf = lazyByKey((id: string) => loadProgram(bytesInMemory(readFileSync(`node_modules/${FILES[id]}`))));

export const fonts: FontSource = { file: (id) => ({ program: () => programOf(id) }) };

/** What a run is set like, besides its glyphs. */
export interface RunOptions {
  readonly font?: string;
  readonly size?: number;
  readonly colour?: Cmyk;
  readonly glyphs?: readonly number[];
  readonly x?: readonly number[];
  readonly y?: readonly number[];
  readonly turned?: boolean;
  readonly stretch?: number;
}

/** A run of these texts, one a glyph, an em apart unless `x` says otherwise. */
export function runOf(texts: readonly string[], options: RunOptions = {}): GlyphRun {
  const { font = "song", size = 10, colour = BLACK, turned = false, stretch = 1 } = options;
  const glyphs = options.glyphs ?? texts.map((text) => glyphOf(font, text.trim() || text));
  return {
    font,
    size,
    colour,
    glyphs: Uint16Array.from(glyphs),
    x: Float64Array.from(options.x ?? texts.map((_, index) => index * size)),
    y: options.y ? Float64Array.from(options.y) : undefined,
    texts,
    turned,
    stretch,
  };
}

export function glyphOf(font: string, text: string): number {
  return programOf(font).lookup(text.codePointAt(0) ?? 0);
}

export function ownerOf(story: string | undefined, part = 1): Owner {
  return { story, part: story === undefined ? undefined : part };
}

/** A line of one segment. */
export function lineOf(runs: readonly GlyphRun[], role: Role = "body", from = 0, vertical = false): Line {
  const text = runs.flatMap((run) => run.texts).join("");
  const size = runs[0]?.size ?? 10;
  const width = [...text].length * size;
  return {
    segments: [{ role, from, to: from + [...text].length, text, x: 0, width, size, runs }],
    marks: [],
    width,
    size,
    writing: vertical ? "vertical" : "horizontal",
    added: 0,
  };
}

export function placedLine(x: number, y: number, line: Line, story = "bridge"): Placed {
  return { kind: "text", owner: ownerOf(story), x, y, line };
}

/** A photo that covers its frame: `file` lies in the folder of the issue, `pixels` is its width and height. */
export function pictureOf(
  file: string,
  [width, height]: readonly [number, number],
  more: Partial<PlacedPicture> = {},
): PlacedPicture {
  const { crop = { kind: "centre" }, fit = "cover", ppi = 200, caption } = more;
  return { file, pixels: { width, height }, crop, fit, ppi, caption };
}

/** A page as layout gives it. */
export function laidOut(placed: readonly Placed[], more: Partial<Page> = {}): Page {
  return {
    label: "1",
    name: "第一版",
    section: "要闻",
    trim: { width: 300, height: 400 },
    frames: [],
    fillers: [],
    anchors: [],
    placed,
    ...more,
  };
}

/** A page as printed, of things that need no copy to be read against. */
export function printed(placed: readonly Placed[], more: Partial<Page> = {}): PrintedPage {
  const [page] = newspaperFrom([laidOut(placed, more)]).pages;
  if (page === undefined) throw new Error("no page");
  return page;
}

/** The newspaper of pages as laid out. What a story's heads say is read off its lines; its copy is given where it matters. */
export function newspaperFrom(pages: readonly Page[], copies: ReadonlyMap<string, Copy> = new Map()): Newspaper {
  const placed = pages.flatMap((page) => page.placed);
  const ids = new Set(placed.flatMap(({ owner }) => (owner.story === undefined ? [] : [owner.story])));
  const stories = [...ids].map((id) => storyFrom(id, placed, copies.get(id)));
  const layout: Layout = { pages: pages.map((page) => withBlocks(withFrames(page), stories)), stories: [] };
  return printIssue({ ...issueOf(pages.length, stories), stories }, layout, {
    name: (path) => path,
    hash: () => undefined,
  }).newspaper();
}

/** What layout knows of each line and picture: the block that it is of. */
function withBlocks(page: Page, stories: readonly Story[]): Page {
  const placed = page.placed.map((thing): Placed => {
    const story = stories.find(({ id }) => id === thing.owner.story);
    const block = story && thing.owner.block === undefined ? blockOf(thing, story) : thing.owner.block;
    return block === undefined ? thing : { ...thing, owner: { ...thing.owner, block } };
  });
  return { ...page, placed };
}

function blockOf(thing: Placed, story: Story): Block | undefined {
  const { part = 1, piece } = thing.owner;
  const photos = story.photos.filter(({ id }) => `figure-${id}` === piece);
  if (photos.length > 0) return { kind: "figure", part, photos };
  if (thing.kind !== "text") return undefined;
  const segment = thing.line.segments.find(({ role }) => isCopyRole(role)) ?? thing.line.segments[0];
  const { role = "headline", from = 0 } = segment ?? {};
  switch (role) {
    case "jump":
    case "continuation":
      return { kind: "notice", part, direction: role === "jump" ? "to" : "from" };
    case "label":
    case "byline":
    case "kicker":
    case "deck":
      return { kind: role, part, text: story[role] };
    case "note":
    case "noteLabel":
      return { kind: "note", part, ...(story.note ?? { text: undefined }) };
    case "headline":
      return { kind: role, part, text: story.parts.find(({ number }) => number === part)?.headline ?? story.headline };
    default:
      return { kind: "copy", part, copy: story.copy, paragraph: paragraphAt(story.copy, from) };
  }
}

/** Parts that have an anchor have a frame. */
function withFrames(page: Page): Page {
  if (page.frames.length > 0) return page;
  const frames = page.anchors.map(({ story, part, at }): Frame => {
    const rect = { ...at, width: 100, height: 100 };
    const fit = { legs: 1, measure: 10, capacity: 10, empty: 0, white: 0 };
    return { owner: ownerOf(story, part), rect, columns: [1, 1], rows: [1, 10], legs: [rect], fit };
  });
  return { ...page, frames };
}

function storyFrom(id: string, placed: readonly Placed[], copy: Copy | undefined): Story {
  const wordsOf = (role: Role, part = 1): string =>
    placed
      .flatMap((thing) =>
        thing.kind === "text" && thing.owner.story === id && thing.owner.part === part ? thing.line.segments : [],
      )
      .flatMap((segment) => (segment.role === role ? [segment.text] : []))
      .join("");
  const headed = (words: string) => (words === "" ? undefined : heading(words));
  const told = (words: string) => (words === "" ? undefined : text(words));
  const note = wordsOf("note");
  const number =
    1 + placed.reduce((most, { owner }) => (owner.story === id ? Math.max(most, owner.part ?? 1) : most), 0);
  const parts = Array.from({ length: number }, (_, at) => ({
    ...partAt(0, frameAt([1, 1], [1, 10])),
    number: at + 1,
    headline: at === 0 ? undefined : headed(wordsOf("headline", at + 1)),
  }));
  return storyOf(id, parts, {
    kicker: headed(wordsOf("kicker")),
    headline: headed(wordsOf("headline")),
    deck: headed(wordsOf("deck")),
    byline: told(wordsOf("byline")),
    label: told(wordsOf("label")),
    note: note === "" ? undefined : { label: told(wordsOf("noteLabel")), text: text(note) },
    photos: photosFrom(id, placed),
    copy: copy ?? emptyCopy(sourceFile("issue.yaml", "")),
  });
}

/** A photo for each figure that pictures or captions name: `figure-1`. */
function photosFrom(id: string, placed: readonly Placed[]): readonly Photo[] {
  const pieces = new Map<string, string>();
  for (const thing of placed) {
    const { story, piece } = thing.owner;
    if (story !== id || !piece?.startsWith("figure-")) continue;
    const words = thing.kind === "text" ? thing.line.segments.map((segment) => segment.text).join("") : "";
    pieces.set(piece, (pieces.get(piece) ?? "") + words);
  }
  return [...pieces].map(([piece, words]) =>
    photoOf("a", { id: piece.slice("figure-".length), caption: words === "" ? undefined : text(words) }),
  );
}

export function proofOf(pages: readonly Page[], more: Partial<Proof> = {}): Proof {
  const newspaper = newspaperFrom(pages);
  return {
    pages: newspaper.pages.map(flatten),
    newspaper,
    metadata: { title: "周口日报 <A&B>", author: "周口日报社", date: "2026-11-24", language: "zh-CN" },
    fonts,
    pictures: new Map(),
    ...more,
  };
}
