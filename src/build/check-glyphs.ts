/*
 * Characters that would print as empty boxes. Copy is looked up before it is set, since copy that finds no room must be sound too. Heads, captions, adverts and
 * furniture are looked up on the pages: the face of a headline depends on where its story comes to stand, and a drawn label needs none.
 */
import { ENDINGS, isCopyRole, RUN_INS } from "../base/blocks.ts";
import type { Copy } from "../base/copy.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Memory } from "../base/memo.ts";
import type { Span } from "../base/source.ts";
import { copyGlyphFaults, textGlyphFaults } from "../engine/fonts/fallback.ts";
import type { Fonts } from "../engine/fonts/font.ts";
import type { Layout, Owner } from "../engine/layout/page.ts";
import type { Advert, Inset, Issue, PagePlan, Story } from "../engine/model/issue.ts";
import type { Styles } from "../engine/model/style.ts";
import { byFace, facesOf } from "../engine/model/texts.ts";
import type { OpenType } from "./issue-fonts.ts";

/** Reports the characters of copy that a face lacks. */
export function copyGlyphs(issue: Issue, type: OpenType, memory: Memory): readonly Diagnostic[] {
  const faultsOf = memory.memo(faultsOfCopy);
  return [...issue.stories, ...issue.fillers].flatMap(({ copy }) => faultsOf(copy, issue.paper.styles, type));
}

function faultsOfCopy(written: Copy, styles: Styles, { fonts: { fonts }, usual }: OpenType): readonly Diagnostic[] {
  return byFace(written, styles).flatMap(({ copy, face }) =>
    copyGlyphFaults(copy, face, fonts.face(face), usual(face)),
  );
}

/** An error for each character outside copy that no font has, once for each of its places in the manifest. */
export function printedGlyphs(issue: Issue, { pages }: Layout, fonts: Fonts): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const [at, page] of pages.entries()) {
    for (const thing of page.placed) {
      if (thing.kind !== "text") continue;
      for (const { role, text, runs } of thing.line.segments) {
        const run = isCopyRole(role) ? undefined : runs.find(({ glyphs }) => glyphs.includes(0));
        if (run === undefined) continue;
        const spans = valuesOf(thing.owner, issue.pages[at], issue);
        // Where no font has a character, the first of its face draws the box.
        const faces = facesOf(issue.paper.styles).filter((face) => fonts.face(face).fonts[0]?.id === run.font);
        const faults = faces.map((face) => textGlyphFaults(text, spans, face, fonts.face(face)));
        for (const fault of faults.find(({ length }) => length > 0) ?? [])
          found.set(`${fault.span.source.path} ${fault.span.start} ${fault.arguments["character"]}`, fault);
      }
    }
  }
  return [...found.values()];
}

type Value = { readonly span: Span } | undefined;

/** The author's values that a line may be set from; the last is the thing that it belongs to. */
function valuesOf({ story: id, piece, text, block }: Owner, plan: PagePlan | undefined, issue: Issue): readonly Span[] {
  const { stories, fillers, adverts, paper } = issue;
  const story = [...stories, ...fillers].find((each) => each.id === id);
  const advert = adverts.find(({ id: own }) => own === piece?.split("/")[0]);
  const values: readonly Value[] =
    advert !== undefined
      ? [...ofAdvert(advert), advert]
      : id !== undefined
        ? [...ofBlock(block, story), block?.kind === "notice" ? paper : (story ?? plan)]
        : [text, piece === "name" ? paper.nameplate : plan];
  return values.flatMap((value) => value?.span ?? []);
}

function ofBlock(block: Owner["block"], story: Story | undefined): readonly Value[] {
  if (block === undefined) return [];
  switch (block.kind) {
    case "figure":
      return block.photos.flatMap(({ caption, credit }) => [caption, credit]);
    case "inset":
      return ofInset(block.inset);
    case "opening":
    case "copy":
      return [...RUN_INS, ...ENDINGS].map((name) => story?.[name]);
    case "notice":
      return [];
    default:
      return [block.text, block.label];
  }
}

function ofInset(inset: Inset): readonly Value[] {
  switch (inset.kind) {
    case "pullquote":
      return [inset.text, inset.by];
    case "numbers":
      return [inset.title, ...inset.list.flatMap(({ value, legend }) => [value, legend])];
    case "qr":
      return [inset.caption];
  }
}

function ofAdvert(advert: Advert): readonly Value[] {
  switch (advert.kind) {
    case "picture":
      return [];
    case "text":
      return [advert.headline, ...advert.paragraphs, ...advert.signature];
    case "classified":
      return [
        advert.headline,
        ...advert.categories.flatMap(({ name, ads }) => [name, ...ads.flatMap(({ title, text }) => [title, text])]),
      ];
  }
}
