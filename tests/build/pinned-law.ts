import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { compile, type MadeUp } from "../../src/build/compile.ts";
import { diskHost, type Host } from "../../src/build/host.ts";
import { newMemory } from "../../src/build/memory.ts";
import { pinPages } from "../../src/build/pins.ts";
import type { Page, Placed } from "../../src/engine/layout/page.ts";
import { setInHei } from "../cli/program.ts";
import type { Kind } from "../engine/makeup/checked.ts";
import { writeDrawn, writePhotos } from "../engine/makeup/written.ts";

/** The issue with other texts in the place of some of its files. */
async function made(manifest: string, texts: ReadonlyMap<string, string>, host: Host): Promise<MadeUp> {
  const read: Host["files"]["read"] = async (path) => {
    const text = texts.get(path);
    return text === undefined ? await host.files.read(path) : Buffer.from(text);
  };
  const { madeUp, diagnostics } = await compile(manifest, { ...host, draft: true, files: { ...host.files, read } });
  if (madeUp === undefined)
    throw new Error(diagnostics.map(({ code, arguments: args }) => code + JSON.stringify(args)).join());
  return madeUp;
}

/** The copy of each story: its file and where it stands there. */
function copiesIn(manifest: string, text: string): readonly (readonly [string, string, number, number])[] {
  const stories = parseDocument(text).get("stories");
  const entries = isSeq(stories) ? stories.items.filter((item): item is YAMLMap => isMap(item)) : [];
  return entries.flatMap((entry) => {
    const body = entry.get("body", true);
    const id = String(entry.get("id"));
    if (isScalar(body) && body.range) return [[id, manifest, body.range[0], body.range[1]] as const];
    const file = isMap(body) ? String(body.get("file")) : undefined;
    return file === undefined ? [] : [[id, resolve(dirname(manifest), file), 0, Number.POSITIVE_INFINITY] as const];
  });
}

/** The text with characters more or less in the middle of a stretch. */
function changed(text: string, from: number, to: number, by: number): string | undefined {
  const stretch = text.slice(from, to);
  const stops = [...stretch.matchAll(/[\p{Script=Han}]。/gu)].map(({ index }) => index + 1);
  const at = stops[Math.floor(stops.length / 2)];
  if (at === undefined) return undefined;
  if (by > 0) return text.slice(0, from + at) + "又添新字".repeat(by).slice(0, by) + text.slice(from + at);
  const run = [...stretch.matchAll(new RegExp(`[\\p{Script=Han}，、]{${-by}}`, "gu"))].map(({ index }) => index);
  const less = run[Math.floor(run.length / 2)] ?? -1;
  if (less >= 0) return text.slice(0, from + less) + text.slice(from + less - by);
  return undefined;
}

/** All of the pages that must not move with a story's copy. */
function standing(pages: readonly Page[], story?: string): readonly string[] {
  const plain = (thing: Placed): string =>
    JSON.stringify(thing, (key, value) =>
      key === "block" || (key === "text" && typeof value === "object") ? undefined : value,
    );
  return pages.flatMap(({ label, placed, frames }) => [
    ...frames.map(
      ({ owner, rect, columns, rows, legs }) =>
        `${label} frame ${JSON.stringify([owner, rect, columns, rows, legs.length])}`,
    ),
    ...placed
      // Marks of a draft show what is over or short.
      .filter(
        (thing) =>
          !("role" in thing && thing.role === "draft") &&
          thing.owner.piece !== "draft" &&
          !/^overset-/.test(thing.owner.piece ?? ""),
      )
      .filter(({ owner, kind }) => owner.story !== story || kind === "picture")
      .map((thing) => `${label} ${thing.owner.story} ${thing.kind} ${plain(thing)}`),
  ]);
}

export type Drawn = readonly [kind: Kind, seed: number];

/** What moved although it should not, in lines of a report; and how many pages and edits were tried. */
interface Tried {
  readonly moved: readonly string[];
  readonly pages: number;
  readonly edits: number;
}

/**
 * Pins an issue, and changes the copy of each of its stories by so many characters.
 * @param of a manifest's path, or a drawn issue
 */
export async function movedWhenPinned(of: string | Drawn, edits: readonly number[]): Promise<Tried> {
  const manifest = typeof of === "string" ? resolve(of) : await drawnIn(of);
  const cache = join(tmpdir(), "banmian-test-cache", "banmian");
  const host: Host = {
    ...diskHost({ folder: dirname(manifest), cache }, { now: () => 0, began: () => undefined }),
    memory: newMemory(),
  };
  const text = await readFile(manifest, "utf8");
  const before = await made(manifest, new Map([[manifest, text]]), host);
  const pinned = pinPages(text, before, { pages: undefined, stories: undefined, rank: 0 }).text;
  const texts = new Map([[manifest, pinned]]);
  const { layout } = await made(manifest, texts, host);
  const moved = [...apart(standing(before.layout.pages), standing(layout.pages)).map((line) => `pinned: ${line}`)];
  let count = 0;
  for (const [id, file, from, to] of copiesIn(manifest, pinned)) {
    const own = texts.get(file) ?? (await readFile(file, "utf8"));
    const stays = standing(layout.pages, id);
    for (const by of edits) {
      const other = changed(own, from, to, by);
      if (other === undefined) continue;
      count++;
      const now = await made(manifest, new Map([...texts, [file, other]]), host);
      moved.push(...apart(stays, standing(now.layout.pages, id)).map((line) => `${id} ${by}: ${line}`));
    }
  }
  return { moved, pages: layout.pages.length, edits: count };
}

async function drawnIn([kind, seed]: Drawn): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "banmian-test-"));
  await writePhotos(join(folder, "photos"));
  const manifest = await writeDrawn(join(folder, "issue"), kind, seed, join(folder, "photos"));
  await setInHei(manifest, kind);
  return manifest;
}

/** The first lines that only one of two pages has. */
function apart(one: readonly string[], other: readonly string[]): readonly string[] {
  const [here, there] = [new Set(one), new Set(other)];
  return [
    ...one.filter((line) => !there.has(line)).slice(0, 1),
    ...other.filter((line) => !here.has(line)).slice(0, 1),
  ];
}
