import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { addressOf, canvasPath, linesPath, searchPath } from "../../../formats/site/addresses.ts";
import { notFoundPage } from "../../../formats/site/entry-pages.ts";
import type { IssueRecord } from "../../../formats/site/issue-record.ts";
import type { PrintedText } from "../../../formats/site/story-words.ts";
import { siteWords } from "../../../formats/site/words.ts";
import { contentSearch } from "./content-search.ts";
import { readState, recordIn } from "./site-state.ts";

/** Parameters of Content Search 2.0 that are not regarded. */
const IGNORED = ["motivation", "date", "user"];

/** A server of a site's files as they are at the moment of asking, and of the search in an issue. It only reads. */
export function siteServer(root: string): Server {
  const files = sirv(root, { dev: true, etag: true });
  return createServer((request, response) => {
    // Viewers of other hosts may show the paper: what is here is published.
    response.setHeader("Access-Control-Allow-Origin", "*");
    // A file that cannot be read, or that a run of `site` has just replaced, ends this answer alone.
    response.on("pipe", (file) => file.on("error", () => response.destroy()));
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    const day = /^\/pc\/layout\/(\d{6}\/\d{2}(?:-[^/]+)?)\/search$/.exec(pathOf(request))?.[1];
    if (day === undefined) {
      // Whoever asks for a range has to take the whole file, too.
      if (!isPlainRange(request.headers.range ?? "")) delete request.headers.range;
      files(request, response, () => void notFound(root, request, response));
    } else
      search(root, day, request).then(
        (answer) => sendJson(answer, response),
        () => notFound(root, request, response),
      );
  });
}

/**
 * A range with its first byte, and a last one that is not before it: the only form that sirv reads rightly. It throws at others, or answers them with
 * other bytes.
 */
function isPlainRange(range: string): boolean {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(range) ?? [];
  return first !== undefined && (last === undefined || (Number(last) > 0 && Number(last) >= Number(first)));
}

/** Empty where it is no path that can be read. */
function pathOf(request: IncomingMessage): string {
  try {
    return decodeURIComponent(new URL(request.url ?? "", "http://site").pathname);
  } catch {
    return "";
  }
}

/** @throws Error where there is no such issue */
async function search(root: string, day: string, request: IncomingMessage): Promise<object> {
  const asked = new URL(request.url ?? "", `http://${request.headers.host}`);
  const { base } = (await readState(root)) ?? {};
  const record = await recordIn(root, day);
  const texts: readonly PrintedText[] = JSON.parse(await readFile(join(root, linesPath(day)), "utf8"));
  const own = base ?? asked.origin;
  const query = asked.searchParams.get("q") ?? "";
  const address = `${addressOf(own, searchPath(day))}?${new URLSearchParams({ q: query })}`;
  const ignored = IGNORED.filter((name) => asked.searchParams.has(name));
  return contentSearch(
    texts,
    { address, query, ignored },
    {
      idOf: (label) => addressOf(own, canvasPath(day, label)),
      scaleOf: (label) => record.pages.find((page) => page.label === label)?.scale ?? 1,
    },
  );
}

function sendJson(answer: object, response: ServerResponse): void {
  const type = 'application/ld+json;profile="http://iiif.io/api/search/2/context.json"';
  response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(JSON.stringify(answer));
}

/** In the words of the site's newest issue; for browsers a page that leads on, as servers show `404.html`. */
async function notFound(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const newest = await newestIn(root);
  if (newest !== undefined && /\btext\/html\b/.test(request.headers.accept ?? "")) {
    const page = notFoundPage({ newest, base: undefined }, "");
    response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    return;
  }
  const { notFound: words } = siteWords(newest?.language ?? "zh-CN");
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end(`${words}\n`);
}

async function newestIn(root: string): Promise<IssueRecord | undefined> {
  const last = (await readState(root))?.days.at(-1);
  return last === undefined ? undefined : recordIn(root, last).catch(() => undefined);
}
