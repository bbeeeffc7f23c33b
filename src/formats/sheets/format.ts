import type { Format } from "../format.ts";
import { pressIssue, pressJob } from "../press/format.ts";

/** The press files in pairs, as they are printed on sheets. */
export const sheets: Format = {
  name: "sheets",
  command: "build",
  flag: "--impose",
  help: "option-sheets",
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
