import { defineConfig } from "vitest/config";

// Whole issues are built in some tests, on machines that do other things besides.
const patient = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "stages",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/commands/**"],
          globalSetup: ["pack-words.mjs"],
          ...patient,
        },
      },
      {
        test: {
          name: "program",
          include: ["tests/commands/**/*.test.ts"],
          globalSetup: ["tests/commands/build.ts"],
          ...patient,
        },
      },
    ],
  },
});
