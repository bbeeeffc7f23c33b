/*
 * Finds damaged photos before they are printed. A photo cut short in transfer often has a sound header, and decoders fill the missing rows silently; so every
 * photo is decoded to its last row, and the forms that decode from any bytes (WebP, plain TIFF) are searched for runs of zeros.
 */
import { firstLine, loadSharp, type Sharp } from "./sharp.ts";

export type PictureFacts = Pick<
  Awaited<ReturnType<ReturnType<Sharp>["metadata"]>>,
  | "autoOrient"
  | "channels"
  | "chromaSubsampling"
  | "depth"
  | "format"
  | "hasProfile"
  | "height"
  | "isProgressive"
  | "orientation"
  | "pages"
  | "space"
  | "width"
>;

export type Verdict =
  | { readonly kind: "sound" }
  | { readonly kind: "damaged"; readonly problem: string }
  /** The decoder does not support this variant of the format. */
  | { readonly kind: "unknown"; readonly problem: string }
  /** The decoder warns of something that may be invisible. */
  | { readonly kind: "doubtful"; readonly problem: string }
  /** It has a long run of zeros, as left by a transfer that lost a block. */
  | { readonly kind: "zeros"; readonly kilobytes: number };

export const CUT_SHORT = "its end is missing";

const SOUND: Verdict = { kind: "sound" };

/**
 * Decodes every row of a photo in strict mode: lost data in the middle prints as stripes, and only the decoder's warnings reveal it.
 * WebP and uncompressed TIFF decode any bytes; there, long runs of zeros reveal damage.
 */
export async function decodeWhole(file: Uint8Array, head: PictureFacts): Promise<Verdict> {
  const bytes = head.format === "jpeg" ? withoutGainMap(file) : file;
  const strict = await decodingProblem(bytes, head, "warning");
  if (strict !== undefined) return weighed(strict, bytes, head);
  if (head.format === "jpeg" && (await holdsMoreRows(bytes, head))) {
    return { kind: "damaged", problem: "it holds more rows than its header tells" };
  }
  return zerosIn(bytes, head);
}

/** Warnings of libjpeg without effect on the picture: some phones write such headers. */
const HARMLESS =
  /Invalid SOS parameters|unknown JFIF revision|Unknown Adobe color transform|bad ICC marker|(\d+) extraneous bytes/i;
/** Tiled TIFFs with planes, or with the JPEG form of 1992. */
const UNKNOWN = /not supported|support is not configured/i;
/** This many bytes before a marker are padding; more are rows without a place. */
const MOST_PADDING = 64;
/** The text of libvips for every warning of libtiff, be it an unreadable date or a lost strip. */
const ANY_WARNING = "Warning treated as error";

async function weighed(problem: string, bytes: Uint8Array, head: PictureFacts): Promise<Verdict> {
  if (UNKNOWN.test(problem)) return { kind: "unknown", problem };
  const match = HARMLESS.exec(problem);
  const harmless = match !== null && Number(match[1] ?? 0) <= MOST_PADDING;
  if (harmless || problem.startsWith(ANY_WARNING)) {
    const lenient = await decodingProblem(bytes, head, "truncated");
    if (lenient === undefined) return harmless ? SOUND : { kind: "doubtful", problem };
  }
  const cut = !hasEnd(bytes, head.format) || endsEarly(bytes) || /premature end of JPEG|unexpected end/i.test(problem);
  return { kind: "damaged", problem: cut ? CUT_SHORT : problem };
}

/** The reason why a photo cannot be decoded. Only sixteen pixels are kept; they are cropped from the decoded whole, so that no row is skipped. */
async function decodingProblem(
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  failOn: "warning" | "truncated",
): Promise<string | undefined> {
  const sharp = await loadSharp();
  try {
    await sharp(bytes, { limitInputPixels: false, failOn })
      .extract({ left: 0, top: 0, width, height })
      .resize(16, 16, { fit: "fill" })
      .raw()
      .toBuffer();
    return undefined;
  } catch (cause) {
    return firstLine(cause);
  }
}

/** Cameras append thumbnails and notes after the photo; the end mark is at most this far from the end of the file. */
const TAIL = 65_536;
const ENDS: Readonly<Record<string, Buffer>> = { jpeg: Buffer.of(0xff, 0xd9), png: Buffer.from("IEND") };

/** True if the end mark of the format is near the end of the file; also true for formats without one. */
function hasEnd(bytes: Uint8Array, format: string): boolean {
  const mark = ENDS[format];
  return mark === undefined || Buffer.from(bytes.subarray(-TAIL)).includes(mark);
}

/** For a picture one block wide libjpeg does not warn of missing rows, because the padding of the last byte may count as one more. */
const LEAST_COLUMNS = 17;
/** A surplus above this share of the promised rows is more than padding. */
const MORE = 0.1;
const MOST_ROWS = 65_500;

/**
 * True if a JPEG's data continues below its last row, where libjpeg stops silently. Tests a copy whose header promises more rows: a sound photo then ends too
 * early.
 */
async function holdsMoreRows(bytes: Uint8Array, { width, height }: PictureFacts): Promise<boolean> {
  const at = sequentialFrame(bytes);
  const more = height + Math.max(16, Math.ceil((height * MORE) / 16) * 16);
  if (at === undefined || more > MOST_ROWS || width < LEAST_COLUMNS) return false;
  const taller = Buffer.from(bytes);
  taller.writeUInt16BE(more, at);
  return (await decodingProblem(taller, { width, height: more }, "warning")) === undefined;
}

