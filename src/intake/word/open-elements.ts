import { prefixOf } from "./splices.ts";
import type { OpenElement } from "./xml.ts";

/** Elements whose text Word does not show. */
const DELETED: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);

/** Knows where in a part its reader stands: the elements that are open, and what they make of the text in them. */
export class OpenElements {
  readonly #open: OpenElement[] = [];
  /** Elements that delete text, one in another. */
  #deletions = 0;
  #isInDeletedRow = false;
  #choices = 0;

  open(element: OpenElement): void {
    const { name } = element;
    this.#open.push(element);
    if (name === "mc:Choice") this.#choices++;
    if (this.#deletes(name)) this.#deletions++;
    if (name === "w:del" && this.#isIn("w:trPr")) this.#isInDeletedRow = true;
  }

  close({ name }: OpenElement): void {
    this.#open.pop();
    if (name === "mc:Choice") this.#choices--;
    if (this.#deletes(name)) this.#deletions--;
    if (name === "w:tr") this.#isInDeletedRow = false;
  }

  /** Outermost first. */
  get all(): readonly OpenElement[] {
    return this.#open;
  }

  /** The name of the element that text stands in; empty: none is open. */
  get innermost(): string {
    return this.#open.at(-1)?.name ?? "";
  }

  /** The element round the innermost one. */
  get parent(): OpenElement | undefined {
    return this.#open.at(-2);
  }

  /** Mammoth passes over the text: of two versions it reads the fallback. */
  get isPassedOver(): boolean {
    return this.#choices > 0;
  }

  /** Tracked changes delete the text itself. */
  get isInDeletion(): boolean {
    return this.#deletions > 0;
  }

  /** They delete the text, or the row of a table that it stands in. */
  get isDeleted(): boolean {
    return this.isInDeletion || this.#isInDeletedRow;
  }

  /** The innermost element says how its paragraph looks now, not before a tracked change. */
  get isOfParagraph(): boolean {
    return this.parent?.name === "w:pPr" && this.#open.at(-3)?.name === "w:p";
  }

  /** Likewise of its run. */
  get isOfRun(): boolean {
    return this.parent?.name === "w:rPr" && this.#open.at(-3)?.name === "w:r";
  }

  /** Of WordprocessingML, where the reader stands: `w:`. */
  get prefix(): string {
    return prefixOf(this.#open.findLast(({ name }) => name.startsWith("w:"))?.written ?? "w:r");
  }

  #deletes(name: string): boolean {
    return DELETED.has(name) && !this.#isIn("w:rPr") && !this.#isIn("w:trPr");
  }

  #isIn(name: string): boolean {
    return this.#open.some((element) => element.name === name);
  }
}
