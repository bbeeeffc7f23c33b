// The HTTP server of a preview: on 127.0.0.1 only, with the security headers for everything that it sends. Requests are checked and answered in routes.ts.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { openNewsroom, type PreviewWish } from "./newsroom.ts";
import { USUAL_PORT } from "./protocol.ts";
import { hasToken, namesUs, openEvents, type Reply, type Routes, routesOf } from "./routes.ts";

/** A running preview. */
export interface Preview {
  /** With the token: whoever has it may read and write the issue. */
  readonly address: string;
  readonly port: number;
  /** Resolves when the first issue was built. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Opens issues and serves them to browsers on this machine. */
export async function openPreview(
  wish: PreviewWish,
  { port, token }: { readonly port: number | undefined; readonly token: string },
): Promise<Preview> {
  const room = openNewsroom(wish, randomBytes(8).toString("hex"), token);
  const events = openEvents(room);
  let server: PreviewServer;
  try {
    server = await servePreview(port, token, routesOf(room, events));
  } catch (error) {
    await room.close();
    throw error;
  }
  return {
    address: `http://127.0.0.1:${server.port}/?token=${token}`,
    port: server.port,
    ready: async () => {
      await room.opened()[0]?.ready();
    },
    close: async () => {
      events.close();
      await server.close();
      await room.close();
    },
  };
}

/** A preview that listens on loopback. */
interface PreviewServer {
  readonly port: number;
  close(): Promise<void>;
}

/** If the usual port is taken, the next ones are tried. */
const PORTS_TRIED = 20;

/** Slow requests are cut off, since all of them are small. */
const SLOW_MS = 10_000;

/** Nothing from elsewhere: scripts, styles and pictures come from the server itself. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Serves on 127.0.0.1 alone.
 * @param port undefined: the usual one, or one of the next
 * @throws if the port is taken
 */
async function servePreview(port: number | undefined, token: string, routes: Routes): Promise<PreviewServer> {
  const server = createServer({
    requestTimeout: 3 * SLOW_MS,
    headersTimeout: SLOW_MS,
    connectionsCheckingInterval: SLOW_MS / 4,
  });
  const bound = await listenOn(server, port);
  server.on("request", (request, response) => {
    void reply(request, response, { port: bound, token }, routes);
  });
  return {
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listenOn(server: Server, wanted: number | undefined): Promise<number> {
  const ports = wanted === undefined ? Array.from({ length: PORTS_TRIED }, (_, index) => USUAL_PORT + index) : [wanted];
  let problem: unknown;
  for (const port of ports) {
    try {
      await new Promise<void>((done, fail) => {
        server.once("error", fail);
        server.listen(port, "127.0.0.1", () => {
          server.removeListener("error", fail);
          done();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  gate: { readonly port: number; readonly token: string },
  routes: Routes,
): Promise<void> {
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Security-Policy", POLICY);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  try {
    const address = addressOf(request);
    const route = address && routes.get(`${request.method} ${address.pathname}`);
    if (!namesUs(request, gate)) return send(response, forbidden("host"));
    if (address === undefined || route === undefined)
      return send(response, { status: 404, json: { error: "unknown" } });
    if (!route.open && !hasToken(request, address, gate)) return send(response, forbidden("token"));
    const made = await route.answer({ request, response, address });
    if (made !== undefined) send(response, made);
  } catch (error) {
    if (response.headersSent) response.end();
    else
      send(response, { status: 500, json: { error: "failed", detail: error instanceof Error ? error.message : "" } });
  }
}

/** Undefined if it is no address, such as `//`, which has no host. */
function addressOf({ url = "/" }: IncomingMessage): URL | undefined {
  const ours = "http://127.0.0.1";
  return URL.canParse(url, ours) ? new URL(url, ours) : undefined;
}

function forbidden(detail: "host" | "token"): Reply {
  return { status: 403, json: { error: "refused", detail } };
}

function send(response: ServerResponse, { status = 200, json, bytes, type }: Reply): void {
  const body = json === undefined ? (bytes ?? new Uint8Array()) : Buffer.from(JSON.stringify(json));
  response.writeHead(status, {
    "Content-Type": type ?? "application/json; charset=utf-8",
    "Content-Length": body.length,
  });
  response.end(body);
}
