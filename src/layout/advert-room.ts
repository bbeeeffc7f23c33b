import type { Diagnostic } from "../base/diagnostic.ts";
import type { Pt } from "../base/length.ts";
import type { Rect } from "../base/rect.ts";
import type { Heading } from "../model/issue.ts";
import { turnHeading } from "../text/display.ts";
import type { Desk } from "./desk.ts";
import type { Owner, Placed } from "./page.ts";
import type { SetBlock } from "./placing.ts";

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

/** The head at the largest size that has room for it in its lines. */
export function setAdvertHead(headline: Heading, width: Pt, { desk }: AdvertRoom): SetBlock {
  const style = desk.issue.paper.styles.advertHead;
  const context = { bench: desk.bench, words: desk.words, role: "advertHead", maxLines: style.lines } as const;
  const { lines, size } = turnHeading(headline, style, width, context);
  return { lines, pitch: (style.pitch / style.size) * size };
}
