import type { Size } from "../../base/rect.ts";

/** Every so many pixels one, row by row: a byte a component, 0 to 255; of fewer bits as they are written. */
export interface PixelGrid extends Size {
  readonly components: number;
  readonly values: Uint8Array;
}

/** How the rows of a picture lie in its bytes. */
export interface RowForm extends Size {
  readonly bits: number;
  readonly components: number;
  /** How many pixels are wanted. */
  readonly across: number;
  readonly down: number;
  /** As DecodeParms names it: 2 is that of TIFF, 10 and more those of PNG. */
  readonly predictor: number;
}

/** Picks pixels out of rows that come in pieces. What is missing at the end is left 0. */
export async function pickRows(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  form: RowForm,
): Promise<PixelGrid> {
  const rows = new Rows(form);
  for await (const piece of pieces) if (!rows.take(piece)) break;
  return { width: form.across, height: form.down, components: form.components, values: rows.values };
}

/** Puts pieces together to rows; a class, since each row is undone with the one before it. */
class Rows {
  readonly values: Uint8Array;
  readonly #form: RowForm;
  /** Bytes from a component to the same of the next pixel. */
  readonly #step: number;
  /** PNG's rows begin with the name of their filter. */
  readonly #tag: number;
  #row: Uint8Array;
  #before: Uint8Array;
  #filled = 0;
  #number = 0;
  #wanted = 0;

  constructor(form: RowForm) {
    const { width, bits, components, across, down, predictor } = form;
    this.#form = form;
    this.#step = Math.max(1, (bits * components) >> 3);
    this.#tag = predictor >= 10 ? 1 : 0;
    const length = this.#tag + Math.ceil((width * bits * components) / 8);
    [this.#row, this.#before] = [new Uint8Array(length), new Uint8Array(length)];
    this.values = new Uint8Array(across * down * components);
  }

  /** False once all that is wanted was there. */
  take(piece: Uint8Array): boolean {
    for (let at = 0; at < piece.length && this.#wanted < this.#form.down; ) {
      const part = piece.subarray(at, at + this.#row.length - this.#filled);
      this.#row.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#row.length) this.#end();
    }
    return this.#wanted < this.#form.down;
  }

  #end(): void {
    const { height, down, predictor } = this.#form;
    if (this.#tag === 1) undoPng(this.#row, this.#before, this.#step);
    const next = Math.floor(((this.#wanted + 0.5) * height) / down);
    if (this.#number === next) {
      if (predictor === 2) undoTiff(this.#row, this.#step, this.#form.bits);
      this.#pick();
      this.#wanted++;
    }
    [this.#row, this.#before] = [this.#before, this.#row];
    this.#filled = 0;
    this.#number++;
  }

  #pick(): void {
    const { width, bits, components, across } = this.#form;
    const row = this.#row;
    let to = this.#wanted * across * components;
    for (let x = 0; x < across; x++) {
      const first = Math.floor(((x + 0.5) * width) / across) * components;
      for (let at = first; at < first + components; at++) {
        if (bits >= 8) this.values[to++] = row[this.#tag + at * (bits >> 3)] ?? 0;
        else {
          const bit = at * bits;
          const byte = row[this.#tag + (bit >> 3)] ?? 0;
          this.values[to++] = (byte >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
        }
      }
    }
  }
}

/** Each component was written as its difference to the pixel at its left. */
function undoTiff(row: Uint8Array, step: number, bits: number): void {
  if (bits === 8) for (let at = step; at < row.length; at++) row[at] = (row[at] ?? 0) + (row[at - step] ?? 0);
}

/** The filters of PNG (ISO/IEC 15948, clause 9), in place; [0] names the one of the row. */
function undoPng(row: Uint8Array, above: Uint8Array, step: number): void {
  switch (row[0]) {
    case 1:
      for (let at = 1 + step; at < row.length; at++) row[at] = (row[at] as number) + (row[at - step] as number);
      return;
    case 2:
      for (let at = 1; at < row.length; at++) row[at] = (row[at] as number) + (above[at] as number);
      return;
    case 3:
      for (let at = 1; at < row.length; at++) {
        const left = at > step ? (row[at - step] as number) : 0;
        row[at] = (row[at] as number) + ((left + (above[at] as number)) >> 1);
      }
      return;
    case 4:
      undoPaeth(row, above, step);
  }
}

function undoPaeth(row: Uint8Array, above: Uint8Array, step: number): void {
  for (let at = 1; at < row.length; at++) {
    const left = at > step ? (row[at - step] as number) : 0;
    const corner = at > step ? (above[at - step] as number) : 0;
    row[at] = (row[at] as number) + paeth(left, above[at] as number, corner);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const near = left + up - corner;
  const [a, b, c] = [Math.abs(near - left), Math.abs(near - up), Math.abs(near - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
