/*
 * ALTO describes a scanned page: where each word is, in pixels of the picture. Libraries' viewers search and highlight by it. Here the places are exact, because
 * they come from the layout instead of text recognition.
 */
import { cellsOf } from "../../base/excerpt.ts";
import { hundredths } from "../../base/length.ts";
import { boxAround, cornersOf, type Rect } from "../../base/rect.ts";
import type { PrintedLine, PrintedSegment, Role } from "../../engine/newspaper/newspaper.ts";
import { boxBetween, type GlyphExtent, glyphExtents } from "../../engine/newspaper/places.ts";
import type { PixelScale } from "../iiif/image.ts";
import type { ArticleBlock, DividedPage, IllustrationBlock, TextBlock, TextLine } from "./page-blocks.ts";
import { type XmlElement, xml } from "./xml.ts";

const NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#";

/** The page's ALTO 4.4: the places of its texts and pictures, in pixels of the page's picture. Without confidence values, because nothing was recognised. */
export function altoXml(of: AltoPage): XmlElement {
  const palette = altoPalette(of.divided);
  return xml(
    "alto",
    {
      xmlns: NAMESPACE,
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": `${NAMESPACE} http://www.loc.gov/standards/alto/v4/alto-4-4.xsd`,
      SCHEMAVERSION: "4.4",
    },
    [description(of), styles(palette), tags(of, palette), ...readingOrder(of), layout(of, palette)],
  );
}

function description({ image, issue, divided, date, version }: AltoPage): XmlElement {
  return xml("Description", {}, [
    xml("MeasurementUnit", {}, ["pixel"]),
    xml("sourceImageInformation", {}, [
      xml("fileName", {}, [image]),
      xml("fileIdentifier", {}, [`${issue}/${divided.page.label}`]),
    ]),
    xml("Processing", { ID: "PROC1" }, [
      xml("processingCategory", {}, ["contentGeneration"]),
      xml("processingDateTime", {}, [date]),
      xml("processingStepDescription", {}, ["composed by a typesetter, not recognised"]),
      xml("processingSoftware", {}, [xml("softwareName", {}, ["banmian"]), xml("softwareVersion", {}, [version])]),
    ]),
  ]);
}

function styles(palette: AltoPalette): XmlElement {
  return xml(
    "Styles",
    {},
    palette
      .styles()
      // Sizes in points, rounded to hundredths.
      .map(({ id, font, size }) => xml("TextStyle", { ID: id, FONTFAMILY: font, FONTSIZE: hundredths(size) })),
  );
}

/** A LayoutTag for each role and a StructureTag for each story. */
function tags({ divided, storyNumber }: AltoPage, { roles }: AltoPalette): XmlElement {
  const stories = [...new Set(divided.articles.filter(isStory).map(({ frame }) => frame.of))];
  return xml("Tags", {}, [
    ...[...roles].map((role) => xml("LayoutTag", { ID: roleTag(role), TYPE: "role", LABEL: role })),
    ...stories.map((story) => xml("StructureTag", { ID: `S${storyNumber(story)}`, TYPE: "story", LABEL: story })),
  ]);
}

function isStory({ frame }: ArticleBlock): boolean {
  return frame.kind !== "advert";
}

/** Stories are an unordered group; the blocks of each are in reading order. */
function readingOrder({ divided, storyNumber }: AltoPage): readonly XmlElement[] {
  const groups = divided.articles
    .filter((article) => isStory(article) && article.blocks.length > 0)
    .map(({ frame, blocks }, at) => {
      const id = `RO${at + 1}`;
      const refs = blocks.map((block, index) => xml("ElementRef", { ID: `${id}_${index + 1}`, REF: block.id }));
      return xml("OrderedGroup", { ID: id, TAGREFS: `S${storyNumber(frame.of)}` }, refs);
    });
  return groups.length === 0 ? [] : [xml("ReadingOrder", {}, [xml("UnorderedGroup", { ID: "RO" }, groups)])];
}

function layout(of: AltoPage, palette: AltoPalette): XmlElement {
  const { divided, scale, language } = of;
  const { width, height } = scale.size;
  const { page, articles, furniture } = divided;
  const area = scale.box(page.grid.area);
  const foot = area.y + area.height;
  const blocks = furniture.map((block) => ({ element: textBlock(block, of, palette), box: boxOf(block, scale) }));
  const above = blocks.filter(({ box }) => box.y + box.height <= area.y);
  const below = blocks.filter(({ box }) => box.y >= foot);
  const inside = blocks.filter((block) => !above.includes(block) && !below.includes(block));
  const elements = (some: typeof blocks): readonly XmlElement[] => some.map(({ element }) => element);
  return xml("Layout", {}, [
    xml(
      "Page",
      {
        ID: divided.id,
        PHYSICAL_IMG_NR: divided.order,
        PRINTED_IMG_NR: page.label,
        WIDTH: width,
        HEIGHT: height,
        LANG: language,
        PROCESSINGREFS: "PROC1",
      },
      [
        xml("TopMargin", places({ x: 0, y: 0, width, height: area.y }), elements(above)),
        xml("BottomMargin", places({ x: 0, y: foot, width, height: height - foot }), elements(below)),
        xml("PrintSpace", places(area), [...elements(inside), ...articles.map((each) => article(each, of, palette))]),
      ],
    ),
  ]);
}

