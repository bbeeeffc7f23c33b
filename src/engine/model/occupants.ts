import type { PaperManifest } from "../manifest/manifest.ts";
import type { FrameOccupant } from "./frames.ts";
import type { Issue, Story } from "./issue.ts";

/** Everything that takes room on a page: the nameplate on page one, the stories' frames, those of whole groups, the adverts. */
export function occupantsOf(
  { paper, pages, stories, adverts }: Pick<Issue, "paper" | "pages" | "stories" | "adverts">,
  written: PaperManifest,
): readonly FrameOccupant[] {
  const first = pages.findIndex(({ number }) => number === 1);
  const plate = paper.nameplate;
  const span = written.furniture?.nameplate?.columns.span ?? paper.span;
  const nameplate = plate === undefined || first < 0 ? [] : [{ name: "报头", page: first, frame: plate, span }];
  return [
    ...nameplate,
    ...stories.filter(({ group }) => group === undefined).flatMap(framesOf),
    ...adverts.flatMap(({ name, page, frame, cells = [frame], span: place }) =>
      cells.map((cell) => ({ name, page, frame: cell, span: place })),
    ),
  ];
}

function framesOf({ id, parts, heads }: Story): readonly FrameOccupant[] {
  return parts.flatMap((part): readonly FrameOccupant[] => {
    const frame = heads === undefined ? part.frame : heads.frame;
    return frame === undefined ? [] : [{ name: id, page: part.page, frame, span: part.span }];
  });
}

/** The frames of each group's own stories: they lie in the group's frame, and not over one another. */
export function occupantsInGroups(stories: readonly Story[]): readonly (readonly FrameOccupant[])[] {
  const groups = new Set(stories.flatMap(({ group }) => group ?? []));
  return [...groups].map((id) => stories.filter(({ group }) => group === id).flatMap(framesOf));
}
