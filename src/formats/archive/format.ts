import type { Format } from "../format.ts";
import { metadataOf } from "../pdf/metadata.ts";
import { checkArchive, gradeForArchive } from "./check-archive.ts";

/** The whole issue as PDF/A: tagged, in reading order by story across jumps. */
export const archive: Format = {
  name: "archive",
  command: "build",
  flag: "--archive",
  help: "option-archive",
  options: [
    {
      flags: "--archive-with-sources",
      help: "option-archive-sources",
    },
  ],
  needs: [],
  files: "archive/<code>-<date>.pdf",
  owns: (path) => /^archive\/[^/]+\.pdf$/.test(path),
  promised: true,
  grade: gradeForArchive,
  write: async (job, { archiveWithSources }) => {
    const [{ conditionOf }, { archiveSources, writeArchive }] = await Promise.all([
      import("../press/condition.ts"),
      import("./archive.ts"),
    ]);
    const condition = await conditionOf(job);
    if (!condition.ok) return { files: [], diagnostics: condition.diagnostics };
    const { painted, pictures } = await job.whole();
    const { newspaper, fonts } = job;
    const sources = archiveWithSources === undefined ? undefined : archiveSources(await job.sources());
    // PDFium takes /Direction R2L for right-to-left text and reverses lines of Han characters. In an archive, the text matters more.
    const metadata = { ...metadataOf(job), binding: "left" } as const;
    const bytes = writeArchive({
      pages: painted,
      newspaper,
      metadata,
      fonts,
      pictures,
      condition: condition.value,
      sources,
    });
    const unfit = checkArchive({ pages: painted, pictures, placeOf: job.placeOf });
    const path = `archive/${newspaper.identity.stem}.pdf`;
    return { files: [{ path, bytes }], diagnostics: [...condition.diagnostics, ...unfit] };
  },
};
