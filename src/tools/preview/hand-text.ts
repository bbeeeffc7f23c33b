import { extentText } from "../../base/extent.ts";
import { pinFrames, pinPages } from "../../build/arrange/pin-frames.ts";
import { advertById, storyById } from "../../build/by-id.ts";
import type { MadeUp } from "../../build/compile.ts";
import { editKeys, type KeyEdit } from "../../engine/manifest/edit-keys.ts";
import { unpin } from "../../engine/manifest/unpin.ts";
import { acrossAfter, entryOfAdvert, type FrameByHand } from "./half-by-hand.ts";
import type { HandStep } from "./hand-step.ts";

/** A step that changes the manifest. */
type ManifestStep = Exclude<HandStep, { kind: "text" }>;

/**
 * The manifest's text after a step. A frame that the engine found is written down before it is changed.
 * @param ranked made up with as many make-ups of each page as the step may choose from
 * @returns undefined where the manifest is not written in a way that a hand can change
 */
export function textAfter(text: string, ranked: MadeUp, step: ManifestStep): string | undefined {
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
  const known = edits.filter((edit) => edit !== undefined);
  if (known.length < edits.length) return undefined;
  const { text: pinned } = pinFrames(text, madeUp, { pages: undefined, stories, rank: 0 });
  return editKeys(pinned, known);
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

/** Each takes the other's page, columns and rows. */
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
