import type { Diagnostic } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";
import { printable, shortened } from "../base/excerpt.ts";
import { positionOf } from "../base/source.ts";
import { placeJson, reportJson } from "../locales/report.ts";
import type { Plan } from "../tools/import/plan.ts";
import type { Decision, Taken } from "../tools/import/proposal.ts";
import type { Intake } from "../tools/import/source.ts";
import type { Terminal } from "./terminal.ts";
import { importTexts } from "./texts/import.ts";
import { fill, printLine, reportFor } from "./texts/texts.ts";
import { typedPath } from "./typed-path.ts";

/** A file of copy, and what was made of it. */
export interface ImportedFile {
  /** As messages print it. */
  readonly name: string;
  readonly intake: Intake;
}

/** All that came of an import. */
export interface ImportResult {
  readonly sources: readonly ImportedFile[];
  /** Files of a folder that are neither copy nor pictures that copy names. */
  readonly passedOver: readonly string[];
  readonly taken: readonly Taken[];
  readonly decisions: readonly Decision[];
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

export function tellImport(
  { sources, passedOver, taken, decisions, plan, diagnostics }: ImportResult,
  target: string,
  terminal: Terminal,
): void {
  const words = importTexts[terminal.language];
  terminal.tell(reportFor(diagnostics, terminal));
  for (const { name, intake } of sources) {
    if (intake.stories.length === 0) {
      printLine(words.refused, { file: name }, terminal);
      continue;
    }
    printLine(words.source, { file: name, stories: intake.stories.length }, terminal);
    tellDecisions(intake.decisions, terminal);
    tellTaken(intake.taken, terminal);
  }
  tellDecisions(decisions, terminal);
  tellTaken(taken, terminal);
  if (passedOver.length > 0) printLine(words.passedOver, { files: namesOf(passedOver) }, terminal);
  const photos = plan.stories.flatMap(({ photoFiles }) => photoFiles);
  const there = new Set(plan.files.map(({ path }) => path));
  const folder = pathFrom(terminal.folder, target) || ".";
  const wanted = photos.filter((file) => !there.has(file)).length;
  const values = { stories: plan.stories.length, photos: photos.length, wanted, path: `${folder}/issue.yaml` };
  terminal.print(`${plan.stories.length === 0 ? words.nothing : fill(words.wrote, values)}\n`);
  if (plan.stories.length > 0) printLine(words.next, { folder: typedPath(folder) }, terminal);
}

function tellDecisions(decisions: readonly Decision[], terminal: Terminal): void {
  const words = importTexts[terminal.language];
  for (const [what, name] of Object.entries(words.decisions)) {
    const those = decisions.filter((decision) => decision.what === what);
    if (those.length === 0) continue;
    const lines = those.map(({ span }) => positionOf(span.source, span.start).line).join(", ");
    terminal.print(`  ${name}: ${those.length} (${fill(words.lines, { lines })})\n`);
  }
}

/** Lists what was taken out, reason by reason; marks only by their count. */
function tellTaken(taken: readonly Taken[], terminal: Terminal): void {
  const words = importTexts[terminal.language];
  for (const [reason, name] of Object.entries(words.taken)) {
    const those = taken.filter((each) => each.reason === reason);
    if (those.length === 0) continue;
    const text =
      reason === "markup"
        ? String(those.reduce((sum, each) => sum + [...each.text].length, 0))
        : those
            .map(
              (each) =>
                `\`${shortened(each.text.replaceAll(/\s+/g, " "), 40)}\` ${fill(words.lines, { lines: positionOf(each.span.source, each.span.start).line })}`,
            )
            .join(", ");
    terminal.print(`  ${fill(words.takenOut, { reason: name, text })}\n`);
  }
}

/** A folder may hold thousands of pictures. */
const MOST_NAMES = 20;

function namesOf(files: readonly string[]): string {
  const names = files.slice(0, MOST_NAMES).map((file) => `\`${printable(file)}\``);
  return [...names, ...(files.length > MOST_NAMES ? [`… (${files.length})`] : [])].join(", ");
}

export function resultJson(
  { sources, passedOver, taken, decisions, plan, diagnostics }: ImportResult,
  target: string,
  terminal: Terminal,
): object {
  const takenJson = (all: readonly Taken[]): readonly object[] =>
    all.map(({ reason, text, span }) => ({ reason, text, ...placeJson(span) }));
  const decisionsJson = (all: readonly Decision[]): readonly object[] =>
    all.map(({ what, span }) => ({ what, ...placeJson(span) }));
  return {
    schema: "banmian.import/1",
    issue: `${pathFrom(terminal.folder, target) || "."}/issue.yaml`,
    sources: sources.map(({ name, intake }) => ({
      file: name,
      kind: intake.kind,
      stories: intake.stories.length,
      taken: takenJson(intake.taken),
      added: intake.added,
      decisions: decisionsJson(intake.decisions),
    })),
    passedOver,
    taken: takenJson(taken),
    decisions: decisionsJson(decisions),
    stories: plan.stories.map(({ id, page, bodyFile, photoFiles }) => ({
      id,
      page,
      body: bodyFile,
      photos: photoFiles,
    })),
    diagnostics: reportJson(diagnostics, terminal.language),
  };
}
