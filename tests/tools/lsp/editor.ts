import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node.js";

interface Message {
  readonly code: string;
  readonly message: string;
  readonly severity: number;
  readonly range: { readonly start: { readonly line: number }; readonly end: object };
}

/** What an editor says that it does when a server asks. */
export const ABLE = {
  workspace: { inlayHint: { refreshSupport: true }, semanticTokens: { refreshSupport: true } },
  window: { showDocument: { support: true } },
};

/**
 * An editor that has opened the manifest of a folder.
 * @param there the server's input
 * @param back its output
 * @param capabilities what it announces
 * @param reply what it answers when the server asks
 */
export async function editorOver(
  there: NodeJS.WritableStream,
  back: NodeJS.ReadableStream,
  folder: string,
  text: string,
  capabilities: object = ABLE,
  reply: () => unknown = () => null,
) {
  const uri = pathToFileURL(join(folder, "issue.yaml")).href;
  const connection = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  let published: { readonly version?: number; readonly diagnostics: readonly Message[] } | undefined;
  const everywhere = new Map<string, readonly Message[]>();
  let heard: (() => void) | undefined;
  connection.onNotification("textDocument/publishDiagnostics", (params) => {
    everywhere.set(params.uri, params.diagnostics);
    if (params.uri !== uri) return;
    published = params;
    heard?.();
  });
  const asked: { readonly method: string; readonly params: { readonly uri?: string } | undefined }[] = [];
  connection.onRequest((method, params) => {
    asked.push({ method, params: params as { readonly uri?: string } | undefined });
    return reply();
  });
  const said: string[] = [];
  connection.onNotification("window/showMessage", ({ message }) => said.push(message));
  connection.listen();
  await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities });
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
    /** The last messages of each file, by its address. */
    everywhere,
    /** Opens another file, and asks of it. */
    open: (other: string, languageId: string, content: string) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri: other, languageId, version: 1, text: content },
      }),
    /** What the server asked for. */
    asked,
    /** Messages that the server had shown. */
    said,
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
