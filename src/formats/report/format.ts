import type { Format } from "../format.ts";
import { writeReportJson } from "./report-json.ts";

/** What an editor wants to know of a build. */
export const report: Format = {
  name: "report",
  command: "build",
  flag: undefined,
  help: { en: "what was found, how copy fits, fonts, plates, timings", zh: "检查结果、合版情况、字体、印版、用时" },
  doing: { en: "reporting", zh: "写报告" },
  options: [],
  needs: [],
  files: "report.json",
  owns: (path) => path === "report.json",
  promised: false,
  write: async (job) => ({
    files: [{ path: "report.json", bytes: writeReportJson(job), timed: true }],
    diagnostics: [],
  }),
};
