import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate, type ZlibOptions } from "node:zlib";
import type { Pt } from "../../base/length.ts";
import { forgetful, type Memory } from "../../base/memo.ts";
import type { Point } from "../../base/rect.ts";
import type { Newspaper, PrintedPage } from "../../engine/newspaper/newspaper.ts";
import type { PaintPage } from "../paint/paint.ts";
import { closePdfAside, type DeflateAside, openPdfAside } from "../pdf/aside.ts";
import { addIssueBookmarks, destinationName, destinationsOf, knownTargets, linksOf } from "../pdf/destinations.ts";
import { addPage, type PdfFile } from "../pdf/inside-pdfkit.ts";
import { paintPage } from "../pdf/paint-page.ts";
import { newPainted, repaint } from "../pdf/repaint.ts";
import { openResources, type Supplies } from "../pdf/resources.ts";
import type { Metadata } from "../pdf/xmp.ts";

/** An issue ready to be written as a proof. */
export interface Proof extends Supplies {
  /** One for each page of `newspaper`, in the same order. */
  readonly pages: readonly PaintPage[];
  /** For bookmarks and links. */
  readonly newspaper: Newspaper;
  readonly metadata: Metadata;
}

/** A page of the PDF. */
export interface ProofPage {
  readonly painted: PaintPage;
  /** The page of the newspaper that it shows, or two facing ones, in reading order. */
  readonly shows: readonly ShownPage[];
}

export interface ShownPage {
  readonly page: PrintedPage;
  /** Where its left edge stands on the page of the PDF. */
  readonly x: Pt;
}

/**
 * The whole issue as one PDF 1.6 in process colours: bookmarks by page and story, jump notices as links. The same proof gives the same bytes.
 * @throws Error if a font or a picture that the pages name was not given: a bug in the caller
 */
export async function writeProof(proof: Proof): Promise<Uint8Array> {
  const bytes = await beginProof(proof);
  return bytes();
}

/**
 * Paints all pages and subsets all fonts of a proof, then returns. Its streams are still being deflated in other threads: the function that it returns
 * waits for them and gives the bytes.
 * @param memory has streams, pages and subsets that an earlier proof had too
 */
export async function beginProof(proof: Proof, memory: Memory = forgetful): Promise<() => Promise<Uint8Array>> {
  return beginPages(singly(proof), proof, memory);
}

/** Like `beginProof`, for a PDF in which a page may show two pages of the newspaper. */
export async function beginPages(
  pages: readonly ProofPage[],
  proof: Omit<Proof, "pages">,
  memory: Memory = forgetful,
): Promise<() => Promise<Uint8Array>> {
  const deflate: DeflateAside = (bytes) => memory.memo(deflateAside)(memory.same(bytes));
  const aside = openPdfAside(proof.metadata, deflate);
  for (const _page of paintProof(aside.file, pages, proof, memory)) {
    // Lets go of the streams that are deflated by now.
    await setImmediate();
  }
  const bytes = closePdfAside(aside);
  return () => bytes;
}

function singly({ pages, newspaper }: Proof): readonly ProofPage[] {
  return pages.map((painted, at) => {
    const page = newspaper.pages[at];
    return { painted, shows: page === undefined ? [] : [{ page, x: 0 }] };
  });
}

const deflateWith = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflate);

/** The bytes that a stream may need beyond its length if nothing in it gets shorter, with room to spare. */
const HEADROOM = 1024;

/** Deflates in one chunk: between chunks (of 16 KiB, unless told otherwise) Node waits until this thread has nothing else to do. */
const deflateAside: DeflateAside = async (bytes) => {
  const deflated = await deflateWith(bytes, { chunkSize: bytes.length + HEADROOM });
  return new Uint8Array(deflated);
};

/** Paints page after page, each when it is asked for, and adds the bookmarks after the last. */
function* paintProof(
  file: PdfFile,
  pages: readonly ProofPage[],
  proof: Omit<Proof, "pages">,
  memory: Memory,
): Generator<void> {
  const { newspaper } = proof;
  const resources = openResources(file, proof, memory);
  const known = knownTargets(newspaper);
  for (const { painted, shows } of pages) {
    const links = linksOf(painted, known).map((op) => ({ at: op.at, to: destinationName(op.to) }));
    const operators = memory.forgets
      ? paintPage(painted, resources)
      : repaint(painted, resources, memory.memo(newPainted)(painted));
    addPage(file, operators, links, new Map(shows.flatMap((shown) => destinationsIn(shown, newspaper))));
    yield;
  }
  const onPage = newspaper.pages.map((page) =>
    pages.findIndex(({ shows }) => shows.some((shown) => shown.page === page)),
  );
  addIssueBookmarks(file, newspaper, onPage);
}

/** Where the parts on a shown page begin, on the page of the PDF, by the names of their destinations. */
function destinationsIn({ page, x }: ShownPage, newspaper: Newspaper): readonly (readonly [string, Point])[] {
  return [...destinationsOf(page, newspaper)].map(([name, at]) => [name, { x: x + at.x, y: at.y }]);
}
