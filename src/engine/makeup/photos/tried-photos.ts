import type { Diagnostic } from "../../../base/diagnostic.ts";
import { type Desk, labelOf } from "../../layout/desk.ts";
import type { MakeUp, PageRequest } from "../found.ts";
import { isAsGood } from "../judge.ts";
import { makePage } from "../make-page.ts";
import type { MadeUpKnowing, MadeUpPage } from "../make-up.ts";
import { LEAST_FILLED } from "../weights.ts";
import { isCovered } from "./photo-cover.ts";
import { takenBy, withColumns } from "./wider-photos.ts";

/**
 * The wider photo that the message of 天窗 names, tried on pages that were made up: with the share of the room that it really fills,
 * narrower where the page does not come out with it, and not named at all where it never does.
 */
export function withTriedPhotos(
  diagnostics: readonly Diagnostic[],
  made: MadeUpKnowing,
  desk: Desk,
): readonly Diagnostic[] {
  const { issue, pages } = made;
  const make = pageTrier(made, desk);
  return diagnostics.map((told): Diagnostic => {
    const { photo, now, wider, share, ...others } = told.arguments;
    if (told.code !== "page-rest" || photo === undefined) return told;
    const page = pages.find((each) => labelOf(desk, each.page) === others["page"]);
    if (page === undefined) return told;
    const room = Number(others["characters"]) / issue.paper.grid.measure;
    for (let columns = Number(wider); columns > Number(now); columns--) {
      const filled = filledBy({ file: String(photo), columns }, page, make, { ...desk, issue }) / room;
      if (filled < LEAST_FILLED) continue;
      const tried = { photo, now: Number(now), wider: columns, share: Math.min(100, Math.round(filled * 100)) };
      return { ...told, arguments: { ...others, ...tried } };
    }
    return { ...told, arguments: others };
  });
}

/** Makes a page of a made-up issue up anew, to see what a message names; undefined where it does not come out. */
function pageTrier({ issue, known }: MadeUpKnowing, desk: Desk): (request: PageRequest) => MakeUp | undefined {
  return (request) => makePage(request, { ...desk, issue, known }).makeUps[0];
}

/** The column-rows that a page takes more with a wider photo; 0 where it does not come out as well as before. */
function filledBy(
  photo: { readonly file: string; readonly columns: number },
  { items, makeUps, ground }: MadeUpPage,
  make: (request: PageRequest) => MakeUp | undefined,
  desk: Desk,
): number {
  const [before] = makeUps;
  const wider = items.map((item) => withColumns(item, photo));
  if (before === undefined || ground === undefined || wider.every((item, at) => item === items[at])) return 0;
  const after = make({ items: wider, ...ground, wanted: 1 });
  if (after === undefined || !isAsGood(after, before) || isCovered(wider, after, desk)) return 0;
  return takenBy(after) - takenBy(before);
}
