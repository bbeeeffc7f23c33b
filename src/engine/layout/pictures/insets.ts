import { count } from "../../../base/extent.ts";
import type { Pt } from "../../../base/length.ts";
import type { Inset, Story } from "../../model/issue.ts";
import { HORIZONTAL } from "../axis.ts";
import type { Desk } from "../desk.ts";
import { legsOnOneSide, widthOver } from "../fold/fold-sides.ts";
import { acrossLegs } from "../grid/grid.ts";
import type { Inside } from "../grid/inside.ts";
import type { Owner } from "../page.ts";
import { moved } from "../placing.ts";
import type { InsetBody, InsetRoom, SetInset } from "./inset-room.ts";
import { numeralLength, setNumbers } from "./number-box.ts";
import { setPullquote } from "./pull-quote.ts";
import { LEAST_CODE, qrCodeOf, setCode } from "./qr-code.ts";

/** A line of a pull quote has so many characters at the least: below that it is set over two legs. */
const LEAST_CHARACTERS = 6;

/** The insets of one part, each as wide as it is to be in the frame's legs. */
export function setInsets(story: Story, part: number, inside: Inside, desk: Desk): readonly SetInset[] {
  const own = (story.insets ?? []).filter((inset) => inset.part === part);
  // An inset without copy fills its frame.
  const alone = own.length === 1 && story.copy.paragraphs.length === 0 && story.photos.length === 0;
  return own.map((inset) => {
    const owner: Owner = { story: story.id, part };
    if (inside.axis.writing === "vertical" && inset.kind !== "pullquote") return setBeside(inset, owner, inside, desk);
    const wanted = inset.columns ?? (alone ? inside.legs.length : legsFor(inset, inside, desk));
    const legs = Math.min(wanted, legsOnOneSide(inside));
    const width = widthOver(inside, legs);
    return { inset, legs, width, ...setInset(inset, { owner, width, legs, desk, axis: inside.axis }) };
  });
}

/** Lines of a vertical story that figures or a code take at the least. */
const LEAST_LINES = 4;

/**
 * Figures and codes are set horizontally in a vertical story too: over as few of its lines as leave them no higher than their bands, in the
 * middle of these. An inset that is too high over any lines takes more of them than there are, so that it is told as one without a place.
 */
function setBeside(inset: Inset, owner: Owner, { legs: bands, rows, pitch }: Inside, desk: Desk): SetInset {
  const { size } = desk.issue.paper.grid;
  for (let legs = Math.min(inset.columns ?? 1, bands.length); legs <= bands.length; legs++) {
    const length = acrossLegs(bands, 0, legs - 1);
    for (let lines = LEAST_LINES; lines <= count(rows); lines++) {
      const width = (lines - 1) * pitch + size;
      if (width < leastWidth(inset, desk)) continue;
      const { height, placed } = setInset(inset, { owner, width, legs: 1, desk, axis: HORIZONTAL });
      if (height > length) continue;
      const corner = { x: -width, y: (length - height) / 2 };
      return { inset, legs, width: length, height: width, placed: moved(placed, corner) };
    }
  }
  const width = acrossLegs(bands, 0, bands.length - 1);
  return { inset, legs: bands.length, width, height: (count(rows) + 1) * pitch, placed: [] };
}

/** A code has its size; figures stand at theirs. */
function leastWidth(inset: Inset, desk: Desk): Pt {
  const { numeral } = desk.issue.paper.styles;
  if (inset.kind === "qr") return Math.max(qrCodeOf(inset.url.text).side, LEAST_CODE);
  if (inset.kind === "pullquote") return 0;
  return Math.max(...inset.list.map(({ value }) => numeralLength(value, numeral, desk)));
}

function legsFor(inset: Inset, inside: Inside, desk: Desk): number {
  const leg = inside.legs[0]?.width ?? 0;
  const { pullquote } = desk.issue.paper.styles;
  if (inset.kind === "pullquote") return leg < LEAST_CHARACTERS * pullquote.size ? 2 : 1;
  return inset.kind === "qr" && leg < qrCodeOf(inset.url.text).side ? 2 : 1;
}

function setInset(inset: Inset, room: InsetRoom): InsetBody {
  switch (inset.kind) {
    case "pullquote":
      return setPullquote(inset, room);
    case "numbers":
      return setNumbers(inset, room);
    case "qr":
      return setCode(inset, room);
  }
}
