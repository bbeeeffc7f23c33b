import { type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import { extentText } from "../../../base/extent.ts";
import type { Span } from "../../../base/source.ts";
import { cutsSubject } from "../../images/picture.ts";
import type { Part, Photo } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import type { Layout, Placed } from "../page.ts";

/** Below this a picture is soft in print; plants accept 150 to 200 ppi (formats/press/RULES.md#resolution). */
const LEAST_PPI = 150;

/** Rows, below which a length counts as no more. */
const ROUNDING = 0.01;

type PlacedPicture = Extract<Placed, { readonly kind: "picture" }>;

/** A picture as the manifest asks for it: the part of `Issue` that this check reads. */
interface Asked {
  readonly span: Span;
}

/** An advert; one file may stand in several places. */
export interface AskedAdvert extends Asked {
  /** Which of the placed pictures is meant. */
  readonly piece: string;
}

interface PictureSources {
  readonly stories: readonly {
    readonly id: string;
    readonly parts: readonly Pick<Part, "number" | "writing">[];
    readonly photos: readonly (Asked & Pick<Photo, "id" | "crop" | "depth" | "depthSpan" | "part">)[];
  }[];
  readonly adverts: readonly AskedAdvert[];
  readonly paper: { readonly grid: Pick<Grid, "size" | "pitch"> };
}

/**
 * Warnings for each placed picture that has too few pixels for its size, whose crop cuts its subject, or which is whole and so less deep than it is to be,
 * at the photo's place in the manifest.
 */
export function checkPictures(issue: PictureSources, layout: Layout): readonly Diagnostic[] {
  return layout.pages.flatMap((page) =>
    page.placed.flatMap((placed): readonly Diagnostic[] => {
      // The second half of a picture over the fold is told with the first.
      if (placed.kind !== "picture" || placed.at.x < 0) return [];
      const asked = askedFor(issue, placed);
      if (asked === undefined) return [];
      const { file, ppi, crop, fit, pixels } = placed.picture;
      const cut = fit === "cover" && cutsSubject(pixels, placed.at, crop);
      return [
        ...(cut ? [warningAt(asked.span, "subject-cut", { file, page: page.label })] : []),
        ...lessDeep(issue, placed, page.label),
        ...(ppi < LEAST_PPI
          ? [warningAt(asked.span, "low-resolution", { file, ppi: Math.round(ppi), wanted: LEAST_PPI })]
          : []),
      ];
    }),
  );
}

/** A picture of which nothing is cut off cannot be deeper than its width asks. */
function lessDeep(issue: PictureSources, placed: PlacedPicture, page: string): readonly Diagnostic[] {
  const { file } = placed.picture;
  const story = issue.stories.find(({ id }) => id === placed.owner.story);
  const photo = story?.photos.find(({ id }) => id === placed.picture.photo);
  if (photo?.depth === undefined || photo.crop.kind !== "none") return [];
  const { size, pitch } = issue.paper.grid;
  const part = story?.parts.find(({ number }) => number === photo.part);
  const deep = part?.writing === "vertical" ? placed.at.width : placed.at.height;
  const rows = Math.ceil((deep - size) / pitch + 1 - ROUNDING);
  if (photo.depth.from <= rows) return [];
  return [
    warningAt(photo.depthSpan ?? photo.span, "depth-unmet", { file, page, rows, depth: extentText(photo.depth) }),
  ];
}

/**
 * A warning for each photo that stands twice on one page, under the same name or another.
 * @param hash of a picture's file; undefined where it is not known
 */
export function checkRepeated(
  issue: Omit<PictureSources, "paper">,
  layout: Layout,
  hash: (file: string) => string | undefined,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const page of layout.pages) {
    const first = new Map<string, Asked>();
    for (const placed of page.placed) {
      if (placed.kind !== "picture" || placed.owner.story === undefined) continue;
      const { file } = placed.picture;
      const asked = askedFor(issue, placed);
      const key = hash(file) ?? file;
      const twin = first.get(key);
      if (asked === undefined) continue;
      if (twin === undefined) first.set(key, asked);
      else diagnostics.push(warningAt(asked.span, "photo-repeated", { file, page: page.label }, [twin.span]));
    }
  }
  return diagnostics;
}

function askedFor(issue: Omit<PictureSources, "paper">, placed: PlacedPicture): Asked | undefined {
  const { owner, picture } = placed;
  if (owner.story === undefined) return issue.adverts.find(({ piece }) => piece === owner.piece);
  return issue.stories.find(({ id }) => id === owner.story)?.photos.find(({ id }) => id === picture.photo);
}
