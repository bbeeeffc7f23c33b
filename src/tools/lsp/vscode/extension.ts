// The extension for VS Code: starts `banmian lsp` for manifests and copy, and has commands for the issue of the open file.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  commands,
  type ExtensionContext,
  env,
  languages,
  ShellExecution,
  Task,
  TaskScope,
  tasks,
  window,
  workspace,
} from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

const FILES = [
  { scheme: "file", language: "yaml", pattern: "**/{issue,paper,usage}.yaml" },
  { scheme: "file", language: "markdown" },
];

export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  const settings = workspace.getConfiguration("banmian");
  const command = settings.get("command", "banmian");
  const language = settings.get("language", "") || (env.language.startsWith("zh") ? "zh" : "en");
  const args = ["lsp", "--lang", language];
  // On Windows npm installs a script, which only a shell starts.
  const shell = process.platform === "win32";
  const client = new LanguageClient(
    "banmian",
    { command: shell ? `"${command}"` : command, args, options: { shell } },
    {
      documentSelector: FILES,
      synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.{yaml,md,jpg,png}") },
    },
  );
  const run = (title: string, ...more: readonly string[]): Thenable<unknown> | undefined => {
    const issue = openIssue();
    if (issue === undefined) return undefined;
    const execution = new ShellExecution(command, ["build", issue, "--lang", language, ...more], {
      cwd: dirname(issue),
    });
    return tasks.executeTask(new Task({ type: "banmian" }, TaskScope.Workspace, title, "banmian", execution));
  };
  const show = (): Thenable<unknown> | undefined => {
    const { document, selection } = window.activeTextEditor ?? {};
    if (document === undefined || !languages.match(FILES, document) || selection === undefined) return undefined;
    const { line, character } = selection.active;
    return commands.executeCommand("banmian.preview", document.uri.toString(), { line, character });
  };
  subscriptions.push(
    client,
    commands.registerCommand("banmian.build", () => run("build")),
    commands.registerCommand("banmian.press", () => run("press", "--press")),
    commands.registerCommand("banmian.show", show),
  );
  await client.start();
}

/** The issue.yaml of the open file: in its folder, or the nearest above. */
function openIssue(): string | undefined {
  const file = window.activeTextEditor?.document.uri.fsPath;
  for (let folder = dirname(file ?? "."); file !== undefined; folder = dirname(folder)) {
    const issue = join(folder, "issue.yaml");
    if (existsSync(issue)) return issue;
    if (folder === dirname(folder)) return undefined;
  }
  return undefined;
}
