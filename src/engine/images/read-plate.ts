import { loadSharp } from "./sharp.ts";

/** One plate as a picture of grey: 0 is no ink, 255 all of it. */
interface Plate {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** A plate from a picture file in which black is ink. */
export async function readPlate(bytes: Uint8Array): Promise<Plate> {
  const sharp = await loadSharp();
  const { data, info } = await sharp(bytes, { limitInputPixels: false })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, ink: data.map((value) => 255 - value) };
}
