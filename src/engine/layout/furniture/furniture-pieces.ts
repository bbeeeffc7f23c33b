import type { Arguments } from "../../../base/codes.ts";
import { count } from "../../../base/extent.ts";
import type { Span } from "../../../base/source.ts";
import type { PagePlan } from "../../model/issue.ts";
import type { Grid, Nameplate, Paper } from "../../model/paper.ts";
import type { Text } from "../../model/text.ts";

/** A text of a page's furniture as its author knows it. */
export interface WrittenPiece {
  /** As `Owner.piece` names it. */
  readonly piece: string;
  /** The key that holds it. */
  readonly key: string;
  readonly span: Span;
  /** It stands in the nameplate's frame. */
  readonly plated: boolean;
  /** What it shares its room with has the same. */
  readonly room: string;
  /** What gives it more room: the style that sets it, the extent of the nameplate. */
  readonly cure: Arguments;
}

/** The texts of a page's furniture; of two that touch, the later one is to be shortened. */
export function writtenPieces({ folio, section, number, span }: PagePlan, paper: Paper): readonly WrittenPiece[] {
  const { nameplate, colophon } = paper;
  const cure = { style: "folio" };
  const own = { plated: false, cure };
  const people = folio.credits ?? folio.contact;
  const pieces: WrittenPiece[] = [
    { ...own, piece: "number", key: "label", span: folio.number.span, room: "number" },
    { ...own, piece: "date", key: "date", span: folio.date.span, room: "date" },
    { ...own, cure: {}, piece: "section", key: "section", span: section?.span ?? span, room: "section" },
  ];
  if (people !== undefined) {
    const key = folio.credits === undefined ? "contact" : "credits";
    pieces.push({ ...own, piece: "credits", key, span: people.span, room: "credits" });
  }
  if (colophon !== undefined) {
    const named = { piece: "colophon", key: "colophon", room: "colophon" };
    pieces.push({ ...named, span: colophon.span, plated: false, cure: { style: "colophon" } });
  }
  return nameplate === undefined || number !== 1 ? pieces : [...pieces, ...plateTexts(nameplate, paper.grid)];
}

function plateTexts({ columns, strip, ears, span }: Nameplate, grid: Grid): readonly WrittenPiece[] {
  const wider = grid.writing === "horizontal" && count(columns) < grid.columns;
  const name: WrittenPiece = { piece: "name", key: "nameplate", span, plated: true, room: "name", cure: {} };
  return [
    name,
    ...strip.map(({ span: at }, index) => ({
      piece: `strip-${index + 1}`,
      key: "strip",
      span: at,
      plated: true,
      room: "strip",
      cure: {
        style: "folio",
        ...(wider && { extent: "columns" }),
        ...(grid.writing === "vertical" && { extent: "rows" }),
      },
    })),
    ...ears.flatMap(({ title, lines }, ear) => [
      ...lines.map(({ span: at }, index) => ({
        piece: `ear-${ear + 1}-${index + 1}`,
        key: "text",
        span: at,
        plated: true,
        room: `ear-${ear + 1}`,
        cure: { style: "note", extent: "rows" },
      })),
      ...titleOf(title, ear),
    ]),
  ];
}

function titleOf(title: Text | undefined, ear: number): readonly WrittenPiece[] {
  if (title === undefined) return [];
  const room = `ear-${ear + 1}`;
  return [{ piece: `${room}-title`, key: "title", span: title.span, plated: true, room, cure: {} }];
}
