import type { Watch } from "../base/watch.ts";
import { say } from "../locales/texts.ts";
import type { Terminal } from "./terminal.ts";

/** Goes back to the beginning of the line and clears it. */
export const WIPE = "\r\u001b[K";
const BAR = 24;

/** How many of a number of issues are done. */
export function barOf(done: number, all: number): string {
  const full = Math.round((BAR * done) / all);
  return `[${"#".repeat(full)}${".".repeat(BAR - full)}] ${done}/${all}`;
}

/** Shows the progress of `work` in one line of a live terminal, and clears it before anything else is printed; elsewhere it only measures the time. */
export async function withProgress<T>(
  name: string,
  terminal: Terminal,
  work: (watch: Watch) => Promise<T>,
): Promise<T> {
  const began: Watch["began"] = (stage, page) => {
    if (terminal.live)
      terminal.tell(`${WIPE}${name}: ${say("stage", { stage }, terminal)}${page === undefined ? "" : ` ${page}`} …`);
  };
  try {
    return await work({ now: () => terminal.now(), began });
  } finally {
    if (terminal.live) terminal.tell(WIPE);
  }
}
