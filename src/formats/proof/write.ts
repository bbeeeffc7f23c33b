import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { forgetful, type Keep } from "../../base/keep.ts";
import type { FontId } from "../../fonts/font.ts";
import { unpackForm } from "../../images/pdf-form.ts";
import type { Layout, LinkTarget, Page, Point } from "../../layout/page.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { closePdfAside, type DeflateAside, openPdfAside } from "../pdf/aside.ts";
import { addBookmarks } from "../pdf/bookmarks.ts";
import { addForm } from "../pdf/form.ts";
import {
  addJpeg,
  addPage,
  closePdf,
  type Face,
  type GlyphsUsed,
  openFace,
  openPdf,
  type PdfFile,
  type PdfPage,
} from "../pdf/inside-pdfkit.ts";
import { type Image, paintPage, type Resources } from "../pdf/paint-page.ts";
import { type PreparedPictures, pictureKey } from "../pdf/pictures.ts";
import { type Dealt, type Painted, repaint } from "../pdf/repaint.ts";
import type { Metadata } from "../pdf/xmp.ts";

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
export async function writeProof(proof: Proof): Promise<Uint8Array> {
  const bytes = await beginProof(proof);
  return bytes();
}

/** What is kept of an earlier proof. */
export interface KeptProof {
  readonly deflated: Keep<Uint8Array, Promise<Uint8Array>>;
  readonly operators: Keep<PaintPage, Painted>;
  readonly subset: Keep<GlyphsUsed, Uint8Array>;
}

/**
 * As `writeProof`, to the point where all pages are painted and all fonts subset. Their streams are being deflated in other threads, while the
 * caller goes on until he asks for the bytes.
 * @param kept streams, pages and subsets that an earlier proof had too
 */
export async function beginProof(proof: Proof, kept?: KeptProof): Promise<() => Promise<Uint8Array>> {
  const again: DeflateAside | undefined = kept && ((bytes) => kept.deflated(bytes, () => deflateAside(bytes)));
  const aside = openPdfAside(proof.metadata, again ?? deflateAside);
  for (const _page of paintProof(aside.file, proof, kept)) {
    // Lets go of the streams that are deflated by now.
    await setImmediate();
  }
  const bytes = closePdfAside(aside);
  return () => bytes;
}

/** As `writeProof`, with streams left readable: for tests and for the eye. */
export function writeReadableProof(proof: Proof): Uint8Array {
  const file = openPdf(proof.metadata, undefined);
  for (const _page of paintProof(file, proof));
  return closePdf(file);
}

const deflateAside: DeflateAside = promisify<Uint8Array, Uint8Array>(deflate);

/** Paints page after page, each when it is asked for, and the bookmarks with the last. */
function* paintProof(file: PdfFile, proof: Proof, kept?: KeptProof): Generator<void> {
  const resources = openResources(file, proof, kept?.subset);
  const known = knownTargets(proof.layout);
  const dealt: Dealt = new Map();
  for (const [index, page] of proof.pages.entries()) {
    const links = linksOf(page, known).map((op) => ({ at: op.at, to: destinationName(op.to) }));
    const operators = kept === undefined ? paintPage(page, resources) : paintAgain(page, resources, kept, dealt);
    addPage(file, operators, links, destinationsOf(proof.layout.pages[index]));
    yield;
  }
  addIssueBookmarks(file, proof.layout);
}

function paintAgain(page: PaintPage, resources: Resources, kept: KeptProof, dealt: Dealt): PdfPage {
  const painted = kept.operators(page, () => ({ last: undefined }));
  return repaint(page, resources, painted, dealt);
}

/** The names of all places that links and bookmarks can lead to. */
export function knownTargets({ pages }: Layout): ReadonlySet<string> {
  return new Set(pages.flatMap((page) => page.anchors.map(destinationName)));
}

/** A page's anchors by name. */
export function destinationsOf(page: Page | undefined): ReadonlyMap<string, Point> {
  return new Map(page?.anchors.map((anchor) => [destinationName(anchor), anchor.at]));
}

/** Pages and, under them, the stories on them. */
export function addIssueBookmarks(file: PdfFile, { pages }: Layout): void {
  addBookmarks(
    file,
    pages.map((page, index) => ({
      title: pageTitle(page),
      page: index,
      entries: page.anchors.map((anchor) => ({ title: anchor.title, to: destinationName(anchor) })),
    })),
  );
}

/** @param keep fonts' subsets that an earlier file had too */
export function openResources(
  file: PdfFile,
  proof: Pick<Proof, "fonts" | "pictures">,
  keep: Keep<GlyphsUsed, Uint8Array> = forgetful,
): Resources {
  const faces = new Map<FontId, Face>();
  const images = new Map<string, Image>();
  return {
    face: (font) => {
      const load = (glyphs: Iterable<number>): object => proof.fonts.file(font).withOutlines(glyphs);
      const open = faces.get(font) ?? openFace(file, font, load, keep);
      faces.set(font, open);
      return open;
    },
    image: (op) => {
      const key = pictureKey(op.picture, op.at);
      const known = images.get(key);
      if (known) return known;
      const jpeg = proof.pictures.get(key);
      if (!jpeg) throw new Error(`no print-ready bytes for ${key}`);
      const form = unpackForm(jpeg);
      const ref = form === undefined ? addJpeg(file, jpeg) : addForm(file, form);
      const image = { name: `I${images.size + 1}`, ref };
      images.set(key, image);
      return image;
    },
  };
}

/** The jump links whose target stands in this issue. */
export function linksOf(page: PaintPage, known: ReadonlySet<string>): readonly LinkOp[] {
  return page.ops.filter((op) => op.kind === "link" && known.has(destinationName(op.to))) as readonly LinkOp[];
}

type LinkOp = Extract<PaintOp, { kind: "link" }>;

/** ASCII, so that the order of names is the order of their bytes. */
export function destinationName({ story, part }: LinkTarget): string {
  return `${encodeURIComponent(story)}.${part}`;
}

function pageTitle(page: Page): string {
  return page.section === undefined ? page.name : `${page.name}　${page.section}`;
}
