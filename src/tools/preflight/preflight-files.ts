import type { Diagnostic } from "../../base/diagnostic.ts";
import { NEWSPRINT } from "../../engine/pdf/finding.ts";
import { asDiagnostics, type DrawPlates, preflightFile } from "./preflight.ts";

/** How a plant wants its files. */
interface PreflightWish {
  /** Undefined: the standard that the file claims. */
  readonly standard: "x4" | "x1a" | undefined;
  /** The most ink in one place, in percent; undefined: newsprint's 240. */
  readonly ink: number | undefined;
  readonly draw: DrawPlates;
}

/**
 * Finds what a newspaper plant would refuse, or ask about, in a PDF of finished pages.
 * @param name the file, as messages name it
 */
export async function preflightPdf(
  bytes: Uint8Array,
  name: string,
  wish: PreflightWish,
): Promise<readonly Diagnostic[]> {
  const demands = { ...NEWSPRINT, standard: wish.standard, ink: wish.ink ?? NEWSPRINT.ink };
  return asDiagnostics(await preflightFile(bytes, demands, wish.draw), name);
}
