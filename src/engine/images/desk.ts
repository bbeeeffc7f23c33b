import { type Diagnostic, errorAt, type Outcome } from "../../base/diagnostic.ts";
import { forgetful, type Memory, memo } from "../../base/memo.ts";
import { once } from "../../base/once.ts";
import type { Crop, Size } from "../../base/rect.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { Span } from "../../base/source.ts";
import { isPdf, isSvg, type PreparedPicture } from "../pdf/form.ts";
import { encodePng } from "./bitmap.ts";
import { cacheKey, type HashOf, type PictureCache } from "./cache.ts";
import type { PictureInk } from "./ink.ts";
import { type Darkroom, type Inking, inkingFor, UnfitProfile } from "./inking.ts";
import { DRAWN_PPI, type PictureRequest, type Pictures } from "./picture.ts";
import { prepare, type Shot } from "./prepare.ts";
import { openGates, type PictureFiles, type ProbedFile, probePictures } from "./probe.ts";
import { engine, firstLine, loadSharp } from "./sharp.ts";
import type { ToPrint } from "./svg/images.ts";
import type { Placing } from "./svg/pack-svg.ts";
import type { LetterFiles, SvgLetters, SvgSource } from "./svg/svg.ts";

/** A picture at its place, as far as its bytes go; the Newspaper's pictures are such. */
interface PlacedShot {
  /** As the manifest writes it: by this name the desk knows what was probed. */
  readonly file: string;
  readonly crop: Crop;
  readonly fit: "cover" | "contain";
  /** On a page that is printed in black alone. */
  readonly black?: boolean;
  /** Of a PDF, from 1. */
  readonly filePage?: number | undefined;
  /** A page of a PDF is drawn in pixels, and printed as a photo is. */
  readonly as?: "picture" | undefined;
}

