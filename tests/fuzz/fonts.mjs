// Font files, damaged: an issue that is set in them is made up and drawn.
import { readFileSync } from "node:fs";
import { compile } from "../../dist/build/compile.js";
import { draw } from "../../dist/build/draw.js";
import { bytesInMemory } from "../../dist/engine/fonts/font-file.js";
import { DAMAGES, memoryHost, runCases } from "./cases.mjs";

const manifest = `paper: paper.yaml
date: 2026-11-24
pages: [{label: 1, section: 要闻}]
stories:
  - id: long
    headline: 江水退去
    byline: 本报记者 甲乙
    body: |
      1.5%的“天地玄黄”——宇宙洪荒……日月盈昃，office AVATAR 2026年11月24日 10:30，辰宿列张。寒来暑往，秋收冬藏。闰馀成岁，律吕调阳。

      > 云腾致雨，露结为霜。金生丽水，玉出昆冈。
    place: {page: 1, columns: 1-3, rows: 20-60}
  - {id: upright, label: 竖排, writing: vertical, priority: brief, body: 剑号巨阙，珠称夜光——果珍李柰。, place: {page: 1, columns: 4-6, rows: 20-60, legs: 1}}
`;
const paper = "name: 试刊\ncode: SK\npreset: 四开\nstyles: {body: {face: 仿宋}, byline: {face: 楷}}\n";

/** An OpenType file with CFF outlines, and one with TrueType ones. */
const NAMES = ["FandolFang-Regular.otf", "LXGWWenKai-Regular.ttf", "NotoSerifSC_400Regular.ttf"];
const known = new Map();

/** Damage to some bytes of one table, or of the directory. */
function inTable(bytes, chance) {
  const copy = Buffer.from(bytes);
  const tables = copy.readUInt16BE(4);
  const record = 12 + 16 * chance.below(tables);
  const from = copy.readUInt32BE(record + 8);
  const length = Math.max(1, copy.readUInt32BE(record + 12));
  const reach = chance.of([16, 64, 512, length]);
  for (let count = 1 + chance.below(6); count > 0; count--) {
    const at = from + chance.below(Math.min(reach, length));
    if (chance.share() < 0.3) copy.fill(chance.of([0, 0xff]), at, Math.min(copy.length, at + chance.of([2, 4])));
    else copy[at] = chance.below(256);
  }
  return copy;
}

function inDirectory(bytes, chance) {
  const copy = Buffer.from(bytes);
  for (let count = 1 + chance.below(3); count > 0; count--)
    copy[chance.below(12 + 16 * copy.readUInt16BE(4))] = chance.below(256);
  return copy;
}

const OWN = { inTable, inDirectory, zeros: DAMAGES.zeros, cut: DAMAGES.cut };

await runCases(async (drawn) => {
  const name = drawn.of(NAMES);
  const damage = drawn.of(["inTable", "inTable", "inTable", "inTable", "inDirectory", "zeros", "cut"]);
  const host = memoryHost(
    new Map([
      ["/issue/issue.yaml", Buffer.from(manifest)],
      ["/issue/paper.yaml", Buffer.from(paper)],
    ]),
    { memory: undefined },
  );
  const open = (path) => {
    if (!path.endsWith(name)) return host.fonts.open(path);
    if (!known.has(path)) known.set(path, readFileSync(path));
    return bytesInMemory(OWN[damage](known.get(path), drawn));
  };
  const damaged = { ...host, fonts: { ...host.fonts, open } };
  const compiled = await compile("/issue/issue.yaml", damaged);
  const first = compiled.diagnostics.find(({ severity }) => severity === "error");
  if (compiled.madeUp === undefined) return first.code;
  const made = await draw(compiled, compiled.madeUp, { pages: undefined, formats: { press: {} } }, damaged);
  return made.diagnostics.find(({ severity }) => severity === "error")?.code ?? "drawn";
});
