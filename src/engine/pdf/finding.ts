import type { Arguments, Severity } from "../../base/diagnostic.ts";
import type { Code } from "../../base/messages.ts";

/** What is wrong with a PDF; `page` counts from 1, `x` and `y` are millimetres from the trim's top left. */
export interface Finding {
  readonly severity: Severity;
  readonly code: Code;
  readonly arguments: Arguments;
}

export function error(code: Code, args: Arguments = {}): Finding {
  return { severity: "error", code, arguments: args };
}

export function warning(code: Code, args: Arguments = {}): Finding {
  return { severity: "warning", code, arguments: args };
}

/** Rounds a size or a place to a tenth, as findings tell it. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** What a plant asks for. */
export interface Demands {
  /** The standard that the file must keep; undefined: the one that it claims. */
  readonly standard: "x4" | "x1a" | undefined;
  /** The most ink in one place, in percent. */
  readonly ink: number;
  /** Pictures with fewer pixels an inch are softer than newsprint shows; with fewer than `refused` they are refused. */
  readonly resolution: { readonly wanted: number; readonly refused: number };
  /** The thinnest rule, the smallest white type and the smallest type in several inks; in points. */
  readonly hairline: number;
  readonly reversed: number;
  readonly colourType: number;
}

/** Newsprint (formats/press/RULES.md). */
export const NEWSPRINT: Demands = {
  standard: undefined,
  ink: 240,
  resolution: { wanted: 150, refused: 120 },
  hairline: 0.25,
  reversed: 8,
  colourType: 12,
};
