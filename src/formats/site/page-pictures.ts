import type { Point } from "../../base/rect.ts";
import { blurred } from "../../engine/images/blur.ts";
import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";
import { drawPages } from "../../engine/pdf/pdfium.ts";
import type { Job, OutputFile } from "../format.ts";
import { type ImageInformation, LARGEST_IMAGE, tiledImage, wholeImagePath } from "../iiif/image.ts";
import { flatten } from "../paint/flatten.ts";
import type { PaintPage } from "../paint/paint.ts";
import { metadataOf } from "../pdf/metadata.ts";
import { writeProof } from "../proof/write.ts";
import { addressOf, dayOf, pdfPath, picturesFolder } from "./addresses.ts";
import { barredOn, withoutBarred } from "./barred.ts";
import { type PagePicture, shownStories } from "./issue-record.ts";

/** Body of 9 pt is 19 pixels high: it can be read at full size. */
const DPI = 150;

/** Each page's picture in all sizes, and its PDF; what is barred from the web is blurred in the one and grey in the other. */
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
