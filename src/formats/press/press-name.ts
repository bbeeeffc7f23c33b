import type { Identity } from "../../engine/newspaper/newspaper.ts";

/** The facts in a press file's name. */
export type PressIdentity = Pick<Identity, "code" | "date" | "edition" | "revision">;

/** Plants sort files by name: page 2 must come before page 10. */
const LEAST_DIGITS = 2;

/**
 * The name of one page's press file (RULES.md#names): JCRB_20261124_A04_v1.pdf, in ASCII, since plants' systems mangle other names.
 * @param on the page's label; several for a sheet of several pages: JCRB_20261124_04-01_v1.pdf
 * @param labels of all pages of the issue: they decide how many zeros a number gets
 */
export function pressName(issue: PressIdentity, on: string | readonly string[], labels: readonly string[]): string {
  const digits = Math.max(LEAST_DIGITS, ...labels.map((each) => numberOf(each).length));
  const padded = [on].flat().map((label) => paddedLabel(label, digits));
  const parts = [issue.code, issue.date.replaceAll("-", ""), issue.edition, padded.join("-"), `v${issue.revision}`];
  return `${parts.flatMap((part) => (part === undefined ? [] : [ascii(part)])).join("_")}.pdf`;
}

/** A key of a page in all its revisions. @param label of the page, or of both pages of a sheet */
export function pressKey({ code, date, edition }: PressIdentity, label: string): string {
  return [code, date, edition ?? "", label].join("|");
}

function paddedLabel(label: string, digits: number): string {
  const number = numberOf(label);
  return label.slice(0, label.length - number.length) + number.padStart(number === "" ? 0 : digits, "0");
}

/** The digits at a label's end. */
function numberOf(label: string): string {
  return /\d*$/.exec(label)?.[0] ?? "";
}

/** Letters and digits as they are; any other character by its number, so that 晨 and 晚 stay apart. */
function ascii(text: string): string {
  return [...text]
    .map((character) =>
      /[A-Za-z0-9-]/.test(character) ? character : `u${character.codePointAt(0)?.toString(16).padStart(4, "0")}`,
    )
    .join("");
}
