import { spawn } from "node:child_process";

/** The end of a program. missing: it is not installed; late: it was stopped at its limit. */
export type Ending = "done" | "failed" | "missing" | "late";

/**
 * Runs a program without input and output.
 * @param folder its working folder. Windows also looks for programs there, and the user's folder may hold a stranger's
 * @param limit milliseconds; 0: none
 */
export function runProgram(program: string, args: readonly string[], folder: string, limit = 0): Promise<Ending> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      stdio: "ignore",
      windowsHide: true,
      cwd: folder,
      timeout: limit,
      killSignal: "SIGKILL",
    });
    child.on("error", (error: NodeJS.ErrnoException) => done(error.code === "ENOENT" ? "missing" : "failed"));
    child.on("close", (exit) => done(exit === 0 ? "done" : limit > 0 && child.killed ? "late" : "failed"));
  });
}
