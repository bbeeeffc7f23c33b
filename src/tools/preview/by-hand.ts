// Steps by hand, such as moving a frame: each becomes a change of the manifest's text, is laid out on trial, and is written only if pages result. Frames that
// the engine found are pinned before they are changed. The text is edited in place, so comments and layout of the YAML stay.
import { type Diagnostic, errorAt, withAlso } from "../../base/diagnostic.ts";
import { extentText } from "../../base/extent.ts";
import { advertById, type Compiled, compile, type MadeUp, otherMakeUp, storyById } from "../../build/compile.ts";
import { draw } from "../../build/draw.ts";
import type { Host } from "../../build/host.ts";
import { pinFrames, pinPages } from "../../build/pins.ts";
import { editKeys, type KeyEdit, unpin } from "../../engine/manifest/pin.ts";
import type { Advert, Issue, PictureAdvert } from "../../engine/model/issue.ts";
import type { PrintedFrame } from "../../engine/newspaper/newspaper.ts";
import { wordsOf } from "../../locales/report.ts";
import { answer, pathOf, refuse } from "./answers.ts";
import type { HandStep, HandWish } from "./hand-step.ts";
import { messagesOf, pageStates } from "./issue-state.ts";
import type { Change, Wrote } from "./journal.ts";
import type { Newsroom } from "./newsroom.ts";
import type { PreviewedIssue } from "./previewed-issue.ts";
import type { Alternative, Answer, TrialState } from "./protocol.ts";
import type { FilesRead, Revision } from "./revision.ts";

/** The number of make-ups of a page to choose from. */
const ALTERNATIVES = 6;
/** Pixels per inch of their pictures. */
const SMALL = 40;

/** A step as a change of a file, against the revision that the reader saw. The journal writes it only if the file is still as that revision read it. */
async function changeOf(
  issue: PreviewedIssue,
  { revision: number, step }: HandWish,
  room: Newsroom,
): Promise<Answer<Change>> {
  if (step.kind === "text") return textChange(issue.read(number), step);
  const revision = issue.revision(number);
  if (revision === undefined) return refuse("conflict");
  const fault = faultOfFixedFrame(revision, step);
  if (fault !== undefined) return refuse("refused", wordsOf(fault, room.language).message);
  const before = revision.madeUp.sources[0]?.text ?? "";
  const ranked = step.kind === "choose" ? (await withAlternatives(issue, room.host)).madeUp : undefined;
  const after = textAfter(before, ranked ?? revision.madeUp, step);
  return after === undefined ? refuse("refused") : answer({ path: issue.path, before, after, what: step.kind });
}

/** The error for a step that would move a fixed frame: a story over the fold, half an advert away from it, a story out of its group. */
function faultOfFixedFrame({ madeUp: { issue } }: Revision, step: HandStep): Diagnostic | undefined {
  for (const of of movedBy(step)) {
    const story = storyById(issue, of);
    if (story?.parts.some(({ spread }) => spread !== undefined)) {
      return errorAt(story.span, "spread-by-hand", { story: story.id });
    }
    const group = story?.heads === undefined ? story?.group : story.id;
    if (story !== undefined && group !== undefined && step.kind === "toPage") {
      return errorAt(story.span, "group-by-hand", { story: story.id, group });
    }
    const advert = advertById(issue, of);
    if (advert?.kind !== "picture" || advert.half === undefined) continue;
    if (step.kind === "frame" && acrossAfter(advert, step, issue) !== undefined) continue;
    return errorAt(advert.span, "spread-by-hand", { story: advert.file });
  }
  return undefined;
}

function movedBy(step: HandStep): readonly string[] {
  if (step.kind === "swap") return [step.a.of, step.b.of];
  return step.kind === "frame" || step.kind === "toPage" ? [step.of] : [];
}

/** The error for a story that covers the head of its own group; a draft would be drawn all the same. */
function onGroupHead(
  { madeUp: { issue } }: Revision,
  step: HandStep,
  diagnostics: readonly Diagnostic[],
): Diagnostic | undefined {
  const found = withAlso(diagnostics);
  for (const of of movedBy(step)) {
    const story = storyById(issue, of);
    const group = story?.group;
    const isShort = found.some(({ code, arguments: args }) => code === "frame-too-small" && args["story"] === group);
    if (story !== undefined && group !== undefined && isShort) {
      return errorAt(story.span, "group-head-by-hand", { story: of, group });
    }
  }
  return undefined;
}

