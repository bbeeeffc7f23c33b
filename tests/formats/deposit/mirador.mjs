// A real viewer reads a bag's manifest: Mirador 4 shows its pages and leads through a story that jumps. By hand, since Mirador and what it stands on
// are 350 MB that nothing else needs:
//
//   npm install --prefix /tmp/mirador mirador@4.0.0 playwright-core@1.65.0 --legacy-peer-deps
//   node tests/formats/deposit/mirador.mjs /tmp/mirador issues/2026-11-24 embankment /tmp/shots
//
// It needs a built program and Chromium. Screenshots go to the last folder; files that the viewer asked for and did not get are an error.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [viewer, issue, story, shots] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(viewer), "package.json"))("playwright-core");
const folder = mkdtempSync(join(tmpdir(), "banmian-mirador-"));
const TYPES = {
  json: "application/json",
  jpg: "image/jpeg",
  js: "text/javascript",
  html: "text/html",
  xml: "text/xml",
};
const missed = [];
const asked = { tiles: 0, texts: 0 };

const page = (manifest, canvas) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>Mirador</title>
<div id="viewer" style="position:absolute;inset:0"></div>
<script src="/mirador.js"></script>
<script>Mirador.viewer({ id: "viewer", language: "zh-CN", workspace: { type: "mosaic" },
  window: { sideBarOpen: true, sideBarPanel: "canvas", defaultSidebarPanelWidth: 340, views: [{ key: "single" }, { key: "book" }], defaultView: "single" },
  windows: [{ manifestId: "${manifest}", canvasId: "${canvas}" }] });</script></html>`;

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const send = (bytes, type) =>
    response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" }).end(bytes);
  if (path === "/") return send(page(manifest, `${root}/iiif/canvas/1`), "text/html");
  if (path === "/mirador.js")
    return send(readFileSync(join(viewer, "node_modules/mirador/dist/mirador.min.js")), TYPES.js);
  try {
    const bytes = readFileSync(join(folder, path));
    if (/\d+,\d+,\d+,\d+\//.test(path)) asked.tiles++;
    if (/iiif\/(?:text|page)\//.test(path)) asked.texts++;
    return send(bytes, TYPES[path.split(".").at(-1)] ?? "application/octet-stream");
  } catch {
    if (path !== "/favicon.ico") missed.push(path);
    return response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const base = `http://127.0.0.1:${server.address().port}`;

const built = spawnSync(process.execPath, ["dist/cli/cli.js", "deposit", issue, "--base", base, "--out", folder], {
  stdio: "inherit",
});
if (built.status !== 0) process.exit(1);
const [stem] = spawnSync("ls", [folder], { encoding: "utf8" })
  .stdout.split("\n")
  .filter((name) => name.includes("-"));
const root = `${base}/${stem}/data`;
const manifest = `${root}/iiif/manifest.json`;
const { structures, items } = JSON.parse(readFileSync(join(folder, stem, "data/iiif/manifest.json"), "utf8"));
const canvasLabel = (id) => Object.values(items.find((canvas) => canvas.id === id).label)[0][0];
const range = structures[0].items.flatMap(({ items }) => items).find(({ id }) => id.endsWith(`/story/${story}`));
const title = Object.values(range.label)[0][0];

mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const tab = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
  tab.on("pageerror", (error) => console.log(`viewer: ${error.message}`));
  await tab.goto(`${base}/`);
  await tab.waitForSelector(".mirador-canvas-nav", { timeout: 60_000 });
  await tab.waitForLoadState("networkidle");
  await tab.screenshot({ path: join(shots, "1-page.png") });
  // The contents: all articles, the sections, the stories of the first.
  const open = async (label) => {
    const branch = tab.getByRole("treeitem").filter({ hasText: label }).last();
    await branch.locator("svg").first().click();
    await tab.waitForTimeout(500);
  };
  await open(Object.values(structures[0].label)[0][0]);
  const section = structures[0].items.find(({ items }) => items.includes(range));
  await open(Object.values(section.label)[0][0]);
  await tab.screenshot({ path: join(shots, "2-contents.png") });
  await tab.getByText(title, { exact: true }).last().click();
  await tab.waitForTimeout(3000);
  await tab.screenshot({ path: join(shots, "3-story.png") });
  // The page that it jumps to: the viewer says which stories stand there.
  const second = range.items.at(-1).source.id;
  while (!(await tab.getByText(canvasLabel(second)).count())) {
    await tab.getByRole("button", { name: /next|下一/i }).click();
    await tab.waitForTimeout(2000);
  }
  await tab.screenshot({ path: join(shots, "4-jump.png") });
  // Far in: the tiles.
  for (let zoom = 0; zoom < 3; zoom++) {
    await tab.getByRole("button", { name: /zoom in|放大/i }).click();
    await tab.waitForTimeout(1500);
  }
  await tab.waitForLoadState("networkidle");
  await tab.screenshot({ path: join(shots, "5-zoom.png") });
  console.log(JSON.stringify({ title, parts: range.items.length, asked, missed }));
} finally {
  await browser.close();
  server.close();
}
if (missed.length > 0) process.exit(1);
