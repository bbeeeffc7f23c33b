import { chineseDate, hanDate, hanNumber, weekday } from "../../base/dates.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import type { IssueManifest, WrittenPage } from "../manifest/manifest.ts";
import type { PagePlan } from "./issue.ts";
import type { JumpWording, Paper } from "./paper.ts";
import type { Text } from "./text.ts";
import { plainText } from "./texts.ts";

/*
 * Resolves pages: their names in the paper's wording, and their folios. A label has a section and a number: `A04` is page 4 of section A.
 */

/** The pages with their names in the paper's wording, and what their folios show. */
export function planPages(
  issue: IssueManifest,
  { jump: wording, script }: Pick<Paper, "jump" | "script">,
  diagnostics: Diagnostic[],
): readonly PagePlan[] {
  reportTwins(issue.pages, diagnostics);
  reportOrder(issue.pages, diagnostics);
  if (issue.today !== undefined && issue.today.value < issue.pages.length) {
    const args = { today: issue.today.value, pages: issue.pages.length };
    diagnostics.push(warningAt(issue.today.span, "today-too-few", args));
  }
  const first = labelNumber(issue.pages[0]?.label.value ?? "") ?? 1;
  const day = script === "traditional" ? hanDate(issue.date.value) : chineseDate(issue.date.value);
  const date = { text: `${day}\u3000${weekday(issue.date.value)}`, span: issue.date.span };
  return issue.pages.map((page, index) => ({
    label: page.label.value,
    number: first + index,
    name: pageName(page.label.value, wording),
    section: plainText(page.section),
    folio: {
      number: { text: page.label.value, span: page.label.span },
      date,
      credits: creditsOf(page),
      tasks: page.credits.map(({ key }) => key),
      contact: plainText(page.contact),
    },
    black: page.inks?.value === "black",
    span: page.label.span,
  }));
}

/** The credits of a page: 责编：… 版式：… */
function creditsOf({ credits }: WrittenPage): Text | undefined {
  const [first] = credits;
  const last = credits.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = credits.map(({ key, value }) => `${key.value}：${value.value}`).join("\u3000");
  return { text, span: { ...first.key.span, end: last.value.span.end } };
}

/** A page's name in the paper's wording: 第四版 from `第{number}版`, A04版 from `{label}版`; unless the paper has one, 第四版 for `4` and A04版 for `A04`. */
export function pageName(label: string, { page: written }: JumpWording): string {
  const number = labelNumber(label);
  const page = written ?? (labelSection(label) === "" ? "第{number}版" : "{label}版");
  return page.replaceAll("{number}", number === undefined ? label : hanNumber(number)).replaceAll("{label}", label);
}

/** The number at the end of a label: 4 of `A04`. */
export function labelNumber(label: string): number | undefined {
  const figures = /[0-9]+$/.exec(label)?.[0];
  return figures === undefined ? undefined : Number(figures);
}

/** The section at the start of a label: A of `A04`; empty for `4`. */
export function labelSection(label: string): string {
  return label.replace(/[0-9]+$/, "");
}

/** Reports each page whose label is lower than that of the page before it in its section: pages are bound in the order of the list. */
function reportOrder(pages: readonly WrittenPage[], diagnostics: Diagnostic[]): void {
  const last = new Map<string, WrittenPage>();
  for (const page of pages) {
    const { value: label, span } = page.label;
    const section = labelSection(label);
    const before = last.get(section)?.label;
    last.set(section, page);
    if (before === undefined || (labelNumber(before.value) ?? 0) <= (labelNumber(label) ?? 0)) continue;
    diagnostics.push(warningAt(span, "pages-out-of-order", { label, other: before.value }, [before.span]));
  }
}

/** Reports labels with the same file name: numbers are padded with zeros there, and some disks treat `a1` and `A1` as the same. */
function reportTwins(pages: readonly WrittenPage[], diagnostics: Diagnostic[]): void {
  const seen = new Map<string, WrittenPage>();
  for (const page of pages) {
    const { value, span } = page.label;
    const key = `${labelSection(value).toUpperCase()} ${labelNumber(value) ?? ""}`;
    const twin = seen.get(key);
    if (twin === undefined) seen.set(key, page);
    else if (twin.label.value !== value) {
      diagnostics.push(
        errorAt(span, "duplicate-name", { key: "label", value, other: twin.label.value }, [twin.label.span]),
      );
    }
  }
}