function article({ id, frame, blocks }: ArticleBlock, of: AltoPage, palette: AltoPalette): XmlElement {
  const isAdvert = frame.kind === "advert";
  const children = blocks.map((block) =>
    block.kind === "text" ? textBlock(block, of, palette) : illustration(block, isAdvert, of),
  );
  const attributes = {
    ID: id,
    TYPE: isAdvert ? "advertisement" : "article",
    TAGREFS: isAdvert ? undefined : `S${of.storyNumber(frame.of)}`,
    // The zone, because a heading across the fold also covers the inner margin.
    ...places(of.scale.box(boxAround(frame.zone))),
  };
  const outline = frame.zone.map(of.scale.point).map(({ x, y }) => `${x},${y}`);
  return xml("ComposedBlock", attributes, [
    xml("Shape", {}, [xml("Polygon", { POINTS: outline.join(" ") })]),
    ...children,
  ]);
}

function illustration({ id, picture }: IllustrationBlock, isAdvert: boolean, { scale, fileOf }: AltoPage): XmlElement {
  return xml("Illustration", {
    ID: id,
    ...places(scale.box(picture.outline === undefined ? picture.ink : picture.at)),
    TYPE: isAdvert ? "advertisement" : "photo",
    FILEID: fileOf(picture.id),
  });
}

function textBlock(block: TextBlock, of: AltoPage, palette: AltoPalette): XmlElement {
  const [first] = block.lines;
  const role = blockRole(block);
  const run = first?.line.segments[0]?.runs[0];
  const style = run && palette.style(run.font, run.size);
  return xml(
    "TextBlock",
    {
      ID: block.id,
      TAGREFS: role && roleTag(role),
      STYLEREFS: style,
      ...places(boxOf(block, of.scale)),
      BASEDIRECTION: first?.line.writing === "vertical" ? "ttb" : undefined,
    },
    block.lines.map((line) => textLine(line, { of, palette, role, style })),
  );
}

/** The role of most of a block's text: a paragraph that begins with 本报讯 is body. */
function blockRole({ lines }: TextBlock): Role | undefined {
  const lengths = new Map<Role, number>();
  for (const { role, text } of lines.flatMap(({ line }) => line.segments)) {
    lengths.set(role, (lengths.get(role) ?? 0) + text.length);
  }
  const [most] = [...lengths].sort(([, one], [, other]) => other - one);
  return most?.[0];
}

function boxOf({ lines }: TextBlock, scale: PixelScale): Rect {
  return boxAround(lines.flatMap(({ line }) => cornersOf(scale.box(line.box))));
}

/** What a line inherits from its block and page. */
interface LineContext {
  readonly of: AltoPage;
  readonly palette: AltoPalette;
  /** The block's role and style: a string states its own only if they differ. */
  readonly role: Role | undefined;
  readonly style: string | undefined;
}

/** A range of text without blanks. */
interface Stretch {
  readonly segment: PrintedSegment;
  readonly text: string;
  readonly glyphs: readonly GlyphExtent[];
  readonly blank: boolean;
}

/**
 * A line of ALTO: strings with single blanks between them, which together give the line's text, with a blank between the cells of a row; then the hyphen,
 * which is not part of the text.
 */
function textLine({ id, line }: TextLine, context: LineContext): XmlElement {
  const { scale } = context.of;
  const stretches = line.segments.flatMap(stretchesOf);
  const number = id.replace("_TL", "_ST");
  const children = stretches.flatMap((stretch, at): readonly XmlElement[] => {
    const [first, last] = [stretch.glyphs[0], stretch.glyphs.at(-1)];
    const box = scale.box(boxBetween(line, first?.from ?? 0, last?.to ?? 0));
    const string = stringOf(stretch, `${number}_${at + 1}`, { line, box, context });
    const next = stretches[at + 1]?.glyphs[0]?.from ?? last?.to ?? 0;
    const gap = scale.box(boxBetween(line, last?.to ?? 0, Math.max(next, last?.to ?? 0)));
    return stretch.blank || isBetweenCells(stretch, stretches[at + 1]) ? [string, xml("SP", places(gap))] : [string];
  });
  const direction = line.writing === "vertical" ? "ttb" : undefined;
  return xml(
    "TextLine",
    { ID: id, ...places(scale.box(line.box)), BASEDIRECTION: direction, BASELINE: baseline(line, context) },
    [...children, ...hyphen(line, context)],
  );
}

/** A row of a table has several cells on one line. Without a blank they would be read as one. */
function isBetweenCells({ segment }: Stretch, next: Stretch | undefined): boolean {
  return segment.role === "cell" && next !== undefined && next.segment.element !== segment.element;
}

