// The frames under the hand: which frame is chosen, and what a move of its body, edge or corner makes of its columns and rows. Pure geometry on the grid, so it
// holds for vertical papers, whose columns are bands, without cases elsewhere.
import type { HandStep, UndoWish } from "../hand-step.ts";
import type { FrameState, PageState, TrialState } from "../protocol.ts";
import { openSaver, openStepQueue } from "./draft.ts";
import type { Chosen, Client, Hand } from "./shown.ts";

/** A frame with its page. */
export interface ChosenFrame {
  readonly page: PageState;
  readonly frame: FrameState;
}

/** The pages as they are, or as the step in progress would leave them. */
export function pagesNow({ shown }: Client): readonly PageState[] {
  return shown.value.trial?.pages ?? shown.value.state?.pages ?? [];
}

export function chosenFrame(pages: readonly PageState[], chosen: Chosen | undefined): ChosenFrame | undefined {
  for (const page of pages) {
    const frame = page.frames.find(({ of, part }) => of === chosen?.of && part === chosen.part);
    if (frame !== undefined) return { page, frame };
  }
  return undefined;
}

/** The heads of groups move with the group's frame, fillers with that of their story. */
export function canMove({ kind }: Pick<FrameState, "kind">): boolean {
  return kind === "story" || kind === "advert";
}

export function placeNow({ page, frame }: ChosenFrame): FramePlace {
  return { page: page.label, columns: frame.columns, rows: frame.rows };
}

export function frameStep({ of, part }: Chosen, { page, columns, rows }: FramePlace): HandStep {
  return { kind: "frame", of, part, page, columns: [...columns], rows: [...rows] };
}

/** A second request while the notice is shown that the step is another tab's: the reader is sure. */
function moveWish({ shown }: Client): () => UndoWish {
  const sure = shown.value.notice?.error === "other";
  if (sure) shown.change({ notice: undefined });
  return () => ({ sure });
}

export function openHand(of: () => Client): Hand {
  let waiting: HandStep | undefined;
  let trying = false;
  let round = 0;
  // A text is changed in the files as the last build read them, with pages or without.
  const revisionFor = ({ kind }: HandStep): number => {
    const { state } = of().shown.value;
    return (kind === "text" ? state?.read : state?.revision) ?? 0;
  };
  const work = async (): Promise<void> => {
    if (trying) return;
    trying = true;
    const client = of();
    while (waiting !== undefined) {
      const step = waiting;
      waiting = undefined;
      await showTrial(client, step);
    }
    trying = false;
  };
  const showTrial = async (client: Client, step: HandStep): Promise<void> => {
    const own = round;
    const tried = await client.line.post<TrialState>("/try", { revision: revisionFor(step), step });
    if (own !== round) return;
    if (!tried.ok) {
      client.shown.change({ notice: tried.refusal });
      return;
    }
    client.shown.change({ trial: tried.value });
    client.painter.show(tried.value.pages, tried.value.revision);
  };
  const cancel = (): void => {
    round++;
    waiting = undefined;
    const client = of();
    const { state, trial } = client.shown.value;
    if (trial === undefined || state === undefined) return;
    client.shown.change({ trial: undefined });
    client.painter.take(state);
  };
  const { send, busy } = openStepQueue(of, cancel);
  return {
    tryStep: (step) => {
      waiting = step;
      void work();
    },
    do: (asked) => {
      round++;
      waiting = undefined;
      return send("/hand", () => {
        const step = asked();
        return step && { revision: revisionFor(step), step };
      });
    },
    save: openSaver(of, send),
    busy,
    cancel,
    undo: () => send("/undo", moveWish(of())),
    redo: () => send("/redo", moveWish(of())),
  };
}

/** The dragged part: the whole frame, or an edge or corner by its sides. */
export type Grip = "move" | "n" | "s" | "e" | "w" | "ne" | "nw" | "se" | "sw";

export const GRIPS: readonly Exclude<Grip, "move">[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];

/** A place of a frame; columns and rows from 1, both ends included. */
export interface FramePlace {
  readonly page: string;
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

type Grid = Pick<PageState["grid"], "writing" | "columns" | "rows" | "measure" | "gutter" | "pitch">;

interface Steps {
  readonly columns: number;
  readonly rows: number;
}

/** A frame's first and last column, and its first and last row. */
const SIDES = { horizontal: ["w", "e", "n", "s"], vertical: ["n", "s", "e", "w"] } as const;

/** Converts points into whole columns and rows. */
export function stepsOf(grid: Grid, dx: number, dy: number): Steps {
  const [along, across] = grid.writing === "vertical" ? [dy, -dx] : [dx, dy];
  return { columns: Math.round(along / (grid.measure + grid.gutter)), rows: Math.round(across / grid.pitch) };
}

/** Converts steps to the right and down into columns and rows: in a vertical paper columns lie under one another and rows run to the left. */
export function stepsTo({ writing }: Pick<Grid, "writing">, right: number, down: number): Steps {
  return writing === "vertical" ? { columns: down, rows: 0 - right } : { columns: right, rows: down };
}

/** A frame's place after its grip was moved by columns and rows; it stays within the grid, and keeps at least a column and two rows. */
export function draggedTo(start: FramePlace, grip: Grip, steps: Steps, grid: Grid): FramePlace {
  const { page, columns, rows } = start;
  const [first, last, head, foot] = SIDES[grid.writing ?? "horizontal"];
  const endsOf = (one: string, other: string): Ends =>
    grip === "move" ? "both" : grip.includes(one) ? "first" : grip.includes(other) ? "last" : "none";
  return {
    page,
    columns: shifted(columns, endsOf(first, last), steps.columns, { most: grid.columns, least: 1 }),
    rows: shifted(rows, endsOf(head, foot), steps.rows, { most: grid.rows, least: 2 }),
  };
}

type Ends = "both" | "first" | "last" | "none";

/** @param limits the grid's last line, and the fewest lines of a frame */
function shifted(
  [from, to]: readonly [number, number],
  ends: Ends,
  by: number,
  { most, least }: { readonly most: number; readonly least: number },
): readonly [number, number] {
  const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
  switch (ends) {
    case "both": {
      const shift = within(by, 1 - from, most - to);
      return [from + shift, to + shift];
    }
    case "first":
      return [within(from + by, 1, Math.max(1, to - least + 1)), to];
    case "last":
      return [from, within(to + by, Math.min(most, from + least - 1), most)];
    case "none":
      return [from, to];
  }
}

/** The fewest rows of a photo: a narrower strip shows nothing. */
export const LEAST_DEPTH = 4;

/** The rows that a picture of a height takes. */
export function depthOf({ pitch, size }: Pick<PageState["grid"], "pitch" | "size">, height: number): number {
  return Math.round((height + pitch - size) / pitch);
}

/** A photo's rows after its foot was moved: not fewer than the least, unless it has fewer. */
export function draggedDepth(start: number, wanted: number): number {
  return Math.max(wanted, Math.min(start, LEAST_DEPTH));
}

export function samePlace(a: FramePlace, b: FramePlace): boolean {
  return a.page === b.page && a.columns.join() === b.columns.join() && a.rows.join() === b.rows.join();
}
