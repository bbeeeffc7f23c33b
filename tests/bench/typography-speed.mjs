// Prints, as JSON, how long setting 150,000 characters at 13 em takes in this process: items and breaking, fonts loaded, first cold, then warm.
// Run on the built program: typography.mjs does.
import { existsSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fontsFolder, readCatalogue } from "../../dist/build/host.js";
import { parseCatalogue } from "../../dist/engine/fonts/catalogue.js";
import { locateFont, openFontFile } from "../../dist/engine/fonts/font-file.js";
import { openFonts } from "../../dist/engine/fonts/open.js";
import { breakLines, roomForSearch } from "../../dist/engine/text/lines/break-lines.js";
import { itemise } from "../../dist/engine/text/units/items.js";
import { roomForItems } from "../../dist/engine/text/units/units.js";
import { englishHyphens } from "../../dist/engine/words/hyphens.js";

const CHARACTERS = 150_000;
const MEASURE = 13;
const WARM_RUNS = 9;

const catalogue = parseCatalogue(readCatalogue(process.cwd()));
const opened = openFonts(["宋"], catalogue.value, (entry) => locateFont(fontsFolder, entry), openFontFile);
const chain = opened.value.fonts.face("宋");
// A font's tables are read with its first glyphs and its first word; the patterns with the first word, too. That is loading, not setting.
for (const code of [0x4e00, 0x41, 0x30]) chain.fonts[0].advance(chain.fonts[0].glyph(code));
chain.fonts[0].shape("Loading");
const hyphens = englishHyphens();
hyphens("loading");

const settings = paragraphs().map((text) => settingOf(Uint32Array.from(text, (character) => character.codePointAt(0))));
const items = roomForItems();
const search = roomForSearch();
const room = { measure: MEASURE, indent: 2, shape: "flush" };

const cold = timed();
const runs = Array.from({ length: WARM_RUNS }, timed);
const warm = Object.fromEntries(["wall", "cpu", "thread"].map((key) => [key, middle(runs.map((run) => run[key]))]));
console.log(JSON.stringify({ characters: settings.reduce((sum, { to }) => sum + to, 0), cold, warm }));

function middle(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function timed() {
  const began = performance.now();
  const before = process.cpuUsage();
  const ownBefore = threadTime();
  for (const setting of settings) {
    itemise(items, setting, MEASURE, false);
    if (breakLines(items, room, search) === undefined) throw new Error("a paragraph has no legal breaks");
  }
  const wall = performance.now() - began;
  // On a machine that does other things besides, processor time is the truer figure: of all threads, V8's compilers among them,
  // and of the one that sets, which is what the clock would show were the machine at rest.
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000, thread: threadTime() - ownBefore };
}

/** Processor milliseconds of this thread so far; Linux tells. */
function threadTime() {
  const path = "/proc/thread-self/schedstat";
  return existsSync(path) ? Number(readFileSync(path, "utf8").split(" ")[0]) / 1e6 : Number.NaN;
}

/** Both texts, again and again. */
function paragraphs() {
  const own = ["prose", "news"].flatMap((name) =>
    readFileSync(new URL(`../typography/copy/${name}.md`, import.meta.url), "utf8")
      .split(/\n\s*\n/u)
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  );
  const all = [];
  for (let length = 0, at = 0; length < CHARACTERS; at++) {
    const text = own[at % own.length];
    all.push(text);
    length += text.length;
  }
  return all;
}

function settingOf(codes) {
  const to = codes.length;
  const spans = [{ to, role: "body", style: { size: 9 }, chain, scale: 1, mark: "none" }];
  return { codes, from: 0, to, spans, size: 9, writing: "horizontal", opening: 0, origin: 0, hyphens };
}
