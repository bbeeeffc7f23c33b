import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Preview } from "../../../src/tools/preview/preview.ts";
import { previewOf, TOKEN } from "./opened.ts";

let preview: Preview;

beforeAll(async () => {
  preview = await previewOf(resolve("tests/golden/table-and-verse/issue.yaml"));
  await preview.ready();
});
afterAll(() => preview.close());

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Given {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function ask({ method = "GET", path = `/?token=${TOKEN}`, headers = {}, body }: Asked): Promise<Given> {
  return new Promise((done, fail) => {
    const asked = request({ host: "127.0.0.1", port: preview.port, method, path, headers, agent: false }, (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      reply.on("end", () => done({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }));
    });
    asked.on("error", fail);
    asked.end(body);
  });
}

const json = { "Content-Type": "application/json", "X-Banmian-Token": TOKEN };
const point = JSON.stringify({ revision: 1, page: "1", x: 100, y: 100 });
const click = { method: "POST", path: "/source", headers: json, body: point };

test.each<[string, Asked, number]>([
  ["the reader's own browser", {}, 200],
  ["a name that leads here (DNS rebinding)", { headers: { Host: "evil.example:80" } }, 403],
  ["our name at another port", { headers: { Host: "127.0.0.1:1" } }, 403],
  ["a foreign page", { ...click, headers: { ...json, Origin: "https://evil.example" } }, 403],
  ["a page in a sandbox", { ...click, headers: { ...json, Origin: "null" } }, 403],
  ["a foreign page's picture or script", { headers: { "Sec-Fetch-Site": "cross-site" } }, 403],
  ["no token", { path: "/" }, 403],
  ["a wrong token", { path: "/?token=0123456789abcdef0123456789abcdee" }, 403],
  ["events without a token", { path: "/events" }, 403],
  ["a page without a token", { path: "/page?page=1&revision=1" }, 403],
  ["a click without a token", { ...click, headers: { "Content-Type": "application/json" } }, 403],
  [
    "a token in the address of a POST",
    { ...click, path: `/source?token=${TOKEN}`, headers: { "Content-Type": "application/json" } },
    403,
  ],
  ["writing by GET", { path: `/hand?token=${TOKEN}` }, 404],
  ["a form of a foreign page", { ...click, headers: { ...json, "Content-Type": "text/plain" } }, 400],
  ["no JSON", { ...click, body: "{" }, 400],
  [
    "a path in a request",
    { ...click, path: "/text", body: JSON.stringify({ revision: 1, source: "../../etc/passwd" }) },
    400,
  ],
  ["a key that is not known", { ...click, body: JSON.stringify({ ...JSON.parse(point), file: "/etc/passwd" }) }, 400],
  ["a path upwards", { path: `/../../etc/passwd?token=${TOKEN}` }, 404],
  ["a path upwards, escaped", { path: `/%2e%2e/%2e%2e/etc/passwd?token=${TOKEN}` }, 404],
  ["two slashes, which are an address without a host", { path: "//" }, 404],
  ["a host that is none", { path: "//[/page" }, 404],
  ["a broken escape", { path: "/%" }, 404],
  ["an escaped slash", { path: "/..%2f..%2fetc/passwd" }, 404],
  ["an absolute address of another host", { path: "http://evil.example/", headers: { Host: "evil.example" } }, 403],
  ["an absolute address without a path of ours", { path: "http://evil.example/x" }, 404],
  ["a picture that no page has", { path: `/picture?name=../../etc/passwd&token=${TOKEN}` }, 410],
  ["an issue that is none", { ...click, path: "/source?issue=../x" }, 400],
  [
    "a request too long",
    { ...click, body: JSON.stringify({ revision: 1, page: "x".repeat(11_000_000), x: 1, y: 1 }) },
    400,
  ],
  [
    "where, from a shell",
    {
      method: "POST",
      path: "/where",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ file: "/etc/passwd", line: 1, column: 1 }),
    },
    404,
  ],
  [
    "where, from a foreign page",
    {
      method: "POST",
      path: "/where",
      headers: { "Content-Type": "application/json", Origin: "http://evil.example" },
      body: "{}",
    },
    403,
  ],
])("%s", async (_who, asked, status) => {
  const given = await ask(asked);
  expect(given.status).toBe(status);
  expect(Object.keys(given.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  expect(given.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(given.body).not.toContain("root:");
});

test("a thousand connections that say nothing keep nobody out", async () => {
  const hanging = await Promise.all(
    Array.from(
      { length: 1000 },
      () =>
        new Promise<Socket>((done) => {
          const socket = connect(preview.port, "127.0.0.1", () => {
            socket.write("POST /source HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            done(socket);
          });
          socket.on("error", () => done(socket));
        }),
    ),
  );
  expect((await ask({})).status).toBe(200);
  for (const socket of hanging) socket.destroy();
});
