import sharp from "sharp";
import { expect, test } from "vitest";
import type { Memory } from "../../../src/base/memo.ts";
import { sourceFile } from "../../../src/base/source.ts";
import { newMemory } from "../../../src/build/memory.ts";
import type { PictureCache } from "../../../src/engine/images/cache.ts";
import { openPictureMaker } from "../../../src/engine/images/picture-maker.ts";
import type { PreparedPicture } from "../../../src/engine/pdf/form.ts";

const span = { source: sourceFile("issue.yaml", ""), start: 0, end: 0 };
const PROFILE = "assets/icc/IFRA26S_2004_newsprint.icc";

const photo = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: { r: red, g: 80, b: 40 } } })
    .jpeg()
    .toBuffer();
const drawing = (colour: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20" fill="${colour}"/></svg>`,
  );
const PHOTO = await photo(200);
const OTHER_PHOTO = await photo(100);

/** All that one picture depends on. */
const first = {
  bytes: PHOTO,
  profile: Buffer.from("a profile"),
  shot: { file: "a", crop: { kind: "centre" }, fit: "cover" },
  at: { width: 60, height: 40 },
  limit: 240,
  press: { resolution: 150, sharpen: 0, tone: 0 },
  fonts: "/a.otf",
} as const;
type Made = {
  readonly [Key in keyof typeof first]: (typeof first)[Key] extends object ? object : string | number;
};

/** Bytes that were made before come back as others, so that only what is kept in memory is the same object. */
const onDisk = new Map<string, Uint8Array>();
const cache: PictureCache = {
  through: async (key, make) => {
    const bytes = onDisk.get(key) ?? (await make());
    onDisk.set(key, bytes);
    return Uint8Array.from(bytes);
  },
};

/** The picture as one build makes it. */
async function made(of: Made, memory: Memory): Promise<PreparedPicture> {
  const { bytes, shot, at, limit, press, fonts } = of as typeof first;
  const files = {
    look: async () => ({ bytes: bytes.length }),
    read: async (path: string) => (path === PROFILE ? (of.profile as Buffer) : bytes),
  };
  const ink = { kind: "process", profile: PROFILE, limit } as const;
  const letters = { name: () => fonts, files: () => ({}) as never, lacks: () => false };
  const desk = openPictureMaker(files, cache, { ink, ...press, span, letters }, memory);
  await desk.probe([{ path: "/a", file: "a", span, mayBePdf: true }]);
  return desk.prepare(shot as never, at);
}

const at = { width: 80, height: 40 };

test.each<[string, Partial<Made>, Partial<Made>, boolean]>([
  // what                              first              then                                                    the same picture
  ["nothing", {}, {}, true],
  ["nothing of a drawing", { bytes: drawing("#c8102e") }, {}, true],
  ["where on the page it stands", {}, { at: { ...first.at, x: 5, y: 9 } }, true],
  ["the file", {}, { bytes: OTHER_PHOTO }, false],
  ["a drawing's file", { bytes: drawing("#c8102e") }, { bytes: drawing("#102ec8") }, false],
  ["the place's size", {}, { at }, false],
  ["a drawing's size", { bytes: drawing("#c8102e") }, { at }, false],
  ["the crop", {}, { shot: { ...first.shot, crop: { kind: "focus", x: 0.1, y: 0.5 } } }, false],
  ["how it fits", {}, { shot: { ...first.shot, fit: "contain" } }, false],
  ["a page in black", {}, { shot: { ...first.shot, black: true } }, false],
  ["the profile's content", {}, { profile: Buffer.from("another profile") }, false],
  ["the ink limit", {}, { limit: 220 }, false],
  ["the resolution", {}, { press: { ...first.press, resolution: 120 } }, false],
  ["the sharpening", {}, { press: { ...first.press, sharpen: 90 } }, false],
  ["the tone", {}, { press: { ...first.press, tone: 10 } }, false],
  ["the faces of a drawing's text", { bytes: drawing("#c8102e") }, { fonts: "/b.otf" }, false],
])("a picture at its place is made again when that changes on which it depends: %s", async (_, before, after, same) => {
  const memory = newMemory();
  const one = await made({ ...first, ...before }, memory);
  expect((await made({ ...first, ...before, ...after }, memory)) === one).toBe(same);
});

test("nothing is known by a photo's bytes, which would be hashed once more", async () => {
  const sources: unknown[] = [];
  const memory = newMemory();
  const same: Memory["same"] = (value) => {
    sources.push(value, ...Object.values(value));
    return memory.same(value);
  };
  const one = await made(first, { ...memory, same });
  expect(sources.filter((each) => ArrayBuffer.isView(each))).toEqual([]);
  expect((await made(first, { ...memory, same })) === one).toBe(true);
});
