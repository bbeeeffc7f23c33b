import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import { startClock, type Timings } from "../base/watch.ts";
import { parseCatalogue } from "../fonts/catalogue.ts";
import { copyGlyphFaults, textGlyphFaults } from "../fonts/fallback.ts";
import type { Fonts } from "../fonts/font.ts";
import { type OpenFonts, openFonts } from "../fonts/open.ts";
import { openPhotoDesk, type PhotoDesk } from "../images/desk.ts";
import type { PictureRequest } from "../images/probe.ts";
import { checkPictures } from "../layout/check-pictures.ts";
import type { CopyFit } from "../layout/copy-fit.ts";
import { markDraft } from "../layout/draft-marks.ts";
import { lineFaults } from "../layout/line-faults.ts";
import type { Layout } from "../layout/page.ts";
import { type IssueQuality, type KeptQuality, qualityOf } from "../layout/quality.ts";
import { layOutWith } from "../makeup/lay-out.ts";
import { type MadeUpIssue, withMakeUp } from "../makeup/make-up.ts";
import { readCopies } from "../manifest/markup-copies.ts";
import { readManifest } from "../manifest/read.ts";
import type { Issue } from "../model/issue.ts";
import { resolve } from "../model/resolve.ts";
import { copiesOf, facesOf, textsOf } from "../model/texts.ts";
import { newWorkbench } from "../text/workbench.ts";
import { knownWords } from "../words/known-words.ts";
import { checkAdverts } from "./check-adverts.ts";
import type { Host } from "./host.ts";
import { type Kept, nothingKept, type OpenType } from "./kept.ts";
import type { IssuePlace } from "./portable-names.ts";

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

  const kept = host.kept ?? nothingKept();
  kept.begin();
  clock.begin("read");
  const reading = await readManifest(path, host.files, kept.reading);
  diagnostics.push(...reading.diagnostics);
  // With faults, the sound entries are looked at all the same: they may have others.
  const written = reading.ok ? reading.value : reading.rest;
  if (written === undefined) return made();
  const words = host.words ?? kept.words("all", knownWords);
  clock.begin("resolve");
  const { copies, diagnostics: found } = readCopies(written.issue, kept.body);
  diagnostics.push(...found);
  const resolved = resolve(written.issue, written.paper, copies);
  diagnostics.push(...resolved.diagnostics);
  const issue = resolved.ok ? resolved.value : resolved.rest;
  clock.begin("fonts");
  const faces = facesOf(issue.paper.styles);
  const type = take(kept.type([host.fonts.catalogue, [...faces]], () => openIssueFonts(faces, host.fonts)));
  if (type !== undefined) diagnostics.push(...glyphFaults(issue, type.fonts.fonts, kept.glyphFaults));
  clock.begin("photos");
  const photos = await openIssuePhotos(issue, host);
  const pictures = reading.ok ? take(await photos.probe(picturesOf(issue))) : undefined;
  if (!resolved.ok || type === undefined || pictures === undefined) return made();
  clock.begin("make-up");
  const means = { bench: type.bench, pictures, words };
  const framed = (): void => clock.begin("typeset");
  const laidOut = layOutWith(issue, { ...means, kept: kept.layoutOf(issue, pictures), framed }, wanted);
  diagnostics.push(...laidOut.diagnostics, ...lineFaults(issue, laidOut.layout, kept.lineFaults));
  diagnostics.push(...checkPictures(issue, laidOut.layout));
  diagnostics.push(...(await checkAdverts(issue, laidOut.layout, host.files.read)));
  const place = { working: host.folder, manifest: path, folder: written.issue.folder };
  const layOut = (other: Issue): Layout => layOutWith(other, means).layout;
  return made({
    place,
    issue,
    fonts: type.fonts,
    photos,
    layout: host.draft
      ? markDraft(laidOut.layout, { issue, diagnostics, pictures, bench: type.bench })
      : laidOut.layout,
    found: laidOut.madeUp,
    copyFit: laidOut.copyFit,
    layOut,
  });
}

/** The typesetting quality report of a made-up issue. */
export function typographyOf({ issue, layout }: MadeUp, kept?: KeptQuality): IssueQuality {
  return qualityOf(issue, layout, kept);
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

/** The faces that the paper's styles name, and no other, at a bench. */
function openIssueFonts(faces: Iterable<string>, { catalogue, locate, open }: Host["fonts"]): Outcome<OpenType> {
  const parsed = parseCatalogue(catalogue);
  if (!parsed.ok) return parsed;
  const opened = openFonts(faces, parsed.value, locate, open);
  if (!opened.ok) return opened;
  return { ...opened, value: { fonts: opened.value, bench: newWorkbench(opened.value.fonts) } };
}

/** Photos come out in the inks of the paper's press. */
async function openIssuePhotos({ paper }: Issue, host: Host): Promise<PhotoDesk> {
  const { ink: limit, resolution, sharpen } = paper.press;
  const named = paper.press.profile ?? host.profile;
  const profile = (await host.onDisk?.(named)) ?? named;
  const read = (path: string): Promise<Uint8Array | undefined> => host.files.read(path === profile ? named : path);
  return openPhotoDesk(read, host.pictures, { ink: { kind: "process", profile, limit }, resolution, sharpen });
}

/** All pictures and adverts that the issue names. */
export function picturesOf(issue: Issue): readonly PictureRequest[] {
  return [
    ...issue.stories.flatMap((story) => story.photos),
    ...issue.adverts.map((advert) => ({ ...advert, mayBePdf: true })),
  ];
}

/** Characters that a face lacks, in all that the issue sets. */
function glyphFaults(issue: Issue, fonts: Fonts, keep: Kept["glyphFaults"]): readonly Diagnostic[] {
  return [
    ...copiesOf(issue).flatMap(({ copy, face }) =>
      keep([face, copy], () => copyGlyphFaults(copy, face, fonts.face(face))),
    ),
    ...textsOf(issue).flatMap(({ text, span, face }) => textGlyphFaults(text, span, face, fonts.face(face))),
  ];
}
