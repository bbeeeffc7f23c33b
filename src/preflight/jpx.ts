import { type PDFObject, PDFRawStream } from "@cantoo/pdf-lib";
import { listAt, nameOf } from "../images/pdf/objects.ts";
import { CMYK, GREY, plainSpace, RGB, type Space } from "./colour.ts";

/** The space of a JPEG 2000 picture to which the PDF gives none: the picture's own data name it (ISO 32000-1, 7.4.9). Undefined where they do not. */
export function spaceOfJpx(image: PDFObject): Space | undefined {
  if (!(image instanceof PDFRawStream)) return undefined;
  const filters = listAt(image.dict, "Filter").map(nameOf);
  if (filters.length !== 1 || filters[0] !== "JPXDecode") return undefined;
  const bytes = Buffer.from(image.contents.buffer, image.contents.byteOffset, image.contents.byteLength);
  return spaceInBoxes(bytes) ?? spaceInCodestream(bytes, bytes.indexOf(CODESTREAM));
}

/** Where the coded picture begins: two markers. */
const CODESTREAM = Buffer.from("ff4fff51", "hex");

/** By the number of a `colr` box: ISO 15444-1, table I.10, and ISO 15444-2, table M.25. */
const NUMBERED: Readonly<Record<number, Space>> = {
  12: CMYK,
  14: plainSpace("Lab"),
  16: RGB,
  17: GREY,
  18: RGB,
};
/** By the signature in the head of a profile. */
const PROFILES: Readonly<Record<string, Space>> = {
  GRAY: plainSpace("ICCGray"),
  "RGB ": plainSpace("ICCRGB"),
  CMYK: plainSpace("ICCCMYK"),
};

/** What the first `colr` box says. */
function spaceInBoxes(bytes: Buffer): Space | undefined {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    const kind = bytes.toString("latin1", at + 4, at + 8);
    if (kind === "colr") return spaceInBox(bytes.subarray(at + 8, at + 8 + 3 + 128));
    // The header is a box of boxes. Sizes of 0 and 1 belong to the picture's own box, which stands behind it.
    if (kind === "jp2h") at += 8;
    else if (size < 8) return undefined;
    else at += size;
  }
  return undefined;
}

function spaceInBox(box: Buffer): Space | undefined {
  if (box[0] === 1 && box.length >= 7) return NUMBERED[box.readUInt32BE(3)];
  return PROFILES[box.toString("latin1", 3 + 16, 3 + 20)];
}

/** By the number of its components. */
function spaceInCodestream(bytes: Buffer, start: number): Space | undefined {
  if (start < 0 || start + 42 > bytes.length) return undefined;
  const components = bytes.readUInt16BE(start + 40);
  return components > 3 ? CMYK : components === 3 ? RGB : GREY;
}
