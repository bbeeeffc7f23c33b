import type { Cell } from "../../base/copy.ts";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { listFor } from "../../base/once.ts";
import { FIGURE, figureOf } from "./figures.ts";
import type { Passage, Piece } from "./passages.ts";

/* Sums of tables and of sentences: 46处，其中31处、9处、6处; 男5人、女4人，共9人; 23条，答复17条，其余6条. */

const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总\s*和)$/;
/** Rows that are part of others, and columns whose figures do not add up. */
const PART = /其中|小\s*计/;
const NO_SUM = /率|比|均|价|率|%|％|名次|排名|序号|编号|年份|电话/;
const NUMBER = /^[+-]?\d[\d,，]*(?:\.\d+)?$/;

/** Columns of a table whose row 合计 is not their sum. */
export function findSums({ copy, passages }: Piece): readonly Diagnostic[] {
  if (copy === undefined) return [];
  const offset = passages.length - copy.paragraphs.length;
  const tables = new Map<number, (Cell & { readonly passage: Passage })[]>();
  for (const [at, { cell }] of copy.paragraphs.entries()) {
    if (cell !== undefined) listFor(tables, cell.table).push({ ...cell, passage: passages[offset + at] as Passage });
  }
  return [...tables.values()].flatMap((cells) => {
    const textAt = (row: number, column: number): string =>
      cells.find((cell) => cell.row === row && cell.column === column)?.passage.text.trim() ?? "";
    const { rows = 0, columns = 0 } = cells[0] ?? {};
    const labels = Array.from({ length: rows }, (_, row) => textAt(row, 0));
    const total = labels.findIndex((label) => TOTAL.test(label));
    if (total < 1 || labels.some((label) => PART.test(label))) return [];
    return Array.from({ length: columns - 1 }, (_, at) => at + 1).flatMap((column) => {
      const head = textAt(0, column);
      const parts = labels.flatMap((_, row) => (row === 0 || row === total ? [] : [textAt(row, column)]));
      const figures = parts.filter((part) => !/^[-—－/\s]*$/.test(part));
      const sum = textAt(total, column);
      const isOfFigures = figures.length > 1 && [...figures, sum].every((each) => NUMBER.test(each));
      if (NO_SUM.test(head) || !isOfFigures) return [];
      const decimals = Math.max(...[...figures, sum].map((each) => each.split(".")[1]?.length ?? 0));
      const added = figures.reduce((all, each) => all + figureOf(each), 0);
      // Figures with decimals were rounded one by one.
      const rounding = decimals === 0 ? 0 : (figures.length / 2) * 10 ** -decimals;
      if (Math.abs(added - figureOf(sum)) <= rounding + 1e-9) return [];
      const cell = cells.find((each) => each.row === total && each.column === column);
      if (cell === undefined) return [];
      const span = cell.passage.spanOf(0, cell.passage.text.length);
      return [warningAt(span, "wrong-sum", { sum: added.toFixed(decimals), text: sum, column: head || column })];
    });
  });
}

/** Measure words: what one of them counts is only added to what the same counts. */
const MEASURES =
  "人次|册次|户次|元|平方米|平方公里|立方米|公顷|公里|公斤|千克|小时|分钟|名|人|位|个|家|所|处|项|条|件|起|场|户|亩|吨|栋|辆|台|只|头|支|套|座|间|张|份|本|册|票|站|村|篇|首|幅|块|枚|株|棵|艘|架|组|班|瓶|箱|袋|道|例|宗|笔|盏|款|部|届|天";
const QUANTITY = new RegExp(`(${FIGURE})([余多几来])?\\s*(${MEASURES})`, "g");
/** What makes a number none to add up: 第三个, 各五个, 近百人. */
const NO_PART = /(?:[第约近超逾每各均前后首高低]|分之|不足|至少|最多|以前)$/;
/** A difference is no part, but stands among parts: 184册，比去年多12册；其中…. */
const DIFFERENCE = /(?:[多少增减升降涨]|增加|减少|增长|上升|下降|提高)[了加]?$/;
/** Words of a group that another may contain: 党员 and 女委员. */
const OVERLAPS = /党员|少数民族|以上|以下|本科|博士|硕士|[每各均倍]|(?<!男[^。]*)女|连续|同比|分别(?![为是])/;
const OPENS = /其中|包括|分别[为是]|[：:]/;
const TOTALS = /(?:共|共计|合计|总计|一共|总共|合共|两项|三项)(?:有|为|是)?$/;
const RESTS = /(?:其余|剩余|剩下|余下|另外|其他)的?$/;
const ALL_SEXES = /男[^。]*女|女[^。]*男|城[^。]*乡|赞成[^。]*反对|同意[^。]*反对/;

interface Quantity {
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly value: number;
  readonly measure: string;
  /** Half of the last figure's unit, if the number has decimals: it was rounded. */
  readonly rounding: number;
  /** The words between it and the quantity before it. */
  readonly lead: string;
}

