import type { HandStep, UndoWish } from "../hand-step.ts";
import type { FrameState, PageState, TrialState } from "../protocol.ts";
import { openSaver } from "./draft.ts";
import type { Chosen, Client, Hand } from "./shown.ts";
import type { FramePlace } from "./snap.ts";
import { openStepQueue } from "./step-queue.ts";

/** A frame with its page. */
export interface ChosenFrame {
  readonly page: PageState;
  readonly frame: FrameState;
}

/** The pages as they are, or as the step under way would leave them. */
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

/** The heads of groups follow the group's frame, fillers that of their story. */
export function canMove({ kind }: Pick<FrameState, "kind">): boolean {
  return kind === "story" || kind === "advert";
}

export function placeNow({ page, frame }: ChosenFrame): FramePlace {
  return { page: page.label, columns: frame.columns, rows: frame.rows };
}

export function frameStep({ of, part }: Chosen, { page, columns, rows }: FramePlace): HandStep {
  return { kind: "frame", of, part, page, columns: [...columns], rows: [...rows] };
}

/** Asked a second time, while the notice stands that the step is another tab's, the reader is sure. */
function moveWish({ shown }: Client): () => UndoWish {
  const sure = shown.value.notice?.error === "other";
  if (sure) shown.change({ notice: undefined });
  return () => ({ sure });
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
      waiting = undefined;
      await showTrial(client, step);
    }
    trying = false;
  };
  const showTrial = async (client: Client, step: HandStep): Promise<void> => {
    const own = round;
    const tried = await client.line.post<TrialState>("/try", { revision: revision(), step });
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
        return step && { revision: revision(), step };
      });
    },
    save: openSaver(of, send),
    busy,
    cancel,
    undo: () => send("/undo", moveWish(of())),
    redo: () => send("/redo", moveWish(of())),
  };
}
