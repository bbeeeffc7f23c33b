import { isCopyRole, paragraphAt, spanOfCodes } from "../../../base/copy.ts";
import { type Diagnostic, errorAt } from "../../../base/diagnostic.ts";
import type { Pt } from "../../../base/length.ts";
import { isShortText } from "../../../base/short-texts.ts";
import type { Span } from "../../../base/source.ts";
import type { Advert, Issue, Story } from "../../model/issue.ts";
import { penEnd } from "../../text/headings/display.ts";
import type { Line, Segment } from "../../text/line.ts";
import type { Block, Owner, Page } from "../page.ts";
import type { PlacedText } from "../placing.ts";

/** Letters do not fill their squares: so far a line may reach beyond its measure. */
const OVER: Pt = 0.5;
/** Told elsewhere: headings as too long, tables and notices as too wide. */
const TOLD: readonly string[] = ["headline", "kicker", "deck", "label", "advertHead", "cell", "jump"];

/** An error for each style whose type is wider than the line that it stands in: one a story or advert of a page. */
export function wideType(page: Page, issue: Issue): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const thing of page.placed) {
    if (thing.kind !== "text" || !sticksOut(thing.line)) continue;
    const text = writtenText(thing, issue);
    if (text === undefined) continue;
    const { of, style, span } = text;
    const key = `${of} ${style}`;
    const args = { style, of, page: page.label, room: Math.round(thing.line.width) };
    if (!found.has(key)) found.set(key, errorAt(span, "type-too-wide", args));
  }
  return [...found.values()];
}

/** Aligned to the right it does so at its left end. */
function sticksOut(line: Line): boolean {
  return (line.segments[0]?.x ?? 0) < -OVER || penEnd(line) > line.width + OVER;
}

/** A text with the style that sets it, and whose it is. */
interface WrittenText {
  readonly of: string;
  readonly style: string;
  readonly span: Span;
}

/** Undefined for what is told elsewhere: furniture is told as that. */
export function writtenText(thing: PlacedText, issue: Issue): WrittenText | undefined {
  const text = anyText(thing, issue);
  return text === undefined || TOLD.includes(text.style) ? undefined : text;
}

function anyText({ owner, line }: PlacedText, { stories, adverts }: Issue): WrittenText | undefined {
  const [largest] = line.segments.toSorted((a, b) => b.size - a.size);
  if (largest === undefined) return undefined;
  const story = stories.find(({ id }) => id === owner.story);
  if (story !== undefined) return { of: story.id, ...ofStory(largest, owner, story) };
  const advert: Advert | undefined = adverts[Number(/^advert-([0-9]+)/.exec(owner.piece ?? "")?.[1]) - 1];
  return (
    advert && { of: advert.name, style: largest.role === "advertLabel" ? "advert" : largest.role, span: advert.span }
  );
}

function ofStory({ role, from, to }: Segment, { block }: Owner, story: Story): Omit<WrittenText, "of"> {
  const { copy } = story;
  if (isCopyRole(role)) {
    const kind = copy.paragraphs[paragraphAt(copy, from)]?.kind ?? "body";
    const style = kind === "item" ? "body" : kind;
    return { style, span: spanOfCodes(copy, from, to) };
  }
  return { style: role, span: (isShortText(role) ? story[role]?.span : writtenAt(block)) ?? story.span };
}

/** Where its author wrote what a block says. */
function writtenAt(block: Block | undefined): Span | undefined {
  switch (block?.kind) {
    case "inset":
      return block.inset.span;
    case "figure":
      return block.photos[0]?.span;
    case "note":
      return block.text?.span;
    default:
      return undefined;
  }
}
