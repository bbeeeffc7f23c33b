import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { wordsOf } from "../../base/report.ts";
import { advertById, storyById } from "../../build/by-id.ts";
import { compile, otherMakeUp } from "../../build/compile.ts";
import { draw } from "../../build/draw.ts";
import type { Host } from "../../build/host.ts";
import { answer, pathOf, refuse } from "./answers.ts";
import type { FilesRead } from "./files-read.ts";
import { acrossAfter } from "./half-by-hand.ts";
import type { HandStep, HandWish } from "./hand-step.ts";
import { textAfter } from "./hand-text.ts";
import { messagesOf, pageStates } from "./issue-state.ts";
import type { Change, Wrote } from "./journal.ts";
import type { Newsroom } from "./newsroom.ts";
import type { PreviewedIssue } from "./previewed-issue.ts";
import type { Alternative, Answer, TrialState } from "./protocol.ts";
import type { Revision } from "./revision.ts";

/** How many make-ups of a page are offered. */
const ALTERNATIVES = 6;
/** Pixels per inch of their pictures. */
const SMALL = 40;

/**
 * A step as a change of a file, against the revision that the reader saw. When the journal writes, it checks that the file is still as that revision read it.
 */
async function changeOf(
  issue: PreviewedIssue,
  { revision: number, step }: HandWish,
  room: Newsroom,
): Promise<Answer<Change>> {
  if (step.kind === "text") return textChange(issue.read(number), step);
  const revision = issue.revision(number);
  if (revision === undefined) return refuse("conflict");
  const kept = keptFrame(revision, step);
  if (kept !== undefined) return refuse("refused", wordsOf(kept, room.language).message);
  const before = revision.madeUp.sources[0]?.text ?? "";
  const ranked = step.kind === "choose" ? await rankedOf(issue, revision, room.host) : revision.madeUp;
  const after = textAfter(before, ranked, step);
  return after === undefined ? refuse("refused") : answer({ path: issue.path, before, after, what: step.kind });
}

/** The error for a step that would move what must keep its frame: a story over the fold, half an advert away from it, a story out of its group. */
function keptFrame({ madeUp: { issue } }: Revision, step: HandStep): Diagnostic | undefined {
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

/** The error for a story that stands on the head of its own group; a draft would be drawn all the same. */
function onGroupHead(
  { madeUp: { issue } }: Revision,
  step: HandStep,
  found: readonly Diagnostic[],
): Diagnostic | undefined {
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

/** The reader may have gone on writing since that build: his text counts if the file is still as he began. */
function textChange(read: FilesRead | undefined, step: Extract<HandStep, { kind: "text" }>): Answer<Change> {
  const source = read?.sources()[step.source];
  if (read === undefined || source === undefined) return refuse("conflict");
  const { before, after } = step;
  return answer({ path: pathOf(read, source), before, after, what: step.kind });
}

/** The same issue with several make-ups of each page. */
async function rankedOf(issue: PreviewedIssue, { madeUp }: Revision, host: Host): Promise<Revision["madeUp"]> {
  const ranked = await compile(issue.path, { ...host, draft: true }, ALTERNATIVES);
  return ranked.madeUp ?? madeUp;
}

/** Does a step. Frames that leave no pages (one over another) are not written: nothing would be left to drag. */
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

/** The pages as a step would leave them; nothing is written. A step that leaves none is refused, and the client shows those that it has. */
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
  const compiled = await compile(issue.path, { ...host, draft: true }, ALTERNATIVES);
  const { madeUp } = compiled;
  if (madeUp === undefined) return refuse("conflict");
  const made = madeUp.found.pages.find(({ page }) => madeUp.issue.pages[page]?.label === label);
  const alternatives: Alternative[] = [];
  for (const [rank, { faults }] of made?.makeUps.entries() ?? []) {
    const wishes = { pages: [label], formats: { png: { dpi: String(SMALL) } } };
    const { files } = await draw(compiled, otherMakeUp(madeUp, rank), wishes, host);
    const picture = files.find(({ path }) => path.startsWith("pages/"));
    if (picture === undefined) continue;
    const address = `data:image/png;base64,${Buffer.from(picture.bytes).toString("base64")}`;
    alternatives.push({ rank, faults, picture: address });
  }
  return answer(alternatives);
}

/** A page of the proof: what a printer would see. */
export async function proofPage(revision: Revision, label: string, host: Host): Promise<Uint8Array | undefined> {
  const wishes = { pages: [label], formats: { png: { dpi: "144" } } };
  const { files } = await draw(revision.compiled, revision.madeUp, wishes, host);
  return files.find(({ path }) => path.startsWith("pages/"))?.bytes;
}
