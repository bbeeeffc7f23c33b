import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { liftFor, mostInk } from "../../../src/engine/images/inking.ts";
import { prepare, type Shot } from "../../../src/engine/images/prepare.ts";
import { probe } from "../../../src/engine/images/probe.ts";
import { fieldsAs, twoFields } from "./photos.ts";

/** Of the largest photo, in pixels: 196 megapixels. */
const SIDE = 14_000;

const profile = fileURLToPath(new URL("../../../assets/icc/IFRA26S_2004_newsprint.icc", import.meta.url));
const shot = (bytes: Uint8Array, change: Partial<Shot> = {}): Shot => ({
  bytes,
  crop: { kind: "centre" },
  fit: "cover",
  at: { width: 216, height: 144 },
  resolution: 100,
  ink: { kind: "process", profile, limit: 240 },
  sharpen: 0,
  lift: 0.1,
  ...change,
});

/** The mean inks of a field of a CMYK JPEG, in percent, as they lie on the plate. */
async function inksAt(jpeg: Uint8Array, left: number): Promise<readonly number[]> {
  const { width, height } = await sharp(jpeg).metadata();
  // Without a colour space of its own sharp would give the channels of sRGB.
  const { data } = await sharp(jpeg)
    .extract({ left: Math.round(left * width), top: Math.round(height / 4), width: 20, height: 20 })
    .toColourspace("cmyk")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const sums = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at++) sums[at % 4] = (sums[at % 4] ?? 0) + (data[at] ?? 0);
  return sums.map((sum) => Math.round((sum / (data.length / 4) / 255) * 100));
}

describe("the ink limit of a plant", () => {
  test.each([
    // formats/press/RULES.md#ink: lifts and the most ink that they leave with IFRA26S.
    [240, 0.1, 224.7],
    [220, 0.12, 210],
    [200, 0.14, 193],
    [300, 0.1, 224.7],
  ])("%i % lifts shadows by %f, which leaves %f %", async (limit, lift, ink) => {
    expect(await liftFor(profile, limit)).toBe(lift);
    expect(Math.abs((await mostInk(profile, lift)) - ink)).toBeLessThan(1.5);
  });

  test.each([180, 150])("another limit, %i %, is kept with 5 % to spare", async (limit) => {
    expect(await mostInk(profile, await liftFor(profile, limit))).toBeLessThanOrEqual(limit - 5);
  });
});

describe("every kind of file prints the same two fields, red and blue", () => {
  const kinds: Readonly<Record<string, () => Promise<Uint8Array>>> = {
    "a palette PNG": () => fieldsAs((fields) => fields.png({ palette: true })),
    "a PNG with alpha": () => fieldsAs((fields) => fields.ensureAlpha(1).png()),
    "a PNG of 16 bits": () => fieldsAs((fields) => fields.toColourspace("rgb16").png()),
    "a TIFF of 16 bits": () => fieldsAs((fields) => fields.toColourspace("rgb16").tiff()),
    "a progressive JPEG": () => fieldsAs((fields) => fields.jpeg({ progressive: true, quality: 95 })),
    "a wide-gamut JPEG": () => fieldsAs((fields) => fields.withIccProfile("p3").jpeg({ quality: 95 })),
    "a lossless WebP": () => fieldsAs((fields) => fields.webp({ lossless: true })),
    "an animation": async () =>
      sharp([await twoFields(), await twoFields()], { join: { animated: true } })
        .gif({ loop: 0 })
        .toBuffer(),
  };
  let wanted: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    wanted = await prepare(shot(await twoFields()));
  });

  test.each(Object.keys(kinds))("%s", async (kind) => {
    const bytes = (await kinds[kind]?.()) ?? Buffer.of();
    const found = await prepare(shot(bytes));
    for (const left of [0.1, 0.8]) {
      const [want, got] = [await inksAt(wanted, left), await inksAt(found, left)];
      for (const [ink, percent] of want.entries()) expect(Math.abs((got[ink] ?? 999) - percent)).toBeLessThanOrEqual(3);
    }
  });

  test("red and blue are what newsprint makes of them", async () => {
    const [red, blue] = [await inksAt(wanted, 0.1), await inksAt(wanted, 0.8)];
    // Red without cyan and black; blue mostly cyan and magenta.
    expect([red[0], red[3]].every((ink) => (ink ?? 99) < 20)).toBe(true);
    expect([red[1], red[2]].every((ink) => (ink ?? 0) > 70)).toBe(true);
    expect([blue[0], blue[1]].every((ink) => (ink ?? 0) > 60)).toBe(true);
    expect(blue[2]).toBeLessThan(25);
  });

  test("a CMYK JPEG without a profile keeps its hues", async () => {
    const cmyk = await fieldsAs((fields) => fields.toColourspace("cmyk").jpeg({ quality: 95 }));
    const red = await inksAt(await prepare(shot(cmyk)), 0.1);
    expect((red[1] ?? 0) > 60 && (red[2] ?? 0) > 60 && (red[0] ?? 99) < 30).toBe(true);
  });
});

