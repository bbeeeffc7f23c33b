import type { BuildStage, Watch } from "../base/watch.ts";
import { FORMATS } from "../formats/registry.ts";
import type { Terminal } from "./terminal.ts";
import { texts } from "./texts/texts.ts";

/** Shows what goes on in one line of a live terminal; elsewhere it only keeps the time. */
interface Progress extends Watch {
  /** Wipes the line, before anything else is printed. */
  done(): void;
}

/** Goes back to the line's head and wipes it. */
export const WIPE = "\r\u001b[K";
const BAR = 24;

/** How far a number of issues is. */
export function barOf(done: number, all: number): string {
  const full = Math.round((BAR * done) / all);
  return `[${"#".repeat(full)}${".".repeat(BAR - full)}] ${done}/${all}`;
}

export function showProgress(name: string, terminal: Terminal): Progress {
  const stages: Readonly<Record<BuildStage, string>> = {
    ...texts[terminal.language].stages,
    ...Object.fromEntries(FORMATS.map((format) => [format.name, format.doing[terminal.language]])),
  };
  return {
    now: () => terminal.now(),
    began: (stage, page) => {
      if (terminal.live) terminal.tell(`${WIPE}${name}: ${stages[stage]}${page === undefined ? "" : ` ${page}`} …`);
    },
    done: () => {
      if (terminal.live) terminal.tell(WIPE);
    },
  };
}
