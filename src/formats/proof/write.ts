import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate, type ZlibOptions } from "node:zlib";
import { forgetful, type Keep } from "../../base/keep.ts";
import type { Pt } from "../../base/length.ts";
import type { Point } from "../../base/rect.ts";
import type { Newspaper, PrintedPage } from "../../newspaper/newspaper.ts";
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

/** A page of the file. */
export interface ProofPage {
  readonly painted: PaintPage;
  /** The page that it shows, or two facing ones, in reading order. */
  readonly shows: readonly ShownPage[];
}

export interface ShownPage {
  readonly page: PrintedPage;
  /** Its left edge on the page of the file. */
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
 * Like `writeProof`, as far as all pages are painted and all fonts subset. Their streams are being deflated in other threads, while the
 * caller goes on until he asks for the bytes.
 * @param keep streams, pages and subsets that an earlier proof had too
 */
export async function beginProof(proof: Proof, keep: Keep = forgetful): Promise<() => Promise<Uint8Array>> {
  return beginPages(singly(proof), proof, keep);
}

/** Like `beginProof`, for pages that are not one for each of the newspaper's. */
export async function beginPages(
  pages: readonly ProofPage[],
  proof: Omit<Proof, "pages">,
  keep: Keep = forgetful,
): Promise<() => Promise<Uint8Array>> {
  const deflate: DeflateAside = (bytes) => keep("deflated", bytes, () => deflateAside(bytes));
  const aside = openPdfAside(proof.metadata, deflate);
  for (const _page of paintProof(aside.file, pages, proof, keep)) {
    // Forgets the streams that are deflated by now.
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

/** All at once: after each chunk, of 16 KiB by itself, Node goes on only when this thread has nothing else to do. */
const deflateAside: DeflateAside = async (bytes) => {
  const deflated = await deflateWith(bytes, { chunkSize: bytes.length + HEADROOM });
  return new Uint8Array(deflated);
};

/** Paints page after page, each when it is asked for, and the bookmarks with the last. */
function* paintProof(
  file: PdfFile,
  pages: readonly ProofPage[],
  proof: Omit<Proof, "pages">,
  keep: Keep,
): Generator<void> {
  const { newspaper } = proof;
  const resources = openResources(file, proof, keep);
  const known = knownTargets(newspaper);
  for (const { painted, shows } of pages) {
    const links = linksOf(painted, known).map((op) => ({ at: op.at, to: destinationName(op.to) }));
    // Where nothing is kept, nothing need be noted of a page.
    const operators =
      keep === forgetful
        ? paintPage(painted, resources)
        : repaint(painted, resources, keep("operators", painted, newPainted));
    addPage(file, operators, links, new Map(shows.flatMap((shown) => destinationsIn(shown, newspaper))));
    yield;
  }
  const onPage = newspaper.pages.map((page) =>
    pages.findIndex(({ shows }) => shows.some((shown) => shown.page === page)),
  );
  addIssueBookmarks(file, newspaper, onPage);
}

/** The left edges of the parts on a page, from the left edge of the file's page. */
function destinationsIn({ page, x }: ShownPage, newspaper: Newspaper): readonly (readonly [string, Point])[] {
  return [...destinationsOf(page, newspaper)].map(([name, at]) => [name, { x: x + at.x, y: at.y }]);
}
