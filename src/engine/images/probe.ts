import { type Diagnostic, errorAt, type Outcome, outcome, warningAt } from "../../base/diagnostic.ts";
import { sha256Of } from "../../base/sha256.ts";
import { isPdf, isSvg } from "../pdf/form.ts";
import { cacheKey, type HashOf, noCache, type PictureCache } from "./cache.ts";
import { CUT_SHORT, decodeWhole, endsEarly, type PictureFacts, type Verdict } from "./decode-whole.ts";
import { foreignKind } from "./foreign-kinds.ts";
import { type Picture, type PictureRequest, type Pictures, pictureName } from "./picture.ts";
import { engine, firstLine, type Gate, loadSharp, openGate } from "./sharp.ts";
import type { HeldPicture } from "./svg/images.ts";
import type { SvgLetters } from "./svg/svg.ts";

/** Reads files: the part of `Files` that photos need. */
export interface PictureFiles {
  /** Undefined when nothing is there. */
  readonly look: (path: string) => Promise<{ readonly bytes: number } | undefined>;
  /** Undefined when the file cannot be read. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

/** What photos of one build share. */
interface Probing {
  readonly cache: PictureCache;
  /** Names the libraries that decode. */
  readonly engine: () => Promise<string>;
  readonly hashOf: HashOf;
  /** In bytes, those of decoded photos. */
  readonly decoding: Gate;
  /** In bytes, those of files. */
  readonly reading: Gate;
  /** The faces of text in drawings; left out: their characters are not asked for. */
  readonly letters?: SvgLetters | undefined;
  /** Told of each picture that can be printed. */
  readonly found: (path: string, facts: ProbedFile) => void;
}

export interface ProbedFile {
  /** SHA-256, hex. */
  readonly hash: string;
  /** The file's length. */
  readonly bytes: number;
  /** The bytes that the picture takes while it is decoded. */
  readonly weight: number;
}

/** The most pixels of a photo: past this a decoded photo takes more than half a gigabyte. */
export const MOST_PIXELS = 200_000_000;

/** The most bytes that a photo may take while it is decoded. Most kinds are decoded row by row; the others have to be held whole. */
const MOST_DECODED = 600_000_000;

/** The most bytes of a file: a page of 400 × 550 mm in 16 bits at 300 pixels per inch has 180 million. */
const MOST_BYTES = 300_000_000;

/** Kinds of photo. Drawings are read by svg/ and pdf/: what sharp makes of them depends on the machine's fonts. */
const KINDS: readonly string[] = ["jpeg", "png", "tiff", "webp", "gif", "heif", "avif"];

/** Raised when other facts may come out of the same bytes. */
const RECIPE = "7";

/** Files are read, and photos decoded, so many bytes at once. */
export function openGates(): Pick<Probing, "reading" | "decoding"> {
  return { reading: openGate(MOST_BYTES), decoding: openGate(MOST_DECODED) };
}

const ALONE: Probing = { ...openGates(), cache: noCache, engine, hashOf: sha256Of, found: () => undefined };

/** The sizes of all pictures, each file read once, in the order of the requests. */
export async function probePictures(
  requests: readonly PictureRequest[],
  files: PictureFiles,
  probing: Probing = ALONE,
): Promise<Outcome<Pictures>> {
  const first = new Map<string, PictureRequest>();
  for (const request of requests) if (!first.has(pictureName(request))) first.set(pictureName(request), request);
  const probed = await Promise.all(
    [...first].map(async ([name, request]) => ({ name, result: await probeFile(request, files, probing) })),
  );
  const pictures = probed.flatMap(({ name, result }) => (result.ok ? [[name, result.value] as const] : []));
  const diagnostics = probed.flatMap(({ result }) => result.diagnostics);
  return outcome(new Map(pictures), diagnostics);
}

async function probeFile(request: PictureRequest, files: PictureFiles, probing: Probing): Promise<Outcome<Picture>> {
  const { path, file, span } = request;
  const facts = await files.look(path);
  if (facts === undefined) return failed(errorAt(span, "photo-unreadable", { file, problem: "no such file" }));
  if (facts.bytes > MOST_BYTES) {
    const megabytes = Math.round(facts.bytes / 1e6);
    return failed(errorAt(span, "photo-too-heavy", { file, megabytes, limit: MOST_BYTES / 1e6 }));
  }
  return probing.reading.through(facts.bytes, async () => {
    const bytes = await files.read(path);
    if (bytes !== undefined) return probe(request, bytes, probing);
    return failed(errorAt(span, "unreadable-file", { file }));
  });
}

function failed<T>(diagnostic: Diagnostic): Outcome<T> {
  return { ok: false, diagnostics: [diagnostic] };
}

/** The size of one picture, which is decoded to its last row: what is damaged is found here and not on the press. */
export async function probe(
  request: PictureRequest,
  bytes: Uint8Array,
  probing: Probing = ALONE,
): Promise<Outcome<Picture>> {
  const { path, file, span } = request;
  if (bytes.length === 0) return failed(errorAt(span, "photo-damaged", { file, problem: "it is empty" }));
  const problemOf = (photo: Uint8Array): Promise<string | undefined> => problemOfHeld(photo, probing);
  const drawing = await probeDrawing(request, bytes, { letters: probing.letters, problemOf });
  if (drawing !== undefined) {
    if (drawing.ok) probing.found(path, { hash: probing.hashOf(bytes), bytes: bytes.length, weight: bytes.length });
    return drawing;
  }
  const hash = probing.hashOf(bytes);
  const made = await examined({ bytes, hash }, probing);
  const { head, verdict = { kind: "sound" } } = made;
  if (head === undefined) return failed(unreadable(request, made));
  const { filePage = 1 } = request;
  if (filePage > 1) return failed(errorAt(span, "advert-no-page", { file, page: filePage, pages: 1 }));
  const fault = headFault(request, head);
  if (fault !== undefined) return failed(fault);
  const told = verdictFault(request, verdict);
  if (told?.severity === "error") return failed(told);
  probing.found(path, { hash, bytes: bytes.length, weight: decodedBytes(head) });
  const { width, height } = head.autoOrient;
  const pages = head.pages ?? 1;
  const doubts = [
    ...(told === undefined ? [] : [told]),
    ...(pages > 1 ? [warningAt(span, "photo-many-pages", { file, pages })] : []),
    ...(head.space === "cmyk" && !head.hasProfile ? [warningAt(span, "photo-unknown-inks", { file })] : []),
  ];
  return outcome({ path, width, height }, doubts);
}

function unreadable({ file, span }: PictureRequest, { problem = "", kind }: Examined): Diagnostic {
  if (/premature end|unexpected end/i.test(problem))
    return errorAt(span, "photo-damaged", { file, problem: CUT_SHORT });
  return errorAt(span, "photo-unreadable", { file, problem, ...(kind !== undefined && { kind }) });
}

/** Why a photo in the bytes of a drawing cannot be printed; undefined where it can. */
async function problemOfHeld(bytes: Uint8Array, probing: Probing): Promise<string | undefined> {
  const { head, problem, verdict } = await examined({ bytes, hash: probing.hashOf(bytes) }, probing);
  if (head === undefined) return problem;
  const excess = excessOf(head);
  if (excess !== undefined) return `it is too large: ${head.width} × ${head.height} pixels`;
  return verdict === undefined || verdict.kind === "sound" || verdict.kind === "doubtful" || verdict.kind === "zeros"
    ? undefined
    : verdict.problem;
}

/** What is known of a photo, whatever names it. */
interface Examined {
  /** Undefined where it cannot be read, for the problem named. */
  readonly head?: PictureFacts;
  readonly problem?: string;
  /** What the kind of file is called that it is instead; undefined where nobody knows. */
  readonly kind?: string | undefined;
  /** Undefined for what is not decoded: its head tells too much. */
  readonly verdict?: Verdict;
}

/** A photo is read and decoded once: what came of it is kept by its hash. */
async function examined(
  { bytes, hash }: { readonly bytes: Uint8Array; readonly hash: string },
  { cache, decoding, engine: named }: Probing,
): Promise<Examined> {
  const key = cacheKey(Buffer.from(hash), "photo", RECIPE, await named());
  const kept = await cache.through(key, async () => Buffer.from(JSON.stringify(await examine(bytes, decoding))));
  return JSON.parse(Buffer.from(kept).toString());
}

/** What the library says of a file of which it knows nothing. */
const NO_PICTURE = /unsupported image format/;

const HEIC: Examined = { problem: "it is a HEIC picture, as telephones take them", kind: "HEIC" };

async function examine(bytes: Uint8Array, decoding: Gate): Promise<Examined> {
  const sharp = await loadSharp();
  let head: PictureFacts;
  try {
    const written = await sharp(bytes, { limitInputPixels: false }).metadata();
    // The library reads the head of such a file and has no decoder for the rest.
    if (written.compression === "hevc") return HEIC;
    head = factsIn(written);
  } catch (cause) {
    if (endsEarly(bytes)) return { problem: "unexpected end" };
    const kind = foreignKind(bytes);
    const problem = firstLine(cause);
    if (kind !== undefined) return { problem: `it is ${kind.words}`, kind: kind.name };
    return { problem: NO_PICTURE.test(problem) ? "its bytes are those of no picture" : problem };
  }
  const foreign = KINDS.includes(head.format) ? undefined : foreignKind(bytes);
  if (foreign !== undefined) return { problem: `it is ${foreign.words}`, kind: foreign.name };
  if (excessOf(head) !== undefined) return { head };
  return { head, verdict: await decoding.through(decodedBytes(head), () => decodeWhole(bytes, head)) };
}

function factsIn(head: PictureFacts): PictureFacts {
  const { autoOrient, channels, chromaSubsampling, depth, format, hasProfile } = head;
  const { height, isProgressive, orientation, pages, space, width } = head;
  const colours = { channels, chromaSubsampling, depth, hasProfile, space };
  return { format, width, height, autoOrient, ...colours, isProgressive, orientation, pages };
}

function verdictFault({ file, span }: PictureRequest, verdict: Verdict): Diagnostic | undefined {
  switch (verdict.kind) {
    case "sound":
      return undefined;
    case "unknown":
      return errorAt(span, "photo-unreadable", { file, problem: verdict.problem });
    case "damaged":
      return errorAt(span, "photo-damaged", { file, problem: verdict.problem });
    case "doubtful":
      return warningAt(span, "photo-doubtful", { file, problem: verdict.problem });
    case "zeros":
      return warningAt(span, "photo-zeros", { file, kilobytes: verdict.kilobytes });
  }
}

function headFault({ file, span }: PictureRequest, head: PictureFacts): Diagnostic | undefined {
  const excess = excessOf(head);
  return excess && errorAt(span, excess.code, { file, ...excess.arguments });
}

/** Why a photo is not decoded: its kind, or that it is too large. */
function excessOf(head: PictureFacts): Pick<Diagnostic, "code" | "arguments"> | undefined {
  const { width, height } = head.autoOrient;
  if (!KINDS.includes(head.format)) {
    return { code: "photo-unreadable", arguments: { problem: `a file of kind ${head.format}` } };
  }
  if (width * height > MOST_PIXELS) {
    return { code: "photo-too-large", arguments: { width, height, limit: MOST_PIXELS / 1_000_000 } };
  }
  const megabytes = Math.round(decodedBytes(head) / 1e6);
  if (megabytes * 1e6 <= MOST_DECODED) return undefined;
  return { code: "photo-needs-memory", arguments: { width, height, megabytes, limit: MOST_DECODED / 1e6 } };
}

/** Rows that a decoder holds at once, and sharp with it, of a photo that it goes through row by row. */
const ROWS_AT_ONCE = 1536;

/** The bytes that a photo takes while it is decoded. */
function decodedBytes(head: PictureFacts): number {
  const { width, height, format, channels, isProgressive } = head;
  const pixel = channels * (DEPTHS[head.depth] ?? 4);
  const whole = width * height * pixel;
  if (format === "jpeg" && isProgressive) return Math.max(whole, width * height * 2 * samplesOf(head));
  const inRows = format === "jpeg" || (format === "png" && !isProgressive);
  // The camera took it on its side: it is turned as a whole.
  const turned = (head.orientation ?? 1) !== 1;
  if (inRows && !turned) return width * Math.min(height, ROWS_AT_ONCE) * pixel;
  // Planes and pixels, at up to two bytes.
  return format === "heif" ? 2 * whole + width * height * 4 : whole;
}

/** Bytes a channel. */
const DEPTHS: Readonly<Record<string, number>> = { uchar: 1, ushort: 2 };

/** Coefficients a pixel of a progressive JPEG: colours at a quarter of the pixels, or at all. */
function samplesOf({ channels, chromaSubsampling }: PictureFacts): number {
  return channels === 3 && chromaSubsampling === "4:2:0" ? 1.5 : channels;
}

/** The pixels an inch that a page of a PDF counts as: what line art has on a plate. */
const PDF_UNITS = 1000;

/** What stands in a drawing and is asked for elsewhere. */
interface DrawnWith {
  readonly letters: SvgLetters | undefined;
  /** Why a photo cannot be printed; undefined where it can. */
  readonly problemOf: (photo: Uint8Array) => Promise<string | undefined>;
}

/** A page of a PDF, or an SVG; undefined for what has pixels. */
async function probeDrawing(
  request: PictureRequest,
  bytes: Uint8Array,
  drawn: DrawnWith,
): Promise<Outcome<Picture> | undefined> {
  const kind = request.mayBePdf && isPdf(bytes) ? "pdf" : isSvg(bytes) ? "svg" : undefined;
  if (kind === undefined) return undefined;
  const { file, span, byName } = request;
  if (byName && !file.toLowerCase().endsWith(`.${kind}`)) {
    return failed(errorAt(span, "photo-misnamed", { file, kind: kind.toUpperCase(), ending: `.${kind}` }));
  }
  return kind === "pdf" ? probePdf(request, bytes) : probeSvg(request, bytes, drawn);
}

async function probePdf({ path, file, span, filePage }: PictureRequest, bytes: Uint8Array): Promise<Outcome<Picture>> {
  const { openPage } = await import("../pdf/page.ts");
  const opened = openPage(bytes, filePage);
  if (!opened.ok) {
    switch (opened.kind) {
      case "encrypted":
        return failed(errorAt(span, "pdf-encrypted"));
      case "endless":
        return failed(errorAt(span, "pdf-endless", { file }));
      case "no-page":
        return failed(errorAt(span, "advert-no-page", { file, page: filePage ?? 1, pages: opened.problem }));
      case "unreadable":
        return failed(errorAt(span, "photo-unreadable", { file, problem: opened.problem }));
    }
  }
  const { size, pages } = opened.source;
  const { width, height } = size;
  const units = (points: number): number => Math.round((points / 72) * PDF_UNITS);
  const many = pages > 1 && filePage === undefined ? [warningAt(span, "advert-many-pages", { file, pages })] : [];
  return outcome({ path, width: units(width), height: units(height) }, many);
}

async function probeSvg(
  { path, file, span }: PictureRequest,
  bytes: Uint8Array,
  { letters, problemOf }: DrawnWith,
): Promise<Outcome<Picture>> {
  const { openSvg, drawingPixels } = await import("./svg/svg.ts");
  const opened = openSvg(bytes);
  if (!opened.ok) return failed(errorAt(span, "photo-unreadable", { file, problem: opened.problem }));
  const { size, pixels, linked, characters, images, undrawn } = opened.source;
  if (linked !== undefined) return failed(errorAt(span, "svg-linked", { file, link: linked }));
  const [lost] = undrawn;
  if (lost !== undefined) {
    const { what, line, broken } = lost;
    const args = { file, what, line, ...(undrawn.length > 1 && { more: undrawn.length - 1 }) };
    return failed(errorAt(span, broken ? "svg-broken" : "svg-undrawn", args));
  }
  // In pixels it would be set in whatever fonts this machine has, or in none.
  if (pixels !== undefined && characters.length > 0) {
    return failed(errorAt(span, "svg-text-in-pixels", { file, element: pixels }));
  }
  const lacking = letters === undefined ? [] : characters.filter(letters.lacks);
  if (lacking.length > 0) return failed(errorAt(span, "svg-letters", { file, characters: lacking.join("") }));
  const damage = await damageIn(images, problemOf);
  if (damage !== undefined) return failed(errorAt(span, "svg-photo-damaged", { file, problem: damage }));
  const told = pixels === undefined ? [] : [warningAt(span, "svg-pixels", { file, element: pixels })];
  return outcome({ path, ...drawingPixels(size) }, told);
}

/** Why the first photo in a drawing's own bytes that cannot be printed cannot be. */
async function damageIn(
  images: readonly HeldPicture[],
  problemOf: DrawnWith["problemOf"],
): Promise<string | undefined> {
  const { heldBytes } = await import("./svg/images.ts");
  for (const [, image] of new Map(images.map((each) => [each.link, each]))) {
    const problem = await problemOf(heldBytes(image));
    if (problem !== undefined) return problem;
  }
  return undefined;
}
