/** Milliseconds without a build after which memory is given back. V8 by itself waits for some hundred seconds. */
const RESTS_AFTER_MS = 10_000;

/** The time in which a person thinks: what earlier builds left is given back then, and no edit waits for it. */
export interface Rest {
  /** A build has begun. */
  end(): void;
  /** A build is over. */
  begin(): void;
}

/** @param collect frees all that nobody holds, in some 100 ms */
export function openRest(collect: () => void): Rest {
  let timer: NodeJS.Timeout | undefined;
  return {
    end: () => clearTimeout(timer),
    begin: () => {
      clearTimeout(timer);
      timer = setTimeout(collect, RESTS_AFTER_MS).unref();
    },
  };
}
