import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { BLACK, type Cmyk } from "../../src/base/colour.ts";
import { flatten } from "../../src/formats/paint/flatten.ts";
import type { FontSource, Proof } from "../../src/formats/proof/write.ts";
import type { Layout, Owner, Page, Placed } from "../../src/layout/page.ts";
import type { GlyphRun, Line, Role } from "../../src/text/line.ts";

const FILES: Readonly<Record<string, string>> = {
  song: "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  heavy: "@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf",
  hei: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
};
const open = new Map<string, Font>();

/** A font opened by fontkit, once for all tests of a file. */
export function fontkitFont(id: string): Font {
  const known = open.get(id);
  if (known) return known;
  const font = create(readFileSync(`node_modules/${FILES[id]}`)) as Font;
  open.set(id, font);
  return font;
}

export const fonts: FontSource = { file: (id) => ({ withOutlines: () => fontkitFont(id) }) };

/** What a run is set like, besides its glyphs. */
export interface RunOptions {
  readonly font?: string;
  readonly size?: number;
  readonly colour?: Cmyk;
  readonly glyphs?: readonly number[];
  readonly x?: readonly number[];
  readonly y?: readonly number[];
  readonly turned?: boolean;
}

/** A run of these texts, one a glyph, an em apart unless `x` says otherwise. */
export function runOf(texts: readonly string[], options: RunOptions = {}): GlyphRun {
  const { font = "song", size = 10, colour = BLACK, turned = false } = options;
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
  };
}

export function glyphOf(font: string, text: string): number {
  return fontkitFont(font).glyphForCodePoint(text.codePointAt(0) ?? 0).id;
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

export function pageOf(placed: readonly Placed[], more: Partial<Page> = {}): Page {
  return {
    label: "1",
    name: "第一版",
    section: "要闻",
    trim: { width: 300, height: 400 },
    frames: [],
    anchors: [],
    placed,
    ...more,
  };
}

export function proofOf(pages: readonly Page[], more: Partial<Proof> = {}): Proof {
  const layout: Layout = { pages, stories: [] };
  return {
    pages: pages.map(flatten),
    layout,
    metadata: { title: "周口日报 <A&B>", author: "周口日报社", date: "2026-11-24", language: "zh-CN" },
    fonts,
    pictures: new Map(),
    ...more,
  };
}
