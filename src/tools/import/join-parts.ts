import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { isTorn } from "./marks.ts";
import type { AssignedStory } from "./plan.ts";
import { type CopyPassage, copyText, type Decision, joinedText, type ProposedStory, type Taken } from "./proposal.ts";

interface JoinedStories {
  readonly stories: readonly AssignedStory[];
  readonly taken: readonly Taken[];
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes one story of two that their notices call parts of one another: 下转 on one page, 上接 on the other, and no second candidate. A story that came
 * in whole goes on nowhere, whatever a line at its end says.
 * @param isPresent tells of parts that the issue has: copy in an issue is not written over, and the other part comes in by itself
 */
export function joinParts(
  assigned: readonly AssignedStory[],
  isPresent: (each: AssignedStory) => boolean,
): JoinedStories {
  const desk: Desk = { stories: assigned, taken: [], decisions: [], diagnostics: [], isPresent };
  for (const first of assigned) {
    let whole = desk.stories.find((each) => each === first);
    // A story may go on more than once.
    while (whole !== undefined) whole = joinNext(whole, desk);
  }
  return desk;
}

interface Desk {
  stories: readonly AssignedStory[];
  readonly taken: Taken[];
  readonly decisions: Decision[];
  readonly diagnostics: Diagnostic[];
  readonly isPresent: (each: AssignedStory) => boolean;
}

/** The story with its next part, which then stands for both; undefined: it has none. */
function joinNext(begun: AssignedStory, desk: Desk): AssignedStory | undefined {
  const { continuesOn } = begun.story;
  if (continuesOn === undefined) return undefined;
  const next = continuationOf(begun, desk.stories);
  if (next === "unclear") desk.diagnostics.push(warningAt(continuesOn.span, "unclear-jump"));
  if (next === undefined && !begun.isPart) {
    desk.diagnostics.push(warningAt(continuesOn.span, "jump-left-out", { page: continuesOn.page }));
    const whole = { ...begun, story: { ...begun.story, continuesOn: undefined } };
    desk.stories = desk.stories.map((each) => (each === begun ? whole : each));
  }
  if (next === undefined || next === "unclear") return undefined;
  if ([begun, next].some(desk.isPresent)) {
    desk.diagnostics.push(
      ...[begun, next].filter((part) => !desk.isPresent(part)).map(({ story }) => warningAt(story.span, "other-part")),
    );
    return undefined;
  }
  const joined: AssignedStory = {
    page: begun.page,
    isPart: next.isPart,
    story: joinedStory(begun.story, next, desk.taken),
    joinedFrom: [...(begun.joinedFrom.length === 0 ? [begun] : begun.joinedFrom), next],
  };
  desk.decisions.push({ what: "story-joined", span: next.story.span });
  desk.stories = desk.stories.filter((each) => each !== next).map((each) => (each === begun ? joined : each));
  return joined;
}

function continuationOf(
  first: AssignedStory,
  stories: readonly AssignedStory[],
): AssignedStory | "unclear" | undefined {
  const from = first.story.parts.at(-1)?.page ?? first.page;
  const to = first.story.continuesOn?.page;
  const others = stories.filter(
    (other) => other !== first && isPage(other.page, to) && isPage(from, other.story.continuedFrom?.page),
  );
  const rivals = stories.filter(
    (other) =>
      isPage(other.page, from) && other.story.continuesOn !== undefined && isPage(other.story.continuesOn.page, to),
  );
  if (others.length === 0) return undefined;
  const [only, ...more] = others;
  if (more.length === 0 && rivals.length < 2) return only;
  const ranked = others
    .map((other) => ({ other, alike: shared(headOf(first.story), headOf(other.story)) }))
    .toSorted((a, b) => b.alike - a.alike);
  const [best, second] = ranked;
  const isClear = best !== undefined && best.alike > 1 && best.alike > (second?.alike ?? 0);
  return isClear ? best.other : "unclear";
}

/** A label as a notice names it: A04 may be called 4. */
function isPage(label: string, noticed: string | undefined): boolean {
  if (noticed === undefined) return false;
  return label === noticed || Number(label.replace(/\D/g, "")) === Number(noticed.replace(/\D/g, ""));
}

function headOf({ headline }: ProposedStory): string {
  return headline?.lines.join("") ?? "";
}

/** How many characters both hold. */
function shared(a: string, b: string): number {
  return [...new Set(a)].filter((character) => b.includes(character)).length;
}

function joinedStory(first: ProposedStory, { story: next, page }: AssignedStory, taken: Taken[]): ProposedStory {
  const { kicker, deck, byline } = next;
  for (const head of [kicker, deck]) {
    if (head !== undefined) taken.push({ reason: "jump-head", text: head.lines.join(""), span: head.span });
  }
  if (byline !== undefined && first.byline !== undefined) taken.push({ reason: "jump-head", ...byline });
  const part = first.parts.length + 2;
  return {
    ...first,
    byline: first.byline ?? byline,
    note: first.note ?? next.note,
    body: joinedBody(first.body, next.body),
    photos: [...first.photos, ...next.photos.map((photo) => ({ ...photo, part }))],
    continuesOn: next.continuesOn,
    parts: [...first.parts, { page, headline: next.headline }],
  };
}

function joinedBody(first: readonly CopyPassage[], next: readonly CopyPassage[]): readonly CopyPassage[] {
  const last = first.at(-1);
  const [opening, ...rest] = next;
  if (last?.kind !== "paragraph" || opening?.kind !== "paragraph" || !isTorn(copyText(last.text)))
    return [...first, ...next];
  return [...first.slice(0, -1), { ...last, text: joinedText(last.text, opening.text) }, ...rest];
}
