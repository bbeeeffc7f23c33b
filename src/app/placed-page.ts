import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { Size } from "../base/rect.ts";
import type { Span } from "../base/source.ts";
import type { PdfPageSource } from "../images/pdf-page.ts";
import type { Finding } from "../preflight/finding.ts";

/** Faults of a whole file, or of its boxes. They do not matter once its page stands in ours. */
const HARMLESS: ReadonlySet<string> = new Set([
  "pdf-annotation",
  "pdf-no-trim",
  "pdf-no-media",
  "pdf-turned",
  "pdf-box-outside",
]);

/** How a page of a PDF stands in one of ours. */
interface PageStand {
  readonly paper: {
    readonly press: {
      readonly standard: "x4" | "x1a";
      /** Percent. */
      readonly ink: number;
      readonly floors: { readonly hairline: number; readonly reversed: number; readonly colourType: number };
    };
  };
  /** Its size in print, as a share of its own. */
  readonly scale: number;
  readonly span: Span;
  readonly file: string;
  /** Which page of the file it is, from 1. */
  readonly number: number;
}

/** How large something of this size is drawn in a place that it fills, or in which it stands whole. */
export function scaleOn(place: Size, size: Size, fit: "exact" | "contain" | "cover"): number {
  const across = place.width / size.width;
  const down = place.height / size.height;
  return fit === "cover" ? Math.max(across, down) : Math.min(across, down);
}

/** What a plant would refuse of a page of a PDF that is placed as it is, as warnings. */
export async function unfitOnPage(
  source: PdfPageSource,
  { paper, scale, span, file, number }: PageStand,
): Promise<readonly Diagnostic[]> {
  // Loaded only where there is such a page.
  const [{ checkPage }, { NEWSPRINT }, { hiddenLayers, printedNotes }] = await Promise.all([
    import("../preflight/check-page.ts"),
    import("../preflight/finding.ts"),
    import("../images/pdf-unseen.ts"),
  ]);
  const { wanted, refused } = NEWSPRINT.resolution;
  const { hairline, reversed, colourType } = paper.press.floors;
  const demands = {
    ...NEWSPRINT,
    ink: paper.press.ink,
    // Sizes are read on the page itself: if it is printed larger, they grow.
    resolution: { wanted: wanted * scale, refused: refused * scale },
    hairline: hundredth(hairline / scale),
    reversed: hundredth(reversed / scale),
    colourType: hundredth(colourType / scale),
  };
  const isNews = ({ code }: Finding): boolean =>
    !HARMLESS.has(code) && (code !== "pdf-newer" || paper.press.standard === "x1a");
  const findings = checkPage(source.page, 1, demands, undefined).filter(isNews);
  const layers = hiddenLayers(source).join(", ");
  const notes = printedNotes(source).join(", ");
  const painted = findings.map(({ code, arguments: args }) => {
    const ppi = args["ppi"] === undefined ? {} : { ppi: Math.round(Number(args["ppi"]) / scale), wanted };
    return warningAt(span, code, { ...args, ...ppi, page: `${number} (${file})` });
  });
  return [
    ...painted,
    ...(layers === "" ? [] : [warningAt(span, "pdf-layer-off", { file, layers })]),
    ...(notes === "" ? [] : [warningAt(span, "pdf-note-left-out", { file, kinds: notes })]),
  ];
}

/** Floors are told in messages. */
function hundredth(points: number): number {
  return Math.round(points * 100) / 100;
}