/** All that is done with photos, for one build. */
export interface PhotoDesk {
  probe(requests: readonly PictureRequest[]): Promise<Outcome<Pictures>>;
  /** The JPEG of a picture at its place, in points; white, with a fault, where the file is no longer what was probed. */
  prepare(shot: PlacedShot, at: Size): Promise<PreparedPicture>;
  /** The same in RGB for a screen, unsharpened. @param resolution pixels per inch at most */
  screen(shot: PlacedShot, at: Size, resolution: number): Promise<PreparedPicture>;
  /** A chart or another drawing as a page of a PDF in RGB: its own page, or that of an SVG. @throws for what has pixels */
  pageOf(file: string, filePage: number | undefined): Promise<DrawnPage>;
  /** A drawing without its photos in the inks of the press, as a PDF of one page; undefined where it cannot be drawn. @param black on a page of black alone */
  inInks(drawing: SvgSource, black: boolean): Promise<Uint8Array | undefined>;
  /** The same in RGB. */
  inRgb(drawing: SvgSource): Promise<Uint8Array | undefined>;
  /** SHA-256 of a picture's file, hex, once it was probed. */
  hash(file: string): string | undefined;
  /** What `make` finds of a probed file, or found in an earlier build. @param how all that it depends on besides the file */
  remember(file: string, how: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** What `prepare` found: files that changed, or went, since they were probed. */
  faults(): readonly Diagnostic[];
}

/** A page of a PDF, from 1. */
export interface DrawnPage {
  readonly pdf: Uint8Array;
  readonly page: number;
}

/** How pictures are printed. */
interface Printing extends Pick<Shot, "ink" | "resolution" | "sharpen" | "tone"> {
  /** Of the paper, which chooses the profile. */
  readonly span: Span;
  /** The faces of text in drawings; left out: a drawing's text has none. */
  readonly letters?: SvgLetters | undefined;
}

/** A picture at its place, once it is made. */
interface KeptShot {
  made?: PreparedPicture;
}

/** Raised when the same shot comes out in other bytes: what older versions have kept is not looked at again. */
const RECIPE = "3";

function hashOfBytes(bytes: Uint8Array): string {
  return sha256Of(bytes);
}

function newShot(_of: { readonly hash: string; readonly key: unknown }): KeptShot {
  return {};
}

export function openPhotoDesk(
  files: PictureFiles,
  cache: PictureCache,
  printing: Printing,
  memory: Memory = forgetful,
): PhotoDesk {
  const gates = openGates();
  const paths = new Map<string, string>();
  const known = new Map<string, ProbedFile & { readonly request: PictureRequest }>();
  const knownAs = (file: string) => known.get(paths.get(file) ?? file);
  const faults = new Map<string, Diagnostic>();
  const hashOf: HashOf = memory.forgets ? memo(hashOfBytes) : memory.memo(hashOfBytes);
  const darkroom = { files, cache, hashOf, engine: once(engine) };
  const press = inkingFor(printing.ink, darkroom);
  const inPrint = shotMaker({ ...printing, drawn: Math.max(DRAWN_PPI, printing.resolution) }, press, darkroom);
  const shoot = async (shot: PlacedShot, at: Size, { make, keyOf }: ShotMaker): Promise<PreparedPicture> => {
    const probed = knownAs(shot.file);
    if (probed === undefined) throw new Error(`${shot.file} was not probed`);
    const { file, span, path } = probed.request;
    const made = await gates.reading.through(probed.bytes, async () => {
      const bytes = await files.read(path);
      if (bytes === undefined || hashOf(bytes) !== probed.hash) return errorAt(span, "photo-changed", { file });
      try {
        const kept = memory.memo(newShot)(memory.same({ hash: probed.hash, key: await keyOf(bytes, shot, at) }));
        kept.made ??= await gates.decoding.through(probed.weight, () => make(bytes, shot, at));
        return kept.made;
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
      const asked = new Map(requests.map((request) => [request.path, request]));
      for (const { file, path } of requests) paths.set(file, path);
      const found = (path: string, facts: ProbedFile): void => {
        const request = asked.get(path);
        if (request !== undefined) known.set(path, { ...facts, request });
      };
      return probePictures(requests, files, { ...darkroom, ...gates, letters: printing.letters, found });
    },
    prepare: (shot, at) => shoot(shot, at, inPrint),
    screen: (shot, at, resolution) => {
      const onScreen = { ...printing, resolution, drawn: resolution, sharpen: 0, tone: 0 };
      return shoot(shot, at, shotMaker(onScreen, inkingFor({ kind: "rgb" }, darkroom), darkroom));
    },
    ...drawingsIn(printing, press),
    pageOf: async (file, filePage) => {
      const bytes = await files.read(paths.get(file) ?? file);
      if (bytes === undefined) throw new Error(`${file} is gone`);
      return isPdf(bytes) ? { pdf: bytes, page: filePage ?? 1 } : svgOnScreen(bytes, printing);
    },
    hash: (file) => knownAs(file)?.hash,
    remember: async (file, how, make) => {
      const hash = knownAs(file)?.hash;
      const inks = await press.key().catch(() => []);
      return hash === undefined ? make() : cache.through(cacheKey(Buffer.from(hash), how, ...inks), make);
    },
    faults: () => [...faults.values()],
  };
}

/** Drawings on pages of their own, in the inks of the press and in RGB. */
function drawingsIn(printing: Printing, press: Inking): Pick<PhotoDesk, "inInks" | "inRgb"> {
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

/** Why a picture that was sound when it was probed cannot be made. */
async function faultOf(cause: unknown, { file, span }: PictureRequest, printing: Printing): Promise<Diagnostic> {
  const problem = firstLine(cause);
  if (cause instanceof UnfitProfile) return errorAt(printing.span, "profile-unfit", { problem });
  const { Undrawable } = await import("./svg/svg.ts");
  return errorAt(span, cause instanceof Undrawable ? "photo-unreadable" : "photo-damaged", { file, problem });
}

function isDiagnostic(made: PreparedPicture | Diagnostic): made is Diagnostic {
  return "code" in made;
}

/** Makes pictures at their places in one way of printing. */
interface ShotMaker {
  readonly make: (bytes: Uint8Array, shot: PlacedShot, at: Size) => Promise<PreparedPicture>;
  /** All that the picture depends on besides its file. */
  readonly keyOf: (bytes: Uint8Array, shot: PlacedShot, at: Size) => Promise<unknown>;
}

function shotMaker(
  printing: Omit<Printing, "ink"> & { readonly drawn: number },
  press: Inking,
  { cache, hashOf, engine: named }: Darkroom,
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

/** White, in place of a picture that went while it was drawn. */
async function blank(): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp({ create: { width: 8, height: 8, channels: 3, background: "#ffffff" } })
    .toColourspace("b-w")
    .jpeg()
    .toBuffer();
}

/** A page of a PDF stays as it is: neither the resolution nor the inks of photos are asked of it. */
async function packPage(bytes: Uint8Array, at: Size, { fit, filePage }: PlacedShot): Promise<PreparedPicture> {
  const { openPage, packForm } = await import("../pdf/page.ts");
  const opened = openPage(bytes, filePage);
  if (!opened.ok) throw new Error(`a page that was sound is so no longer: ${opened.problem}`);
  return packForm(opened.source, at, fit);
}

/** More pixels of a drawn page would take half a gigabyte: a place that asks for them gets fewer an inch. */
const MOST_DRAWN = 100_000_000;

/** A page of a PDF in pixels, as a viewer shows it, as a PNG. @param ppi at the placed size */
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

/** A drawing as vectors; undefined where it has to be drawn in pixels. */
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

/** How the photos of a drawing are printed: with no more pixels than the whole drawing would have at its place. */
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

/** @throws for what is no longer sound */
async function drawingIn(bytes: Uint8Array): Promise<SvgSource> {
  const { openSvg } = await import("./svg/svg.ts");
  const opened = openSvg(bytes);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.source;
}

function filesFor({ characters }: SvgSource, letters: SvgLetters | undefined): LetterFiles | undefined {
  return characters.length > 0 ? letters?.files() : undefined;
}
