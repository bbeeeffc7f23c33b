/*
 * All work on pictures in one build: their sizes first, because layout needs those; then, with the places known, the bytes for print or screen. A file may
 * change in between, so its hash is compared before it is used. Finished pictures are cached in memory (open issue) and on disk.
 */
import { type Diagnostic, errorAt, type Outcome } from "../../base/diagnostic.ts";
import { type Memory, memo, noMemory } from "../../base/memo.ts";
import { once } from "../../base/once.ts";
import type { Crop, Size } from "../../base/rect.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { Span } from "../../base/source.ts";
import { isPdf, isSvg, type PreparedPicture } from "../pdf/form.ts";
import { encodePng } from "./bitmap.ts";
import { cacheKey, type HashOf, type PictureCache } from "./cache.ts";
import type { PictureInk } from "./ink.ts";
import { type Inking, inkingFor, type PictureContext, UnfitProfile } from "./inking.ts";
import { DRAWN_PPI, type PictureRequest, type Pictures } from "./picture.ts";
import { prepare, type Shot } from "./prepare.ts";
import { openGates, type PictureFiles, type ProbedFile, probePictures } from "./probe.ts";
import { engine, firstLine, loadSharp } from "./sharp.ts";
import type { ToPrint } from "./svg/images.ts";
import type { Placing } from "./svg/pack-svg.ts";
import type { LetterFiles, SvgLetters, SvgSource } from "./svg/svg.ts";

/** A picture in its place, as far as its bytes depend on it; pictures of the Newspaper have this form. */
interface PlacedShot {
  /** The name in the manifest, by which the probed file is found. */
  readonly file: string;
  readonly crop: Crop;
  readonly fit: "cover" | "contain";
  /** True on a page printed in black only. */
  readonly black?: boolean;
  /** The page of a PDF, from 1. */
  readonly filePage?: number | undefined;
  /** `picture`: a page of a PDF is drawn as pixels and printed like a photo. */
  readonly as?: "picture" | undefined;
}

