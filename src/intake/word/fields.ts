import { isOn } from "./styles.ts";

/** Fields that Word draws from their code, without other words: 带圈字符, 拼音指南, symbols, bar codes, and numbers that it makes. */
const DRAWN_FIELD = /^\s*(?:EQ|SYMBOL|LISTNUM|AUTONUM(?:LGL|OUT)?|(?:DISPLAY|MERGE)?BARCODE)\b/i;
/** A button shows the words behind the name of what it does. */
const BUTTON = /^\s*(?:MACRO|GOTO)BUTTON\s+\S+\s+(.*)$/is;

/** Dates and numbers that the document does not hold: Word makes them. */
export const MADE_BY_WORD: ReadonlySet<string> = new Set(
  ["dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong", "pgNum"].map((name) => `w:${name}`),
);

/** What a field shows of its code; undefined: it has words besides it, or shows none. */
export function drawnBy(code: string): string | undefined {
  return BUTTON.exec(code)?.[1]?.trim() || (DRAWN_FIELD.test(code) ? code.trim() : undefined);
}

/** A field that has ended. */
interface Field {
  readonly code: string;
  /** The sign of its box, if it is one. */
  readonly box: "☐" | "☑";
  /** Where the elements with its code stand. */
  readonly places: readonly { readonly from: number; readonly to: number }[];
}

interface OpenField {
  code: string;
  /** A box of a form: as it was drawn up, and as it was ticked. */
  readonly ticks: { "w:default": boolean; "w:checked": boolean | undefined };
  readonly places: { from: number; to: number }[];
}

/** Gathers the codes of a document's fields, and the boxes and lists of its forms: their words stand in no run. */
export class WordFields {
  readonly #open: OpenField[] = [];
  /** The list of a form that is open: Word shows the chosen entry. */
  #choice: { readonly entries: string[]; chosen: number } | undefined;
  #isInBox = false;

  /** @returns the field that ends with this mark */
  mark(type: string | undefined): Field | undefined {
    this.#isInBox = false;
    if (type === "begin")
      this.#open.push({ code: "", ticks: { "w:default": false, "w:checked": undefined }, places: [] });
    const field = type === "end" ? this.#open.pop() : undefined;
    if (field === undefined) return undefined;
    const { code, ticks, places } = field;
    return { code, box: (ticks["w:checked"] ?? ticks["w:default"]) ? "☑" : "☐", places };
  }

  addCode(code: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined) field.code += code;
  }

  /** An element with code ends. */
  endCode(from: number, to: number): void {
    this.#open.at(-1)?.places.push({ from, to });
  }

  /** What a form says of its field. */
  open(name: string, value: string | undefined): void {
    if (name === "w:ddList") this.#choice = { entries: [], chosen: 0 };
    else if (name === "w:checkBox") this.#isInBox = true;
    else if (name === "w:listEntry") this.#choice?.entries.push(value ?? "");
    else if ((name === "w:default" || name === "w:checked") && this.#isInBox) this.#tick(name, value);
    else if ((name === "w:default" || name === "w:result") && this.#choice !== undefined)
      this.#choice.chosen = Number(value ?? 0);
  }

  #tick(name: "w:default" | "w:checked", value: string | undefined): void {
    const field = this.#open.at(-1);
    if (field !== undefined) field.ticks[name] = isOn(value);
  }

  /** @returns the entry of the list that is shown */
  closeChoice(): string | undefined {
    const chosen = this.#choice?.entries[this.#choice.chosen];
    this.#choice = undefined;
    return chosen;
  }
}
