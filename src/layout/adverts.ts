import type { Em } from "../base/length.ts";
import type { Rect } from "../base/rect.ts";
import type { Pictures } from "../images/picture.ts";
import type { Advert, Issue } from "../model/issue.ts";
import type { Workbench } from "../text/workbench.ts";
import { FURNITURE, outline, placeText } from "./band.ts";
import { frameRect, rowFoot, rowTop } from "./grid.ts";
import type { Frame, Owner, Placed } from "./page.ts";

/** How far the baseline of 广告 stands over the advert's rule, in em of its own. */
const LABEL_RISE: Em = 0.4;

/** What adverts bring to one page. */
interface PlacedAdverts {
  readonly frames: readonly Frame[];
  readonly placed: readonly Placed[];
}

/** The adverts of the page with index `page`: picture, thin rule round it, and 广告 over its right corner as the statute asks. */
export function adverts(issue: Issue, page: number, pictures: Pictures, bench: Workbench): PlacedAdverts {
  const here = issue.adverts.filter((advert) => advert.page === page);
  return {
    frames: here.map((advert) => frameOf(issue, advert)),
    placed: here.flatMap((advert) => placedAdvert(issue, advert, pictures, bench)),
  };
}

/** Adverts are counted over the issue, from 1. */
function advertOwner(issue: Issue, advert: Advert): Owner & { readonly piece: string } {
  return { ...FURNITURE, piece: `advert-${issue.adverts.indexOf(advert) + 1}` };
}

function frameOf(issue: Issue, advert: Advert): Frame {
  const { frame } = advert;
  return {
    owner: advertOwner(issue, advert),
    rect: frameRect(issue.paper.grid, frame),
    columns: [frame.columns.from, frame.columns.to],
    rows: [frame.rows.from, frame.rows.to],
    legs: [],
    fit: { legs: 0, measure: 0, capacity: 0, empty: 0, white: 0 },
  };
}

/** The frame's first row is for 广告, which stands outside the advert's own rule, and keeps the copy above off the advert. */
function pictureRect(issue: Issue, { frame }: Advert): Rect {
  const { grid } = issue.paper;
  const rect = frameRect(grid, frame);
  if (grid.writing === "vertical") {
    // The gutter over a band has room for 广告; the line gap at the left and a line at the right keep the copy off.
    const left = rect.x + grid.pitch - grid.size;
    const right = frame.rows.from === 1 ? 0 : grid.pitch;
    return {
      x: left,
      y: rect.y + grid.size,
      width: rect.x + rect.width - right - left,
      height: rect.height - grid.size,
    };
  }
  const y = rowTop(grid, frame.rows.from + 1);
  return { ...rect, y, height: rowFoot(grid, frame.rows.to) - y };
}

function placedAdvert(issue: Issue, advert: Advert, pictures: Pictures, bench: Workbench): readonly Placed[] {
  const picture = pictures.get(pictureOf(advert));
  if (picture === undefined) return [];
  const at = pictureRect(issue, advert);
  const scale = scaleOf(advert, at, picture);
  const style = { ...issue.paper.styles.advert, align: "right" } as const;
  const owner = advertOwner(issue, advert);
  return [
    {
      kind: "picture",
      owner,
      at,
      picture: {
        path: advert.path,
        file: advert.file,
        pixels: { width: picture.width, height: picture.height },
        crop: { kind: "centre" },
        fit: advert.fit === "cover" ? "cover" : "contain",
        ppi: 72 / scale,
        caption: advert.label,
        ...(advert.filePage !== undefined && { filePage: advert.filePage }),
      },
    },
    ...outline(at, issue.paper.rules.box, "advert", owner),
    ...placeText(
      [{ role: "advertLabel", text: advert.label, style }],
      { x: at.x, y: at.y - LABEL_RISE * style.size, width: at.width },
      bench,
      owner.piece,
    ),
  ];
}

/** Pages of one PDF are pictures of their own (images/picture.ts). */
function pictureOf({ path, filePage }: Advert): string {
  return filePage === undefined ? path : `${path}#page=${filePage}`;
}

/** Points per pixel at the placed size. */
function scaleOf(advert: Advert, at: Rect, picture: { readonly width: number; readonly height: number }): number {
  const across = at.width / picture.width;
  const down = at.height / picture.height;
  return advert.fit === "cover" ? Math.max(across, down) : Math.min(across, down);
}
