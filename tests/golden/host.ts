import { tmpdir } from "node:os";
import { join } from "node:path";
import { diskHost } from "../../src/app/disk-host.ts";
import type { Host } from "../../src/app/host.ts";
import { keepHouse } from "../../src/app/kept.ts";
import type { Terminal } from "../../src/commands/terminal.ts";

const terminal: Terminal = {
  language: "en",
  folder: process.cwd(),
  // That of the program as tests start it: a photo is made once a run.
  cache: join(tmpdir(), "banmian-test-cache", "banmian"),
  colour: false,
  live: false,
  today: "2026-11-24",
  now: () => 0,
  print: () => undefined,
  tell: () => undefined,
};

/** This machine's disk, a clock that stands still, and nobody to tell. Fonts and words are opened once for all issues, as in a batch. */
export const host: Host = {
  ...diskHost(terminal, { now: () => 0, began: () => undefined }),
  kept: keepHouse(),
};
