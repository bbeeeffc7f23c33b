import { tmpdir } from "node:os";
import { join } from "node:path";
import { houseMemoryOnly } from "../../src/base/memo.ts";
import { diskHost, type Host } from "../../src/build/host.ts";
import { newMemory } from "../../src/build/memory.ts";

// The cache is that of the program as tests start it: a photo is made once a run.
const places = { folder: process.cwd(), cache: join(tmpdir(), "banmian-test-cache", "banmian") };

/** This machine's disk, a clock that stands still, and nobody to tell. Fonts and words are opened once for all issues, as in a batch. */
export const host: Host = {
  ...diskHost(places, { now: () => 0, began: () => undefined }),
  memory: houseMemoryOnly(newMemory()),
};
