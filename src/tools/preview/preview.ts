import { randomBytes } from "node:crypto";
import { openEvents } from "./events.ts";
import { openNewsroom, type PreviewWish } from "./newsroom.ts";
import { routesOf } from "./routes.ts";
import { type PreviewServer, servePreview } from "./server.ts";

/** A preview under way. */
export interface Preview {
  /** With the token: whoever has it may read and write the issue. */
  readonly address: string;
  readonly port: number;
  /** Resolves when the first issue was built. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** How the server is reached. */
interface PreviewEntry {
  readonly port: number | undefined;
  readonly token: string;
}

/** Opens issues and serves them to browsers on this machine. */
export async function openPreview(wish: PreviewWish, { port, token }: PreviewEntry): Promise<Preview> {
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
