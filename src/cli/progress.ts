import type { Watch } from "../base/watch.ts";
import { say } from "../locales/texts.ts";
import type { Terminal } from "./terminal.ts";

/** Goes back to the line's head and wipes it. */
export const WIPE = "\r\u001b[K";
const BAR = 24;

/** How far a number of issues is. */
export function barOf(done: number, all: number): string {
  const full = Math.round((BAR * done) / all);
  return `[${"#".repeat(full)}${".".repeat(BAR - full)}] ${done}/${all}`;
}

/** Shows in one line of a live terminal what goes on in `work`, and wipes it before anything else is printed; elsewhere it only keeps the time. */
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
