import { positionOf } from "../../../src/base/source.ts";
import { takeIn } from "../../../src/tools/import/intake.ts";
import type { FindPicture, Intake } from "../../../src/tools/import/source.ts";
import { writeMarkup } from "../../../src/tools/import/write-markup.ts";

/** LibreOffice, where it is not installed. */
export const notInstalled = async (): Promise<"missing"> => "missing";

/** Takes a file in on 24 November 2026, without knowledge of words. @param picture those that lie beside it */
export function takenIn(
  path: string,
  content: string | Uint8Array,
  picture: FindPicture = () => undefined,
): Promise<Intake> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return takeIn(
    { path, bytes, picture },
    { encoding: undefined, date: "2026-11-24", words: undefined, convert: notInstalled },
  );
}

/** Each message's code and line; in a Word document a paragraph is a line. */
export function told({ diagnostics }: Intake): readonly string[] {
  return diagnostics.map(({ code, span }) => `${code} ${positionOf(span.source, span.start).line}`);
}

/** The same, with the text that it shows. */
export function toldWithText(intake: Intake): readonly string[] {
  return told(intake).map((each, at) => `${each} ${intake.diagnostics[at]?.arguments["text"] ?? ""}`.trim());
}

/** The copy of all stories as house markup. */
export function copyOf({ stories }: Intake): readonly string[] {
  return stories.flatMap(({ body }) => body.map((passage) => writeMarkup(passage).markup));
}

/** Kicker, headline, deck and byline of each story. */
export function headsOf({ stories }: Intake): readonly string[] {
  return stories.map(({ kicker, headline, deck, byline }) =>
    [kicker?.lines, headline?.lines, deck?.lines, byline?.text].join("|"),
  );
}
