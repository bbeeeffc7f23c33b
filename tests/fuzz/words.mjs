// node tests/fuzz/words.mjs [--count 100] [--seed 1] [--web 100]: drawn issues with every key that holds words, through the built program, in this process.
// Exit 1 where a word is printed twice, or is missing on the pages without a message, or on the website of the first --web issues, by default of all.
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { stringify } from "yaml";
import { openIssue } from "../../dist/build/index.js";
import { drawnWords } from "./drawn-words.mjs";

const { values: flags } = parseArgs({
  options: {
    count: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    web: { type: "string", default: "Infinity" },
  },
});
const papers = fileURLToPath(new URL("../../assets/papers/", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "banmian-words-"));
const first = Number(flags.seed);
const totals = { pages: 0, texts: 0, withErrors: 0, notMade: 0, faults: 0 };
try {
  for (const [name, width, height] of [
    ["wide", 1800, 1200],
    ["tall", 900, 1200],
  ]) {
    const grey = { create: { width, height, channels: 3, background: "#888" } };
    await writeFile(join(folder, `${name}.jpg`), await sharp(grey).jpeg().toBuffer());
  }
  for (let seed = first; seed < first + Number(flags.count); seed++) await judge(seed);
} finally {
  await rm(folder, { recursive: true });
}
const { pages, texts, withErrors, notMade, faults } = totals;
console.log(
  `${flags.count} issues: ${pages} pages, ${texts} texts; ${withErrors} with errors, ${notMade} not made up; faults: ${faults}`,
);
process.exitCode = faults > 0 ? 1 : 0;

async function judge(seed) {
  const { paper, issue, texts } = drawnWords(seed);
  await rm(join(folder, "paper"), { recursive: true, force: true });
  await cp(join(papers, paper), join(folder, "paper"), { recursive: true });
  await writeFile(join(folder, "issue.yaml"), stringify(issue));
  const made = await openIssue(join(folder, "issue.yaml"));
  const errors = made.diagnostics.filter(({ severity }) => severity === "error");
  const fault = (what) => {
    totals.faults++;
    console.log(`seed ${seed} (${paper}): ${what}`);
  };
  if (made.newspaper === undefined) {
    totals.notMade++;
    if (errors.length === 0) fault("not made up, and nothing is told");
    return;
  }
  totals.pages += made.newspaper.pages.length;
  totals.texts += texts.length;
  if (errors.length > 0) totals.withErrors++;
  const printed = wordsOn(made.newspaper);
  for (const text of texts) {
    const times = printed.split(text.mark).length - 1;
    // A later part repeats the headline.
    if (times > 1 && text.what !== "headline") fault(`${text.owner}: ${text.what} ${text.mark} stands ${times} times`);
    if (times === 0 && !isTold(text, made.diagnostics))
      fault(`${text.owner}: ${text.what} ${text.mark} is lost without a word`);
  }
  if (errors.length === 0 && seed < first + Number(flags.web))
    await judgeWeb(
      made,
      texts.filter(({ mark }) => printed.includes(mark)),
      fault,
    );
}

/** What is printed stands on the website too. */
async function judgeWeb(made, texts, fault) {
  const { files } = await made.draw({ site: {} });
  const web = files.filter(({ path }) => path.endsWith(".html")).map(({ bytes }) => wordsIn(bytes));
  for (const { mark, what, owner } of texts)
    if (!web.some((page) => page.includes(mark))) fault(`${owner}: ${what} ${mark} is not on the web`);
}

/** The printed words, text by text: of stories as their blocks are read, across legs, pages and the fold; of adverts as they stand. */
function wordsOn({ pages, stories }) {
  const lines = pages.flatMap(({ things }) => things.filter(({ kind }) => kind === "line"));
  // 下转 and 上接 may stand within a word that they part.
  const isCopy = ({ role }) => role !== "jump" && role !== "continuation";
  const wordsOf = ({ segments }) =>
    segments
      .filter(isCopy)
      .map(({ text }) => text)
      .join("");
  const words = new Map(lines.map((line) => [line.id, wordsOf(line)]));
  const adverts = new Map();
  for (const line of lines)
    if (line.story === undefined) adverts.set(line.block, (adverts.get(line.block) ?? "") + wordsOf(line));
  const read = linesIn(stories).map((ids) => ids.map((id) => words.get(id) ?? "").join(""));
  return [...read, ...adverts.values()].join("\n");
}

/** The lists of lines in all blocks, and in what they hold. */
function linesIn(value) {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value.lines) ? [value.lines] : [];
  return [...own, ...Object.values(value).flatMap(linesIn)];
}

function wordsIn(bytes) {
  return Buffer.from(bytes)
    .toString("utf8")
    .replace(/<[^>]+>|\s/g, "");
}

/** Optional words, as messages name them; a photo is named by its file. */
const WORDS = ["pullquote", "figures", "qr", "deck"];

/** True where a message says that these words, or their whole story or group, found no room. */
function isTold({ what, owner }, diagnostics) {
  const own = diagnostics.filter(({ arguments: args }) => Object.values(args).some((value) => value === owner));
  const codes = own.map(({ code }) => code);
  const left = own.flatMap(({ code, arguments: args }) => (code === "optional-left-out" ? [args.name] : []));
  if (diagnostics.some(({ code }) => code === "group-no-form" || code === "group-no-room")) return true;
  if (codes.some((code) => code === "no-room" || code === "no-form")) return true;
  if (what === "copy") return codes.includes("overset") || codes.includes("group-overset");
  if (what === "photo") return left.some((name) => !WORDS.includes(name)) || codes.includes("photo-no-room");
  return (what === "inset" && codes.includes("photo-no-room")) || left.some((name) => WORDS.includes(name));
}
