import { symbolXml, textXml } from "../word/written.ts";
import { pageOfCharset, pageText } from "./encodings.ts";
import type { RtfLook } from "./words.ts";

interface RtfFont {
  name: string;
  /** Undefined: Windows' Latin, or none is named. */
  page: number | undefined;
  isSymbols: boolean;
}

const SYMBOLS = 2;

/** Knows the code pages of a document and of its fonts. */
export class RtfFonts {
  readonly #fonts = new Map<number, RtfFont>();
  #described = 0;
  #first = 0;
  /** Of the document. */
  #page = 1252;

  /** Words of the table of fonts. @returns whether it is one */
  describe(name: string, value = 0): boolean {
    if (name === "f") this.#described = value;
    const font = this.#fonts.get(this.#described) ?? { name: "", page: undefined, isSymbols: false };
    this.#fonts.set(this.#described, font);
    if (name === "fcharset") {
      font.page = pageOfCharset(value);
      font.isSymbols = value === SYMBOLS;
    } else if (name === "cpg") font.page = value;
    return name === "f" || name === "fcharset" || name === "cpg";
  }

  name(text: string): void {
    const font = this.#fonts.get(this.#described);
    if (font !== undefined && !font.name.includes(";")) font.name += text;
  }

  /** Words of the document's own. @returns whether it is one */
  own(name: string, value = 0): boolean {
    if (name === "ansicpg" && value !== 0) this.#page = value;
    else if (name === "mac") this.#page = 10000;
    else if (name === "deff") this.#first = value;
    else return false;
    return true;
  }

  #fontOf({ font, eastFont, isEast }: RtfLook): RtfFont | undefined {
    return (isEast ? this.#fonts.get(eastFont ?? -1) : undefined) ?? this.#fonts.get(font ?? this.#first);
  }

  pageOf(look: RtfLook): number {
    return this.#fontOf(look)?.page ?? this.#page;
  }

  text(bytes: Buffer, look: RtfLook): string {
    const font = this.#fontOf(look);
    return font?.isSymbols ? bytes.toString("latin1") : pageText(bytes, font?.page, this.#page);
  }

  /** The characters of a symbol font as elements; undefined: the font is none. */
  symbols(text: string, look: RtfLook): string | undefined {
    const font = this.#fontOf(look);
    if (!font?.isSymbols || !/^[\x20-\xff\uf020-\uf0ff]*$/.test(text)) return undefined;
    const name = font.name.split(";")[0]?.trim() ?? "";
    return Array.from(text, (character) =>
      character === " " ? textXml(character) : symbolXml(name, 0xf000 | character.charCodeAt(0)),
    ).join("");
  }
}
