/** A stage of a build: read, resolve, fonts, photos, make-up, typeset, check, newspaper, paint, pictures, each format by its name, write. */
export type BuildStage = string;

export type Timings = Readonly<Record<BuildStage, number>>;

/** Called as a build proceeds; the caller owns the clock and the terminal. */
export interface Watch {
  /** Milliseconds since a fixed moment. */
  now(): number;
  /** `page`: the label of the page being drawn, or how many pictures are ready. */
  began(stage: BuildStage, page?: string): void;
}

/** Measures stages that run one after the other. */
interface StageClock {
  /** Starts a stage and ends the one before. A repeated stage, for another page, adds to its time. */
  begin(stage: BuildStage, page?: string): void;
  /** Runs work of one stage within another. Its time counts for this stage alone. */
  amid<Result>(stage: BuildStage, work: () => Result): Result;
  /** Ends the current stage and returns all times. */
  stop(): Timings;
}

export function startClock(watch: Watch, earlier: Timings = {}): StageClock {
  const timings: Record<BuildStage, number> = { ...earlier };
  let running: { readonly stage: BuildStage; readonly since: number } | undefined;
  const add = (stage: BuildStage, time: number): void => {
    timings[stage] = (timings[stage] ?? 0) + time;
  };
  const end = (): void => {
    if (running === undefined) return;
    add(running.stage, watch.now() - running.since);
    running = undefined;
  };
  return {
    begin(stage, page) {
      end();
      watch.began(stage, page);
      running = { stage, since: watch.now() };
    },
    amid(stage, work) {
      const since = watch.now();
      const result = work();
      const time = watch.now() - since;
      add(stage, time);
      if (running !== undefined) add(running.stage, -time);
      return result;
    },
    stop() {
      end();
      return { ...timings };
    },
  };
}
