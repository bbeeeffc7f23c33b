import { execFileSync } from "node:child_process";

/** Once before all tests: the command line's tests run the program as it is installed. */
export function setup(): void {
  execFileSync("npx", ["tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
}
