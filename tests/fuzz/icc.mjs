// ICC profiles of the press, damaged: an issue with a photo is drawn for the plant with them.
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { compile } from "../../dist/build/compile.js";
import { draw } from "../../dist/build/draw.js";
import { noCache } from "../../dist/engine/images/cache.js";
import { DAMAGES, memoryHost, runCases } from "./cases.mjs";

const manifest = `paper: paper.yaml
date: 2026-11-24
pages: [{label: 1, section: 要闻}]
stories:
  - id: short
    headline: 短讯
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
    photos: [{file: a.png, caption: 图, columns: 2, depth: 8}]
    place: {page: 1, columns: 1-2, rows: 20-36}
`;
const paper = "name: 试刊\ncode: SK\npreset: 四开\n";
const SOUND = readFileSync(new URL("../../assets/icc/IFRA26S_2004_newsprint.icc", import.meta.url));
const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#c04020" } })
  .png()
  .toBuffer();

/** Damage to a tag's place, length or first bytes. */
function inTags(bytes, { below, of, share }) {
  const copy = Buffer.from(bytes);
  const record = 132 + 12 * below(copy.readUInt32BE(128));
  const at = share() < 0.5 ? record + below(12) : copy.readUInt32BE(record + 4) + below(64);
  if (at < copy.length) copy.fill(of([0, 0xff, 0x7f]), at, Math.min(copy.length, at + of([1, 2, 4])));
  return copy;
}
const ALL = { ...DAMAGES, inTags };

await runCases(async (chance) => {
  const bytes = ALL[chance.of([...Object.keys(ALL), "inTags", "inTags", "inTags"])](SOUND, chance);
  // sharp reads profiles by their path.
  const path = join(tmpdir(), `fuzz-${process.pid}.icc`);
  writeFileSync(path, bytes);
  const host = memoryHost(
    new Map([
      ["/issue/issue.yaml", Buffer.from(manifest)],
      ["/issue/paper.yaml", Buffer.from(paper)],
      ["/issue/a.png", photo],
    ]),
  );
  const damaged = { ...host, pictures: noCache, profile: path };
  const compiled = await compile("/issue/issue.yaml", damaged);
  const first = compiled.diagnostics.find(({ severity }) => severity === "error");
  if (compiled.madeUp === undefined || first !== undefined) return first.code;
  const made = await draw(compiled, compiled.madeUp, { pages: undefined, formats: { press: {} } }, damaged);
  return made.diagnostics.find(({ severity }) => severity === "error")?.code ?? "drawn";
});
