import { type Arguments, type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { hundredths } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import type { Placed } from "../../engine/layout/page.ts";
import type { Press } from "../../engine/model/paper.ts";
import type { Finding } from "../../engine/pdf/finding.ts";
import type { PdfPageSource } from "../../engine/pdf/page.ts";

/** Faults of a whole file, or of its boxes. They do not matter once its page stands in ours. */
const HARMLESS: ReadonlySet<string> = new Set([
  "pdf-annotation",
  "pdf-no-box",
  "pdf-user-unit",
  "pdf-turned",
  "pdf-box-outside",
]);

export type PictureOnPage = Extract<Placed, { readonly kind: "picture" }>;

/** How a page of a PDF stands in one of ours. */
interface PageStand {
  readonly paper: { readonly press: Pick<Press, "standard" | "ink" | "floors"> };
  /** Points in print for a unit of the page. */
  readonly scale: number;
  readonly span: Span;
  readonly file: string;
  /** Which page of the file it is, from 1. */
  readonly number: number;
  /** Whether the manifest may ask for a picture of it in its place. */
  readonly asPicture: "offered" | "no";
}

/** The scale at which a thing of this size fills a place (cover), or stands whole in it. */
export function scaleOn(place: Size, size: Size, fit: "exact" | "contain" | "cover"): number {
  const across = place.width / size.width;
  const down = place.height / size.height;
  return fit === "cover" ? Math.max(across, down) : Math.min(across, down);
}

/** What a plant would refuse in a page of a PDF that is placed as it is: warnings, but an error where its file hides a part of it. */
export async function unfitOnPage(source: PdfPageSource, stand: PageStand): Promise<readonly Diagnostic[]> {
  const { paper, span, file, asPicture } = stand;
  // Loaded only where there is such a page.
  const [{ hiddenIn }, { lookAtInk }, { printedNotes }] = await Promise.all([
    import("../../engine/pdf/page.ts"),
    import("../../engine/pdf/leaves-ink.ts"),
    import("../../engine/pdf/unseen.ts"),
  ]);
  const isNews = ({ code }: Finding): boolean =>
    !HARMLESS.has(code) && (code !== "pdf-newer" || paper.press.standard === "x1a");
  const ink = lookAtInk(source.page, paper.press.ink);
  const findings = [...(await checkedPage(source, stand)), ...ink].filter(isNews);
  const wayOut = asPicture === "offered" ? { as: "picture" } : {};
  const told = { file, ...wayOut };
  const hidden = hiddenIn(source).join(", ");
  const notes = printedNotes(source).join(", ");
  return [
    ...findings.map(({ code, arguments: args }) => warningAt(span, code, { ...placed(args, stand), ...wayOut })),
    ...(hidden === "" ? [] : [errorAt(span, "pdf-layer-off", { ...told, layers: hidden })]),
    ...(notes === "" ? [] : [warningAt(span, "pdf-note-left-out", { ...told, kinds: notes })]),
  ];
}

/** Findings that hold for a page in pixels, too. */
const IN_PIXELS: ReadonlySet<string> = new Set(["low-resolution", "reversed-small"]);

/** What has to be known of a page of a PDF that is drawn in pixels: an error for type that would be missing. */
export async function unfitAsPicture(source: PdfPageSource, stand: PageStand): Promise<readonly Diagnostic[]> {
  const { span, file } = stand;
  const [{ walkPage }, { checkFont }, { nameAt }] = await Promise.all([
    import("../../engine/pdf/walk.ts"),
    import("../../engine/pdf/check-font.ts"),
    import("../../engine/pdf/objects.ts"),
  ]);
  const missing = { fonts: new Set<string>(), lost: new Set<string>() };
  walkPage(source.page, (painted) => {
    if (painted.kind !== "text" || checkFont(painted.font).length === 0) return;
    // Fonts of Latin stand in; of one that is composed, as Chinese ones are, no letter is drawn.
    const isComposed = nameAt(painted.font, "Subtype") === "Type0";
    missing[isComposed ? "lost" : "fonts"].add(nameAt(painted.font, "BaseFont") ?? "?");
  });
  const findings = await checkedPage(source, stand);
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
      .map((each) => warningAt(span, each.code, placed(each.arguments, stand))),
  ];
}

async function checkedPage({ page }: PdfPageSource, { paper, scale }: PageStand): Promise<readonly Finding[]> {
  const [{ checkPage }, { NEWSPRINT }] = await Promise.all([
    import("../../engine/pdf/check-page.ts"),
    import("../../engine/pdf/finding.ts"),
  ]);
  const { wanted, refused } = NEWSPRINT.resolution;
  const { hairline, reversed, colourType } = paper.press.floors;
  const demands = {
    ...NEWSPRINT,
    ink: paper.press.ink,
    // The check reads sizes on the page itself, so our limits are given at its scale.
    resolution: { wanted: wanted * scale, refused: refused * scale },
    hairline: hundredths(hairline / scale),
    reversed: hundredths(reversed / scale),
    colourType: hundredths(colourType / scale),
  };
  return checkPage(page, 1, demands, undefined);
}

/** A finding's arguments as they hold on our page. */
function placed(args: Arguments, { scale, number, file }: PageStand): Arguments {
  const [ppi, wanted] = [args["ppi"], args["wanted"]];
  const inPrint =
    ppi === undefined ? {} : { ppi: Math.round(Number(ppi) / scale), wanted: Math.round(Number(wanted) / scale) };
  return { ...args, ...inPrint, page: `${number} (${file})` };
}
