/** Kinds of file that stand in newsrooms' folders and are not taken, by the bytes (in hexadecimal figures) that stand at a place of theirs. */
const KINDS: readonly (readonly [at: number, bytes: string, en: string, zh: string])[] = [
  [0, "424d", "a BMP", "BMP 图片"],
  [0, "38425053", "a Photoshop file (PSD)", "Photoshop 文件（PSD）"],
  [0, "25215053", "an EPS or PostScript file", "EPS 或 PostScript 文件"],
  [0, "c5d0d3c6", "an EPS file", "EPS 文件"],
  [0, "1f8b", "packed with gzip, as SVGZ files are", "gzip 压缩的文件（如 SVGZ）"],
  [0, "0000000c6a502020", "a JPEG 2000", "JPEG 2000 图片"],
  [0, "ff4fff51", "a JPEG 2000", "JPEG 2000 图片"],
  [0, "ff0a", "a JPEG XL", "JPEG XL 图片"],
  [0, "0000000c4a584c20", "a JPEG XL", "JPEG XL 图片"],
  [0, "00000100", "an icon (ICO)", "图标文件（ICO）"],
  [8, "434452", "a CorelDRAW file", "CorelDRAW 文件"],
  [
    0,
    "504b0304",
    "a packed file, as those of Word, Excel and newer CorelDRAWs are",
    "压缩包，Word、Excel 和新版 CorelDRAW 的文件也是",
  ],
  [0, "d0cf11e0", "an old file of Word, Excel or PowerPoint", "旧版 Word、Excel 或 PowerPoint 文件"],
  [0, "d7cdc69a", "a Windows metafile", "Windows 图元文件"],
  [40, "20454d46", "a Windows metafile", "Windows 图元文件"],
  [0, "67696d7020786366", "a GIMP file (XCF)", "GIMP 文件（XCF）"],
  [0, "46554a4946494c4d4343442d524157", "a raw file of a camera", "相机的原始文件（RAW）"],
  [4, "66747970637278", "a raw file of a camera", "相机的原始文件（RAW）"],
  [4, "6674797069736f", "a video", "视频"],
  [4, "667479706d7034", "a video", "视频"],
  [4, "667479704d3456", "a video", "视频"],
  [4, "667479707174", "a video", "视频"],
  [0, "49492a00", "a TIFF of a kind that is not read", "读不了的一种 TIFF"],
  [0, "4d4d002a", "a TIFF of a kind that is not read", "读不了的一种 TIFF"],
];

/** A page that says "not found", kept under the name of the photo that was asked for. */
const WEB_PAGE = /^\s*<(?:!doctype html|html|head|body)\b/i;

/** What a file is, in the words of messages. */
interface ForeignKind {
  readonly en: string;
  readonly zh: string;
}

/** What a file is that cannot be read as a photo; undefined for what nobody knows. */
export function foreignKind(bytes: Uint8Array): ForeignKind | undefined {
  const start = Buffer.from(bytes.subarray(0, 64));
  const head = start.toString("hex");
  const known = KINDS.find(([at, letters]) => head.startsWith(letters, 2 * at));
  if (known !== undefined) return { en: known[2], zh: known[3] };
  return WEB_PAGE.test(start.toString("latin1")) ? { en: "a web page (HTML)", zh: "网页（HTML）" } : undefined;
}
