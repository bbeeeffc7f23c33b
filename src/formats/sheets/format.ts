import type { Format } from "../format.ts";
import { pressIssue, pressJob } from "../press/format.ts";

/** The press files in pairs, as they are printed on sheets. */
export const sheets: Format = {
  name: "sheets",
  command: "build",
  flag: "--impose",
  help: {
    en: "also write the sheets that the pages are printed on, by printer's pairs (4 with 1, 2 with 3 …): sheets/<name>.pdf",
    zh: "另按印刷拼版顺序（4 与 1、2 与 3……）出大版：sheets/<文件名>.pdf",
  },
  doing: { en: "writing sheets", zh: "拼大版" },
  options: [],
  needs: ["press"],
  files: "sheets/<code>_<yyyymmdd>_<left>-<right>_v<revision>.pdf",
  owns: (path) => /^sheets\/[^/]+\.pdf$/.test(path),
  promised: false,
  write: async (job) => {
    const [{ conditionOf }, { writeSheets }] = await Promise.all([
      import("../press/condition.ts"),
      import("./sheets.ts"),
    ]);
    const pages = await job.written("press");
    const condition = await conditionOf(job);
    // The press format has already reported the reason.
    if (!condition.ok || pages.length === 0) return { files: [], diagnostics: [] };
    const files = pages.flatMap((file, at) => {
      const label = job.chosen.pages[at]?.label;
      return label === undefined ? [] : [{ ...file, label }];
    });
    return writeSheets(pressIssue(job), files, pressJob(job, condition.value), job.placeOf(undefined));
  },
};
