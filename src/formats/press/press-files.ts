import { errorAt, type Outcome, outcome } from "../../base/diagnostic.ts";
import type { Job, OutputFile } from "../format.ts";
import type { PaintPage } from "../paint/paint.ts";
import type { Metadata } from "../pdf/xmp.ts";
import { type PressJob, writePressPage } from "./press.ts";
import { type Condition, readCondition } from "./press-condition.ts";
import { type PressIdentity, pressKey, pressName } from "./press-name.ts";

/** An issue whose pages go to a plant. */
export interface PressIssue extends PressIdentity {
  /** Of the whole issue. The title of a file adds its page or pages. */
  readonly metadata: Metadata;
  readonly binding: "left" | "right";
  /** All pages of the issue, also those that are not written now. */
  readonly pages: readonly { readonly label: string; readonly name: string }[];
}

/** The file of a page, or of a sheet's side. */
export interface PressFile extends OutputFile {
  readonly label: string;
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
    const metadata = { ...issue.metadata, title: `${issue.metadata.title} ${name}` };
    yield {
      label,
      path: `press/${pressName(issue, label, labels)}`,
      bytes: writePressPage({ page, metadata, key: pressKey(issue, label) }, job),
    };
  }
}

/** The printing condition of the issue's profile, or the reason why the profile gives none. */
export async function conditionOf({ profile, profilePlace, press }: Job): Promise<Outcome<Condition>> {
  const bytes = await profile();
  const read = bytes && readCondition(bytes, press.ownProfile);
  if (read?.ok) return outcome(read.condition, []);
  const problem = read?.problem ?? "it cannot be read";
  return { ok: false, diagnostics: [errorAt(profilePlace, "profile-unfit", { problem })] };
}
