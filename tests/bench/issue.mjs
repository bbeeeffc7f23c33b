// Writes the bench's issues: the same copy as a manifest for banmian and as one document for Typst.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { byline, chance, headline, paragraph } from "./copy.mjs";

/** Frames of two pages that follow one another: columns, rows, priority, and the lines of body that fill them. Each page is full. */
const PAGES = [
  [
    ["1-5", "1-60", "lead", 267],
    ["6-8", "1-36", "normal", 91],
    ["6-8", "37-60", "normal", 53],
    ["1-3", "61-88", "normal", 65],
    ["1-3", "89-115", "normal", 62],
    ["4-5", "61-92", "normal", 50],
    ["4-5", "93-115", "brief", 40],
    ["6-8", "61-92", "normal", 78],
    ["6", "93-115", "brief", 20],
    ["7-8", "93-115", "brief", 40],
  ],
  [
    ["1-4", "1-52", "major", 181],
    ["5-8", "1-40", "major", 132],
    ["5-8", "41-66", "normal", 81],
    ["1-2", "53-84", "brief", 59],
    ["3-4", "53-84", "brief", 58],
    ["1-4", "85-115", "normal", 100],
    ["5-6", "67-115", "normal", 84],
    ["7-8", "67-90", "brief", 42],
    ["7", "91-115", "brief", 20],
    ["8", "91-115", "brief", 20],
  ],
];
/** Characters of a headline, by priority. */
const HEADLINES = { lead: 14, major: 14, normal: 12, brief: 9 };
const MEASURE = 13;

const span = (text) => {
  const [from, to = from] = text.split("-").map(Number);
  return to - from + 1;
};

/** A story for each frame of so many pages. @param room the share of each frame's lines that its copy is to fill */
export function stories(pages, seed, room = 1) {
  const luck = chance(seed);
  return Array.from({ length: pages }, (_, page) =>
    PAGES[page % PAGES.length].map(([columns, rows, priority, lines], at) => ({
      id: `s${page + 1}-${at + 1}`,
      page: page + 1,
      columns,
      rows,
      priority,
      headline: headline(luck, HEADLINES[priority]),
      byline: span(columns) > 2 ? byline(luck) : undefined,
      body: fillLines(luck, Math.floor(lines * room)),
    })),
  ).flat();
}

/** Paragraphs that take about so many lines, each indented by two characters. */
function fillLines(luck, lines) {
  const paragraphs = [];
  for (let left = lines; left > 1; ) {
    const wanted = left < 18 ? left : 5 + luck.below(9);
    const text = paragraph(luck, wanted * MEASURE - 8);
    const took = Math.ceil(([...text].length + 2) / MEASURE);
    if (took > left) continue;
    paragraphs.push(text);
    left -= took;
  }
  return paragraphs;
}

const PAPER = `name: 样报
code: BENCH
preset: 对开
`;

/** A manifest whose every frame is given. @param room as in `stories`; at 1 the longest story is overset */
export function writeIssue(folder, pages, seed, room = 1) {
  return writeFramed(folder, pages, stories(pages, seed, room));
}

function writeFramed(folder, pages, all) {
  const lines = manifestHead(pages);
  for (const story of all) {
    lines.push(...storyHead(story), `    place: {page: ${story.page}, columns: ${story.columns}, rows: ${story.rows}}`);
  }
  return writeAll(folder, lines, all);
}

/** The issue of `writeIssue` as copy comes in; each writes into a folder. */
export const AS_IT_COMES = {
  /** As an editorial system writes it: the manifest, with all copy in it, is JSON in one line. */
  "in one line": (folder, pages, seed) => {
    const all = stories(pages, seed);
    const manifest = {
      paper: "paper.yaml",
      date: "2026-11-24",
      number: 1,
      pages: Array.from({ length: pages }, (_, page) => ({ label: page + 1, section: "要闻" })),
      stories: all.map(({ page, columns, rows, body, ...head }) => ({
        ...head,
        body: body.join("\n\n"),
        place: { page, columns, rows },
      })),
    };
    return writeAll(folder, [JSON.stringify(manifest)], all);
  },
  "with CRLF": (folder, pages, seed) => {
    const written = writeIssue(folder, pages, seed);
    const files = [
      "issue.yaml",
      "paper.yaml",
      ...readdirSync(join(folder, "stories")).map((name) => `stories/${name}`),
    ];
    for (const path of files.map((name) => join(folder, name)))
      writeFileSync(path, readFileSync(path, "utf8").replaceAll("\n", "\r\n"));
    return written;
  },
  "each story one paragraph": (folder, pages, seed) => {
    const all = stories(pages, seed).map((story) => ({ ...story, body: [story.body.join("")] }));
    return writeFramed(folder, pages, all);
  },
};

/** A hundred stories of fifty characters on two pages. */
export function writeBriefs(folder, seed) {
  const luck = chance(seed);
  const rows = 10;
  const all = Array.from({ length: 100 }, (_, at) => {
    const [page, on] = [Math.floor(at / 50), at % 50];
    const first = Math.floor(on / 8) * rows + 1;
    return {
      id: `s${at + 1}`,
      page: page + 1,
      columns: `${(on % 8) + 1}`,
      rows: `${first}-${first + rows - 1}`,
      priority: "brief",
      headline: headline(luck, HEADLINES.brief),
      body: [`${[...paragraph(luck, 80)].slice(0, 49).join("")}。`],
    };
  });
  return writeFramed(folder, 2, all);
}

