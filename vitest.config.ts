import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const SLOW = "tests/**/*.slow.test.ts";

/** Folders whose tests run the built program, or read files that the build makes. */
const PROGRAM = ["tests/cli/**/*.test.ts", "tests/tools/preview/client/**/*.test.ts"];

const all = {
  // No module keeps a state, so files may share one process: a third of the time went into loading modules anew.
  isolate: false,
  setupFiles: ["tests/bytes-equal.ts"],
  expect: { poll: { timeout: 120_000 } },
};
// Slow tests build whole issues or make up a hundred, on machines that do other things besides; quick ones take seconds. The limits only end what hangs.
const quick = { testTimeout: 120_000, hookTimeout: 120_000 };
const slow = { testTimeout: 900_000, hookTimeout: 900_000 };
const words = { globalSetup: ["pack-words.mjs"] };
const built = { globalSetup: ["tests/cli/build.mjs"] };

// `npm test` leaves out `slow`; `npm run test:all` takes all (tests/README.md).
export default defineConfig({
  test: {
    globalSetup: ["tests/temporary-folder.mjs"],
    // By itself vitest leaves one core idle. One process more than cores, since tests of queues, watches and browsers wait for a good part of their time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: "quick",
          include: ["tests/**/*.test.ts"],
          exclude: [SLOW, ...PROGRAM],
          ...words,
          ...all,
          ...quick,
        },
      },
      { test: { name: "smoke", include: PROGRAM, exclude: [SLOW], ...built, ...all, ...quick } },
      { test: { name: "slow", include: [SLOW], ...built, ...all, ...slow } },
    ],
  },
});
