#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { keepCompiled, optimiseLater } from "../app/start.ts";
import { cacheFolder, languageOf, mayColour, type Terminal } from "./terminal.ts";

// The only file that touches `process`. Everything heavy is imported once it is known to be needed: `--version` must be instant.

const argv = process.argv.slice(2);

const terminal: Terminal = {
  language: languageOf(argv, process.env),
  folder: process.cwd(),
  cache: cacheFolder(process.env, homedir()),
  colour: mayColour(process.env, process.stderr.isTTY),
  live: process.stderr.isTTY && process.env["TERM"] !== "dumb",
  today: localDate(new Date()),
  now: () => performance.now(),
  print: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  interruption: () => {
    const interrupted = new AbortController();
    process.once("SIGINT", () => interrupted.abort());
    return interrupted.signal;
  },
};

// A reader that closes the pipe early (`| head`) has had what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  terminal.print(`${version()}\n`);
} else {
  optimiseLater(process.versions.v8);
  keepCompiled(process.env, join(terminal.cache, "compiled"));
  const { run } = await import("./program.ts");
  const [node = ""] = process.versions.node.split(".");
  process.exitCode = await run(argv, terminal, { version: version(), node, debug: Boolean(process.env["DEBUG"]) });
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
