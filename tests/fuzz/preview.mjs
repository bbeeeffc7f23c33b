// node tests/fuzz/preview.mjs --edits 1000 --pages 4 --seed 1
// An issue is edited at random under `banmian preview` with a tab that shows it: memory of both after 50 edits and at the end, and whether the last pages
// are those of a cold start. Memory is that of a server at rest: ten seconds without an edit.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { chance, paragraph } from "../bench/copy.mjs";
import { writeFullIssue } from "../bench/issue.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { values: flags } = parseArgs({
  options: {
    edits: { type: "string", default: "1000" },
    pages: { type: "string", default: "4" },
    seed: { type: "string", default: "1" },
  },
});
const EDITS = Number(flags.edits);
const PAGES = Number(flags.pages);
/** What the end is measured against. */
const EARLY = 50;
/** How much more memory is borne then. */
const MOST = 1.3;
/** Seconds without an edit in which memory is looked at; the least counts, for garbage is none. */
const REST = 30;
/** No edit takes longer to be shown, in milliseconds. */
const LONGEST = 60_000;

const folder = mkdtempSync(join(tmpdir(), "banmian-fuzz-"));
const photos = ["boats-at-dusk", "dune-grass", "kite"].map((name) =>
  join(root, "issues/2026-11-24/photos", `${name}.jpg`),
);
writeFullIssue(folder, PAGES, Number(flags.seed), photos);
const luck = chance(Number(flags.seed));
const manifest = join(folder, "issue.yaml");

/** Each takes text and gives other text. */
const EDITS_OF = {
  copy: (text) => {
    const paragraphs = text.split("\n\n");
    const at = luck.below(paragraphs.length);
    paragraphs[at] = paragraph(luck, Math.max(20, [...paragraphs[at]].length - 10 + luck.below(20)));
    return paragraphs.join("\n\n");
  },
  depth: (text) => {
    const places = [...text.matchAll(/columns: 2(, depth: \d+)?\}/g)];
    const place = places[luck.below(places.length)];
    return `${text.slice(0, place.index)}columns: 2, depth: ${14 + luck.below(14)}}${text.slice(place.index + place[0].length)}`;
  },
  place: (text) => {
    const places = [...text.matchAll(/id: s\d+-(?:5|7)\n[\s\S]*?- \{page: (\d+)/g)];
    const place = places[luck.below(places.length)];
    const end = place.index + place[0].length;
    return `${text.slice(0, end - place[1].length)}${1 + luck.below(PAGES)}${text.slice(end)}`;
  },
  broken: (text) => {
    const at = text.indexOf("\n    ", luck.below(text.length - 200));
    return `${text.slice(0, at)}\n  [: {${text.slice(at)}`;
  },
};

const server = await serve();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const tab = await openTab(server.address);
  const counts = { copy: 0, depth: 0, place: 0, broken: 0 };
  let early;
  for (let edit = 1; edit <= EDITS; edit++) {
    const kind = ["copy", "copy", "copy", "depth", "place", "broken"][luck.below(6)];
    counts[kind]++;
    await oneEdit(tab, kind);
    if (edit === EARLY) early = await memoryOf(tab, REST);
    if (edit % 100 === 0) console.error(`${edit}: ${JSON.stringify(await memoryOf(tab, 1))}`);
  }
  const late = await memoryOf(tab, REST);
  const last = await pagesIn(tab);
  const cold = await serve();
  const fresh = await pagesIn(await openTab(cold.address));
  await cold.end();
  const same = JSON.stringify(last) === JSON.stringify(fresh);
  const growth = Object.fromEntries(Object.keys(late).map((key) => [key, Number((late[key] / early[key]).toFixed(2))]));
  console.log(JSON.stringify({ edits: EDITS, pages: PAGES, counts, early, late, growth, same }, undefined, 2));
  if (!same || Object.values(growth).some((factor) => factor > MOST)) process.exitCode = 1;
} finally {
  await browser.close();
  await server.end();
  rmSync(folder, { recursive: true });
}

async function serve() {
  const child = spawn(process.execPath, [join(root, "dist/cli/cli.js"), "preview", folder, "--port", "0"], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache") },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((done) => child.on("close", done));
  const address = await new Promise((done, fail) => {
    let told = "";
    child.stdout.on("data", (text) => {
      told += text;
      const found = /http:\S+/.exec(told)?.[0];
      if (found !== undefined) done(found);
    });
    child.on("close", () => fail(new Error("the preview ended")));
  });
  return {
    address,
    pid: child.pid,
    end: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

async function openTab(address) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(() => Number(document.documentElement.dataset.painted) > 0, undefined, {
    timeout: LONGEST,
  });
  return page;
}

async function oneEdit(page, kind) {
  const file =
    kind === "copy"
      ? join(folder, `stories/s${1 + luck.below(PAGES)}-${[1, 2, 3, 5, 6, 7][luck.below(6)]}.md`)
      : manifest;
  const text = readFileSync(file, "utf8");
  const next = EDITS_OF[kind](text);
  if (next === text) return;
  const before = await page.evaluate(() => Number(document.documentElement.dataset.revision));
  writeFileSync(file, next);
  if (kind === "broken") {
    await page.locator(".banner:not([hidden])").waitFor({ timeout: LONGEST });
    writeFileSync(file, text);
    await page.locator(".banner:not([hidden])").waitFor({ state: "hidden", timeout: LONGEST });
  }
  // Pages that cannot be made have no revision either: the banner tells then, and the edit is taken back.
  const shown = await page.waitForFunction(
    (old) => {
      const { revision, painted } = document.documentElement.dataset;
      if (document.querySelector(".banner:not([hidden])") !== null) return "faulty";
      return Number(revision) > old && revision === painted ? "shown" : false;
    },
    before,
    { timeout: LONGEST, polling: 25 },
  );
  if ((await shown.jsonValue()) === "shown") return;
  writeFileSync(file, text);
  await page.locator(".banner:not([hidden])").waitFor({ state: "hidden", timeout: LONGEST });
}

/** MiB of the server, the least in so many seconds, and of the tab's heap, and the tab's nodes. */
async function memoryOf(page, seconds) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes } = await devtools.send("Memory.getDOMCounters");
  await devtools.detach();
  let resident = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 4 * seconds; look++) {
    resident = Math.min(
      resident,
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]) / 1024,
    );
    await new Promise((done) => setTimeout(done, 250));
  }
  return { server: Math.round(resident), heap: Math.round(usedSize / 2 ** 20), nodes };
}

/** Each page's ink as a hash, without the numbers of its outlines: these are given as they are met. */
async function pagesIn(page) {
  const labels = await page.locator("section.sheet").evaluateAll((all) => all.map(({ dataset }) => dataset.page));
  const pages = {};
  for (const label of labels) {
    await page.locator(`.sheet[data-page="${label}"]`).evaluate((sheet) => sheet.scrollIntoView());
    await page.waitForFunction(
      (wanted) => document.querySelector(`svg.page[data-page="${wanted}"] .ink path[d]`) !== null,
      label,
    );
    await page.waitForTimeout(500);
    const ink = await page.evaluate((wanted) => {
      const spelt = (html) => html.replace(/ data-glyphs="[^"]*"/g, "");
      const groups = document.querySelectorAll(`svg.page[data-page="${wanted}"] .ink > g`);
      return [...groups].map((group) => spelt(group.innerHTML)).join("\n");
    }, label);
    pages[label] = createHash("sha256")
      .update(ink.replace(/token=\w+/g, ""))
      .digest("hex")
      .slice(0, 16);
  }
  return pages;
}
