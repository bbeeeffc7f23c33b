import { BLACK } from "../../base/colour.ts";
import type { Rect } from "../../base/rect.ts";
import type { Page, Placed, PlacedPicture } from "../../layout/page.ts";
import type { Line, Mark } from "../../text/line.ts";
import type { PaintOp, PaintPage } from "./paint.ts";

type PlacedText = Extract<Placed, { kind: "text" }>;

/**
 * The page's drawing operations, back to front: grounds; areas, rules, art and pictures; text with its marks; links.
 * Within each of these the page's own order stands, so text is read in the order in which it was placed.
 */
export function flatten(page: Page): PaintPage {
  const grounds: PaintOp[] = [];
  const shapes: PaintOp[] = [];
  const text: PaintOp[] = [];
  const links: PaintOp[] = [];
  for (const placed of page.placed) {
    if (placed.kind === "text") pushText(text, placed);
    else if (placed.kind === "link") links.push(placed);
    else if (placed.kind === "area" && placed.role === "ground") grounds.push(placed);
    else shapes.push(shapeOf(placed));
  }
  return { label: page.label, trim: page.trim, ops: [...grounds, ...shapes, ...text, ...links] };
}

function shapeOf(placed: Exclude<Placed, { kind: "text" | "link" }>): PaintOp {
  switch (placed.kind) {
    case "area":
      return placed;
    case "rule": {
      const { owner, role, from, to, weight, colour } = placed;
      return { kind: "line", owner, role, from, to, weight, colour };
    }
    case "picture":
      return { kind: "picture", owner: placed.owner, at: fitted(placed.picture, placed.at), picture: placed.picture };
    case "art": {
      const { owner, role, at, viewBox, paths, colour } = placed;
      const scale = [at.width / viewBox[2], at.height / viewBox[3]] as const;
      const origin = { x: at.x - viewBox[0] * scale[0], y: at.y - viewBox[1] * scale[1] };
      return { kind: "path", owner, role, at: origin, scale, paths, colour };
    }
  }
}

/** Where the ink of a picture stands: all of `at` when it covers, else the largest centred rectangle of its shape. */
function fitted(picture: PlacedPicture, at: Rect): Rect {
  if (picture.fit === "cover") return at;
  const scale = Math.min(at.width / picture.pixels.width, at.height / picture.pixels.height);
  const width = picture.pixels.width * scale;
  const height = picture.pixels.height * scale;
  return { x: at.x + (at.width - width) / 2, y: at.y + (at.height - height) / 2, width, height };
}

function pushText(ops: PaintOp[], placed: PlacedText): void {
  const { owner, x, y, line } = placed;
  for (const { role, from, to, runs } of line.segments) {
    for (const run of runs) ops.push({ kind: "glyphs", owner, role, x, y, run, from, to, writing: line.writing });
  }
  for (const mark of line.marks) ops.push(markOp(mark, placed, line));
}

/** A mark takes the colour of its line's first run and that run's role. */
function markOp(mark: Mark, placed: PlacedText, line: Line): PaintOp {
  const segment = line.segments[0];
  const role = segment?.role ?? "body";
  const colour = segment?.runs[0]?.colour ?? BLACK;
  const { owner } = placed;
  const at = { x: placed.x + mark.x, y: placed.y + mark.y };
  if (mark.kind === "dot") return { kind: "dot", owner, role, centre: at, radius: mark.radius, colour };
  const to = line.writing === "vertical" ? { x: at.x, y: at.y + mark.width } : { x: at.x + mark.width, y: at.y };
  return { kind: "line", owner, role, from: at, to, weight: mark.weight, colour };
}
