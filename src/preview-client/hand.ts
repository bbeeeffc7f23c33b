import type { HandStep } from "../app/preview/hand-step.ts";
import type { FrameState, PageState, TrialState } from "../app/preview/protocol.ts";
import type { Client } from "./client.ts";
import type { FramePlace } from "./snap.ts";

/** The frame that the hand has chosen. */
export interface Chosen {
  readonly of: string;
  readonly part: number;
}

/** A frame with its page. */
export interface ChosenFrame {
  readonly page: PageState;
  readonly frame: FrameState;
}

/** The pages as they are, or as the step under way would leave them. */
export function pagesNow({ shown }: Client): readonly PageState[] {
  return shown.value.trial?.pages ?? shown.value.state?.pages ?? [];
}

export function frameOf(pages: readonly PageState[], chosen: Chosen | undefined): ChosenFrame | undefined {
  for (const page of pages) {
    const frame = page.frames.find(({ of, part }) => of === chosen?.of && part === chosen.part);
    if (frame !== undefined) return { page, frame };
  }
  return undefined;
}

export function placeOf({ page, frame }: ChosenFrame): FramePlace {
  return { page: page.label, columns: frame.columns, rows: frame.rows };
}

export function frameStep({ of, part }: Chosen, { page, columns, rows }: FramePlace): HandStep {
  return { kind: "frame", of, part, page, columns: [...columns], rows: [...rows] };
}

/** Steps that are tried while the hand moves, and done when it lets go. */
export interface Hand {
  /** Shows the pages as a step would leave them; of steps that come while one is tried, the last counts. */
  tryStep(step: HandStep): void;
  /**
   * Does a step; the pages follow when the file is read again.
   * @param against the revision that it was made against, if that is not the one that is shown
   */
  do(step: HandStep, against?: number): Promise<void>;
  /** Back to the pages as they are. */
  cancel(): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

export function openHand(of: () => Client): Hand {
  let waiting: HandStep | undefined;
  let trying = false;
  let round = 0;
  const revision = (): number => of().shown.value.state?.revision ?? 0;
  const work = async (): Promise<void> => {
    if (trying) return;
    trying = true;
    const client = of();
    while (waiting !== undefined) {
      const step = waiting;
      const own = round;
      waiting = undefined;
      const tried = await client.line.post<TrialState>("/try", { revision: revision(), step });
      if (own !== round || !tried.ok || tried.value.revision === 0) continue;
      client.shown.change({ trial: tried.value });
      client.painter.show(tried.value.pages, tried.value.revision);
    }
    trying = false;
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
  const ask = async (path: string, asked: object): Promise<void> => {
    const done = await of().line.post(path, asked);
    if (done.ok) return;
    cancel();
    of().shown.change({ notice: done.refusal });
  };
  return {
    tryStep: (step) => {
      waiting = step;
      void work();
    },
    do: (step, against = revision()) => {
      round++;
      waiting = undefined;
      return ask("/hand", { revision: against, step });
    },
    cancel,
    undo: () => ask("/undo", {}),
    redo: () => ask("/redo", {}),
  };
}
