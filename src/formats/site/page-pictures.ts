/*
 * Page pictures and PDFs for the website. Material with `web: false` must not appear: pictures have it blurred, and the PDF is drawn without it, with grey areas
 * in its place, because blurring alone would leave the text in the file.
 */
import { encodeJson } from "../../base/json.ts";
import { boxAround, cornersOf, type Point } from "../../base/rect.ts";
import { blurred } from "../../engine/images/bitmap.ts";
import type { Newspaper, PrintedArea, PrintedPage, Thing } from "../../engine/newspaper/newspaper.ts";
import { drawPages } from "../../engine/pdf/pdfium.ts";
import type { Job, OutputFile } from "../format.ts";
import { type ImageInformation, LARGEST_IMAGE, pixelScale, tiledImage, wholeImagePath } from "../iiif/image.ts";
import { presentationManifest } from "../iiif/presentation.ts";
import { flatten, type PaintPage } from "../paint/paint.ts";
import { metadataOf } from "../pdf/metadata.ts";
import {
  addressOf,
  canvasPath,
  dayOf,
  layoutFolder,
  manifestPath,
  pdfPath,
  picturesFolder,
  searchPath,
} from "./addresses.ts";
import { type PagePicture, shownStories } from "./issue-record.ts";

/** Body type of 9 pt is 19 pixels high and readable at full size. */
const DPI = 150;

/** Each page's picture in all sizes, and its PDF; barred material is blurred in the picture and grey in the PDF. */
interface PagePictures {
  readonly byPage: ReadonlyMap<string, PagePicture>;
  readonly images: ReadonlyMap<string, ImageInformation>;
  readonly files: readonly OutputFile[];
}

export async function pagePictures(job: Job, base: string | undefined): Promise<PagePictures> {
  const { newspaper } = job;
  const day = dayOf(newspaper.identity);
  const byPage = new Map<string, PagePicture>();
  const images = new Map<string, ImageInformation>();
  const files: OutputFile[] = [];
  const { pages, painted, pictures } = await job.whole();
  // Loaded here: the list of formats is read at each start, of which pdfkit would take a third (processor time, Node 20.20, 2026-12-02).
  const { writeProof } = await import("../proof/write.ts");
  const pdfOf = (page: PrintedPage, paint: PaintPage): Promise<Uint8Array> => {
    const shown = { ...newspaper, pages: [page], stories: shownStories(newspaper) };
    return writeProof({ pages: [paint], newspaper: shown, metadata: metadataOf(job), fonts: job.fonts, pictures });
  };
  for (const [at, page] of pages.entries()) {
    job.began(page.label);
    const barred = barredOn(page, newspaper);
    const pdf = await pdfOf(page, painted[at] ?? flatten(page));
    const shown = withoutBarred(page, barred);
    const folder = picturesFolder(day, page.label);
    const id = base === undefined ? folder : addressOf(base, folder);
    const picture = await pictureOf(pdf, barred.outlines, id);
    files.push({ path: pdfPath(day, page.label), bytes: shown === page ? pdf : await pdfOf(shown, flatten(shown)) });
    files.push(...picture.files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes })));
    images.set(page.label, picture.info);
    const { width, height } = picture.info;
    const sizes = [
      ...picture.info.sizes.map((size) => ({ ...size, path: `${folder}/${wholeImagePath(size)}` })),
      { width, height, path: `${folder}/${LARGEST_IMAGE}` },
    ];
    byPage.set(page.label, { width, height, sizes });
  }
  return { byPage, images, files };
}

async function pictureOf(pdf: Uint8Array, outlines: readonly (readonly Point[])[], id: string) {
  const scale = DPI / 72;
  for await (const bitmap of drawPages(pdf, DPI)) {
    const inPixels = outlines.map((outline) => outline.map(({ x, y }) => ({ x: x * scale, y: y * scale })));
    return tiledImage(await blurred(bitmap, inPixels), id);
  }
  throw new Error("a page's PDF has no page");
}

/** Material barred from the web: stories with all their things, and single pictures; by id. */
interface Barred {
  readonly stories: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
  readonly outlines: readonly (readonly Point[])[];
}

export function barredOn(page: PrintedPage, { stories }: Newspaper): Barred {
  const barredStories = new Set(stories.filter(({ web }) => !web).map(({ id }) => id));
  const figures = stories.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "figure"));
  const pictures = new Set(figures.flatMap(({ barred }) => barred));
  const ofStories = page.frames.filter(({ of, kind }) => kind !== "advert" && barredStories.has(of));
  const ofPictures = page.things.filter((thing) => thing.kind === "picture").filter(({ id }) => pictures.has(id));
  return {
    stories: barredStories,
    pictures,
    outlines: [...ofStories.map(({ zone }) => zone), ...ofPictures.map(({ at }) => cornersOf(at))],
  };
}

/** The page for the site's PDF: grey areas replace barred material. Rules and backgrounds stay. */
export function withoutBarred(page: PrintedPage, { stories, pictures, outlines }: Barred): PrintedPage {
  if (outlines.length === 0) return page;
  const isShown = (thing: Thing): boolean => {
    if (thing.kind === "picture" && pictures.has(thing.id)) return false;
    const belongs = thing.story !== undefined && stories.has(thing.story);
    return !belongs || thing.kind === "rule" || thing.kind === "area";
  };
  return { ...page, things: [...outlines.map(greyArea), ...page.things.filter(isShown)] };
}

function greyArea(outline: readonly Point[], index: number): PrintedArea {
  return {
    kind: "area",
    id: `barred-${index + 1}`,
    story: undefined,
    part: undefined,
    advert: undefined,
    role: "ground",
    at: boxAround(outline),
    colour: GREY,
  };
}

const GREY = [0, 0, 0, 15] as const;

/** The issue for IIIF viewers: its pages, and its stories as ranges across jumps, without barred stories. */
export function manifestFile(
  newspaper: Newspaper,
  images: ReadonlyMap<string, ImageInformation>,
  base: string,
): OutputFile {
  const day = dayOf(newspaper.identity);
  const canvases = newspaper.pages.flatMap((page) => {
    const image = images.get(page.label);
    return image === undefined ? [] : [{ page, image, scale: pixelScale(page.trim, image), alto: undefined }];
  });
  const manifest = presentationManifest({
    newspaper: { ...newspaper, stories: shownStories(newspaper) },
    canvases,
    urls: {
      manifest: addressOf(base, manifestPath(day)),
      collection: undefined,
      canvas: (label) => addressOf(base, canvasPath(day, label)),
      range: (story) => addressOf(base, `${layoutFolder(day)}/range${story === undefined ? "" : `/story/${story}`}`),
      lines: undefined,
      pdf: undefined,
      mets: undefined,
      search: addressOf(base, searchPath(day)),
    },
  });
  return { path: manifestPath(day), bytes: encodeJson(manifest, 4) };
}
