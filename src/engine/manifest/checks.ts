import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { nameOnDisk } from "../../base/files.ts";
import type { Span } from "../../base/source.ts";
import type { Located } from "./located.ts";

/*
 * What one file shows by itself beyond the form of its values. The files may have faults, so any value may be missing.
 */

interface MaybePlace {
  readonly span: Span;
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

/** Ids and labels that are given twice, frames of which only columns or rows are given, names of files where copy belongs. */
export function checkIssue(issue: MaybeIssue, faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const stories = [...(issue.stories ?? []), ...(issue.fillers ?? [])];
  const labels = (issue.pages ?? []).map((page) => page?.label);
  const groups = issue.groups ?? [];
  const ids = [...stories, ...groups].map((entry) => entry?.id);
  const places = [...stories, ...groups].flatMap((entry) => entry?.place ?? []);
  return [
    ...twice(labels, "label", String),
    // Files are named by ids, and some disks know no capitals. Labels have their own rule, which pads numbers too.
    ...twice(ids, "id", nameOnDisk),
    ...stories.flatMap((story) => nameForCopy(story?.body)),
    ...places.flatMap((place) => (place === undefined ? [] : halfFrame(place, faults))),
  ];
}

/** @param nameOf values of one such name are twins */
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

/** `body: stories/a.md` would print the name. */
function nameForCopy(body: MaybeStory["body"]): Diagnostic[] {
  if (body === undefined || !("value" in body) || !/^[^\s，。：]+\.(?:md|txt|docx?|html?)$/i.test(body.value))
    return [];
  return [warningAt(body.span, "body-names-file", { file: body.value })];
}

/** @param faults those of the file, which report the other half already */
function halfFrame({ columns, rows, span }: MaybePlace, faults: readonly Diagnostic[]): Diagnostic[] {
  const given = columns ?? rows;
  if (given === undefined || (columns !== undefined && rows !== undefined)) return [];
  const [key, missing] = rows === undefined ? ["columns", "rows"] : ["rows", "columns"];
  const known = faults.some(
    ({ span: at, arguments: { key: of, nearest } }) =>
      (of === missing || nearest === missing) && at.start >= span.start && at.end <= span.end,
  );
  return known ? [] : [errorAt(given.span, "half-a-frame", { key, missing })];
}
