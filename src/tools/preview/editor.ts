// Opens the reader's editor at a place, by his own command (`code -g {file}:{line}:{column}`) or by a vscode:// link. The command is split into words and run
// without a shell, since file names may contain anything; Windows needs cmd for `code.cmd`, so words are quoted for it.
import { spawn } from "node:child_process";
import { homedir } from "node:os";
import { sep } from "node:path";
import { onWindows } from "../../build/disk/folder-lock.ts";

/** A place to open; the column counts UTF-16 units. */
interface EditorPlace {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The words of an editor's command with a place filled in: `code -g {file}:{line}:{column}`. No shell reads them. Quotation marks group a word with blanks; a
 * command without `{file}` gets the file as its last word.
 */
export function editorCommand(command: string, { file, line, column }: EditorPlace): readonly string[] {
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  const named = words.some((word) => word.includes("{file}")) ? words : [...words, "{file}"];
  const values: Readonly<Record<string, string>> = { file, line: String(line), column: String(column) };
  return named.map((word) => word.replace(/\{(file|line|column)\}/g, (_braces, name: string) => values[name] ?? ""));
}

/** On Windows an editor that has not failed by then, in milliseconds, counts as open. */
const OPEN_MS = 2000;

/** Starts an editor at a place; it runs on by itself. @returns the fault, if any */
export type OpenEditor = (place: EditorPlace) => Promise<string | undefined>;

/** @param env the editor's environment; undefined: our own */
export function editorBy(command: string, env: Readonly<NodeJS.ProcessEnv> | undefined): OpenEditor {
  return (place) => {
    const words = editorCommand(command, place);
    return onWindows ? openByCmd(words, env) : openAsItIs(words, env);
  };
}

function openAsItIs(
  [program = "", ...args]: readonly string[],
  env: Readonly<NodeJS.ProcessEnv> | undefined,
): Promise<string | undefined> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: "ignore", detached: true, env });
    child.on("error", (error) => done(error.message));
    child.on("spawn", () => {
      child.unref();
      done(undefined);
    });
  });
}

/**
 * On Windows only its shell finds `code.cmd` for `code`. Started in the reader's own folder: the folder may contain a stranger's program of that name.
 */
function openByCmd(
  words: readonly string[],
  env: Readonly<NodeJS.ProcessEnv> | undefined,
): Promise<string | undefined> {
  return new Promise((done) => {
    const child = spawn(cmdLine(words), { stdio: "ignore", shell: true, windowsHide: true, cwd: homedir(), env });
    child.unref();
    child.on("error", (error) => done(error.message));
    child.on("exit", (code) => done(code === 0 ? undefined : `${words[0]}: exit ${code}`));
    setTimeout(() => done(undefined), OPEN_MS).unref();
  });
}

/**
 * Words as a line for Windows' cmd, which passes each one on unchanged. Inside quotation marks cmd still replaces `%NAME%`; with marks beside the signs, no
 * variable has that name. For the started program, a backslash before a mark is a literal one.
 */
export function cmdLine([program = "", ...args]: readonly string[]): string {
  const quoted = args.map((word) => `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, "$&$&")}"`);
  return [`"${program}"`, ...quoted.map((word) => word.replaceAll("%", '"%"'))].join(" ");
}

/** A link that opens VS Code and its relatives; the path in it is escaped, except for a drive's colon. */
export function editorLink({ file, line, column }: EditorPlace): string {
  const names = file.split(/[\\/]/).map(encodeURIComponent);
  const path = names.join("/").replace(/^([A-Za-z])%3A\//, "$1:/");
  return `vscode://file${path.startsWith("/") ? "" : "/"}${path}:${line}:${column}`;
}

/** True if two absolute paths are of one file: on Windows capitals make no difference. VS Code writes drives small. */
export function isSameFile(a: string, b: string, separator: string = sep): boolean {
  return separator === "\\" ? a.toLowerCase() === b.toLowerCase() : a === b;
}
