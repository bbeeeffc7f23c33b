import { BLACK, type Cmyk } from "../base/colour.ts";
import { errorAt } from "../base/diagnostic.ts";
import type { Em } from "../base/length.ts";
import type { Located } from "../manifest/located.ts";
import type { WrittenPlace, WrittenStory, WrittenTint } from "../manifest/manifest.ts";
import { pageIndex, resolveFrame } from "./frames.ts";
import type { FramePlan, Part } from "./issue.ts";
import { plainHeading } from "./plain-text.ts";
import type { StoryContext } from "./story-context.ts";
import { weigh } from "./weigh.ts";

/** Narrower legs hold no Chinese line that can keep the rules of its ends (two marks and a character at either side). */
const NARROWEST_LEG: Em = 5;

/** The parts of a story in reading order; those on a page that does not exist are left out, and reported. */
export function resolveParts(story: WrittenStory, context: StoryContext): readonly Part[] {
  const parts = story.place.flatMap((place, index) => resolvePart(place, index + 1, story, context));
  reportBackwards(parts, story, context);
  return parts;
}

function resolvePart(place: WrittenPlace, number: number, story: WrittenStory, context: StoryContext): readonly Part[] {
  const page = pageIndex(place.page, context);
  const frame = resolveFrame(place, context);
  reportLegs(place, frame, context);
  reportOver(place, frame, context);
  const tint = tintOf(place.tint, context);
  const reverse = reverseOf(place.reverse, context);
  if (page === undefined) return [];
  const box = place.box?.value;
  return [
    {
      number,
      page,
      frame,
      head: place.head?.value ?? (story.writing?.value === "vertical" ? "left" : "top"),
      over: place.over?.value,
      headline: plainHeading(place.headline),
      legs: place.legs?.value,
      box: box === false ? undefined : box,
      tint,
      reverse,
      rule: place.rule?.value ?? true,
      span: place.columns?.span ?? place.page.span,
    },
  ];
}

/** 破栏: k legs over n columns measure ⌊(n columns − (k − 1) gutters) ÷ k⌋ characters (rules/MAKEUP.md). */
function reportLegs({ legs }: WrittenPlace, frame: FramePlan | undefined, { paper, diagnostics }: StoryContext): void {
  if (legs === undefined || frame === undefined) return;
  const { measure, gutter } = paper.grid;
  const columns = frame.columns.to - frame.columns.from + 1;
  const width = columns * measure + (columns - 1) * gutter;
  const leg = Math.floor((width - (legs.value - 1) * gutter) / legs.value);
  if (leg >= NARROWEST_LEG) return;
  const most = Math.floor((width + gutter) / (NARROWEST_LEG + gutter));
  const args = { legs: legs.value, columns, measure: Math.max(0, leg), narrowest: NARROWEST_LEG, most };
  diagnostics.push(errorAt(legs.span, "legs-too-narrow", args));
}

function reportOver(place: WrittenPlace, frame: FramePlan | undefined, { diagnostics }: StoryContext): void {
  const { over, head } = place;
  if (over === undefined) return;
  if (head !== undefined && head.value !== "top") {
    diagnostics.push(errorAt(over.span, "over-without-top", { head: head.value }, [head.span]));
  }
  if (frame === undefined) return;
  const columns = frame.columns.to - frame.columns.from + 1;
  if (over.value > columns) {
    diagnostics.push(errorAt(over.span, "over-beyond-frame", { over: over.value, columns }));
  }
}

function tintOf(tint: Located<WrittenTint> | undefined, { palette }: StoryContext): Cmyk | undefined {
  if (tint === undefined) return undefined;
  const { value, span } = tint;
  return "percent" in value ? [0, 0, 0, value.percent] : palette.colour({ value: value.name, span }, "black");
}

function reverseOf(reverse: Located<string | false> | undefined, { palette }: StoryContext): Cmyk | undefined {
  if (reverse === undefined || reverse.value === false) return undefined;
  const { value, span } = reverse;
  return value === "black" ? BLACK : palette.colour({ value, span }, "black");
}

/** 转版不符: a story reads on, each part on the page of the one before it or on a later page. */
function reportBackwards(
  parts: readonly Part[],
  story: WrittenStory,
  { paper, pages, diagnostics }: StoryContext,
): void {
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    if (before === undefined || part.page >= before.page) continue;
    const args = {
      story: story.id.value,
      part: part.number,
      page: pages[part.page]?.label ?? "",
      before: pages[before.page]?.label ?? "",
    };
    const place = story.place[part.number - 1];
    const earlier = story.place[before.number - 1];
    const spans = [place?.page.span ?? part.span, earlier?.page.span ?? before.span] as const;
    diagnostics.push(...weigh(paper, "转版不符", errorAt(spans[0], "jump-backwards", args, [spans[1]])));
  }
}