/** One story of 200,000 characters, which fills page after page. */
export function writeLongStory(folder, seed) {
  const pages = 18;
  const luck = chance(seed);
  const body = [];
  for (let count = 0; count < 200_000; count += [...body.at(-1)].length)
    body.push(paragraph(luck, 60 + luck.below(100)));
  const story = { id: "long", priority: "lead", headline: headline(luck, HEADLINES.lead), body };
  const places = Array.from({ length: pages }, (_, page) => `      - {page: ${page + 1}, columns: 1-8, rows: 1-115}`);
  return writeAll(folder, [...manifestHead(pages), ...storyHead(story), "    place:", ...places], [story]);
}

/**
 * Copy of the same kind with everything on: the engine makes the pages up, the longest story of each page goes on on the next,
 * and it has a photo.
 */
export function writeFullIssue(folder, pages, seed, photos) {
  const all = stories(pages, seed).filter((story) => !LEFT_OUT.has(story.id.split("-")[1]));
  const lines = manifestHead(pages);
  mkdirSync(join(folder, "photos"), { recursive: true });
  for (const [at, photo] of photos.entries()) copyFileSync(photo, join(folder, `photos/${at}.jpg`));
  for (const story of all) {
    lines.push(...storyHead(story));
    const places = [`      - {page: ${story.page}}`];
    if (story.id.endsWith("-1")) {
      const photo = `photos/${story.page % photos.length}.jpg`;
      lines.push("    photos:", `      - {file: ${photo}, caption: 昨天上午的江岸。, columns: 2}`);
      if (story.page < pages) places.push(`      - {page: ${story.page + 1}, headline: ${story.headline}}`);
    }
    lines.push("    place:", ...places);
  }
  return writeAll(folder, lines, all);
}

/** Gives the issue in a folder the date so many days after the first of 2020, so that each writes to a folder of its own. */
export function onDay(folder, day) {
  const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
  const path = join(folder, "issue.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace(/^date: .*$/m, `date: ${date}`));
}

/** One page of stories with so many lines of body each, some with a photo, that the engine is to make up. */
export function writePage(folder, drafts, seed, photos) {
  const luck = chance(seed);
  const all = drafts.map(({ priority, lines, photo }, at) => ({
    id: `s1-${at + 1}`,
    priority,
    headline: headline(luck, HEADLINES[priority]),
    body: fillLines(luck, lines),
    photo,
  }));
  mkdirSync(join(folder, "photos"), { recursive: true });
  for (const [at, photo] of photos.entries()) copyFileSync(photo, join(folder, `photos/${at}.jpg`));
  const lines = all.flatMap((story, at) => [
    ...storyHead(story),
    ...(story.photo
      ? ["    photos:", `      - {file: photos/${at % photos.length}.jpg, caption: 昨天上午的江岸。}`]
      : []),
    "    place: {page: 1}",
  ]);
  return writeAll(folder, [...manifestHead(1), ...lines], all);
}

/** Stories that make room for photos and continuations. */
const LEFT_OUT = new Set(["4", "8"]);

function manifestHead(pages) {
  return [
    "paper: paper.yaml",
    "date: 2026-11-24",
    "number: 1",
    "pages:",
    ...Array.from({ length: pages }, (_, page) => `  - {label: ${page + 1}, section: 要闻}`),
    "stories:",
  ];
}

function storyHead(story) {
  return [
    `  - id: ${story.id}`,
    `    priority: ${story.priority}`,
    `    headline: ${story.headline}`,
    ...(story.byline ? [`    byline: ${story.byline}`] : []),
    `    body: {file: stories/${story.id}.md}`,
  ];
}

function writeAll(folder, lines, all) {
  mkdirSync(join(folder, "stories"), { recursive: true });
  for (const { id, body } of all) writeFileSync(join(folder, `stories/${id}.md`), `${body.join("\n\n")}\n`);
  writeFileSync(join(folder, "paper.yaml"), PAPER);
  writeFileSync(join(folder, "issue.yaml"), `${lines.join("\n")}\n`);
  writeFileSync(join(folder, "main.typ"), typstOf(all));
  return {
    issue: join(folder, "issue.yaml"),
    typst: join(folder, "main.typ"),
    characters: all.reduce((sum, { body }) => sum + [...body.join("")].length, 0),
  };
}

/** Marks of Typst's markup that copy may hold. */
const escaped = (text) => text.replace(/[\\#*_$@<>[\]`~=+/-]/g, "\\$&");

/** Eight columns of 13 characters on the same sheet, justified, the same faces: headlines stand over each story in its column. */
export function typstOf(all) {
  return `#set page(width: 390mm, height: 550mm, margin: (x: ${(1105.51 - 8 * 13 * 9 - 7 * 9) / 2}pt, top: 38mm, bottom: 24mm), columns: 8)
#set columns(gutter: 9pt)
#set text(font: "Noto Serif SC", size: 9pt, lang: "zh", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 3pt, spacing: 3pt, first-line-indent: (amount: 2em, all: true))
#let head(size, face, weight, body) = block(above: 12pt, below: 12pt, width: 100%, align(center, text(font: face, weight: weight, size: size, par(first-line-indent: 0pt, justify: false, body))))
${all.map(storyInTypst).join("\n")}`;
}

const TYPST_HEADS = {
  lead: `21pt, "Noto Serif SC", "black"`,
  major: `18pt, "Noto Serif SC", "black"`,
  normal: `16pt, "Noto Serif SC", "bold"`,
  brief: `12pt, "Noto Sans SC", "bold"`,
};

function storyInTypst(story) {
  const lines = [`#head(${TYPST_HEADS[story.priority]})[${escaped(story.headline)}]`];
  if (story.byline) lines.push(`#align(center, text(font: "LXGW WenKai")[${escaped(story.byline)}])`);
  return [...lines, "", ...story.body.map((text) => `${escaped(text)}\n`)].join("\n");
}
