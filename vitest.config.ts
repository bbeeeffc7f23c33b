import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { asWritten } from "./tests/strip-types-hooks.mjs";

// Some tests build whole issues or make up a hundred, on machines that do other things besides: the limit only ends what hangs.
const patient = { testTimeout: 900_000, hookTimeout: 900_000, expect: { poll: { timeout: 120_000 } } };

/**
 * Bytes of files and pictures lie outside of V8's heap. By itself it looks through the whole heap after each 64 MB of them: 184 times in the project `stages`. From
 * Node 24 on they can count as a part of the heap, with room from the beginning: then 34 times, and the suite takes 218 s where it took 231 to 234 (Node 26.10, 2026-11-29).
 */
const outside =
  Number.parseInt(process.versions.node, 10) >= 24
    ? ["--external-memory-accounted-in-global-limit", "--initial-heap-size=600"]
    : [];

/**
 * Node itself loads what tests import, without its types: where vitest does, each use of an imported name is a call of a getter, which takes a fifth of
 * the time of make-up. Young objects have more room than by default, from the beginning: most are dead before it is full (4 % of the processor's time less than where it grows). One thread sweeps: where processes share two cores,
 * several that wait for one another cost 3 to 4 % of the processor's time (Node 20.20, 2026-11-28).
 */
const native = {
  onStackTrace: asWritten,
  setupFiles: ["tests/bytes-equal.ts"],
  execArgv: [
    "--max-semi-space-size=64",
    "--min-semi-space-size=64",
    "--single-threaded-gc",
    ...outside,
    "--import",
    "./tests/strip-types.mjs",
  ],
  server: { deps: { external: [/\/(?:src|tests)\/.*(?<!\.test)\.ts$/, /\/dist\/.*\.js$/] } },
};

/** The files that take longest, or wait longest. In a clean clone vitest begins with the largest ones: the last would be small and slow, and run alone. */
const SLOW = [
  "cli/verify",
  "cli/examples",
  "cli/site-flows",
  "cli/batch",
  "tools/preview/client/looks",
  "tools/preview/client/side-panel",
  "cli/hostile-packs",
  "cli/unwritable",
  "cli/site",
  "cli/pins",
  "cli/locked-issues",
  "cli/identity",
  "tools/preview/client/pixels",
  "cli/queue",
  "cli/deposit",
  "cli/fuzz",
  "tools/preview/client/hand",
  "tools/preview/client/preview",
  "cli/start",
  "cli/outputs",
  "cli/replace-files",
  "cli/readme",
  "tools/preview/client/photos",
  "engine/makeup/issues",
  "formats/press/plant",
  "formats/deposit/deposit",
  "formats/deposit/drawn-bags",
  "engine/images/inks",
  "engine/makeup/wishes",
  "tools/preflight/preflight",
  "formats/site/issue",
  "engine/newspaper/schema",
  "engine/model/art",
  "formats/archive/archive-text",
  "engine/makeup/settled",
  "tools/preview/clicks",
  "typography/typesetting",
  "engine/images/pdf-hostile",
  "tools/publish/site",
  "engine/layout/laws",
  "tools/import/laws",
  "engine/newspaper/svg-proof",
].map((name) => `/tests/${name}.test.ts`);

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification): boolean => SLOW.some((path) => moduleId.endsWith(path));
    const rank = ({ moduleId }: TestSpecification): number => SLOW.findIndex((path) => moduleId.endsWith(path));
    // Files of a project stay together: they may share a process.
    return [...new Set(sorted.map(({ project }) => project.name))].flatMap((name) => {
      const own = sorted.filter(({ project }) => project.name === name);
      return [
        ...own.filter(isSlow).sort((one, other) => rank(one) - rank(other)),
        ...own.filter((file) => !isSlow(file)),
      ];
    });
  }
}

export default defineConfig({
  test: {
    globalSetup: ["tests/temporary-folder.mjs"],
    // By itself vitest leaves a core idle: of two, that is half of the machine. Two more, for tests of queues, watches and browsers wait for the most part: with three processes
    // two cores were busy for 85 % of 288 s, with four all of 273 s (2026-11-28).
    maxWorkers: Math.max(4, availableParallelism() - 1),
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: "stages",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/cli/**", "tests/tools/preview/client/**"],
          globalSetup: ["pack-words.mjs"],
          // No module keeps a state, so files may share one process: a third of the time went into loading modules anew.
          isolate: false,
          ...native,
          ...patient,
        },
      },
      {
        test: {
          name: "program",
          include: ["tests/cli/**/*.test.ts", "tests/tools/preview/client/**/*.test.ts"],
          globalSetup: ["tests/cli/build.mjs"],
          isolate: false,
          ...native,
          ...patient,
        },
      },
    ],
  },
});
