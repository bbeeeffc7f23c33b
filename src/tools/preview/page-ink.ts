// Draws pages for clients and caches them. A client gets the difference to the revision that it shows. Inks and pictures must look like the proof, so they are
// put into a small PDF, which the renderer of `--png` draws.
import { BLACK, type Cmyk } from "../../base/colour.ts";
import { sha256Of } from "../../base/sha256.ts";
import { type Bitmap, encodePng } from "../../engine/images/bitmap.ts";
import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";
import { isForm, type PreparedPicture } from "../../engine/pdf/form.ts";
import { drawPages } from "../../engine/pdf/pdfium.ts";
import { flatten, type PaintOp, type PaintPage } from "../../formats/paint/paint.ts";
import { paintPage } from "../../formats/pdf/paint-page.ts";
import { addPage, closePdf, openPdf } from "../../formats/pdf/pdf-file.ts";
import { type PreparedPictures, pictureKey } from "../../formats/pdf/pictures.ts";
import { drawPage, type InkedPage } from "./draw-page.ts";
import type { PageInk } from "./protocol.ts";
import type { Revision } from "./revision.ts";

/** Draws pages and their pictures for clients, with a cache of recent ones. */
export interface Drawer {
  /**
   * The parts of a page's ink that a client lacks.
   * @param since the revision of the page that the client shows; undefined: it shows none
   */
  ink(revision: Revision, page: PrintedPage, since: Revision | undefined): Promise<PageInk>;
  /** The bytes of a PNG by the name that a page gives it; undefined if no page uses the name, or no recent one. */
  picture(name: string): Promise<Uint8Array> | undefined;
}

/** A picture that a page uses. It does not refer to the revision, which would keep a whole newspaper in memory. */
interface Wanted {
  /** The manifest. */
  readonly manifest: string;
  /** The hash of the picture's file. */
  readonly bytes: string;
  readonly op: Extract<PaintOp, { kind: "picture" }>;
}

/** Bytes of cached PNGs, about two dozen photos. A tab keeps the pictures that it shows; for another tab they are made again. */
const MOST_BYTES = 16 * 2 ** 20;

/** Pictures whose names are stored: more than any issue shows, since a photo that changes its size is another picture. */
const MOST_WANTED = 2000;

/** A page as it was drawn, with the pictures that it uses by their names. */
interface KnownPage {
  /** Of the outlines. */
  readonly set: number;
  readonly page: InkedPage;
  readonly wanted: ReadonlyMap<string, Wanted>;
}

/** @param address where a client finds a picture, by its name */
export function openDrawer(address: (name: string) => string): Drawer {
  const colours = new Map<string, string>();
  const drawn = new WeakMap<PrintedPage, KnownPage>();
  const wanted = latest<Wanted>(MOST_WANTED);
  /** The last revision of each issue, by its manifest: its photos are read by way of it. */
  const newest = new Map<string, Revision>();
  const pictures = latest<Promise<Uint8Array>>(MOST_BYTES);

  const drawOnce = async (revision: Revision, page: PrintedPage): Promise<KnownPage> => {
    const cached = drawn.get(page);
    if (cached !== undefined && cached.set === revision.outlines.set) return cached;
    const unknown = coloursOn(page).filter((ink) => !colours.has(ink.join()));
    for (const [ink, colour] of await shownColours(unknown)) colours.set(ink, colour);
    const shown = opsByPicture(page);
    const wants = new Map<string, Wanted>();
    const made = drawPage(page, {
      glyph: revision.outlines.number,
      colour: (ink) => colours.get(ink.join()) ?? "none",
      picture: (picture) => {
        const op = shown.get(picture.id);
        if (op === undefined) return undefined;
        const bytes = revision.madeUp.photos.hash(picture.file) ?? "";
        const name = pictureName(op, bytes);
        wants.set(name, { manifest: revision.madeUp.place.manifest, bytes, op });
        return address(name);
      },
    });
    const all = { set: revision.outlines.set, page: made, wanted: wants };
    drawn.set(page, all);
    return all;
  };
  return {
    ink: async (revision, page, since) => {
      const { manifest } = revision.madeUp.place;
      if ((newest.get(manifest)?.number ?? 0) < revision.number) newest.set(manifest, revision);
      const now = await drawOnce(revision, page);
      for (const [name, want] of now.wanted) wanted.put(name, want, 1);
      const outlines = revision.outlines.count();
      const earlier = since?.pages.find(({ label }) => label === page.label);
      const before =
        earlier === undefined || since?.outlines !== revision.outlines ? undefined : await drawOnce(since, earlier);
      const version = revision.versions.get(page.label) ?? revision.number;
      return { version, outlines, ...difference(now.page, before?.page) };
    },
    picture: (name) => {
      const found = pictures.get(name);
      if (found !== undefined) return found;
      const want = wanted.get(name);
      const revision = want && newest.get(want.manifest);
      if (want === undefined || revision === undefined) return undefined;
      // The name now belongs to another file.
      if ((revision.madeUp.photos.hash(want.op.picture.file) ?? "") !== want.bytes) return undefined;
      const made = drawPicture(revision, want.op);
      pictures.put(name, made, 0);
      made.then(
        ({ length }) => pictures.put(name, made, length),
        () => pictures.delete(name),
      );
      return made;
    },
  };
}

function opsByPicture(page: PrintedPage): ReadonlyMap<string, Wanted["op"]> {
  return new Map(flatten(page).ops.flatMap((op) => (op.kind === "picture" ? [[op.picture.id, op] as const] : [])));
}

