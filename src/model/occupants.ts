import type { PaperManifest } from "../manifest/paper-manifest.ts";
import type { FrameOccupant } from "./frames.ts";
import type { Issue } from "./issue.ts";

/** Everything that takes room on a page: the nameplate on page one, the stories' frames, the adverts. */
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
    ...stories.flatMap(({ id, parts }) =>
      parts.flatMap(({ page, frame, span: place }) =>
        frame === undefined ? [] : [{ name: id, page, frame, span: place }],
      ),
    ),
    ...adverts.flatMap(({ name, page, frame, cells = [frame], span: place }) =>
      cells.map((cell) => ({ name, page, frame: cell, span: place })),
    ),
  ];
}
