import { type Diagnostic, errorAt } from "../../../base/diagnostic.ts";
import type { Pt } from "../../../base/length.ts";
import type { Rect } from "../../../base/rect.ts";
import type { TextAdvert } from "../../model/issue.ts";
import { turnHeading } from "../../text/headings/display.ts";
import type { Desk } from "../desk.ts";
import type { Owner, Placed } from "../page.ts";
import type { SetBlock } from "../placing.ts";

/** What an advert's words have inside its rule. */
export interface AdvertRoom {
  readonly owner: Owner & { readonly piece: string };
  readonly at: Rect;
  readonly page: string;
  readonly desk: Desk;
}

/** Words as set, and what is told of their room. */
export interface AdvertWords {
  readonly placed: readonly Placed[];
  readonly diagnostics: readonly Diagnostic[];
}

export function headOwner(owner: Owner): Owner {
  return { ...owner, piece: `${owner.piece}/headline` };
}

/** A head as set, and what is told of it. */
interface AdvertHead {
  readonly block: SetBlock;
  readonly diagnostics: readonly Diagnostic[];
}

/** The head at the largest size that has room for it in its lines; one that has none even at its floor is told. */
export function setAdvertHead(
  { headline, name }: Pick<TextAdvert, "headline" | "name">,
  width: Pt,
  { desk, page }: AdvertRoom,
): AdvertHead | undefined {
  if (headline === undefined) return undefined;
  const style = desk.issue.paper.styles.advertHead;
  const context = { bench: desk.bench, words: desk.words, role: "advertHead", maxLines: style.lines } as const;
  const { lines, size, fits } = turnHeading(headline, style, width, context);
  return {
    block: { lines, pitch: (style.pitch / style.size) * size },
    diagnostics: fits ? [] : [errorAt(headline.span, "advert-head-long", { advert: name, page })],
  };
}

/** The lines that an advert has room for, for its message; of several legs, those of all. */
export function freeLines(lines: number, legs: number): { readonly lines: number; readonly legs?: number } {
  return legs > 1 ? { lines, legs } : { lines };
}