/** Probes and prepares the pictures of one build. */
export interface PictureMaker {
  probe(requests: readonly PictureRequest[]): Promise<Outcome<Pictures>>;
  /** The JPEG of a picture in its place, in points; white, with a fault, if the file has changed since it was probed. */
  prepare(shot: PlacedShot, at: Size): Promise<PreparedPicture>;
  /** The same in RGB for a screen, without sharpening. @param resolution pixels per inch, at most */
  screen(shot: PlacedShot, at: Size, resolution: number): Promise<PreparedPicture>;
  /** A chart or other drawing as a page of a PDF in RGB: its own page, or one made from an SVG. @throws for a photo */
  pageOf(file: string, filePage: number | undefined): Promise<DrawnPage>;
  /** A drawing without its photos in the press's inks, as a one-page PDF; undefined if it cannot be drawn. @param black for a page in black only */
  inInks(drawing: SvgSource, black: boolean): Promise<Uint8Array | undefined>;
  inRgb(drawing: SvgSource): Promise<Uint8Array | undefined>;
  /** SHA-256 of a probed picture's file, in hex. */
  hash(file: string): string | undefined;
  /** Caches the result of `make` for a probed file. @param how everything else that the result depends on */
  remember(file: string, how: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** Faults found by `prepare`: files that changed or disappeared after they were probed. */
  faults(): readonly Diagnostic[];
}

/** A page of a PDF, counted from 1. */
export interface DrawnPage {
  readonly pdf: Uint8Array;
  readonly page: number;
}

interface Printing extends Pick<Shot, "ink" | "resolution" | "sharpen" | "tone"> {
  /** The place in the paper's file that chooses the profile. */
  readonly span: Span;
  /** The faces of text in drawings; by default text is not drawn. */
  readonly letters?: SvgLetters | undefined;
}

/** A place in the memory cache for a prepared picture. */
interface CachedShot {
  made?: PreparedPicture;
}

/** Increase this when the same shot gives other bytes: it invalidates cached pictures. */
const RECIPE = "3";

function hashOfBytes(bytes: Uint8Array): string {
  return sha256Of(bytes);
}

function cachedShot(_of: { readonly hash: string; readonly key: unknown }): CachedShot {
  return {};
}

export function openPictureMaker(
  files: PictureFiles,
  cache: PictureCache,
  printing: Printing,
  memory: Memory = noMemory,
): PictureMaker {
  const gates = openGates();
  const paths = new Map<string, string>();
  const probedFiles = new Map<string, ProbedFile & { readonly request: PictureRequest }>();
  const probedAs = (file: string) => probedFiles.get(paths.get(file) ?? file);
  const faults = new Map<string, Diagnostic>();
  const hashOf: HashOf = memory.isSingleBuild ? memo(hashOfBytes) : memory.memo(hashOfBytes);
  const context = { files, cache, hashOf, engine: once(engine) };
  const press = inkingFor(printing.ink, context);
  const inPrint = shotMaker({ ...printing, drawn: Math.max(DRAWN_PPI, printing.resolution) }, press, context);
  const preparedAt = async (shot: PlacedShot, at: Size, { make, keyOf }: ShotMaker): Promise<PreparedPicture> => {
    const probed = probedAs(shot.file);
    if (probed === undefined) throw new Error(`${shot.file} was not probed`);
    const { file, span, path } = probed.request;
    const made = await gates.reading.through(probed.bytes, async () => {
      const bytes = await files.read(path);
      if (bytes === undefined || hashOf(bytes) !== probed.hash) return errorAt(span, "photo-changed", { file });
      try {
        const cached = memory.memo(cachedShot)(memory.same({ hash: probed.hash, key: await keyOf(bytes, shot, at) }));
        cached.made ??= await gates.decoding.through(probed.weight, () => make(bytes, shot, at));
        return cached.made;
      } catch (cause) {
        return faultOf(cause, probed.request, printing);
      }
    });
    if (!isDiagnostic(made)) return made;
    faults.set(`${made.code} ${made.arguments["file"]}`, made);
    return blank();
  };
  return {
    probe: (requests) => {
      const byPath = new Map(requests.map((request) => [request.path, request]));
      for (const { file, path } of requests) paths.set(file, path);
      const found = (path: string, facts: ProbedFile): void => {
        const request = byPath.get(path);
        if (request !== undefined) probedFiles.set(path, { ...facts, request });
      };
      return probePictures(requests, files, { ...context, ...gates, letters: printing.letters, found });
    },
    prepare: (shot, at) => preparedAt(shot, at, inPrint),
    screen: (shot, at, resolution) => {
      const onScreen = { ...printing, resolution, drawn: resolution, sharpen: 0, tone: 0 };
      return preparedAt(shot, at, shotMaker(onScreen, inkingFor({ kind: "rgb" }, context), context));
    },
    ...drawingsIn(printing, press),
    pageOf: async (file, filePage) => {
      const bytes = await files.read(paths.get(file) ?? file);
      if (bytes === undefined) throw new Error(`${file} is gone`);
      return isPdf(bytes) ? { pdf: bytes, page: filePage ?? 1 } : svgOnScreen(bytes, printing);
    },
    hash: (file) => probedAs(file)?.hash,
    remember: async (file, how, make) => {
      const hash = probedAs(file)?.hash;
      const inks = await press.key().catch(() => []);
      return hash === undefined ? make() : cache.through(cacheKey(Buffer.from(hash), how, ...inks), make);
    },
    faults: () => [...faults.values()],
  };
}

/** Drawings as pages, in the press's inks and in RGB. */
function drawingsIn(printing: Printing, press: Inking): Pick<PictureMaker, "inInks" | "inRgb"> {
  return {
    inInks: async (drawing, black) => {
      const { svgInInks } = await import("./svg/pack-svg.ts");
      const ink: PictureInk = black ? { kind: "grey" } : press.ink;
      const how = { ink, toInks: press.toInks, letters: filesFor(drawing, printing.letters) };
      return svgInInks(drawing, how).catch(() => undefined);
    },
    inRgb: async (drawing) => {
      const { svgPage } = await import("./svg/svg.ts");
      const letters = filesFor(drawing, printing.letters);
      return svgPage(drawing, letters, (colour) => colour).catch(() => undefined);
    },
  };
}

/** The reason why a picture that passed the probe cannot be prepared. */
async function faultOf(cause: unknown, { file, span }: PictureRequest, printing: Printing): Promise<Diagnostic> {
  const problem = firstLine(cause);
  if (cause instanceof UnfitProfile) return errorAt(printing.span, "profile-unfit", { problem });
  const { Undrawable } = await import("./svg/svg.ts");
  return errorAt(span, cause instanceof Undrawable ? "photo-unreadable" : "photo-damaged", { file, problem });
}

function isDiagnostic(made: PreparedPicture | Diagnostic): made is Diagnostic {
  return "code" in made;
}

/** Prepares pictures for one kind of output. */
interface ShotMaker {
  readonly make: (bytes: Uint8Array, shot: PlacedShot, at: Size) => Promise<PreparedPicture>;
  /** Everything that the picture depends on besides its file. */
  readonly keyOf: (bytes: Uint8Array, shot: PlacedShot, at: Size) => Promise<unknown>;
}

function shotMaker(
  printing: Omit<Printing, "ink"> & { readonly drawn: number },
  press: Inking,
  { cache, hashOf, engine: named }: PictureContext,
): ShotMaker {
  const { resolution, drawn, sharpen, tone = 0, letters } = printing;
  const howFor = async (shot: PlacedShot, { width, height }: Size): Promise<readonly unknown[]> => {
    const { crop, fit, black, as, filePage } = shot;
    const inked = black ? ["grey"] : await press.key();
    const how = [await named(), fit, crop, { width, height }, resolution, sharpen, tone, inked];
    return as === undefined ? how : [...how, as, filePage, drawn];
  };
  const keyOf: ShotMaker["keyOf"] = async (bytes, shot, at) => {
    const { fit, filePage, as } = shot;
    const isPacked = isPdf(bytes) && as === undefined;
    return isPacked ? [fit, at.width, at.height, filePage] : [await howFor(shot, at), letters?.name()];
  };
  const make: ShotMaker["make"] = async (bytes, shot, at) => {
    const isPage = isPdf(bytes);
    if (isPage && shot.as === undefined) return packPage(bytes, at, shot);
    const { fit, crop } = shot;
    const ink: PictureInk = shot.black ? { kind: "grey" } : press.ink;
    if (isSvg(bytes)) {
      const toPrint = photoIn({ at, resolution, ink, tone }, press.lift);
      const drawing = await packDrawing(bytes, { at, fit, ink, toInks: press.toInks, toPrint }, letters);
      if (drawing !== undefined) return drawing;
    }
    const key = cacheKey(Buffer.from(hashOf(bytes)), JSON.stringify([RECIPE, ...(await howFor(shot, at))]));
    return cache.through(key, async () =>
      prepare({
        bytes: isPage ? await drawnPage(bytes, at, shot, drawn) : bytes,
        crop,
        fit,
        at: { width: at.width, height: at.height },
        resolution: isPage ? drawn : resolution,
        ink,
        sharpen: isPage ? 0 : sharpen,
        everyChroma: isPage,
        tone,
        lift: await press.lift(),
      }),
    );
  };
  return { make, keyOf };
}

/** White, in place of a picture that disappeared during the build. */
async function blank(): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp({ create: { width: 8, height: 8, channels: 3, background: "#ffffff" } })
    .toColourspace("b-w")
    .jpeg()
    .toBuffer();
}

