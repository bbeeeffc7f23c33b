/*
 * The pixels of a picture in a PDF, as they lie in the file, and only so many as are asked for: a picture of a page's size has hundreds of
 * millions of bytes, and a measuring needs a hundredth of them. Rows are unpacked as a stream, and forgotten.
 */
import { Readable } from "node:stream";
import { createInflate, constants as zlib } from "node:zlib";
import { type PDFDict, PDFRawStream, type PDFStream } from "@cantoo/pdf-lib";
import type { Size } from "../../base/rect.ts";
import { loadSharp } from "../sharp.ts";
import { decoded } from "./filters.ts";
import { dictOf, flagAt, listAt, nameOf, numberAt } from "./objects.ts";
import { type PixelGrid, pickRows, type RowForm } from "./rows.ts";

/** The most bytes of a picture without its filters: a page of 400 × 550 mm in four inks at 600 pixels an inch. */
const MOST_UNPACKED = 500_000_000;
/** The most bytes that a picture may take at once while it is decoded. */
const MOST_HELD = 300_000_000;

const DCT: ReadonlySet<string> = new Set(["DCTDecode", "DCT"]);
const FLATE: ReadonlySet<string> = new Set(["FlateDecode", "Fl"]);
/** Of pictures in black and white, or whose pixels no library here decodes. */
const CLOSED: ReadonlySet<string> = new Set(["JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"]);

/** A grid of pixels, or why it cannot be had: the filter in the way, or the size. */
type Sampled = PixelGrid | { readonly unread: string };

/**
 * Takes a grid of pixels out of a picture: each as it is, and no mean of its neighbours.
 * @param components of its colour space
 * @param most how many pixels at most across and down
 */
export async function samplePixels(image: PDFStream, components: number, most: Size): Promise<Sampled> {
  const { dict } = image;
  const form = formOf(dict, components, most);
  const filters = listAt(dict, "Filter").map((each) => nameOf(each) ?? "?");
  const last = filters.at(-1) ?? "";
  if (CLOSED.has(last)) return { unread: last };
  if (form === undefined || !(image instanceof PDFRawStream)) return { unread: "?" };
  if (form.width * form.height * components > MOST_UNPACKED) return { unread: `${form.width} × ${form.height}` };
  try {
    const packed = decoded(image.contents, filters.slice(0, -1));
    if (DCT.has(last)) return await sampleJpeg(packed, form);
    if (FLATE.has(last)) return await pickRows(inflated(packed), form);
    return await pickRows(
      [last === "" ? packed : decoded(packed, [last], [numberAt(lastOf(dict), "EarlyChange") ?? 1])],
      form,
    );
  } catch {
    return { unread: last };
  }
}

function lastOf(dict: PDFDict): PDFDict | undefined {
  return dictOf(listAt(dict, "DecodeParms").at(-1));
}

function formOf(dict: PDFDict, components: number, most: Size): RowForm | undefined {
  const [width, height] = [numberAt(dict, "Width") ?? 0, numberAt(dict, "Height") ?? 0];
  const bits = flagAt(dict, "ImageMask") ? 1 : (numberAt(dict, "BitsPerComponent") ?? 8);
  if (![1, 2, 4, 8, 16].includes(bits) || !(width >= 1 && height >= 1) || !Number.isInteger(width * height))
    return undefined;
  const across = Math.max(1, Math.min(width, Math.ceil(most.width)));
  const down = Math.max(1, Math.min(height, Math.ceil(most.height)));
  const predictor = numberAt(lastOf(dict), "Predictor") ?? 1;
  return { width, height, bits, components, across, down, predictor };
}

/** As far as it goes: a stream that is cut short has rows all the same. */
function inflated(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  return Readable.from([bytes]).pipe(createInflate({ finishFlush: zlib.Z_SYNC_FLUSH }));
}

/** A JPEG's own numbers: libvips turns those of four inks round, as Adobe's programs write them; in a PDF the Decode array does. */
async function sampleJpeg(jpeg: Uint8Array, { width, height, across, down, components }: RowForm): Promise<Sampled> {
  const sharp = await loadSharp();
  const opened = () => sharp(jpeg, { limitInputPixels: false, failOn: "none", ignoreIcc: true });
  const head = await opened().metadata();
  const held = head.width * head.height * head.channels * (head.isProgressive ? 2 : 0);
  if (head.format !== "jpeg" || head.channels !== components || held > MOST_HELD) return { unread: "DCTDecode" };
  if (head.width !== width || head.height !== height) return { unread: "DCTDecode" };
  const space = components === 4 ? "cmyk" : components === 1 ? "b-w" : undefined;
  if (space === undefined) return { unread: "DCTDecode" };
  const { data } = await opened()
    .pipelineColourspace(space)
    .resize(across, down, { fit: "fill", kernel: "nearest", fastShrinkOnLoad: false })
    .toColourspace(space)
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (components === 4) for (let at = 0; at < data.length; at++) data[at] = 255 - (data[at] ?? 0);
  return { width: across, height: down, components, values: data };
}
