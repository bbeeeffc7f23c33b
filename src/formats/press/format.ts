import type { Format, Job } from "../format.ts";
import { metadataOf } from "../pdf/metadata.ts";
import { checkInk, checkTransparency, gradeForPress } from "./check.ts";
import { checkPlaceholders } from "./placeholders.ts";
import type { PressIssue, PressJob, PressStandard } from "./press.ts";

/** One PDF/X file a page for the plant. */
export const press: Format = {
  name: "press",
  command: "build",
  flag: "--press",
  help: "option-press",
  options: [
    {
      flags: "--press-standard <standard>",
      help: "option-press-standard",
      choices: ["x4", "x1a"],
    },
  ],
  needs: [],
  files: "press/<code>_<yyyymmdd>_<edition>_<label>_v<revision>.pdf",
  owns: (path) => /^press\/[^/]+\.pdf$/.test(path),
  promised: true,
  grade: (found, job) => gradeForPress(found, standardOf(job)),
  write: async (job) => {
    const [{ conditionOf }, { writePressFiles }] = await Promise.all([import("./condition.ts"), import("./press.ts")]);
    const condition = await conditionOf(job);
    const diagnostics = [
      ...condition.diagnostics,
      ...checkInk(job.press, job.placeOf, job.chosen.painted),
      ...checkPlaceholders(job.newspaper, job.placeOf),
    ];
    if (!condition.ok) return { files: [], diagnostics };
    const { painted, pictures } = job.chosen;
    const refused = standardOf(job) === "x1a" ? checkTransparency(painted, pictures, job.placeOf) : [];
    if (refused.length > 0) return { files: [], diagnostics: [...diagnostics, ...refused] };
    const files = [...writePressFiles(pressIssue(job), painted, pressJob(job, condition.value))];
    return { files, diagnostics };
  },
};

/** The requested standard, otherwise the paper's. */
function standardOf({ press: { standard }, asked }: Job): PressStandard {
  const { pressStandard } = asked("press");
  return pressStandard === "x4" || pressStandard === "x1a" ? pressStandard : standard;
}

export function pressJob(job: Job, condition: PressJob["condition"]): PressJob {
  const { fonts, chosen, newspaper } = job;
  const { revision } = newspaper.identity;
  return { ...job.press, standard: standardOf(job), condition, fonts, pictures: chosen.pictures, revision };
}

export function pressIssue(job: Job): PressIssue {
  const { identity, pages } = job.newspaper;
  const { code, date, edition, revision, binding } = identity;
  // Each file is one page or one side of a sheet, so the reading direction of pages does not matter.
  const metadata = { ...metadataOf(job), binding: "left" } as const;
  return { code, date, edition, revision, metadata, binding, pages };
}
