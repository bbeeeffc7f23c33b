// npm run bench -- preview: from the saving of a file to changed pixels in Chromium, 16 pages with everything on.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { spread } from "./figures.mjs";
import { writeFullIssue } from "./issue.mjs";

const PAGES = 16;
const EDITS = 20;
/** The first edits run in code that Node has not compiled yet. */
const WARM = 4;
/** The page that is looked at and edited. */
const LABEL = 6;
/** Nothing has moved for so long before the next edit, in milliseconds. */
const REST = 400;
const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.BANMIAN_DIST ?? join(root, "dist");

/** What an author does: each takes the text of a file and the number of the edit. */
const headline = (text, round) =>
  text.replace(new RegExp(`(id: s${LABEL}-2\\n.*\\n    headline: )新*`), `$1${"新".repeat(round % 3)}`);
const EDITED = {
  "a page's copy": {
    file: `stories/s${LABEL}-1.md`,
    change: (text, round) => text.replace(/^(第\d+次，)?/, `第${round}次，`),
  },
  "a headline": {
    file: "issue.yaml",
    // Longer or shorter each time: all that stands below it in the manifest is at another offset.
    change: headline,
  },
  "a headline, and a line more above it": {
    file: "issue.yaml",
    change: (text, round) => headline(text, round).replace(/^stories:/m, `# ${round}\nstories:`),
  },
  "a photo's depth": {
    file: "issue.yaml",
    change: (text, round) => {
      const at = text.indexOf("columns: 2", text.indexOf(`id: s${LABEL}-1\n`));
      return (
        text.slice(0, at) +
        text.slice(at).replace(/columns: 2(, depth: \d+)?/, `columns: 2, depth: ${20 + (round % 6)}`)
      );
    },
  },
};

/** @returns the start of the server, and each kind of edit with the median of its stages, in milliseconds */
export async function preview(seed) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  const photos = ["boats-at-dusk", "dune-grass", "kite", "waterside"].map((name) =>
    join(root, "issues/2026-11-24/photos", `${name}.jpg`),
  );
  writeFullIssue(folder, PAGES, seed, photos);
  const starts = [];
  for (let run = 0; run < 2; run++) {
    const { end, started } = await serve(folder);
    await end();
    starts.push(started);
  }
  const server = await serve(folder);
  starts.push(server.started);
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const tab = await openTab(browser, server.address);
    const edits = {};
    for (const [kind, { file, change }] of Object.entries(EDITED)) {
      const rounds = [];
      for (let round = 1; round <= WARM + EDITS; round++) {
        await new Promise((done) => setTimeout(done, REST));
        rounds.push(await oneEdit(join(folder, file), (text) => change(text, round), tab, server));
      }
      edits[kind] = stagesOf(rounds.slice(WARM));
    }
    return { starts, edits };
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true });
  }
}

/** A preview of its own, its caches empty but for what earlier runs left. */
async function serve(folder) {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [join(program, "cli/cli.js"), "preview", folder, "--port", "0", "--lang", "en"],
    {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache") },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended = new Promise((done) => child.on("close", done));
  const heard = (stream, pattern) =>
    new Promise((done, fail) => {
      let told = "";
      stream.setEncoding("utf8").on("data", (text) => {
        told += text;
        const found = pattern.exec(told)?.[0];
        if (found !== undefined) done(found);
      });
      child.on("close", () => fail(new Error(`the preview ended: ${told}`)));
    });
  const [address] = await Promise.all([heard(child.stdout, /http:\S+/), heard(child.stderr, /ready in/)]);
  return {
    address,
    started: performance.now() - began,
    cpu: () => cpuOf(child.pid),
    end: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** Processor time of a process so far, in milliseconds (Linux: in hundredths of a second). */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** A tab that shows the page, and tells when the screen had what. */
async function openTab(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.goto(address);
  await page.waitForFunction(() => Number(document.documentElement.dataset.painted) > 0);
  await page.evaluate((label) => {
    document.querySelector(`.sheet[data-page="${label}"]`).scrollIntoView();
    // Set when all pages in view are in the document as a revision has them.
    new MutationObserver(() => {
      window.painted ??= performance.timeOrigin + performance.now();
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-painted"] });
  }, LABEL);
  // The time at which a frame went to the screen is the browser's own.
  const frames = [];
  const devtools = await page.context().newCDPSession(page);
  devtools.on("Page.screencastFrame", ({ sessionId, metadata }) => {
    frames.push(metadata.timestamp * 1000);
    void devtools.send("Page.screencastFrameAck", { sessionId });
  });
  await devtools.send("Page.startScreencast", { format: "jpeg", quality: 10, maxWidth: 160, maxHeight: 100 });
  return { page, frames };
}

async function oneEdit(path, change, { page, frames }, server) {
  const text = readFileSync(path, "utf8");
  const next = change(text);
  if (next === text) throw new Error(`${path}: the edit changes nothing`);
  const before = await page.evaluate(() => Number(document.documentElement.dataset.painted));
  await page.evaluate(() => {
    performance.clearResourceTimings();
    window.painted = undefined;
  });
  const cpu = server.cpu();
  const saved = performance.timeOrigin + performance.now();
  writeFileSync(path, next);
  await page.waitForFunction((old) => Number(document.documentElement.dataset.painted) > old, before, { polling: 20 });
  const told = await page.evaluate(() => {
    const [first] = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/page?"));
    const at = (time) => performance.timeOrigin + time;
    return { painted: window.painted, asked: at(first.startTime), answered: at(first.responseEnd) };
  });
  let shown;
  for (let wait = 0; shown === undefined && wait < 200; wait++) {
    shown = frames.find((at) => at > told.answered);
    if (shown === undefined) await new Promise((done) => setTimeout(done, 10));
  }
  if (shown === undefined) throw new Error("no frame came");
  // The next edit waits until this one is made up too.
  await page.waitForFunction(
    (old) => {
      const { revision, painted } = document.documentElement.dataset;
      return Number(revision) > old && revision === painted;
    },
    before,
    { polling: 20 },
  );
  return {
    whole: shown - saved,
    "laid out and told": told.asked - saved,
    "ink answered": told.answered - told.asked,
    "drawn to the screen": shown - told.answered,
    "all in view": told.painted - saved,
    "server's processor": server.cpu() - cpu,
  };
}

function stagesOf(rounds) {
  return Object.fromEntries(
    Object.keys(rounds[0]).map((stage) => [stage, spread(rounds.map((round) => round[stage])).median]),
  );
}

export function previewTable({ starts, edits }) {
  const kinds = Object.entries(edits);
  const stages = Object.keys(kinds[0][1]);
  return [
    `From start to ready, ms: ${starts.map((ms) => Math.round(ms)).join(", ")} (the first with empty caches)`,
    "",
    `| edit, ms (median of ${EDITS}) | ${stages.join(" | ")} |`,
    `| --- |${stages.map(() => " --: |").join("")}`,
    ...kinds.map(([kind, of]) => `| ${kind} | ${stages.map((stage) => Math.round(of[stage])).join(" | ")} |`),
  ].join("\n");
}
