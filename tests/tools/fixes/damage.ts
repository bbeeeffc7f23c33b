import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { listFor } from "../../../src/base/once.ts";
import { compile, newspaperIn } from "../../../src/build/compile.ts";
import { pinPages } from "../../../src/build/pins.ts";
import type { Newspaper } from "../../../src/engine/newspaper/newspaper.ts";
import type { Fix } from "../../../src/tools/fixes/fix.ts";
import { type Effort, fixesOf, openFixing } from "../../../src/tools/fixes/fixes.ts";
import { chance } from "../../fuzz/chance.mjs";
import { host } from "../../golden/host.ts";

// Issues are damaged by a seed; each fix that is offered is applied, and the issue is built again without anything remembered.

type Chance = ReturnType<typeof chance>;

/** One stretch of the text that a pattern finds, by chance, in another form. Undefined where there is none. */
function changed(text: string, pattern: RegExp, dice: Chance, into: (found: RegExpExecArray) => string): string {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return text;
  const found = dice.of(all) as RegExpExecArray;
  return text.slice(0, found.index) + into(found) + text.slice(found.index + found[0].length);
}

const PARAGRAPH = /(?<=\n\n)( {6,}[^\s#>|-][^\n]{40,})\n/g;

/** What goes wrong with a manifest. */
const DAMAGES: readonly ((text: string, dice: Chance) => string)[] = [
  (text, dice) =>
    changed(
      text,
      /rows: (\d+)-(\d+)/g,
      dice,
      ([, from, to]) => `rows: ${from}-${Math.max(Number(from) + 4, Number(to) - 1 - dice.below(5))}`,
    ),
  (text, dice) =>
    changed(text, /rows: (\d+)-(\d+)/g, dice, ([, from, to]) => `rows: ${from}-${Number(to) + 1 + dice.below(3)}`),
  (text, dice) => changed(text, PARAGRAPH, dice, ([whole, paragraph]) => `${whole}\n${paragraph}\n`),
  (text, dice) =>
    changed(
      text,
      PARAGRAPH,
      dice,
      ([, paragraph = ""]) => `${paragraph.slice(0, Math.max(30, paragraph.length - 60 - dice.below(60)))}。\n`,
    ),
  (text, dice) =>
    changed(
      text,
      /\b(headline|dateline|caption|columns|priority): /g,
      dice,
      ([, key = ""]) => `${key.slice(0, 3)}${key.slice(4)}: `,
    ),
  (text) => text.replace(/^date: (\d+)-(\d+)-(\d+)/m, "date: $1年$2月$3日"),
  (text, dice) =>
    changed(text, /(?<=\p{Script=Han})[，。](?=\p{Script=Han})/gu, dice, ([mark]) => (mark === "，" ? "," : ".")),
  (text, dice) =>
    changed(text, /depth: (\d+)(?:-(\d+))?/g, dice, ([, from]) => `depth: ${Number(from) + 3 + dice.below(4)}`),
  (text, dice) => changed(text, /priority: (\w+)/g, dice, ([, word = ""]) => `priority: ${word.slice(0, -1)}`),
];

/** The text with one to three things wrong. */
export function damaged(text: string, seed: number): string {
  const dice = chance(seed);
  let made = text;
  for (let count = 1 + dice.below(3); count > 0; count--) made = dice.of(DAMAGES)(made, dice);
  return made;
}

/** Writes all frames that the engine found into a manifest. */
export async function pinned(path: string): Promise<void> {
  const { madeUp } = await compile(path, host);
  if (madeUp === undefined) throw new Error(`${path} has no pages`);
  const { text } = pinPages(await readFile(path, "utf8"), madeUp, { pages: undefined, stories: undefined, rank: 0 });
  await writeFile(path, text);
}

/** What came of one damaged issue. */
export interface Tally {
  readonly messages: number;
  readonly offered: number;
  /** Where the law does not hold. */
  readonly broken: readonly string[];
  readonly names: readonly string[];
}

/** Tries every fix that is offered for a damaged issue. */
export async function tryFixes(path: string, text: string, effort: Effort): Promise<Tally> {
  await writeFile(path, text);
  const fixing = await openFixing(path, host);
  const found = await fixesOf(fixing, effort);
  const before = await built(path);
  const broken: string[] = [];
  const names: string[] = [];
  for (const [diagnostic, fixes] of found) {
    for (const fix of fixes) {
      names.push(`${diagnostic.code} ${fix.title.id}`);
      broken.push(...(await brokenBy(fix, diagnostic, { path, text, before })).map((what) => `${fix.id}: ${what}`));
    }
  }
  await writeFile(path, text);
  return { messages: before.diagnostics.length, offered: names.length, broken, names };
}

interface Built {
  readonly diagnostics: readonly Diagnostic[];
  readonly newspaper: Newspaper | undefined;
}

async function built(path: string): Promise<Built> {
  const { diagnostics, madeUp } = await compile(path, host);
  return { diagnostics, newspaper: madeUp && newspaperIn(madeUp) };
}

async function brokenBy(
  { edits, moves, leaves, warns }: Fix,
  cured: Diagnostic,
  { path, text, before }: { readonly path: string; readonly text: string; readonly before: Built },
): Promise<readonly string[]> {
  const after = edits
    .toReversed()
    .toSorted((a, b) => b.start - a.start)
    .reduce((made, { start, end, text: put }) => made.slice(0, start) + put + made.slice(end), text);
  await writeFile(path, after);
  const now = await built(path);
  const broken: string[] = [];
  const [was, is] = [grouped(before.diagnostics), grouped(now.diagnostics)];
  const key = groupOf(cured);
  if ((is.get(key)?.length ?? 0) >= (was.get(key)?.length ?? 0)) broken.push(`${key} is not gone`);
  for (const [each, messages] of is) {
    if (leaves.some((label) => each === `page-rest ${label}`)) continue;
    if (messages.every(({ code, severity }) => severity === "warning" && warns.includes(code))) continue;
    const hidden = before.newspaper === undefined && !(each.startsWith("manifest") || each.startsWith("copy"));
    // White may lie in more places than before, if there is no more of it.
    const isNew = messages.length > (was.get(each)?.length ?? 0) && !each.startsWith("page-rest");
    if (!hidden && isNew) broken.push(`${each} is new`);
    if (!hidden && figureOf(messages) > figureOf(was.get(each) ?? [])) broken.push(`${each} has grown`);
  }
  if (before.newspaper !== undefined) {
    for (const [at, page] of before.newspaper.pages.entries()) {
      const other = now.newspaper?.pages[at];
      if (!moves.includes(page.label) && onPaper(page) !== onPaper(other)) broken.push(`page ${page.label} changed`);
    }
  }
  if (`${commentsIn(text)}` !== `${commentsIn(after)}`) broken.push("comments changed");
  return broken;
}

function figureOf(messages: readonly Diagnostic[]): number {
  return messages.reduce((sum, { arguments: args }) => sum + Number(args["characters"] ?? args["rows"] ?? 0), 0);
}

function groupOf({ code, arguments: args }: Diagnostic): string {
  // A page that is no longer empty has less white.
  return `${code === "page-empty" ? "page-rest" : code} ${args["story"] ?? args["name"] ?? args["page"] ?? ""}`;
}

function grouped(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) listFor(groups, groupOf(each)).push(each);
  return groups;
}

function onPaper(page: unknown): string {
  return JSON.stringify(page, (key, value) => (["id", "place", "stretches"].includes(key) ? undefined : value));
}

function commentsIn(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => /(?:^|\s)(#[^#].*)$/.exec(line)?.[1] ?? []);
}

export const manifestIn = (folder: string): string => join(folder, "issue.yaml");
