import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { Story } from "./issue.ts";

/** Shorter copy may well be the same in two places: 无标题, a slogan. */
const LEAST = 20;

/** A warning for each story whose copy is that of an earlier one: it was sent twice, under two ids. */
export function storyTwins(stories: readonly Story[]): readonly Diagnostic[] {
  const first = new Map<string, Story>();
  const found: Diagnostic[] = [];
  for (const story of stories) {
    const text = textOf(story);
    if (text.length < LEAST) continue;
    const twin = first.get(text);
    if (twin === undefined) first.set(text, story);
    else found.push(warningAt(story.span, "story-twice", { story: story.id, twin: twin.id }, [twin.span]));
  }
  return found;
}

/** The copy without its white space. */
function textOf({ copy }: Story): string {
  let text = "";
  for (const code of copy.codes) text += String.fromCodePoint(code);
  return text.replace(/\s+/gu, "");
}
