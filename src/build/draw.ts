// From the made-up pages to the bytes of all outputs: builds the Newspaper once, then lets each requested format draw it. Formats read nothing but the
// Newspaper and paint, so a new one needs no change here.
import { countErrors, type Diagnostic, movedDiagnostics } from "../base/diagnostic.ts";
import { type Memory, noMemory } from "../base/memo.ts";
import { once } from "../base/once.ts";
import { positionOf, type Span } from "../base/source.ts";
import { startClock, type Timings } from "../base/watch.ts";
import type { PictureMaker } from "../engine/images/picture-maker.ts";
import type { Issue } from "../engine/model/issue.ts";
import type { PrintedPage } from "../engine/newspaper/newspaper.ts";
import { isForm } from "../engine/pdf/form.ts";
import type { Edition, Format, Job, OutputFile, Written } from "../formats/format.ts";
import { flatten } from "../formats/paint/paint.ts";
import { preparePictures } from "../formats/pdf/pictures.ts";
import { type Asked, formatsFor } from "../formats/registry.ts";
import { advertById, type Compiled, type MadeUp, newspaperIn, storyById, typographyOf } from "./compile.ts";
import type { Host } from "./host.ts";
import { claimsOf, issueFiles, pageClaimsOf, pagePrints, pressFormOf, rebuildKit } from "./make-lock.ts";
import { portableNames } from "./portable-names.ts";

/** Which parts of a made-up issue to draw. */
export interface Wishes {
  /** Labels; undefined for all pages. */
  readonly pages: readonly string[] | undefined;
  readonly formats: Asked;
  /** These formats instead of the usual ones of a build; each still gets its options from `formats`. */
  readonly instead?: readonly Format[] | undefined;
  /** Called with the proof as soon as it is complete; other files follow. */
  readonly first?: ((proof: OutputFile) => Promise<void>) | undefined;
}

export interface Drawn {
  readonly files: readonly OutputFile[];
  /** The diagnostics of `compile` and of drawing. */
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: Timings;
}

/** Draws a made-up issue: the bytes of all its outputs, format by format. */
export async function draw(compiled: Compiled, madeUp: MadeUp, wishes: Wishes, host: Host): Promise<Drawn> {
  const clock = startClock(host.watch, compiled.timings);
  let found = compiled.diagnostics;
  const written = new Map<string, Written>();
  const filesOf = async (format: string): Promise<readonly OutputFile[]> => {
    const { files } = written.get(format) ?? { files: [] };
    return typeof files === "function" ? files() : files;
  };
  const allFiles = async (): Promise<readonly OutputFile[]> =>
    (await Promise.all([...written.keys()].map(filesOf))).flat();
  clock.begin("newspaper");
  const { place, inFile } = madeUp;
  const memory = host.memory ?? noMemory;
  const newspaper = newspaperIn(host.draft ? { ...madeUp, layout: madeUp.marked() } : madeUp, memory);
  const edition = editionOf(madeUp, memory, clock.begin);
  const chosenPages = newspaper.pages.filter(({ label }) => wishes.pages?.includes(label) ?? true);
  const chosen = await edition(chosenPages);
  // Only now known: photos that changed or were removed while they were drawn, and glyphs whose outlines were needed for the first time.
  const withLateFaults = (before: readonly Diagnostic[]): readonly Diagnostic[] =>
    withNew(before, [...movedDiagnostics(madeUp.photos.faults(), inFile), ...madeUp.fonts.faults()]);
  found = withLateFaults(found);
  let stage = "proof";
  const job: Job = {
    newspaper,
    chosen,
    partial: chosenPages.length < newspaper.pages.length,
    whole: async () => (chosenPages.length === newspaper.pages.length ? chosen : edition(newspaper.pages)),
    written: filesOf,
    began: (label) => clock.begin(stage, label),
    asked: (format) => wishes.formats[format] ?? {},
    ...(await supplies(madeUp, host)),
    memory,
    found: () => portableNames(found, place),
    version: host.version ?? "",
    kit: async () => rebuildKit(madeUp, host, await allFiles(), (id) => madeUp.fonts.file(id).entry),
    figures: () => {
      const typography = typographyOf(madeUp);
      const timings = clock.stop();
      clock.begin(stage);
      return { typography, copyFit: madeUp.copyFit(), timings };
    },
  };
  for (const format of wishes.instead ?? formatsFor(wishes.formats)) {
    const options = job.asked(format.name);
    stage = format.name;
    clock.begin(stage);
    const graded = format.grade?.(found, job, options) ?? found;
    const made = await format.write(job, options);
    const after = withNew(graded, made.diagnostics);
    // A draft is drawn in spite of its errors, which its pages mark. Errors that only a press or an archive file has are not marked, so such a file is not
    // made.
    const isRefused = format.grade !== undefined && countErrors(after) > countErrors(found);
    written.set(format.name, isRefused ? { ...made, files: [] } : made);
    found = withLateFaults(after);
    // A missing photo leaves white: such a proof is not shown early.
    if (format.name === "proof" && wishes.first !== undefined && madeUp.photos.faults().length === 0) {
      clock.begin("write");
      for (const file of await filesOf("proof")) await wishes.first(file);
    }
  }
  const files = await allFiles();
  return { files, diagnostics: withLateFaults(found), timings: clock.stop() };
}

