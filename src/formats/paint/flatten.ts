import { BLACK } from "../../base/colour.ts";
import type { Belonging, PrintedLine, PrintedPage, Thing } from "../../newspaper/newspaper.ts";
import type { Mark } from "../../text/line.ts";
import { inBlack } from "./in-black.ts";
import type { PaintOp, PaintPage } from "./paint.ts";

/** The page's drawing operations, as it is printed: one that is printed in black alone has all of it in that ink. */
export function paintOf(page: PrintedPage): PaintPage {
  const painted = flatten(page);
  return page.black ? inBlack(painted) : painted;
}

/**
 * The page's drawing operations, back to front: grounds; areas, rules, art and pictures; text with its marks; links.
 * Within each of these the page's own order stands, so text is read in the order in which it was placed.
 */
export function flatten(page: PrintedPage): PaintPage {
  const grounds: PaintOp[] = [];
  const shapes: PaintOp[] = [];
  const text: PaintOp[] = [];
  const links: PaintOp[] = [];
  for (const thing of page.things) {
    if (thing.kind === "line") pushText(text, thing);
    else if (thing.kind === "link") {
      const { kind, id, notice, at, to } = thing;
      links.push({ kind, owner: ownerOf(thing), id, notice, at, to });
    } else if (thing.kind === "area" && thing.role === "ground") grounds.push(shapeOf(thing));
    else shapes.push(shapeOf(thing));
  }
  return { label: page.label, trim: page.trim, ops: [...grounds, ...shapes, ...text, ...links] };
}

function ownerOf({ story, part, advert }: Belonging): Belonging {
  return { story, part, advert };
}

function shapeOf(thing: Exclude<Thing, { kind: "line" | "link" }>): PaintOp {
  const owner = ownerOf(thing);
  switch (thing.kind) {
    case "area": {
      const { kind, role, at, colour } = thing;
      return { kind, owner, role, at, colour };
    }
    case "rule": {
      const { role, from, to, weight, colour } = thing;
      return { kind: "line", owner, role, from, to, weight, colour };
    }
    case "picture": {
      const { id, file, pixels, crop, fit, ink } = thing;
      return { kind: "picture", owner, at: ink, picture: { id, file, pixels, crop, fit, black: false } };
    }
    case "art": {
      const { role, at, viewBox, paths, colour } = thing;
      const scale = [at.width / viewBox[2], at.height / viewBox[3]] as const;
      const origin = { x: at.x - viewBox[0] * scale[0], y: at.y - viewBox[1] * scale[1] };
      return { kind: "path", owner, role, at: origin, scale, paths, colour };
    }
  }
}

function pushText(ops: PaintOp[], line: PrintedLine): void {
  const { x, y, writing } = line;
  const owner = ownerOf(line);
  for (const { role, element, from, to, runs } of line.segments) {
    for (const run of runs) ops.push({ kind: "glyphs", owner, role, element, x, y, run, from, to, writing });
  }
  for (const mark of line.marks) ops.push(markOp(mark, line, owner));
}

/** A mark takes the colour of its line's first run and that run's role. */
function markOp(mark: Mark, line: PrintedLine, owner: Belonging): PaintOp {
  const segment = line.segments[0];
  const role = segment?.role ?? "body";
  const colour = segment?.runs[0]?.colour ?? BLACK;
  const at = { x: line.x + mark.x, y: line.y + mark.y };
  if (mark.kind === "dot") return { kind: "dot", owner, role, centre: at, radius: mark.radius, colour };
  const to = line.writing === "vertical" ? { x: at.x, y: at.y + mark.width } : { x: at.x + mark.width, y: at.y };
  return { kind: "line", owner, role, from: at, to, weight: mark.weight, colour };
}
