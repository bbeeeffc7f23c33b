import type { ByteWriter } from "../base/byte-writer.ts";
import { rounded } from "../base/json.ts";
import type { GlyphRun } from "../text/line.ts";
import type { PrintedLine, PrintedMark, PrintedSegment } from "./newspaper.ts";
import type { Places } from "./places.ts";
import type { Place } from "./source-list.ts";

/**
 * A line of layout.json, straight into the bytes. A newspaper has ten thousand: by JSON.stringify they take three times as long (16 pages,
 * processor time on Node 20, 2026-11-26).
 */
export function writeLine(
  writer: ByteWriter,
  line: PrintedLine,
  places: Places,
  { glyphs }: { readonly glyphs: boolean },
): void {
  const { id, story, part, advert, block, leg, writing, x, y, size, box, hyphenated, segments, marks } = line;
  writer.ascii('{"kind":"line","id":').json(id);
  if (story !== undefined) writer.ascii(',"story":').json(story);
  if (part !== undefined) writer.ascii(',"part":').decimal(part);
  if (advert !== undefined) writer.ascii(',"advert":').json(advert);
  writer.ascii(',"block":').json(block);
  if (leg !== undefined) writer.ascii(',"leg":').decimal(leg);
  if (writing === "vertical") writer.ascii(',"writing":"vertical"');
  writer.ascii(',"x":').decimal(x).ascii(',"y":').decimal(y).ascii(',"size":').decimal(size);
  writer.ascii(',"box":[').decimal(box.x).ascii(",").decimal(box.y);
  writer.ascii(",").decimal(box.width).ascii(",").decimal(box.height).ascii("]");
  if (hyphenated) writer.ascii(',"hyphenated":true');
  writer.ascii(',"segments":[');
  let first = true;
  for (const segment of segments) {
    if (!first) writer.ascii(",");
    first = false;
    writeSegment(writer, segment, block);
    const place = places(line, segment);
    if (place !== undefined) writePlace(writer, place);
    if (glyphs) writer.ascii(',"runs":').utf8(JSON.stringify(segment.runs.map(runJson)));
    writer.ascii("}");
  }
  writer.ascii("]");
  if (marks.length > 0) writer.ascii(',"marks":').utf8(JSON.stringify(marks.map(markJson)));
  writer.ascii("}");
}

function writeSegment(
  writer: ByteWriter,
  { role, element, text, from, to, x, width, size }: PrintedSegment,
  block: string,
): void {
  writer.ascii('{"role":"').ascii(role).ascii('"');
  if (element !== block) writer.ascii(',"element":').json(element);
  writer.ascii(',"text":').json(text).ascii(',"from":').decimal(from).ascii(',"to":').decimal(to);
  writer.ascii(',"x":').decimal(x).ascii(',"width":').decimal(width).ascii(',"size":').decimal(size);
}

function writePlace(writer: ByteWriter, { source, line, column, endLine, endColumn }: Place): void {
  writer.ascii(',"place":[').decimal(source).ascii(",").decimal(line).ascii(",").decimal(column);
  writer.ascii(",").decimal(endLine).ascii(",").decimal(endColumn).ascii("]");
}

function runJson({ font, size, colour, glyphs, x, y, texts, turned, stretch }: GlyphRun): object {
  return {
    font,
    size: rounded(size),
    colour,
    glyphs: [...glyphs],
    x: Array.from(x, rounded),
    y: y && Array.from(y, rounded),
    texts,
    turned: turned || undefined,
    stretch: stretch === 1 ? undefined : stretch,
  };
}

function markJson(mark: PrintedMark): object {
  const at = { kind: mark.kind, colour: mark.colour, x: rounded(mark.x), y: rounded(mark.y) };
  if (mark.kind === "dot") return { ...at, radius: rounded(mark.radius) };
  return { ...at, width: rounded(mark.width), weight: rounded(mark.weight) };
}
