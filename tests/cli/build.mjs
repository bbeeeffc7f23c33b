import { spawnSync } from "node:child_process";

/** What `npm run build` does, but for the checking of types, which is most of its time: `npm run types` does that. */
const STEPS = [
  ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noCheck", "--singleThreaded"],
  ["bundle.mjs"],
];

/** Once before these tests, which run the program as it ships. Two projects of vitest.config.ts ask for it. */
export function setup() {
  if (globalThis.isBuilt) return;
  globalThis.isBuilt = true;
  for (const step of STEPS) {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, step, { encoding: "utf8" });
    if (error) throw error;
    if (status !== 0) throw new Error(`${step.join(" ")}:\n${stdout}${stderr}`);
  }
}
