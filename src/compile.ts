import { basename, join } from "node:path";
import type { Diagnostic, Outcome } from "./base/diagnostic.ts";
import type { Files } from "./base/files.ts";
import { forgetful, type Recall } from "./base/recall.ts";
import type { SourceFile } from "./base/source.ts";
import { startClock, type Timings, type Watch } from "./base/watch.ts";
import type { OpenFontFile } from "./fonts/bytes.ts";
import { type FontEntry, parseCatalogue } from "./fonts/catalogue.ts";
import { copyGlyphFaults, textGlyphFaults } from "./fonts/fallback.ts";
import type { Fonts } from "./fonts/font.ts";
import { type OpenFonts, openFonts } from "./fonts/open.ts";
import type { PictureCache } from "./images/cache.ts";
import { openPhotoDesk, type PhotoDesk } from "./images/desk.ts";
import type { PictureRequest } from "./images/probe.ts";
import type { Kept } from "./kept/keep.ts";
import type { CopyFit } from "./layout/copy-fit.ts";
import { layoutWith } from "./layout/layout.ts";
import { lineFaults } from "./layout/line-faults.ts";
import { type MadeUpIssue, withMakeUp } from "./layout/makeup/make-up.ts";
import type { Layout, Page } from "./layout/page.ts";
import { type IssueQuality, qualityOf } from "./layout/quality.ts";
import { identityClaim } from "./lock/identity.ts";
import { hashOfInputs, type Input, inputsOf } from "./lock/inputs.ts";
import { printLayout } from "./lock/layout-print.ts";
import { keepLedger, type Ledger, LOCK_FILE } from "./lock/ledger.ts";
import { readCopies } from "./manifest/markup-copies.ts";
import { readManifest } from "./manifest/read.ts";
import type { Issue } from "./model/issue.ts";
import { resolve } from "./model/resolve.ts";
import { copiesOf, facesOf, textsOf } from "./model/texts.ts";
import { archiveSources, type IssueFile, writeArchiveFile } from "./output/archive-file.ts";
import { checkAdverts } from "./output/check-adverts.ts";
import { checkArchive, gradeForArchive } from "./output/check-archive.ts";
import { checkInk } from "./output/check-ink.ts";
import { checkPictures, gradeForPress } from "./output/check-pictures.ts";
import { writeLayoutJson } from "./output/layout-json.ts";
import { type PreparedPictures, preparePictures } from "./output/pdf/pictures.ts";
import type { PressJob, PressStandard } from "./output/pdf/press.ts";
import { writeProof } from "./output/pdf/write.ts";
import type { Claim, Metadata } from "./output/pdf/xmp.ts";
import { drawPages } from "./output/png.ts";
import { type IssuePlace, portableNames } from "./output/portable-names.ts";
import { conditionOf, writePressFiles } from "./output/press-files.ts";
import { writeReportJson } from "./output/report-json.ts";
import { flatten } from "./render/flatten.ts";
import { inBlack } from "./render/in-black.ts";
import type { PaintPage } from "./render/paint.ts";
import { knownWords } from "./words/known-words.ts";
import type { Words } from "./words/words.ts";

/** The world outside, as far as the stages need it. */
export interface Host {
  /** The working folder: messages name files from there. */
  readonly folder: string;
  readonly files: Files;
  readonly fonts: {
    /** fonts.yaml, read. */
    readonly catalogue: SourceFile;
    /** The absolute path of a file of the catalogue. */
    readonly locate: (entry: FontEntry) => string;
    readonly open: OpenFontFile;
  };
  readonly pictures: PictureCache;
  /** The ICC profile of papers that name none: an absolute path. */
  readonly profile: string;
  readonly watch: Watch;
  /** Undefined: those of `knownWords`. */
  readonly words?: Words;
  /** What earlier builds left in memory; undefined: each build is the first. */
  readonly kept?: Kept;
  /** Set when outputs are to tell of their build; `files` and `fonts` then write to it. */
  readonly ledger?: Ledger;
  /** The program's own version, for the same. */
  readonly version?: string;
}

/** A host that keeps a ledger of all that a build reads. */
export function withLedger(host: Host, version: string): Host & { readonly ledger: Ledger } {
  const { files, fonts } = host;
  const kept = keepLedger({ files, locate: fonts.locate, open: fonts.open });
  return {
    ...host,
    files: kept.files,
    fonts: { ...fonts, locate: kept.locate, open: kept.open },
    ledger: kept.ledger,
    version,
  };
}

