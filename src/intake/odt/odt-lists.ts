import type { WrittenLevel, WrittenList } from "../word/package.ts";
import { type Element, elementsOf } from "./tree.ts";

/** Formats of numbers by how they begin to count. */
const FORMATS: readonly (readonly [begins: string, format: string])[] = [
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
  ["一", "chineseCounting"],
  ["壹, 貳", "ideographLegalTraditional"],
  ["壹", "chineseLegalSimplified"],
  ["壱", "japaneseLegal"],
  ["①", "decimalEnclosedCircle"],
  ["甲", "ideographTraditional"],
  ["１", "decimalFullWidth"],
];

const LEVELS = 10;
const OUTLINE = "";

/** The lists of a document: each list of the copy counts by itself, or goes on with one before it. */
export class OdtLists {
  readonly #styles: { readonly name: string; readonly levels: readonly WrittenLevel[] }[] = [];
  readonly #lists: WrittenList[] = [];

  /** @param element that holds styles */
  add(element: Element | undefined): void {
    for (const style of element === undefined ? [] : elementsOf(element)) {
      const { name = OUTLINE } = style.attributes;
      if (style.name === "text:list-style") this.#styles.push({ name, levels: levelsIn(style) });
      else if (style.name === "text:outline-style") this.#styles.push({ name: OUTLINE, levels: levelsIn(style) });
    }
  }

  /** Begins a list. @param isNew it does not go on counting @returns its number */
  begin(name: string, isNew: boolean, level: number, start: number | undefined): number {
    const counter = Math.max(
      0,
      this.#styles.findIndex((style) => style.name === name),
    );
    const levels = this.#styles[counter]?.levels ?? [];
    const from = start ?? (isNew ? (levels[level]?.start ?? 1) : undefined);
    const id = this.#lists.length + 1;
    this.#lists.push({ id, counter, levels, restarts: from === undefined ? [] : [{ level, start: from }] });
    return id;
  }

  /** The number of the list that headings of this level are counted in; undefined: they are not. */
  outline(level: number): number | undefined {
    const counter = this.#styles.findIndex((style) => style.name === OUTLINE);
    const format = this.#styles[counter]?.levels[level]?.format ?? "none";
    if (counter < 0 || format === "none") return undefined;
    return this.#lists.find((list) => list.counter === counter)?.id ?? this.begin(OUTLINE, false, level, undefined);
  }

  written(): readonly WrittenList[] {
    return this.#lists;
  }
}

function levelsIn(style: Element): readonly WrittenLevel[] {
  const levels = Array.from({ length: LEVELS }, (): WrittenLevel => ({ format: "none", text: "", start: 1 }));
  for (const { name, attributes } of elementsOf(style)) {
    const depth = Number(attributes["level"] ?? 1) - 1;
    if (levels[depth] !== undefined) levels[depth] = levelIn(name, attributes, depth);
  }
  return levels;
}

function levelIn(name: string, attributes: Element["attributes"], depth: number): WrittenLevel {
  if (name === "text:list-level-style-bullet" || name === "text:list-level-style-image")
    return { format: "bullet", text: "", start: 1 };
  const { "num-format": counts = "", "num-prefix": prefix = "", "num-suffix": suffix = "" } = attributes;
  const shown = Math.min(depth + 1, Number(attributes["display-levels"] ?? 1));
  const figures = Array.from({ length: shown }, (_, at) => `%${depth + 2 - shown + at}`).join(".");
  const format = FORMATS.find(([begins]) => counts.startsWith(begins))?.[1] ?? "decimal";
  const start = Number(attributes["start-value"] ?? 1);
  return { format: counts === "" ? "none" : format, text: prefix + figures + suffix, start };
}
