import { errorAt, warningAt } from "../../base/diagnostic.ts";
import { count, type Extent } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Located } from "../manifest/located.ts";
import type { WrittenSettled, WrittenSettledFrame } from "../manifest/manifest.ts";
import { pageIndex, reportBeyond } from "./frames.ts";
import type { Advert, SettledFrame, SettledPage, Story } from "./issue.ts";
import type { StoryContext } from "./story-context.ts";

/*
 * Resolves settled pages: the editor gives the columns and the order of stories, adverts and white; the engine finds the rows.
 */

/** What a settled page may hold: stories and fillers, adverts. */
interface SettledContent {
  readonly stories: readonly Story[];
  readonly adverts: readonly Advert[];
}

/** The settled pages. Reports frames whose content is unclear, and pages that are settled twice. */
export function resolveSettled(
  written: readonly WrittenSettled[],
  standing: SettledContent,
  context: StoryContext,
): readonly SettledPage[] {
  const first = new Map<number, WrittenSettled>();
  return written.flatMap((each): readonly SettledPage[] => {
    const page = pageIndex(each.page, context);
    if (page === undefined) return [];
    const earlier = first.get(page);
    if (earlier !== undefined) {
      const args = { key: "page", value: each.page.value };
      context.diagnostics.push(errorAt(each.page.span, "duplicate-name", args, [earlier.page.span]));
      return [];
    }
    first.set(page, each);
    reportRepeated(each, context);
    const frames = each.frames.flatMap((frame) => resolveFrameOf(frame, page, standing, context));
    return [{ page, frames, span: each.page.span }];
  });
}

function resolveFrameOf(
  frame: WrittenSettledFrame,
  page: number,
  { stories, adverts }: SettledContent,
  context: StoryContext,
): readonly SettledFrame[] {
  const { story, advert, white } = frame;
  if ([story, advert, white].filter((each) => each !== undefined).length !== 1) {
    context.diagnostics.push(errorAt(frame.span, "one-of-keys", { keys: "`story`, `white`, `advert`" }));
    return [];
  }
  const { grid } = context.paper;
  if (white !== undefined) {
    return reportBeyond({ columns: white }, grid, context.diagnostics) ? [] : [{ kind: "white", columns: white.value }];
  }
  if (story !== undefined) return storyFrame(story, frame, { page, stories }, context);
  const found = adverts.find((each) => each.page === page && each.name === advert?.value);
  if (found !== undefined) return (found.cells ?? [found.frame]).map((each) => ({ kind: "given", frame: each }));
  const args = { name: advert?.value ?? "", page: labelOf(page, context) };
  context.diagnostics.push(warningAt(advert?.span ?? frame.span, "settled-elsewhere", args));
  return [];
}

function storyFrame(
  { value: id, span }: Located<string>,
  frame: WrittenSettledFrame,
  { page, stories }: { readonly page: number; readonly stories: readonly Story[] },
  context: StoryContext,
): readonly SettledFrame[] {
  const found = stories.find((each) => each.id === id);
  if (found === undefined) {
    const ids = stories.map((each) => each.id);
    context.diagnostics.push(errorAt(span, "unknown-name", { value: id, under: "stories", ...nearMiss(id, ids) }));
    return [];
  }
  const number = frame.part?.value ?? 1;
  const part = found.parts.find((each) => each.number === number);
  if (part?.page !== page) {
    const args = { name: id, page: labelOf(page, context) };
    context.diagnostics.push(warningAt(span, "settled-elsewhere", args));
    return [];
  }
  if (part.frame !== undefined) return [{ kind: "given", frame: part.frame }];
  const { columns } = frame;
  if (columns === undefined) {
    context.diagnostics.push(errorAt(span, "missing-key", { key: "columns", toAdd: "`columns: 1-3`" }));
    return [];
  }
  if (reportBeyond({ columns }, context.paper.grid, context.diagnostics)) return [];
  reportTooWide(frame.over, columns.value, context);
  const form = {
    legs: frame.legs?.value ?? part.legs,
    over: frame.over?.value ?? part.over,
    head: frame.head?.value ?? part.head,
    box: frame.box === undefined ? part.box : frame.box.value === false ? undefined : frame.box.value,
  };
  return [{ kind: "story", story: id, part: number, columns: columns.value, photo: frame.photo?.value, ...form }];
}

function reportTooWide(over: Located<number> | undefined, extent: Extent, { diagnostics }: StoryContext): void {
  const columns = count(extent);
  if (over === undefined || over.value <= columns) return;
  diagnostics.push(errorAt(over.span, "beyond-frame", { key: "over", columns: over.value, room: columns }));
}

function labelOf(page: number, { pages }: StoryContext): string {
  return pages[page]?.label ?? "";
}

/** Reports a part of a story that occurs twice. */
function reportRepeated({ page, frames }: WrittenSettled, { diagnostics }: StoryContext): void {
  const first = new Map<string, Located<string>>();
  for (const { story, part } of frames) {
    if (story === undefined) continue;
    const key = `${story.value}/${part?.value ?? 1}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, story);
    else {
      const args = { story: story.value, page: page.value };
      diagnostics.push(errorAt(story.span, "settled-story-twice", args, [earlier.span]));
    }
  }
}
