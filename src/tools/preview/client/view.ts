// The reader's view: single pages, facing pages or overview, the scale, the layers. It is stored in the browser and survives a reload.
import type { PageState } from "../protocol.ts";

/** The arrangement of pages. */
export type Mode = "facing" | "single" | "overview";

/** Pixels for a point, or the side that is to fit. */
type Zoom = number | "width" | "height";

/** The reader's view of the issue; it survives a reload. */
export interface View {
  readonly mode: Mode;
  readonly zoom: Zoom;
  readonly shown: readonly Overlay[];
  readonly printed: boolean;
  readonly theme: "auto" | "light" | "dark";
  /** The state to compare with. */
  readonly compare: "off" | "save" | "lock" | "other";
  /** The place of the earlier page: beside the present page, or alternating with it. */
  readonly before: "beside" | "blink";
  readonly side: Side | undefined;
  /** read: a click leads to the source; hand: frames are taken hold of. */
  readonly tool: "read" | "hand";
}

export type Side = "messages" | "source" | "stories";
export type Overlay = "grid" | "baselines" | "frames" | "legs" | "rulers" | "marks";

export const OVERLAYS: readonly Overlay[] = ["marks", "frames", "legs", "grid", "baselines", "rulers"];

const FIRST: View = {
  mode: "facing",
  zoom: "height",
  shown: ["marks"],
  printed: false,
  theme: "auto",
  compare: "off",
  before: "beside",
  side: "messages",
  tool: "read",
};

/** White around pages, in pixels. */
const GAP = 24;
const [LEAST, MOST] = [0.08, 12];
const STEP = 1.2;
/** The width of a page in the overview. */
const SMALL = 260;

export function storedView(text: string | null): View {
  try {
    return { ...FIRST, ...JSON.parse(text ?? "{}") };
  } catch {
    return FIRST;
  }
}

/** Pages side by side: an even page with the odd one after it, since odd pages are right-hand. */
export function facingPages<Page extends Pick<PageState, "number">>(
  pages: readonly Page[],
  mode: Mode,
): readonly (readonly Page[])[] {
  if (mode !== "facing") return pages.map((page) => [page]);
  const spreads: Page[][] = [];
  for (const page of pages) {
    const last = spreads.at(-1);
    const left = last?.[0];
    if (left !== undefined && last?.length === 1 && left.number % 2 === 0 && page.number === left.number + 1)
      last.push(page);
    else spreads.push([page]);
  }
  return spreads;
}

/** Facing pages as they lie open: a paper that is bound at the right is read from there. */
export function asOpened<Page extends Pick<PageState, "binding">>(spread: readonly Page[]): readonly Page[] {
  return spread[0]?.binding === "right" ? spread.toReversed() : spread;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Pixels for a point. @param copies 2 if each page is shown beside its earlier state */
export function scaleOf(
  view: Pick<View, "mode" | "zoom">,
  pages: readonly Pick<PageState, "number" | "width" | "height">[],
  room: Room,
  copies: number,
): number {
  const { mode, zoom } = view;
  const widest = Math.max(
    1,
    ...facingPages(pages, mode).map((spread) => spread.reduce((sum, { width }) => sum + copies * width, 0)),
  );
  if (mode === "overview") return typeof zoom === "number" ? zoom : SMALL / widest;
  if (typeof zoom === "number") return zoom;
  const tallest = Math.max(1, ...pages.map(({ height }) => height));
  const across = (room.width - 2 * GAP) / widest;
  return clamped(zoom === "width" ? across : Math.min(across, (room.height - 2 * GAP) / tallest));
}

export function zoomed(scale: number, steps: number): number {
  return clamped(scale * STEP ** steps);
}

function clamped(scale: number): number {
  return Math.min(MOST, Math.max(LEAST, scale));
}
