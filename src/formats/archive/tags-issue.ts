import type { Copy } from "../../base/copy.ts";
import type { Layout, LinkTarget, Page, Placed } from "../../layout/page.ts";
import type { Line } from "../../text/line.ts";
import type { Holders, PlacedPart, Tag, Tags } from "./tags.ts";
import { StoryTags } from "./tags-story.ts";

/**
 * Document → Sect (版组) → Art: a story stands whole where it begins, its later parts behind the first, whatever pages they are on.
 * Within a page stories come as the page has them; adverts close their section.
 * @param copies the copy of each story by its id
 */
export function tagIssue({ pages }: Layout, copies: ReadonlyMap<string, Copy>): Tags {
  const holders: Holders = new Map();
  const sections = new Map<string, Tag>();
  const parts = partsByStory(pages);
  const targets = new Set(pages.flatMap((page) => page.anchors.map(targetKey)));
  const begun = new Set<string>();
  for (const page of pages) {
    const section = sectionOf(page, sections);
    for (const { owner } of page.placed) {
      const story = owner.story;
      if (story === undefined || begun.has(story)) continue;
      begun.add(story);
      const tags = new StoryTags(copies.get(story), parts.get(story) ?? [], (to) => targets.has(targetKey(to)));
      const art = tags.read(holders);
      if (art.kids.length > 0) section.kids.push(art);
    }
  }
  for (const page of pages) sectionOf(page, sections).kids.push(...advertsOf(page, holders));
  return {
    root: { type: "Document", kids: [...sections.values()].filter(({ kids }) => kids.length > 0) },
    of: (op) => {
      if (op.kind === "glyphs") return holders.get(op.run);
      if (op.kind === "picture") return holders.get(op.picture);
      return op.kind === "link" ? holders.get(op) : undefined;
    },
  };
}

function targetKey({ story, part }: LinkTarget): string {
  return `${part} ${story}`;
}

/** Each story's parts by number. */
function partsByStory(pages: readonly Page[]): ReadonlyMap<string, readonly PlacedPart[]> {
  const stories = new Map<string, PlacedPart[]>();
  for (const page of pages) {
    const here = new Map<string, Placed[]>();
    for (const thing of page.placed) {
      const { story, part } = thing.owner;
      if (story === undefined || part === undefined) continue;
      const key = targetKey({ story, part });
      const placed = here.get(key) ?? [];
      if (placed.length === 0) stories.set(story, [...(stories.get(story) ?? []), { part, placed }]);
      placed.push(thing);
      here.set(key, placed);
    }
  }
  for (const parts of stories.values()) parts.sort((a, b) => a.part - b.part);
  return stories;
}

function sectionOf(page: Page, sections: Map<string, Tag>): Tag {
  const title = page.section ?? page.name;
  const section = sections.get(title) ?? { type: "Sect", kids: [], title };
  sections.set(title, section);
  return section;
}

/** An advert is a figure, and its label the caption. */
function advertsOf(page: Page, holders: Holders): readonly Tag[] {
  const figures: Tag[] = [];
  for (const thing of page.placed) {
    if (thing.owner.story !== undefined) continue;
    if (thing.kind === "picture") {
      const tag: Tag = { type: "Figure", kids: [], alt: thing.picture.caption ?? thing.picture.file, picture: thing };
      figures.push(tag);
      holders.set(thing.picture, tag);
    }
    if (thing.kind === "text") labelAdvert(thing.line, figures.at(-1), holders);
  }
  return figures;
}

function labelAdvert({ segments }: Line, figure: Tag | undefined, holders: Holders): void {
  for (const { role, runs } of segments) {
    if (role !== "advertLabel" || figure === undefined) continue;
    const caption: Tag = { type: "Caption", kids: [] };
    figure.kids.push(caption);
    for (const run of runs) holders.set(run, caption);
  }
}
