// Photos, damaged: each is probed, and what passes is printed in four inks and in grey.
import sharp from "sharp";
import { diskHost } from "../../dist/build/host.js";
import { noCache } from "../../dist/engine/images/cache.js";
import { openPictureMaker } from "../../dist/engine/images/picture-maker.js";
import { chance, DAMAGES, runCases } from "./cases.mjs";

const WIDTH = 320;
const HEIGHT = 240;
const span = { source: { path: "issue.yaml", text: "file: a.jpg" }, start: 6, end: 11 };
const { profile, files } = diskHost({ folder: "/", cache: "/" }, { now: () => 0, began: () => undefined });

/** Noise over a ramp, from one seed. */
function photo() {
  const { below } = chance(7);
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let at = 0; at < pixels.length; at++) pixels[at] = 90 + 60 * Math.sin(at / 999) + below(40);
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

const SOUND = await Promise.all(
  [
    photo().jpeg(),
    photo().jpeg({ progressive: true }),
    photo().jpeg({ optimiseCoding: true, chromaSubsampling: "4:4:4" }),
    photo().toColourspace("cmyk").jpeg(),
    photo().toColourspace("b-w").jpeg(),
    photo()
      .withExif({ IFD0: { Copyright: "us" } })
      .withMetadata({ orientation: 6 })
      .jpeg(),
    photo().png(),
    photo().png({ progressive: true }),
    photo().png({ palette: true }),
    photo().toColourspace("rgb16").png(),
    photo().ensureAlpha(0.5).png(),
    photo().tiff({ compression: "none" }),
    photo().tiff({ compression: "lzw", predictor: "horizontal" }),
    photo().tiff({ compression: "deflate", tile: true, tileWidth: 64, tileHeight: 64 }),
    photo().tiff({ compression: "jpeg" }),
    photo().webp(),
    photo().webp({ lossless: true }),
    photo().gif(),
    photo().avif(),
  ].map((each) => each.toBuffer()),
);

await runCases(async (chance) => {
  const damage = chance.of(Object.keys(DAMAGES));
  let bytes = DAMAGES[damage](chance.of(SOUND), chance);
  if (chance.share() < 0.2) bytes = DAMAGES.bits(bytes.length > 0 ? bytes : Buffer.of(0), chance);
  const read = async (path) => (path === profile ? files.read(path) : bytes);
  const inks = { ink: { kind: "process", profile, limit: 240 }, resolution: 200, sharpen: 80 };
  const desk = openPictureMaker({ look: async () => ({ bytes: bytes.length }), read }, noCache, inks);
  const probed = await desk.probe([{ path: "/a", file: "a.jpg", span }]);
  if (!probed.ok) return probed.diagnostics[0].code;
  const shot = {
    file: "a.jpg",
    crop: { kind: chance.of(["attention", "entropy", "centre"]) },
    fit: chance.of(["cover", "contain"]),
  };
  await desk.prepare(shot, { width: 90, height: 60 });
  await desk.prepare({ ...shot, black: true }, { width: 30, height: 90 });
  const faults = [...probed.diagnostics, ...desk.faults()];
  return faults.length === 0 ? "printed" : faults[0].code;
});
