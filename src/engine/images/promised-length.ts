/** The least that an entry of a TIFF's directory, and its count, take. */
const DIRECTORY = 14;

/** Whether a file ends before the place where it says itself that more of it stands: WebP, HEIF and AVIF by the lengths of their pieces, TIFF by its directory. */
export function endsEarly(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters = (at: number): string => Buffer.from(bytes.subarray(at, at + 4)).toString("latin1");
  if (letters(0) === "RIFF") return 8 + view.getUint32(4, true) > bytes.length;
  if (letters(0) === "II*\0") return view.getUint32(4, true) + DIRECTORY > bytes.length;
  if (letters(0) === "MM\0*") return view.getUint32(4) + DIRECTORY > bytes.length;
  return letters(4) === "ftyp" && boxesEndEarly(view);
}

/** A box whose length is 0 goes on to the file's end; one whose length is 1 has its length in the eight bytes behind its name (ISO 14496-12, 4.2). */
function boxesEndEarly(view: DataView): boolean {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const short = view.getUint32(at);
    if (short === 1 && at + 16 > view.byteLength) return true;
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8) return false;
    at += length;
  }
  return at !== view.byteLength;
}
