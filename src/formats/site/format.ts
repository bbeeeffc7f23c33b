import { encodeJson } from "../../base/json.ts";
import type { Newspaper } from "../../newspaper/newspaper.ts";
import type { Format, OutputFile } from "../format.ts";
import type { ImageInformation } from "../iiif/image.ts";
import { pixelScale } from "../iiif/pixels.ts";
import { presentationManifest } from "../iiif/presentation.ts";
import {
  addressOf,
  canvasPath,
  dayOf,
  layoutFolder,
  linesPath,
  manifestPath,
  nodePath,
  platePath,
  recordPath,
  searchPath,
  storyPath,
  wordsPath,
} from "./addresses.ts";
import { html } from "./html.ts";
import { nameplateOf, recordOf, shownStories } from "./issue-record.ts";
import { pagePage, type WebIssue } from "./page-page.ts";
import { pagePictures } from "./page-pictures.ts";
import { accentOf } from "./screen-colours.ts";
import { storyPage } from "./story-page.ts";
import { storyPhotos } from "./story-photos.ts";
import { printedTexts, storyWords } from "./story-words.ts";

/**
 * The files of one issue in a site (数字报), with their paths from the site's root. `banmian site` asks for it, and makes months, search and feed round
 * it; a build does not.
 */
export const siteIssue: Format = {
  name: "site",
  command: "site",
  flag: undefined,
  help: { en: "the issue's part of a site", zh: "数字报中的一期" },
  doing: { en: "writing web pages", zh: "写网页" },
  options: [
    {
      flags: "--base <url>",
      help: {
        en: "the address that the site will have: https://epaper.example/. Feed, sitemap and canonical links need it; a site remembers it",
        zh: "网站将来的地址：https://epaper.example/。订阅、站点地图和规范链接要用到；网站会记住",
      },
    },
  ],
  needs: [],
  files: "pc/layout/<yyyymm>/<dd>/ and pc/content/<yyyymm>/<dd>/",
  owns: (path) => /^pc\/(layout|content)\/\d{6}\/\d{2}[^/]*\//.test(path),
  promised: false,
  byPage: false,
  write: async (job, { base: asked }) => {
    const { newspaper } = job;
    const base = typeof asked === "string" ? asked : undefined;
    const day = dayOf(newspaper.identity);
    const pictures = await pagePictures(job, base);
    const photos = await storyPhotos(job);
    const record = recordOf(newspaper, { pictures: pictures.byPage, photos: photos.firsts });
    const issue: WebIssue = { record, pages: newspaper.pages, adverts: newspaper.adverts, base };
    const plate = nameplateFile(newspaper);
    const text = (path: string, content: string) => ({ path, bytes: new TextEncoder().encode(content) });
    const files = [
      ...newspaper.pages.map((page) => text(nodePath(day, page.label), pagePage(issue, page))),
      ...shownStories(newspaper).map((story) =>
        text(storyPath(day, story.id), storyPage(issue, story, photos.of(story.id))),
      ),
      ...(plate === undefined ? [] : [text(platePath(day), plate)]),
      ...pictures.files,
      ...(base === undefined ? [] : [manifestFile(newspaper, pictures.images, base)]),
      ...photos.files,
      { path: recordPath(day), bytes: encodeJson(record, 3) },
      { path: wordsPath(day), bytes: encodeJson(storyWords(newspaper), 1) },
      { path: linesPath(day), bytes: encodeJson(printedTexts(newspaper), 1) },
    ];
    return { files, diagnostics: [] };
  },
};

/** The issue for IIIF viewers: its pages, and its stories as ranges across their jumps, but for those that are barred from the web. */
function manifestFile(newspaper: Newspaper, images: ReadonlyMap<string, ImageInformation>, base: string): OutputFile {
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

/** The drawing of the paper's name as SVG; in the dark it is lighter. Undefined where the name is set in type. */
function nameplateFile(newspaper: Newspaper): string | undefined {
  const plate = nameplateOf(newspaper);
  if (plate === undefined) return undefined;
  const { light, dark } = accentOf(plate.colour);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${plate.viewBox.join(" ")}">
<style>path{fill:${light}}@media (prefers-color-scheme:dark){path{fill:${dark}}}</style>
${plate.paths.map((path) => html`<path d="${path}"/>\n`)}</svg>
`.markup;
}
