import { spawnSync } from "node:child_process";

/** Once before these tests: they run the program as it ships, the one script that `npm run build` makes. */
export function setup() {
  const { status, stdout, stderr, error } = spawnSync("npm", ["run", "build"], { encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm run build:\n${stdout}${stderr}`);
}
