import { PDFArray, type PDFDict, type PDFObject } from "@cantoo/pdf-lib";
import { bytesOf, dictOf, entry, listAt, numberAt, numbersOf } from "../images/pdf/objects.ts";

/** A colour's shares along a shading, 0 to 1. */
type Ramp = (t: number) => readonly number[];

/** Where a point of a shading's plane stands on its ramp, 0 to 1; undefined where the shading paints nothing. */
export type Along = (x: number, y: number) => number | undefined;

/** The most levels of functions in functions: no program needs more. */
const DEEPEST = 4;

/** A shading along a line or between circles (ISO 32000-1, 8.7.4.5); undefined for other kinds, and for functions in PostScript. */
export function readShading(shading: PDFDict | undefined): { readonly ramp: Ramp; readonly along: Along } | undefined {
  const kind = numberAt(shading, "ShadingType");
  const coords = numbersOf(entry(shading, "Coords"));
  const [from = 0, to = 1] = numbersOf(entry(shading, "Domain"));
  const ramp = rampOf(entry(shading, "Function"), 0);
  if (ramp === undefined || !(kind === 2 || kind === 3) || coords.length < (kind === 2 ? 4 : 6)) return undefined;
  const [before, behind] = listAt(shading, "Extend").map((each) => each.toString() === "true");
  const ends: Ends = { before: before ?? false, behind: behind ?? false };
  const along = kind === 2 ? onLine(coords, ends) : betweenCircles(coords, ends);
  return { ramp: (t) => ramp(from + t * (to - from)), along };
}

interface Ends {
  readonly before: boolean;
  readonly behind: boolean;
}

/** A place on the ramp. Beyond an end it is that end where the shading extends, else undefined. */
function within(t: number, { before, behind }: Ends): number | undefined {
  if (t < 0) return before ? 0 : undefined;
  return t <= 1 ? t : behind ? 1 : undefined;
}

function onLine([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], ends: Ends): Along {
  const square = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  return (x, y) => {
    if (square === 0) return undefined;
    return within(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square, ends);
  };
}

/** By the last circle through the point: later circles lie on earlier ones. */
function betweenCircles([x0 = 0, y0 = 0, r0 = 0, x1 = 0, y1 = 0, r1 = 0]: readonly number[], ends: Ends): Along {
  const [dx, dy, dr] = [x1 - x0, y1 - y0, r1 - r0];
  const a = dx * dx + dy * dy - dr * dr;
  const fits = (t: number): number | undefined => (r0 + t * dr >= 0 ? within(t, ends) : undefined);
  return (x, y) => {
    const [px, py] = [x - x0, y - y0];
    const b = px * dx + py * dy + r0 * dr;
    const c = px * px + py * py - r0 * r0;
    if (Math.abs(a) < 1e-9) return b === 0 ? undefined : fits(c / (2 * b));
    const root = Math.sqrt(b * b - a * c);
    if (Number.isNaN(root)) return undefined;
    const [low, high] = [(b - root) / a, (b + root) / a].sort((one, other) => one - other);
    return fits(high ?? 0) ?? fits(low ?? 0);
  };
}

/** A function of one number, or one function a component. */
function rampOf(object: PDFObject | undefined, depth: number): Ramp | undefined {
  if (depth > DEEPEST) return undefined;
  if (object instanceof PDFArray) {
    const each = object.asArray().map((_, index) => rampOf(object.lookup(index), depth + 1));
    if (each.length === 0 || each.length > 32 || each.some((ramp) => ramp === undefined)) return undefined;
    return (t) => each.map((ramp) => ramp?.(t)[0] ?? 0);
  }
  const dict = dictOf(object);
  switch (numberAt(dict, "FunctionType")) {
    case 0:
      return sampled(object, dict);
    case 2:
      return power(dict);
    case 3:
      return stitched(dict, depth);
  }
  return undefined;
}

function power(dict: PDFDict | undefined): Ramp {
  const low = orElse(numbersOf(entry(dict, "C0")), [0]);
  const high = orElse(numbersOf(entry(dict, "C1")), [1]);
  const exponent = numberAt(dict, "N") ?? 1;
  return (t) => low.map((value, index) => value + t ** exponent * ((high[index] ?? 0) - value));
}

function orElse(numbers: readonly number[], other: readonly number[]): readonly number[] {
  return numbers.length > 0 ? numbers : other;
}

function stitched(dict: PDFDict | undefined, depth: number): Ramp | undefined {
  const parts = listAt(dict, "Functions").map((each) => rampOf(each, depth + 1));
  const [from = 0, to = 1] = numbersOf(entry(dict, "Domain"));
  const bounds = [from, ...numbersOf(entry(dict, "Bounds")), to];
  const encode = numbersOf(entry(dict, "Encode"));
  if (parts.length === 0 || parts.length !== bounds.length - 1 || parts.some((part) => part === undefined))
    return undefined;
  return (t) => {
    const next = bounds.findIndex((bound, index) => index > 0 && t < bound);
    const at = next < 0 ? parts.length - 1 : next - 1;
    const [low = 0, high = 1] = [bounds[at], bounds[at + 1]];
    const [e0 = 0, e1 = 1] = encode.slice(2 * at, 2 * at + 2);
    return parts[at]?.(high === low ? e0 : e0 + ((t - low) / (high - low)) * (e1 - e0)) ?? [];
  };
}

/** A table of one dimension, in eight or sixteen bits. */
function sampled(object: PDFObject | undefined, dict: PDFDict | undefined): Ramp | undefined {
  const bytes = bytesOf(object);
  const [size = 0, second] = numbersOf(entry(dict, "Size"));
  const bits = numberAt(dict, "BitsPerSample") ?? 8;
  const range = numbersOf(entry(dict, "Range"));
  const decode = orElse(numbersOf(entry(dict, "Decode")), range);
  const [from = 0, to = 1] = numbersOf(entry(dict, "Domain"));
  const outputs = range.length >> 1;
  if (bytes === undefined || second !== undefined || size < 1 || outputs < 1 || (bits !== 8 && bits !== 16))
    return undefined;
  const step = bits >> 3;
  const whole = 2 ** bits - 1;
  const [e0 = 0, e1 = size - 1] = numbersOf(entry(dict, "Encode"));
  const valueAt = (at: number, output: number): number => {
    const place = (at * outputs + output) * step;
    const value = step === 1 ? (bytes[place] ?? 0) : (bytes[place] ?? 0) * 256 + (bytes[place + 1] ?? 0);
    const [d0 = 0, d1 = 1] = decode.slice(2 * output, 2 * output + 2);
    return d0 + (value / whole) * (d1 - d0);
  };
  return (t) => {
    const at = Math.min(size - 1, Math.max(0, e0 + ((t - from) / (to - from || 1)) * (e1 - e0)));
    const low = Math.floor(at);
    const share = at - low;
    return Array.from({ length: outputs }, (_, output) => {
      const first = valueAt(low, output);
      return share === 0 ? first : first + share * (valueAt(low + 1, output) - first);
    });
  };
}
