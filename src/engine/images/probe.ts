/*
 * Reads each picture file before layout: its size, and whether it can be printed. Photos are decoded completely here, because damage found on the press costs an
 * edition. Results are cached by the file's hash. Gates limit memory: files and decoded photos in progress are counted in bytes.
 */
import { type Diagnostic, errorAt, type Outcome, outcome, warningAt } from "../../base/diagnostic.ts";
import { sha256Of } from "../../base/sha256.ts";
import { isPdf, isSvg } from "../pdf/form.ts";
import { cacheKey, type HashOf, noCache, type PictureCache } from "./cache.ts";
import { CUT_SHORT, decodeWhole, endsEarly, type PictureFacts, type Verdict } from "./decode-whole.ts";
import { foreignKind } from "./foreign-kinds.ts";
import { type Picture, type PictureRequest, type Pictures, pictureName } from "./picture.ts";
import { engine, firstLine, type Gate, loadSharp, openGate, type Sharp } from "./sharp.ts";
import type { HeldPicture } from "./svg/images.ts";
import type { SvgLetters } from "./svg/svg.ts";

/** The part of `Files` that pictures need. */
export interface PictureFiles {
  /** Undefined if nothing exists there. */
  readonly look: (path: string) => Promise<{ readonly bytes: number } | undefined>;
  /** Undefined if the file cannot be read. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

/** Shared by all pictures of one build. */
interface Probing {
  readonly cache: PictureCache;
  /** The names and versions of the libraries that decode. */
  readonly engine: () => Promise<string>;
  readonly hashOf: HashOf;
  /** Limits the bytes of decoded photos. */
  readonly decoding: Gate;
  /** Limits the bytes of files. */
  readonly reading: Gate;
  /** The faces of text in drawings; by default its characters are not checked. */
  readonly letters?: SvgLetters | undefined;
  /** Called for each printable picture. */
  readonly found: (path: string, facts: ProbedFile) => void;
}

export interface ProbedFile {
  readonly hash: string;
  readonly bytes: number;
  readonly weight: number;
}

/** The most pixels of a photo: more take over half a gigabyte when decoded. */
export const MOST_PIXELS = 200_000_000;

/** The most bytes for decoding a photo. Most formats are decoded row by row; the others are held whole. */
const MOST_DECODED = 600_000_000;

/** The most bytes of a file: a page of 400 × 550 mm with 16 bits at 300 pixels per inch has 180 million. */
const MOST_BYTES = 300_000_000;

/** Photo formats. svg/ and pdf/ read drawings, because sharp would draw them with the machine's fonts. */
const KINDS: readonly string[] = ["jpeg", "png", "tiff", "webp", "gif", "heif", "avif"];

/** Increase this when the same bytes may give other facts: it invalidates cached results. */
const RECIPE = "8";

/** Limits the bytes of files read, and of photos decoded, at the same time. */
export function openGates(): Pick<Probing, "reading" | "decoding"> {
  return { reading: openGate(MOST_BYTES), decoding: openGate(MOST_DECODED) };
}

const ALONE: Probing = { ...openGates(), cache: noCache, engine, hashOf: sha256Of, found: () => undefined };

/** Probes all pictures, each file once, in the order of the requests. */
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

/** Probes one picture, decoding it to its last row. */
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
  const found = verdictFault(request, verdict);
  if (found?.severity === "error") return failed(found);
  probing.found(path, { hash, bytes: bytes.length, weight: decodedBytes(head) });
  const { width, height } = head.autoOrient;
  const pages = head.pages ?? 1;
  const doubts = [
    ...(found === undefined ? [] : [found]),
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

/** The reason why a photo inside a drawing cannot be printed; undefined if it can. */
async function problemOfHeld(bytes: Uint8Array, probing: Probing): Promise<string | undefined> {
  const { head, problem, verdict } = await examined({ bytes, hash: probing.hashOf(bytes) }, probing);
  if (head === undefined) return problem;
  const excess = excessOf(head);
  if (excess !== undefined) return `it is too large: ${head.width} × ${head.height} pixels`;
  return verdict === undefined || verdict.kind === "sound" || verdict.kind === "doubtful" || verdict.kind === "zeros"
    ? undefined
    : verdict.problem;
}

/** What is known of a photo's content, independent of its name. */
interface Examined {
  /** Undefined if it cannot be read, because of `problem`. */
  readonly head?: PictureFacts;
  readonly problem?: string;
  /** The actual type of an unsupported file; undefined if unknown. */
  readonly kind?: string | undefined;
  /** Undefined if it is not decoded, because its header rules it out. */
  readonly verdict?: Verdict;
}

/** Reads and decodes a photo once; the result is cached by its hash. */
async function examined(
  { bytes, hash }: { readonly bytes: Uint8Array; readonly hash: string },
  { cache, decoding, engine: named }: Probing,
): Promise<Examined> {
  const key = cacheKey(Buffer.from(hash), "photo", RECIPE, await named());
  const cached = await cache.through(key, async () => Buffer.from(JSON.stringify(await examine(bytes, decoding))));
  return JSON.parse(Buffer.from(cached).toString());
}

/** The library's error for unknown files. */
const NO_PICTURE = /unsupported image format/;

const HEIC: Examined = { problem: "it is a HEIC picture, as telephones take them", kind: "HEIC" };

async function examine(bytes: Uint8Array, decoding: Gate): Promise<Examined> {
  const sharp = await loadSharp();
  let head: PictureFacts;
  try {
    const written = await sharp(bytes, { limitInputPixels: false }).metadata();
    // The library reads the header of such files but has no decoder.
    if (written.compression === "hevc") return HEIC;
    // The library would read others without scaling them, and a picture in linear light would come out pale.
    if (DEPTHS[written.depth] === undefined) return { problem: "its samples have neither 8 nor 16 bits" };
    head = factsIn(written);
    if (head.space === "cmyk") head = { ...head, hasProfile: await profileHolds(sharp, written.icc) };
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

/** A picture to be converted to CMYK; any profile changes its colours. */
const INKS = { create: { width: 8, height: 8, channels: 3, background: "#3060c0" } } as const;
/** The most bytes of one piece of a profile in a JPEG, and the mark before it (ICC.1, B.4). */
const PIECE = 65_519;
const MARK = "ICC_PROFILE\0";

/** True if the library can use a profile. It replaces a damaged one with its own general profile, without a warning. */
async function profileHolds(sharp: Sharp, profile: Buffer | undefined): Promise<boolean> {
  if (profile === undefined) return false;
  const photo = await sharp(INKS).toColourspace("cmyk").jpeg().toBuffer();
  const count = Math.ceil(profile.length / PIECE);
  const pieces = Array.from({ length: count }, (_, index) => {
    const piece = profile.subarray(index * PIECE, (index + 1) * PIECE);
    const head = Buffer.from(`\xff\xe2\0\0${MARK}${String.fromCharCode(index + 1, count)}`, "latin1");
    head.writeUInt16BE(head.length - 2 + piece.length, 2);
    return Buffer.concat([head, piece]);
  });
  const profiled = Buffer.concat([photo.subarray(0, 2), ...pieces, photo.subarray(2)]);
  const [read, general] = await Promise.all(
    [false, true].map((ignoreIcc) => sharp(profiled, { ignoreIcc }).toColourspace("srgb").raw().toBuffer()),
  );
  return read?.equals(general as Buffer) === false;
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

/** The reason not to decode a photo: its format or its size. */
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

/** Rows in memory at once when decoder and sharp work row by row. */
const ROWS_AT_ONCE = 1536;

/** The memory for decoding a photo, in bytes. */
function decodedBytes(head: PictureFacts): number {
  const { width, height, format, channels, isProgressive } = head;
  const pixel = channels * (DEPTHS[head.depth] ?? 2);
  const whole = width * height * pixel;
  if (format === "jpeg" && isProgressive) return Math.max(whole, width * height * 2 * samplesOf(head));
  const inRows = format === "jpeg" || (format === "png" && !isProgressive);
  // A rotated photo is held whole.
  const turned = (head.orientation ?? 1) !== 1;
  if (inRows && !turned) return width * Math.min(height, ROWS_AT_ONCE) * pixel;
  // Planes and pixels, with up to two bytes each.
  return format === "heif" ? 2 * whole + width * height * 4 : whole;
}

const DEPTHS: Readonly<Record<string, number>> = { uchar: 1, ushort: 2 };

/** Coefficients per pixel of a progressive JPEG: fewer with chroma subsampling. */
function samplesOf({ channels, chromaSubsampling }: PictureFacts): number {
  return channels === 3 && chromaSubsampling === "4:2:0" ? 1.5 : channels;
}

/** The nominal resolution of a PDF page: that of line art on a plate. */
const PDF_UNITS = 1000;

/** Checks for what a drawing contains. */
interface DrawnWith {
  readonly letters: SvgLetters | undefined;
  /** The reason why a photo cannot be printed; undefined if it can. */
  readonly problemOf: (photo: Uint8Array) => Promise<string | undefined>;
}

/** Probes a page of a PDF or an SVG; undefined for a photo. */
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
        return failed(errorAt(span, "pdf-endless"));
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
  // As pixels its text would be set in the fonts of this machine, or not at all.
  if (pixels !== undefined && characters.length > 0) {
    return failed(errorAt(span, "svg-text-in-pixels", { file, element: pixels }));
  }
  const lacking = letters === undefined ? [] : characters.filter(letters.lacks);
  if (lacking.length > 0) return failed(errorAt(span, "svg-letters", { file, characters: lacking.join("") }));
  const damage = await damageIn(images, problemOf);
  if (damage !== undefined) return failed(errorAt(span, "svg-photo-damaged", { file, problem: damage }));
  const warnings = pixels === undefined ? [] : [warningAt(span, "svg-pixels", { file, element: pixels })];
  return outcome({ path, ...drawingPixels(size) }, warnings);
}

/** The problem of the first embedded photo that cannot be printed. */
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
