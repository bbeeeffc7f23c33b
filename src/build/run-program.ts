import { type ChildProcess, spawn } from "node:child_process";
import { onWindows } from "./disk/folder-lock.ts";

/** The end of a program. missing: it is not installed; late: it was stopped at its limit. */
export type Ending = "done" | "failed" | "missing" | "late";

/** Milliseconds. LibreOffice takes ten seconds for a document of a hundred pages, Ghostscript half a minute for as many pages. */
const LIMIT = 120_000;

/**
 * A shell script that runs the program and a watcher in one process group. When our end of the pipe closes, at the limit or because we were killed, the
 * watcher kills the group, with everything that the program started, and removes the folder, `$0`.
 */
const WATCHED = `exec 3<&0
(trap "" TERM; read end <&3; kill -TERM 0; rm -rf "$0"; kill -KILL 0) &
"$@" </dev/null 3<&-
exit=$?; kill -KILL $!; exit $exit`;
/** A shell's exit code for a program that it does not find. */
const NOT_FOUND = 127;

/**
 * Runs a program without input and output.
 * @param folder its working folder, which is removed if the program is stopped. Windows also looks for programs there, and the user's folder may hold a
 * stranger's
 * @param limit milliseconds
 */
export function runProgram(program: string, args: readonly string[], folder: string, limit = LIMIT): Promise<Ending> {
  return new Promise((done) => {
    let late = false;
    const child: ChildProcess = onWindows
      ? spawn(program, args, { stdio: "ignore", windowsHide: true, cwd: folder })
      : spawn("sh", ["-c", WATCHED, folder, program, ...args], {
          stdio: ["pipe", "ignore", "ignore"],
          detached: true,
          cwd: folder,
        });
    const timer = setTimeout(() => {
      late = true;
      if (onWindows) child.kill("SIGKILL");
      else child.stdin?.destroy();
    }, limit);
    const end = (ending: Ending): void => {
      clearTimeout(timer);
      done(ending);
    };
    child.on("error", (error: NodeJS.ErrnoException) => end(error.code === "ENOENT" ? "missing" : "failed"));
    child.on("close", (exit) =>
      end(late ? "late" : exit === 0 ? "done" : exit === NOT_FOUND && !onWindows ? "missing" : "failed"),
    );
  });
}
