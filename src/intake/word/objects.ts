import type { OpenElement } from "./xml.ts";

/** A document or a control in the document. */
interface OpenObject {
  /** What made it: `Excel.Sheet.12`. */
  name: string;
  /** A picture of it stands in the document. */
  isShown: boolean;
}

/** Finds documents and controls in the document that show nothing of themselves. */
export class WordObjects {
  readonly #open: OpenObject[] = [];

  open({ name, written, attributes }: OpenElement): void {
    const object = this.#open.at(-1);
    if (name === "w:object") this.#open.push({ name: "object", isShown: false });
    else if (object === undefined) return;
    else if (name === "v:imagedata" || name === "a:blip" || name === "w:txbxContent") object.isShown = true;
    else if (name === "w:control") object.name = attributes["name"] || object.name;
    else if (written.endsWith("OLEObject")) object.name = attributes["ProgID"] || object.name;
  }

  /** @returns what the object that ends is called; undefined: it is shown */
  close(): string | undefined {
    const object = this.#open.pop();
    return object === undefined || object.isShown ? undefined : object.name;
  }
}