/** Adds the findings of a format. A fault that several formats find is reported once, even if a library words its cause differently. */
function withNew(found: readonly Diagnostic[], more: readonly Diagnostic[]): readonly Diagnostic[] {
  if (more.length === 0) return found;
  const key = ({ code, span: { source, start }, arguments: args }: Diagnostic) =>
    JSON.stringify([code, positionOf(source, start), { ...args, problem: undefined }]);
  const keys = new Set(found.map(key));
  return [...found, ...more.filter((diagnostic) => !keys.has(key(diagnostic)))];
}

/** Returns a function that paints pages and makes their pictures ready for print. */
function editionOf(
  madeUp: MadeUp,
  memory: Memory,
  begin: (stage: "paint" | "pictures", done?: string) => void,
): (pages: readonly PrintedPage[]) => Promise<Edition> {
  return async (pages) => {
    begin("paint");
    const painted = pages.map((page) => memory.memo(flatten)(page));
    begin("pictures");
    let done = 0;
    const prepare: PictureMaker["prepare"] = async (shot, at) => {
      const made = await madeUp.photos.prepare(shot, at);
      begin("pictures", String(++done));
      return made;
    };
    return { pages, painted, pictures: await preparePictures(painted, prepare) };
  };
}

/** Photos for screens: in colour, also those of black pages. */
function screenPhotos({ photos }: MadeUp): Job["screenPhoto"] {
  return async (picture, resolution) => {
    const { file, crop, fit, ink, filePage, as } = picture;
    const made = await photos.screen({ file, crop, fit, filePage, as }, ink, resolution);
    if (!isForm(made)) return made;
    const { onScreen } = await import("./drawing-on-screen.ts");
    return onScreen(await photos.pageOf(file, filePage), { at: ink, fit }, resolution);
  };
}

/** Everything that files need besides the Newspaper. */
async function supplies(
  madeUp: MadeUp,
  host: Host,
): Promise<
  Pick<
    Job,
    | "fonts"
    | "press"
    | "profile"
    | "profilePlace"
    | "claims"
    | "pageClaims"
    | "printed"
    | "pressForm"
    | "signing"
    | "sources"
    | "screenPhoto"
    | "placeOf"
  >
> {
  const { issue, fonts, inFile } = madeUp;
  const { press, styles } = issue.paper;
  const { standard, bleed, marks, spots, ink, floors } = press;
  const ownProfile = press.profile === undefined;
  const prints = once(() => pagePrints(madeUp));
  const profile = once(() => host.files.read(press.profile ?? host.profile));
  // Read only now: claims cover everything that was read.
  if (host.ledger !== undefined) await profile();
  return {
    fonts: { file: (id) => fonts.file(id), credit: (id) => fonts.file(id).entry },
    press: { standard, ownProfile, bleed, marks, spots, ink, floors, slug: fonts.fonts.face(styles.folio.face) },
    profile,
    profilePlace: inFile(press.profileSpan ?? issue.paper.span),
    claims: claimsOf(madeUp, host),
    pageClaims: (labels) => pageClaimsOf(madeUp, host, labels),
    pressForm: pressFormOf(madeUp, host),
    printed: madeUp.printed && { ...madeUp.printed, place: inFile(madeUp.printed.place) },
    signing: { stages: issue.paper.signing, print: (label) => prints().get(label) ?? "" },
    sources: () => issueFiles(madeUp, host),
    screenPhoto: screenPhotos(madeUp),
    placeOf: (id) => inFile(placeOf(issue, id)),
  };
}

/** The span of a story or an advert in the manifest; for other ids the beginning of the paper. */
function placeOf(issue: Issue, id = ""): Span {
  return (storyById(issue, id) ?? advertById(issue, id) ?? issue.paper).span;
}
