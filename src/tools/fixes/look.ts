import { join } from "node:path";
import { isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
import { type Code, catalogueOf } from "../../base/codes.ts";
import { type Diagnostic, withAlso } from "../../base/diagnostic.ts";
import type { Files } from "../../base/files.ts";
import type { Memory } from "../../base/memo.ts";
import { compile, printedIn } from "../../build/compile.ts";
import type { Host } from "../../build/host.ts";
import { decode } from "../../engine/manifest/decode.ts";
import { entriesOf, nameUnder } from "../../engine/manifest/pin.ts";
import type { PrintedPage, PrintedRule, Thing } from "../../engine/newspaper/newspaper.ts";
import type { Edit, Effect, Look, Way } from "./fix.ts";

/** What an issue is looked at with, again and again: what does not change is remembered. */
export interface Looking {
  /** The manifest, absolute. */
  readonly path: string;
  readonly host: Host;
  readonly memory: Memory;
}

/** Builds the issue in memory, with other texts in some of its files. */
export async function lookAt({ path, host, memory }: Looking, texts: Look["texts"] = new Map()): Promise<Look> {
  const files = withTexts(host.files, texts);
  const compiled = await compile(path, { ...host, memory, files });
  const file = host.files.name(path);
  const bytes = await files.read(path);
  const decoded = bytes === undefined ? undefined : decode(bytes, file, "manifest");
  const text = decoded?.ok === true ? decoded.value.text : "";
  return {
    compiled,
    texts,
    manifest: { file, text },
    pages: compiled.madeUp === undefined ? [] : printedIn(compiled.madeUp, memory).pages,
    ownerOf: ownersIn(file, text),
  };
}

function withTexts(files: Files, texts: Look["texts"]): Files {
  if (texts.size === 0) return files;
  return {
    ...files,
    read: async (path) => {
      const text = texts.get(files.name(path));
      return text === undefined ? files.read(path) : new TextEncoder().encode(text);
    },
  };
}

/** The texts with some edits made. @param read the text of a file that has no other yet */
export function editedTexts(
  texts: Look["texts"],
  edits: readonly Edit[],
  read: (file: string) => string | undefined,
): Look["texts"] {
  const edited = new Map(texts);
  // From the last to the first; of edits at one place, the first one's text comes first.
  for (const { file, start, end, text } of edits.toReversed().toSorted((a, b) => b.start - a.start)) {
    const was = edited.get(file) ?? read(file) ?? "";
    edited.set(file, was.slice(0, start) + text + was.slice(end));
  }
  return edited;
}

const LISTS: readonly (readonly [list: string, key: string, before: string])[] = [
  ["stories", "id", ""],
  ["fillers", "id", ""],
  ["groups", "id", ""],
  ["pages", "label", "page:"],
  ["adverts", "", "advert:"],
];

function ownersIn(file: string, text: string): Look["ownerOf"] {
  const document = parseDocument(text, { logLevel: "silent" });
  const owners = LISTS.flatMap(([list, key, before]) =>
    entriesOf(document, list).map((entry, at) => {
      const [from = 0, , end = 0] = entry.range ?? [];
      return { from, end, name: `${before}${(key !== "" && nameUnder(entry, key)) || at + 1}`, copy: fileOf(entry) };
    }),
  );
  return ({ source: { path }, start }) => {
    const found =
      path === file
        ? owners.find(({ from, end }) => from <= start && start < end)
        : owners.find(({ copy }) => copy !== undefined && path === join(file, "..", copy).replaceAll("\\", "/"));
    return found?.name ?? (path.split("/").at(-1) ?? path).replace(/\.\w+$/, "");
  };
}

/** The file that holds an entry's copy. */
function fileOf(entry: YAMLMap): string | undefined {
  const body = entry.get("body", true);
  const file = isMap(body) ? body.get("file", true) : undefined;
  return isScalar(file) ? String(file.value) : undefined;
}

/** Arguments that say how large a fault is, the most exact first. */
const FIGURES = ["characters", "rows", "lines", "count", "added", "share", "size", "sum"];

interface Tally {
  readonly count: number;
  readonly figure: number;
}

/** What is reported, by code and owner: how often, and how large it is together. */
function tallyOf({ compiled: { diagnostics }, ownerOf }: Look): ReadonlyMap<string, Tally> {
  const tally = new Map<string, Tally>();
  for (const each of withAlso(diagnostics)) {
    const key = keyOf(each, ownerOf);
    const { count, figure } = tally.get(key) ?? { count: 0, figure: 0 };
    const name = FIGURES.find((known) => typeof each.arguments[known] === "number");
    tally.set(key, { count: count + 1, figure: figure + (name === undefined ? 0 : Number(each.arguments[name])) });
  }
  return tally;
}

const WHITE: Code = "page-rest";

function keyOf({ severity, code, span }: Diagnostic, ownerOf: Look["ownerOf"]): string {
  // A page that is no longer empty has less white, not another fault.
  return `${severity} ${code === "page-empty" ? WHITE : code} ${ownerOf(span)}`;
}

/** True where another message says the same of the same owner: one of them may stay. */
function isTwin(one: Diagnostic, { compiled, ownerOf }: Look): boolean {
  const saying = ({ arguments: args }: Diagnostic): string => JSON.stringify(args);
  const same = withAlso(compiled.diagnostics).filter((each) => keyOf(each, ownerOf) === keyOf(one, ownerOf));
  return same.filter((each) => saying(each) === saying(one)).length > 1;
}

/** What is only looked for on pages: an issue without pages hides it. */
const ON_PAGES: ReadonlySet<string> = new Set(["images", "layout", "plan", "makeup", "output"]);

/** Why an edit is no fix: the message that it leaves or brings, or the label of a page that it changes without naming it. */
export interface Refusal {
  readonly refused: Diagnostic | string;
}

/**
 * The law of fixes: the message is gone, with the errors that follow from it, nothing is reported that was not before, or not as much of it, and only that changes on
 * paper which the title names.
 */
export function effectOf(before: Look, after: Look, cured: Diagnostic, way: Way): Effect | Refusal {
  const hadPages = before.compiled.madeUp !== undefined;
  const found = withAlso(after.compiled.diagnostics);
  const refuse = (key: string): Refusal => {
    return { refused: found.findLast((each) => keyOf(each, after.ownerOf) === key) ?? cured };
  };
  if (hadPages && after.compiled.madeUp === undefined) {
    return { refused: found.find(({ severity }) => severity === "error") ?? cured };
  }
  const [was, is] = [tallyOf(before), tallyOf(after)];
  const key = keyOf(cured, before.ownerOf);
  for (const each of [cured, ...cured.also.filter(({ severity }) => severity === "error")]) {
    const own = keyOf(each, before.ownerOf);
    if ((is.get(own)?.count ?? 0) >= (was.get(own)?.count ?? 0)) return refuse(own);
  }
  const args = JSON.stringify(cured.arguments);
  const isThere = found.some((each) => keyOf(each, after.ownerOf) === key && JSON.stringify(each.arguments) === args);
  if (isThere && !isTwin(cured, before)) return refuse(key);
  const leaves: string[] = [];
  const warns = new Set<Code>();
  let white = 0;
  for (const [each, { count, figure }] of is) {
    const known = was.get(each);
    const [, code, owner = ""] = each.split(" ");
    if (!hadPages && ON_PAGES.has(catalogueOf(code as Code))) continue;
    // What leaves a page leaves white there, which the title names; there must be no more of it on all pages together.
    if (way.shifts === true && code === WHITE && figure > (known?.figure ?? 0)) {
      leaves.push(owner.replace("page:", ""));
      white += figure - (known?.figure ?? 0);
      continue;
    }
    // White may lie in more places than before, if there is no more of it.
    const isMore = count > (known?.count ?? 0) && !(known !== undefined && code === WHITE);
    if (known !== undefined && !isMore && figure <= known.figure) continue;
    if (way.anew !== true || cured.severity !== "error" || each.startsWith("error")) return refuse(each);
    warns.add(code as Code);
  }
  for (const [each, { figure }] of was) {
    if (white > 0 && each.includes(` ${WHITE} `)) white -= Math.max(0, figure - (is.get(each)?.figure ?? 0));
  }
  const unnamed = leaves.find((label) => white > 0 || way.pages?.includes(label) === false);
  if (unnamed !== undefined) return { refused: unnamed };
  if (!hadPages) return { moves: [], leaves, warns: [] };
  const added = after.pages[before.pages.length];
  if (added !== undefined) return { refused: added.label };
  const moves: string[] = [];
  for (const [at, page] of before.pages.entries()) {
    const now = after.pages[at];
    if (now === page || (now !== undefined && printed(page) === printed(now))) continue;
    const mayChange = way.pages?.includes(page.label) ?? true;
    if (now === undefined || !mayChange) return { refused: page.label };
    if (!isMadeUp(before, at) && !isMadeUp(after, at)) {
      if (printed(page, way.stories) !== printed(now, way.stories)) return { refused: page.label };
      if (way.anew !== true && ruled(now) < ruled(page)) return { refused: page.label };
    }
    moves.push(page.label);
  }
  return { moves, leaves, warns: [...warns] };
}

/** True where make-up places something on the page. */
function isMadeUp({ compiled: { madeUp } }: Look, page: number): boolean {
  return (
    madeUp?.issue.stories.some(({ parts }) => parts.some((part) => part.page === page && part.frame === undefined)) ===
    true
  );
}

/** Keys of a page that leave no ink: where a text is written, what things are called, and texts whose lines are there. */
const NOT_PRINTED: ReadonlySet<string> = new Set(["id", "place", "stretches", "furniture"]);

/** How much of a page's width the rules between its stories take: a fix lets none of them vanish. */
function ruled({ things }: PrintedPage): number {
  return things.reduce((sum, thing) => sum + (isBetween(thing) ? Math.abs(thing.to.x - thing.from.x) : 0), 0);
}

/** True for the rules between stories, which follow the frames. */
function isBetween(thing: Thing): thing is PrintedRule {
  return thing.kind === "rule" && thing.story === undefined && thing.advert === undefined;
}

/** A page as it is printed; the places of its texts in the files do not count. @param apart stories whose things are left out, with the rules between stories */
function printed(page: PrintedPage, apart?: readonly string[]): string {
  const isApart = (id: string | undefined): boolean => id !== undefined && apart?.includes(id) === true;
  const left = {
    ...page,
    frames: page.frames.filter(({ of }) => !isApart(of)),
    things: page.things.filter((thing) => !isApart(thing.story) && !(apart !== undefined && isBetween(thing))),
  };
  return JSON.stringify(left, (key, value) => (NOT_PRINTED.has(key) ? undefined : value));
}
