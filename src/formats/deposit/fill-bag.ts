/*
 * Fills a bag for a library: page pictures, ALTO, METS, ninjs, IIIF, the PDFs and the sources. Everything comes from the Newspaper and from files of formats
 * written before, so that the bag and the printed paper cannot differ.
 */
import { posix } from "node:path";
import { encodeJson } from "../../base/json.ts";
import { scriptTag } from "../../base/language-tags.ts";
import { encodeJpeg, encodeTiff } from "../../engine/images/bitmap.ts";
import type { Newspaper, PrintedPage, PrintedPicture } from "../../engine/newspaper/newspaper.ts";
import { drawPages } from "../../engine/pdf/pdfium.ts";
import type { Job, OutputFile, RebuildKit } from "../format.ts";
import { type ImageInformation, type PixelScale, pixelScale, tiledImage } from "../iiif/image.ts";
import { lineAnnotations, presentationManifest, type WithLines } from "../iiif/presentation.ts";
import { altoXml } from "./alto.ts";
import { type BagFact, bagOf, sha512Of } from "./bag.ts";
import { fileId, type MetsFile, type MetsGroup, metsXml } from "./mets.ts";
import {
  type Addresses,
  addressesOf,
  ISSUE_ITEM,
  issueItem,
  type LinkedFile,
  type NinjsIssue,
  ninjsPath,
  storyItem,
} from "./ninjs.ts";
import { type DividedIssue, divideIssue } from "./page-blocks.ts";
import { xmlBytes } from "./xml.ts";

interface BagWishes {
  /** The URL of the folder of bags, without a final slash. */
  readonly base: string;
  readonly tiff: boolean;
  readonly glyphs: boolean;
  readonly dpi: number;
}

interface PicturedPage {
  readonly page: PrintedPage;
  /** From 1. */
  readonly order: number;
  readonly scale: PixelScale;
  readonly jpeg: OutputFile;
  readonly tiff: OutputFile | undefined;
  readonly image: ImageInformation;
  readonly tiles: readonly OutputFile[];
}

/** The files of an issue's bag. The formats that it needs are already written. */
export async function fillBag(job: Job, wishes: BagWishes): Promise<readonly OutputFile[]> {
  const { newspaper } = job;
  const { identity } = newspaper;
  const addresses = addressesOf(wishes.base, identity.code, identity.stem);
  const [archive] = await job.written("archive");
  const [layout] = await job.written("layout");
  if (archive === undefined || layout === undefined) throw new Error("a bag without its PDF/A or layout.json");
  const kit = await job.kit();
  const pages = await picturePages(job, wishes, addresses);
  const filling: Filling = { job, wishes, addresses, kit, pages, divided: divideIssue(newspaper), pdf: archive };
  const alto = altoFiles(filling);
  const ninjs = ninjsFiles(filling);
  const payload = [
    archive,
    ...pages.flatMap(({ jpeg, tiff }) => (tiff === undefined ? [jpeg] : [jpeg, tiff])),
    ...alto,
    metsFile(filling, alto, ninjs),
    ...iiifFiles(filling),
    ...pages.flatMap(({ tiles }) => tiles),
    ...ninjs,
    layout,
    ...kit.files.map(({ path, bytes }) => ({ path: sourcePath(path), bytes })),
  ];
  const readme = bagReadme({ newspaper, kit, payload, manifest: sourcePath(kit.manifest) });
  return bagOf([{ path: "README.md", bytes: readme }, ...payload], factsOf(job));
}

interface Filling {
  readonly job: Job;
  readonly wishes: BagWishes;
  readonly addresses: Addresses;
  readonly kit: RebuildKit;
  readonly pages: readonly PicturedPage[];
  readonly divided: DividedIssue;
  readonly pdf: OutputFile;
}

/** The facts about a bag. The bagging date is left out, because it would come from the clock. */
function factsOf({ newspaper, version }: Job): readonly BagFact[] {
  const { stem, code, publisher, paper, date } = newspaper.identity;
  return [
    ...(publisher === undefined ? [] : [["Source-Organization", publisher] as const]),
    ["External-Description", `${paper} ${date}`],
    ["External-Identifier", stem],
    ["Bag-Group-Identifier", code],
    ["Bag-Software-Agent", `banmian ${version}`],
  ];
}

