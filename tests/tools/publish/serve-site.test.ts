import { symlink } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { siteServer } from "../../../src/tools/publish/serve-site.ts";
import { folderOf } from "../../cli/program.ts";

let root = "";
let address = "";

beforeAll(async () => {
  root = await folderOf({ "page.txt": "0123456789" });
  const server = siteServer(root);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const place = server.address();
  address = `http://127.0.0.1:${typeof place === "object" ? place?.port : ""}`;
  return () => server.close();
});

test.each([
  ["bytes=2-4", 206, "234", "a range"],
  ["bytes=7-", 206, "789", "without its end"],
  ["bytes=7-99", 206, "789", "past the file's end"],
  ["bytes=99-", 416, "", "behind the file's end"],
  ["bytes=5-2", 200, "0123456789", "its end before its beginning"],
  ["bytes=-3", 200, "0123456789", "the last bytes: a server may send all of them"],
  ["bytes=0-0", 200, "0123456789", "the first byte alone"],
  ["bytes=0-1,5-6", 200, "0123456789", "two ranges"],
  [`bytes=0-${"9".repeat(30)}`, 200, "0123456789", "a number beyond all files"],
  ["lines=1-2", 200, "0123456789", "another unit"],
])("%s answers %i with %j: %s", async (range, status, text) => {
  const answer = await fetch(`${address}/page.txt`, { headers: { Range: range }, signal: AbortSignal.timeout(5000) });
  expect([answer.status, await answer.text()]).toEqual([status, text]);
});

test.skipIf(process.platform === "win32")("a file that cannot be read ends one answer, not the server", async () => {
  // A socket is no folder, and nobody can open it, whoever runs the test.
  const socket = createServer().listen(join(root, "closed.txt"));
  await expect(fetch(`${address}/closed.txt`).then((answer) => answer.text())).rejects.toThrow();
  socket.close();
  expect(await (await fetch(`${address}/page.txt`)).text()).toBe("0123456789");
});

test("a browser that asks for what is not there gets a page that leads to the site's root, at any depth", async () => {
  const accent = { light: "#000", dark: "#fff" };
  const record = { language: "zh-CN", paper: "甲报", date: "2026-11-24", accent, pages: [], stories: [] };
  const site = await folderOf({
    "site.json": JSON.stringify({ schema: "banmian.site/1", code: "JB", days: ["202611/24"] }),
    "pc/layout/202611/24/issue.json": JSON.stringify({ schema: "banmian.site-issue/1", ...record }),
  });
  const server = siteServer(site);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const place = server.address();
  const at = `http://127.0.0.1:${typeof place === "object" ? place?.port : ""}/pc/layout/no.html`;
  const answer = await fetch(at, { headers: { Accept: "text/html,*/*;q=0.8" } });
  const page = await answer.text();
  server.close();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  expect(page).toContain("<h1>没有这一页</h1>");
  expect(page).toContain('<link rel="stylesheet" href="/assets/site.css">');
});

test.each([
  ["zh-CN", "没有这一页\n"],
  ["zh-Hant", "找不到這一頁\n"],
])("what is not there is told in the words of the site, %s: %j", async (language, text) => {
  const site = await folderOf({
    "site.json": JSON.stringify({ schema: "banmian.site/1", code: "JB", days: ["202611/24"] }),
    "pc/layout/202611/24/issue.json": JSON.stringify({ schema: "banmian.site-issue/1", language }),
  });
  const server = siteServer(site);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const place = server.address();
  const answer = await fetch(`http://127.0.0.1:${typeof place === "object" ? place?.port : ""}/no.html`);
  server.close();
  expect([answer.status, await answer.text()]).toEqual([404, text]);
});

/** Asked as it stands: `fetch` would follow the dots by itself. */
async function asked(server: string, path: string): Promise<string> {
  const { hostname, port } = new URL(server);
  const socket = createConnection(Number(port), hostname).setEncoding("utf8");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: site\r\nConnection: close\r\n\r\n`);
  let text = "";
  for await (const part of socket) text += part;
  return text;
}

const ISSUE = "pc/layout/202611/24";
test.skipIf(process.platform === "win32")(
  "a site's own files are served, and to other hosts what their viewers need",
  async () => {
    const outside = await folderOf({ "secret.txt": "secret", "index.html": "secret" });
    const site = await folderOf({
      "page.txt": "own",
      "index.html": "root",
      "a/index.html": "own",
      "b.html": "own",
      "灯 100%.txt": "own",
      [`${ISSUE}/manifest.json`]: "{}",
      [`${ISSUE}/picture_01/info.json`]: "{}",
      [`${ISSUE}/issue.json`]: "{}",
      ".banmian.json": "secret",
      ".git/config": "secret",
      "a/.htpasswd": "secret",
    });
    await symlink(join(outside, "secret.txt"), join(site, "link.txt"));
    await symlink(outside, join(site, "folder"));
    await symlink(join(outside, "index.html"), join(site, "c.html"));
    const server = siteServer(site);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const place = server.address();
    const at = `http://127.0.0.1:${typeof place === "object" ? place?.port : ""}`;
    const up = site.slice(dirname(site).length);
    const told: (readonly [string, number, boolean])[] = [];
    for (const path of [
      ...["/page.txt", "/a/", "/a", "/b", "/%E7%81%AF%20100%25.txt", "/a/../page.txt"],
      ...[`/${ISSUE}/manifest.json`, `/${ISSUE}/picture_01/info.json`, `/${ISSUE}/issue.json`],
      ...["/link.txt", "/folder/secret.txt", "/folder/", "/folder", "/c"],
      ...[
        "/.banmian.json",
        "/%2ebanmian.json",
        "/.git/config",
        "/a/.htpasswd",
        "/a/%2F.htpasswd",
        "/x/..%2f.git/config",
      ],
      ...[`/..${up}/.git/config`, "/%2e%2e/%2e%2e/etc/passwd", "/%zz", "/a%00"],
    ]) {
      const answer = await asked(at, path);
      expect.soft(answer, path).not.toContain("secret");
      told.push([path, Number(answer.slice(9, 12)), answer.includes("Access-Control-Allow-Origin")]);
    }
    server.close();
    expect(told.filter(([, status]) => status === 200)).toEqual([
      ...["/page.txt", "/a/", "/a", "/b", "/%E7%81%AF%20100%25.txt", "/a/../page.txt"].map((path) => [
        path,
        200,
        false,
      ]),
      [`/${ISSUE}/manifest.json`, 200, true],
      [`/${ISSUE}/picture_01/info.json`, 200, true],
      [`/${ISSUE}/issue.json`, 200, false],
    ]);
    expect(told.filter(([, status]) => status !== 200 && status !== 404)).toEqual([]);
  },
);
