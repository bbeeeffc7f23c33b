// Checks pictures that are printed as drawn, at their printed size: adverts as PDF or SVG, and charts of stories. A line of 0.3 pt is fine in the file but too
// thin once the drawing is scaled to a third, so the checks run after layout and divide each limit by the scale. All findings are warnings; `gradeForPress`
// turns those that no press file may have into errors.
import type { Arguments, ArgumentsOf, Code } from "../base/codes.ts";
import { type Diagnostic, errorAt, warningAt } from "../base/diagnostic.ts";
import { hundredths, mm } from "../base/length.ts";
import type { Size } from "../base/rect.ts";
import type { Span } from "../base/source.ts";
import type { PictureMaker } from "../engine/images/picture-maker.ts";
import { engine } from "../engine/images/sharp.ts";
import type { SvgSource } from "../engine/images/svg/svg.ts";
import type { RequestedAdvert } from "../engine/layout/faults/checks.ts";
import type { Layout, Placed } from "../engine/layout/page.ts";
import type { Photo, PictureAdvert } from "../engine/model/issue.ts";
import type { Press } from "../engine/model/paper.ts";
import type { Finding } from "../engine/pdf/check.ts";
import { isPdf, isSvg } from "../engine/pdf/form.ts";
import type { PdfPageSource } from "../engine/pdf/page.ts";
import type { Paint, PaintedObject } from "../engine/pdf/walk.ts";

/** An advert as the manifest asks for it: the part of `Issue` that this check reads. */
type PlacedAdvert = Pick<PictureAdvert, "id" | "file" | "path" | "fit" | "filePage" | "as" | "span">;