/** A page of a PDF is embedded unchanged: resolution and inks of photos do not apply. */
async function packPage(bytes: Uint8Array, at: Size, { fit, filePage }: PlacedShot): Promise<PreparedPicture> {
  const { openPage, packForm } = await import("../pdf/page.ts");
  const opened = openPage(bytes, filePage);
  if (!opened.ok) throw new Error(`a page that was sound is so no longer: ${opened.problem}`);
  return packForm(opened.source, at, fit);
}

/** The most pixels of a drawn page: more would take half a gigabyte, so a larger place gets a lower resolution. */
const MOST_DRAWN = 100_000_000;

/** A page of a PDF drawn as a PNG, as viewers show it. @param ppi at the printed size */
async function drawnPage(bytes: Uint8Array, at: Size, { fit, filePage }: PlacedShot, ppi: number): Promise<Uint8Array> {
  const [{ openPage }, { drawPage }] = await Promise.all([import("../pdf/page.ts"), import("../pdf/drawn-page.ts")]);
  const opened = openPage(bytes, filePage);
  if (!opened.ok) throw new Error(`a page that was sound is so no longer: ${opened.problem}`);
  const { width, height } = opened.source.size;
  const [across, down] = [at.width / width, at.height / height];
  const wanted = (fit === "cover" ? Math.max(across, down) : Math.min(across, down)) * (ppi / 72);
  const scale = Math.min(wanted, Math.sqrt(MOST_DRAWN / (width * height)));
  const pixels = (points: number): number => Math.max(1, Math.round(points * scale));
  return encodePng(await drawPage(opened.source, { width: pixels(width), height: pixels(height) }));
}

/** A drawing as vectors; undefined if it has to be drawn as pixels. */
async function packDrawing(
  bytes: Uint8Array,
  placing: Omit<Placing, "letters">,
  letters: SvgLetters | undefined,
): Promise<PreparedPicture | undefined> {
  const source = await drawingIn(bytes);
  if (source.pixels !== undefined) return undefined;
  const { packSvg } = await import("./svg/pack-svg.ts");
  return packSvg(source, { ...placing, letters: filesFor(source, letters) });
}

async function svgOnScreen(bytes: Uint8Array, { letters, resolution }: Printing): Promise<DrawnPage> {
  const source = await drawingIn(bytes);
  const [{ svgPage, PAGE_SIDE }, { imagesOf }] = await Promise.all([import("./svg/svg.ts"), import("./svg/images.ts")]);
  const at = { width: PAGE_SIDE, height: PAGE_SIDE };
  const images = await imagesOf(
    source.images,
    photoIn({ at, resolution, ink: { kind: "rgb" }, tone: 0 }, async () => 0),
  );
  return { pdf: await svgPage(source, filesFor(source, letters), (colour) => colour, images), page: 1 };
}

/** Prepares photos inside a drawing, with at most the pixels that the whole drawing would have in its place. */
function photoIn(how: Pick<Shot, "at" | "resolution" | "ink" | "tone">, lift: Inking["lift"]): ToPrint {
  return async (bytes) =>
    prepare({
      ...how,
      bytes,
      crop: { kind: "centre" },
      fit: "contain",
      sharpen: 0,
      everyChroma: true,
      lift: await lift(),
    });
}

/** @throws if the drawing is no longer sound */
async function drawingIn(bytes: Uint8Array): Promise<SvgSource> {
  const { openSvg } = await import("./svg/svg.ts");
  const opened = openSvg(bytes);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.source;
}

function filesFor({ characters }: SvgSource, letters: SvgLetters | undefined): LetterFiles | undefined {
  return characters.length > 0 ? letters?.files() : undefined;
}
