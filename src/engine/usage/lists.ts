import type { z } from "zod";
import type { Code } from "../../base/codes.ts";
import { addAll, type Diagnostic, errorAt, limitAlike } from "../../base/diagnostic.ts";
import { nearMiss } from "../../base/near-miss.ts";
import { beginningOf, endOfLine, type SourceFile, type Span } from "../../base/source.ts";
import { parseUsage } from "../manifest/parse.ts";
import { person, usageWord } from "../manifest/schema/usage.ts";
import type { Rule } from "./rules.ts";

/*
 * The lists of the copy desk as data: people, words and rules, from YAML and from CSV. An entry with a fault is reported and left out; the others count.
 */

export interface Title {
  readonly title: string;
  /** ISO, both included; undefined: open. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Person {
  readonly name: string;
  /** In its list. */
  readonly place: Span;
  readonly titles: readonly Title[];
  /** 1 comes first. */
  readonly order: number | undefined;
  readonly never: boolean;
}

export interface UsageWord {
  readonly word: string;
  readonly write: string | undefined;
  readonly forbidden: string | undefined;
  readonly after: string | undefined;
  readonly exact: boolean;
  readonly never: boolean;
  readonly except: readonly string[];
}

export interface Lists {
  readonly people: readonly Person[];
  readonly words: readonly UsageWord[];
  readonly rules: readonly Rule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all lists of a paper. Titles of one name are joined. */
export function readLists(sources: readonly SourceFile[]): Lists {
  const read = sources.map((source) => (/\.csv$/i.test(source.path) ? readCsv(source) : readYaml(source)));
  const byName = new Map<string, Person>();
  for (const each of read.flatMap(({ people }) => people)) {
    const { place = each.place, titles = [], order, never = false } = byName.get(each.name) ?? {};
    const joined = { order: order ?? each.order, never: never || each.never };
    byName.set(each.name, { name: each.name, place, titles: [...titles, ...each.titles], ...joined });
  }
  return {
    people: [...byName.values()],
    words: read.flatMap(({ words }) => words),
    rules: read.flatMap(({ rules }) => rules),
    diagnostics: limitAlike(read.flatMap(({ diagnostics }) => diagnostics)),
  };
}

function readYaml(source: SourceFile): Lists {
  const { partial, outcome } = parseUsage(source);
  const diagnostics = outcome.diagnostics.map((each) =>
    each.code === "too-many" && each.arguments["of"] === undefined && isTable(each.arguments["key"])
      ? { ...each, arguments: { ...each.arguments, format: "CSV" } }
      : each,
  );
  const isFaulty = ({ span }: { readonly span: Span }): boolean =>
    diagnostics.some(({ severity, span: at }) => severity === "error" && span.start <= at.start && at.start < span.end);
  const sound = <T extends { readonly span: Span }>(entries: readonly (T | undefined)[] | undefined): readonly T[] =>
    (entries ?? []).filter((entry): entry is T => entry !== undefined && (outcome.ok || !isFaulty(entry)));
  const rules = sound(partial?.rules).flatMap(({ pattern, message, write, severity, except }): readonly Rule[] => {
    const read = patternOf(pattern.value);
    if (read === undefined) {
      diagnostics.push(errorAt(pattern.span, "bad-pattern", { pattern: pattern.value }));
      return [];
    }
    const own = { severity: severity.value, begins: undefined, pattern: read, write: write?.value, anyScript: true };
    return [{ code: "house-rule", ...own, says: { message: message.value }, except: except.map(({ value }) => value) }];
  });
  return {
    people: sound(partial?.people).map(({ name, titles, order, never }) => ({
      name: name.value,
      place: name.span,
      titles: titles.map((each) =>
        "value" in each
          ? { title: each.value }
          : { title: each.title.value, from: each.from?.value, to: each.to?.value },
      ),
      order: order?.value,
      never: never.value,
    })),
    words: sound(partial?.words).map(({ word, write, forbidden, after, exact, never, except }) => ({
      word: word.value,
      write: write?.value,
      forbidden: forbidden?.value,
      after: after?.value,
      exact: exact.value,
      never: never.value,
      except: except.map(({ value }) => value),
    })),
    rules,
    diagnostics,
  };
}

function isTable(key: unknown): boolean {
  return key === "people" || key === "words";
}

/** Undefined for a pattern that is no regular expression, matches nothing at all, or repeats a repetition, which may take hours. */
function patternOf(written: string): RegExp | undefined {
  if (/[*+}]\)?[*+{]/.test(written) || /\)(?:[*+]|\{\d*,)/.test(written)) return undefined;
  try {
    const pattern = new RegExp(written, "gu");
    return "".match(pattern) === null ? pattern : undefined;
  } catch {
    return undefined;
  }
}

/** Columns by the names that a first row may have. */
const COLUMNS: ReadonlyMap<string, string> = new Map(
  [
    "name 姓名 人名",
    "titles title 职务 职称",
    "from 起 任职",
    "to 止 离任",
    "order 排序 次序",
    "never 不断行",
    "word 词 错误 错词",
    "write 正确 改为",
    "forbidden 禁用 禁用原因",
    "after 全称",
    "exact 写法固定",
    "except 例外",
  ].flatMap((names) => names.split(" ").map((name, _, [key = ""]) => [name, key] as const)),
);
const OF_PEOPLE = ["name", "titles", "from", "to", "order", "never"];
const OF_WORDS = ["word", "write", "forbidden", "after", "exact", "never", "except"];
const FLAGS: ReadonlyMap<string, boolean> = new Map(
  ["true 是 1 √", "false 否 0"].flatMap((words, no) => words.split(" ").map((word) => [word, no === 0] as const)),
);
const partsOf = (value: string): readonly string[] => value.split(/[；;|]/).filter((part) => part !== "");
const flagOf = (value: string): unknown => FLAGS.get(value);
/** What the cells of a column say if they are not text; a value that is none of it stays as it is, and has a fault. */
const CELLS: Readonly<Record<string, (value: string) => unknown>> = {
  titles: partsOf,
  except: partsOf,
  order: Number,
  never: flagOf,
  exact: flagOf,
};