async function picturePages(
  job: Job,
  { dpi, tiff }: BagWishes,
  addresses: Addresses,
): Promise<readonly PicturedPage[]> {
  const [proof] = await job.written("proof");
  if (proof === undefined) throw new Error("no proof to draw pages from");
  const bitmaps = drawPages(proof.bytes, dpi);
  const pages: PicturedPage[] = [];
  for (const [at, page] of job.newspaper.pages.entries()) {
    job.began(page.label);
    const { value: bitmap } = await bitmaps.next();
    if (!bitmap) throw new Error(`no picture of page ${page.label}`);
    const name = fourDigits(at + 1);
    const folder = `iiif/image/${page.label}`;
    const { info, files } = await tiledImage(bitmap, addresses.of(folder));
    pages.push({
      page,
      order: at + 1,
      scale: pixelScale(page.trim, bitmap),
      jpeg: { path: `images/${name}.jpg`, bytes: await encodeJpeg(bitmap, dpi) },
      tiff: tiff ? { path: `images/${name}.tif`, bytes: await encodeTiff(bitmap, dpi) } : undefined,
      image: info,
      tiles: files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes })),
    });
  }
  await bitmaps.return();
  return pages;
}

function altoPath(order: number): string {
  return `alto/${fourDigits(order)}.xml`;
}

function sourcePath(path: string): string {
  return `sources/${path}`;
}

function fourDigits(number: number): string {
  return String(number).padStart(4, "0");
}

function altoFiles(filling: Filling): readonly OutputFile[] {
  const { job, pages, divided, wishes } = filling;
  const { identity, stories } = job.newspaper;
  const numbers = new Map(stories.map(({ id }, at) => [id, at + 1]));
  const photos = new Map(photoFiles(filling).map((file) => [file.path, file.id]));
  return pages.map(({ order, scale, jpeg, page }, at): OutputFile => {
    const own = divided.pages[at];
    if (own === undefined) throw new Error(`page ${page.label} is not divided`);
    const pictures = new Map(
      page.things.flatMap((thing) =>
        thing.kind === "picture" ? [[thing.id, photoPath(thing, filling)] as const] : [],
      ),
    );
    const alto = altoXml({
      divided: own,
      scale,
      image: jpeg.path,
      issue: identity.stem,
      date: identity.date,
      language: scriptTag(identity.language),
      version: job.version,
      glyphs: wishes.glyphs,
      storyNumber: (story) => numbers.get(story) ?? 0,
      fileOf: (picture) => photos.get(pictures.get(picture) ?? ""),
    });
    return { path: altoPath(order), bytes: xmlBytes(alto) };
  });
}

/** The path in the bag of a placed picture's file; undefined if it is not in the bag. */
function photoPath({ file }: Pick<PrintedPicture, "file">, { kit }: Filling): string | undefined {
  const path = posix.join(posix.dirname(kit.manifest), file);
  return kit.files.some((each) => each.path === path) ? sourcePath(path) : undefined;
}

function photoFiles({ kit }: Filling): readonly MetsFile[] {
  return kit.files
    .filter(({ kind }) => kind === "photo")
    .map(({ path, bytes }, at) => metsFileOf(fileId("PHOTO", at + 1), { path: sourcePath(path), bytes }));
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  tif: "image/tiff",
  tiff: "image/tiff",
  pdf: "application/pdf",
  xml: "text/xml",
  json: "application/json",
};

function typeOf(path: string): string {
  return TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";
}

function metsFileOf(id: string, { path, bytes }: OutputFile, page?: number): MetsFile {
  return { id, path, type: typeOf(path), bytes: bytes.length, checksum: sha512Of(bytes), page };
}

function metsFile(filling: Filling, alto: readonly OutputFile[], ninjs: readonly OutputFile[]): OutputFile {
  const { job, pages, divided, pdf } = filling;
  const items = ninjs.filter(({ path }) => path !== ISSUE_ITEM);
  const groups: readonly MetsGroup[] = [
    {
      id: "IMGGRP",
      use: "Images",
      files: pages.map(({ jpeg, order }) => metsFileOf(fileId("IMG", order), jpeg, order)),
    },
    {
      id: "TIFFGRP",
      use: "Preservation",
      files: pages.flatMap(({ tiff, order }) =>
        tiff === undefined ? [] : [metsFileOf(fileId("TIFF", order), tiff, order)],
      ),
    },
    { id: "ALTOGRP", use: "Text", files: alto.map((file, at) => metsFileOf(fileId("ALTO", at + 1), file, at + 1)) },
    { id: "PDFGRP", use: "Archive", files: [metsFileOf(fileId("PDF", 1), pdf)] },
    { id: "NINJSGRP", use: "ninjs", files: items.map((file, at) => metsFileOf(fileId("NINJS", at + 1), file)) },
    { id: "PHOTOGRP", use: "Photos", files: photoFiles(filling) },
  ];
  const mets = metsXml({ newspaper: job.newspaper, divided, groups, version: job.version });
  return { path: "mets.xml", bytes: xmlBytes(mets) };
}

