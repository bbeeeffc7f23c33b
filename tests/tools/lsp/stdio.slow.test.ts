import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { folderOf, issue, sound } from "../../cli/program.ts";
import { editorOver } from "./editor.ts";

const over = issue.replace("天地玄黄", "天地玄黄".repeat(8));

function start(folder: string) {
  const child = spawn(process.execPath, [resolve("dist/cli/cli.js"), "lsp", "--stdio"], {
    cwd: folder,
    env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
    stdio: ["pipe", "pipe", "inherit"],
  });
  return { child, gone: once(child, "exit") };
}

test("over standard input and output: copy is over, its fix mends it, and only the editor saves", async () => {
  const folder = await folderOf({ ...sound, "issue.yaml": over });
  const { child, gone } = start(folder);
  child.stdin.write("Content-Length: 7\r\n\r\nnoise!!");
  const editor = await editorOver(child.stdin, child.stdout, folder, over);
  const [message] = await editor.messages();
  expect(message?.code).toBe("overset");
  const context = { diagnostics: [] };
  const actions: { edit: { changes: Record<string, { range: never; newText: string }[]> } }[] = await editor.ask(
    "codeAction",
    { range: message?.range, context },
  );
  const edits = actions[0]?.edit.changes[editor.uri] ?? [];
  const mended = TextDocument.applyEdits(TextDocument.create(editor.uri, "yaml", 1, over), edits);
  expect(mended).toBe(over.replace("rows: 1-4", "rows: 1-7"));
  await editor.change(mended);
  expect(await editor.messages()).toEqual([]);
  const file = join(folder, "issue.yaml");
  expect(await readFile(file, "utf8")).toBe(over);
  await writeFile(file, mended);
  await editor.end();
  expect(await gone).toEqual([0, null]);
});

test("an editor that crashes ends its server", async () => {
  const folder = await folderOf(sound);
  const { child, gone } = start(folder);
  await editorOver(child.stdin, child.stdout, folder, issue);
  child.stdin.destroy();
  child.stdout.destroy();
  expect(await gone).toEqual([0, null]);
});