/** Names a picture as it is shown; a changed file has another name. */
function pictureName({ picture: painted, at }: Wanted["op"], bytes: string): string {
  return sha256Of(`${pictureKey(painted, at)} ${bytes}`).slice(0, 32);
}

async function drawPicture({ madeUp }: Revision, op: Wanted["op"]): Promise<Uint8Array> {
  const prepared = await madeUp.photos.prepare(op.picture, op.at);
  return encodePng(await shownPicture(op, prepared));
}

/** The parts of a page that an earlier one does not have. */
function difference(
  { ink, text }: InkedPage,
  before: InkedPage | undefined,
): Pick<PageInk, "order" | "put" | "textOrder" | "texts"> {
  const inks = new Map(before?.ink.map((each) => [each.id, each]));
  const texts = new Map(before?.text.map(({ id, body }) => [id, body]));
  const put = ink.flatMap(({ id, at, body }): PageInk["put"] => {
    const before = inks.get(id);
    if (before?.body === body) return before.at === at ? [] : [{ id, at, body: undefined }];
    return [{ id, at, body }];
  });
  return {
    order: ink.map(({ id }) => id),
    put,
    textOrder: text.map(({ id }) => id),
    texts: text.filter(({ id, body }) => texts.get(id) !== body),
  };
}

/** Each colour of a page, once. */
function coloursOn({ things }: PrintedPage): readonly Cmyk[] {
  const inks = things.flatMap((thing): readonly Cmyk[] => {
    if (thing.kind === "line") {
      const runs = thing.segments.flatMap((segment) => segment.runs);
      return [...runs, ...thing.marks].map(({ colour }) => colour);
    }
    return "colour" in thing ? [thing.colour] : [];
  });
  return [...new Map([BLACK, ...inks].map((ink) => [ink.join(), ink])).values()];
}

/** A cache by name with a limit on the total size; it drops the values that were used least recently. */
interface Latest<Value> {
  get(name: string): Value | undefined;
  /** @param size of the value; one that is larger than the limit is kept until the next one is added */
  put(name: string, value: Value, size: number): void;
  delete(name: string): void;
}

/** @param most the limit on the sum of sizes */
export function latest<Value>(most: number): Latest<Value> {
  /** The oldest first. */
  const cache = new Map<string, { readonly value: Value; readonly size: number }>();
  let sum = 0;
  const drop = (name: string): void => {
    sum -= cache.get(name)?.size ?? 0;
    cache.delete(name);
  };
  return {
    get: (name) => {
      const found = cache.get(name);
      if (found === undefined) return undefined;
      cache.delete(name);
      cache.set(name, found);
      return found.value;
    },
    put: (name, value, size) => {
      drop(name);
      cache.set(name, { value, size });
      sum += size;
      for (const oldest of cache.keys()) {
        if (sum <= most || oldest === name) return;
        drop(oldest);
      }
    },
    delete: drop,
  };
}

// A preview looks like the proof: inks and pictures are put into a small PDF, which the renderer of `--png` draws.

const METADATA = { title: "", author: undefined, date: "2000-01-01", language: "zh-CN" } as const;

/** The furniture owns the things that belong to no story. */
const OWNER = { story: undefined, part: undefined, advert: undefined } as const;

/** Pixels per inch of pictures: enough for a page at twice its size on a common screen, and no more than newsprint resolves. */
const PICTURE_DPI = 200;
/** Pixels per inch of drawings, which have edges: still sharp at twice the size, and placed as in the proof to a fraction of a pixel. */
const DRAWING_DPI = 400;

/** Points. A patch is drawn at one pixel a point, and its middle is read. */
const PATCH = 4;

/** The colours that the proof's renderer makes of inks, as SVG writes them, by the ink's numbers joined. */
async function shownColours(inks: readonly Cmyk[]): Promise<ReadonlyMap<string, string>> {
  if (inks.length === 0) return new Map();
  const ops = inks.map((colour, at): PaintOp => {
    return {
      kind: "area",
      owner: OWNER,
      role: "ground",
      at: { x: at * PATCH, y: 0, width: PATCH, height: PATCH },
      colour,
    };
  });
  const page = { label: "", trim: { width: PATCH * inks.length, height: PATCH }, ops };
  const { width, rgba } = await bitmapOf(page, new Map(), 72);
  return new Map(
    inks.map((ink, at) => {
      const middle = 4 * ((PATCH / 2) * width + at * PATCH + PATCH / 2);
      const digits = [...rgba.subarray(middle, middle + 3)].map((channel) => channel.toString(16).padStart(2, "0"));
      return [ink.join(), `#${digits.join("")}`];
    }),
  );
}

type PictureOp = Extract<PaintOp, { kind: "picture" }>;

/** A print-ready picture as the proof shows it. */
async function shownPicture(op: PictureOp, prepared: PreparedPicture): Promise<Bitmap> {
  const { width, height } = op.at;
  const at = { x: 0, y: 0, width, height };
  const page = { label: "", trim: { width, height }, ops: [{ ...op, at }] };
  return bitmapOf(
    page,
    new Map([[pictureKey(op.picture, at), prepared]]),
    isForm(prepared) ? DRAWING_DPI : PICTURE_DPI,
  );
}

async function bitmapOf(page: PaintPage, pictures: PreparedPictures, dpi: number): Promise<Bitmap> {
  const noFonts = {
    file: (id: string) => {
      throw new Error(`a page without text asks for ${id}`);
    },
  };
  const file = openPdf(METADATA, { fonts: noFonts, pictures });
  addPage(file, paintPage(page, file), [], new Map());
  for await (const bitmap of drawPages(closePdf(file), dpi)) return bitmap;
  throw new Error("a PDF of one page has none");
}
