import type { Newspaper, PrintedAdvert, PrintedLine, PrintedPicture } from "../../engine/newspaper/newspaper.ts";
import type { PaintOp } from "../paint/paint.ts";
import type { Tag, Tags } from "./tags.ts";
import { StoryTags, stretchKey, type Things } from "./tags-story.ts";

/**
 * Document → Sect (版组) → Art. A whole story stands in the section of its first page. Stories come in the order of the page, then the adverts of the
 * section. A group is a Sect in its section: its heading, then its stories.
 */
export function tagIssue(newspaper: Newspaper): Tags {
  const tags = new Map<string, Tag>();
  const things = thingsOf(newspaper);
  const sections = new Map<string, Tag[]>(newspaper.pages.map((page) => [page.section ?? page.name, []]));
  const groups = new Map<string, Tag[]>();
  for (const story of newspaper.stories) {
    const read = new StoryTags(story, things, tags).read();
    const own = [...read.kids];
    if (story.kind === "group") groups.set(story.id, own);
    const art = { ...read, kids: own };
    if (own.length > 0) (groups.get(story.group ?? "") ?? sections.get(story.section))?.push(art);
  }
  for (const advert of newspaper.adverts) {
    const on = newspaper.pages.find((each) => each.label === advert.page);
    const picture = on?.things.find(
      (thing): thing is PrintedPicture => thing.kind === "picture" && thing.advert === advert.id,
    );
    const tag = picture === undefined ? wordsTag(advert, tags) : advertTag(picture, advert.label, tags);
    if (on !== undefined && tag !== undefined) sections.get(on.section ?? on.name)?.push(tag);
  }
  const parted = new Set([...tags].flatMap(([id, tag]) => (tag.kids[0]?.type === "Span" ? [id] : [])));
  const kids = [...sections].filter(([, own]) => own.length > 0);
  return {
    root: { type: "Document", kids: kids.map(([title, own]) => ({ type: "Sect", kids: own, title })) },
    of: (op) => {
      const isParted = parted.size > 0 && op.kind === "glyphs" && parted.has(op.element);
      return tags.get(isParted ? stretchKey(op.element, op.from) : keyOf(op));
    },
  };
}

/** The id under which `tags` has the element of an operation; empty if it is no content. */
function keyOf(op: PaintOp): string {
  if (op.kind === "glyphs") return op.element;
  if (op.kind === "picture") return op.picture.id;
  return op.kind === "link" ? op.id : "";
}

/** An advert is a figure, and its label the caption. */
function advertTag(picture: PrintedPicture, label: string, tags: Map<string, Tag>): Tag {
  const caption: Tag = { type: "Caption", kids: [] };
  const tag: Tag = { type: "Figure", kids: [caption], alt: picture.alternate ?? label, picture };
  tags.set(picture.id, tag);
  tags.set(`${picture.advert}/label`, caption);
  return tag;
}

/** An advert in words is an article: its label, its headline, then paragraphs, or small ads under their categories. Undefined if none of it is printed. */
function wordsTag({ id, blocks }: PrintedAdvert, tags: Map<string, Tag>): Tag | undefined {
  const printed = blocks.filter(({ lines }) => lines.length > 0);
  if (printed.length === 0) return undefined;
  const label: Tag = { type: "P", kids: [] };
  tags.set(`${id}/label`, label);
  const head = printed.find(({ kind }) => kind === "headline");
  const kids = printed.map(({ kind, texts }): Tag => {
    const level = head === undefined ? "H1" : "H2";
    const tag: Tag = { type: kind === "headline" ? "H1" : kind === "category" ? level : "P", kids: [] };
    for (const { id: element } of texts) tags.set(element, tag);
    return tag;
  });
  const title = head?.texts[0]?.text.text;
  return { type: "Art", kids: [label, ...kids], ...(title !== undefined && { title }) };
}

/** The things that elements of stories need; links only if they lead to a part in this issue. */
function thingsOf({ pages, stories }: Newspaper): Things {
  const pictures = new Map<string, PrintedPicture>();
  const links = new Map<string, string>();
  const lines = new Map<string, PrintedLine>();
  const parts = new Set(stories.flatMap(({ id, parts: own }) => own.map(({ number }) => `${number} ${id}`)));
  for (const thing of pages.flatMap((page) => page.things)) {
    if (thing.kind === "picture") pictures.set(thing.id, thing);
    if (thing.kind === "line" && thing.leg === undefined && thing.story !== undefined) lines.set(thing.id, thing);
    if (thing.kind === "link" && parts.has(`${thing.to.part} ${thing.to.story}`)) links.set(thing.notice, thing.id);
  }
  return { pictures, lines, links };
}