const SECOND_PICTURE = Buffer.of(0xff, 0xd8, 0xff);

/**
 * A JPEG without the pictures after it. Phones append a gain map for HDR (Ultra HDR), and sharp reads such files with another library, which gives no
 * warnings.
 */
function withoutGainMap(bytes: Uint8Array): Uint8Array {
  const end = endOfPicture(bytes);
  if (end === undefined || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(SECOND_PICTURE, end) < 0) {
    return bytes;
  }
  return bytes.subarray(0, end);
}

/** Bytes that may follow 0xff within the rows of a JPEG: a stuffed zero, another 0xff, or a restart marker. */
const IN_ROWS: ReadonlySet<number> = new Set([0, 0xff, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7]);

/** The end of a JPEG's own picture: after the first end mark outside any segment. */
function endOfPicture(bytes: Uint8Array): number | undefined {
  let at = 2;
  while (at + 3 < bytes.length) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    if (marker === 0xd9) return at + 2;
    if (IN_ROWS.has(marker)) {
      // Within the rows: go to the next possible marker.
      const next = bytes.indexOf(0xff, at + 1);
      if (next < 0) return undefined;
      at = next;
    } else at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return undefined;
}

/** The offset of the row count in the frame header of a sequential JPEG. */
function sequentialFrame(bytes: Uint8Array): number | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xc0 || marker === 0xc1) return at + 5;
    if (marker === 0xff) at++;
    else at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return undefined;
}

/** No sound WebP has this many zeros in a row: 512 bytes of flat colour would be millions of pixels. */
const ZEROS_IN_WEBP = 512;
/** Black rows of an uncompressed TIFF are zeros too; a lost sector is at least this long. */
const ZEROS_IN_TIFF = 4096;

function zerosIn(bytes: Uint8Array, head: PictureFacts): Verdict {
  const { format, width } = head;
  if (format === "webp") {
    for (const [from, to] of webpData(bytes)) {
      const run = zeroRun(bytes.subarray(from, to), ZEROS_IN_WEBP);
      if (run !== undefined) return { kind: "damaged", problem: `${run.length} bytes in its middle are zeros` };
    }
    return SOUND;
  }
  if (format !== "tiff" || tiffCompression(bytes) !== UNCOMPRESSED) return SOUND;
  const row = width * head.channels * (head.depth === "uchar" ? 1 : 2);
  const run = zeroRun(bytes, Math.max(ZEROS_IN_TIFF, 2 * row));
  // A picture with a black bar at its top has one at its foot too.
  if (run === undefined || run.at < ZEROS_IN_TIFF) return SOUND;
  return { kind: "zeros", kilobytes: Math.ceil(run.length / 1000) };
}

const UNCOMPRESSED = 1;
const COMPRESSION_TAG = 259;

/** The compression of a TIFF's first picture, from its directory; undefined if that is unreadable. */
function tiffCompression(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return undefined;
  const count = view.getUint16(directory, little);
  for (let at = directory + 2; at + 12 <= Math.min(bytes.length, directory + 2 + 12 * count); at += 12) {
    if (view.getUint16(at, little) === COMPRESSION_TAG) return view.getUint16(at + 8, little);
  }
  return undefined;
}

/** The ranges of a WebP's picture data; its metadata may contain anything. */
function webpData(bytes: Uint8Array): readonly (readonly [from: number, to: number])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: (readonly [number, number])[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const tag = Buffer.from(bytes.subarray(at, at + 4)).toString("latin1");
    const length = view.getUint32(at + 4, true);
    if (tag === "VP8 " || tag === "VP8L") found.push([at + 8, at + 8 + length]);
    at += 8 + length + (length % 2);
  }
  return found;
}

/** The first run of at least this many zeros. */
function zeroRun(bytes: Uint8Array, least: number): { readonly at: number; readonly length: number } | undefined {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(Buffer.alloc(least));
  if (at < 0) return undefined;
  let end = at + least;
  while (end < bytes.length && bytes[end] === 0) end++;
  return { at, length: end - at };
}

/** The smallest TIFF directory: its count and one entry. */
const DIRECTORY = 14;

/** True if the file is shorter than its own structure says: chunk lengths of WebP, box lengths of HEIF and AVIF, the directory of TIFF. */
export function endsEarly(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters = (at: number): string => Buffer.from(bytes.subarray(at, at + 4)).toString("latin1");
  if (letters(0) === "RIFF") return 8 + view.getUint32(4, true) > bytes.length;
  if (letters(0) === "II*\0") return view.getUint32(4, true) + DIRECTORY > bytes.length;
  if (letters(0) === "MM\0*") return view.getUint32(4) + DIRECTORY > bytes.length;
  return letters(4) === "ftyp" && boxesEndEarly(view);
}

/** A box of length 0 extends to the end of the file; for length 1 the real length is in the eight bytes after its name (ISO 14496-12, 4.2). */
function boxesEndEarly(view: DataView): boolean {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const short = view.getUint32(at);
    if (short === 1 && at + 16 > view.byteLength) return true;
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8) return false;
    at += length;
  }
  return at !== view.byteLength;
}
