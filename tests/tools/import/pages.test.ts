import { expect, test } from "vitest";
import { newspaperIn } from "../../../src/build/compile.ts";
import { knownWords } from "../../../src/engine/words/known-words.ts";
import { takeIn } from "../../../src/tools/import/intake.ts";
import { type ProposedStory, textsOfPassage } from "../../../src/tools/import/proposal.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";
import { chance } from "../../fuzz/chance.mjs";
import { type PrintedStory, pageText } from "./page-text.ts";
import { notInstalled } from "./taken.ts";

/** 50 page texts of the samples, each damaged in its own way. */
const COUNT = 50;

test("of the blocks of 50 damaged page texts, 95 in 100 are recognised", async () => {
  const papers = await Promise.all(
    ["issues/2026-11-24/issue.yaml", "issues/2026-11-25/issue.yaml"].map(async (path) =>
      newspaperIn((await compiledIssue(path)).madeUp),
    ),
  );
  const pages = papers.flatMap((paper) => paper.pages.map((page) => ({ paper, page })));
  const wish = { encoding: undefined, date: "2026-11-24", words: knownWords(), convert: notInstalled };
  const tally = new Map<string, { right: number; all: number }>();
  const missed: string[] = [];
  for (let number = 0; number < COUNT; number++) {
    const { paper, page } = pages[number % pages.length] as (typeof pages)[number];
    const { text, stories } = pageText(paper, page, chance(number));
    const bytes = new TextEncoder().encode(text);
    const intake = await takeIn({ path: "page.md", bytes, picture: () => undefined }, wish);
    expect(intake.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const story of stories)
      score(story, intake.stories, (kind, text, isRight) => {
        const count = tally.get(kind) ?? { right: 0, all: 0 };
        tally.set(kind, { right: count.right + (isRight ? 1 : 0), all: count.all + 1 });
        if (!isRight) missed.push(`${number} ${kind}: ${text.slice(0, 30)}…${text.slice(-12)}`);
      });
  }
  const sum = [...tally.values()].reduce((a, b) => ({ right: a.right + b.right, all: a.all + b.all }), {
    right: 0,
    all: 0,
  });
  if (process.env["SHOW"]) {
    for (const [kind, { right, all }] of tally) console.log(`${kind}: ${right} of ${all}`);
    console.log(missed.slice(0, 60).join("\n"));
    console.log(`${sum.right} of ${sum.all}: ${((100 * sum.right) / sum.all).toFixed(1)} %`);
  }
  expect(sum.right / sum.all).toBeGreaterThanOrEqual(0.95);
});

function score(
  printed: PrintedStory,
  found: readonly ProposedStory[],
  tell: (kind: string, text: string, isRight: boolean) => void,
): void {
  const story = found.find(({ headline }) => ink(headline?.lines.join("") ?? "") === ink(printed.headline));
  const texts = story === undefined ? new Map<string, string[]>() : blocksIn(story);
  for (const { kind, text } of printed.blocks) {
    const wanted = kind.startsWith("notice") ? noticed(text) : ink(text);
    tell(kind, text, texts.get(kind)?.includes(wanted) ?? false);
  }
}

/** The page in a notice, its number in figures. */
function noticed(text: string): string {
  const [page = ""] = /[A-Z]?\d+|[一二三四]/.exec(text) ?? [];
  return page.replace(/[一二三四]/, (han) => String("一二三四".indexOf(han) + 1));
}

function ink(text: string): string {
  return text.replace(/\s/gu, "");
}

function blocksIn(story: ProposedStory): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (kind: string, text: string | undefined): void => {
    if (text !== undefined) found.set(kind, [...(found.get(kind) ?? []), ink(text)]);
  };
  for (const kind of ["kicker", "headline", "deck"] as const) add(kind, story[kind]?.lines.join(""));
  for (const kind of ["byline", "dateline", "reporter"] as const) add(kind, story[kind]?.text);
  add("note", story.note?.text.text);
  for (const { caption } of story.photos) add("caption", caption?.text);
  for (const passage of story.body) add(passage.kind, textsOfPassage(passage).join(""));
  if (story.continuedFrom !== undefined) add("notice-from", noticed(story.continuedFrom.page));
  if (story.continuesOn !== undefined) add("notice-to", noticed(story.continuesOn.page));
  return found;
}
