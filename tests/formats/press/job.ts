import { readFileSync } from "node:fs";
import type { Page } from "../../../src/engine/layout/page.ts";
import { inBlack } from "../../../src/engine/newspaper/pages.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { type Condition, readCondition } from "../../../src/formats/press/condition.ts";
import type { PressJob, PressPage } from "../../../src/formats/press/press.ts";
import { openShipped } from "../../engine/fonts/faces.ts";
import { fonts, printed } from "../specimen.ts";

export const newsprint = readFileSync("assets/icc/IFRA26S_2004_newsprint.icc");
const shipped = openShipped("黑");

function condition(): Condition {
  const read = readCondition(newsprint, true);
  if (!read.ok) throw new Error(read.problem);
  return read.condition;
}

export function jobOf(change: Partial<PressJob> = {}): PressJob {
  return {
    standard: "x4",
    condition: condition(),
    bleed: 0,
    marks: "none",
    spots: [],
    slug: shipped.fonts.face("黑"),
    fonts: { file: (id) => (["song", "heavy", "hei"].includes(id) ? fonts.file(id) : shipped.file(id)) },
    pictures: new Map(),
    version: undefined,
    ...change,
  };
}

export function pressPage(page: Page, key = "SK|2026-11-24||1", black = false): PressPage {
  const metadata = { title: "试刊 <A&B> 第一版", author: "试刊", date: "2026-11-24", language: "zh-CN" };
  const asPrinted = printed(page.placed, page);
  return { page: flatten(black ? inBlack(asPrinted) : asPrinted), metadata, key };
}
