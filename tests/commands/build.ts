import { spawnSync } from "node:child_process";

/** Once before these tests: they run the program as it is installed. That the types hold is `npm run types`' business. */
export function setup(): void {
  const { error } = spawnSync("npx", ["tsc", "-p", "tsconfig.build.json"], { stdio: "ignore" });
  if (error) throw error;
}
