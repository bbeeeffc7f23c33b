import { spawn } from "node:child_process";

/** A place to open; the column counts UTF-16 units. */
export interface EditorPlace {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The words of an editor's command with a place filled in: `code -g {file}:{line}:{column}`. No shell reads them. Quotation marks hold a word with
 * blanks together; a command without `{file}` gets the file behind it.
 */
export function editorCommand(command: string, { file, line, column }: EditorPlace): readonly string[] {
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  const named = words.some((word) => word.includes("{file}")) ? words : [...words, "{file}"];
  const values: Readonly<Record<string, string>> = { file, line: String(line), column: String(column) };
  return named.map((word) => word.replace(/\{(file|line|column)\}/g, (_braces, name: string) => values[name] ?? ""));
}

/** Starts the editor; it goes on by itself. @returns what went wrong */
export function openEditor(command: string, place: EditorPlace): Promise<string | undefined> {
  const [program = "", ...args] = editorCommand(command, place);
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: "ignore", detached: true });
    child.on("error", (error) => done(error.message));
    child.on("spawn", () => {
      child.unref();
      done(undefined);
    });
  });
}

/** A link that opens VS Code and its kin; the path in it is escaped. */
export function editorLink({ file, line, column }: EditorPlace): string {
  const path = file.split(/[\\/]/).map(encodeURIComponent).join("/");
  return `vscode://file${path.startsWith("/") ? "" : "/"}${path}:${line}:${column}`;
}
