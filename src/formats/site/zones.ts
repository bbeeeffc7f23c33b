import type { Point, Size } from "../../base/rect.ts";
import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";
import { type Html, html } from "./html.ts";

/** A zone of a page that leads somewhere. */
export interface LinkedZone {
  /** The class that all zones of a story share: they light up together. */
  readonly mark: string;
  readonly href: string;
  /** What it leads to, in words. */
  readonly name: string;
  readonly outline: readonly Point[];
}

/** The zones of a page over its picture, as links. Unlike `area` elements, they scale with the picture without a script. */
export function zoneLinks(zones: readonly LinkedZone[], { width, height }: Size): Html {
  return html`<svg class="zones" viewBox="0 0 ${tenths(width)} ${tenths(height)}" preserveAspectRatio="none">
${zones.map(
  ({ mark, href, name, outline }) =>
    html`<a href="${href}" class="zone ${mark}" aria-label="${name}"><title>${name}</title><path d="${pathOf(outline)}"/></a>\n`,
)}</svg>`;
}

/** Zones on a small picture of a page: they are shown, but are no links. */
export function zoneMarks(zones: readonly Pick<LinkedZone, "mark" | "outline">[], { width, height }: Size): Html {
  return html`<svg class="marks" viewBox="0 0 ${tenths(width)} ${tenths(height)}" preserveAspectRatio="none" aria-hidden="true">${zones.map(
    ({ mark, outline }) => html`<path class="${mark}" d="${pathOf(outline)}"/>`,
  )}</svg>`;
}

/**
 * The zones as an image map like that of Founder's pages, in pixels of the largest picture: for programs that collect papers. Keyboards and screen readers
 * do not reach it, since they have the links.
 * @param scale pixels a point
 */
export function zoneMap(zones: readonly LinkedZone[], scale: number): Html {
  return html`<map name="PagePicMap" aria-hidden="true">
${zones.map(({ href, name, outline }) => {
  const coordinates = outline.map(({ x, y }) => `${Math.round(x * scale)},${Math.round(y * scale)}`).join(",");
  return html`<area shape="polygon" coords="${coordinates}" href="${href}" alt="${name}" title="${name}" tabindex="-1">\n`;
})}</map>`;
}

/** The outlines of a story's parts on a page. */
export function outlinesOf({ frames }: PrintedPage, story: string): readonly (readonly Point[])[] {
  return frames.filter(({ of, kind }) => of === story && kind !== "advert").map(({ zone }) => zone);
}

function pathOf(outline: readonly Point[]): string {
  return `M${outline.map(({ x, y }) => `${tenths(x)} ${tenths(y)}`).join("L")}Z`;
}

/** A tenth of a point is less than a pixel of any screen. */
function tenths(points: number): string {
  return String(Math.round(points * 10) / 10);
}
