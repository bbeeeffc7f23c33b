import type { Arguments, Code } from "../../base/codes.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { IssueText } from "./parse.ts";

/** Faults that spoil only the key that they name, unless it stands for a key that is needed. */
const SUPERFLUOUS: ReadonlySet<Code> = new Set<Code>(["unknown-key", "duplicate-key"]);

function isSuperfluous(code: Code, args: Arguments): boolean {
  // A key without a value in braces may be part of anything beside it.
  return SUPERFLUOUS.has(code) && args["instead"] === undefined && args["bare"] === undefined;
}

/** Any day will do: nothing that is checked depends on it. */
const SOME_DAY = "2000-01-01";

/**
 * The parts of a faulty issue that can be checked further, so that one run also reports the faults of its sound entries. Stories, adverts, fillers
 * and settled pages with a fault of their own are left out.
 * @param text as walked: values with a fault are undefined, whatever the type says
 * @param tolerable places of faults that spoil nothing: photos that were not found
 * @returns undefined when the pages themselves are in doubt, and so every place
 */
export function salvage(
  text: Partial<IssueText> & { readonly span: Span },
  diagnostics: readonly Diagnostic[],
  tolerable: ReadonlySet<number>,
): IssueText | undefined {
  const { source } = text.span;
  const errors = diagnostics.filter(({ severity, span }) => severity === "error" && !tolerable.has(span.start));
  const placesOf = (faults: readonly Diagnostic[]): readonly number[] =>
    faults
      .map(({ span, related }) => [span, ...related].find((each) => each.source === source)?.start ?? 0)
      .sort((a, b) => a - b);
  const spoilt = placesOf(errors.filter(({ code, arguments: args }) => !isSuperfluous(code, args)));
  const sound = <T extends { readonly span: Span }>(
    entries: readonly (T | undefined)[] | undefined,
    faults = spoilt,
  ): readonly T[] => (entries ?? []).filter((entry): entry is T => entry !== undefined && !isAmong(faults, entry.span));
  const { paper, pages } = text;
  const groups = sound(text.groups);
  // A story of a group with faults has no page of its own.
  const isLost = (group: string | undefined): boolean =>
    group !== undefined && groups.length < (text.groups?.length ?? 0) && !groups.some(({ id }) => id.value === group);
  if (paper === undefined || pages === undefined || pages.length === 0) return undefined;
  if (sound(pages).length < pages.length) return undefined;
  const kept = {
    stories: sound(text.stories).filter(({ group }) => !isLost(group?.value)),
    fillers: sound(text.fillers),
  };
  const isWhole =
    kept.stories.length + kept.fillers.length === (text.stories?.length ?? 0) + (text.fillers?.length ?? 0);
  const entries = { ...kept, groups, settled: sound(text.settled) };
  // A number with a fault has its message: some number stands in, so that nothing reports it as missing.
  const isNumberTold = errors.some(({ arguments: args }) => args["key"] === "number");
  return {
    ...text,
    paper,
    pages,
    date: text.date ?? { value: SOME_DAY, span: text.span },
    number: text.number ?? (isNumberTold ? { value: 1, span: text.span } : undefined),
    edition: text.edition,
    revision: text.revision ?? { value: 1, span: text.span },
    words: sound(text.words),
    weather: text.weather,
    today: text.today,
    ...(isWhole ? entries : withoutNaming(entries)),
    // Each key that says what an advert is, and where, may be left out: an unknown key may stand for any of them.
    adverts: sound(text.adverts, placesOf(errors)),
  };
}

type Entries = Pick<IssueText, "stories" | "fillers" | "groups" | "settled">;

/** Leaves out entries that name a missing story, which may be one with faults, and groups with too few stories. */
function withoutNaming({ stories, fillers, groups, settled }: Entries): Entries {
  const ids = new Set([...stories, ...fillers].map(({ id }) => id.value));
  const members = (id: string): number => stories.filter(({ group }) => group?.value === id).length;
  const few = new Set(groups.map(({ id }) => id.value).filter((id) => members(id) < 2));
  return {
    stories: stories
      .filter(({ group }) => group === undefined || !few.has(group.value))
      .map((story) => {
        const beside = story.wish?.beside;
        if (story.wish === undefined || beside === undefined || ids.has(beside.value)) return story;
        return { ...story, wish: { ...story.wish, beside: undefined } };
      }),
    fillers,
    groups: groups.filter(({ id }) => !few.has(id.value)),
    settled: settled.filter(({ frames }) => frames.every(({ story }) => story === undefined || ids.has(story.value))),
  };
}

/** Whether one of many places, in order, lies within a span. */
function isAmong(places: readonly number[], { start, end }: Span): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? end) < end;
}
