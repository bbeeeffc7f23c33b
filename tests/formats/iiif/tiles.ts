import type { Size } from "../../../src/base/rect.ts";
import type { ImageInformation } from "../../../src/formats/iiif/image.ts";

/** The files that a viewer may ask for after it has read info.json, with the size that each must have: worked out from the standard alone. */
export function requestsOf(info: Pick<ImageInformation, "width" | "height" | "sizes" | "tiles">): Map<string, Size> {
  const wanted = new Map<string, Size>([["full/max/0/default.jpg", { width: info.width, height: info.height }]]);
  for (const size of info.sizes) wanted.set(`full/${size.width},${size.height}/0/default.jpg`, size);
  for (const { width, height = width, scaleFactors } of info.tiles) {
    for (const factor of scaleFactors) {
      for (const [path, size] of levelOf(info, { width, height }, factor)) wanted.set(path, size);
    }
  }
  return wanted;
}

function levelOf({ width, height }: Size, tile: Size, factor: number): readonly [string, Size][] {
  return steps(width, tile.width * factor).flatMap((x) =>
    steps(height, tile.height * factor).map((y): [string, Size] => {
      const w = Math.min(tile.width * factor, width - x);
      const h = Math.min(tile.height * factor, height - y);
      const size = { width: Math.ceil(w / factor), height: Math.ceil(h / factor) };
      const whole = w === width && h === height;
      const named = whole && factor === 1 ? "max" : `${size.width},${size.height}`;
      return [`${whole ? "full" : [x, y, w, h].join()}/${named}/0/default.jpg`, size];
    }),
  );
}

function steps(length: number, step: number): readonly number[] {
  return Array.from({ length: Math.ceil(length / step) }, (_, at) => at * step);
}