/** The reader may have gone on writing since that build: his text is used if the file is still the one that he began with. */
function textChange(read: FilesRead | undefined, step: Extract<HandStep, { kind: "text" }>): Answer<Change> {
  const source = read?.sources()[step.source];
  if (read === undefined || source === undefined) return refuse("conflict");
  const { before, after } = step;
  return answer({ path: pathOf(read, source), before, after, what: step.kind });
}

/** The same issue with several make-ups of each page. */
function withAlternatives(issue: PreviewedIssue, host: Host): Promise<Compiled> {
  return compile(issue.path, { ...host, draft: true }, ALTERNATIVES);
}

/** Does a step. Frames that leave no pages (one over another) are not written, since nothing would be left to drag. */
export async function act(issue: PreviewedIssue, wish: HandWish, room: Newsroom): Promise<Answer<object>> {
  const change = await changeOf(issue, wish, room);
  if (!change.ok) return change;
  const { what, after } = change.value;
  if (what !== "text") {
    const { revision, diagnostics } = await issue.trial(after);
    if (revision === undefined) return refuse("refused", firstError(diagnostics, room));
    const short = onGroupHead(revision, wish.step, diagnostics);
    if (short !== undefined) return refuse("refused", wordsOf(short, room.language).message);
  }
  return wroteAnswer(await room.journalOf(issue).write({ ...change.value, tab: wish.tab }));
}

function firstError(diagnostics: readonly Diagnostic[], { language }: Newsroom): string | undefined {
  const error = diagnostics.find(({ severity }) => severity === "error");
  return error && wordsOf(error, language).message;
}

export function wroteAnswer(wrote: Wrote): Answer<object> {
  return wrote === "conflict" || wrote === "encoding" || wrote === "other" ? refuse(wrote) : answer({ wrote });
}

/** The pages as a step would leave them; nothing is written. A step that leaves none is refused, and the client keeps showing the present ones. */
export async function tryStep(issue: PreviewedIssue, wish: HandWish, room: Newsroom): Promise<Answer<TrialState>> {
  const change = await changeOf(issue, wish, room);
  if (!change.ok) return change;
  const { revision, diagnostics } = await issue.trial(change.value.after);
  if (revision === undefined) return refuse("refused", firstError(diagnostics, room));
  const messages = messagesOf(diagnostics, revision, room.language);
  return answer({ revision: revision.number, pages: pageStates(revision), messages });
}

/** A page's make-ups, best first, each with a picture. */
export async function alternativesOf(
  issue: PreviewedIssue,
  label: string,
  host: Host,
): Promise<Answer<readonly Alternative[]>> {
  const compiled = await withAlternatives(issue, host);
  const { madeUp } = compiled;
  if (madeUp === undefined) return refuse("conflict");
  const made = madeUp.found.pages.find(({ page }) => madeUp.issue.pages[page]?.label === label);
  const alternatives: Alternative[] = [];
  for (const [rank, { faults }] of made?.makeUps.entries() ?? []) {
    const picture = await pagePicture(compiled, otherMakeUp(madeUp, rank), { label, dpi: SMALL }, host);
    if (picture === undefined) continue;
    const address = `data:image/png;base64,${Buffer.from(picture).toString("base64")}`;
    alternatives.push({ rank, faults, picture: address });
  }
  return answer(alternatives);
}

/** A page of the proof, as a printer would see it. */
export function proofPage({ compiled, madeUp }: Revision, label: string, host: Host): Promise<Uint8Array | undefined> {
  return pagePicture(compiled, madeUp, { label, dpi: 144 }, host);
}

async function pagePicture(
  compiled: Compiled,
  madeUp: MadeUp,
  { label, dpi }: { readonly label: string; readonly dpi: number },
  host: Host,
): Promise<Uint8Array | undefined> {
  const wishes = { pages: [label], formats: { png: { dpi: String(dpi) } } };
  const { files } = await draw(compiled, madeUp, wishes, host);
  return files.find(({ path }) => path.startsWith("pages/"))?.bytes;
}

/** A step that changes the manifest. */
type ManifestStep = Exclude<HandStep, { kind: "text" }>;

/**
 * The manifest's text after a step.
 * @param ranked made up with as many make-ups of each page as the step may choose from
 * @returns undefined if the manifest is written in a way that cannot be edited by program
 */
