import { hundredths } from "../../base/length.ts";
import { boxAround, cornersOf, type Rect } from "../../base/rect.ts";
import type { Role } from "../../engine/text/line.ts";
import type { PixelScale } from "../iiif/pixels.ts";
import { textLine } from "./alto-line.ts";
import { type AltoPage, type AltoPalette, altoPalette, places, roleTag } from "./alto-page.ts";
import type { ArticleBlock, IllustrationBlock, TextBlock } from "./page-blocks.ts";
import { type XmlElement, xml } from "./xml.ts";

const NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#";

/** The page's ALTO 4.4: what stands where, in pixels of its picture. It was composed, not recognised: nothing is uncertain. */
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
      // Points, to hundredths.
      .map(({ id, font, size }) => xml("TextStyle", { ID: id, FONTFAMILY: font, FONTSIZE: hundredths(size) })),
  );
}

/** A LayoutTag for each role, a StructureTag for each story. */
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

/** The order of stories does not matter; the blocks of each are in reading order. */
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
    // The zone: a head over the fold also stands in the inner margin.
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
