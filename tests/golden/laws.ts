import { type Copy, textOf } from "../../src/base/copy.ts";
import { cornersOf } from "../../src/base/rect.ts";
import type { Layout } from "../../src/engine/layout/page.ts";
import type { Issue } from "../../src/engine/model/issue.ts";
import type { Line, Role, Segment } from "../../src/engine/text/line.ts";
import { meet } from "../engine/newspaper/polygons.ts";
import { overlaps } from "../rects.ts";

/** The roles whose text is the story's copy. */
const COPY_ROLES: ReadonlySet<Role> = new Set<Role>(["body", "subhead", "speaker", "cell"]);

/** No line begins with one of these (CLREQ #prohibition_rules_for_line_start_end). */
const NOT_FIRST = "。，、；：？！”’）》〉】』」·…—";
/** No line ends with one of these. */
const NOT_LAST = "“‘（《〈【『「";

/** Stories whose lines, in reading order, are not their copy without line feeds and leading ideographic spaces. */
export function misplacedCopy(issue: Issue, layout: Layout): readonly string[] {
  return [...issue.stories, ...issue.fillers]
    .filter(({ id }) => layout.stories.some((story) => story.id === id))
    .filter(({ id, copy }) => setText(layout, id) !== expectedText(copy))
    .map(({ id, copy }) => `${id}: set ${setText(layout, id)} for ${expectedText(copy)}`);
}

function expectedText(copy: Copy): string {
  return copy.paragraphs.map(({ from, to }) => textOf(copy.codes, from, to).replace(/^\u3000+/, "")).join("");
}

/** In the order of the copy: the order of placing is checked by the ranges, which may not overlap. */
function setText(layout: Layout, story: string): string {
  const segments = layout.pages
    .flatMap(({ placed }) => placed)
    .flatMap((thing) => (thing.kind === "text" && thing.owner.story === story ? thing.line.segments : []))
    .filter(isCopy)
    .sort((a, b) => a.from - b.from);
  return segments.map(({ text }) => text).join("");
}

function isCopy({ role, from, to }: Segment): boolean {
  return COPY_ROLES.has(role) && to > from;
}

/** Lines of copy that begin or end with a character that may not stand there. */
export function kinsokuFaults(layout: Layout): readonly string[] {
  return linesOf(layout)
    .map(({ segments }) => segments.filter(isCopy))
    .filter((segments) => segments.length > 0)
    .map((segments) => segments.map(({ text }) => text).join(""))
    .filter((text) => NOT_FIRST.includes(text.charAt(0)) || NOT_LAST.includes(text.charAt(text.length - 1)));
}

function linesOf(layout: Layout): readonly Line[] {
  return layout.pages.flatMap(({ placed }) => placed.flatMap((thing) => (thing.kind === "text" ? [thing.line] : [])));
}

/** Pairs of frames of one page that share more than an edge. */
export function overlappingFrames(layout: Layout): readonly string[] {
  return layout.pages.flatMap(({ frames }) =>
    frames.flatMap((a, index) =>
      frames
        .slice(index + 1)
        .filter((b) => overlaps(a.rect, b.rect) && meet(a.outline ?? cornersOf(a.rect), b.outline ?? cornersOf(b.rect)))
        .map((b) => `${a.owner.story} and ${b.owner.story}`),
    ),
  );
}

/** Stories whose 下转 and 上接 notices are not as many as their jumps. */
export function brokenJumps(layout: Layout): readonly string[] {
  return layout.stories
    .filter(({ id, jumps }) => {
      const count = (role: Role): number => noticesOf(layout, id, role);
      return count("jump") !== jumps.length || count("continuation") !== jumps.length;
    })
    .map(({ id }) => id);
}

function noticesOf(layout: Layout, story: string, role: Role): number {
  return layout.pages
    .flatMap(({ placed }) => placed)
    .filter(
      (thing) =>
        thing.kind === "text" &&
        thing.owner.story === story &&
        thing.line.segments.some((segment) => segment.role === role),
    ).length;
}
