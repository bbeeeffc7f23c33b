import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { hundredths } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import type { PdfPageSource } from "../../images/pdf/page.ts";
import type { Placed } from "../../layout/page.ts";
import type { Press } from "../../model/paper.ts";
import type { Finding } from "../../preflight/finding.ts";

/** Faults of a whole file, or of its boxes. They do not matter once its page stands in ours. */
const HARMLESS: ReadonlySet<string> = new Set([
  "pdf-annotation",
  "pdf-no-trim",
  "pdf-no-media",
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
}

/** The scale at which a thing of this size fills a place (cover), or stands whole in it. */
export function scaleOn(place: Size, size: Size, fit: "exact" | "contain" | "cover"): number {
  const across = place.width / size.width;
  const down = place.height / size.height;
  return fit === "cover" ? Math.max(across, down) : Math.min(across, down);
}

/** What a plant would refuse in a page of a PDF that is placed as it is: warnings, but an error where its file hides a part of it. */
export async function unfitOnPage(source: PdfPageSource, stand: PageStand): Promise<readonly Diagnostic[]> {
  const { paper, scale, span, file, number } = stand;
  // Loaded only where there is such a page.
  const [{ hiddenIn }, { checkPage }, { NEWSPRINT }, { lookAtInk }, { printedNotes }] = await Promise.all([
    import("../../images/pdf/page.ts"),
    import("../../preflight/check-page.ts"),
    import("../../preflight/finding.ts"),
    import("../../preflight/leaves-ink.ts"),
    import("../../images/pdf/unseen.ts"),
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
  const isNews = ({ code }: Finding): boolean =>
    !HARMLESS.has(code) && (code !== "pdf-newer" || paper.press.standard === "x1a");
  const findings = [
    ...checkPage(source.page, 1, demands, undefined),
    ...lookAtInk(source.page, paper.press.ink),
  ].filter(isNews);
  const hidden = hiddenIn(source).join(", ");
  const notes = printedNotes(source).join(", ");
  const painted = findings.map(({ code, arguments: args }) => {
    const ppi = args["ppi"] === undefined ? {} : { ppi: Math.round(Number(args["ppi"]) / scale), wanted };
    return warningAt(span, code, { ...args, ...ppi, page: `${number} (${file})` });
  });
  return [
    ...painted,
    ...(hidden === "" ? [] : [errorAt(span, "pdf-layer-off", { file, layers: hidden })]),
    ...(notes === "" ? [] : [warningAt(span, "pdf-note-left-out", { file, kinds: notes })]),
  ];
}
