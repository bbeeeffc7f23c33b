import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { probe, probePictures } from "../../../src/engine/images/probe.ts";
import { loadSharp } from "../../../src/engine/images/sharp.ts";
import { fieldsAs, ramp, twoFields } from "./photos.ts";

const newsprint = fileURLToPath(new URL("../../../assets/icc/IFRA26S_2004_newsprint.icc", import.meta.url));
const source = sourceFile("issue.yaml", "photos: [{file: photos/a.jpg}]");
const request = { path: "/issue/photos/a.jpg", file: "photos/a.jpg", span: { source, start: 16, end: 28 } };

/** A PNG header that claims `width` × `height` pixels and holds none. */
async function boast(width: number, height: number): Promise<Buffer> {
  const png = Buffer.from(await twoFields());
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  // The chunk's checksum, which libpng looks at before anything else.
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** As PNG wants it; Node has one of its own from 20.15 on only. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe("a photo's size is that of the upright picture", () => {
  test.each([
    ["a JPEG", () => fieldsAs((fields) => fields.jpeg()), [300, 200]],
    ["turned by EXIF 6", () => fieldsAs((fields) => fields.jpeg().withMetadata({ orientation: 6 })), [200, 300]],
    ["turned by EXIF 3", () => fieldsAs((fields) => fields.jpeg().withMetadata({ orientation: 3 })), [300, 200]],
    ["a palette PNG", () => fieldsAs((fields) => fields.png({ palette: true })), [300, 200]],
    ["with alpha", () => fieldsAs((fields) => fields.ensureAlpha(0.5).png()), [300, 200]],
    ["of 16 bits", () => fieldsAs((fields) => fields.toColourspace("rgb16").png()), [300, 200]],
    ["in CMYK", () => fieldsAs((fields) => fields.toColourspace("cmyk").withIccProfile(newsprint).jpeg()), [300, 200]],
    ["in grey", () => fieldsAs((fields) => fields.toColourspace("b-w").jpeg()), [300, 200]],
    ["a TIFF", () => fieldsAs((fields) => fields.tiff()), [300, 200]],
    ["a WebP", () => fieldsAs((fields) => fields.webp()), [300, 200]],
    [
      "a JPEG with notes behind it",
      async () => Buffer.concat([await fieldsAs((fields) => fields.jpeg()), Buffer.alloc(2000, 7)]),
      [300, 200],
    ],
  ])("%s", async (_, make, [width, height]) => {
    expect(await probe(request, await make())).toEqual({
      ok: true,
      value: { path: request.path, width, height },
      diagnostics: [],
    });
  });
});

describe("a bad photo is a diagnostic at its place", () => {
  const rampAs = async (format: "jpeg" | "gif"): Promise<Buffer> =>
    sharp(await ramp())
      .toFormat(format)
      .toBuffer();

  test.each([
    ["text in a .jpg", async () => Buffer.from("天地玄黄，宇宙洪荒"), "photo-unreadable"],
    ["an empty file", async () => Buffer.alloc(0), "photo-damaged"],
    ["half a JPEG", async () => half(await rampAs("jpeg")), "photo-damaged"],
    ["the head of a JPEG", async () => (await rampAs("jpeg")).subarray(0, 300), "photo-damaged"],
    ["half a PNG", async () => half(await ramp()), "photo-damaged"],
    ["half a GIF", async () => half(await rampAs("gif")), "photo-damaged"],
    ["a PNG with a broken middle", async () => broken(await ramp()), "photo-damaged"],
    ["a header that promises more than there is", async () => boast(3000, 2000), "photo-damaged"],
    ["a header of 3600 million pixels", async () => boast(60_000, 60_000), "photo-too-large"],
  ])("%s", async (_, make, code) => {
    const result = await probe(request, await make());
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map((fault) => [fault.code, fault.span])).toEqual([[code, request.span]]);
  });

  test("several pictures in one file: the first is used, with a warning", async () => {
    const frames = await sharp(
      new Uint8Array(20 * 40 * 3).map((_, at) => (at < 1200 ? 255 : 0)),
      { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } },
    )
      .gif()
      .toBuffer();
    const result = await probe(request, frames);
    expect(result.ok && result.value).toEqual({ path: request.path, width: 20, height: 20 });
    expect(result.diagnostics.map((fault) => fault.code)).toEqual(["photo-many-pages"]);
  });

  test.each([
    ["cmyk", false, ["photo-unknown-inks"]],
    ["cmyk", true, []],
    ["srgb", false, []],
    ["b-w", false, []],
  ] as const)("a photo in %s, with a profile: %s: %j", async (space, profiled, codes) => {
    const plain = sharp(await twoFields()).toColourspace(space);
    const photo = (profiled ? plain.withIccProfile(newsprint) : plain).jpeg();
    const result = await probe(request, await photo.toBuffer());
    expect(result.diagnostics.map((fault) => fault.code)).toEqual(codes);
  });

  test.each([
    ["its mark", 36, 40],
    ["the number of its tables", 128, 132],
    ["the names of its tables", 132, 400],
  ])("a photo in four inks, with a profile without %s", async (_, from, to) => {
    const photo = await sharp(await twoFields())
      .toColourspace("cmyk")
      .withIccProfile(newsprint)
      .jpeg()
      .toBuffer();
    const profile = photo.indexOf("ICC_PROFILE\0") + 14;
    const result = await probe(request, photo.fill(0xff, profile + from, profile + to));
    expect(result.diagnostics.map((fault) => fault.code)).toEqual(["photo-unknown-inks"]);
  });

  test.each([
    ["32 bits, with a point", 32, 3, ["photo-unreadable"]],
    ["32 bits", 32, 1, ["photo-unreadable"]],
    ["16 bits", 16, 1, []],
    ["8 bits", 8, 1, []],
  ])("a TIFF of samples of %s", async (_, bits, format, codes) => {
    const result = await probe(request, tiffOf(bits, format));
    expect(result.diagnostics.map((fault) => fault.code)).toEqual(codes);
  });

  test("notes in a PNG are not read: they may come to any size", async () => {
    const photo = await twoFields();
    const note = (kind: string, head: string): Buffer => {
      const body = Buffer.concat([
        Buffer.from(`${kind}Comment\0${head}`, "latin1"),
        deflateSync(Buffer.alloc(40_000, 97)),
      ]);
      const chunk = Buffer.alloc(8 + body.length);
      chunk.writeUInt32BE(body.length - 4);
      body.copy(chunk, 4);
      chunk.writeUInt32BE(crc32(body), 4 + body.length);
      return chunk;
    };
    const notes = [note("zTXt", "\0"), note("iTXt", "\x01\0\0\0"), note("tEXt", "")];
    const noted = Buffer.concat([photo.subarray(0, 33), ...notes, photo.subarray(33)]);
    expect((await sharp(noted).metadata()).comments?.length).toBeGreaterThan(0);
    const read = await loadSharp();
    expect((await read(noted).metadata()).comments).toBeUndefined();
    expect(await read(noted).raw().toBuffer()).toEqual(await sharp(photo).raw().toBuffer());
    expect(await probe(request, noted)).toEqual(await probe(request, photo));
  });

  test("all faults of an issue come in one run, a file asked for twice is read once", async () => {
    const good = await twoFields();
    const reads: string[] = [];
    const read = async (path: string): Promise<Uint8Array | undefined> => {
      reads.push(path);
      return path === "/good" ? good : path === "/text" ? Buffer.from("text") : undefined;
    };
    const ask = (path: string) => ({ ...request, path });
    const look = async (path: string) => (path === "/gone" ? undefined : { bytes: 100 });
    const result = await probePictures([ask("/text"), ask("/good"), ask("/gone"), ask("/good")], { look, read });
    expect(result.diagnostics.map((fault) => fault.code)).toEqual(["photo-unreadable", "photo-unreadable"]);
    expect(reads).toEqual(["/text", "/good"]);
    const sound = await probePictures([ask("/good")], { look, read });
    expect(sound.ok && [...sound.value.keys()]).toEqual(["/good"]);
  });
});

/** A grey TIFF of 20 × 20 pixels without compression. @param format of its samples: 1, whole numbers; 3, with a point */
function tiffOf(bits: number, format: number): Buffer {
  const tags = [
    ...[
      [256, 20],
      [257, 20],
      [258, bits],
      [259, 1],
      [262, 1],
      [273, 200],
      [277, 1],
      [278, 20],
      [279, 50 * bits],
      [339, format],
    ],
  ];
  const file = Buffer.alloc(200 + 50 * bits, 0x3f);
  file.write("II*\0", "latin1");
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(tags.length, 8);
  for (const [index, [tag = 0, value = 0]] of tags.entries()) {
    const at = 10 + 12 * index;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(4, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  file.writeUInt32LE(0, 10 + 12 * tags.length);
  return file;
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length >> 1);
}

function broken(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 0x55;
  return copy;
}
