import { encodeJson } from "../../base/json.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import type { OutputFile } from "../format.ts";
import type { ImageInformation } from "../iiif/image.ts";
import { pixelScale } from "../iiif/pixels.ts";
import { presentationManifest } from "../iiif/presentation.ts";
import { addressOf, canvasPath, dayOf, layoutFolder, manifestPath, searchPath } from "./addresses.ts";
import { shownStories } from "./issue-record.ts";

/** The issue for IIIF viewers: its pages, and its stories as ranges across their jumps, without those barred from the web. */
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
