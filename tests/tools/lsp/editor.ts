import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node.js";

interface Message {
  readonly code: string;
  readonly range: { readonly start: object; readonly end: object };
}

/** An editor that has opened the manifest of a folder. @param there the server's input @param back its output */
export async function editorOver(
  there: NodeJS.WritableStream,
  back: NodeJS.ReadableStream,
  folder: string,
  text: string,
) {
  const uri = pathToFileURL(join(folder, "issue.yaml")).href;
  const connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  let published: { readonly version?: number; readonly diagnostics: readonly Message[] } | undefined;
  const codes = new Map<string, readonly string[]>();
  let heard: (() => void) | undefined;
  connection.onNotification("textDocument/publishDiagnostics", (params) => {
    codes.set(
      params.uri,
      params.diagnostics.map(({ code }: Message) => code),
    );
    if (params.uri !== uri) return;
    published = params;
    heard?.();
  });
  connection.onRequest("workspace/inlayHint/refresh", () => null);
  const browsed: string[] = [];
  connection.onRequest("window/showDocument", (params) => {
    browsed.push(params.uri);
    return { success: true };
  });
  connection.listen();
  await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  let version = 1;
  const textDocument = { uri };
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "yaml", version, text },
  });
  return {
    folder,
    uri,
    change: (now: string) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: ++version },
        contentChanges: [{ text: now }],
      }),
    ask: (method: string, more: object = {}): Promise<never> =>
      connection.sendRequest(`textDocument/${method}`, { textDocument, ...more }),
    resolve: (item: unknown) => connection.sendRequest("completionItem/resolve", item),
    run: (command: string, ...args: unknown[]) =>
      connection.sendRequest("workspace/executeCommand", { command, arguments: args }),
    /** The codes of the last messages of each file. */
    codes,
    /** Opens another file, and asks of it. */
    open: (other: string, languageId: string, content: string) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri: other, languageId, version: 1, text: content },
      }),
    /** Addresses that the server had opened in a browser. */
    browsed,
    /** The messages of the newest version. */
    messages: async (): Promise<readonly Message[]> => {
      while (published?.version !== version)
        await new Promise<void>((done) => {
          heard = done;
        });
      return published.diagnostics;
    },
    end: async () => {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
    },
  };
}
