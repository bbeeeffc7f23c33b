import { once } from "../../base/once.ts";
import { encodePng } from "../../engine/images/bitmap.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import { drawPages } from "../../engine/pdf/pdfium.ts";

/** An issue as it was laid out elsewhere: what `--against` names. */
export interface OtherIssue {
  /** As the reader named it. */
  readonly name: string;
  readonly newspaper: Newspaper;
  /** The PDF of its pages; undefined where there is none. */
  readonly proof: () => Promise<Uint8Array | undefined>;
}

/** Pixels per inch of an earlier page that is there as a picture alone. */
const DPI = 144;

/** Gives the pages of the other issue's proof as PNG, each drawn once. */
export function openOtherPages(other: OtherIssue | undefined): (label: string) => Promise<Uint8Array | undefined> {
  const drawn = once(async () => {
    const pages = new Map<string, Uint8Array>();
    const proof = await other?.proof();
    if (other === undefined || proof === undefined) return pages;
    const labels = other.newspaper.pages.map(({ label }) => label);
    let at = 0;
    for await (const bitmap of drawPages(proof, DPI)) pages.set(labels[at++] ?? "", await encodePng(bitmap));
    return pages;
  });
  return async (label) => (await drawn()).get(label);
}
