import { type CellPlace, TableWriter } from "../word/tables.ts";
import {
  MOST_COLUMNS,
  NO_PARAGRAPH,
  type ParagraphLook,
  paragraphXml,
  runXml,
  type WordProperties,
} from "../word/written.ts";

/** Word's tables are 56 cm wide at most: twentieths of a point. */
const MOST_EDGE = 31_680;

/** One text of a document: its body, a note, a header, a text box. */
export class RtfStory {
  readonly #tables = new TableWriter();
  readonly #runs: string[] = [];
  paragraph: ParagraphLook = NO_PARAGRAPH;
  /** Tables that the paragraph stands in. */
  depth = 0;
  isEndnote = false;
  /** The number before it, as its writer saw it. */
  number = "";
  /** Of the row that is described. */
  #row: CellPlace[] = [];
  #left = 0;
  #next: Omit<CellPlace, "left" | "right"> = { merge: undefined, isJoined: false };

  write(inner: string, look: WordProperties, isDeleted: boolean): void {
    this.#runs.push(runXml(inner, look, isDeleted));
  }

  writeBefore(inner: string): void {
    this.#runs.unshift(runXml(inner, {}, false));
  }

  resetParagraph(): void {
    this.paragraph = NO_PARAGRAPH;
    this.depth = 0;
  }

  endParagraph(isDeleted: boolean, depth = this.depth): void {
    const look = { ...this.paragraph, isEndDeleted: isDeleted && depth === 0 };
    this.#tables.add(paragraphXml(this.#runs.splice(0).join(""), look), depth);
    this.number = "";
  }

  get hasWords(): boolean {
    return this.#runs.length > 0;
  }

  endCell(depth: number): void {
    this.endParagraph(false, depth);
    this.#tables.endCell(depth);
  }

  endRow(depth: number): void {
    if (this.hasWords) this.endParagraph(false, depth);
    this.#tables.endRow(depth, this.#row);
  }

  /** Words that end paragraphs, cells and rows, or tell how deep in tables a paragraph stands. */
  structure(name: string, value: number | undefined, isDeleted: boolean): void {
    switch (name) {
      case "par":
      case "sect":
      case "\n":
      case "\r":
        this.endParagraph(isDeleted);
        break;
      case "pard":
        this.resetParagraph();
        break;
      case "intbl":
        this.depth = Math.max(1, this.depth);
        break;
      case "itap":
        this.depth = Math.max(0, value ?? 1);
        break;
      case "cell":
        this.endCell(1);
        break;
      case "nestcell":
        this.endCell(Math.max(2, this.depth));
        break;
      case "row":
        this.endRow(1);
        break;
      case "nestrow":
        this.endRow(Math.max(2, this.depth));
        break;
      case "ftnalt":
        this.isEndnote = true;
        break;
      default:
        break;
    }
  }

  /** Words that describe a row. @returns whether it is one */
  describe(name: string, value = 0): boolean {
    switch (name) {
      case "trowd":
        this.#row = [];
        this.#left = 0;
        return true;
      case "trleft":
        this.#left = Math.max(-MOST_EDGE, Math.min(value, MOST_EDGE));
        return true;
      case "clvmgf":
        this.#next = { ...this.#next, merge: "restart" };
        return true;
      case "clvmrg":
        this.#next = { ...this.#next, merge: "continue" };
        return true;
      case "clmrg":
        this.#next = { ...this.#next, isJoined: true };
        return true;
      case "cellx": {
        const left = this.#row.at(-1)?.right ?? this.#left;
        const right = Math.min(Math.max(left, value), MOST_EDGE);
        if (this.#row.length < MOST_COLUMNS) this.#row.push({ ...this.#next, left, right });
        this.#next = { merge: undefined, isJoined: false };
        return true;
      }
      default:
        return false;
    }
  }

  finish(): string {
    if (this.hasWords) this.endParagraph(false);
    return this.#tables.finish();
  }
}
