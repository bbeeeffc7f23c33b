import { type Arguments, type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { mm } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { Layout } from "../../engine/layout/page.ts";
import type { PictureAdvert } from "../../engine/model/issue.ts";
import { isPdf } from "../../engine/pdf/form.ts";
import { type PictureOnPage, scaleOn, unfitAsPicture, unfitOnPage } from "./placed-page.ts";

/** An advert as the manifest asks for it: the part of `Issue` that this check reads. */
interface Asked extends Pick<PictureAdvert, "file" | "path" | "fit" | "filePage" | "as" | "span"> {
  /** Which placed picture is meant, since one file may stand in several places. Left out: the first one of the file. */
  readonly piece?: string;
}

interface AdvertSources {
  readonly adverts: readonly Asked[];
  readonly paper: Parameters<typeof unfitOnPage>[1]["paper"];
}

/** An advert may miss its place by this much on either side: programs round to pixels. */
const SIZE_SLACK = mm(0.5);
/** A picture's shape may miss its place's by this share: less white than a reader sees. */
const SHAPE_SLACK = 0.03;
/** `fit: cover` may cut this share of an advert: 3 mm of margin on 100. Beyond it the first and last lines go. */
const MOST_CUT = 0.05;
/** `fit: contain` asks for white at the sides. If there is more white than picture, the place was hardly meant for it. */
const MOST_WHITE = 0.5;

/**
 * Checks adverts that come as a page of a PDF for what a plant would refuse: size, colours, fonts, resolution at the placed size. All findings are
 * warnings; `gradeForPress` turns those that a press file must not have into errors.
 */
export async function checkAdverts(
  issue: AdvertSources,
  layout: Layout,
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const advert of issue.adverts) {
    const placed = pictureOf(layout, advert);
    const bytes = placed && (await read(advert.path));
    if (placed === undefined || bytes === undefined) continue;
    const found = isPdf(bytes)
      ? await checkAdvert(advert, { bytes, layout, placed }, issue.paper)
      : checkShape(advert, { layout, placed });
    diagnostics.push(...found);
  }
  return diagnostics;
}

/** Where an advert stands. */
interface Stand {
  readonly layout: Layout;
  readonly placed: PictureOnPage;
}

/** Checks the shape of a picture, which should be that of its place. (A picture does not say how large it should be.) */
function checkShape(advert: Asked, stand: Stand): readonly Diagnostic[] {
  const { at, picture } = stand.placed;
  const { pixels } = picture;
  if (pixels === undefined) return [];
  if (advert.fit !== "exact") return checkFit(advert, pixels, stand);
  const share = shareOutside(pixels, at);
  if (share <= SHAPE_SLACK) return [];
  const { file } = advert;
  const cut = share <= MOST_CUT ? { most: percent(MOST_CUT) } : {};
  return [warningAt(advert.span, "advert-shape", { file, share: percent(share), ...sizeOfPlace(stand), ...cut })];
}

/** Warns of what `fit: cover` cuts off, and of what `fit: contain` leaves white if that is most of the place. */
function checkFit({ file, fit, span }: Asked, size: Size, stand: Stand): readonly Diagnostic[] {
  const share = shareOutside(size, stand.placed.at);
  const told = { file, share: percent(share) };
  if (fit === "cover" && share > MOST_CUT) {
    return [errorAt(span, "advert-cut", { ...told, most: percent(MOST_CUT), ...sizeOfPlace(stand) })];
  }
  return fit === "contain" && share > MOST_WHITE
    ? [warningAt(span, "advert-white", { ...told, ...sizeOfPlace(stand) })]
    : [];
}

/** The share of a picture that is cut off if it fills the place. It is also the share of the place that stays white if the picture stands whole. */
function shareOutside(size: Size, at: Size): number {
  const off = size.width / size.height / (at.width / at.height);
  return 1 - Math.min(off, 1 / off);
}

/**
 * The size of an advert's place as printed, in millimetres. The frame is larger, since its first row stays white below what stands above. It is told
 * too, since editors count its rows.
 */
function sizeOfPlace({ layout, placed: { at, owner } }: Stand): Arguments {
  const place = { placeWidth: millimetres(at.width), placeHeight: millimetres(at.height) };
  const frame = layout.pages.flatMap(({ frames }) => frames).find((each) => each.owner.piece === owner.piece);
  const [first, last] = frame?.rows ?? [];
  if (frame === undefined || first === undefined || last === undefined) return place;
  return { ...place, rows: last - first + 1, rowsHeight: millimetres(frame.rect.height) };
}

function millimetres(points: number): string {
  return (points / mm(1)).toFixed(1);
}

function percent(share: number): number {
  return Math.round(share * 100);
}

function pictureOf(layout: Layout, { path, filePage, as, piece }: Asked): PictureOnPage | undefined {
  for (const page of layout.pages) {
    for (const placed of page.placed) {
      if (placed.kind !== "picture") continue;
      const { picture, owner } = placed;
      const isMeant = piece === undefined || owner.piece === piece;
      if (isMeant && picture.path === path && picture.filePage === filePage && picture.as === as) return placed;
    }
  }
  return undefined;
}

async function checkAdvert(
  advert: Asked,
  { bytes, ...stand }: Stand & { readonly bytes: Uint8Array },
  paper: AdvertSources["paper"],
): Promise<readonly Diagnostic[]> {
  // Loaded only where there is such an advert.
  const { openPage, activeIn } = await import("../../engine/pdf/page.ts");
  const opened = openPage(bytes, advert.filePage);
  if (!opened.ok) return [];
  const { size, unit } = opened.source;
  const scale = scaleOn(stand.placed.at, size, advert.fit) * unit;
  const { span, file, filePage: number = 1 } = advert;
  const page = { paper, scale, span, file, number, asPicture: "offered" } as const;
  const sizes = [...checkSize(advert, size, stand), ...checkFit(advert, size, stand)];
  if (advert.as === "picture") return [...sizes, ...(await unfitAsPicture(opened.source, page))];
  const found = await unfitOnPage(opened.source, page);
  const active = activeIn(opened.source).map((what) =>
    warningAt(advert.span, "pdf-active", { file: advert.file, what }),
  );
  return [...sizes, ...found, ...active];
}

function checkSize({ file, fit, span }: Asked, size: Size, stand: Stand): readonly Diagnostic[] {
  if (fit !== "exact") return [];
  const { at } = stand.placed;
  const off = Math.max(Math.abs(at.width - size.width), Math.abs(at.height - size.height));
  if (off <= SIZE_SLACK) return [];
  const own = { width: millimetres(size.width), height: millimetres(size.height) };
  return [warningAt(span, "advert-size", { file, ...own, ...sizeOfPlace(stand) })];
}
