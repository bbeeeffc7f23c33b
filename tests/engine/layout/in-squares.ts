import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { CopyFit } from "../../../src/engine/layout/figures.ts";
import { layOutWith, type MadeUpLayout, type Means } from "../../../src/engine/makeup/make-up.ts";
import type { Issue } from "../../../src/engine/model/issue.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { twos } from "./newsroom.ts";
import { pictures as drawn } from "./random-issue.ts";

/** A layout with all that is told of it. */
export interface ToldLayout extends Omit<MadeUpLayout, "copyFit" | "diagnostics"> {
  readonly copyFit: CopyFit;
  readonly diagnostics: readonly Diagnostic[];
}

export function withAllTold(laidOut: MadeUpLayout): ToldLayout {
  return { ...laidOut, copyFit: laidOut.copyFit(), diagnostics: laidOut.diagnostics() };
}

/** An issue with frames found for its loose parts, set in squares; headings turn at every second character, photos are those of random issues. */
export function inSquares(
  issue: Issue,
  { pictures = drawn, words = twos, memory }: Partial<Pick<Means, "pictures" | "words" | "memory">> = {},
): ToldLayout {
  return withAllTold(layOutWith(issue, { bench: newTextContext(squareFonts()), pictures, words, memory }));
}
