import module from "node:module";
import { setFlagsFromString } from "node:v8";

// What makes a build quicker that lasts a second. bundle.mjs is the other half: it makes one script of the program.

/**
 * From Node 22.8 on, what V8 compiles is kept in a folder for the next start, also in threads: GAIN
 * @param environment its NODE_COMPILE_CACHE is set, unless the user has
 */
export function keepCompiled(environment: NodeJS.ProcessEnv, folder: string): void {
  const { enableCompileCache } = module as { enableCompileCache?: () => unknown };
  environment["NODE_COMPILE_CACHE"] ??= folder;
  enableCompileCache?.();
}

/**
 * A build is over before most optimised code has paid for its making, so V8 11 makes it four times later than by itself, and begins four times
 * sooner to note what it needs for its quicker unoptimised code: GAIN
 * @param v8 the version of V8; what was compiled before is good only under the same flags
 */
export function optimiseLater(v8: string): void {
  if (!v8.startsWith("11.")) return;
  setFlagsFromString("--interrupt-budget=500000");
  setFlagsFromString("--interrupt-budget-factor-for-feedback-allocation=2");
}
