// `banmian serve`: a site over HTTP, and the IIIF Content Search of its issues. Files are looked up at each request, so issues that are added meanwhile appear
// at once.
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { needNoLink } from "../../build/disk/replace-files.ts";
import { simplifiedForms } from "../../engine/words/traditional.ts";
import { addressOf, canvasPath, linesPath, searchPath } from "../../formats/site/addresses.ts";
import { notFoundPage } from "../../formats/site/entry-pages.ts";
import { folded, spellingsBy, termsOf } from "../../formats/site/grams.ts";
import type { IssueRecord } from "../../formats/site/issue-record.ts";
import type { FoundLine, PrintedText } from "../../formats/site/story-words.ts";
import { paperWords } from "../../locales/catalogues.ts";
import { readState, recordIn } from "./site-files.ts";

/** Parameters of Content Search 2.0 that are ignored. */
const IGNORED = ["motivation", "date", "user"];

/** Paths that viewers on other hosts may read: an issue's manifest, the pictures of its pages, and the search in it. */
const FOR_VIEWERS = /^pc\/layout\/\d{6}\/\d{2}(?:-[^/]+)?\/(?:manifest\.json$|picture_[^/]+\/|search$)/;

/** A read-only server of a site's files and of the search in an issue. */
export function siteServer(root: string): Server {
  const files = sirv(root, { dev: true, etag: true });
  return createServer((request, response) => {
    const path = pathOf(request);
    if (FOR_VIEWERS.test(path)) response.setHeader("Access-Control-Allow-Origin", "*");
    // A file that cannot be read, or that a run of `site` has just replaced, ends only this answer.
    response.on("pipe", (file) => file.on("error", () => response.destroy()));
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    const missing = () => notFound(root, request, response);
    const day = /^pc\/layout\/(\d{6}\/\d{2}(?:-[^/]+)?)\/search$/.exec(path)?.[1];
    if (day !== undefined) {
      search(root, day, request).then((answer) => sendJson(answer, response), missing);
      return;
    }
    fileAt(root, path).then((file) => {
      // A request for a range must accept the whole file too.
      if (!isPlainRange(request.headers.range ?? "")) delete request.headers.range;
      request.url = addressOf("", file);
      files(request, response, () => void missing());
    }, missing);
  });
}

/**
 * Finds the file for a path, both from the site's root.
 * @throws if there is none. Names that begin with a dot belong to our lists and to tools, and a link may lead out of the site: neither is served
 */
