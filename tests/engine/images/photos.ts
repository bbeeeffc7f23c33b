import sharp, { type Sharp } from "sharp";

/** A photo of noise-free colour fields: left half red, right half blue; 300 × 200. */
export async function twoFields(): Promise<Buffer> {
  const half = (background: string) => ({ create: { width: 150, height: 200, channels: 3 as const, background } });
  const blue = await sharp(half("#0000ff")).png().toBuffer();
  return sharp({ create: { width: 300, height: 200, channels: 3, background: "#ff0000" } })
    .composite([{ input: blue, left: 150, top: 0 }])
    .png()
    .toBuffer();
}

/** The same fields, saved as another kind of file. */
export async function fieldsAs(save: (fields: Sharp) => Sharp): Promise<Buffer> {
  return save(sharp(await twoFields())).toBuffer();
}

/** A smooth ramp in colour, so that a JPEG of it has many bytes; 600 × 400. */
export async function ramp(): Promise<Buffer> {
  const pixels = new Uint8Array(600 * 400 * 3);
  for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 7 + (at >> 9) * 13) & 255;
  return sharp(pixels, { raw: { width: 600, height: 400, channels: 3 } })
    .png()
    .toBuffer();
}

/** The mean of each channel. */
export async function means(bytes: Uint8Array): Promise<readonly number[]> {
  const { channels } = await sharp(bytes).stats();
  return channels.map((channel) => Math.round(channel.mean));
}

/** A photo as a camera makes it, with noise all over, so that no row is like another; 600 × 400. */
export function grain(): Sharp {
  const pixels = new Uint8Array(600 * 400 * 3);
  let seed = 1;
  for (let at = 0; at < pixels.length; at++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    pixels[at] = 100 + 60 * Math.sin(at / 700) + (seed >> 16) / 1100;
  }
  return sharp(pixels, { raw: { width: 600, height: 400, channels: 3 } });
}
