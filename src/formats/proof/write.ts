/*
 * Writes the proof. Painting is fast and deflating is slow, so streams are deflated in other threads while this one goes on to other formats. In an open issue
 * pages, streams and subsets that did not change are reused.
 */
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate, type ZlibOptions } from "node:zlib";
import type { Pt } from "../../base/length.ts";
import { type Memory, noMemory } from "../../base/memo.ts";
import type { Point } from "../../base/rect.ts";
import type { Newspaper, PrintedPage } from "../../engine/newspaper/newspaper.ts";
import type { PaintPage } from "../paint/paint.ts";
import { addIssueBookmarks, destinationName, destinationsOf, linksOf, targetNames } from "../pdf/destinations.ts";
import { contentOf, Deflated } from "../pdf/document.ts";
import type { Metadata } from "../pdf/metadata.ts";
import { cachedPainting, paintPage, repaint } from "../pdf/paint-page.ts";
import { addPage, closePdf, fontStreams, openPdf, type PdfPage, type Supplies } from "../pdf/pdf-file.ts";

export interface Proof extends Supplies {
  /** One for each page of `newspaper`, in the same order. */
  readonly pages: readonly PaintPage[];
  readonly newspaper: Newspaper;
  readonly metadata: Metadata;
}

export interface ProofPage {
  readonly painted: PaintPage;
  /** The page of the newspaper that it shows, or two facing pages in reading order. */
  readonly shows: readonly ShownPage[];
}

export interface ShownPage {
  readonly page: PrintedPage;
  /** The position of its left edge on the page of the PDF. */
  readonly x: Pt;
}

/**
 * The whole issue as one PDF 1.6 in process colours: bookmarks by page and story, jump notices as links. The same proof gives the same bytes.
 * @throws Error if a font or a picture on the pages was not supplied: a bug in the caller
 */
export async function writeProof(proof: Proof): Promise<Uint8Array> {
  const bytes = await beginProof(proof);
  return bytes();
}

/**
 * Paints all pages and subsets all fonts of a proof, then returns while its streams are deflated in other threads. The returned function waits for them and
 * gives the bytes.
 * @param memory caches streams, pages and subsets between proofs
 */
export async function beginProof(proof: Proof, memory: Memory = noMemory): Promise<() => Promise<Uint8Array>> {
  return beginPages(singly(proof), proof, memory);
}

/** Like `beginProof`, for a PDF whose pages may show two pages of the newspaper. */
export async function beginPages(
  pages: readonly ProofPage[],
  proof: Omit<Proof, "pages">,
  memory: Memory = noMemory,
): Promise<() => Promise<Uint8Array>> {
  const { newspaper, metadata } = proof;
  const file = openPdf(metadata, proof);
  const contents: Promise<Deflated>[] = [];
  const painted: PdfPage[] = [];
  for (const { painted: page } of pages) {
    const made = memory.isSingleBuild ? paintPage(page, file) : repaint(page, file, memory.memo(cachedPainting)(page));
    contents.push(deflated(memory.memo(contentOf)(made), memory));
    painted.push({ ...made, content: NOTHING });
    // Lets finished streams be released.
    await setImmediate();
  }
  const fonts = fontStreams(file, memory).map(async ({ outlines, program, toUnicode }) => {
    const [packedProgram, packedMap] = [deflated(program, memory), deflated(toUnicode, memory)];
    return { outlines, program: await packedProgram, toUnicode: await packedMap };
  });
  const bytes = Promise.all([Promise.all(contents), Promise.all(fonts)]).then(([contents, fonts]) => {
    const targets = targetNames(newspaper);
    for (const [at, { painted: page, shows }] of pages.entries()) {
      const links = linksOf(page, targets).map((op) => ({ at: op.at, to: destinationName(op.to) }));
      const destinations = new Map(shows.flatMap((shown) => destinationsIn(shown, newspaper)));
      addPage(file, painted[at] as PdfPage, links, destinations, contents[at]);
    }
    const onPage = newspaper.pages.map((page) =>
      pages.findIndex(({ shows }) => shows.some((shown) => shown.page === page)),
    );
    addIssueBookmarks(file, newspaper, onPage);
    return closePdf(file, fonts);
  });
  return () => bytes;
}

const NOTHING = new Uint8Array(0);

function singly({ pages, newspaper }: Proof): readonly ProofPage[] {
  return pages.map((painted, at) => {
    const page = newspaper.pages[at];
    return { painted, shows: page === undefined ? [] : [{ page, x: 0 }] };
  });
}

const deflateWith = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflate);

/** The most bytes that deflating may add to an incompressible stream, with a margin. */
const HEADROOM = 1024;

/** Deflates in another thread, in one chunk: between chunks (16 KiB by default) Node waits until this thread is idle. */
async function deflateAside(bytes: Uint8Array): Promise<Deflated> {
  return new Deflated(new Uint8Array(await deflateWith(bytes, { chunkSize: bytes.length + HEADROOM })));
}

function deflated(bytes: Uint8Array, memory: Memory): Promise<Deflated> {
  return memory.memo(deflateAside)(bytes);
}

/** The starts of the parts on a shown page, as points of the PDF's page, by the names of their destinations. */
function destinationsIn({ page, x }: ShownPage, newspaper: Newspaper): readonly (readonly [string, Point])[] {
  return [...destinationsOf(page, newspaper)].map(([name, at]) => [name, { x: x + at.x, y: at.y }]);
}
