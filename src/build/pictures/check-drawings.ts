import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { hundredths } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { PhotoDesk } from "../../engine/images/desk.ts";
import type { SvgSource } from "../../engine/images/svg/svg.ts";
import { type AskedAdvert, isOf } from "../../engine/layout/faults/check-pictures.ts";
import type { Layout } from "../../engine/layout/page.ts";
import type { Photo } from "../../engine/model/issue.ts";
import { isPdf, isSvg } from "../../engine/pdf/form.ts";
import { type DrawingStand, hasSeenType, weakType } from "./drawing-type.ts";
import { type PictureOnPage, scaleOn, unfitOnPage } from "./placed-page.ts";

/** A picture as the manifest asks for it: the part of `Issue` that this check reads. */
type Asked = Pick<Photo, "file" | "path" | "span">;

interface DrawingSources {
  readonly stories: readonly { readonly id: string; readonly photos: readonly Asked[] }[];
  readonly adverts: readonly (Asked & AskedAdvert)[];
  readonly pages: readonly { readonly label: string; readonly black: boolean }[];
  readonly paper: Parameters<typeof unfitOnPage>[1]["paper"];
}

/**
 * Checks the charts of stories for what a plant would refuse, at their placed size: a PDF's colours, fonts, ink and lines, which are printed as they
 * are, and an SVG's lines (formats/press/RULES.md#inks, formats/press/RULES.md#small-type). Adverts that are SVGs have their lines checked too; those that are PDFs
 * are check-adverts.ts's. All findings are warnings; `gradeForPress` turns those that a press file must not have into errors.
 */
export async function checkDrawings(
  issue: DrawingSources,
  layout: Layout,
  means: Means,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const { placed, label } of layout.pages) {
    const black = issue.pages.some((page) => page.label === label && page.black);
    for (const thing of placed) {
      if (thing.kind === "picture") diagnostics.push(...(await checkDrawing(issue, thing, { ...means, black })));
    }
  }
  return diagnostics;
}

/** What the check needs of a build: its files and its photo desk. */
interface Means extends Pick<PhotoDesk, "inInks" | "inRgb" | "remember"> {
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

async function checkDrawing(
  issue: DrawingSources,
  thing: PictureOnPage,
  { read, ...means }: Means & Pick<DrawingStand, "black">,
): Promise<readonly Diagnostic[]> {
  const asked = askedFor(issue, thing);
  const bytes = asked && /\.(?:svg|pdf)$/i.test(asked.file) ? await read(asked.path) : undefined;
  if (asked === undefined || bytes === undefined) return [];
  if (isSvg(bytes)) {
    const { openSvg } = await import("../../engine/images/svg/svg.ts");
    const svg = openSvg(bytes);
    if (!svg.ok || svg.source.pixels !== undefined) return [];
    const stand: DrawingStand = { ...means, ...asked, drawing: svg.source, placed: thing, press: issue.paper.press };
    return [...(await checkLines(stand)), ...(await weakType(stand))];
  }
  return isPdf(bytes) && thing.owner.story !== undefined ? chart(asked, bytes, thing, issue) : [];
}

function askedFor({ stories, adverts }: DrawingSources, placed: PictureOnPage): Asked | undefined {
  const { owner, picture } = placed;
  if (owner.story === undefined) return adverts.find((advert) => isOf(advert, placed));
  const photos = stories.find(({ id }) => id === owner.story)?.photos ?? [];
  return photos.find(({ path }) => path === picture.path);
}

/** A chart that is a page of a PDF. */
async function chart(
  { span, file }: Asked,
  bytes: Uint8Array,
  { at, picture }: PictureOnPage,
  { paper }: DrawingSources,
): Promise<readonly Diagnostic[]> {
  const { openPage } = await import("../../engine/pdf/page.ts");
  const opened = openPage(bytes);
  if (!opened.ok) return [];
  const { source } = opened;
  const scale = scaleOn(at, source.size, picture.fit) * source.unit;
  return unfitOnPage(source, { paper, scale, span, file, number: 1, asPicture: "no" });
}

/** A drawing without its text: letters have no lines to be checked. */
function withoutType(drawing: SvgSource): SvgSource {
  const text = drawing.text.replace(/<(text)\b(?:[^>]*[^/>])?>[\s\S]*?<\/\1>/g, "");
  return { ...drawing, text, characters: [] };
}

/**
 * Warns of lines of an SVG that are too thin for the plates, each width once, and of an SVG that leaves no ink at all. Messages give a line's width in the
 * drawing, too: there it is mended.
 */
async function checkLines(stand: DrawingStand): Promise<readonly Diagnostic[]> {
  const { span, file, drawing, placed, press } = stand;
  const [{ svgPage }, { openPage }, { walkPage }, { inksOf }, { leavesInk }] = await Promise.all([
    import("../../engine/images/svg/svg.ts"),
    import("../../engine/pdf/page.ts"),
    import("../../engine/pdf/walk.ts"),
    import("../../engine/pdf/colour.ts"),
    import("../../engine/pdf/leaves-ink.ts"),
  ]);
  const { size } = drawing;
  const floor = press.floors.hairline;
  // White is no ink: a white line parts what lies beside it, and is as good as it shows.
  const inks = (rgb: readonly number[]) => [0, 0, 0, rgb.every((channel) => channel === 255) ? 0 : 100];
  // A drawing that cannot be drawn is told when its page is drawn.
  const pdf = await svgPage(withoutType(drawing), undefined, inks).catch(() => undefined);
  const drawn = pdf && openPage(pdf);
  if (drawn?.ok !== true) return [];
  const { page, size: own } = drawn.source;
  const scale = scaleOn(placed.at, own, placed.picture.fit);
  const found = new Map<string, Diagnostic>();
  let isSeen = drawing.images.length > 0;
  walkPage(page, (painted) => {
    isSeen ||= leavesInk(painted, [0, 0, own.width, own.height]);
    if (painted.kind !== "stroke" || inksOf(painted.paint.space, painted.paint.values)?.size === 0) return;
    const weight = painted.weight * scale;
    if (weight >= floor - ROUNDING) return;
    const written = (painted.weight * longer(size)) / longer(own);
    const args = {
      file,
      weight: hundredths(weight),
      floor,
      own: hundredths(written),
      wanted: hundredths((written * floor) / weight),
    };
    found.set(`${args.own}`, warningAt(span, "svg-hairline", args));
  });
  const isBlank = !isSeen && !(await hasSeenType(stand));
  return isBlank ? [warningAt(span, "svg-blank", { file })] : [...found.values()];
}

/** The rounding of a drawing's numbers, in points: they are written with three decimals. */
const ROUNDING = 0.0015;

function longer({ width, height }: Size): number {
  return Math.max(width, height);
}
