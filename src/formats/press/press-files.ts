import { type Diagnostic, errorAt, type Outcome, outcome } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { PaintPage } from "../paint/paint.ts";
import type { Claim } from "../pdf/xmp.ts";
import { type PressJob, writePressPage } from "./press.ts";
import { type Condition, readCondition } from "./press-condition.ts";
import { type PressIdentity, pressName } from "./press-name.ts";

/** An issue whose pages go to a plant. */
export interface PressIssue extends PressIdentity {
  /** The paper's name and the date, for the files' titles. */
  readonly title: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  readonly binding: "left" | "right";
  /** The claims that the files make about their build. */
  readonly claims: readonly Claim[];
  /** All pages of the issue, also those that are not written now. */
  readonly pages: readonly { readonly label: string; readonly name: string }[];
}

/** A press file: its path below the issue's folder of outputs. */
export interface PressFile {
  readonly label: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes the pages one after the other, each when it is asked for. */
export function* writePressFiles(
  issue: PressIssue,
  pages: readonly PaintPage[],
  job: PressJob,
): Generator<PressFile, void> {
  const labels = issue.pages.map(({ label }) => label);
  for (const page of pages) {
    const { label } = page;
    const name = issue.pages.find((each) => each.label === label)?.name ?? label;
    const { author, date, language, claims } = issue;
    const metadata = { title: `${issue.title} ${name}`, author, date, language, claims };
    const key = [issue.code, issue.date, issue.edition ?? "", label].join("|");
    yield {
      label,
      path: `press/${pressName(issue, label, labels)}`,
      bytes: writePressPage({ page, metadata, key }, job),
    };
  }
}

/**
 * The printing condition of a paper.
 * @param profile its ICC profile; undefined: it could not be read
 * @param own true for the profile that the program brings along
 */
export function conditionOf(profile: Uint8Array | undefined, own: boolean, span: Span): Outcome<Condition> {
  const fault = (problem: string): readonly Diagnostic[] => [errorAt(span, "profile-unfit", { problem })];
  if (profile === undefined) return { ok: false, diagnostics: fault("it cannot be read") };
  const read = readCondition(profile, own);
  return read.ok ? outcome(read.condition, []) : { ok: false, diagnostics: fault(read.problem) };
}
