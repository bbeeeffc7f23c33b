import type { Splice } from "../../manifest/splice.ts";
import type { WordCounter } from "./count.ts";
import { prefixOf } from "./splices.ts";
import type { OpenElement } from "./xml.ts";

/** Word's tables have so many columns at most. */
const MOST_COLUMNS = 63;

/** A table's cell that is open. */
interface OpenCell {
  /** The number of its first paragraph. */
  readonly from: number;
  /** What joins it to the cell above. */
  merge: Splice | undefined;
  hasPicture: boolean;
  /** Its author has deleted it, with tracked changes. */
  isDeleted: boolean;
}

/**
 * Guards that words stand where Word shows them, though mammoth reads joined things otherwise: paragraphs whose ends are deleted, cells that are
 * merged with the one above, cells that are deleted, and rows that begin in a later column.
 */
export class WordJoins {
  readonly #count: WordCounter;
  readonly #splices: Splice[];
  readonly #cells: OpenCell[] = [];
  /** The mark that joins a paragraph to the next one, and how deep that one would have to stand. */
  #joint: (Splice & { readonly depth: number }) | undefined;
  /** Columns before the first cell of a row. */
  #indent = 0;

  constructor(count: WordCounter, splices: Splice[]) {
    this.#count = count;
    this.#splices = splices;
  }

  get isInDeletedCell(): boolean {
    return this.#cells.some(({ isDeleted }) => isDeleted);
  }

  /** @param elements all that are open, the new one last */
  open(elements: readonly OpenElement[]): void {
    const element = elements.at(-1);
    if (element === undefined) return;
    this.#meetJoint(element.name, elements.length - 1);
    if (element.name === "w:del") this.#openJoint(element, elements);
    else if (element.name === "w:tc")
      this.#cells.push({ from: this.#count.paragraphs.length, merge: undefined, hasPicture: false, isDeleted: false });
    else if (element.name === "w:cellDel") this.#deleteCell(elements.at(-2)?.name === "w:tcPr");
    else if (element.name === "a:blip" || element.name === "v:imagedata")
      for (const cell of this.#cells) cell.hasPicture = true;
  }

  /** @param elements those that are still open @param end behind the closing tag */
  close({ name, attributes, start, written }: OpenElement, elements: readonly OpenElement[], end: number): void {
    if (this.#joint !== undefined && elements.length < this.#joint.depth) this.#cutJoint();
    const cell = this.#cells.at(-1);
    if (name === "w:tc") this.#closeCell(start, end);
    else if (name === "w:gridBefore") this.#indent = Math.min(Number(attributes["val"] ?? 0) || 0, MOST_COLUMNS - 1);
    else if (name === "w:trPr") this.#indentRow(written, end);
    else if (name === "w:vMerge" && cell !== undefined && (attributes["val"] ?? "continue") === "continue")
      cell.merge = { from: start, to: end, text: "" };
  }

  /** @param isItsOwn the cell's own properties say so, not those of before a tracked change */
  #deleteCell(isItsOwn: boolean): void {
    const cell = this.#cells.at(-1);
    if (cell !== undefined && isItsOwn) cell.isDeleted = true;
  }

  /** Mammoth knows no row that begins in a later column: it gets empty cells. */
  #indentRow(written: string, at: number): void {
    const cell = `<${prefixOf(written)}tc/>`;
    if (this.#indent > 0) this.#splices.push({ from: at, to: at, text: cell.repeat(this.#indent) });
    this.#indent = 0;
  }

  #openJoint({ start, end, closed }: OpenElement, elements: readonly OpenElement[]): void {
    const depth = elements.length - 4;
    if (!closed || elements[depth]?.name !== "w:p" || elements[depth + 1]?.name !== "w:pPr") return;
    this.#joint = { from: start, to: end, text: "", depth };
  }

  /**
   * Mammoth joins a paragraph whose end is deleted to the next one. If a table follows, its words would stand in a cell; if nothing follows, they
   * would be lost.
   */
  #meetJoint(name: string, depth: number): void {
    if (depth !== this.#joint?.depth) return;
    if (name === "w:tbl") this.#cutJoint();
    else if (name === "w:p") this.#joint = undefined;
  }

  #cutJoint(): void {
    if (this.#joint !== undefined) this.#splices.push(this.#joint);
    this.#joint = undefined;
  }

  /** Mammoth drops a cell that is merged with the one above: what stands in it, and Word hides, stands in a cell of its own. */
  #closeCell(start: number, end: number): void {
    const cell = this.#cells.pop();
    if (cell === undefined) return;
    const { from, merge, hasPicture, isDeleted } = cell;
    if (isDeleted) this.#splices.push({ from: start, to: end, text: "" });
    const text = this.#count.paragraphs.slice(from).join("").trim();
    if (isDeleted || merge === undefined || (text === "" && !hasPicture)) return;
    this.#splices.push(merge);
    this.#count.notice("word-covered", text, from);
  }
}