/** An issue that could be made up: what drawing needs. */
export interface MadeUp {
  readonly place: IssuePlace;
  readonly issue: Issue;
  readonly fonts: OpenFonts;
  readonly photos: PhotoDesk;
  readonly layout: Layout;
  /** The issue with the frames that the engine found, and each page's make-ups, best first. */
  readonly found: MadeUpIssue;
  readonly copyFit: CopyFit;
  /** Lays the same issue out with other frames. */
  readonly layOut: (issue: Issue) => Layout;
}

export interface Compiled {
  /** Undefined when errors stood in the way of the layout. An overset page is made up, and has errors. */
  readonly madeUp: MadeUp | undefined;
  /** Of all stages, in their order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: Timings;
}

/**
 * Makes up an issue: everything up to its pages. Each stage goes as far as it can, so that one run tells all problems.
 * @param path the manifest, absolute
 * @param wanted how many make-ups are kept of each page that the engine makes up
 */
export async function compile(path: string, host: Host, wanted = 1): Promise<Compiled> {
  const clock = startClock(host.watch);
  const diagnostics: Diagnostic[] = [];
  const take = <T>(outcome: Outcome<T>): T | undefined => {
    diagnostics.push(...outcome.diagnostics);
    return outcome.ok ? outcome.value : undefined;
  };
  const made = (madeUp?: MadeUp): Compiled => ({ madeUp, diagnostics, timings: clock.stop() });

  const recall = host.kept?.recall ?? forgetful;
  host.kept?.begin();
  clock.begin("read");
  const reading = await readManifest(path, host.files, recall);
  diagnostics.push(...reading.diagnostics);
  // With faults, the sound entries are looked at all the same: they may have others.
  const written = reading.ok ? reading.value : reading.rest;
  if (written === undefined) return made();
  clock.begin("resolve");
  const { copies, diagnostics: found } = readCopies(written.issue, recall);
  diagnostics.push(...found);
  const resolved = resolve(written.issue, written.paper, copies);
  diagnostics.push(...resolved.diagnostics);
  const issue = resolved.ok ? resolved.value : resolved.rest;
  clock.begin("fonts");
  const faces = facesOf(issue.paper.styles);
  const named = (): unknown => [host.fonts.catalogue, [...faces]];
  const fonts = take(recall("fonts", named, () => openIssueFonts(faces, host.fonts)));
  if (fonts !== undefined) diagnostics.push(...glyphFaults(issue, fonts.fonts, recall));
  clock.begin("photos");
  const photos = openIssuePhotos(issue, host);
  const pictures = reading.ok ? take(await photos.probe(picturesOf(issue))) : undefined;
  if (!resolved.ok || fonts === undefined || pictures === undefined) return made();
  clock.begin("layout");
  const words = host.words ?? recall("words", () => [], knownWords);
  const shared = recall(
    "shared",
    () => [{ ...issue, stories: [] }, pictures],
    () => ({}),
  );
  const ofIssue: Recall = (what, from, make) => recall(what, () => [shared, from()], make);
  const means = { fonts: fonts.fonts, pictures, words };
  const laidOut = layoutWith(issue, { ...means, recall: host.kept && ofIssue }, wanted);
  diagnostics.push(...laidOut.diagnostics, ...lineFaults(issue, laidOut.layout));
  diagnostics.push(...checkPictures(issue, laidOut.layout));
  diagnostics.push(...(await checkAdverts(issue, laidOut.layout, host.files.read)));
  const place = { working: host.folder, manifest: path, folder: written.issue.folder };
  const layOut = (other: Issue): Layout => layoutWith(other, means).layout;
  return made({
    place,
    issue,
    fonts,
    photos,
    layout: laidOut.layout,
    found: laidOut.madeUp,
    copyFit: laidOut.copyFit,
    layOut,
  });
}

/** The typesetting quality report of a made-up issue. */
export function typographyOf({ issue, layout }: MadeUp): IssueQuality {
  return qualityOf(issue, layout);
}

/** The issue with each page's make-up of some rank, the best one where a page has fewer. From 0. */
export function otherMakeUp(madeUp: MadeUp, rank: number): MadeUp {
  const { found } = madeUp;
  const issue = found.pages.reduce((made, { items, makeUps }) => {
    const makeUp = makeUps[rank] ?? makeUps[0];
    return makeUp === undefined ? made : withMakeUp(made, items, makeUp);
  }, found.issue);
  return { ...madeUp, layout: madeUp.layOut(issue) };
}

/** What to draw of a made-up issue. */
export interface Wishes {
  /** Some of the layout's pages. */
  readonly pages: readonly Page[];
  readonly png: boolean;
  /** Pixels per inch of the page pictures, where others than the usual are wanted. */
  readonly dpi?: number;
  /** Also a file for the plant of each page. */
  readonly press: PressWish | undefined;
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
  const files: OutputFile[] = [];