/** The schema takes any text of this length: rows of such texts alone need no check, which halves the time of a long list. */
const LENGTH_OF_ANY_TEXT = 100;

/**
 * A list whose first row names its columns, in English or Chinese. Several titles or exceptions in a cell are parted by ；, ; or |. Each row is checked as an
 * entry of usage.yaml.
 */
function readCsv(source: SourceFile): Lists {
  const diagnostics: Diagnostic[] = [];
  const rows = csvRows(source, diagnostics);
  const head = rows.next().value ?? [];
  const keys = head.map(({ value }) => COLUMNS.get(value.trim()) ?? "");
  const isPeople = keys.includes("name");
  const known = isPeople ? OF_PEOPLE : OF_WORDS;
  for (const [at, cell] of head.entries()) {
    if (known.includes(keys[at] ?? "")) continue;
    const names = [...COLUMNS].flatMap(([name, of]) => (known.includes(of) ? [name] : []));
    const { value: key } = cell;
    diagnostics.push(errorAt(spanOf(cell), "unknown-key", { key, known: names.join(", "), ...nearMiss(key, names) }));
  }
  const needed = isPeople ? "name" : "word";
  const people: Person[] = [];
  const words: UsageWord[] = [];
  if (!keys.includes(needed)) {
    diagnostics.push(errorAt(beginningOf(source), "missing-key", { key: "word" }));
    return { people, words, rules: [], diagnostics };
  }
  for (const row of rows) {
    const entry: Record<string, unknown> = {};
    let isShort = !isPeople;
    for (let at = 0; at < row.length; at++) {
      const { value } = row[at] as Cell;
      const key = keys[at] ?? "";
      if (value === "" || !known.includes(key)) continue;
      isShort &&= CELLS[key] === undefined && value.length <= LENGTH_OF_ANY_TEXT;
      entry[key] = CELLS[key]?.(value) ?? value;
    }
    if (isShort && typeof entry["word"] === "string") {
      const { word, write, forbidden, after } = entry as Partial<UsageWord> & Pick<UsageWord, "word">;
      words.push({ word, write, forbidden, after, exact: false, never: false, except: [] });
      continue;
    }
    if (Object.keys(entry).length === 0) continue;
    const { from, to, titles, ...rest } = entry;
    if (Array.isArray(titles)) Object.assign(rest, { titles: titles.map((title) => ({ title, from, to })) });
    const read = isPeople ? person.safeParse(rest) : usageWord.safeParse(rest);
    if (!read.success)
      addAll(
        diagnostics,
        read.error.issues.map((issue) => cellFault(issue, row, keys)),
      );
    else if (isPeople)
      people.push({ ...(read.data as Omit<Person, "place">), place: spanOf(row[keys.indexOf("name")] as Cell) });
    else words.push(read.data as UsageWord);
  }
  return { people, words, rules: [], diagnostics };
}

/** A fault of an entry, at its cell. */
function cellFault(found: z.core.$ZodIssue, row: readonly Cell[], keys: readonly string[]): Diagnostic {
  // A title with days: the fault of its form that has days.
  const { path, message, ...issue } = (found.code === "invalid_union" && found.errors.at(-1)?.[0]) || found;
  const cellOf = (key: unknown): Cell | undefined => row.find(({ value }, at) => value !== "" && keys[at] === key);
  const key = String(path.findLast((each) => cellOf(each) !== undefined) ?? path[0]);
  const cell = cellOf(key);
  if (cell === undefined) return errorAt(spanOf(row[0] as Cell), "missing-value", { key });
  const { value } = cell;
  const limits = { min: 1, max: 99_999, count: value.length, limit: "maximum" in issue ? Number(issue.maximum) : 0 };
  return errorAt(spanOf(cell), message as Code, { key, value, ...limits });
}

interface Cell extends Span {
  readonly value: string;
}

function spanOf({ source, start, end }: Cell): Span {
  return { source, start, end };
}

/** A cell in quotation marks, or without; then a comma, a tab or the end of a row. */
const CELL = /(?:"((?:[^"]|"")*)"|((?!")[^,\t\n]*))(,|\t|\n|$)/y;

/**
 * The rows of a CSV file (RFC 4180). Written here because messages need the place of each cell, which csv-parse and papaparse do not give.
 */
function* csvRows(source: SourceFile, diagnostics: Diagnostic[]): Generator<readonly Cell[], undefined> {
  const { text } = source;
  let row: Cell[] = [];
  const cell = new RegExp(CELL, "y");
  for (let at = 0; at < text.length; ) {
    const found = cell.exec(text);
    if (found === null) {
      // Text behind a closed quotation, or one that never ends: the row is left out.
      const end = endOfLine(text, at);
      diagnostics.push(errorAt({ source, start: at, end: at + 1 }, "csv-quotes"));
      cell.lastIndex = end + 1;
      at = end + 1;
      row = [];
      continue;
    }
    const [all, quoted, plain = "", end = ""] = found;
    const value = quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"').trim();
    const start = at;
    at += all.length;
    row.push({ value, source, start, end: Math.max(start + 1, at - end.length) });
    if (end === "\n" || at >= text.length) {
      yield row;
      row = [];
    }
  }
  return undefined;
}
