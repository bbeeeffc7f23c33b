import type { FrameChoice } from "../../engine/manifest/pin.ts";
import { namesIn } from "../../engine/manifest/unpin.ts";
import type { Issue } from "../../engine/model/issue.ts";
import type { MadeUp } from "../compile.ts";

/** Which frames of a layout go into the manifest. */
export interface PinWish extends FrameChoice {
  /** Which make-up of each page, from 0: the best. */
  readonly rank: number;
}

/** A name in a choice that the manifest does not have, with the labels that it has. */
type Misnamed =
  | { readonly kind: "page"; readonly name: string; readonly labels: readonly string[] }
  | { readonly kind: "story"; readonly name: string };

/** The first page or story of a choice that the manifest does not have. Undefined if there is none, and if the manifest is no sound YAML, which a build tells. */
export function misnamedIn(text: string, { pages, stories }: FrameChoice): Misnamed | undefined {
  if (pages === undefined && stories === undefined) return undefined;
  const names = namesIn(text);
  if (names === undefined) return undefined;
  const page = pages?.find((label) => !names.pages.includes(label));
  if (page !== undefined) return { kind: "page", name: page, labels: names.pages };
  const story = stories?.find((id) => !names.stories.includes(id));
  return story === undefined ? undefined : { kind: "story", name: story };
}

/** A page that has fewer make-ups than the wish asks for. */
interface TooFew {
  /** The page's label. */
  readonly page: string;
  readonly count: number;
}

/** The first chosen page that has no make-up of the wished rank. */
export function tooFewMakeUps({ issue, found }: MadeUp, wish: PinWish): TooFew | undefined {
  const isChosen = pageChoice(wish, issue);
  const few = found.pages.find(({ page, makeUps }) => isChosen(page) && wish.rank >= makeUps.length);
  return few && { page: issue.pages[few.page]?.label ?? "", count: few.makeUps.length };
}

/** Tells whether a page, counted from 0, is among the chosen ones. */
export function pageChoice({ pages }: FrameChoice, issue: Issue): (page: number) => boolean {
  return (page) => pages?.includes(issue.pages[page]?.label ?? "") ?? true;
}
