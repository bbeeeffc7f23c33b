// Requests and events of a preview. Any web page can reach a server on loopback, so each request must prove that it comes from our page: by Host, Origin and
// token; whatever opens or writes is a POST. Events only announce a new revision; clients then request the pages that they show.
import { timingSafeEqual } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { z } from "zod";
import { jsonIn } from "../../base/json.ts";
import { lockPath } from "../../build/lock.ts";
import type { Language } from "../../locales/words.ts";
import {
  answer,
  compared,
  comparison,
  cursor,
  fixesFor,
  messageAt,
  openAt,
  pointed,
  refuse,
  signature,
  signShown,
  sourceAt,
  sourceContent,
  sourceOf,
  sourceWanted,
  whereIs,
} from "./answers.ts";
import { act, alternativesOf, proofPage, tryStep, wroteAnswer } from "./by-hand.ts";
import { handWish, pageWish, undoWish } from "./hand-step.ts";
import { builtState } from "./issue-state.ts";
import type { Wrote } from "./journal.ts";
import type { Newsroom } from "./newsroom.ts";
import type { PreviewedIssue } from "./previewed-issue.ts";
import type { Answer, IssueState, PlaceOnPage } from "./protocol.ts";

/** The content of an answer. */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly type?: string;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly address: URL;
}

interface Route {
  /** Needs no token: it shows nothing of the issue, and changes only the part of the page in view. */
  readonly open: boolean;
  /** Undefined if the route has sent the answer itself. */
  readonly answer: (call: Call) => Promise<Reply | undefined>;
}

/** By method and path: `GET /page`. */
export type Routes = ReadonlyMap<string, Route>;

/** The HTTP status of each refusal. */
const STATUS = {
  outdated: 410,
  nothing: 404,
  conflict: 409,
  encoding: 409,
  other: 409,
  refused: 403,
  unknown: 400,
  failed: 500,
} as const;

const CLIENT_FILES: Readonly<Record<string, string>> = {
  "client.js": "text/javascript; charset=utf-8",
  "client.css": "text/css; charset=utf-8",
};

export function routesOf(room: Newsroom, events: Events): Routes {
  const routes = new Map<string, Route>();
  const get = (path: string, answerTo: Route["answer"], open = false): void => {
    routes.set(`GET ${path}`, { open, answer: answerTo });
  };
  const post = <T>(
    path: string,
    shape: z.ZodType<T>,
    act: (issue: PreviewedIssue, asked: T) => Promise<Answer<unknown>>,
  ): void => {
    routes.set(`POST ${path}`, { open: false, answer: (call) => posted(room, call, shape, act) });
  };
  get("/", async () => ({ bytes: Buffer.from(firstPage(room.language)), type: "text/html; charset=utf-8" }));
  for (const [file, type] of Object.entries(CLIENT_FILES)) {
    get(`/${file}`, async () => ({ bytes: await readFile(join(room.clientFolder, file)), type }), true);
  }
  get("/events", async ({ request, response, address }) => events.open(room.issueAt(address), request, response));
  get("/page", ({ address }) => inkOf(room, address));
  get("/outlines", async ({ address }) => outlinesOf(room, address));
  get("/picture", ({ address }) => pictureOf(room, address));
  post("/source", pointed, async (issue, asked) => sourceOf(issue, asked));
  post("/text", sourceWanted, async (issue, asked) => sourceContent(issue, asked));
  post("/open", sourceAt, (issue, asked) => openAt(issue, asked, room.editor));
  post("/compare", comparison, (issue, asked) => compared(issue, asked, room));
  get("/before", async ({ address }) => {
    const bytes = await room.otherPage(address.searchParams.get("page") ?? "");
    return bytes === undefined ? replyOf(refuse("nothing")) : { bytes, type: "image/png" };
  });
  get("/printed", ({ address }) => proofOf(room, address));
  post("/try", handWish, (issue, wish) => tryStep(issue, wish, room));
  post("/fixes", messageAt, (issue, asked) => fixesFor(issue, asked, room));
  post("/sign", signature, (issue, asked) => signShown(issue, asked, room));
  post("/alternatives", pageWish, (issue, { page }) => alternativesOf(issue, page, room.host));
  // Requests that change files use the issue's journal.
  const moved = async (issue: PreviewedIssue, wrote: Promise<Wrote>): Promise<Answer<object>> => {
    const made = wroteAnswer(await wrote);
    events.restate(issue);
    return made;
  };
  post("/hand", handWish, (issue, wish) => act(issue, wish, room));
  post("/undo", undoWish, (issue, wish) => moved(issue, room.journalOf(issue).undo(wish)));
  post("/redo", undoWish, (issue, wish) => moved(issue, room.journalOf(issue).redo(wish)));
  routes.set("POST /where", { open: true, answer: (call) => lit(room, events, call) });
  return routes;
}

