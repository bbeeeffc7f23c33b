import { isHalf } from "./encodings.ts";
import type { RtfFonts } from "./fonts.ts";
import type { RtfLook } from "./words.ts";

/** Gathers characters until they go where their group says: bytes of a code page, and Unicode with what stands for it in old readers. */
export class RtfCharacters {
  readonly #fonts: RtfFonts;
  /** Bytes that are not yet decoded, behind the text that is. */
  #bytes: Buffer[] = [];
  #text = "";
  /** Characters for old readers that are still to be left out. */
  #skip = 0;

  constructor(fonts: RtfFonts) {
    this.#fonts = fonts;
  }

  addBytes(bytes: Buffer): void {
    const left = Math.min(this.#skip, bytes.length);
    this.#skip -= left;
    if (left < bytes.length) this.#bytes.push(bytes.subarray(left));
  }

  /** @param text of a word that stands for a character */
  addSign(text: string, look: RtfLook): void {
    if (this.#skip > 0) this.#skip--;
    else {
      this.#decode(look);
      this.#text += text;
    }
  }

  /** @param substitutes characters behind it that stand for it in old readers */
  addUnicode(value: number, substitutes: number, look: RtfLook): void {
    this.#decode(look);
    this.#text += String.fromCharCode(value & 0xffff);
    this.#skip = substitutes;
  }

  /** A group begins or ends: no substitutes stand beyond it. */
  endSubstitutes(): void {
    this.#skip = 0;
  }

  /** Drops the last byte if it is the first of two. */
  dropHalf(look: RtfLook): void {
    const bytes = Buffer.concat(this.#bytes);
    const half = isHalf(bytes.toString("latin1"), this.#fonts.pageOf(look)) ? 1 : 0;
    this.#bytes = [bytes.subarray(0, bytes.length - half)];
  }

  /** @returns all that is gathered; nothing of it stays */
  take(look: RtfLook): string {
    this.#decode(look);
    const text = this.#text;
    this.#text = "";
    return text;
  }

  #decode(look: RtfLook): void {
    if (this.#bytes.length === 0) return;
    this.#text += this.#fonts.text(Buffer.concat(this.#bytes), look);
    this.#bytes = [];
  }
}
