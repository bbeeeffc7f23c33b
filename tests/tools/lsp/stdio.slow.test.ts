import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { called, folderOf, heiPaper, issue, putFiles, sound } from "../../cli/program.ts";
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

const NOWHERE = { line: 0, character: 0 };
const PHOTO = "    photos: [{file: boat.jpg, caption: 船, columns: 1}]\n    place:";

test.each<[files: Readonly<Record<string, string>>, codes: string[], why: string]>([
  [{ "issue.yaml": issue }, [], "nothing is wrong"],
  [{ "issue.yaml": over }, ["overset"], "copy is over"],
  [
    { "issue.yaml": over.replace("    place:", PHOTO) },
    ["missing-file", "overset"],
    "a photo has not come: the pages are made up without it",
  ],
  [{ "issue.yaml": issue.replace("headline: ", "headlin: ") }, ["unknown-key"], "a key is misspelt"],
  [{ "issue.yaml": over.replace("    headline: 短讯\n", "") }, ["no-headline", "overset"], "a headline has not come"],
  [
    { "issue.yaml": issue.replace(/body: .*\n.*/, "body: {file: copy.md}"), "copy.md": "天地玄黄![](boat)。" },
    ["unknown-name"],
    "a file of copy names a photo that is not there",
  ],
  [{ "issue.yaml": issue.replace("天地玄黄", "天地黄") }, ["signed-page-changed"], "a page was signed before"],
])("the messages are those of `check`: %#", async (files, codes) => {
  const folder = await folderOf({ "issue.yaml": issue, "paper.yaml": `${heiPaper}signing: [初审]\n` });
  expect(await called(["sign", "--page", "1", "--as", "初审", "--by", "林岚"], folder)).toMatchObject({ exit: 0 });
  await putFiles(folder, files);
  const { stdout } = await called(["check", "--json"], folder);
  const checked: { file: string; line: number; column: number; severity: string; code: string; message: string }[] =
    JSON.parse(stdout).issues[0].diagnostics;
  expect(checked.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  const { child, gone } = start(folder);
  const editor = await editorOver(child.stdin, child.stdout, folder, files["issue.yaml"] ?? "");
  await editor.messages();
  // What is asked for after a build is answered when the messages of all files are sent.
  await editor.ask("codeAction", { range: { start: NOWHERE, end: NOWHERE }, context: { diagnostics: [] } });
  const shown = [...editor.everywhere].flatMap(([uri, messages]) =>
    messages.map(({ severity, code, message, range: { start } }) => ({
      file: uri.replace(/.*\//, ""),
      line: start.line + 1,
      severity: severity === 1 ? "error" : "warning",
      code,
      message: message.split("\n", 1)[0],
    })),
  );
  const asShown = checked.map(({ file, line, severity, code, message }) => ({ file, line, severity, code, message }));
  expect(shown).toEqual(expect.arrayContaining(asShown));
  expect(shown).toHaveLength(asShown.length);
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
