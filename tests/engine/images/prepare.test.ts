import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { prepare, type Shot } from "../../../src/engine/images/prepare.ts";
import { fieldsAs, means, ramp, twoFields } from "./photos.ts";

const profile = fileURLToPath(new URL("../../../assets/icc/IFRA26S_2004_newsprint.icc", import.meta.url));
/** Three inches by two. */
const at = { width: 216, height: 144 };
const shot = (bytes: Uint8Array, change: Partial<Shot> = {}): Shot => ({
  bytes,
  crop: { kind: "centre" },
  fit: "cover",
  at,
  resolution: 50,
  ink: { kind: "rgb" },
  sharpen: 0,
  lift: 0.1,
  ...change,
});

describe("a photo at its place", () => {
  test.each([
    ["scaled to the resolution", {}, [150, 100]],
    ["never enlarged", { resolution: 400 }, [300, 200]],
    ["cut to a square", { at: { width: 72, height: 72 }, resolution: 400 }, [200, 200]],
    ["whole in a square", { at: { width: 72, height: 72 }, fit: "contain", resolution: 100 }, [100, 67]],
  ] satisfies [string, Partial<Shot>, number[]][])("%s", async (_, change, [width, height]) => {
    const head = await sharp(await prepare(shot(await twoFields(), change))).metadata();
    expect([head.format, head.width, head.height]).toEqual(["jpeg", width, height]);
  });

  test.each([
    ["the left third", { kind: "focus", x: 0, y: 0.5 }, [254, 0, 0]],
    ["the right third", { kind: "focus", x: 1, y: 0.5 }, [0, 0, 254]],
    ["the middle", { kind: "centre" }, [127, 0, 127]],
  ] satisfies [string, Shot["crop"], number[]][])("cut to %s", async (_, crop, colour) => {
    const jpeg = await prepare(shot(await twoFields(), { crop, at: { width: 36, height: 72 }, resolution: 400 }));
    const found = await means(jpeg);
    for (const [channel, value] of colour.entries()) expect(Math.abs((found[channel] ?? 99) - value)).toBeLessThan(6);
  });

  test.each(["attention", "entropy"] as const)("cut by %s keeps what there is to see", async (kind) => {
    const spot = await fieldsAs((fields) => fields.resize(60, 60).png());
    const picture = await sharp({ create: { width: 400, height: 100, channels: 3, background: "#888888" } })
      .composite([{ input: spot, left: 320, top: 20 }])
      .png()
      .toBuffer();
    const jpeg = await prepare(shot(picture, { crop: { kind }, at: { width: 72, height: 72 }, resolution: 400 }));
    const { channels } = await sharp(jpeg).stats();
    expect(Math.max(...channels.map((channel) => channel.stdev))).toBeGreaterThan(20);
  });
});

describe("whatever comes in goes out as an upright JPEG without notes", () => {
  test.each([
    ["turned by EXIF", () => fieldsAs((fields) => fields.jpeg().withMetadata({ orientation: 6 })), 3, [200, 300]],
    ["a palette PNG", () => fieldsAs((fields) => fields.png({ palette: true })), 3, [300, 200]],
    ["with alpha", () => fieldsAs((fields) => fields.ensureAlpha(0.5).png()), 3, [300, 200]],
    ["of 16 bits", () => fieldsAs((fields) => fields.toColourspace("rgb16").png()), 3, [300, 200]],
    ["in CMYK", () => fieldsAs((fields) => fields.toColourspace("cmyk").jpeg()), 3, [300, 200]],
    ["in grey", () => fieldsAs((fields) => fields.toColourspace("b-w").jpeg()), 1, [300, 200]],
    [
      "grey saved in colour",
      async () =>
        sharp(await fieldsAs((fields) => fields.greyscale()))
          .toColourspace("srgb")
          .jpeg()
          .toBuffer(),
      1,
      [300, 200],
    ],
    ["with a profile", () => fieldsAs((fields) => fields.jpeg().withIccProfile("p3")), 3, [300, 200]],
  ])("%s", async (_, make, channels, [width, height]) => {
    const jpeg = await prepare(
      shot(await make(), { fit: "contain", at: { width: 3000, height: 3000 }, resolution: 72 }),
    );
    const head = await sharp(jpeg).metadata();
    expect([head.format, head.channels, head.width, head.height]).toEqual(["jpeg", channels, width, height]);
    expect([head.hasProfile, head.exif, head.xmp, head.orientation]).toEqual([false, undefined, undefined, undefined]);
  });

  test("what is transparent lies on white", async () => {
    const clear = await sharp({ create: { width: 30, height: 20, channels: 4, background: "#ff000000" } })
      .png()
      .toBuffer();
    expect(await means(await prepare(shot(clear)))).toEqual([255]);
  });
});

describe("inks", () => {
  test.each([
    ["rgb", { kind: "rgb" }, "srgb", 3],
    ["grey", { kind: "grey" }, "b-w", 1],
    ["process, by a profile", { kind: "process", profile, limit: 240 }, "cmyk", 4],
  ] satisfies [string, Shot["ink"], string, number][])("%s", async (_, ink, space, channels) => {
    const head = await sharp(await prepare(shot(await twoFields(), { ink }))).metadata();
    expect([head.space, head.channels, head.hasProfile]).toEqual([space, channels, false]);
  });

  test.each([
    // grey value, of which DeviceGray is left after newsprint's gain (formats/press/RULES.md#grey: K 100, 52.3, 0 %)
    [0, 0],
    [128, 122],
    [255, 255],
  ])("grey %i of a process photo prints as %i", async (value, printed) => {
    const background = { r: value, g: value, b: value };
    const grey = await sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
    const [mean = -1] = await means(await prepare(shot(grey, { ink: { kind: "process", profile, limit: 240 } })));
    expect(Math.abs(mean - printed)).toBeLessThanOrEqual(1);
  });
});

test.each([
  ["rgb", { kind: "rgb" }],
  ["process", { kind: "process", profile, limit: 240 }],
] satisfies [string, Shot["ink"]][])("the same shot gives the same bytes: %s", async (_, ink) => {
  const wanted = shot(await ramp(), { ink, crop: { kind: "attention" }, at: { width: 100, height: 144 } });
  const [one, two] = await Promise.all([prepare(wanted), prepare(wanted)]);
  expect(Buffer.compare(one ?? Buffer.of(1), two ?? Buffer.of(2))).toBe(0);
});
