import { pictureFile } from "../doc/drawings.ts";
import type { CopyPicture } from "../proposal.ts";

/** Kinds of pictures by their words. */
const KINDS: Readonly<Record<string, string>> = {
  pngblip: "png",
  jpegblip: "jpeg",
  emfblip: "emf",
  wmetafile: "wmf",
  macpict: "pict",
  dibitmap: "bmp",
};

/** Gathers the bytes of a picture. */
export class RtfPicture {
  #kind: string | undefined;
  readonly #bytes: Buffer[] = [];
  /** The file ends within it. */
  isCut = false;

  /** @returns whether the word tells what it is */
  take(name: string): boolean {
    const kind = KINDS[name];
    if (kind !== undefined) this.#kind = kind;
    return kind !== undefined;
  }

  add(bytes: Buffer): void {
    this.#bytes.push(bytes);
  }

  /** Its bytes in hexadecimal. */
  addHex(text: string): void {
    this.#bytes.push(Buffer.from(text.replace(/[^0-9a-fA-F]/g, ""), "latin1"));
  }

  /** Undefined: it has no bytes. */
  finish(): CopyPicture | undefined {
    const all = Buffer.concat(this.#bytes);
    if (all.length === 0) return undefined;
    const isHex = /^[0-9a-fA-F]*$/.test(all.toString("latin1", 0, 64));
    const bytes = isHex ? Buffer.from(all.toString("latin1"), "hex") : all;
    return pictureFile(this.#kind ?? "bin", bytes);
  }
}
