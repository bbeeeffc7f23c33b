import { BLACK, type Cmyk } from "../../base/colour.ts";
import type { PrintedLine, PrintedPage, Thing } from "./newspaper.ts";

/** How dark each process ink is beside black. */
const DARKNESS: readonly number[] = [0.3, 0.59, 0.11, 1];
/** Type at least this dark, in percent of black, is set in full black: screened it would fray. */
const TYPE_IS_BLACK = 30;

/** The page as one plate prints it: each colour becomes a grey as dark as it is; type and its marks become full black unless they are pale. */
export function inBlack(page: PrintedPage): PrintedPage {
  return { ...page, black: true, things: page.things.map(thingInBlack) };
}

function thingInBlack(thing: Thing): Thing {
  switch (thing.kind) {
    case "line":
      return lineInBlack(thing);
    case "rule":
    case "area":
    case "art":
      return { ...thing, colour: grey(thing.colour) };
    case "picture":
    case "link":
      return thing;
  }
}

function lineInBlack(line: PrintedLine): PrintedLine {
  const segments = line.segments.map((segment) => ({
    ...segment,
    runs: segment.runs.map((run) => ({ ...run, colour: typeGrey(run.colour) })),
  }));
  return { ...line, segments, marks: line.marks.map((mark) => ({ ...mark, colour: typeGrey(mark.colour) })) };
}

function typeGrey(colour: Cmyk): Cmyk {
  const screened = grey(colour);
  return screened[3] >= TYPE_IS_BLACK ? BLACK : screened;
}

function grey(colour: Cmyk): Cmyk {
  const dark = colour.reduce((sum, share, ink) => sum + share * (DARKNESS[ink] ?? 0), 0);
  return [0, 0, 0, Math.min(100, Math.round(dark * 10) / 10)];
}
