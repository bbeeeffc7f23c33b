/*
 * What pages of PDFs are between reading and writing: this file knows no PDF library, so that a build without such adverts loads none.
 */

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
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

/** What a packed form begins with: no picture does. */
const MARK = "%BANMIAN-FORM\n";

/** Undefined for bytes that are no packed form. */
export function unpackForm(bytes: Uint8Array): PackedForm | undefined {
  const head = Buffer.from(bytes.subarray(0, MARK.length)).toString("latin1");
  if (head !== MARK) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = MARK.length + 4 + view.getUint32(MARK.length);
  const index: { transparent: boolean; objects: { parts: (string | number)[]; length: number }[] } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(MARK.length + 4, start)),
  );
  let at = start;
  const objects = index.objects.map(({ parts, length }) => {
    if (length < 0) return { parts, bytes: undefined };
    at += length;
    return { parts, bytes: bytes.subarray(at - length, at) };
  });
  return { transparent: index.transparent, objects };
}

export function encodeForm({ transparent, objects }: PackedForm): Uint8Array {
  const index = JSON.stringify({
    transparent,
    objects: objects.map(({ parts, bytes }) => ({ parts, length: bytes?.length ?? -1 })),
  });
  const text = Buffer.from(index);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([Buffer.from(MARK), length, text, ...objects.flatMap(({ bytes }) => bytes ?? [])]);
}
