import { deflateSync } from "node:zlib";
import type { FontId } from "../../fonts/font.ts";
import type { Layout, LinkTarget, Page, Point } from "../../layout/page.ts";
import type { PaintPage } from "../../render/paint.ts";
import {
  addBookmarks,
  addJpeg,
  addPage,
  closePdf,
  type Deflate,
  type Face,
  openFace,
  openPdf,
  type PdfFile,
  type PdfLink,
} from "./inside-pdfkit.ts";
import { type Image, paintPage, type Resources } from "./paint-page.ts";
import { type PreparedPictures, pictureKey } from "./pictures.ts";
import type { Metadata } from "./xmp.ts";

/** Where the writer finds the font behind a face of the pages: the part of `OpenFonts` that it uses. */
export interface FontSource {
  file(id: FontId): {
    /** fontkit's own font object, sound for these glyphs: their outlines have been read. */
    withOutlines(glyphs: Iterable<number>): object;
  };
}

/** An issue ready to be written as a proof. */
export interface Proof {
  /** One for each page of `layout`, in the same order. */
  readonly pages: readonly PaintPage[];
  /** For bookmarks and links. */
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly fonts: FontSource;
  readonly pictures: PreparedPictures;
}

/**
 * The whole issue as one PDF 1.6 in process colours: bookmarks by page and story, jump notices as links. The same proof gives the same bytes.
 * @throws Error if a font or a picture that the pages name was not given: a bug in the caller
 */
export function writeProof(proof: Proof): Uint8Array {
  return write(proof, (bytes) => deflateSync(bytes));
}

/** As `writeProof`, with streams left readable: for tests and for the eye. */
export function writeReadableProof(proof: Proof): Uint8Array {
  return write(proof, undefined);
}

function write(proof: Proof, deflate: Deflate | undefined): Uint8Array {
  const file = openPdf(proof.metadata, deflate);
  const resources = openResources(file, proof);
  const known = new Set(proof.layout.pages.flatMap((page) => page.anchors.map(destinationName)));
  proof.pages.forEach((page, index) => {
    const anchors = proof.layout.pages[index]?.anchors ?? [];
    const destinations = new Map<string, Point>(anchors.map((anchor) => [destinationName(anchor), anchor.at]));
    addPage(file, paintPage(page, resources), linksOf(page, known), destinations);
  });
  addBookmarks(
    file,
    proof.layout.pages.map((page, index) => ({
      title: pageTitle(page),
      page: index,
      entries: page.anchors.map((anchor) => ({ title: anchor.title, to: destinationName(anchor) })),
    })),
  );
  return closePdf(file);
}

function openResources(file: PdfFile, proof: Proof): Resources {
  const faces = new Map<FontId, Face>();
  const images = new Map<string, Image>();
  return {
    face: (font) => {
      const open = faces.get(font) ?? openFace(file, font, (glyphs) => proof.fonts.file(font).withOutlines(glyphs));
      faces.set(font, open);
      return open;
    },
    image: (op) => {
      const key = pictureKey(op.picture, op.at);
      const known = images.get(key);
      if (known) return known;
      const jpeg = proof.pictures.get(key);
      if (!jpeg) throw new Error(`no print-ready bytes for ${key}`);
      const image = { name: `I${images.size + 1}`, ref: addJpeg(file, jpeg) };
      images.set(key, image);
      return image;
    },
  };
}

/** The jump links whose target stands in this issue. */
function linksOf(page: PaintPage, known: ReadonlySet<string>): readonly PdfLink[] {
  const links: PdfLink[] = [];
  for (const op of page.ops) {
    if (op.kind !== "link") continue;
    const to = destinationName(op.to);
    if (known.has(to)) links.push({ at: op.at, to });
  }
  return links;
}

/** ASCII, so that the order of names is the order of their bytes. */
function destinationName({ story, part }: LinkTarget): string {
  return `${encodeURIComponent(story)}.${part}`;
}

function pageTitle(page: Page): string {
  return page.section === undefined ? page.name : `${page.name}　${page.section}`;
}
