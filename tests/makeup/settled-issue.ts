import { arrangementOf } from "../../src/app/arrange/arrangement.ts";
import type { Copy } from "../../src/base/copy.ts";
import type { Layout } from "../../src/layout/page.ts";
import type { Issue, SettledFrame, Story } from "../../src/model/issue.ts";
import { copyOf } from "../layout/newsroom.ts";
import type { Dice } from "../layout/random-issue.ts";

/** An issue whose pages are all settled as they were made up: its parts are known, its rows are not. */
export function settledFrom(written: Issue, made: Issue): Issue {
  const settled = made.pages.flatMap((_, page) => {
    const frames = arrangementOf({ written, made }, page).map((each): SettledFrame => {
      if ("white" in each) return { kind: "white", columns: each.white };
      if (!("story" in each) || each.columns === undefined) throw new Error("a drawn issue has no given frames");
      const { story, part = 1, columns, legs, over, head = "top", box, photo } = each;
      const form = { legs, over, head, box, photo } as Pick<
        Extract<SettledFrame, { kind: "story" }>,
        "legs" | "over" | "head" | "box" | "photo"
      >;
      return { kind: "story", story, part, columns, ...form };
    });
    return frames.length === 0 ? [] : [{ page, frames, span: written.span }];
  });
  const known = new Map(written.stories.map((story) => [story.id, story]));
  const stories = made.stories.flatMap((story) => {
    const own = known.get(story.id);
    const fresh = { frame: undefined, legs: undefined, over: undefined, head: "top", box: undefined } as const;
    return own === undefined ? [] : [{ ...own, parts: story.parts.map((part) => ({ ...part, ...fresh })) }];
  });
  return { ...written, stories, settled };
}

/** The story with up to `share` of its copy more or less, in one of its paragraphs. */
export function edited(dice: Dice, story: Story, share: number): Story {
  const most = Math.max(1, Math.floor(story.copy.codes.length * share));
  const change = (1 + dice.roll(most)) * (dice.once(2) ? 1 : -1);
  const long = story.copy.paragraphs.flatMap(({ from, to, kind }, at) =>
    kind === "body" && to - from > Math.abs(change) + 8 ? [at] : [],
  );
  return long.length === 0 ? story : { ...story, copy: changed(story.copy, dice.pick(long), change) };
}

/** The story with so many characters more in its longest paragraph. */
export function lengthened(story: Story, characters: number): Story {
  const body = [...story.copy.paragraphs.entries()].filter(([, { kind }]) => kind === "body");
  const [longest] = body.toSorted(([, a], [, b]) => b.to - b.from - (a.to - a.from));
  return longest === undefined ? story : { ...story, copy: changed(story.copy, longest[0], characters) };
}

function changed({ codes, paragraphs }: Copy, which: number, change: number): Copy {
  const texts = paragraphs.map(({ from, to, kind }, at) => {
    const text = [...String.fromCodePoint(...codes.subarray(from, to))];
    const middle = Math.floor(text.length / 2);
    if (at === which && change < 0) text.splice(middle, -change);
    if (at === which && change > 0) text.splice(middle, 0, ..."又添".repeat(change).slice(0, change));
    return { kind, text: text.join("") };
  });
  return copyOf(...texts);
}

/** The columns of each frame, by page, story and part. */
export function columnsIn(layout: Layout): ReadonlyMap<string, string> {
  return new Map(
    layout.pages.flatMap(({ label, frames }) =>
      frames.map(({ owner, columns }) => [`${label}/${owner.story}/${owner.part}`, columns.join("-")] as const),
    ),
  );
}

/** By how many rows the top of each frame moved. */
export function movesBetween(one: Layout, other: Layout): readonly number[] {
  const tops = new Map(
    one.pages.flatMap(({ label, frames }) =>
      frames.map(({ owner, rows }) => [`${label}/${owner.story}/${owner.part}`, rows[0]] as const),
    ),
  );
  return other.pages.flatMap(({ label, frames }) =>
    frames.map(({ owner, rows }) =>
      Math.abs(rows[0] - (tops.get(`${label}/${owner.story}/${owner.part}`) ?? Number.POSITIVE_INFINITY)),
    ),
  );
}