/** Totals of a sentence that are not the sum of their parts. @param text the passage's, in simplified characters and half-width figures */
export function findParts(text: string, { spanOf }: Passage): readonly Diagnostic[] {
  return [...text.matchAll(/[^。！？\n]+/g)].flatMap((sentence) =>
    runsIn(sentence[0], sentence.index).flatMap((run) => {
      const found = wrongTotal(run);
      if (found === undefined || OVERLAPS.test(text.slice((run[0] as Quantity).from, (run.at(-1) as Quantity).to + 4)))
        return [];
      const { total, parts, sum } = found;
      const [unit = ""] = /[万亿]*$/.exec(total.written) ?? [];
      const args = { sum: `${Number((sum / figureOf(`1${unit}`)).toFixed(4))}${unit}`, text: total.written };
      const places = parts.map(({ from, to }) => spanOf(from, to));
      return [warningAt(spanOf(total.from, total.to), "parts-sum", args, places)];
    }),
  );
}

/** Quantities of one measure, with a mark and few words between them. */
function runsIn(sentence: string, offset: number): readonly (readonly Quantity[])[] {
  const runs: Quantity[][] = [];
  let end = 0;
  for (const found of sentence.matchAll(QUANTITY)) {
    const [all, written = "", about, measure = ""] = found;
    const lead = sentence.slice(end, found.index);
    const value = figureOf(written);
    end = found.index + all.length;
    if (DIFFERENCE.test(lead)) continue;
    // 三五个 and 两三百人 are no numbers.
    const isNumber =
      about === undefined && !/[一二两三四五六七八九]{2}/.test(written) && !NO_PART.test(lead) && value > 0;
    const decimals = /\.(\d+)/.exec(written)?.[1]?.length ?? 0;
    const rounding = decimals === 0 ? 0 : (0.5 * 10 ** -decimals * value) / figureOf(written.replace(/[万亿]+$/, ""));
    const from = offset + found.index;
    const quantity = {
      from,
      to: offset + found.index + all.length,
      written,
      value,
      measure: /^[名位]$/.test(measure) ? "人" : measure,
      rounding,
      lead,
    };
    const last = runs.at(-1);
    const isJoined = OPENS.test(lead)
      ? lead.length <= 40
      : /[，,、；;和及与共]/.test(lead) && lead.length <= 20 && !/\d/.test(lead);
    const isNext = last?.at(-1)?.measure === quantity.measure && isJoined;
    if (!isNumber) runs.push([]);
    else if (isNext) last?.push(quantity);
    else runs.push([quantity]);
  }
  return runs.filter(({ length }) => length > 2);
}

interface WrongTotal {
  readonly total: Quantity;
  readonly parts: readonly Quantity[];
  readonly sum: number;
}

/** The first total of a run that no row of its parts adds up to. */
function wrongTotal(run: readonly Quantity[]): WrongTotal | undefined {
  const opens = run.findIndex(({ lead }, at) => at > 0 && OPENS.test(lead));
  const rest = run.findIndex(({ lead }, at) => at > 1 && RESTS.test(lead));
  const totals = run.findIndex(({ lead }, at) => at > 1 && TOTALS.test(lead));
  if (rest > 0) {
    // The total may be any quantity before its parts.
    const rows = run.slice(0, rest - 1).map((total, at) => sumOf(total, run.slice(at + 1, rest + 1)));
    return rows.includes(undefined) ? undefined : rows.find((row) => row !== undefined && isNear(row, 0.7, 1.4));
  }
  if (opens > 0) {
    const total = run[opens - 1] as Quantity;
    const parts = run.slice(opens);
    const rows = parts.slice(1).map((_, at) => sumOf(total, parts.slice(0, at + 2)));
    const whole = rows.at(-1);
    const isAll = ALL_SEXES.test(parts.map(({ lead }) => lead).join(""));
    return rows.includes(undefined) || whole === undefined || !isNear(whole, isAll ? 0.5 : 0.9, isAll ? 2 : 1.15)
      ? undefined
      : whole;
  }
  if (totals > 0) {
    const total = run[totals] as Quantity;
    const rows = run.slice(0, totals - 1).map((_, at) => sumOf(total, run.slice(at, totals)));
    const [whole] = rows;
    return rows.includes(undefined) || whole === undefined || !isNear(whole, 0.7, 1.4) ? undefined : whole;
  }
  return undefined;
}

/** Undefined if the parts add up to the total. */
function sumOf(total: Quantity, parts: readonly Quantity[]): WrongTotal | undefined {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const rounding = [total, ...parts].reduce((all, each) => all + each.rounding, 0);
  return Math.abs(sum - total.value) <= rounding + 1e-9 ? undefined : { total, parts, sum };
}

/** A sum far from the total is that of other things. */
function isNear({ total, sum }: WrongTotal, least: number, most: number): boolean {
  return sum >= total.value * least && sum <= total.value * most;
}
