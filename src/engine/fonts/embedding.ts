import type { FontTable } from "./bytes.ts";

/** OpenType: OS/2, fsType. */
const FS_TYPE = 8;
const RESTRICTED = 0x0002;
const PREVIEW_OR_EDIT = 0x000c;
const NO_PART_OR_OUTLINES = 0x0300;

/** The bits of a font that forbid what we do, to put the outlines of a part of it into documents; 0: none. */
export function forbiddingBits(view: DataView, table: FontTable | undefined): number {
  if (table === undefined || table.length < FS_TYPE + 2 || table.offset + FS_TYPE + 2 > view.byteLength) return 0;
  const bits = view.getUint16(table.offset + FS_TYPE);
  // Of several words about use the one that allows most counts, as it did before version 3 of the table.
  const restricted = (bits & PREVIEW_OR_EDIT) === 0 ? bits & RESTRICTED : 0;
  return restricted | (bits & NO_PART_OR_OUTLINES);
}

/** As type designers write them: 0x0002. */
export function writtenBits(bits: number): string {
  return `0x${bits.toString(16).padStart(4, "0")}`;
}
