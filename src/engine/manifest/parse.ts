import { isMap, isScalar, type Node } from "yaml";
import type { z } from "zod";
import { type Diagnostic, errorAt, type Outcome, outcome, warningAt } from "../../base/diagnostic.ts";
import { nameOnDisk } from "../../base/files.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import type { Located } from "./located.ts";
import { issueSchema } from "./schema/issue.ts";
import { paperSchema } from "./schema/paper.ts";
import { usageSchema } from "./schema/usage.ts";
import { type FileReference, type WrittenValue, walk } from "./walk.ts";
import { LEAST_FOREIGN_KEYS } from "./weights.ts";
import { compose } from "./yaml.ts";

/*
 * Reads one manifest file by itself, before the files that it names are looked up: YAML, values by the schema, and faults between its entries, such as an id
 * that is used twice.
 */

export type IssueText = WrittenValue<typeof issueSchema>;
export type StoryEntry = IssueText["stories"][number];
export type FillerEntry = IssueText["fillers"][number];
export type PaperText = WrittenValue<typeof paperSchema>;
export type UsageText = WrittenValue<typeof usageSchema>;

/** A YAML file's value, or every fault found in the file by itself. The files that it names are listed in both cases. */
export interface Parsed<T> {
  readonly outcome: Outcome<T>;
  /** The value as far as it could be read: a faulty value is undefined. Undefined if nothing could be read. */
  readonly partial: Partial<T> | undefined;
  readonly files: readonly FileReference[];
}

/** Reads issue.yaml without the files that it names. */
export function parseIssue(source: SourceFile): Parsed<IssueText> {
  return parse(source, issueSchema, (issue, faults) => (issue === undefined ? [] : checkIssue(issue, faults)));
}

/** Reads paper.yaml without the files that it names. */
export function parsePaper(source: SourceFile): Parsed<PaperText> {
  return parse(source, paperSchema, () => []);
}

/** Reads a list of the copy desk. Entries with faults are left out. */
export function parseUsage(source: SourceFile): Parsed<UsageText> {
  return parse(source, usageSchema, () => []);
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
  // A Windows path in quotes: `bad-path` already names its backslashes, so their YAML escape errors are dropped.
  const paths = faults.filter(({ code }) => code === "bad-path");
  const isInPath = ({ span }: Diagnostic): boolean =>
    paths.some((path) => path.span.start <= span.start && span.end <= path.span.end);
  const broken = composed.diagnostics.filter((each) => each.code !== "yaml-escape" || !isInPath(each));
  const found = [...broken, ...faults, ...check(value, faults)];
  const diagnostics = found.toSorted((a, b) => a.span.start - b.span.start);
  return { outcome: outcome(value, diagnostics), partial: value, files };
}

/** One error for a paper in place of an issue, or an issue in place of a paper, rather than one for each key. */
function otherManifest(source: SourceFile, wanted: z.ZodObject, root: Node): Diagnostic | undefined {
  if (!isMap(root) || wanted === usageSchema) return undefined;
  const other: z.ZodObject = wanted === issueSchema ? paperSchema : issueSchema;
  const keys = root.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
  const only = (schema: z.ZodObject, without: z.ZodObject): readonly string[] =>
    keys.filter((key) => Object.hasOwn(schema.shape, key) && !Object.hasOwn(without.shape, key));
  const found = only(other, wanted);
  if (found.length < LEAST_FOREIGN_KEYS || only(wanted, other).length > 0) return undefined;
  const start = root.range?.[0] ?? 0;
  const code = other === paperSchema ? "paper-as-issue" : "issue-as-paper";
  return errorAt({ source, start, end: start + (keys[0]?.length ?? 0) }, code);
}

/** A place as far as it could be read: in a faulty file any value may be missing. */
interface MaybePlace {
  readonly span: Span;
  readonly page?: Located<string> | readonly unknown[] | undefined;
  readonly spread?: Located<boolean> | undefined;
  readonly columns?: Located<unknown> | undefined;
  readonly rows?: Located<unknown> | undefined;
}

