import { openPreview, type Preview } from "../../../src/tools/preview/preview.ts";
import { host } from "../../golden/host.ts";

export const TOKEN = "0123456789abcdef0123456789abcdef";

/** A preview of an issue, by its manifest's absolute path: in English, and without a client. */
export function previewOf(path: string, own = host): Promise<Preview> {
  const nothing = { editor: undefined, cache: undefined, against: undefined };
  const signing = { version: "1.0.0", now: () => "2026-11-24T22:40:00+08:00" };
  const wish = { issues: [path], host: own, language: "en", clientFolder: "/nowhere", ...signing, ...nothing } as const;
  return openPreview(wish, { port: 0, token: TOKEN });
}

/** Takes a step by hand on the first revision. @returns what the preview replies */
export async function stepByHand({ port }: Preview, step: object): Promise<object> {
  const reply = await fetch(`http://127.0.0.1:${port}/hand`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Banmian-Token": TOKEN },
    body: JSON.stringify({ revision: 1, step }),
  });
  return reply.json() as Promise<object>;
}
