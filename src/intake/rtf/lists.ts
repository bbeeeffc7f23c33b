import { levelText, numberFormat } from "../word/number-formats.ts";
import type { WrittenLevel, WrittenList } from "../word/package.ts";

/** Gathers the lists of a document, as its tables tell them. */
export class RtfLists {
  readonly #lists: { id: number; levels: { format: string; text: string; start: number }[] }[] = [];
  readonly #uses: { id: number; list: number; restarts: { level: number; start: number }[] }[] = [];
  #known: ReadonlySet<number> | undefined;

  /** @returns whether the word belongs to a list */
  take(name: string, value = 0): boolean {
    const level = this.#lists.at(-1)?.levels.at(-1);
    const use = this.#uses.at(-1);
    switch (name) {
      case "list":
        this.#lists.push({ id: 0, levels: [] });
        return true;
      case "listlevel":
        this.#lists.at(-1)?.levels.push({ format: "decimal", text: "", start: 1 });
        return true;
      case "levelnfc":
      case "levelnfcn":
        if (level !== undefined) level.format = numberFormat(value);
        return true;
      case "listoverride":
        this.#uses.push({ id: 0, list: 0, restarts: [] });
        return true;
      case "lfolevel":
        use?.restarts.push({ level: use.restarts.length, start: 1 });
        return true;
      case "levelstartat":
        this.#startAt(value);
        return true;
      case "listid":
        this.#identify(value);
        return true;
      case "ls":
        if (use !== undefined) use.id = value;
        return true;
      default:
        return false;
    }
  }

  /** `text` is how long it is, and the text: levels' figures stand in it as their numbers, from 0. */
  describe(text: string): void {
    const level = this.#lists.at(-1)?.levels.at(-1);
    const length = text.charCodeAt(0) || 0;
    if (level !== undefined) level.text = levelText(text.slice(1, 1 + length));
  }

  #startAt(start: number): void {
    const restart = this.#uses.at(-1)?.restarts.at(-1);
    const level = this.#lists.at(-1)?.levels.at(-1);
    if (restart !== undefined) restart.start = start;
    else if (level !== undefined) level.start = start;
  }

  #identify(id: number): void {
    const use = this.#uses.at(-1);
    const list = this.#lists.at(-1);
    if (use !== undefined) use.list = id;
    else if (list !== undefined) list.id = id;
  }

  /** Whether the document describes the list; its tables stand before all copy. */
  has(use: number): boolean {
    this.#known ??= new Set(this.written().map(({ id }) => id));
    return this.#known.has(use);
  }

  written(): readonly WrittenList[] {
    const counters = new Map(this.#lists.map(({ id }, at) => [id, at] as const));
    return this.#uses.flatMap(({ id, list, restarts }): readonly WrittenList[] => {
      const counter = counters.get(list) ?? -1;
      const levels: readonly WrittenLevel[] = this.#lists[counter]?.levels ?? [];
      return counter < 0 ? [] : [{ id, counter, levels, restarts }];
    });
  }
}
