import type { Rect } from "../../base/rect.ts";
import type { Role } from "../../engine/text/line.ts";
import type { PixelScale } from "../iiif/pixels.ts";
import type { DividedPage } from "./page-blocks.ts";

/** A page for ALTO, and what the file says of it. */
export interface AltoPage {
  readonly divided: DividedPage;
  readonly scale: PixelScale;
  /** The path of the page's picture, from the METS file. Its pixels are the unit of the file. */
  readonly image: string;
  /** The issue's stem. */
  readonly issue: string;
  /** ISO. */
  readonly date: string;
  /** BCP 47. */
  readonly language: string;
  /** The version of the program. */
  readonly version: string;
  /** True: with the place of each character. */
  readonly glyphs: boolean;
  /** A story's number in the METS file, from 1. */
  readonly storyNumber: (story: string) => number;
  /** The METS id of a picture's file. */
  readonly fileOf: (picture: string) => string | undefined;
}

/** The type styles and roles of a page, in the order in which they are met. */
export interface AltoPalette {
  readonly style: (font: string, size: number) => string;
  readonly styles: () => readonly { readonly id: string; readonly font: string; readonly size: number }[];
  readonly roles: ReadonlySet<Role>;
}

export function altoPalette({ articles, furniture }: DividedPage): AltoPalette {
  const known = new Map<string, { id: string; font: string; size: number }>();
  const style = (font: string, size: number): string => {
    const key = `${size} ${font}`;
    const found = known.get(key) ?? { id: `TS${known.size + 1}`, font, size };
    known.set(key, found);
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
  return { style, styles: () => [...known.values()], roles };
}

export function roleTag(role: Role): string {
  return `L_${role}`;
}

export function places({ x, y, width, height }: Rect): Readonly<Record<"HPOS" | "VPOS" | "WIDTH" | "HEIGHT", number>> {
  return { HPOS: x, VPOS: y, WIDTH: width, HEIGHT: height };
}