async function fileAt(root: string, path: string): Promise<string> {
  const tried = [path, `${path.replace(/\/$/, "")}/index.html`, `${path}.html`].map((each) => each.replace(/^\//, ""));
  for (const file of tried) {
    const found = await stat(join(root, file)).catch(() => undefined);
    if (found === undefined || found.isDirectory()) continue;
    if (/(?:^|[\\/])\./.test(file)) break;
    needNoLink(root, [`${file}/`]);
    return file;
  }
  throw new Error(`no ${path}`);
}

/**
 * A single range with its first byte, and a last one that is not before it: the only form that sirv handles correctly. Other forms make it throw or send wrong
 * bytes.
 */
function isPlainRange(range: string): boolean {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(range) ?? [];
  return first !== undefined && (last === undefined || (Number(last) > 0 && Number(last) >= Number(first)));
}

/** From the root, without the first slash. A path that cannot be decoded is returned as it is, since no file has such a name. */
function pathOf({ url = "" }: IncomingMessage): string {
  try {
    return decodeURIComponent(new URL(url, "http://site").pathname.slice(1));
  } catch {
    return url;
  }
}

/** @throws Error if there is no such issue */
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

/** The page for a missing address, in the language of the site's newest issue; browsers get a page with a link, as servers show `404.html`. */
async function notFound(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const newest = await newestIn(root);
  if (newest !== undefined && /\btext\/html\b/.test(request.headers.accept ?? "")) {
    const page = notFoundPage({ newest, base: undefined }, "");
    response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    return;
  }
  const words = paperWords("site", newest?.language ?? "zh-CN");
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end(`${words("not-found")}\n`);
}

async function newestIn(root: string): Promise<IssueRecord | undefined> {
  const last = (await readState(root))?.days.at(-1);
  return last === undefined ? undefined : recordIn(root, last).catch(() => undefined);
}

/** A search in one issue, as a IIIF viewer requests it. */
interface ContentQuery {
  /** The address of the search, with its query. */
  readonly address: string;
  readonly query: string;
  /** Parameters that the search ignores; the answer lists them. */
  readonly ignored: readonly string[];
}

/** The canvases of an issue. */
interface Canvases {
  /** The address of a page's canvas. */
  readonly idOf: (label: string) => string;
  /** Pixels of a page's canvas for each point of the page. */
  readonly scaleOf: (label: string) => number;
}

/** The number of code points quoted before and after a hit. */
const AROUND = 16;

/** The answer of IIIF Content Search 2.0: an annotation for each line that has a part of a hit, and the words round the hit. */
function contentSearch(texts: readonly PrintedText[], asked: ContentQuery, canvases: Canvases): object {
  const terms = meant(asked.query);
  const items: object[] = [];
  const contexts: object[] = [];
  const add = (hit: Hit): void => {
    for (const [index, line] of hit.lines.entries()) {
      const id = `${asked.address}#${items.length + 1}`;
      const target = `${canvases.idOf(line.page)}#xywh=${pixelsOf(line, hit, canvases.scaleOf(line.page)).join(",")}`;
      const body = { type: "TextualBody", value: pieceOf(line, hit), format: "text/plain" };
      items.push({ id, type: "Annotation", motivation: "highlighting", body, target });
      if (index === 0) contexts.push(contextOf(hit, id, `${id}-context`));
    }
  };
  for (const text of texts) for (const hit of hitsIn(text, terms)) add(hit);
  return {
    "@context": "http://iiif.io/api/search/2/context.json",
    id: asked.address,
    type: "AnnotationPage",
    ...(asked.ignored.length > 0 && { ignored: asked.ignored }),
    items,
    annotations: [{ id: `${asked.address}#contexts`, type: "AnnotationPage", items: contexts }],
  };
}

/** A hit: code points of a text, and the lines that contain them. */
interface Hit {
  readonly characters: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly lines: readonly FoundLine[];
}

/** A term of the query: for each of its characters those that match it in a text. */
type Meant = readonly (readonly string[])[];

function meant(query: string): readonly Meant[] {
  const spellings = spellingsBy(simplifiedForms());
  return termsOf(query).map((term) => Array.from(folded(term), spellings));
}

/** All places of the terms in a text, if it contains every one of them. */
function hitsIn({ text, lines }: PrintedText, terms: readonly Meant[]): readonly Hit[] {
  const characters = [...text];
  const compared = [...folded(text)];
  const places = terms.map((term) => placesOf(compared, term));
  if (places.some((found) => found.length === 0)) return [];
  return places.flatMap((found, index) =>
    found.flatMap((from): readonly Hit[] => {
      const to = from + (terms[index]?.length ?? 0);
      const own = lines.filter((line) => line.from < to && line.to > from);
      return own.length === 0 ? [] : [{ characters, from, to, lines: own }];
    }),
  );
}

function placesOf(text: readonly string[], term: Meant): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at + term.length <= text.length; at++) {
    if (term.every((characters, index) => characters.includes(text[at + index] ?? ""))) places.push(at);
  }
  return places;
}

/** The part of a line's box that the hit covers. */
function pixelsOf(line: FoundLine, hit: Hit, scale: number): readonly number[] {
  const [x, y, width, height] = line.box;
  const length = line.vertical ? height : width;
  const along = (point: number): number => {
    if (point <= line.from) return 0;
    if (point >= line.to) return length;
    return line.at?.[point - line.from] ?? (length * (point - line.from)) / (line.to - line.from);
  };
  const [from, to] = [along(hit.from), along(hit.to)];
  const box = line.vertical ? [x, y + from, width, to - from] : [x + from, y, to - from, height];
  return box.map((value) => Math.round(value * scale));
}

function pieceOf({ from, to }: FoundLine, hit: Hit): string {
  return hit.characters.slice(Math.max(from, hit.from), Math.min(to, hit.to)).join("");
}

function contextOf({ characters, from, to }: Hit, source: string, id: string): object {
  const slice = (begin: number, end: number): string => characters.slice(Math.max(0, begin), end).join("");
  return {
    id,
    type: "Annotation",
    motivation: "contextualizing",
    target: {
      type: "SpecificResource",
      source,
      selector: [
        {
          type: "TextQuoteSelector",
          prefix: slice(from - AROUND, from),
          exact: slice(from, to),
          suffix: slice(to, to + AROUND),
        },
      ],
    },
  };
}
