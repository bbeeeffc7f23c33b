import type { Format } from "../format.ts";
import { pdfName } from "../names.ts";
import { metadataOf } from "../pdf/metadata.ts";

/** 大样: each page with line numbers, a box for each stage that signs it by hand, and a code with its hash. */
export const proofSheet: Format = {
  name: "proof-sheet",
  command: "build",
  flag: "--proof-sheet",
  help: "option-proof-sheet",
  options: [],
  needs: [],
  files: "proof-sheet/<code>-<date>.pdf",
  owns: (path) => /^proof-sheet\/[^/]+\.pdf$/.test(path),
  promised: false,
  write: async (job) => {
    const [{ beginPages }, { sheetOf }] = await Promise.all([import("../proof/write.ts"), import("./sheet.ts")]);
    const { newspaper, chosen, fonts, partial, signing, press } = job;
    const { pages, painted, pictures } = chosen;
    const sheets = pages.map((page, at) => {
      const plain = painted[at] ?? { label: page.label, trim: page.trim, ops: [] };
      const code = `${newspaper.identity.stem} ${page.label} ${signing.print(page.label)}`;
      return {
        painted: sheetOf(page, plain, { stages: signing.stages, code, chain: press.slug }),
        shows: [{ page, x: 0 }],
      };
    });
    const proof = { newspaper: { ...newspaper, pages }, metadata: metadataOf(job), fonts, pictures };
    const bytes = await beginPages(sheets, proof);
    const path = `proof-sheet/${pdfName(newspaper.identity.stem, partial ? pages : undefined)}`;
    return { files: async () => [{ path, bytes: await bytes() }], diagnostics: [] };
  },
};
