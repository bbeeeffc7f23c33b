import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { expect, test } from "vitest";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { setStyled, setVertical } from "../../../src/engine/text/headings/display.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { openShipped } from "../fonts/faces.ts";
import { plain } from "./setting.ts";

const open = openShipped("宋", "黑", "楷", "仿宋");

test.each([
  ["宋", "全市110家单位在2011年11月11日17时11分前完成了1311件，占71.1%，其余211件转入下月。"],
  ["黑", "全市110家单位在2011年11月11日17时11分前完成了1311件，占71.1%，其余211件转入下月。"],
  ["楷", "本报11月1日讯：从11路到111路，末班车推迟11分钟，11日起试行1个月。"],
  ["仿宋", "第11页第1行，第111页第11行，第1111页第1行；凡21处，错11字，漏1字。"],
])("figures in %s are as wide as the glyphs that are drawn: every line ends flush", (face, text) => {
  const measure = 117;
  const style = { ...plain, face, size: 9, floor: 9, indent: 2 };
  const lines = setStyled([{ role: "body", text, style }], measure, newTextContext(open.fonts));
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines.slice(0, -1)) {
    const end = lastPen(line);
    // A closing mark's blank half hangs over the measure; all else ends on it.
    expect(end.mark ? end.x - 4.5 : end.x).toBeCloseTo(measure, 2);
  }
});

/** The end of the last glyph's advance. */
function lastPen(line: Line): { readonly x: number; readonly mark: boolean } {
  const run = line.segments.flatMap(({ runs }) => runs).at(-1);
  if (run === undefined) throw new Error("a line without glyphs");
  const at = run.glyphs.length - 1;
  const glyph = run.glyphs[at] ?? 0;
  const font = create(readFileSync(open.file(run.font).path)) as Font;
  const width = (font.getGlyph(glyph).advanceWidth / font.unitsPerEm) * run.size;
  return { x: (run.x[at] ?? 0) + width, mark: "，。、；：！？”’）》".includes(run.texts[at] ?? " ") };
}

test.each(["宋", "黑", "楷", "仿宋"])("in %s the ink of ／ stands in its half em, and is read as ／", (face) => {
  const style = { ...plain, face, size: 10, floor: 10 };
  const [line] = setStyled([{ role: "body", text: "文／图", style }], 100, newTextContext(open.fonts));
  const run = line?.segments[0]?.runs.find(({ texts }) => texts.includes("／"));
  const at = run?.texts.indexOf("／") ?? -1;
  const ink = open.fonts
    .face(face)
    .fonts.find(({ id }) => id === run?.font)
    ?.ink(run?.glyphs[at] ?? 0);
  expect((run?.x[at] ?? 0) / 10 + (ink?.left ?? 0)).toBeGreaterThan(1 - 0.06);
  expect((run?.x[at] ?? 0) / 10 + (ink?.right ?? 0)).toBeLessThan(1.5 + 0.06);
});

test.each(["宋", "黑", "楷", "仿宋"].flatMap((face) => ["，", "。", "、"].map((mark) => [face, mark] as const)))(
  "in %s a vertical line's %s stands in the upper right of its square (GB/T 15834 5.2.1)",
  (face, mark) => {
    const style = { ...plain, face, size: 10, floor: 10 };
    const [line] = setVertical([{ role: "body", text: `天${mark}地`, style }], 100, newTextContext(open.fonts));
    const run = line?.segments[0]?.runs.find(({ texts }) => texts.includes(mark));
    const at = run?.texts.indexOf(mark) ?? -1;
    const font = open.fonts.face(face).fonts.find(({ id }) => id === run?.font);
    const ink = font?.ink(run?.glyphs[at] ?? 0);
    const baseline = run?.y?.[at] ?? 0;
    expect((run?.x[at] ?? 0) / 10 + (ink?.left ?? 0)).toBeGreaterThan(0);
    // The square after 天 begins an em down; its upper half is the mark's body.
    expect(baseline / 10 - (ink?.top ?? 0)).toBeGreaterThan(1 - 0.06);
    expect(baseline / 10 - (ink?.bottom ?? 0)).toBeLessThan(1.5 + 0.06);
  },
);
