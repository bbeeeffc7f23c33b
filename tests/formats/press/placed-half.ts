import { inflateSync } from "node:zlib";

/** What a page's operators say: where the picture lies, and the corners of what is printed of it. Points from the trim's top left, y down. */
export interface PlacedHalf {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly foot: number;
  readonly corners: readonly (readonly [number, number])[];
}

const NUMBER = "(-?[\\d.]+)";

/** The first picture with an outline in a page's press file. */
export function halfIn(pdf: Uint8Array): PlacedHalf {
  const bytes = Buffer.from(pdf);
  const streams = [...bytes.toString("latin1").matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    try {
      return [inflateSync(bytes.subarray(index + mark.length)).toString("latin1")];
    } catch {
      return [];
    }
  });
  const point = `${NUMBER} ${NUMBER}`;
  const form = new RegExp(
    `q ${point} m\\n${point} l\\n${point} l\\n${point} l\\nh W n ${NUMBER} 0 0 -${NUMBER} ${NUMBER} ${NUMBER} cm\\n/\\w+ Do`,
  );
  const found = streams.map((stream) => form.exec(stream)).find((each) => each !== null);
  if (!found) throw new Error("no picture with an outline");
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0, width = 0, height = 0, x = 0, foot = 0] = found
    .slice(1)
    .map(Number);
  return {
    width,
    height,
    x,
    foot,
    corners: [
      [ax, ay],
      [bx, by],
      [cx, cy],
      [dx, dy],
    ],
  };
}
