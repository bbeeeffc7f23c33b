import { escapedXml } from "../../base/unprintable.ts";
import { xmlReady } from "../word/written.ts";

const BOX = 1;
const LIST = 2;
/** Its result is the initial one. */
const UNSAID = 25;

/** A field of a form: a box, or a list of which one entry is shown. */
export class RtfForm {
  #type = 0;
  #result = UNSAID;
  #initial = 0;
  readonly #entries: string[] = [];

  take(name: string, value: number | undefined): void {
    if (name === "fftype") this.#type = value ?? 0;
    else if (name === "ffres") this.#result = value ?? UNSAID;
    else if (name === "ffdefres") this.#initial = value ?? 0;
  }

  addEntry(text: string): void {
    this.#entries.push(xmlReady(text));
  }

  /** As a .docx says it; nothing of a field that shows its text itself. */
  finish(): string {
    const result = this.#result === UNSAID ? this.#initial : this.#result;
    if (this.#type === BOX) return `<w:checkBox><w:checked w:val="${result === 0 ? 0 : 1}"/></w:checkBox>`;
    if (this.#type !== LIST) return "";
    const entries = this.#entries.map((text) => `<w:listEntry w:val="${escapedXml(text)}"/>`);
    return `<w:ddList><w:result w:val="${result}"/>${entries.join("")}</w:ddList>`;
  }
}