interface AdvertSources {
  readonly adverts: readonly PlacedAdvert[];
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

/** Checks adverts that are a page of a PDF for faults that a plant would reject: size, colours, fonts, resolution at the printed size. */
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

/** The size of an advert's place, and its page. */
interface AdvertOnPage {
  readonly layout: Layout;
  readonly placed: PictureOnPage;
}

/** Checks that a picture has the shape of its place. (A picture does not say how large it should be.) */
function checkShape(advert: PlacedAdvert, placement: AdvertOnPage): readonly Diagnostic[] {
  const { at, picture } = placement.placed;
  const { pixels } = picture;
  if (pixels === undefined) return [];
  if (advert.fit !== "exact") return checkFit(advert, pixels, placement);
  const share = shareOutside(pixels, at);
  if (share <= SHAPE_SLACK) return [];
  const { file } = advert;
  const cut = share <= MOST_CUT ? { most: percent(MOST_CUT) } : {};
  return [warningAt(advert.span, "advert-shape", { file, share: percent(share), ...sizeOfPlace(placement), ...cut })];
}

/** Warns of what `fit: cover` cuts off, and of what `fit: contain` leaves white if that is most of the place. */
function checkFit({ file, fit, span }: PlacedAdvert, size: Size, placement: AdvertOnPage): readonly Diagnostic[] {
  const share = shareOutside(size, placement.placed.at);
  const args = { file, share: percent(share) };
  if (fit === "cover" && share > MOST_CUT) {
    return [errorAt(span, "advert-cut", { ...args, most: percent(MOST_CUT), ...sizeOfPlace(placement) })];
  }
  return fit === "contain" && share > MOST_WHITE
    ? [warningAt(span, "advert-white", { ...args, ...sizeOfPlace(placement) })]
    : [];
}

/** The share of a picture that is cut off if it fills the place. The same share of the place stays white if the picture is shown whole. */
function shareOutside(size: Size, at: Size): number {
  const off = size.width / size.height / (at.width / at.height);
  return 1 - Math.min(off, 1 / off);
}

/**
 * The size of an advert's place as printed, in millimetres, and that of its frame. The frame is larger, since its first row stays white below the thing above.
 * Messages name both, since editors count the frame's rows.
 */
function sizeOfPlace({
  layout,
  placed: { at, owner },
}: AdvertOnPage): Pick<ArgumentsOf<"advert-size">, "placeWidth" | "placeHeight" | "rows" | "rowsHeight"> {
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

function pictureOf(layout: Layout, { id }: PlacedAdvert): PictureOnPage | undefined {
  for (const page of layout.pages) {
    for (const placed of page.placed) {
      if (placed.kind === "picture" && placed.owner.piece === id) return placed;
    }
  }
  return undefined;
}

async function checkAdvert(
  advert: PlacedAdvert,
  { bytes, ...placement }: AdvertOnPage & { readonly bytes: Uint8Array },
  paper: AdvertSources["paper"],
): Promise<readonly Diagnostic[]> {
  // Loaded only if there is such an advert.
  const { openPage, activeIn } = await import("../engine/pdf/page.ts");
  const opened = openPage(bytes, advert.filePage);
  if (!opened.ok) return [];
  const { size, unit } = opened.source;
  const scale = scaleOn(placement.placed.at, size, advert.fit) * unit;
  const { span, file, filePage: number = 1 } = advert;
  const page = { paper, scale, span, file, number, asPicture: "offered" } as const;
  const sizes = [...checkSize(advert, size, placement), ...checkFit(advert, size, placement)];
  if (advert.as === "picture") return [...sizes, ...(await unfitAsPicture(opened.source, page))];
  const found = await unfitOnPage(opened.source, page);
  const active = activeIn(opened.source).map((what) =>
    warningAt(advert.span, "pdf-active", { file: advert.file, what }),
  );
  return [...sizes, ...found, ...active];
}

function checkSize({ file, fit, span }: PlacedAdvert, size: Size, placement: AdvertOnPage): readonly Diagnostic[] {
  if (fit !== "exact") return [];
  const { at } = placement.placed;
  const off = Math.max(Math.abs(at.width - size.width), Math.abs(at.height - size.height));
  if (off <= SIZE_SLACK) return [];
  const own = { width: millimetres(size.width), height: millimetres(size.height) };
  return [warningAt(span, "advert-size", { file, ...own, ...sizeOfPlace(placement) })];
}

/** A picture as the manifest asks for it: the part of `Issue` that this check reads. */
type AskedPicture = Pick<Photo, "file" | "path" | "span">;

interface DrawingSources {
  readonly stories: readonly { readonly id: string; readonly photos: readonly (AskedPicture & Pick<Photo, "id">)[] }[];
  readonly adverts: readonly (AskedPicture & RequestedAdvert)[];
  readonly pages: readonly { readonly label: string; readonly black: boolean }[];
  readonly paper: Parameters<typeof unfitOnPage>[1]["paper"];
}

/**
 * Checks the charts of stories for faults that a plant would reject, at their printed size: a PDF's colours, fonts, ink and lines, which are printed unchanged,
 * and an SVG's lines (formats/press/RULES.md#inks, formats/press/RULES.md#small-type). Lines of SVG adverts are checked here too; `checkAdverts` has the PDFs.
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

/** The files of a build and the pictures made from them. */
interface Means extends Pick<PictureMaker, "inInks" | "inRgb" | "remember"> {
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

async function checkDrawing(
  issue: DrawingSources,
  thing: PictureOnPage,
  { read, ...means }: Means & Pick<DrawingOnPage, "black">,
): Promise<readonly Diagnostic[]> {
  const asked = askedFor(issue, thing);
  const bytes = asked && /\.(?:svg|pdf)$/i.test(asked.file) ? await read(asked.path) : undefined;
  if (asked === undefined || bytes === undefined) return [];
  if (isSvg(bytes)) {
    const { openSvg } = await import("../engine/images/svg/svg.ts");
    const svg = openSvg(bytes);
    if (!svg.ok || svg.source.pixels !== undefined) return [];
    const placement: DrawingOnPage = {
      ...means,
      ...asked,
      drawing: svg.source,
      placed: thing,
      press: issue.paper.press,
    };
    return [...(await checkLines(placement)), ...(await weakType(placement))];
  }
  return isPdf(bytes) && thing.owner.story !== undefined ? chart(asked, bytes, thing, issue) : [];
}

function askedFor({ stories, adverts }: DrawingSources, placed: PictureOnPage): AskedPicture | undefined {
  const { owner, picture } = placed;
  if (owner.story === undefined) return adverts.find(({ id }) => id === owner.piece);
  return stories.find(({ id }) => id === owner.story)?.photos.find(({ id }) => id === picture.photo);
}

/** A chart that is a page of a PDF. */
async function chart(
  { span, file }: AskedPicture,
  bytes: Uint8Array,
  { at, picture }: PictureOnPage,
  { paper }: DrawingSources,
): Promise<readonly Diagnostic[]> {
  const { openPage } = await import("../engine/pdf/page.ts");
  const opened = openPage(bytes);
  if (!opened.ok) return [];
  const { source } = opened;
  const scale = scaleOn(at, source.size, picture.fit) * source.unit;
  return unfitOnPage(source, { paper, scale, span, file, number: 1, asPicture: "no" });
}

/** A drawing without its text, since letters have no lines to check. */
function withoutType(drawing: SvgSource): SvgSource {
  const text = drawing.text.replace(/<(text)\b(?:[^>]*[^/>])?>[\s\S]*?<\/\1>/g, "");
  return { ...drawing, text, characters: [] };
}

/**
 * Warns of lines of an SVG that are too thin for the plates, each width once, and of an SVG without any ink. Messages also give the width of the line in the
 * drawing, where the author corrects it.
 */
async function checkLines(placement: DrawingOnPage): Promise<readonly Diagnostic[]> {
  const { span, file, drawing, placed, press } = placement;
  const [{ svgPage }, { openPage }, { walkPage }, { inksOf }, { leavesInk }] = await Promise.all([
    import("../engine/images/svg/svg.ts"),
    import("../engine/pdf/page.ts"),
    import("../engine/pdf/walk.ts"),
    import("../engine/pdf/colour.ts"),
    import("../engine/pdf/check.ts"),
  ]);
  const { size } = drawing;
  const floor = press.floors.hairline;
  // White is the absence of ink: a white line separates its neighbours, and needs no minimum.
  const inks = (rgb: readonly number[]) => [0, 0, 0, rgb.every((channel) => channel === 255) ? 0 : 100];
  // A drawing that cannot be drawn is reported when its page is drawn.
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
  const isBlank = !isSeen && !(await hasSeenType(placement));
  return isBlank ? [warningAt(span, "svg-blank", { file })] : [...found.values()];
}

/** Coordinates in drawings are written with three decimals; this is their rounding, in points. */
const ROUNDING = 0.0015;

function longer({ width, height }: Size): number {
  return Math.max(width, height);
}

/** How a drawing is placed on a page. */
interface DrawingOnPage extends Pick<PictureMaker, "inInks" | "inRgb"> {
  readonly span: Span;
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly drawing: SvgSource;
  readonly placed: PictureOnPage;
  readonly press: Pick<Press, "ink" | "floors">;
  /** True on a page that is printed in black alone. */
  readonly black: boolean;
  /** Returns what `make` finds in a file, from the memory of earlier builds if possible. @param how everything besides the file that the finding depends on */
  readonly remember: PictureMaker["remember"];
}

/** Findings of `preflight` about type, which drawings can have too. */
const CODES: readonly Code[] = ["reversed-small", "colour-type-small", "rich-black-type"];

type WeakType = Pick<Finding, "code" | "arguments">;

/** Increase it when the check finds other type in the same file. */
const RECIPE = "2";

/** Warns of type in a drawing that is too small or light for newsprint (formats/press/RULES.md#small-type): the smallest of each kind, with its line. */
async function weakType(placement: DrawingOnPage): Promise<readonly Diagnostic[]> {
  const { span, file, drawing, placed, press, black, remember } = placement;
  if (drawing.characters.length === 0) return [];
  const { reversed, colourType } = press.floors;
  const { at, picture } = placed;
  const scale = scaleOn(at, drawing.size, picture.fit);
  const how = JSON.stringify(["type", RECIPE, await engine(), scale, reversed, colourType, black]);
  const weak = await remember(file, how, async () => Buffer.from(JSON.stringify(await findWeak(placement))));
  const found: readonly WeakType[] = JSON.parse(Buffer.from(weak).toString());
  return found.map(({ code, arguments: args }) => warningAt(span, code, { ...args, file }));
}

async function findWeak(placement: DrawingOnPage): Promise<readonly WeakType[]> {
  const { drawing, placed, press, black, inInks, inRgb } = placement;
  const { checkType, NEWSPRINT } = await import("../engine/pdf/check.ts");
  const demands = { ...NEWSPRINT, ...press.floors, ink: press.ink };
  const weak: { readonly letter: Letter; readonly size: number; readonly found: WeakType }[] = [];
  for (const letter of await lettersIn(await inInks(drawing, black))) {
    const size = letter.size * scaleOn(placed.at, letter.page, placed.picture.fit);
    for (const { code, arguments: args } of checkType({ ...letter, size }, demands, true)) {
      if (CODES.includes(code)) weak.push({ letter, size, found: { code, arguments: args } });
    }
  }
  if (weak.length === 0) return [];
  const lines = new Map<string, number>();
  for (const letter of await lettersIn(await inRgb(drawing.lined()))) {
    lines.set(placeOf(letter), drawnLine(letter.paint));
  }
  return CODES.flatMap((code) => {
    const own = weak.filter(({ found }) => found.code === code).sort((a, b) => a.size - b.size);
    const [smallest] = own;
    if (smallest === undefined) return [];
    const line = lines.get(placeOf(smallest.letter));
    const others = new Set(own.map(({ letter }) => lines.get(placeOf(letter)))).size - 1;
    const args = {
      ...smallest.found.arguments,
      ...(line !== undefined && { line }),
      ...(others > 0 && { more: others }),
    };
    return [{ code, arguments: args }];
  });
}

/** True if type of a drawing can be seen in print. A drawing that cannot be drawn is reported elsewhere. */
async function hasSeenType({ drawing, black, inInks }: DrawingOnPage): Promise<boolean> {
  if (drawing.characters.length === 0) return false;
  const pdf = await inInks(drawing, black);
  if (pdf === undefined) return true;
  const [{ openPage }, { walkPage }, { leavesInk }] = await Promise.all([
    import("../engine/pdf/page.ts"),
    import("../engine/pdf/walk.ts"),
    import("../engine/pdf/check.ts"),
  ]);
  const opened = openPage(pdf);
  if (!opened.ok) return true;
  const { page, size } = opened.source;
  let isSeen = false;
  walkPage(page, (painted) => {
    isSeen ||= painted.kind === "text" && leavesInk(painted, [0, 0, size.width, size.height]);
  });
  return isSeen;
}

/** The line of the file that an object of a lined drawing comes from: its colour is the number of the line. */
function drawnLine({ values }: Pick<Paint, "values">): number {
  const [red = 0, green = 0, blue = 0] = values.map((share) => Math.round(share * 255));
  return (red * 256 + green) * 256 + blue;
}

type Letter = Extract<PaintedObject, { readonly kind: "text" }> & { readonly page: Size };

/** The visible letters of a drawing. */
async function lettersIn(pdf: Uint8Array | undefined): Promise<readonly Letter[]> {
  const [{ openPage }, { walkPage }] = await Promise.all([
    import("../engine/pdf/page.ts"),
    import("../engine/pdf/walk.ts"),
  ]);
  const opened = pdf && openPage(pdf);
  if (opened?.ok !== true) return [];
  const { page, size } = opened.source;
  const letters: Letter[] = [];
  walkPage(page, (painted) => {
    const { groupOpacity, opacity } = painted.state;
    if (painted.kind === "text" && opacity * groupOpacity > 0) letters.push({ ...painted, page: size });
  });
  return letters;
}

/** Names a letter by its place, which is the same in both drawings of one file. */
function placeOf({ x, y }: Letter): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

/** Faults of a whole file, or of its boxes. They do not matter for a page that is placed in ours. */
const HARMLESS: ReadonlySet<string> = new Set([
  "pdf-annotation",
  "pdf-no-box",
  "pdf-user-unit",
  "pdf-turned",
  "pdf-box-outside",
]);

type PictureOnPage = Extract<Placed, { readonly kind: "picture" }>;

/** How a page of a PDF is placed on one of ours. */
interface PlacedPage {
  readonly paper: { readonly press: Pick<Press, "standard" | "ink" | "floors"> };
  /** Points in print for a unit of the page. */
  readonly scale: number;
  readonly span: Span;
  readonly file: string;
  /** The number of the page in its file, from 1. */
  readonly number: number;
  /** True if the manifest may ask for a picture of the page instead. */
  readonly asPicture: "offered" | "no";
}

/** The scale at which a thing of this size fills a place (cover), or is shown whole in it. */
function scaleOn(place: Size, size: Size, fit: "exact" | "contain" | "cover"): number {
  const across = place.width / size.width;
  const down = place.height / size.height;
  return fit === "cover" ? Math.max(across, down) : Math.min(across, down);
}

/** Reports what a plant would reject in a page of a PDF that is placed unchanged: warnings, but an error if the file hides a part of it. */
async function unfitOnPage(source: PdfPageSource, placement: PlacedPage): Promise<readonly Diagnostic[]> {
  const { paper, span, file, asPicture } = placement;
  // Loaded only if there is such a page.
  const [{ hiddenIn, printedNotes }, { lookAtInk }] = await Promise.all([
    import("../engine/pdf/page.ts"),
    import("../engine/pdf/check.ts"),
  ]);
  const isNews = ({ code }: Finding): boolean =>
    !HARMLESS.has(code) && (code !== "pdf-newer" || paper.press.standard === "x1a");
  const ink = lookAtInk(source.page, paper.press.ink);
  const findings = [...(await checkedPage(source, placement)), ...ink].filter(isNews);
  const pictureAlternative = asPicture === "offered" ? { as: "picture" } : {};
  const args = { file, ...pictureAlternative };
  const hidden = hiddenIn(source).join(", ");
  const notes = printedNotes(source).join(", ");
  return [
    ...findings.map(({ code, arguments: args }) =>
      warningAt(span, code, { ...placed(args, placement), ...pictureAlternative }),
    ),
    ...(hidden === "" ? [] : [errorAt(span, "pdf-layer-off", { ...args, layers: hidden })]),
    ...(notes === "" ? [] : [warningAt(span, "pdf-note-left-out", { ...args, kinds: notes })]),
  ];
}

/** Findings that also hold for a page in pixels. */
const IN_PIXELS: ReadonlySet<string> = new Set(["low-resolution", "reversed-small"]);

/** Reports the faults of a page of a PDF that is drawn in pixels: an error for type that would be missing. */
async function unfitAsPicture(source: PdfPageSource, placement: PlacedPage): Promise<readonly Diagnostic[]> {
  const { span, file } = placement;
  const [{ walkPage }, { checkFont }, { nameAt }] = await Promise.all([
    import("../engine/pdf/walk.ts"),
    import("../engine/pdf/check.ts"),
    import("../engine/pdf/objects.ts"),
  ]);
  const missing = { fonts: new Set<string>(), lost: new Set<string>() };
  walkPage(source.page, (painted) => {
    if (painted.kind !== "text" || checkFont(painted.font).length === 0) return;
    // Latin fonts have substitutes. Letters of a composite font, as Chinese ones are, are not drawn at all.
    const isComposed = nameAt(painted.font, "Subtype") === "Type0";
    missing[isComposed ? "lost" : "fonts"].add(nameAt(painted.font, "BaseFont") ?? "?");
  });
  const findings = await checkedPage(source, placement);
  const damage = findings.find(({ code }) => code === "pdf-damaged");
  const args = {
    file,
    ...(missing.fonts.size > 0 && { fonts: [...missing.fonts].join(", ") }),
    ...(damage !== undefined && { operator: String(damage.arguments["operator"]) }),
  };
  return [
    warningAt(span, "advert-drawn", args),
    ...(missing.lost.size === 0
      ? []
      : [errorAt(span, "advert-type-lost", { file, fonts: [...missing.lost].join(", ") })]),
    ...findings
      .filter(({ code }) => IN_PIXELS.has(code))
      .map((each) => warningAt(span, each.code, placed(each.arguments, placement))),
  ];
}

async function checkedPage({ page }: PdfPageSource, { paper, scale }: PlacedPage): Promise<readonly Finding[]> {
  const { checkPage, NEWSPRINT } = await import("../engine/pdf/check.ts");
  const { wanted, refused } = NEWSPRINT.resolution;
  const { hairline, reversed, colourType } = paper.press.floors;
  const demands = {
    ...NEWSPRINT,
    ink: paper.press.ink,
    // The check reads sizes on the page itself, so our limits are converted to its scale.
    resolution: { wanted: wanted * scale, refused: refused * scale },
    hairline: hundredths(hairline / scale),
    reversed: hundredths(reversed / scale),
    colourType: hundredths(colourType / scale),
  };
  return checkPage(page, 1, demands, undefined);
}

/** A finding's arguments, converted to sizes on our page. */
function placed(args: Arguments, { scale, number, file }: PlacedPage): Arguments {
  const [ppi, wanted] = [args["ppi"], args["wanted"]];
  const inPrint =
    ppi === undefined ? {} : { ppi: Math.round(Number(ppi) / scale), wanted: Math.round(Number(wanted) / scale) };
  return { ...args, ...inPrint, page: `${number} (${file})` };
}
