/** Kinds of file that stand in newsrooms' folders and are not taken, by the bytes (in hexadecimal figures) that stand at a place of theirs. */
const KINDS: readonly (readonly [at: number, bytes: string, name: string])[] = [
  [0, "424d", "a BMP"],
  [0, "38425053", "a Photoshop file (PSD)"],
  [0, "25215053", "an EPS or PostScript file"],
  [0, "c5d0d3c6", "an EPS file"],
  [0, "1f8b", "packed with gzip, as SVGZ files are"],
  [0, "0000000c6a502020", "a JPEG 2000"],
  [0, "ff4fff51", "a JPEG 2000"],
  [0, "ff0a", "a JPEG XL"],
  [0, "0000000c4a584c20", "a JPEG XL"],
  [0, "00000100", "an icon (ICO)"],
  [8, "434452", "a CorelDRAW file"],
  [0, "504b0304", "a packed file, as those of Word, Excel and newer CorelDRAWs are"],
  [0, "d0cf11e0", "an old file of Word, Excel or PowerPoint"],
  [0, "d7cdc69a", "a Windows metafile"],
  [40, "20454d46", "a Windows metafile"],
  [0, "67696d7020786366", "a GIMP file (XCF)"],
  [0, "46554a4946494c4d4343442d524157", "a raw file of a camera"],
  [4, "66747970637278", "a raw file of a camera"],
  [4, "6674797069736f", "a video"],
  [4, "667479706d7034", "a video"],
  [4, "667479704d3456", "a video"],
  [4, "667479707174", "a video"],
  [0, "49492a00", "a TIFF of a kind that is not read"],
  [0, "4d4d002a", "a TIFF of a kind that is not read"],
];

/** A page that says "not found", kept under the name of the photo that was asked for. */
const WEB_PAGE = /^\s*<(?:!doctype html|html|head|body)\b/i;

/** What a file is that cannot be read as a photo, in words; undefined for what nobody knows. */
export function foreignKind(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 64));
  const head = start.toString("hex");
  const known = KINDS.find(([at, letters]) => head.startsWith(letters, 2 * at))?.[2];
  return known ?? (WEB_PAGE.test(start.toString("latin1")) ? "a web page (HTML)" : undefined);
}
