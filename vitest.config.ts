import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Some tests build whole issues or make up a hundred, on machines that do other things besides: the limit only ends what hangs.
const patient = { testTimeout: 900_000, hookTimeout: 900_000, expect: { poll: { timeout: 120_000 } } };

export default defineConfig({
  test: {
    // By itself vitest leaves a core idle: of two, that is half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "stages",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/commands/**", "tests/preview-client/**"],
          globalSetup: ["pack-words.mjs"],
          // No module keeps a state, so files may share one process: a third of the time went into loading modules anew.
          isolate: false,
          ...patient,
        },
      },
      {
        test: {
          name: "program",
          include: ["tests/commands/**/*.test.ts", "tests/preview-client/**/*.test.ts"],
          globalSetup: ["tests/commands/build.ts"],
          ...patient,
        },
      },
    ],
  },
});
