// Draws assets/readme/wishes.svg: one page of an original issue as the engine makes it up, and with one wish at a time. `npm run build` first.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";

const SENTENCE =
  "清早的渡口起了雾，头一班船晚了半个钟头，等船的人在候船室里喝热茶，说起今年江水比往年浅，沙洲露出来一大片。";
const STORIES = [
  ["ferry", "渡口新船下水", "lead", 14],
  ["school", "镇小学添了图书角", "major", 12],
  ["canal", "老渠清淤月底完工", "normal", 8],
  ["clinic", "卫生院夜间也看诊", "normal", 7],
  ["market", "早市搬进新棚", "normal", 6],
  ["bridge", "石桥封闭检修", "brief", 3],
  ["library", "图书馆延长开放", "brief", 3],
  ["bus", "七路车改走北街", "brief", 3],
];
const WISHES = [
  [undefined, "no wish"],
  ["market", "at: top"],
  ["school", "at: bottom"],
  ["clinic", "beside: bus"],
  ["canal", "legs: 1"],
  ["school", "over: full"],
  ["ferry", "photo: small"],
];

function manifestWith(story, wish) {
  const entries = STORIES.map(([id, headline, priority, count]) => {
    const own = id === story ? `\n    wish: {${wish}}` : "";
    const photos = id === "ferry" ? "\n    photos: [{file: boat.jpg, caption: 新船下水。}]" : "";
    return `  - id: ${id}\n    headline: ${headline}\n    priority: ${priority}${own}${photos}\n    body: ${SENTENCE.repeat(count)}\n    place: {page: 2}\n`;
  });
  return `paper: paper.yaml\ndate: 2026-11-24\npages: [{label: 2, section: 要闻, credits: {责编: 甲}}]\nstories:\n${entries.join("")}`;
}

/** The page of layout.json. */
async function pageWith(story, wish) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-wishes-"));
  writeFileSync(
    join(folder, "boat.jpg"),
    await sharp("issues/2026-11-24/photos/boats-at-dusk.jpg").resize(1800, 1200).jpeg().toBuffer(),
  );
  writeFileSync(join(folder, "paper.yaml"), "name: 渡口报\ncode: DK\npreset: 四开\nfaults: {天窗: off, 缺署名: off}\n");
  writeFileSync(join(folder, "issue.yaml"), manifestWith(story, wish));
  const out = join(folder, "out");
  const run = spawnSync(
    process.execPath,
    [resolve("dist/cli/cli.js"), "build", folder, "--draft", "--layout", "--out", out],
    {
      encoding: "utf8",
    },
  );
  const layout = readdirSync(out, { recursive: true }).find((file) => file.endsWith("layout.json"));
  if (layout === undefined) throw new Error(run.stderr);
  if (/wish-/.test(run.stderr)) throw new Error(run.stderr);
  return JSON.parse(readFileSync(join(out, layout), "utf8")).pages[0];
}

const WIDE = 148;
const GAP = 14;

/** The ink of a horizontal line of type as a bar: heads black, copy grey. */
function barOf(thing, scale) {
  if (thing.kind !== "line" || thing.segments?.length === 0) return "";
  const role = thing.segments[0].role;
  const [x, y, width, height] = thing.box ?? thing.rect ?? [0, 0, 0, 0];
  const fill = role === "headline" ? "#222" : "#bbb";
  const deep = role === "headline" ? height * 0.9 : height * 0.55;
  return `<rect x="${(x * scale).toFixed(1)}" y="${(y * scale).toFixed(1)}" width="${(width * scale).toFixed(1)}" height="${(deep * scale).toFixed(1)}" fill="${fill}"/>`;
}

function drawn({ story, wish, page }, index) {
  const scale = WIDE / page.trim[0];
  const high = page.trim[1] * scale;
  const at = index * (WIDE + GAP);
  const marked = page.frames.filter(({ of }) => of === story);
  const rect = ([x, y, width, height], more) =>
    `<rect x="${(x * scale).toFixed(1)}" y="${(y * scale).toFixed(1)}" width="${(width * scale).toFixed(1)}" height="${(height * scale).toFixed(1)}" ${more}/>`;
  const parts = [
    `<rect width="${WIDE}" height="${high.toFixed(1)}" fill="#fff" stroke="#999"/>`,
    ...marked.map((frame) => rect(frame.rect, 'fill="#ffd9a8"')),
    ...page.things.filter(({ kind }) => kind === "picture").map((thing) => rect(thing.at, 'fill="#7d98ad"')),
    ...page.things.map((thing) => barOf(thing, scale)),
    ...page.frames.map((frame) => rect(frame.rect, 'fill="none" stroke="#ccc" stroke-width="0.5"')),
  ];
  const label = story === undefined ? wish : `${story}: {${wish}}`;
  const text = `<text x="${WIDE / 2}" y="${(high + 16).toFixed(1)}" text-anchor="middle" font-family="monospace" font-size="10">${label}</text>`;
  return { svg: `<g transform="translate(${at},0)">${parts.join("")}${text}</g>`, high };
}

const made = [];
for (const [index, [story, wish]] of WISHES.entries())
  made.push(drawn({ story, wish, page: await pageWith(story, wish) }, index));
const width = WISHES.length * (WIDE + GAP) - GAP;
const height = Math.ceil(made[0].high + 24);
writeFileSync(
  "assets/readme/wishes.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 ${width + 2} ${height + 2}">${made.map(({ svg }) => svg).join("\n")}</svg>\n`,
);
