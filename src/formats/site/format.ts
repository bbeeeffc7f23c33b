import { encodeJson } from "../../base/json.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import { type Format, textFile } from "../format.ts";
import { dayOf, linesPath, nameplatePath, nodePath, recordPath, storyPath, wordsPath } from "./addresses.ts";
import { html } from "./html.ts";
import { accentOf, nameplateOf, recordOf, shownStories } from "./issue-record.ts";
import { pagePage, type WebIssue } from "./page-page.ts";
import { manifestFile, pagePictures } from "./page-pictures.ts";
import { storyPage, storyPhotos } from "./story-page.ts";
import { printedTexts, storyWords } from "./story-words.ts";

/**
 * The files of one issue in a site (数字报), with paths from the site's root. Only `banmian site` requests it; that command also makes months, search and
 * feed.
 */
export const siteIssue: Format = {
  name: "site",
  command: "site",
  flag: undefined,
  options: [
    {
      flags: "--base <url>",
      help: "option-base-site",
    },
  ],
  needs: [],
  files: "pc/layout/<yyyymm>/<dd>/ and pc/content/<yyyymm>/<dd>/",
  owns: (path) => /^pc\/(layout|content)\/\d{6}\/\d{2}[^/]*\//.test(path),
  promised: false,
  write: async (job, { base: given }) => {
    const { newspaper } = job;
    const base = typeof given === "string" ? given : undefined;
    const day = dayOf(newspaper.identity);
    const pictures = await pagePictures(job, base);
    const photos = await storyPhotos(job);
    const record = recordOf(newspaper, pictures.byPage);
    const issue: WebIssue = { record, pages: newspaper.pages, adverts: newspaper.adverts, base };
    const nameplate = nameplateFile(newspaper);
    const files = [
      ...newspaper.pages.map((page) => textFile(nodePath(day, page.label), pagePage(issue, page))),
      ...shownStories(newspaper).map((story) =>
        textFile(storyPath(day, story.id), storyPage(issue, story, photos.of(story.id))),
      ),
      ...(nameplate === undefined ? [] : [textFile(nameplatePath(day), nameplate)]),
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

/** The drawing of the paper's name as SVG, lighter on dark screens. Undefined if the name is set in type. */
function nameplateFile(newspaper: Newspaper): string | undefined {
  const nameplate = nameplateOf(newspaper);
  if (nameplate === undefined) return undefined;
  const { light, dark } = accentOf(nameplate.colour);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${nameplate.viewBox.join(" ")}">
<style>path{fill:${light}}@media (prefers-color-scheme:dark){path{fill:${dark}}}</style>
${nameplate.paths.map((path) => html`<path d="${path}"/>\n`)}</svg>
`.markup;
}
