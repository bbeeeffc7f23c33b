import { asErrors, type Diagnostic } from "../../base/diagnostic.ts";
import type { Format } from "../format.ts";

/** Pixels per inch of page pictures: body type of 9 pt is 25 pixels high. Pictures are for reading; the PDF/A is the master. */
const DEFAULT_DPI = 200;

/** The diagnostics for files that are rebuilt elsewhere, from a bag or a pack: errors where the files depend on this machine. */
export function gradeForRebuild(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return asErrors(diagnostics, ({ code }) => UNPORTABLE.has(code));
}

const UNPORTABLE: ReadonlySet<Diagnostic["code"]> = new Set(["whole-path", "unportable-name"]);

export const depositBag: Format = {
  name: "deposit",
  command: "deposit",
  flag: undefined,
  options: [
    {
      flags: "--base <url>",
      help: "option-base-deposit",
    },
    { flags: "--tiff", help: "option-tiff" },
    { flags: "--glyphs", help: "option-glyphs-deposit" },
    {
      flags: "--dpi <number>",
      help: "option-dpi",
    },
  ],
  // The lock covers the press files, which also verify a rebuild.
  needs: ["proof", "press", "archive", "layout"],
  files: "bagit.txt, data/…",
  owns: (path) => path.startsWith("data/") || /^(?:bagit|bag-info|(?:tag)?manifest-sha512)\.txt$/.test(path),
  promised: false,
  grade: gradeForRebuild,
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
