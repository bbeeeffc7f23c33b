import type { Format } from "../format.ts";
import { pdfName } from "../names.ts";
import { metadataOf } from "../pdf/metadata.ts";

/** The issue as the open paper shows it: facing pages with something across the fold are one page of the PDF. */
export const spreads: Format = {
  name: "spreads",
  command: "build",
  flag: "--spreads",
  help: "option-spreads",
  options: [],
  needs: [],
  files: "spreads/<code>-<date>.pdf",
  owns: (path) => /^spreads\/[^/]+\.pdf$/.test(path),
  promised: false,
  write: async (job) => {
    const [{ beginPages }, { openPages }] = await Promise.all([import("../proof/write.ts"), import("./open-pages.ts")]);
    const { newspaper, chosen, fonts, partial } = job;
    const { pages, painted, pictures } = chosen;
    const shown = { ...newspaper, pages };
    // PDFium takes /Direction R2L for right-to-left text. This file does not need it: each of its pages stands alone.
    const metadata = { ...metadataOf(job), binding: "left" } as const;
    const proof = { newspaper: shown, metadata, fonts, pictures };
    const bytes = await beginPages(openPages(shown, painted), proof);
    const path = `spreads/${pdfName(newspaper.identity.stem, partial ? pages : undefined)}`;
    return { files: async () => [{ path, bytes: await bytes() }], diagnostics: [] };
  },
};
