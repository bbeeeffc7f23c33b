#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { availableParallelism, homedir, userInfo } from "node:os";
import { join } from "node:path";
import {
  cacheCompiled,
  collect,
  loadOwn,
  markAsUsual,
  markLater,
  optimiseAsUsual,
  optimiseLater,
  sweepAsUsual,
  sweepOften,
} from "../build/start.ts";
import { cacheFolder, languageOf, mayColour, type Terminal } from "./terminal.ts";

// The only file that touches `process`. Heavy modules are imported when they are needed: `--version` must be instant.

const argv = process.argv.slice(2);
const language = languageOf(argv, process.env, () => new Intl.NumberFormat().resolvedOptions().locale);

// A reader that closes the pipe early (`| head`) has read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  fail("noOutput", {}, error);
});
// If diagnostics can't be written, the exit code still reports the errors.
process.stderr.on("error", () => undefined);
// A file that may not grow any more (`ulimit -f`) becomes an error of its writer; without this the system kills the program.
process.on("SIGXFSZ", () => undefined);
process.on("uncaughtException", (error) => {
  if (process.env["DEBUG"]) process.stderr.write(`${error.stack}\n`);
  fail("internal", { message: error.message.split("\n", 1)[0] ?? "" }, error);
});

const folder = workingFolder();

if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  process.stdout.write(`${version()}\n`);
} else if (folder === undefined) {
  fail("noFolder");
} else {
  // Before anything is added to it.
  const environment = { ...process.env };
  loadOwn();
  optimiseLater(process.versions.v8);
  markLater();
  const terminal = terminalIn(folder, environment);
  if (terminal.cache !== undefined) cacheCompiled(process.env, join(terminal.cache, "compiled"));
  const { run } = await import("./program.ts");
  const [node = ""] = process.versions.node.split(".");
  const setting = { version: version(), node, debug: Boolean(process.env["DEBUG"]) };
  const exit = await run(argv, terminal, setting);
  await Promise.all([said(process.stdout), said(process.stderr)]);
  // V8's compiled code is cached now, for a start under the same flags.
  sweepAsUsual();
  optimiseLater(process.versions.v8);
  markLater();
  // Otherwise Node frees each object first: 4 % of 16 pages (by the clock, Node 20.20, 24.21 and 26.10, 2026-11-28). After a failure it ends by itself, since a
  // line is still to be printed.
  if (process.exitCode === undefined) process.exit(exit);
}

/** Resolves when all output has been flushed. */
function said(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => void stream.write("", () => resolve()));
}

function terminalIn(working: string, environment: NodeJS.ProcessEnv): Terminal {
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort();
  /** Pieces of work at present during which Ctrl-C is the system's. */
  let unheeding = 0;
  return {
    environment,
    language,
    folder: working,
    // Without HOME the system's list of users may have the home; a container's user may be in no list.
    cache: cacheFolder(process.env, homedir, () => userInfo().homedir),
    editor: process.env["BANMIAN_EDITOR"] || undefined,
    colour: mayColour(process.env, process.stderr.isTTY),
    live: process.stderr.isTTY && process.env["TERM"] !== "dumb",
    width: process.stderr.isTTY ? process.stderr.columns : undefined,
    today: localDate(new Date()),
    cores: availableParallelism(),
    // Linux counts in kibibytes; Node documents it so for all systems.
    peak: () => process.resourceUsage().maxRSS * 1024,
    now: () => performance.now(),
    read: standardInput,
    streams: { input: process.stdin, output: process.stdout },
    print: (text) => process.stdout.write(text),
    tell: (text) => process.stderr.write(text),
    saveRoom: sweepOften,
    goOn: () => {
      optimiseAsUsual(process.versions.v8);
      markAsUsual();
    },
    collect: () => collect(process.versions.v8),
    interruption: () => {
      process.once("SIGINT", interrupt);
      return interrupted.signal;
    },
    unheeding: async (work) => {
      unheeding++;
      process.off("SIGINT", interrupt);
      try {
        return await work();
      } finally {
        if (--unheeding === 0) process.once("SIGINT", interrupt);
      }
    },
  };
}

async function standardInput(most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of process.stdin) {
    parts.push(part as Uint8Array);
    length += (part as Uint8Array).length;
    if (length > most) break;
  }
  return Buffer.concat(parts);
}

/** Undefined if it has been deleted. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** Ends the program with one line. */
function fail(
  what: "noFolder" | "noOutput" | "internal",
  values: Readonly<Record<string, string>> = {},
  cause?: Error,
): void {
  process.exitCode = 2;
  const tell = (line: string): never => {
    process.stderr.write(`${line}\n`);
    process.exit(2);
  };
  void Promise.all([import("../locales/texts.ts"), import("./failure.ts")]).then(
    ([{ say }, { diskRefusal, failureLine }]) => {
      const terminal = { language };
      const line = {
        noFolder: () => say("no-working-folder", {}, terminal),
        noOutput: () => say("no-output", { reason: diskRefusal(cause, terminal).message }, terminal),
        internal: () => failureLine(cause, terminal),
      }[what]();
      tell(`${say("error", {}, terminal)}: ${line}`);
    },
    // The installation lacks files, maybe also the catalogue of these words.
    () => tell(`error: banmian is not installed whole: ${values["message"] ?? what}; install it again`),
  );
}

function version(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  return manifest.version;
}

function localDate(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
