// npm run bench -- growth [--only WORD]: processor time and memory of a draft build, or of an import, at three sizes, each four times the one before. What grows as the
// size does costs the same a unit from the second size to the third, or less: the first pays for the start. `twice`: how much longer twice the size takes there.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { chance, paragraph } from "./copy.mjs";
import { runBanmian, runImport } from "./runs.mjs";

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
  ["words of Latin", [5_000, 20_000, 80_000], (size) => [{ body: "word ".repeat(size) }]],
  ["longest runs of Latin", [20, 80, 320], (size) => [{ body: `${"a".repeat(999)} `.repeat(size) }]],
  ["subheads", [500, 2_000, 8_000], (size) => [{ body: "## 题\n\n文。\n\n".repeat(size) }]],
  ["stories", [80, 320, 1_280], (size, luck) => Array.from({ length: size }, () => ({ body: text(luck, 200) }))],
  [
    "photos",
    [8, 32, 128],
    (size, luck) => Array.from({ length: size }, (_, at) => ({ body: text(luck, 200), photo: `${at}.jpg` })),
  ],
];

const line = (number) => `这是一段新闻稿的文字，说的是周口的灯会${number}。`;
const lines = (size, form) => Array.from({ length: size }, (_, at) => form(line(at))).join("");
const SIZES = [6_250, 25_000, 100_000];

/** Files of copy that grow: what they are, their sizes, their name and text. */
const FILES = [
  ["paragraphs of plain text", SIZES, "a.txt", (size) => `题目\n\n${lines(size, (each) => `${each}\n\n`)}`],
  ["lines of wrapped text", SIZES, "a.txt", (size) => `题目\n\n${"这是一段新闻稿的文字说的是灯会\n".repeat(size)}`],
  ["paragraphs of page text", SIZES, "a.md", (size) => `# 题目\n\n${lines(size, (each) => `${each}\n\n`)}`],
  [
    "torn paragraphs",
    SIZES,
    "a.md",
    (size) => `# 题目\n\n${lines(size, (each) => `${each}\n\n`).replaceAll("。", "，")}`,
  ],
  ["paragraphs of a web page", SIZES, "a.html", (size) => `<h1>题目</h1>${lines(size, (each) => `<p>${each}</p>`)}`],
  ["paragraphs of Word", SIZES, "a.docx", docxOf],
  [
    "lines of a mail's head",
    SIZES,
    "a.eml",
    (size) => `To: a@b.cn\n${"X-A: b\n".repeat(size)}Message-ID: <a>\n\n题目\n\n文。\n`,
  ],
];

function docxOf(size) {
  const schemas = "http://schemas.openxmlformats.org";
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const bytes = (text) => new TextEncoder().encode(text);
  return zipSync({
    "[Content_Types].xml": bytes(
      `<Types xmlns="${schemas}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${word}"/></Types>`,
    ),
    "_rels/.rels": bytes(
      `<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="a" Type="${schemas}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": bytes(
      `<w:document xmlns:w="${schemas}/wordprocessingml/2006/main"><w:body>${lines(size, (each) => `<w:p><w:r><w:t>${each}</w:t></w:r></w:p>`)}</w:body></w:document>`,
    ),
  });
}

export function growth(seed, only = "") {
  const folder = mkdtempSync(join(tmpdir(), "banmian-growth-"));
  try {
    const cases = [
      ...CASES.map(([name, sizes, storiesOf]) => [
        name,
        sizes,
        (size, into) => measure(into, storiesOf(size, chance(seed))),
      ]),
      ...FILES.map(([name, sizes, file, copyOf]) => [
        name,
        sizes,
        (size, into) => measureImport(into, file, copyOf(size)),
      ]),
    ];
    return cases
      .filter(([name]) => name.includes(only))
      .map(([name, sizes, run]) => ({
        name,
        sizes: sizes.map((size) => ({ size, ...run(size, join(folder, `${name}-${size}`)) })),
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

function measureImport(folder, name, copy) {
  mkdirSync(folder);
  writeFileSync(join(folder, name), copy);
  return runImport(join(folder, name), join(folder, "issue"));
}

/** The photo with a comment of its own, so that each is prepared anew. */
function writePhoto(path, number) {
  const photo = readFileSync(PHOTO);
  const comment = Buffer.of(0xff, 0xfe, 0, 4, number >> 8, number & 255);
  writeFileSync(path, Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]));
}

export function growthTable(cases) {
  const rows = cases.flatMap(({ name, sizes }) =>
    sizes.map(({ size, processor, peak }, at) => {
      const before = sizes[at - 1]?.processor;
      const twice = at < 2 ? "" : Math.sqrt(processor / before).toFixed(2);
      const each = Math.round((1000 * processor) / size);
      return `| ${name} | ${size} | ${Math.round(processor)} | ${each} | ${twice} | ${Math.round(peak)} |`;
    }),
  );
  return [
    "| what | size | processor ms | µs each | twice | peak MiB |",
    "| --- | --: | --: | --: | --: | --: |",
    ...rows,
  ].join("\n");
}