/** The baseline of the line; for vertical lines the centre line. */
function baseline({ x, y, box, writing }: PrintedLine, { of: { scale } }: LineContext): string {
  const ends =
    writing === "vertical"
      ? [
          { x, y: box.y },
          { x, y: box.y + box.height },
        ]
      : [
          { x: box.x, y },
          { x: box.x + box.width, y },
        ];
  return ends
    .map((end) => scale.point(end))
    .map((end) => `${end.x},${end.y}`)
    .join(" ");
}

/** The hyphen at the end of the line: its last glyph. */
function hyphen(line: PrintedLine, { of: { scale } }: LineContext): readonly XmlElement[] {
  if (!line.hyphenated) return [];
  const last = line.segments.at(-1);
  const glyph = last && glyphExtents(last).at(-1);
  if (glyph === undefined) return [];
  return [xml("HYP", { ...places(scale.box(boxBetween(line, glyph.from, glyph.to))), CONTENT: "-" })];
}

function stringOf(
  { segment, text, glyphs }: Stretch,
  id: string,
  { line, box, context }: { readonly line: PrintedLine; readonly box: Rect; readonly context: LineContext },
): XmlElement {
  const { of, palette, role } = context;
  const run = segment.runs[0];
  const style = run && palette.style(run.font, run.size);
  return xml(
    "String",
    {
      ID: id,
      STYLEREFS: style === context.style ? undefined : style,
      TAGREFS: segment.role === role ? undefined : roleTag(segment.role),
      ...places(box),
      CONTENT: text,
    },
    of.glyphs ? glyphs.flatMap((glyph) => characters(glyph, line, of)) : [],
  );
}

/** One element for each character; a dash of two characters is halved. None for glyphs with accents or variants, which are not single characters. */
function characters({ text, from, to }: GlyphExtent, line: PrintedLine, { scale }: AltoPage): readonly XmlElement[] {
  const shown = [...text.trimEnd()];
  if (shown.some((character) => cellsOf(character) === 0)) return [];
  const step = (to - from) / shown.length;
  return shown.map((character, at) =>
    xml("Glyph", {
      ...places(scale.box(boxBetween(line, from + at * step, from + (at + 1) * step))),
      CONTENT: character,
    }),
  );
}

/** Divides a segment's text at its blanks. ALTO allows one blank after a string and none before it; any further blanks stay in the string. */
function stretchesOf(segment: PrintedSegment): readonly Stretch[] {
  const glyphs = glyphExtents(segment).filter(({ text }) => text !== "");
  const stretches: { segment: PrintedSegment; text: string; glyphs: GlyphExtent[]; blank: boolean }[] = [];
  let open: (typeof stretches)[number] | undefined;
  for (const glyph of glyphs) {
    if (open === undefined) {
      open = { segment, text: "", glyphs: [], blank: false };
      stretches.push(open);
    }
    open.glyphs.push(glyph);
    const blank = glyph.text.endsWith(" ") && glyph.text.trim() !== "";
    open.text += blank ? glyph.text.slice(0, -1) : glyph.text;
    if (!blank) continue;
    open.blank = true;
    open = undefined;
  }
  return stretches;
}

/** A page with the facts that its ALTO file states. */
interface AltoPage {
  readonly divided: DividedPage;
  readonly scale: PixelScale;
  /** The path of the page's picture, relative to the METS file. Coordinates are pixels of this picture. */
  readonly image: string;
  readonly issue: string;
  /** ISO. */
  readonly date: string;
  /** BCP 47. */
  readonly language: string;
  readonly version: string;
  /** Includes the place of each character. */
  readonly glyphs: boolean;
  /** A story's number in the METS file, from 1. */
  readonly storyNumber: (story: string) => number;
  /** The METS id of a picture's file. */
  readonly fileOf: (picture: string) => string | undefined;
}

/** The type styles and roles of a page, in order of first use. */
interface AltoPalette {
  readonly style: (font: string, size: number) => string;
  readonly styles: () => readonly { readonly id: string; readonly font: string; readonly size: number }[];
  readonly roles: ReadonlySet<Role>;
}

function altoPalette({ articles, furniture }: DividedPage): AltoPalette {
  const byFont = new Map<string, { id: string; font: string; size: number }>();
  const style = (font: string, size: number): string => {
    const key = `${size} ${font}`;
    const found = byFont.get(key) ?? { id: `TS${byFont.size + 1}`, font, size };
    byFont.set(key, found);
    return found.id;
  };
  const roles = new Set<Role>();
  for (const block of [...articles.flatMap(({ blocks }) => blocks), ...furniture]) {
    if (block.kind === "picture") continue;
    for (const { segments } of block.lines.map(({ line }) => line)) {
      for (const { role, runs } of segments) {
        roles.add(role);
        for (const run of runs) style(run.font, run.size);
      }
    }
  }
  return { style, styles: () => [...byFont.values()], roles };
}

function roleTag(role: Role): string {
  return `L_${role}`;
}

function places({ x, y, width, height }: Rect): Readonly<Record<"HPOS" | "VPOS" | "WIDTH" | "HEIGHT", number>> {
  return { HPOS: x, VPOS: y, WIDTH: width, HEIGHT: height };
}
