import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { issueOfRank, type MadeUp } from "../app/compile.ts";
import { rewriteBytes } from "../app/rewrite-file.ts";
import { type Pin, pin } from "../manifest/pin.ts";
import { type FrameChoice, namesIn, unpin } from "../manifest/unpin.ts";
import type { Issue, Part, Story } from "../model/issue.ts";
import { layoutTexts } from "./layout-texts.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** What of a layout goes into the manifest. */
export interface PinWish extends FrameChoice {
  /** Which make-up of each page, from 0: the best. */
  readonly rank: number;
}

/** Complains of pages and stories that the manifest does not have. */
export async function checkChoice(path: string, { pages, stories }: FrameChoice, terminal: Terminal): Promise<void> {
  if (pages === undefined && stories === undefined) return;
  const names = namesIn(await readFile(path, "utf8"));
  if (names === undefined) return;
  const words = textsIn(terminal.language);
  const page = pages?.find((label) => !names.pages.includes(label));
  if (page !== undefined) throw new Misuse(fill(words.noPage, { label: page, labels: names.pages.join(", ") }));
  const story = stories?.find((id) => !names.stories.includes(id));
  if (story !== undefined) throw new Misuse(fill(words.noStory, { id: story }));
}

/** Takes the chosen frames out of the manifest. */
export async function unpinFrames(path: string, choice: FrameChoice, terminal: Terminal): Promise<void> {
  const text = await readFile(path, "utf8");
  const { text: loose, count } = unpin(text, choice);
  await rewrite(path, { before: text, after: loose }, terminal);
  const issue = relative(terminal.folder, path);
  terminal.print(`${fill(layoutTexts[terminal.language].unpinned, { count, issue })}\n`);
}

/** Writes the chosen frames that were found into the manifest. */
export async function pinFrames(
  path: string,
  { issue, found }: MadeUp,
  wish: PinWish,
  terminal: Terminal,
): Promise<void> {
  const isOn = (page: number): boolean => wish.pages?.includes(issue.pages[page]?.label ?? "") ?? true;
  for (const { page, makeUps } of found.pages) {
    if (!isOn(page) || wish.rank < makeUps.length) continue;
    const values = { page: issue.pages[page]?.label ?? "", count: makeUps.length, rank: wish.rank + 1 };
    throw new Misuse(fill(layoutTexts[terminal.language].noRank, values));
  }
  const made = issueOfRank(found, wish.rank, isOn);
  const written = new Map([...issue.stories, ...issue.fillers].map((story) => [story.id, story]));
  const fillers = new Set(issue.fillers.map(({ id }) => id));
  const pins = made.stories
    .filter(({ id }) => wish.stories?.includes(id) ?? true)
    .flatMap((story) => pinOf(story, written.get(story.id), { issue, isOn }))
    .map((each) => (fillers.has(each.story) ? { ...each, priority: undefined } : each));
  const text = await readFile(path, "utf8");
  await rewrite(path, { before: text, after: pin(text, pins) }, terminal);
  const values = { count: pins.length, issue: relative(terminal.folder, path) };
  terminal.print(`${fill(layoutTexts[terminal.language].pinned, values)}\n`);
}

interface Rewriting {
  readonly before: string;
  readonly after: string;
}

async function rewrite(path: string, { before, after }: Rewriting, terminal: Terminal): Promise<void> {
  if (before === after) return;
  await rewriteBytes(path, new TextEncoder().encode(after)).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(fill(textsIn(terminal.language).cannotWrite, { path: relative(terminal.folder, path), reason }));
  });
}

/** Which frames are meant, in which issue. */
interface Chosen {
  readonly issue: Issue;
  readonly isOn: (page: number) => boolean;
}

/** A story's frames, if the engine found any of those that are meant. */
function pinOf(story: Story, written: Story | undefined, { issue, isOn }: Chosen): readonly Pin[] {
  if (written === undefined) return [];
  if (story.parts.some(({ frame }) => frame === undefined)) return [];
  const isFound = ({ page }: Part, index: number): boolean => isOn(page) && written.parts[index]?.frame === undefined;
  if (!story.parts.some(isFound)) return [];
  const parts = story.parts.map((part, index) => {
    const { page } = part;
    const frame = isOn(page) ? frameOf(part, written.parts[index]) : undefined;
    return { page: issue.pages[page]?.label ?? "", ...frame };
  });
  const photos = story.photos.flatMap(({ columns, at, depth, part }, index) => {
    const given = written.photos[index];
    if (!isOn(story.parts[part - 1]?.page ?? -1)) return [];
    const found = {
      columns: given?.columns === columns ? undefined : columns,
      at: given?.at === at ? undefined : at,
      depth: given?.depth === undefined ? depth : undefined,
    };
    return Object.values(found).every((value) => value === undefined) ? [] : [{ index, ...found }];
  });
  return [{ story: story.id, priority: story.priority, parts, photos }];
}

/** A part's frame and form as they go into the manifest. */
function frameOf({ frame, legs, over, head, box }: Part, written: Part | undefined): Partial<Pin["parts"][number]> {
  if (frame === undefined) return {};
  return {
    ...frame,
    legs,
    over,
    head: head === (written?.head ?? "top") ? undefined : head,
    box: box === written?.box ? undefined : box,
  };
}