/** A page of the proof as a picture. */
async function proofOf(room: Newsroom, address: URL): Promise<Reply> {
  const revision = room.issueAt(address)?.revision(numberIn(address, "revision"));
  const bytes = revision && (await proofPage(revision, address.searchParams.get("page") ?? "", room.host));
  return bytes === undefined ? replyOf(refuse("outdated")) : { bytes, type: "image/png" };
}

async function posted<T>(
  room: Newsroom,
  { request, address }: Call,
  shape: z.ZodType<T>,
  act: (issue: PreviewedIssue, asked: T) => Promise<Answer<unknown>>,
): Promise<Reply> {
  const read = shape.safeParse(await jsonOf(request));
  const issue = room.issueAt(address);
  if (!read.success || issue === undefined) return { status: 400, json: { error: "unknown" } };
  return replyOf(await act(issue, read.data));
}

function replyOf(made: Answer<unknown>): Reply {
  return made.ok ? { json: made.value } : { status: STATUS[made.refusal.error], json: made.refusal };
}

/** A page's ink, as the difference to the revision that the client shows. */
async function inkOf(room: Newsroom, address: URL): Promise<Reply> {
  const issue = room.issueAt(address);
  const revision = issue?.revision(numberIn(address, "revision"));
  const page = revision?.pages.find(({ label }) => label === address.searchParams.get("page"));
  if (issue === undefined || revision === undefined || page === undefined) return replyOf(refuse("outdated"));
  const ink = await room.drawer.ink(revision, page, issue.revision(numberIn(address, "since")));
  const withoutInk = numberIn(address, "ink") === 0 ? { order: [], put: [] } : {};
  const withoutTexts = numberIn(address, "texts") === 0 ? { textOrder: [], texts: [] } : {};
  return { json: { ...ink, ...withoutInk, ...withoutTexts } };
}

function outlinesOf(room: Newsroom, address: URL): Reply {
  const revision = room.issueAt(address)?.latest();
  if (revision === undefined || revision.outlines.set !== numberIn(address, "set")) return replyOf(refuse("outdated"));
  return { json: revision.outlines.from(numberIn(address, "from")) };
}

async function pictureOf({ drawer }: Newsroom, address: URL): Promise<Reply> {
  const bytes = await drawer.picture(address.searchParams.get("name") ?? "");
  return bytes === undefined ? replyOf(refuse("outdated")) : { bytes, type: "image/png" };
}

function numberIn(address: URL, name: string): number {
  return Number(address.searchParams.get(name) ?? Number.NaN);
}

/** Shows an editor's cursor on the pages, in every tab of the issue. */
async function lit(room: Newsroom, events: Events, { request }: Call): Promise<Reply> {
  const read = cursor.safeParse(await jsonOf(request));
  if (!read.success) return replyOf(refuse("unknown"));
  for (const issue of room.opened()) {
    const revision = issue.latest();
    const places = revision && whereIs(revision, read.data);
    if (places === undefined) continue;
    return replyOf(answer({ places, seen: events.show(issue, places) }));
  }
  return replyOf(refuse("nothing"));
}