function textAfter(text: string, ranked: MadeUp, step: ManifestStep): string | undefined {
  const { writing } = ranked.issue.paper.grid;
  switch (step.kind) {
    case "frame":
      return editPinned(text, ranked, [step.of], [frameEdit(step, ranked)]);
    case "toPage": {
      const loose = unpin(text, { pages: undefined, stories: [step.of] }, writing).text;
      return editKeys(loose, [
        { entry: step.of, map: { kind: "place", index: step.part - 1 }, keys: [["page", step.page]] },
      ]);
    }
    case "photo":
      return editKeys(text, [
        { entry: step.of, map: { kind: "photo", index: step.index }, keys: [["depth", String(step.depth)]] },
      ]);
    case "priority":
      return editKeys(text, [{ entry: step.of, map: { kind: "entry" }, keys: [["priority", step.priority]] }]);
    case "swap":
      return swapped(text, ranked, step);
    case "pin":
      return pinPages(text, ranked, { pages: step.pages, stories: step.stories, rank: 0 }).text;
    case "unpin":
      return unpin(text, { pages: step.pages, stories: step.stories }, writing).text;
    case "choose":
      return pinPages(text, ranked, { pages: [step.page], stories: undefined, rank: step.rank }).text;
  }
}

function editPinned(
  text: string,
  madeUp: MadeUp,
  stories: readonly string[],
  edits: readonly (KeyEdit | undefined)[],
): string | undefined {
  const found = edits.filter((edit) => edit !== undefined);
  if (found.length < edits.length) return undefined;
  const { text: pinned } = pinFrames(text, madeUp, { pages: undefined, stories, rank: 0 });
  return editKeys(pinned, found);
}

function frameEdit(place: FrameByHand, { issue }: MadeUp): KeyEdit | undefined {
  const { of, part, page, columns, rows } = place;
  const advert = advertById(issue, of);
  const across = advert === undefined || advert.half === undefined ? columns : acrossAfter(advert, place, issue);
  if (across === undefined) return undefined;
  const keys = [["columns", extent(across)] as const, ["rows", extent(rows)] as const];
  if (advert === undefined) {
    return { entry: of, map: { kind: "place", index: part - 1 }, keys: [["page", page], ...keys] };
  }
  const entry = entryOfAdvert(issue, of);
  return { entry, map: { kind: "entry" }, keys: advert.half === undefined ? [["page", page], ...keys] : keys };
}

function extent([from, to]: readonly [number, number]): string {
  return extentText({ from, to });
}

/** Each frame takes the other's page, columns and rows. */
function swapped(text: string, madeUp: MadeUp, { a, b }: Extract<HandStep, { kind: "swap" }>): string | undefined {
  const [of, to] = [placeOf(madeUp, a), placeOf(madeUp, b)];
  if (of === undefined || to === undefined) return undefined;
  return editPinned(
    text,
    madeUp,
    [a.of, b.of],
    [frameEdit({ ...to, ...a }, madeUp), frameEdit({ ...of, ...b }, madeUp)],
  );
}

function placeOf(
  { found }: MadeUp,
  { of, part }: { readonly of: string; readonly part: number },
): FrameByHand | undefined {
  const { issue } = found;
  const frame = storyById(issue, of)?.parts[part - 1];
  const page = issue.pages[frame?.page ?? -1]?.label;
  if (frame?.frame === undefined || page === undefined) return undefined;
  const { columns, rows } = frame.frame;
  return { of, part, page, columns: [columns.from, columns.to], rows: [rows.from, rows.to] };
}

/** A story's part, or an advert, in a frame of one page. */
interface FrameByHand extends Pick<PrintedFrame, "of" | "part" | "columns" | "rows"> {
  readonly page: string;
}

/** The index of an advert in the manifest's list: the right half of one over the fold is listed after all others, and is written where the left half is. */
function entryOfAdvert(issue: Issue, of: string): number {
  const span = advertById(issue, of)?.span;
  return issue.adverts.findIndex((advert) => advert.span === span);
}

/**
 * The columns of an advert over the fold, counted over both pages, after one half of it has been dragged. Its outer edge follows the hand; if the half is moved
 * as a whole, the other half moves too.
 * @returns undefined if the half would leave its page or the fold, or nothing of the other half would be left
 */
function acrossAfter(
  { half, frame, page }: Pick<Advert & Pick<PictureAdvert, "half">, "half" | "frame" | "page">,
  { page: label, columns: [from, to] }: FrameByHand,
  { pages, paper }: Issue,
): readonly [number, number] | undefined {
  if (half === undefined || pages[page]?.label !== label) return undefined;
  const each = paper.grid.columns;
  const { side, across } = half;
  const atFold = side === "left" ? to === each : from === 1;
  const by = from - frame.columns.from;
  const isMoved = by === to - frame.columns.to;
  if (!atFold && !isMoved) return undefined;
  const after: readonly [number, number] = atFold
    ? side === "left"
      ? [from, across.to]
      : [across.from, each + to]
    : [across.from + by, across.to + by];
  const isOver = 1 <= after[0] && after[0] <= each && each < after[1] && after[1] <= 2 * each;
  return isOver ? after : undefined;
}
