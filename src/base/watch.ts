/** A stage of a build: read, resolve, fonts, photos, make-up, typeset, check, newspaper, paint, pictures, each format by its name, write. */
export type BuildStage = string;

/** Milliseconds by stage. */
export type Timings = Readonly<Record<BuildStage, number>>;

/** Is called as a build goes on; the caller has the clock and the terminal. */
export interface Watch {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** `page`: the label of the page that is being drawn. */
  began(stage: BuildStage, page?: string): void;
}

/** Keeps the time of stages that run one after the other. */
interface StageClock {
  /** Ends the stage before. If a stage begins again, for another page, its times add up. */
  begin(stage: BuildStage, page?: string): void;
  /** Does a stage's work while another stage runs. The time counts for this one, not for the other. */
  amid<Result>(stage: BuildStage, work: () => Result): Result;
  /** Ends the stage before, and tells all times so far. */
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
