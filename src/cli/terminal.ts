// The face of the outside world for a command: where it prints, what time it is, how it is interrupted. Commands get a Terminal instead of `process`, so that
// tests and threads can run them.
import { isAbsolute, join } from "node:path";
import type { Language } from "../locales/words.ts";

/** `cli.ts` makes it from the process; tests make their own. */
export interface Terminal {
  readonly language: Language;
  /** Absolute; paths in arguments and messages are relative to it. */
  readonly folder: string;
  /** Absolute: the folder of the cache. Undefined if there is no place for it. */
  readonly cache: string | undefined;
  /** The command that opens an editor at a place, from BANMIAN_EDITOR; undefined if none is set. */
  readonly editor?: string | undefined;
  /** The user's environment, for programs that we start; undefined for our own. */
  readonly environment?: Environment | undefined;
  /** Whether diagnostics may be coloured. */
  readonly colour: boolean;
  /** Whether progress may be shown: a line that overwrites itself. */
  readonly live: boolean;
  /** Cells in a line of what `tell` writes to; undefined for a pipe. */
  readonly width?: number | undefined;
  /** ISO, in local time. */
  readonly today: string;
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** How many threads the processor runs at once. */
  readonly cores?: number;
  /** The most memory that the program has had so far, in bytes. */
  peak?(): number;
  /**
   * Standard input to its end; if it is longer than `most` bytes, at least that many.
   * Undefined in a thread, which has no standard input.
   */
  read?(most: number): Promise<Uint8Array>;
  /** Standard input and output for a program that speaks a protocol over them; undefined in a thread. */
  readonly streams?: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };
  /** Results. */
  print(text: string): void;
  /** Diagnostics and progress. */
  tell(text: string): void;
  /** Called when everything is loaded and there is one issue to build: from then on short-lived values get less memory. */
  saveRoom?(): void;
  /** Called if the program will run for long: from then on V8 optimises code that runs often. */
  goOn?(): void;
  /** Frees all unused memory, in some 100 ms. */
  collect?(): void;
  /** From then on the first Ctrl-C only aborts the signal. Undefined if nothing can interrupt. */
  interruption?(): AbortSignal;
  /** Does a piece of work that looks at no signal, such as a build: Ctrl-C ends the program at once meanwhile. */
  unheeding?<T>(work: () => Promise<T>): Promise<T>;
}

/** The part of the terminal that a thread needs: plain data. */
export type TerminalFacts = Pick<Terminal, "language" | "folder" | "cache" | "colour" | "width" | "today">;

export function factsOf({ language, folder, cache, colour, width, today }: Terminal): TerminalFacts {
  return { language, folder, cache, colour, width, today };
}

/** The terminal of a thread: it prints nothing; its results go back to the program. */
export function quietTerminal(facts: TerminalFacts): Terminal {
  const nothing = (): void => undefined;
  return { ...facts, live: false, now: () => performance.now(), print: nothing, tell: nothing };
}

/** Prints a value as JSON that a person can read. */
export function printJson(value: unknown, terminal: Terminal): void {
  terminal.print(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** The first line of an error's message. */
export function complaintOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}

/** 0 made, 1 the issue has errors, 2 misuse or crash, 130 interrupted before all was done. */
export type Exit = 0 | 1 | 2 | 130;

/** A wrong way of calling the program; its message is ready to print. */
export class Misuse extends Error {}

/** Environment variables. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language of messages: `--lang` if it is given, otherwise that of the locale. POSIX, Environment Variables, "Internationalization Variables": the first
 * variable that is not empty counts.
 * @param systemLocale used if none is set: Windows has a language of its own, and no such variables
 */
export function languageOf(argv: readonly string[], environment: Environment, systemLocale: () => string): Language {
  const at = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const asked = at < 0 ? undefined : argv[at] === "--lang" ? argv[at + 1] : argv[at]?.slice("--lang=".length);
  if (asked === "en" || asked === "zh") return asked;
  const locale = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].find((value) => value);
  return (locale ?? systemLocale()).toLowerCase().startsWith("zh") ? "zh" : "en";
}

/**
 * The folder of the cache (XDG Base Directory Specification), on Windows in %LOCALAPPDATA%. The Windows path of a Linux inside Windows (WSL) is no path there,
 * and is ignored.
 * @param homes tried in turn; a user of a container may have none
 */
export function cacheFolder(environment: Environment, ...homes: readonly (() => string)[]): string | undefined {
  const base = [environment["XDG_CACHE_HOME"], environment["LOCALAPPDATA"]].find((path) => path && isAbsolute(path));
  if (base !== undefined) return join(base, "banmian");
  const home = homes.map(homeOf).find((path) => isAbsolute(path));
  return home === undefined ? undefined : join(home, ".cache", "banmian");
}

/** Empty if the system knows none. */
function homeOf(ask: () => string): string {
  try {
    return ask();
  } catch {
    return "";
  }
}

/** NO_COLOR with any value but the empty one switches colour off (no-color.org). */
export function mayColour(environment: Environment, isTerminal: boolean): boolean {
  return isTerminal && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}
