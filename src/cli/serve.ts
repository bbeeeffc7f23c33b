import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { siteServer } from "../tools/publish/serve-site.ts";
import { readState } from "../tools/publish/site-files.ts";
import { reasonElsewhere } from "./failure.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { misuse, printLine } from "./texts.ts";

/** Shows a site on this machine alone, until Ctrl-C. */
export async function serve(folder: string, port: number, terminal: Terminal): Promise<Exit> {
  const root = resolve(terminal.folder, folder);
  if ((await readState(root)) === undefined) throw misuse("no-site", { path: folder }, terminal);
  const server = siteServer(root);
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: unknown) => {
    const reason = reasonElsewhere(error, terminal);
    throw misuse("serve-port-taken", { port, reason }, terminal);
  });
  const { port: own } = server.address() as AddressInfo;
  const values = { address: `http://127.0.0.1:${own}/`, site: pathFrom(terminal.folder, root) || "." };
  // Handles Ctrl-C before the address is printed, since its reader may press it at once.
  const stop = terminal.interruption?.();
  printLine("serving", values, terminal);
  if (stop !== undefined && !stop.aborted) await once(stop, "abort");
  server.closeAllConnections();
  server.close();
  return 0;
}