interface MaybeStory {
  readonly id?: Located<string> | undefined;
  readonly place?: MaybePlace | readonly (MaybePlace | undefined)[] | undefined;
  readonly body?: Located<string> | { readonly file: unknown } | undefined;
}

interface MaybeGroup {
  readonly id?: Located<string> | undefined;
  readonly place?: MaybePlace | undefined;
}

interface MaybeIssue {
  readonly pages?: readonly ({ readonly label?: Located<string> | undefined } | undefined)[] | undefined;
  readonly stories?: readonly (MaybeStory | undefined)[] | undefined;
  readonly fillers?: readonly (MaybeStory | undefined)[] | undefined;
  readonly groups?: readonly (MaybeGroup | undefined)[] | undefined;
}

/** Errors for duplicate ids and labels and for frames with only columns or only rows; warnings for file names in place of copy. */
function checkIssue(issue: MaybeIssue, faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const stories = [...(issue.stories ?? []), ...(issue.fillers ?? [])];
  const labels = (issue.pages ?? []).map((page) => page?.label);
  const groups = issue.groups ?? [];
  const ids = [...stories, ...groups].map((entry) => entry?.id);
  const places = [...stories, ...groups].flatMap((entry) => entry?.place ?? []);
  return [
    ...twice(labels, "label", String),
    // Ids become file names, and some disks ignore capitals. Labels have a rule of their own, which also pads numbers.
    ...twice(ids, "id", nameOnDisk),
    ...stories.flatMap((story) => nameForCopy(story?.body)),
    ...places.flatMap((place) => (place === undefined ? [] : halfFrame(place, faults))),
    ...[...stories, ...groups].flatMap((entry) => withoutPage(entry?.place, faults)),
  ];
}

/** @param nameOf values with the same name count as duplicates */
function twice(
  values: readonly (Located<string> | undefined)[],
  key: "id" | "label",
  nameOf: (value: string) => string,
): Diagnostic[] {
  const first = new Map<string, Located<string>>();
  return values.flatMap((value) => {
    if (value === undefined) return [];
    const name = nameOf(value.value);
    const earlier = first.get(name);
    if (earlier !== undefined) {
      const other = earlier.value === value.value ? {} : { other: earlier.value };
      return [errorAt(value.span, "duplicate-name", { key, value: value.value, ...other }, [earlier.span])];
    }
    first.set(name, value);
    return [];
  });
}

/** `body: stories/a.md` would print the file name. */
function nameForCopy(body: MaybeStory["body"]): Diagnostic[] {
  if (body === undefined || !("value" in body) || !/^[^\s，。：]+\.(?:md|txt|docx?|html?)$/i.test(body.value))
    return [];
  return [warningAt(body.span, "body-names-file", { file: body.value })];
}

/** One page must be named for a frame, and for each part of a story that jumps. */
function withoutPage(place: MaybeStory["place"], faults: readonly Diagnostic[]): Diagnostic[] {
  const places = place === undefined ? [] : "span" in place ? [place] : place;
  return places.flatMap((each) => {
    if (each === undefined) return [];
    const { page, columns, rows, spread, span } = each;
    if (page !== undefined && ("value" in page || page.length === 1)) return [];
    const needs = columns ?? rows ?? spread;
    if (places.length === 1 && needs === undefined) return [];
    const isReported = faults.some(
      ({ span: at, arguments: { key, nearest } }) =>
        (key === "page" || nearest === "page") && at.start >= span.start && at.end <= span.end,
    );
    return isReported ? [] : [errorAt(span, "page-needed")];
  });
}

/** @param faults those of the file, which may already report the missing half */
function halfFrame({ columns, rows, span }: MaybePlace, faults: readonly Diagnostic[]): Diagnostic[] {
  const given = columns ?? rows;
  if (given === undefined || (columns !== undefined && rows !== undefined)) return [];
  const [key, missing] = rows === undefined ? ["columns", "rows"] : ["rows", "columns"];
  const isReported = faults.some(
    ({ span: at, arguments: { key: of, nearest } }) =>
      (of === missing || nearest === missing) && at.start >= span.start && at.end <= span.end,
  );
  return isReported ? [] : [errorAt(given.span, "half-a-frame", { key, missing })];
}
