import { rounded } from "../base/json.ts";
import type { GlyphRun } from "../text/line.ts";
import type { PrintedLine, PrintedMark } from "./newspaper.ts";
import type { Places } from "./places.ts";

/**
 * A line of layout.json. A newspaper has ten thousand: as objects for JSON.stringify they take a third longer (16 pages, processor time on
 * Node 20.20, 2026-11-27).
 */
export function lineJson(line: PrintedLine, places: Places, { glyphs }: { readonly glyphs: boolean }): string {
  const { id, story, part, advert, block, leg, writing, x, y, size, box, hyphenated, segments, marks } = line;
  let json = `{"kind":"line","id":${JSON.stringify(id)}`;
  if (story !== undefined) json += `,"story":${JSON.stringify(story)}`;
  if (part !== undefined) json += `,"part":${part}`;
  if (advert !== undefined) json += `,"advert":${JSON.stringify(advert)}`;
  json += `,"block":${JSON.stringify(block)}`;
  if (leg !== undefined) json += `,"leg":${leg}`;
  if (writing === "vertical") json += ',"writing":"vertical"';
  json += `,"x":${rounded(x)},"y":${rounded(y)},"size":${rounded(size)}`;
  json += `,"box":[${rounded(box.x)},${rounded(box.y)},${rounded(box.width)},${rounded(box.height)}]`;
  if (hyphenated) json += ',"hyphenated":true';
  json += ',"segments":[';
  let comma = "";
  for (const segment of segments) {
    const { role, element, text, from, to } = segment;
    json += `${comma}{"role":"${role}"`;
    if (element !== block) json += `,"element":${JSON.stringify(element)}`;
    json += `,"text":${JSON.stringify(text)},"from":${from},"to":${to}`;
    json += `,"x":${rounded(segment.x)},"width":${rounded(segment.width)},"size":${rounded(segment.size)}`;
    const at = places(segment);
    if (at !== undefined) json += `,"place":[${at.source},${at.line},${at.column},${at.endLine},${at.endColumn}]`;
    json += glyphs ? `,"runs":${JSON.stringify(segment.runs.map(runJson))}}` : "}";
    comma = ",";
  }
  return json + (marks.length > 0 ? `],"marks":${JSON.stringify(marks.map(markJson))}}` : "]}");
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
