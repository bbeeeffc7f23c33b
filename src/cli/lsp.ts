import { diskHost } from "../build/host.ts";
import { serveEditor } from "../tools/lsp/server.ts";
import type { Exit, Terminal } from "./terminal.ts";

/** Serves the editor that started the program, over standard input and output. */
export async function lsp(version: string, terminal: Terminal): Promise<Exit> {
  const { streams, language } = terminal;
  if (streams === undefined) return 2;
  terminal.goOn?.();
  const host = diskHost(terminal, { now: () => terminal.now(), began: () => undefined });
  const openPreview = async (issue: string) => {
    const { startPreview } = await import("./preview.ts");
    return startPreview([issue], {}, version, terminal);
  };
  return (await serveEditor(streams.input, streams.output, { host, language, version, openPreview })) ? 0 : 1;
}
