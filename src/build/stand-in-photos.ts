import { dirname, resolve } from "node:path";
import type { Files } from "../base/files.ts";
import { lazyByKey } from "../base/once.ts";
import { encodePng } from "../engine/images/bitmap.ts";
import type { Manifest } from "../engine/manifest/read.ts";

/** The size of a stand-in: the proportion of most photos, with pixels enough for a page's width. */
const SIZE = { width: 2400, height: 1600 };
const GREY = 0xd0;
const CROSS = 0xa8;
/** The cross's line in pixels. */
const LINE = 8;

/** The photos that a manifest names but that do not exist: absolute paths. */
export async function missingPhotos(manifest: Manifest | undefined, files: Files): Promise<readonly string[]> {
  const photos = manifest?.issue.stories.flatMap((story) => story.photos) ?? [];
  const folder = manifest?.issue.folder ?? "";
  const paths = [...new Set(photos.map(({ file }) => resolve(folder, file.value)))];
  const found = await Promise.all(paths.map((path) => files.look(path)));
  return paths.filter((_, index) => found[index] === undefined);
}

/** The files, with a grey picture with a cross in place of each missing photo, so that a draft shows how the page will look. @param first the number of the first picture */
export function withGreyPhotos(files: Files, missing: readonly string[], first = 0): Files {
  const bytesOf = lazyByKey((path: string): Promise<Uint8Array> | undefined => {
    const number = missing.indexOf(path);
    return number < 0 ? undefined : greyPlace(first + number);
  });
  return {
    ...files,
    look: async (path) => {
      const bytes = await bytesOf(path);
      return bytes === undefined ? files.look(path) : { path, kind: "file", bytes: bytes.length };
    },
    read: async (path) => (await bytesOf(path)) ?? files.read(path),
    list: async (folder) => {
      const names = await files.list(folder);
      const ours = missing.filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length + 1));
      return [...names, ...ours].sort();
    },
  };
}

/** A grey picture with a cross. Each is different, since the same photo twice on a page would be reported. @param number below 16 × 16 × 16 */
function greyPlace(number: number): Promise<Uint8Array> {
  const { width, height } = SIZE;
  const rgba = new Uint8Array(4 * width * height).fill(GREY);
  for (let y = 0; y < height; y++) {
    const x = Math.round((y * (width - 1)) / (height - 1));
    for (const middle of [x, width - 1 - x]) {
      const from = Math.max(0, middle - LINE);
      rgba.fill(CROSS, 4 * (y * width + from), 4 * (y * width + Math.min(width, middle + LINE)));
    }
  }
  rgba[0] = GREY - (number & 0xf);
  rgba[1] = GREY - ((number >> 4) & 0xf);
  rgba[2] = GREY - ((number >> 8) & 0xf);
  return encodePng({ width, height, rgba });
}
