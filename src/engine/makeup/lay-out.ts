import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Memory } from "../../base/memo.ts";
import { type Desk, labelOf, newDesk } from "../layout/desk.ts";
import { toldLeftOut } from "../layout/fit/optional.ts";
import { knownStories } from "../layout/known-stories.ts";
import { type LaidOut, layOutFrames } from "../layout/layout.ts";
import type { Issue } from "../model/issue.ts";
import { type MadeUpIssue, makeUp } from "./make-up.ts";
import { toldOutranked } from "./photos/outranked.ts";
import { withTriedPhotos } from "./photos/tried-photos.ts";

/** What may tell of a story that its frame should be deeper or less deep: where its id stands, and what is told of the frame. */
const DEPTHS: Partial<Record<Diagnostic["code"], readonly [story: string, depth: string]>> = {
  overset: ["story", "depth"],
  underfull: ["story", "depth"],
  "photo-no-room": ["story", "depth"],
  "page-rest": ["beside", "beside"],
};

export interface MadeUpLayout extends LaidOut {
  /** The issue with the frames that the engine found, and the make-ups of each page that has such, best first. */
  readonly madeUp: MadeUpIssue;
}

/** What an issue is laid out with. */
export interface Means extends Pick<Desk, "bench" | "pictures" | "words"> {
  /** Of the open issue; left out: nothing is remembered. */
  readonly memory?: Memory | undefined;
  /** Called when all frames are found; copy is set in them next. */
  readonly framed?: (() => void) | undefined;
}

/**
 * Finds a frame for every part that has none, and lays the issue out.
 * @param wanted how many make-ups of a page are kept
 */
export function layOutWith(written: Issue, means: Means, wanted = 1): MadeUpLayout {
  const plan = newDesk(written, means);
  const { known, issue: found, ...others } = makeUp(plan, wanted);
  const madeUp = { ...others, issue: { ...found, stories: knownStories(found.stories, plan.memory) } };
  means.framed?.();
  const demands = madeUp.pages.map(({ page, capacity, demand, makeUps }) => ({
    page,
    capacity,
    demand,
    rest: makeUps[0]?.rest,
  }));
  const laidOut = layOutFrames({ ...plan, issue: madeUp.issue }, demands);
  const diagnostics = (): readonly Diagnostic[] => [
    ...madeUp.diagnostics,
    ...toldLeftOut(written, laidOut.stories, plan),
    ...toldOutranked(written, laidOut.layout, plan),
    ...withTriedPhotos(withoutDepths(laidOut.diagnostics(), plan), { ...madeUp, known }, plan),
  ];
  return { ...laidOut, madeUp, diagnostics };
}

/** Hints name no rows for frames that the engine finds: the manifest has none that could be made more or less deep. */
function withoutDepths(diagnostics: readonly Diagnostic[], desk: Desk): readonly Diagnostic[] {
  const loose = new Set(
    desk.issue.stories.flatMap(({ id, parts }) =>
      parts.filter(({ frame }) => frame === undefined).map(({ page }) => `${labelOf(desk, page)} ${id}`),
    ),
  );
  return diagnostics.map((told): Diagnostic => {
    const [story, depth] = DEPTHS[told.code] ?? [];
    if (story === undefined || depth === undefined) return told;
    const { [depth]: rows, ...others } = told.arguments;
    const isLoose = loose.has(`${told.arguments["page"]} ${told.arguments[story]}`);
    return rows === undefined || !isLoose ? told : { ...told, arguments: others };
  });
}
