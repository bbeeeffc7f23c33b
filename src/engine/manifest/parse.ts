import { isMap, isScalar, type Node } from "yaml";
import type { z } from "zod";
import { type Diagnostic, errorAt, type Outcome, outcome } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { checkIssue } from "./checks.ts";
import { compose } from "./compose.ts";
import { issueSchema } from "./schema/issue.ts";
import { paperSchema } from "./schema/paper.ts";
import { walk } from "./walk.ts";
import type { FileReference, WrittenValue } from "./written-value.ts";

export type IssueText = WrittenValue<typeof issueSchema>;
export type StoryEntry = IssueText["stories"][number];
export type FillerEntry = IssueText["fillers"][number];
export type PaperText = WrittenValue<typeof paperSchema>;

/** One YAML file: its value, or every fault that it shows by itself. The files that it names are known even so. */
export interface Parsed<T> {
  readonly outcome: Outcome<T>;
  /** The value as far as it could be read: what has a fault is undefined. Undefined when nothing could. */
  readonly partial: Partial<T> | undefined;
  readonly files: readonly FileReference[];
}

/** issue.yaml, without the files that it names. */
export function parseIssue(source: SourceFile): Parsed<IssueText> {
  return parse(source, issueSchema, (issue, faults) => (issue === undefined ? [] : checkIssue(issue, faults)));
}

/** paper.yaml, without the files that it names. */
export function parsePaper(source: SourceFile): Parsed<PaperText> {
  return parse(source, paperSchema, () => []);
}

function parse<S extends z.ZodObject>(
  source: SourceFile,
  schema: S,
  check: (value: WrittenValue<S> | undefined, faults: readonly Diagnostic[]) => readonly Diagnostic[],
): Parsed<WrittenValue<S>> {
  const composed = compose(source);
  if (!composed.sound || composed.root === undefined) {
    return { outcome: { ok: false, diagnostics: composed.diagnostics }, partial: undefined, files: [] };
  }
  const other = otherManifest(source, schema, composed.root);
  if (other !== undefined) return { outcome: { ok: false, diagnostics: [other] }, partial: undefined, files: [] };
  const { value, files, diagnostics: faults } = walk(schema, composed, composed.root);
  // A Windows path in quotes: a message names its backslashes, so none names them as YAML escapes.
  const paths = faults.filter(({ code }) => code === "bad-path");
  const isInPath = ({ span }: Diagnostic): boolean =>
    paths.some((path) => path.span.start <= span.start && span.end <= path.span.end);
  const broken = composed.diagnostics.filter((each) => each.code !== "yaml-escape" || !isInPath(each));
  const found = [...broken, ...faults, ...check(value, faults)];
  const diagnostics = found.toSorted((a, b) => a.span.start - b.span.start);
  return { outcome: outcome(value, diagnostics), partial: value, files };
}

/** So many keys of the other kind of file are no slip. */
const FEW = 2;

/** A paper where an issue belongs, or an issue where a paper belongs: one message instead of one for each of its keys. */
function otherManifest(source: SourceFile, wanted: z.ZodObject, root: Node): Diagnostic | undefined {
  if (!isMap(root)) return undefined;
  const other: z.ZodObject = wanted === issueSchema ? paperSchema : issueSchema;
  const keys = root.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
  const only = (schema: z.ZodObject, without: z.ZodObject): readonly string[] =>
    keys.filter((key) => Object.hasOwn(schema.shape, key) && !Object.hasOwn(without.shape, key));
  const found = only(other, wanted);
  if (found.length < FEW || only(wanted, other).length > 0) return undefined;
  const start = root.range?.[0] ?? 0;
  const code = other === paperSchema ? "paper-as-issue" : "issue-as-paper";
  return errorAt({ source, start, end: start + (keys[0]?.length ?? 0) }, code);
}
