import type { Diagnostic } from "../base/diagnostic.ts";
import { forgetful } from "../base/recall.ts";
import { startClock, type Timings } from "../base/watch.ts";
import { archiveSources, writeArchiveFile } from "../formats/archive/archive-file.ts";
import { checkArchive, gradeForArchive } from "../formats/archive/check-archive.ts";
import { writeLayoutJson } from "../formats/layout/layout-json.ts";
import { flatten } from "../formats/paint/flatten.ts";
import { inBlack } from "../formats/paint/in-black.ts";
import type { PaintPage } from "../formats/paint/paint.ts";
import { type PreparedPictures, preparePictures } from "../formats/pdf/pictures.ts";
import type { Claim, Metadata } from "../formats/pdf/xmp.ts";
import { drawPages } from "../formats/png/png.ts";
import { checkInk } from "../formats/press/check-ink.ts";
import type { PressJob, PressStandard } from "../formats/press/press.ts";
import { conditionOf, writePressFiles } from "../formats/press/press-files.ts";
import { beginProof } from "../formats/proof/write.ts";
import { writeReportJson } from "../formats/report/report-json.ts";
import type { PhotoDesk } from "../images/desk.ts";
import { gradeForPress } from "../layout/check-pictures.ts";
import type { Page } from "../layout/page.ts";
import type { Issue } from "../model/issue.ts";
import { type Compiled, type MadeUp, typographyOf } from "./compile.ts";
import type { Host } from "./host.ts";
import { claimsOf, issueFiles } from "./inputs-read.ts";
import { portableNames } from "./portable-names.ts";

/** What to draw of a made-up issue. */
export interface Wishes {
  /** Some of the layout's pages. */
  readonly pages: readonly Page[];
  readonly png: boolean;
  /** Pixels per inch of the page pictures, where others than the usual are wanted. */
  readonly dpi?: number;
  /** Also a file for the plant of each page. */
  readonly press: PressWish | undefined;
  /** Given the proof as soon as it is complete, for who waits for that: the reports are made once it is done. */
  readonly first?: ((proof: OutputFile) => Promise<void>) | undefined;
  /** Also the whole issue for the archive. */
  readonly archive?: ArchiveWish | undefined;
}

export interface ArchiveWish {
  /** Manifest, copy and lock go into the file, which is PDF/A-3 then. */
  readonly sources: boolean;
}

export interface PressWish {
  /** Undefined: the paper's own. */
  readonly standard: PressStandard | undefined;
  /** Also the sheets: the pages by pairs, as they are printed. */
  readonly impose?: boolean;
}

/** A file to be written: its path below the issue's folder of outputs, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Drawn {
  readonly files: readonly OutputFile[];
  /** Those of `compile` and of drawing. */
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: Timings;
}

/** Draws a made-up issue: the bytes of all its outputs. */
export async function draw(compiled: Compiled, madeUp: MadeUp, wishes: Wishes, host: Host): Promise<Drawn> {
  const clock = startClock(host.watch, compiled.timings);
  const { issue, fonts, photos, layout } = madeUp;
  const identity = { paper: issue.paper.name, code: issue.paper.code, date: issue.date, number: issue.number };
  const recall = host.kept?.recall ?? forgetful;
  const files: OutputFile[] = [];

  clock.begin("paint");
  const pages = wishes.pages.map((page) =>
    recall(
      "painted",
      () => [page, isInBlack(issue, page)],
      () => painted(issue, page),
    ),
  );
  clock.begin("pictures");
  const pictures = await preparePictures(pages, photos.prepare);
  clock.begin("proof");
  const profile = wishes.press || wishes.archive || host.ledger ? await readProfile(issue, host) : undefined;
  const claims = claimsOf(madeUp, host);
  const metadata = { title: titleOf(issue), author: issue.paper.name, date: issue.date, language: "zh-CN", claims };
  const drawnLayout = { ...layout, pages: wishes.pages };
  // Its streams are still being deflated while the rest is written.
  const proof = await beginProof({ pages, layout: drawnLayout, metadata, fonts, pictures }, host.kept?.recall);
  const proofFile = async (): Promise<OutputFile> => ({ path: `${issue.stem}.pdf`, bytes: await proof() });
  // A photo that went while it was drawn leaves white: such a proof is not shown.
  if (wishes.first !== undefined && photos.faults().length === 0) {
    clock.begin("write");
    await wishes.first(await proofFile());
  }
  if (wishes.png) {
    const job = { pages, photos, dpi: wishes.dpi };
    files.push(...(await drawPngs(await proof(), job, (label) => clock.begin("png", label))));
  }
  let found: readonly Diagnostic[] = [...compiled.diagnostics, ...photos.faults()];
  if (wishes.press !== undefined) {
    clock.begin("press");
    const press = await drawPress(madeUp, { pages, pictures, profile, claims, wish: wishes.press });
    files.push(...press.files);
    found = [...gradeForPress(found, wishes.press.standard ?? issue.paper.press.standard), ...press.diagnostics];
  }
  if (wishes.archive !== undefined) {
    clock.begin("archive");
    const partly = { pages: wishes.pages, drawn: pages, pictures, profile, wish: wishes.archive };
    const archive = await drawArchive(madeUp, partly, metadata, host);
    files.push(...archive.files);
    found = [...gradeForArchive(found), ...archive.unfit];
    // A profile that is unfit for the one is so for the other, and told once.
    if (wishes.press === undefined) found = [...found, ...archive.diagnostics];
  }
  clock.begin("report");
  const diagnostics = portableNames(found, madeUp.place);
  files.push({ path: "layout.json", bytes: writeLayoutJson(identity, layout, diagnostics, recall) });
  const quality = typographyOf(madeUp, recall);
  clock.begin("write");
  files.unshift(await proofFile());
  const timings = clock.stop();
  const fontCredit = (id: string) => fonts.file(id).entry;
  const { copyFit } = madeUp;
  const report = { issue: identity, copyFit, layout, pages, pictures, diagnostics, quality, fontCredit, timings };
  files.push({ path: "report.json", bytes: writeReportJson(report) });
  // Of glyphs whose outlines were asked for only now.
  const broken = fonts.faults().filter((fault) => !compiled.diagnostics.includes(fault));
  return { files, diagnostics: [...found, ...broken], timings };
}

