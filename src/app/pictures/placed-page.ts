import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { hundredths } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import type { PdfPageSource } from "../../images/pdf/page.ts";
import { engine } from "../../images/sharp.ts";
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
  /** Absolute. */
  readonly path: string;
  /** Which page of the file it is, from 1. */
  readonly number: number;
  /** Keeps what was found of the file from build to build. */
  readonly remember: Remember;
}

/** Gives what `make` finds in a file, or found in an earlier build. @param how all that it depends on besides the file */
export type Remember = (path: string, how: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;

/** The scale at which a thing of this size fills a place (cover), or stands whole in it. */
export function scaleOn(place: Size, size: Size, fit: "exact" | "contain" | "cover"): number {
  const across = place.width / size.width;
  const down = place.height / size.height;
  return fit === "cover" ? Math.max(across, down) : Math.min(across, down);
}

/** Warnings of what a plant would refuse in a page of a PDF that is placed as it is. */
export async function unfitOnPage(source: PdfPageSource, stand: PageStand): Promise<readonly Diagnostic[]> {
  const { paper, scale, span, file, number } = stand;
  // Loaded only where there is such a page.
  const [{ checkPage }, { NEWSPRINT }, { printedNotes }] = await Promise.all([
    import("../../preflight/check-page.ts"),
    import("../../preflight/finding.ts"),
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
    ...(await inkOf(async () => source, { ...stand, limit: paper.press.ink })),
  ].filter(isNews);
  const { leftOut, tied } = source.hidden;
  const notes = printedNotes(source).join(", ");
  const painted = findings.map(({ code, arguments: { order: _order, ...args } }) => {
    const ppi = args["ppi"] === undefined ? {} : { ppi: Math.round(Number(args["ppi"]) / scale), wanted };
    return warningAt(span, code, { ...args, ...ppi, page: `${number} (${file})` });
  });
  return [
    ...painted,
    ...(leftOut.length === 0 ? [] : [warningAt(span, "pdf-layer-off", { file, layers: leftOut.join(", ") })]),
    ...(tied.length === 0 ? [] : [warningAt(span, "pdf-layer-tied", { file, layers: tied.join(", ") })]),
    ...(notes === "" ? [] : [warningAt(span, "pdf-note-left-out", { file, kinds: notes })]),
  ];
}

/** Raised when other ink may be found in the same file. */
const RECIPE = "7";

/**
 * Too much ink in what is painted on a page; a large picture takes a second to measure, so what was found is kept.
 * @param drawn the page; without one nothing is found
 */
export async function inkOf(
  drawn: () => Promise<Pick<PdfPageSource, "page"> | undefined>,
  stand: Pick<PageStand, "path" | "scale" | "number" | "remember"> & { readonly limit: number },
): Promise<readonly Finding[]> {
  const { path, limit, scale, number, remember } = stand;
  return remembered(remember, path, ["ink", RECIPE, number, scale, limit], async () => {
    const { measurePainted } = await import("../../preflight/painted-ink.ts");
    const source = await drawn();
    return source === undefined ? [] : measurePainted(source.page, { number, scale, limit });
  });
}

/** Gives what `find` finds in a file, or found in an earlier build, by way of JSON. `others` is all that it depends on besides the file and the recipe. */
export async function remembered<Found>(
  remember: Remember,
  path: string,
  [kind, recipe, ...others]: readonly [kind: string, recipe: string, ...others: unknown[]],
  find: () => Promise<Found>,
): Promise<Found> {
  const how = JSON.stringify([kind, recipe, await engine(), ...others]);
  const kept = await remember(path, how, async () => Buffer.from(JSON.stringify(await find())));
  return JSON.parse(Buffer.from(kept).toString());
}
