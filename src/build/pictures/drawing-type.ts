import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Code } from "../../base/messages.ts";
import type { Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import type { PhotoDesk } from "../../engine/images/desk.ts";
import { engine } from "../../engine/images/sharp.ts";
import type { SvgSource } from "../../engine/images/svg/svg.ts";
import type { Press } from "../../engine/model/paper.ts";
import type { Finding } from "../../engine/pdf/finding.ts";
import type { Paint, PaintedObject } from "../../engine/pdf/painted.ts";
import { type PictureOnPage, scaleOn } from "./placed-page.ts";

/** How a drawing stands on a page. */
export interface DrawingStand extends Pick<PhotoDesk, "inInks" | "inRgb"> {
  readonly span: Span;
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly drawing: SvgSource;
  readonly placed: PictureOnPage;
  readonly press: Pick<Press, "ink" | "floors">;
  /** True on a page that is printed in black alone. */
  readonly black: boolean;
  /** Gives what `make` finds in a file, or found in an earlier build. @param how all that it depends on besides the file */
  readonly remember: PhotoDesk["remember"];
}

/** Findings of `preflight` about type that a drawing may have, too. */
const CODES: readonly Code[] = ["reversed-small", "colour-type-small", "rich-black-type"];

type WeakType = Pick<Finding, "code" | "arguments">;

/** Raised when other type may be found in the same file. */
const RECIPE = "2";

/** Warns of type in a drawing that newsprint does not hold (formats/press/RULES.md#small-type): of each kind the smallest, with its line. */
export async function weakType(stand: DrawingStand): Promise<readonly Diagnostic[]> {
  const { span, file, path, drawing, placed, press, black, remember } = stand;
  if (drawing.characters.length === 0) return [];
  const { reversed, colourType } = press.floors;
  const { at, picture } = placed;
  const scale = scaleOn(at, drawing.size, picture.fit);
  const how = JSON.stringify(["type", RECIPE, await engine(), scale, reversed, colourType, black]);
  const kept = await remember(path, how, async () => Buffer.from(JSON.stringify(await findWeak(stand))));
  const found: readonly WeakType[] = JSON.parse(Buffer.from(kept).toString());
  return found.map(({ code, arguments: args }) => warningAt(span, code, { ...args, file }));
}

async function findWeak(stand: DrawingStand): Promise<readonly WeakType[]> {
  const { drawing, placed, press, black, inInks, inRgb } = stand;
  const [{ checkType }, { NEWSPRINT }] = await Promise.all([
    import("../../engine/pdf/check-page.ts"),
    import("../../engine/pdf/finding.ts"),
  ]);
  const demands = { ...NEWSPRINT, ...press.floors, ink: press.ink };
  const weak: { readonly letter: Letter; readonly size: number; readonly found: WeakType }[] = [];
  for (const letter of await lettersIn(await inInks(drawing, black))) {
    const size = letter.size * scaleOn(placed.at, letter.page, placed.picture.fit);
    for (const { code, arguments: args } of checkType({ ...letter, size }, demands, true)) {
      if (CODES.includes(code)) weak.push({ letter, size, found: { code, arguments: args } });
    }
  }
  if (weak.length === 0) return [];
  const lines = new Map<string, number>();
  for (const letter of await lettersIn(await inRgb(drawing.lined()))) {
    lines.set(placeOf(letter), drawnLine(letter.paint));
  }
  return CODES.flatMap((code) => {
    const own = weak.filter(({ found }) => found.code === code).sort((a, b) => a.size - b.size);
    const [smallest] = own;
    if (smallest === undefined) return [];
    const line = lines.get(placeOf(smallest.letter));
    const others = new Set(own.map(({ letter }) => lines.get(placeOf(letter)))).size - 1;
    const args = {
      ...smallest.found.arguments,
      ...(line !== undefined && { line }),
      ...(others > 0 && { more: others }),
    };
    return [{ code, arguments: args }];
  });
}

/** True where type of a drawing can be seen in print. A drawing that cannot be drawn is told elsewhere. */
export async function hasSeenType({ drawing, black, inInks }: DrawingStand): Promise<boolean> {
  if (drawing.characters.length === 0) return false;
  const pdf = await inInks(drawing, black);
  if (pdf === undefined) return true;
  const [{ openPage }, { walkPage }, { leavesInk }] = await Promise.all([
    import("../../engine/pdf/page.ts"),
    import("../../engine/pdf/walk.ts"),
    import("../../engine/pdf/leaves-ink.ts"),
  ]);
  const opened = openPage(pdf);
  if (!opened.ok) return true;
  const { page, size } = opened.source;
  let isSeen = false;
  walkPage(page, (painted) => {
    isSeen ||= painted.kind === "text" && leavesInk(painted, [0, 0, size.width, size.height]);
  });
  return isSeen;
}

/** The line in the file of a thing in a lined drawing: its colour is the line's number. */
function drawnLine({ values }: Pick<Paint, "values">): number {
  const [red = 0, green = 0, blue = 0] = values.map((share) => Math.round(share * 255));
  return (red * 256 + green) * 256 + blue;
}

type Letter = Extract<PaintedObject, { readonly kind: "text" }> & { readonly page: Size };

/** The letters of a drawing, without those that cannot be seen. */
async function lettersIn(pdf: Uint8Array | undefined): Promise<readonly Letter[]> {
  const [{ openPage }, { walkPage }] = await Promise.all([
    import("../../engine/pdf/page.ts"),
    import("../../engine/pdf/walk.ts"),
  ]);
  const opened = pdf && openPage(pdf);
  if (opened?.ok !== true) return [];
  const { page, size } = opened.source;
  const letters: Letter[] = [];
  walkPage(page, (painted) => {
    const { groupOpacity, opacity } = painted.state;
    if (painted.kind === "text" && opacity * groupOpacity > 0) letters.push({ ...painted, page: size });
  });
  return letters;
}

/** Names a letter by its place, which is the same in both drawings of one file. */
function placeOf({ x, y }: Letter): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}
