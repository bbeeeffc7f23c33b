import type { Arguments, Code } from "../../base/codes.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import type { Passage } from "./passages.ts";

/** A wrong form as data: its pattern, its message and its edit. The checks of marks (`marks.ts`) are such rules, and so are those of a paper's list. */
export interface Rule {
  readonly code: Code;
  readonly severity: "error" | "warning";
  /**
   * The characters that a match may begin with; the pattern is sticky. At a place the first rule that matches counts, and the search goes on behind it.
   * Undefined: the pattern is global, and searched by itself.
   */
  readonly begins: string | undefined;
  readonly pattern: RegExp;
  /** The right form, as `String.replace` takes it; undefined: nobody knows one. */
  readonly write: string | ((written: string) => string) | undefined;
  /** More arguments of the message. */
  readonly says?: Arguments | ((written: string) => Arguments);
  /** Longer texts that are right as they are. */
  readonly except?: readonly string[];
  /** solid: running text, in which spaces and single dashes between Han characters mean nothing; opening: the first characters of a paragraph. */
  readonly where?: "solid" | "opening";
  readonly when?: (text: string, from: number, to: number) => boolean;
  /** Also in a passage without Chinese. */
  readonly anyScript: boolean;
  /** A backslash before it in copy says that the author wants the characters. */
  readonly escapable?: boolean;
  /** No author means the written form: `import` writes the right one. */
  readonly certain?: boolean;
}

export interface Match {
  readonly rule: Rule;
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly usual: string | undefined;
}

/** Offsets are UTF-16 units. */
export type RuleFinder = (passage: Pick<Passage, "text" | "kind" | "solid">) => readonly Match[];

/** Makes rules ready for many texts. Those with `begins` take one walk over a text, however many they are. */
export function openRules(rules: readonly Rule[]): RuleFinder {
  const byFirst = new Map<number, Rule[]>();
  const isFirst = new Uint8Array(0x10000);
  for (const rule of rules) {
    for (const each of rule.begins ?? "") {
      const first = each.charCodeAt(0);
      isFirst[first] = 1;
      const known = byFirst.get(first);
      if (known === undefined) byFirst.set(first, [rule]);
      else known.push(rule);
    }
  }
  const searched = rules.filter(({ begins }) => begins === undefined);
  return (passage) => {
    const { text } = passage;
    const isChinese = /[\u4e00-\u9fff]/.test(text);
    const found: Match[] = [];
    for (let at = 0; at < text.length; at++) {
      const first = text.charCodeAt(at);
      if (isFirst[first] === 0) continue;
      for (const rule of byFirst.get(first) ?? []) {
        rule.pattern.lastIndex = at;
        const match = matchOf(rule, passage, rule.pattern.exec(text), isChinese);
        if (match === undefined) continue;
        found.push(match);
        at = match.to - 1;
        break;
      }
    }
    for (const rule of searched) {
      for (const each of text.matchAll(rule.pattern)) {
        const match = matchOf(rule, passage, each, isChinese);
        if (match !== undefined) found.push(match);
      }
    }
    return found;
  };
}

function matchOf(
  rule: Rule,
  { text, kind, solid }: Parameters<RuleFinder>[0],
  found: RegExpExecArray | null,
  isChinese: boolean,
): Match | undefined {
  const { where, when, except = [], anyScript, write } = rule;
  if (found === null || found[0] === "" || !(anyScript || isChinese)) return undefined;
  const { 0: written, index: from } = found;
  const to = from + written.length;
  if ((where === "solid" && !solid) || (where === "opening" && kind !== "body")) return undefined;
  if (when?.(text, from, to) === false || isExcepted(text, from, to, except)) return undefined;
  const usual = typeof write === "string" ? filledIn(write, found) : write?.(written);
  return usual === written ? undefined : { rule, from, to, written, usual };
}

/** What `String.replace` makes of a form: $1, $<name>, $& and $$. It would look at the whole text for each match. */
function filledIn(form: string, found: RegExpExecArray): string {
  return form.replace(/\$(?:([$&])|(\d)|<([^>]*)>)/g, (_, sign, number, name) => {
    if (sign !== undefined) return sign === "$" ? "$" : found[0];
    return (number === undefined ? found.groups?.[name] : found[Number(number)]) ?? "";
  });
}

/** True where a longer text, which is right as it is, holds the range. */
export function isExcepted(text: string, from: number, to: number, exceptions: readonly string[]): boolean {
  return exceptions.some((longer) => {
    const first = Math.max(0, to - longer.length);
    const at = text.indexOf(longer, first);
    return at >= 0 && at <= from && at + longer.length >= to;
  });
}

/** Messages show no more of a text: with and without a right form. */
const LONGEST_SHOWN = [200, 20] as const;

/** The message of a match; undefined if its author wants the characters. */
export function reportOf({ rule, from, to, written, usual }: Match, passage: Passage): Diagnostic | undefined {
  const span = passage.spanOf(from, to);
  const { text } = span.source;
  if (rule.escapable && passage.kind !== undefined && text[span.start - 1] === "\\") return undefined;
  // The space comes from a folded line end: the author has no space to delete.
  if (rule.code === "han-space" && text[span.start] === "\n") return warningAt(span, "folded-line");
  const args: Arguments = {
    text: shortened(written, LONGEST_SHOWN[usual === undefined ? 1 : 0]),
    ...(usual !== undefined && { usual }),
    ...(typeof rule.says === "function" ? rule.says(written) : rule.says),
  };
  return (rule.severity === "error" ? errorAt : warningAt)(span, rule.code, args);
}
