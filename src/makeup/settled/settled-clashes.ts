import type { Extent } from "../../base/extent.ts";
import { gapsAcross } from "../../layout/faults/page-gaps.ts";
import { type HeadPlace, touchingRows } from "../../layout/faults/touching-heads.ts";
import { between, movedBy } from "../../layout/grid/grid.ts";
import { type Given, headOf } from "../judge.ts";
import type { MakeUpDesk, ProvenMakeUp } from "../known.ts";
import type { Stand } from "../offers/item.ts";
import { headsAsSet } from "../prove.ts";
import type { Clash } from "../solver/solver.ts";
import { APART_TOGETHER, CROSSING, TOUCHING } from "../weights.ts";

/** A story at its place on a settled page, and the boundaries over and under it. */
export interface Settled {
  readonly stand: Stand;
  readonly proof: ProvenMakeUp;
  readonly upper: number;
  readonly lower: number;
}

/** A clash by a name that the same mark has whatever the rows. */
export interface NamedClash extends Clash {
  readonly name: string;
}

/** What boundaries cost whose rows make a mark (碰题, 断版) that other rows would not: those that no rows avoid are left out. */
export function clashesIn(page: readonly Settled[], given: Given, desk: MakeUpDesk): readonly NamedClash[] {
  const hanging = page.flatMap((each) => hangingOf(each, desk));
  return [
    ...hanging.flatMap((one, at) => hanging.slice(at + 1).flatMap((other) => clashOf(one, other))),
    ...hanging.flatMap((one) => given.heads.flatMap((head) => clashWith(one, head))),
    ...gapClashes(page, given, desk),
  ];
}

/** The head of a frame as its offer tells it and as it was set, and the boundary that the frame hangs from. */
interface Hanging {
  readonly offered: HeadPlace | undefined;
  readonly asSet: HeadPlace;
  readonly boundary: number;
  readonly row: number;
}

function hangingOf({ stand, proof, upper }: Settled, desk: MakeUpDesk): readonly Hanging[] {
  const [offered] = headOf(stand);
  const [asSet] = headsAsSet(stand, proof, desk);
  return asSet === undefined ? [] : [{ offered, asSet, boundary: upper, row: stand.frame.rows.from }];
}

/** A head is set larger in some depths only: so long as heads touch as they are offered, those are kept apart. */
function clashOf(one: Hanging, other: Hanging): readonly NamedClash[] {
  if (one.boundary === other.boundary || !touch(one.asSet, other.asSet)) return [];
  const offered =
    one.offered !== undefined && other.offered !== undefined && touch(one.offered, other.offered)
      ? ([one.offered, other.offered] as const)
      : undefined;
  const [head, beside] = offered ?? [one.asSet, other.asSet];
  const cost = ([row = 0, another = 0]: readonly number[]): number =>
    touch(moved(head, one.row, row), moved(beside, other.row, another)) ? TOUCHING : 0;
  const name = `${nameOf(head, one)} beside ${nameOf(beside, other)}`;
  return [{ name, over: [one.boundary, other.boundary], cost }];
}

function clashWith(one: Hanging, given: HeadPlace): readonly NamedClash[] {
  const { asSet, boundary, row } = one;
  if (!touch(asSet, given)) return [];
  const cost = ([to = 0]: readonly number[]): number => (touch(moved(asSet, row, to), given) ? TOUCHING : 0);
  return [{ name: `${nameOf(asSet, one)} given`, over: [boundary], cost }];
}

function nameOf({ columns, rows }: HeadPlace, { boundary, row }: Hanging): string {
  return `${boundary} ${columns.from} ${rows.from - row} ${rows.to - row}`;
}

function touch(a: HeadPlace, b: HeadPlace): boolean {
  return touchingRows(a, b) > 0 || touchingRows(b, a) > 0;
}

/** The head of a frame that begins at another row: the one at a page's head has no white row. */
function moved(head: HeadPlace, from: number, to: number): HeadPlace {
  return { ...head, rows: movedBy(head.rows, Math.max(1, to) - from) };
}

/** A boundary where it lies at a row, and the columns of a story that ends or begins there. */
interface Edge {
  readonly boundary: number;
  readonly columns: Extent;
}

/** Boundaries that lie on one row from edge to edge: where one of some leaves the row there is no gap any more. */
function gapClashes(page: readonly Settled[], { fixed }: Given, desk: MakeUpDesk): readonly NamedClash[] {
  const { grid } = desk.issue.paper;
  const frames = { stories: page.map(({ stand }) => stand.frame), others: fixed };
  return gapsAcross(frames, grid).flatMap((line): readonly NamedClash[] => {
    const edges = page.flatMap((each) => edgesAt(line, each));
    const over = [...new Set(edges.map(({ boundary }) => boundary))];
    const isAcross = (own: readonly Edge[]): boolean => columnsUnder(own) === grid.columns;
    if (over.some((boundary) => isAcross(edges.filter((edge) => edge.boundary === boundary)))) return [];
    // Where adverts or the like are part of the gap, it is at their row alone.
    const all = isAcross(edges) ? undefined : line + 1;
    const cost = (rows: readonly number[]): number => (rows.every((row) => row === (all ?? rows[0])) ? CROSSING : 0);
    const together = over.slice(0, APART_TOGETHER);
    return [{ name: `gap ${together}`, over: together, cost }];
  });
}

function edgesAt(line: number, { stand: { frame }, upper, lower }: Settled): readonly Edge[] {
  const { columns, rows } = frame;
  if (rows.to === line) return [{ boundary: lower, columns }];
  return rows.from === line + 1 ? [{ boundary: upper, columns }] : [];
}

function columnsUnder(edges: readonly Edge[]): number {
  return new Set(edges.flatMap(({ columns }) => between(columns.from, columns.to))).size;
}
