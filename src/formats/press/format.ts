import { asErrors, type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { Format, Job } from "../format.ts";
import { metadataOf } from "../pdf/metadata.ts";
import { checkInk, checkTransparency, gradeForPress } from "./check.ts";
import { checkPlaceholders } from "./placeholders.ts";
import type { PressFile, PressIssue, PressJob, PressStandard } from "./press.ts";

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
    { flags: "--force", help: "option-force-press" },
  ],
  needs: [],
  files: "press/<code>_<yyyymmdd>_<edition>_<label>_v<revision>.pdf",
  owns: (path) => /^press\/[^/]+\.pdf$/.test(path),
  promised: true,
  grade: (found, job) => {
    const graded = gradeForPress(found, standardOf(job));
    if (isForced(job)) return graded;
    return asErrors(graded, ({ code }) => code === "lock-unreadable" || (code === "printed-changed" && isChanged(job)));
  },
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
    return { files, diagnostics: [...diagnostics, ...checkPrinted(job, files)] };
  },
};

function isForced({ asked }: Job): boolean {
  return asked("press")["force"] === true;
}

/** True if a page to be written is no longer as it was locked. A page that is gone counts if the whole issue is written. */
function isChanged({ printed, partial, chosen }: Job): boolean {
  const { changed = [] } = printed ?? {};
  return partial ? chosen.pages.some(({ label }) => changed.includes(label)) : changed.length > 0;
}

/** Reports files whose bytes differ from those of the lock although their pages are the same: the settings, or the program, are others. */
function checkPrinted(job: Job, files: readonly PressFile[]): readonly Diagnostic[] {
  const { printed, claims, newspaper, version } = job;
  // Files without the identity of their build, drawn by a program, are no files of a lock.
  if (printed === undefined || claims.length === 0 || isForced(job) || isChanged(job)) return [];
  const { place, engine, sums } = printed;
  const other = files.filter(({ path, bytes }) => sums.has(path) && sums.get(path) !== sha256Of(bytes));
  if (other.length === 0) return [];
  const { revision } = newspaper.identity;
  const pages = other.map(({ label }) => label).join(", ");
  const made = engine === version ? {} : { engine };
  return [errorAt(place, "printed-differs", { pages, revision, next: revision + 1, ...made })];
}

/** The requested standard, otherwise the paper's. */
function standardOf({ press: { standard }, asked }: Job): PressStandard {
  const { pressStandard } = asked("press");
  return pressStandard === "x4" || pressStandard === "x1a" ? pressStandard : standard;
}

export function pressJob(job: Job, condition: PressJob["condition"]): PressJob {
  const { fonts, chosen, newspaper } = job;
  const version = job.pressForm === "issue" ? String(newspaper.identity.revision) : undefined;
  return { ...job.press, standard: standardOf(job), condition, fonts, pictures: chosen.pictures, version };
}

export function pressIssue(job: Job): PressIssue {
  const { identity, pages } = job.newspaper;
  const { code, date, edition, revision, binding } = identity;
  // Each file is one page or one side of a sheet, so the reading direction of pages does not matter.
  const metadata = { ...metadataOf(job), claims: [], binding: "left" } as const;
  return { code, date, edition, revision, metadata, claims: job.pageClaims, binding, pages };
}
