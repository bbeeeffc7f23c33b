import { isCopyRole } from "../../src/base/blocks.ts";
import type { Cmyk } from "../../src/base/colour.ts";
import type { Pt } from "../../src/base/length.ts";
import type { Rect } from "../../src/base/rect.ts";
import type { Frame, Layout, Owner, Page } from "../../src/engine/layout/page.ts";
import type { GlyphRun } from "../../src/engine/text/line.ts";
import type { PaintOp, PaintPage } from "../../src/formats/paint/paint.ts";

/** Spacing under this, in em, is a justified line's own and not worth a reviewer's eye. */
const NOTABLE = 0.1;

/**
 * The golden text: one drawing operation a line, in the order in which the PDF paints them, two decimals.
 * Each operation ends with its role and its owner, copy with its range: `body bridge.1 0-13`.
 */
export function dump(pages: readonly PaintPage[], layout: Layout): string {
  const lines: string[] = [];
  pages.forEach((page, index) => {
    const laidOut = layout.pages[index];
    lines.push(pageLine(page, laidOut?.section));
    for (const frame of laidOut?.frames ?? []) lines.push(frameLine(frame));
    for (const op of page.ops) lines.push(`  ${opLine(op)}`);
    for (const { title, at, story, part } of laidOut?.anchors ?? []) {
      lines.push(`  anchor ${story}.${part}  ${fixed(at.x, at.y)}  ${title}`);
    }
  });
  for (const story of layout.stories) {
    const over = story.overset > 0 ? `  over ${story.overset}` : "";
    lines.push(`story ${story.id}  placed ${story.placed} of ${story.characters}${over}`);
    for (const jump of story.jumps) lines.push(`jump ${story.id}  ${jump.from} → ${jump.to}  at ${jump.at}`);
  }
  return `${lines.join("\n")}\n`;
}

function pageLine(page: PaintPage, section: Page["section"]): string {
  const tail = section === undefined ? "" : `  section ${section}`;
  return `page ${page.label}  trim ${fixed(page.trim.width, page.trim.height)}${tail}`;
}

function frameLine({ owner, rect, columns, rows, fit }: Frame): string {
  const grid = `columns ${columns.join("-")}  rows ${rows.join("-")}`;
  const copyfit = `legs ${fit.legs} of ${fixed(fit.measure)}  capacity ${fit.capacity}  empty ${fixed(fit.empty)}  white ${fixed(fit.white)}`;
  return `frame ${rectText(rect)}  ${ownerText(owner)}  ${grid}  ${copyfit}`;
}

function opLine(op: PaintOp): string {
  switch (op.kind) {
    case "glyphs":
      return glyphsLine(op);
    case "picture":
      return `picture ${rectText(op.at)}  ${op.picture.file}  ${op.picture.fit} ${cropText(op.picture.crop)}  ${ownerText(op.owner)}`;
    case "line":
      return `line ${fixed(op.from.x, op.from.y, op.to.x, op.to.y)}  weight ${fixed(op.weight)}${inkText(op.colour)}  ${tail(op)}`;
    case "area":
      return `area ${rectText(op.at)}${inkText(op.colour)}  ${tail(op)}`;
    case "dot":
      return `dot ${fixed(op.centre.x, op.centre.y)}  radius ${fixed(op.radius)}${inkText(op.colour)}  ${tail(op)}`;
    case "path":
      return `path ${fixed(op.at.x, op.at.y)}  scale ${fixed(...op.scale)}  paths ${op.paths.length}${inkText(op.colour)}  ${tail(op)}`;
    case "link":
      return `link ${rectText(op.at)}  to ${op.to.story}.${op.to.part}  ${ownerText(op.owner)}`;
  }
}

function glyphsLine(op: Extract<PaintOp, { kind: "glyphs" }>): string {
  const { run } = op;
  const x = op.x + (run.x[0] ?? 0);
  const y = op.y + (run.y?.[0] ?? 0);
  const turn = run.turned ? " turned" : "";
  const writing = op.writing === "vertical" ? ` vertical${turn}` : "";
  const range = op.to > op.from && isCopyRole(op.role) ? ` ${op.from}-${op.to}` : "";
  const narrowed = run.stretch === 1 ? "" : ` narrowed ${run.stretch}`;
  const face = `${run.font} ${fixed(run.size)}${narrowed}${writing}${inkText(run.colour)}`;
  return `glyphs ${fixed(x, y)}  ${face}  ${run.texts.join("")}${spacing(run, op.writing)}  ${tail(op)}${range}`;
}

/** Where Chinese glyphs stand closer (squeeze) or wider (gap) than an em apart. */
function spacing(run: GlyphRun, writing: "horizontal" | "vertical"): string {
  const along = writing === "vertical" ? run.y : run.x;
  if (!along || run.turned) return "";
  const notes: string[] = [];
  for (let at = 0; at + 1 < run.texts.length; at++) {
    const text = run.texts[at] as string;
    if (!isSquare(text) || !isSquare(run.texts[at + 1] as string)) continue;
    const extra = ((along[at + 1] as number) - (along[at] as number)) / (run.size * run.stretch) - [...text].length;
    if (extra <= -NOTABLE) notes.push(`squeeze ${text}${extra.toFixed(2)}em`);
    else if (extra >= NOTABLE) notes.push(`gap ${text}+${extra.toFixed(2)}em`);
  }
  return notes.length === 0 ? "" : `  ${notes.join(" ")}`;
}

/** Text of Chinese glyphs, an em each: ideographs, kana, full-width marks, and the marks that Western text shares. */
function isSquare(text: string): boolean {
  return /^[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60“”‘’—…·]+$/u.test(text);
}

function tail(op: { readonly role: string; readonly owner: Pick<Owner, "story" | "part"> }): string {
  return `${op.role} ${ownerText(op.owner)}`;
}

function ownerText({ story, part }: Pick<Owner, "story" | "part">): string {
  if (story === undefined) return "page";
  return part === undefined ? story : `${story}.${part}`;
}

function cropText(crop: Extract<PaintOp, { kind: "picture" }>["picture"]["crop"]): string {
  return crop.kind === "focus" ? `focus ${fixed(crop.x, crop.y)}` : crop.kind;
}

/** Solid black goes without saying. */
function inkText(colour: Cmyk): string {
  return colour.join(" ") === "0 0 0 100" ? "" : `  ink ${colour.join("/")}`;
}

function rectText({ x, y, width, height }: Rect): string {
  return fixed(x, y, width, height);
}

function fixed(...lengths: readonly Pt[]): string {
  // A minus zero would be a difference without a meaning.
  return lengths.map((length) => (Math.round(length * 100) / 100 || 0).toFixed(2)).join(" ");
}
