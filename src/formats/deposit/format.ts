import { asErrors, type Diagnostic } from "../../base/diagnostic.ts";
import type { Format } from "../format.ts";

/** Pixels per inch of page pictures: body type of 9 pt is 25 pixels high. Pictures are for reading; the PDF/A is the master. */
const DEFAULT_DPI = 200;

/** The diagnostics for files that are rebuilt elsewhere, from a bag or a pack: errors where the files depend on this machine. */
export function gradeForKeeping(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return asErrors(diagnostics, ({ code }) => UNPORTABLE.has(code));
}

const UNPORTABLE: ReadonlySet<Diagnostic["code"]> = new Set(["whole-path", "unportable-name"]);

export const depositBag: Format = {
  name: "deposit",
  command: "deposit",
  flag: undefined,
  help: {
    en: "a BagIt bag for a library: PDF/A, page pictures, METS/ALTO, IIIF, ninjs, the sources",
    zh: "供图书馆收藏的 BagIt 包：PDF/A、版面图片、METS/ALTO、IIIF、ninjs、全部原稿",
  },
  doing: { en: "filling the bag", zh: "装馆藏包" },
  options: [
    {
      flags: "--base <url>",
      help: {
        en: "where the folder of bags will stand on the web; ids in IIIF and ninjs begin with it (required)",
        zh: "馆藏包文件夹将来在网上的地址；IIIF 和 ninjs 里的标识都以它开头（必填）",
      },
    },
    { flags: "--tiff", help: { en: "page pictures also as TIFF, without loss", zh: "版面图片另出无损的 TIFF" } },
    { flags: "--glyphs", help: { en: "ALTO also has the place of each character", zh: "ALTO 另记每个字的位置" } },
    {
      flags: "--dpi <number>",
      help: {
        en: `pixels per inch of page pictures, 100 to 600 (default: ${DEFAULT_DPI})`,
        zh: `版面图片每英寸的像素数，100 至 600（缺省：${DEFAULT_DPI}）`,
      },
    },
  ],
  // The lock covers the press files, which also verify a rebuild.
  needs: ["proof", "press", "archive", "layout"],
  files: "bagit.txt, data/…",
  owns: (path) => path.startsWith("data/") || /^(?:bagit|bag-info|(?:tag)?manifest-sha512)\.txt$/.test(path),
  promised: false,
  grade: gradeForKeeping,
  write: async (job, { base, tiff, glyphs, dpi }) => {
    if (typeof base !== "string") throw new Error("a bag needs its base");
    const { fillBag } = await import("./fill-bag.ts");
    const wishes = {
      base: base.replace(/\/+$/, ""),
      tiff: tiff !== undefined,
      glyphs: glyphs !== undefined,
      dpi: typeof dpi === "string" ? Number(dpi) : DEFAULT_DPI,
    };
    return { files: await fillBag(job, wishes), diagnostics: [] };
  },
};