  clock.begin("paint");
  const recall = host.kept?.recall ?? forgetful;
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
  const proof = writeProof({ pages, layout: drawnLayout, metadata, fonts, pictures }, host.kept?.recall);
  files.push({ path: `${issue.stem}.pdf`, bytes: proof });
  if (wishes.png)
    files.push(...(await drawPngs(proof, { pages, photos, dpi: wishes.dpi }, (label) => clock.begin("png", label))));
  let found = compiled.diagnostics;
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
  files.push(textFile("layout.json", writeLayoutJson(identity, layout, diagnostics, recall)));
  const timings = clock.stop();
  const fontCredit = (id: string) => fonts.file(id).entry;
  const quality = typographyOf(madeUp);
  const report = {
    issue: identity,
    copyFit: madeUp.copyFit,
    layout,
    pages,
    pictures,
    diagnostics,
    quality,
    fontCredit,
    timings,
  };
  files.push(textFile("report.json", writeReportJson(report)));
  return { files, diagnostics: found, timings };
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
  const { writeSheets } = await import("./output/press-sheets.ts");
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

/** All that the build has read so far; with a ledger only. */
export function inputsRead({ place, issue }: MadeUp, host: Host): readonly Input[] {
  if (host.ledger === undefined) return [];
  const { profile } = issue.paper.press;
  return inputsOf(host.ledger, {
    manifest: join(place.folder, basename(place.manifest)),
    folder: place.folder,
    pictures: new Set(picturesOf(issue).map(({ path }) => path)),
    profile: { path: profile ?? host.profile, own: profile === undefined },
  });
}

/** What the files say of the build that they come from. */
function claimsOf(madeUp: MadeUp, host: Host): readonly Claim[] {
  if (host.ledger === undefined) return [];
  const layout = printLayout(madeUp.layout).hash;
  const inputs = hashOfInputs(inputsRead(madeUp, host));
  return [identityClaim({ issue: madeUp.issue.stem, engine: host.version ?? "", layout, inputs })];
}

/** Manifest, paper, copy, and the lock where there is one. */
async function issueFiles(madeUp: MadeUp, host: Host): Promise<readonly IssueFile[]> {
  const { folder } = madeUp.place;
  const texts = inputsRead(madeUp, host).filter(
    ({ kind }) => kind === "manifest" || kind === "paper" || kind === "copy",
  );
  const named = [...texts, { kind: "lock", name: LOCK_FILE }];
  const files = named.map(async ({ kind, name }): Promise<readonly IssueFile[]> => {
    const bytes = await host.files.read(join(folder, name));
    return bytes === undefined ? [] : [{ kind, name, bytes }];
  });
  return (await Promise.all(files)).flat();
}

/** The faces that the paper's styles name, and no other. */
function openIssueFonts(faces: Iterable<string>, { catalogue, locate, open }: Host["fonts"]): Outcome<OpenFonts> {
  const parsed = parseCatalogue(catalogue);
  return parsed.ok ? openFonts(faces, parsed.value, locate, open) : parsed;
}

/** Photos come out in the inks of the paper's press. */
function openIssuePhotos({ paper }: Issue, host: Host): PhotoDesk {
  const { profile, ink: limit, resolution, sharpen } = paper.press;
  const ink = { kind: "process", profile: profile ?? host.profile, limit } as const;
  return openPhotoDesk(host.files.read, host.pictures, { ink, resolution, sharpen });
}

function picturesOf(issue: Issue): readonly PictureRequest[] {
  return [
    ...issue.stories.flatMap((story) => story.photos),
    ...issue.adverts.map((advert) => ({ ...advert, mayBePdf: true })),
  ];
}

/** Characters that a face lacks, in all that the issue sets. */
function glyphFaults(issue: Issue, fonts: Fonts, recall: Recall): readonly Diagnostic[] {
  return [
    ...copiesOf(issue).flatMap(({ copy, face }) =>
      recall(
        "glyphs",
        () => [face, copy],
        () => copyGlyphFaults(copy, face, fonts.face(face)),
      ),
    ),
    ...textsOf(issue).flatMap(({ text, span, face }) => textGlyphFaults(text, span, face, fonts.face(face))),
  ];
}

function titleOf({ paper, date, edition }: Issue): string {
  return [paper.name, date, edition].filter((part) => part !== undefined).join(" ");
}

function textFile(path: string, text: string): OutputFile {
  return { path, bytes: new TextEncoder().encode(text) };
}