/** A page's paint; of one that is printed in black alone, all of it in that ink. */
function painted(issue: MadeUp["issue"], page: Page): PaintPage {
  return isInBlack(issue, page) ? inBlack(flatten(page)) : flatten(page);
}

function isInBlack({ pages }: MadeUp["issue"], { label }: Page): boolean {
  return pages.some((page) => page.black && page.label === label);
}

/** Pages that are painted, with their pictures, and how the plant wants them. */
interface Painted {
  readonly pages: readonly PaintPage[];
  readonly pictures: PreparedPictures;
  /** The bytes of the ICC profile. */
  readonly profile: Uint8Array | undefined;
  readonly claims: readonly Claim[];
  readonly wish: PressWish;
}

/** The press files, and what a plant would refuse in them. */
async function drawPress({ issue, fonts }: MadeUp, painted: Painted): Promise<FilesDrawn> {
  const { pages, pictures, profile, claims, wish } = painted;
  const { paper } = issue;
  const { bleed, marks, standard } = paper.press;
  const condition = conditionOf(profile, paper.press.profile === undefined, paper.span);
  const diagnostics = [...condition.diagnostics, ...checkInk(issue, pages)];
  if (!condition.ok) return { files: [], diagnostics };
  const job: PressJob = {
    standard: wish.standard ?? standard,
    condition: condition.value,
    bleed,
    marks,
    spots: paper.press.spots,
    chain: fonts.fonts.face(paper.styles.folio.face),
    fonts,
    pictures,
    revision: issue.revision,
  };
  const named = { ...issue, code: paper.code, title: titleOf(issue), author: paper.name, claims };
  const files = [...writePressFiles(named, pages, job)];
  if (!wish.impose) return { files, diagnostics };
  // The library that reads pages again takes a while to load.
  const { writeSheets } = await import("../formats/sheets/press-sheets.ts");
  const sheets = await writeSheets(named, files, job, issue.span);
  return { files: [...files, ...sheets.files], diagnostics: [...diagnostics, ...sheets.diagnostics] };
}

/** Pages that may be some of the issue's, and how the archive wants the whole. */
interface Partly {
  readonly pages: readonly Page[];
  readonly drawn: readonly PaintPage[];
  readonly pictures: PreparedPictures;
  readonly profile: Uint8Array | undefined;
  readonly wish: ArchiveWish;
}

/** The archive file: always the whole issue. */
async function drawArchive(
  madeUp: MadeUp,
  partly: Partly,
  metadata: Metadata,
  host: Host,
): Promise<FilesDrawn & { readonly unfit: readonly Diagnostic[] }> {
  const { issue, fonts, photos, layout } = madeUp;
  const { paper } = issue;
  const condition = conditionOf(partly.profile, paper.press.profile === undefined, paper.span);
  if (!condition.ok) return { files: [], diagnostics: condition.diagnostics, unfit: [] };
  const whole = partly.pages.length === layout.pages.length;
  const pages = whole ? partly.drawn : layout.pages.map((page) => painted(issue, page));
  const pictures = whole ? partly.pictures : await preparePictures(pages, photos.prepare);
  const sources = partly.wish.sources ? archiveSources(await issueFiles(madeUp, host)) : undefined;
  const job = { layout, metadata, fonts, pictures, condition: condition.value, sources };
  const unfit = checkArchive(issue.adverts, pages, pictures);
  return { files: [writeArchiveFile(issue, pages, job)], diagnostics: condition.diagnostics, unfit };
}

interface FilesDrawn {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @param began told of each page before it is drawn */
async function drawPngs(
  proof: Uint8Array,
  { pages, photos, dpi }: { pages: readonly PaintPage[]; photos: PhotoDesk; dpi: number | undefined },
  began: (label: string) => void,
): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  const pngs = drawPages(proof, photos.encodePng, dpi);
  for (const { label } of pages) {
    began(label);
    const png = await pngs.next();
    if (!png.done) files.push({ path: `pages/${label}.png`, bytes: png.value });
  }
  await pngs.return(undefined);
  return files;
}

/** The profile that the issue is printed with. */
function readProfile({ paper }: Issue, host: Host): Promise<Uint8Array | undefined> {
  return host.files.read(paper.press.profile ?? host.profile);
}

function titleOf({ paper, date, edition }: Issue): string {
  return [paper.name, date, edition].filter((part) => part !== undefined).join(" ");
}
