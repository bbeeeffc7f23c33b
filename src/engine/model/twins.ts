import { textOf } from "../../base/copy.ts";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Story } from "./issue.ts";

/** Shorter copy may well be the same in two places: 无标题, a slogan. */
const LEAST = 20;

/** A warning for each story whose copy, without its white space, is that of an earlier one: it was sent twice, under two ids. */
export function storyTwins(stories: readonly Story[]): readonly Diagnostic[] {
  const bySum = new Map<number, Story[]>();
  const found: Diagnostic[] = [];
  for (const story of stories) {
    const sum = sumOf(story);
    const alike = bySum.get(sum) ?? [];
    const twin = alike.length === 0 ? undefined : twinAmong(alike, inkOf(story));
    if (twin === undefined) bySum.set(sum, [...alike, story]);
    else found.push(warningAt(story.span, "story-twice", { story: story.id, twin: twin.id }, [twin.span]));
  }
  return found;
}

function twinAmong(alike: readonly Story[], ink: string): Story | undefined {
  return ink.length < LEAST ? undefined : alike.find((other) => inkOf(other) === ink);
}

/** The copy without its white space. */
function inkOf({ copy }: Story): string {
  return textOf(copy.codes).replace(/\s+/gu, "");
}

/** CJK Unified Ideographs: no white space is among them. */
const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff];

/** So many of them tell one opening from another. */
const OPENING = 50;

/** The same for copies of the same ink, and for few others: of its first Han characters. To spell out every copy takes longer. */
function sumOf({ copy: { codes } }: Story): number {
  let sum = 0;
  for (let at = 0, counted = 0; at < codes.length && counted < OPENING; at++) {
    const code = codes[at] as number;
    if (code < FIRST_HAN || code > LAST_HAN) continue;
    sum = (Math.imul(sum, 31) + code) | 0;
    counted++;
  }
  return sum;
}
