import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";
import type { Format } from "../format.ts";
import { pdfName } from "../names.ts";
import { type Metadata, metadataOf } from "../pdf/metadata.ts";

/** The whole issue as one PDF for viewing, made quickly: its streams are deflated in the background while other formats are written. */
export const proof: Format = {
  name: "proof",
  command: "build",
  flag: undefined,
  help: "format-proof",
  options: [],
  needs: [],
  files: "<code>-<date>.pdf",
  owns: (path) => /^[^/]+\.pdf$/.test(path),
  promised: false,
  write: async (job) => {
    const { beginProof } = await import("./write.ts");
    const { newspaper, chosen, fonts, partial } = job;
    const { pages, painted, pictures } = chosen;
    const metadata = { ...metadataOf(job), ...facing(pages) };
    const made = { pages: painted, newspaper: { ...newspaper, pages }, metadata, fonts, pictures };
    const bytes = await beginProof(made, job.memory);
    const path = pdfName(newspaper.identity.stem, partial ? pages : undefined);
    return { files: async () => [{ path, bytes: await bytes() }], diagnostics: [] };
  },
};

/** Requests facing pages in viewers if something goes across a fold. */
function facing(pages: readonly PrintedPage[]): Pick<Metadata, "facing"> {
  const [first] = pages;
  const isOver = pages.some(({ frames, trim }) =>
    frames.some(({ zone }) => zone.some(({ x }) => x === 0 || x === trim.width)),
  );
  return first === undefined || !isOver ? {} : { facing: first.number % 2 === 1 ? "odd" : "even" };
}
