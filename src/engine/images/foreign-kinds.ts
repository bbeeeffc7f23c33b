/** Unsupported file types that occur in newsrooms' folders, recognised by bytes (in hex) at an offset. */
const KINDS: readonly (readonly [at: number, bytes: string, words: string, name: string | undefined])[] = [
  [0, "424d", "a BMP", "BMP"],
  [0, "38425053", "a Photoshop file (PSD)", "PSD"],
  [0, "25215053", "an EPS or PostScript file", "EPS"],
  [0, "c5d0d3c6", "an EPS file", "EPS"],
  [0, "1f8b", "packed with gzip, as SVGZ files are", "gzip"],
  [0, "0000000c6a502020", "a JPEG 2000", "JPEG 2000"],
  [0, "ff4fff51", "a JPEG 2000", "JPEG 2000"],
  [0, "ff0a", "a JPEG XL", "JPEG XL"],
  [0, "0000000c4a584c20", "a JPEG XL", "JPEG XL"],
  [0, "00000100", "an icon (ICO)", "ICO"],
  [8, "434452", "a CorelDRAW file", "CDR"],
  [0, "504b0304", "a packed file, as those of Word, Excel and newer CorelDRAWs are", "ZIP"],
  [0, "d0cf11e0", "an old file of Word, Excel or PowerPoint", "Office"],
  [0, "d7cdc69a", "a Windows metafile", "WMF"],
  [40, "20454d46", "a Windows metafile", "WMF"],
  [0, "67696d7020786366", "a GIMP file (XCF)", "XCF"],
  [0, "46554a4946494c4d4343442d524157", "a raw file of a camera", "RAW"],
  [4, "66747970637278", "a raw file of a camera", "RAW"],
  [4, "6674797069736f", "a video", "MP4"],
  [4, "667479706d7034", "a video", "MP4"],
  [4, "667479704d3456", "a video", "MP4"],
  [4, "667479707174", "a video", "MP4"],
  [0, "49492a00", "a TIFF of a kind that is not read", undefined],
  [0, "4d4d002a", "a TIFF of a kind that is not read", undefined],
];

/** A web page, such as "not found", saved under the name of a photo. */
const WEB_PAGE = /^\s*<(?:!doctype html|html|head|body)\b/i;

interface ForeignKind {
  /** A description in English. */
  readonly words: string;
  /** The name of the type in any language; undefined if other files of this name are supported. */
  readonly name: string | undefined;
}

/** The type of a file that cannot be read as a photo; undefined if unknown. */
export function foreignKind(bytes: Uint8Array): ForeignKind | undefined {
  const start = Buffer.from(bytes.subarray(0, 64));
  const head = start.toString("hex");
  const kind = KINDS.find(([at, letters]) => head.startsWith(letters, 2 * at));
  if (kind !== undefined) return { words: kind[2], name: kind[3] };
  return WEB_PAGE.test(start.toString("latin1")) ? { words: "a web page (HTML)", name: "HTML" } : undefined;
}
