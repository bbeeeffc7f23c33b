import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { jsonIn } from "../../base/json.ts";

/** What a request must prove. Any web page can reach a server on loopback, and a name that it owns can lead here. */
interface Entry {
  readonly port: number;
  readonly token: string;
}

/** The most bytes of a request: the largest manifest before and after a change, as JSON. */
const LONGEST_REQUEST = 10_000_000;

/** Loopback's names. A request that names another host came through a name that leads here (DNS rebinding). */
export function namesUs({ headers }: IncomingMessage, { port }: Entry): boolean {
  const hosts = ["127.0.0.1", "localhost", "[::1]"].map((host) => `${host}:${port}`);
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host)) return false;
  // Sent by browsers: the page that asks is ours, or it is the reader who typed the address.
  if (origin !== undefined && !hosts.some((each) => origin === `http://${each}`)) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

/** The token comes with a header; where a browser sends none (pictures, events, the page itself) in the address. */
export function hasToken(request: IncomingMessage, address: URL, { token }: Entry): boolean {
  const header = request.headers["x-banmian-token"];
  const given =
    typeof header === "string" ? header : request.method === "GET" ? address.searchParams.get("token") : null;
  if (given === null) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The body of a request as JSON; undefined if it is not JSON, or too long. */
export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LONGEST_REQUEST) return undefined;
    chunks.push(chunk);
  }
  return jsonIn(Buffer.concat(chunks).toString("utf8"));
}