/** Streams of Server-Sent Events, one a tab. */
interface Events {
  open(issue: PreviewedIssue | undefined, request: IncomingMessage, response: ServerResponse): Promise<undefined>;
  /** Shows places in every tab of the issue, or in the next one that opens. @returns false if no tab is open */
  show(issue: PreviewedIssue, places: readonly PlaceOnPage[]): boolean;
  /** Sends the state again, after a change that did not come from a build. */
  restate(issue: PreviewedIssue): void;
  close(): void;
}

/** The interval of comments on the stream: they reveal dead connections and keep idle ones open. */
const ALIVE_MS = 15_000;

export function openEvents(room: Newsroom): Events {
  const tabs = new Map<ServerResponse, PreviewedIssue>();
  const listening = new Map<PreviewedIssue, () => void>();
  const unseen = new Map<PreviewedIssue, string>();
  const tell = (issue: PreviewedIssue, text: string): boolean => {
    const those = [...tabs].filter(([, shown]) => shown === issue);
    for (const [tab] of those) tab.write(text);
    return those.length > 0;
  };
  const stateOf = (issue: PreviewedIssue): IssueState => ({
    run: room.run,
    issue: room.numberOf(issue),
    issues: room.names,
    editor: room.editor !== undefined,
    lock: existsSync(lockPath(issue.path)),
    other: room.against?.name,
    ...builtState(issue.latest(), issue.found(), room.language),
    ...room.journalOf(issue).next(),
  });
  const restate = (issue: PreviewedIssue): void => {
    tell(issue, eventOf("state", stateOf(issue)));
  };
  const alive = setInterval(() => {
    for (const tab of tabs.keys()) tab.write(": alive\n\n");
  }, ALIVE_MS);
  return {
    restate,
    show: (issue, places) => {
      const text = eventOf("where", places);
      const seen = tell(issue, text);
      if (!seen) unseen.set(issue, text);
      return seen;
    },
    open: async (issue, request, response) => {
      if (issue === undefined) {
        response.writeHead(404).end();
        return undefined;
      }
      response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
      response.write("retry: 500\n\n");
      tabs.set(response, issue);
      request.on("close", () => tabs.delete(response));
      if (!listening.has(issue))
        listening.set(
          issue,
          issue.listen(() => restate(issue)),
        );
      await Promise.all([issue.ready(), room.journalOf(issue).ready()]);
      response.write(eventOf("state", stateOf(issue)) + (unseen.get(issue) ?? ""));
      unseen.delete(issue);
      return undefined;
    },
    close: () => {
      clearInterval(alive);
      for (const end of listening.values()) end();
      for (const tab of tabs.keys()) tab.end();
    },
  };
}

function eventOf(event: "state" | "where", data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** The proof that a request comes from our page. Any web page can reach a server on loopback, and a name that its owner controls can resolve to it. */
interface Entry {
  readonly port: number;
  readonly token: string;
}

/** The most bytes of a request: the largest manifest before and after a change, as JSON. */
const LONGEST_REQUEST = 10_000_000;

/** Loopback's names. A request for another host used a name that resolves to loopback (DNS rebinding). */
export function namesUs({ headers }: IncomingMessage, { port }: Entry): boolean {
  const hosts = ["127.0.0.1", "localhost", "[::1]"].map((host) => `${host}:${port}`);
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host)) return false;
  // Sent by browsers: either our page sends the request, or the reader has typed the address.
  if (origin !== undefined && !hosts.some((each) => origin === `http://${each}`)) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

/** The token is in a header; for requests without own headers (pictures, events, the page itself) it is in the address. */
export function hasToken(request: IncomingMessage, address: URL, { token }: Entry): boolean {
  const header = request.headers["x-banmian-token"];
  const given =
    typeof header === "string" ? header : request.method === "GET" ? address.searchParams.get("token") : null;
  if (given === null) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The body of a request as JSON; undefined if it is not JSON, or too long. */
async function jsonOf(request: IncomingMessage): Promise<unknown> {
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

/** The document that the client fills. */
function firstPage(language: Language): string {
  const lang = language === "zh" ? "zh-CN" : "en";
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>banmian</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/client.css">
<body><div id="app"></div><script type="module" src="/client.js"></script></body>
</html>
`;
}
