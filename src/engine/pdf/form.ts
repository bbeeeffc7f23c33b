import { markedIn } from "../../base/encoding.ts";

/*
 * Drawings and PDF pages between reading and writing. This file loads no library, so a build without such files loads none.
 */

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** Licence comments and Illustrator's entities may come before the first element. */
const LONGEST_PROLOGUE = 65_536;

export function isSvg(bytes: Uint8Array): boolean {
  const wide = markedIn(bytes);
  // The first bytes rule out photos.
  if (wide === undefined && !/^[\uFEFF\s]*</.test(Buffer.from(bytes.subarray(0, 256)).toString("utf8"))) return false;
  const prologue = new TextDecoder(wide ?? "utf-8").decode(bytes.subarray(0, LONGEST_PROLOGUE));
  return /^\s*</.test(prologue) && /<(?:\w+:)?svg[\s>]/.test(prologue.replace(/<!--[\s\S]*?-->/g, ""));
}

/** A page as objects that any PDF can include; [0] is the form, whose box is the unit square, as for images. */
export interface PackedForm {
  /** True if the page contains transparency, so that a page that includes it needs a blending space. */
  readonly transparent: boolean;
  readonly objects: readonly PackedObject[];
}

export interface PackedObject {
  /** The object's text; numbers are references to other objects of the form. */
  readonly parts: readonly (string | number)[];
  /** A stream's bytes, still filtered; undefined for other objects. */
  readonly bytes: Uint8Array | undefined;
}

/** A picture ready for print: a JPEG or a page of a PDF. */
export type PreparedPicture = Uint8Array | PackedForm;

export function isForm(picture: PreparedPicture): picture is PackedForm {
  return !(picture instanceof Uint8Array);
}
