// npm run bench -- growth: processor time and memory of a draft build at three sizes, each four times the one before. What grows as the
// size does costs the same a unit from the second size to the third, or less: the first pays for the start.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chance, paragraph } from "./copy.mjs";
import { runBanmian } from "./runs.mjs";

const PHOTO = fileURLToPath(new URL("../../issues/2026-11-24/photos/kite.jpg", import.meta.url));
const FRAMES = 8;

/** A frame of its own for each of so many stories, eight on a page. */
function issueOf(stories) {
  const pages = Math.ceil(stories.length / FRAMES);
  const labels = Array.from({ length: pages }, (_, page) => `{label: ${page + 1}}`);
  const entries = stories.map(({ body, photo }, at) => {
    const place = `{page: ${Math.floor(at / FRAMES) + 1}, columns: ${(at % FRAMES) + 1}, rows: 20-115}`;
    const photos = photo === undefined ? "" : `, photos: [{file: ${photo}, caption: 图。}]`;
    return `  - {id: s${at}, headline: 题, body: ${JSON.stringify(body)}, place: ${place}${photos}}\n`;
  });
  return `paper: paper.yaml\ndate: 2026-11-24\npages: [${labels.join(", ")}]\nstories:\n${entries.join("")}`;
}

const text = (luck, length) => Array.from({ length: Math.ceil(length / 200) }, () => paragraph(luck, 200)).join("\n\n");
const table = (rows) => `|甲|乙|丙|丁|\n|-|-|-|-|\n${"|一|二|三|四|\n".repeat(rows - 1)}`;

/** What grows: its name, its sizes, the stories of a size. */
const CASES = [
  ["characters of copy in one story", [20_000, 80_000, 320_000], (size, luck) => [{ body: text(luck, size) }]],
  ["cells of tables", [800, 3_200, 12_800], (size) => Array.from({ length: size / 400 }, () => ({ body: table(100) }))],
  ["stories", [80, 320, 1_280], (size, luck) => Array.from({ length: size }, () => ({ body: text(luck, 200) }))],
  [
    "photos",
    [8, 32, 128],
    (size, luck) => Array.from({ length: size }, (_, at) => ({ body: text(luck, 200), photo: `${at}.jpg` })),
  ],
];

export function growth(seed) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-growth-"));
  try {
    return CASES.map(([name, sizes, storiesOf]) => ({
      name,
      sizes: sizes.map((size) => ({
        size,
        ...measure(join(folder, `${name}-${size}`), storiesOf(size, chance(seed))),
      })),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(folder, stories) {
  mkdirSync(folder);
  writeFileSync(join(folder, "paper.yaml"), "name: 试刊\ncode: SK\n");
  writeFileSync(join(folder, "issue.yaml"), issueOf(stories));
  for (const [at, { photo }] of stories.entries()) if (photo !== undefined) writePhoto(join(folder, photo), at);
  const { processor, peak } = runBanmian(join(folder, "issue.yaml"), join(folder, "out"), join(folder, "cache"));
  return { processor, peak };
}

/** The photo with a comment of its own, so that each is prepared anew. */
function writePhoto(path, number) {
  const photo = readFileSync(PHOTO);
  const comment = Buffer.of(0xff, 0xfe, 0, 4, number >> 8, number & 255);
  writeFileSync(path, Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]));
}

export function growthTable(cases) {
  const rows = cases.flatMap(({ name, sizes }) =>
    sizes.map(({ size, processor, peak }) => {
      const each = Math.round((1000 * processor) / size);
      return `| ${name} | ${size} | ${Math.round(processor)} | ${each} | ${Math.round(peak)} |`;
    }),
  );
  return ["| what | size | processor ms | µs each | peak MiB |", "| --- | --: | --: | --: | --: |", ...rows].join("\n");
}