/** Levels of JSON that go over several lines. */
const JSON_DEPTH = 6;

function ninjsFiles(filling: Filling): readonly OutputFile[] {
  const { job, addresses, pages } = filling;
  const { newspaper } = job;
  const pagePictures = new Map(
    pages.map(({ page, jpeg, scale }): [string, LinkedFile] => [
      page.label,
      { path: jpeg.path, type: "image/jpeg", ...scale.size },
    ]),
  );
  const photo = (picture: PrintedPicture): LinkedFile | undefined => {
    const path = photoPath(picture, filling);
    return path === undefined ? undefined : { path, type: typeOf(path), ...picture.pixels };
  };
  const issue: NinjsIssue = { newspaper, addresses, pagePictures, photo };
  return [
    ...newspaper.stories.map((story) => ({
      path: ninjsPath(story.id),
      bytes: encodeJson(storyItem(story, issue), JSON_DEPTH),
    })),
    { path: ISSUE_ITEM, bytes: encodeJson(issueItem(issue), JSON_DEPTH) },
  ];
}

function iiifFiles({ job, addresses, pages, pdf }: Filling): readonly OutputFile[] {
  const paths = {
    story: (story: string) => `iiif/text/${story}.json`,
    part: (story: string, part: number) => `iiif/text/${story}/${part}.json`,
    page: (label: string) => `iiif/page/${label}.json`,
  };
  const issue: WithLines = {
    newspaper: job.newspaper,
    canvases: pages.map(({ page, image, scale, order }) => ({
      page,
      image,
      scale,
      alto: addresses.of(altoPath(order)),
    })),
    urls: {
      manifest: addresses.of("iiif/manifest.json"),
      collection: addresses.collection,
      canvas: (label) => addresses.of(`iiif/canvas/${label}`),
      range: (story) => addresses.of(story === undefined ? "iiif/range" : `iiif/range/story/${story}`),
      lines: {
        storyText: (story) => addresses.of(paths.story(story)),
        partText: (story, part) => addresses.of(paths.part(story, part)),
        pageText: (label) => addresses.of(paths.page(label)),
      },
      pdf: addresses.of(pdf.path),
      mets: addresses.of("mets.xml"),
      search: undefined,
    },
  };
  const manifest = encodeJson(presentationManifest(issue), JSON_DEPTH);
  return [{ path: "iiif/manifest.json", bytes: manifest }, ...lineAnnotations(issue, paths)];
}

/** The bag's README.md: tells a later archivist what the bag contains and how to rebuild the issue. */
function bagReadme(of: {
  readonly newspaper: Newspaper;
  readonly kit: RebuildKit;
  readonly payload: readonly OutputFile[];
  /** The manifest's path below the payload. */
  readonly manifest: string;
}): Uint8Array {
  const { newspaper, kit, payload, manifest } = of;
  const { identity, pages, stories } = newspaper;
  const { engine, node, fonts } = kit;
  const pdf = payload.find(({ path }) => path.startsWith("archive/"))?.path ?? "";
  const folder = manifest.slice(0, manifest.lastIndexOf("/"));
  const lines = `# ${identity.paper} ${identity.date}

${identity.stem}: ${pages.length} pages, ${stories.length} stories. This folder is the payload of a BagIt 1.0 bag (RFC 8493): \`sha512sum -c manifest-sha512.txt\` in the
folder above proves that nothing changed.

| here | what |
|---|---|
| ${pdf} | the whole issue as PDF/A, tagged in reading order: the master |
| images/ | a picture a page |
| mets.xml, alto/ | METS 1.12.1 with MODS 3.8, ALTO 4.4 a page: stories, paragraphs, lines and their places in pixels of images/ |
| iiif/ | IIIF Presentation 3 manifest, level-0 image tiles, the lines as annotations |
| ninjs.json, ninjs/ | ninjs 3.1: the issue, and an item a story with its copy |
| layout.json | the same pages and stories in one file |
| sources/ | manifest, paper, copy and photos as they stood to each other, and issue.lock |

## 重新出版面 · Rebuild

The pages were made by banmian ${engine} on Node ${node}:

    npm install --global banmian@${engine}
    banmian verify "${folder}"

\`verify\` makes the issue anew from sources/ and compares inputs, layout and the bytes of all files under promise with issue.lock. Exit code 0: identical.
\`banmian verify "${folder}" --out out\` writes the files.

Fonts come with the program; these were used:

| font | licence | source | SHA-256 |
|---|---|---|---|
${fonts.map(({ id, licence, source, sha256 }) => `| ${id} | ${licence} | ${source} | ${sha256} |`).join("\n")}
`;
  return new TextEncoder().encode(lines);
}
