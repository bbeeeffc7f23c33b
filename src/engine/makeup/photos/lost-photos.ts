import type { MakeUp } from "../found.ts";
import type { Item } from "../offers/item.ts";
import type { PageOnItsWay } from "../remake.ts";

/**
 * Makes a page anew on which photos find no place in frames that their stories' copy fills, as with many photos and few words: these frames may have
 * rows white, if the page has them (RULES.md#photos).
 * @param make keeps what is better than before
 */
export function placeLostPhotos({ items, found }: PageOnItsWay, make: (items: readonly Item[]) => void): void {
  const [best] = found.makeUps;
  if (best?.rest === undefined) return;
  const losing = new Set(losingItems(best));
  if (losing.size > 0) make(items.map((item, at) => (losing.has(at) ? { ...item, airy: true } : item)));
}

function losingItems({ stands, proofs }: MakeUp): readonly number[] {
  return stands.flatMap(({ item }, at) => {
    const setting = proofs[at]?.setting;
    return setting !== undefined && setting.standing.length < setting.blocks.length ? [item] : [];
  });
}
