import { markedIn } from "../../base/encoding.ts";

/*
 * What drawings and pages of PDFs are between reading and writing: this file loads no library, so that a build without them loads none.
 */

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** Notes of licences, and the entities of Illustrator, may stand before the first element. */
const LONGEST_PROLOGUE = 65_536;

export function isSvg(bytes: Uint8Array): boolean {
  const wide = markedIn(bytes);
  // A photo is known by its first bytes.
  if (wide === undefined && !/^[\uFEFF\s]*</.test(Buffer.from(bytes.subarray(0, 256)).toString("utf8"))) return false;
  const prologue = new TextDecoder(wide ?? "utf-8").decode(bytes.subarray(0, LONGEST_PROLOGUE));
  return /^\s*</.test(prologue) && /<(?:\w+:)?svg[\s>]/.test(prologue.replace(/<!--[\s\S]*?-->/g, ""));
}

/** A page as objects that any PDF can take; [0] is the form, whose box is the unit square, as an image's is. */
export interface PackedForm {
  /** True when the page lets ink show through, so that whoever takes it needs a blending space. */
  readonly transparent: boolean;
  readonly objects: readonly PackedObject[];
}

export interface PackedObject {
  /** The object's text; numbers stand for references to other objects of the form. */
  readonly parts: readonly (string | number)[];
  /** A stream's bytes, with its filters on; undefined for other objects. */
  readonly bytes: Uint8Array | undefined;
}

/** A picture ready for print: a JPEG, or a page of a PDF. */
export type PreparedPicture = Uint8Array | PackedForm;

export function isForm(picture: PreparedPicture): picture is PackedForm {
  return !(picture instanceof Uint8Array);
}