describe("files that would be trouble", () => {
  const span = { source: sourceFile("issue.yaml", ""), start: 0, end: 0 };
  const request = { path: "/a", file: "a", span };

  test(`a photo of ${SIDE} × ${SIDE} pixels goes through`, async () => {
    const huge = await sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: "#aa5500" } })
      .jpeg()
      .toBuffer();
    expect(await probe(request, huge)).toMatchObject({ ok: true, value: { width: SIDE, height: SIDE } });
    const head = await sharp(await prepare(shot(huge))).metadata();
    expect([head.space, head.width, head.height]).toEqual(["cmyk", 300, 200]);
  });

  test.each([
    ["cut short", (jpeg: Buffer) => jpeg.subarray(0, jpeg.length / 2), "photo-damaged"],
    ["no picture", () => Buffer.from("not a picture at all"), "photo-unreadable"],
    [
      "with a header that promises more",
      // The frame header's height: the file has no pixels for it.
      (jpeg: Buffer) => {
        const copy = Buffer.from(jpeg.subarray(0, jpeg.length - 40));
        copy.writeUInt16BE(60_000, copy.indexOf(Buffer.of(0xff, 0xc0)) + 5);
        return copy;
      },
      "photo-too-large",
    ],
  ] as const)("%s is a diagnostic", async (_, spoil, code) => {
    // As wide as a camera's: its pixels are too many when the header promises more rows.
    const jpeg = await sharp({ create: { width: 4000, height: 300, channels: 3, background: "#aa5500" } })
      .jpeg()
      .toBuffer();
    expect((await probe(request, spoil(jpeg))).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
});

describe("sharpening", () => {
  /** A soft edge between two greys in colour. */
  async function edge(): Promise<Buffer> {
    const half = { create: { width: 100, height: 100, channels: 3 as const, background: "#705030" } };
    return sharp({ create: { width: 200, height: 100, channels: 3, background: "#a08060" } })
      .composite([{ input: await sharp(half).png().toBuffer(), left: 0, top: 0 }])
      .blur(1.5)
      .png()
      .toBuffer();
  }
  const spread = async (jpeg: Uint8Array) => {
    const { channels } = await sharp(jpeg).extractChannel(1).stats();
    return (channels[0]?.max ?? 0) - (channels[0]?.min ?? 0);
  };

  test("makes an edge steeper, and 0 % leaves it", async () => {
    const bytes = await edge();
    const place = { at: { width: 144, height: 72 }, resolution: 100 };
    const plain = await spread(await prepare(shot(bytes, place)));
    expect(await spread(await prepare(shot(bytes, { ...place, sharpen: 150 })))).toBeGreaterThan(plain + 5);
  });
});
