import type { Point, Rect, Size } from "../../base/rect.ts";

/** Turns points of a page into pixels of its picture: whole numbers, as viewers want them. */
export interface PixelScale {
  readonly size: Size;
  /** The smallest box of whole pixels that holds a rectangle of the page, within the picture. */
  readonly box: (rect: Rect) => Rect;
  /** The nearest pixel, within the picture. */
  readonly point: (point: Point) => Point;
}

/** @param trim the page, in points @param size its picture */
export function pixelScale(trim: Size, size: Size): PixelScale {
  const across = size.width / trim.width;
  const down = size.height / trim.height;
  return {
    size,
    box: ({ x, y, width, height }) => {
      const left = within(Math.floor(x * across), size.width);
      const top = within(Math.floor(y * down), size.height);
      const right = within(Math.ceil((x + width) * across), size.width);
      const foot = within(Math.ceil((y + height) * down), size.height);
      return { x: left, y: top, width: right - left, height: foot - top };
    },
    point: ({ x, y }) => ({
      x: within(Math.round(x * across), size.width),
      y: within(Math.round(y * down), size.height),
    }),
  };
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
