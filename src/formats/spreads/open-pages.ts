import type { Pt } from "../../base/length.ts";
import type { Newspaper, PrintedPage, Thing } from "../../engine/newspaper/newspaper.ts";
import { inPaintingOrder } from "../../engine/newspaper/things.ts";
import { flatten } from "../paint/flatten.ts";
import type { PaintPage } from "../paint/paint.ts";
import type { ProofPage, ShownPage } from "../proof/write.ts";
import { isNear, joinHalves, shiftedThing } from "./halves.ts";
import { inReadingOrder } from "./reading-order.ts";

/**
 * Pages as the open paper shows them. Two facing pages over whose fold something goes become one, trim beside trim; all others stay as painted.
 * @param painted one a page
 */
export function openPages(newspaper: Newspaper, painted: readonly PaintPage[]): readonly ProofPage[] {
  const { pages, identity } = newspaper;
  const opened: ProofPage[] = [];
  for (let at = 0; at < pages.length; at++) {
    const page = pages[at] as PrintedPage;
    const pair = pairOf(page, pages[at + 1], identity.binding);
    if (pair === undefined) opened.push({ painted: painted[at] as PaintPage, shows: [{ page, x: 0 }] });
    else {
      opened.push({ painted: paintPair(pair, newspaper), shows: shownOf(pair) });
      at++;
    }
  }
  return opened;
}

/** Two pages as they face each other. */
interface Pair {
  readonly left: PrintedPage;
  readonly right: PrintedPage;
}

/** An even page and the odd one after it, if something goes over the fold between them. In a paper bound at the right the even one is the right one. */
function pairOf(even: PrintedPage, odd: PrintedPage | undefined, binding: "left" | "right"): Pair | undefined {
  if (odd === undefined || even.number % 2 === 1 || odd.number !== even.number + 1) return undefined;
  const pair = binding === "right" ? { left: odd, right: even } : { left: even, right: odd };
  return overFold(pair).length > 0 ? pair : undefined;
}

/** Ids of stories and adverts whose frames reach the fold from both sides. Each half of an advert is an advert of its own: the id is the left one's. */
function overFold({ left, right }: Pair): readonly string[] {
  const reaching = ({ frames }: PrintedPage, fold: Pt) =>
    frames.filter(({ zone }) => zone.some(({ x }) => isNear(x, fold)));
  const beyond = reaching(right, 0);
  return reaching(left, left.trim.width)
    .filter((frame) =>
      beyond.some((other) => other.kind === frame.kind && (frame.kind === "advert" || other.of === frame.of)),
    )
    .map(({ of }) => of);
}

/** In reading order. */
function shownOf({ left, right }: Pair): readonly [ShownPage, ShownPage] {
  const [one, other] = [
    { page: left, x: 0 },
    { page: right, x: left.trim.width },
  ];
  return left.number < right.number ? [one, other] : [other, one];
}

/** Both pages as one. What goes over the fold becomes one piece: between two pieces a screen would show a line of paper. */
function paintPair(pair: Pair, { stories }: Newspaper): PaintPage {
  const fold = pair.left.trim.width;
  const shown = shownOf(pair);
  const black = new Set<Thing>();
  const [first, second] = shown.map(({ page, x }) => {
    const things = page.things.map((thing) => shiftedThing(thing, x));
    if (page.black) for (const thing of things) black.add(thing);
    return things;
  }) as [Thing[], Thing[]];
  const [left, right] = pair.left.number < pair.right.number ? [first, second] : [second, first];
  const { wholes, gone } = joinHalves({ left, right, fold }, (thing, half) => black.has(thing) === black.has(half));
  for (const [half, whole] of wholes) if (black.has(half)) black.add(whole);
  const things = [...first, ...second].flatMap((thing) => (gone.has(thing) ? [] : (wholes.get(thing) ?? thing)));
  const over = overFold(pair);
  const across = stories.filter(({ id }) => over.includes(id));
  const ops = inPaintingOrder(inReadingOrder(things, across)).flatMap(
    (thing) => flatten({ ...pair.left, things: [thing], black: black.has(thing) }).ops,
  );
  const label = shown.map(({ page }) => page.label).join("-");
  return { label, trim: { ...pair.left.trim, width: fold + pair.right.trim.width }, ops };
}
