import { FORM, formFieldXml } from "../word/form-fields.ts";

/** A field of a form: a box, or a list of which one entry is shown. */
export class RtfForm {
  #kind = 0;
  #result: number = FORM.unfilled;
  #usual = 0;
  readonly #entries: string[] = [];

  take(name: string, value: number | undefined): void {
    if (name === "fftype") this.#kind = value ?? 0;
    else if (name === "ffres") this.#result = value ?? FORM.unfilled;
    else if (name === "ffdefres") this.#usual = value ?? 0;
  }

  addEntry(text: string): void {
    this.#entries.push(text);
  }

  /** As a .docx has it. */
  finish(): string {
    return formFieldXml(this.#kind, this.#result === FORM.unfilled ? this.#usual : this.#result, this.#entries);
  }
}
