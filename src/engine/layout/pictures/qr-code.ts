import { encode } from "uqr";
import { BLACK, WHITE } from "../../../base/colour.ts";
import { mm, type Pt } from "../../../base/length.ts";
import type { QrCode } from "../../model/issue.ts";
import type { Placed } from "../page.ts";
import { heightOf, placeBlock } from "../placing.ts";
import { INSET_GAP, type InsetBody, type InsetRoom, insetOwner, insetText, type SetInset } from "./inset-room.ts";

/** A module is as wide that newsprint keeps it open and a telephone reads it; a code is as wide that a reader finds it. */
const LEAST_MODULE: Pt = mm(0.5);
export const LEAST_CODE: Pt = mm(22);
/** Modules of white around a code (ISO/IEC 18004). */
const QUIET = 4;
/** Characters of a caption beside a code; with less room it stands under it. */
const BESIDE = 5;

/** 二维码: the code on white, its words beside it or under it. */
export function setCode(inset: QrCode, room: InsetRoom): InsetBody {
  const { url, caption } = inset;
  const { legend } = room.desk.issue.paper.styles;
  const owner = insetOwner(room.owner, inset);
  const code = qrCodeOf(url.text);
  const side = Math.min(Math.max(code.side, LEAST_CODE), room.width);
  const beside = room.width - side >= BESIDE * legend.size + INSET_GAP;
  const x = beside || caption === undefined ? 0 : (room.width - side) / 2;
  const at = { x, y: 0, width: side, height: side };
  const modules = code.modules.length;
  const placed: Placed[] = [
    { kind: "area", owner, role: "qr", at, colour: WHITE },
    {
      kind: "art",
      owner,
      role: "qr",
      at,
      viewBox: [-QUIET, -QUIET, modules + 2 * QUIET, modules + 2 * QUIET],
      paths: [pathOf(code.modules)],
      colour: BLACK,
    },
  ];
  if (caption === undefined) return { height: side, placed };
  const width = beside ? room.width - side - INSET_GAP : room.width;
  const words = insetText("legend", caption, { ...legend, align: beside ? "left" : "center" }, { ...room, width });
  // Beside the code the words end level with its modules.
  const quiet = (QUIET / (modules + 2 * QUIET)) * side;
  const corner = beside ? { x: side + INSET_GAP, y: Math.max(0, side - quiet - heightOf(words)) } : { x: 0, y: side };
  placed.push(...placeBlock(words, corner, owner));
  return { height: Math.max(side, corner.y + heightOf(words)), placed };
}

/** How wide a code stands, and how wide its modules ask it to be; undefined where it is wide enough. */
export function tooNarrow({ inset, placed }: SetInset): { readonly side: Pt; readonly least: Pt } | undefined {
  const drawn = placed.find((thing) => thing.kind === "art");
  if (inset.kind !== "qr" || drawn?.kind !== "art") return undefined;
  const [side, least] = [drawn.at.width, qrCodeOf(inset.url.text).side];
  return side < least - ROUNDING ? { side, least } : undefined;
}

const ROUNDING: Pt = 0.01;

interface Code {
  readonly modules: readonly (readonly boolean[])[];
  /** With its white, at the least. */
  readonly side: Pt;
}

/** The modules of a URL. */
export function qrCodeOf(url: string): Code {
  const { data } = encode(url, { ecc: "M", border: 0 });
  return { modules: data, side: (data.length + 2 * QUIET) * LEAST_MODULE };
}

/** Dark modules as one path, each run of them in a row one rectangle. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  const runs = modules.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      found.push(`M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`);
    }
    return found;
  });
  return runs.join("");
}
