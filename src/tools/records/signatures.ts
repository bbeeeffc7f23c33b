/*
 * 三审三校: who signed which page. `signatures.jsonl` beside the manifest has a line for each signature; each contains the hash of the line before, so that no
 * line can be changed, removed or inserted unnoticed. A signature names the page as it would be printed by its hash, and the first one of each state keeps
 * that page, so that a later change can be told in words. It is a log of who approved what: it proves that a page did not change, not who typed a name.
 */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { type Diagnostic, errorAt, hasErrors, warningAt, withAlso } from "../../base/diagnostic.ts";
import type { Files } from "../../base/files.ts";
import { encodeJson, jsonIn } from "../../base/json.ts";
import { listFor, once } from "../../base/once.ts";
import { sha256Of } from "../../base/sha256.ts";
import { fileSpan, type Span, sourceFile } from "../../base/source.ts";
import { type MadeUp, newspaperIn } from "../../build/compile.ts";
import { rewriteFile } from "../../build/disk/replace-files.ts";
import { SIGNATURES_FILE } from "../../build/lock.ts";
import { pagePrints } from "../../build/make-lock.ts";
import { DEPTH, newspaperJson, readNewspaper } from "../../engine/newspaper/json.ts";
import type { Newspaper, PrintedPage, Thing } from "../../engine/newspaper/newspaper.ts";
import { say } from "../../locales/texts.ts";
import type { Language } from "../../locales/words.ts";
import { compareIssues } from "./diff/compare-issues.ts";
import { changeLines } from "./diff/diff-words.ts";
import type { IssueDiff } from "./diff/issue-diff.ts";

const SCHEMA = "banmian.signature/1";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const word = z.string().min(1).max(200);

/** A line of the record, its keys in the order of writing. */
const signatureSchema = z.object({
  schema: z.literal(SCHEMA),
  page: word,
  stage: word,
  by: word,
  /** When, in ISO. */
  at: word,
  /** The page as it would be printed (`pagePrints`). */
  print: hash,
  /** The version of the program that made it up. */
  engine: word,
  /** The hash of the line before; empty on the first line. */
  before: z.union([hash, z.literal("")]),
  /** The page in the form of layout.json, deflated, in base64; undefined if an earlier line has the same print. */
  shown: z.string().optional(),
});

export type Signature = Omit<z.infer<typeof signatureSchema>, "schema">;

/** The signatures of an issue up to the first fault of the file, and that fault. */
export interface SignatureRecord {
  readonly signatures: readonly (Signature & { readonly span: Span })[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The largest record that is read, in bytes: a hundred pages, each signed in ten states, have some thirty megabytes. */
const MOST_BYTES = 64 * 2 ** 20;
/** The largest page that a signature may keep, in bytes. */
const MOST_SHOWN = 64 * 2 ** 20;

/** @param name the file's name in messages */
export function readSignatures(bytes: Uint8Array, name: string): SignatureRecord {
  const text = new TextDecoder().decode(bytes);
  // Messages show the line that they are about: without the kept page.
  const source = sourceFile(name, text.replace(/("shown":")[^"]+/g, "$1…"));
  const signatures: (Signature & { readonly span: Span })[] = [];
  const record = (fault?: Diagnostic): SignatureRecord => ({ signatures, diagnostics: fault ? [fault] : [] });
  let before = "";
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    if (at === lines.length - 1 && line === "") break;
    const start = source.lines[at] ?? 0;
    const span = { source, start, end: (source.lines[at + 1] ?? source.text.length + 1) - 1 };
    const { data } = signatureSchema.safeParse(jsonIn(line));
    if (data === undefined || at === lines.length - 1) return record(errorAt(span, "signature-broken"));
    if (data.before !== before) return record(errorAt(span, "signature-unchained"));
    before = sha256Of(line);
    signatures.push({ ...data, span });
  }
  return record();
}

/** The path of an issue's record. @param manifest absolute */
export function signaturesPath(manifest: string): string {
  return join(dirname(manifest), SIGNATURES_FILE);
}

/** Undefined if pages of the issue were never signed. @param manifest absolute */
export async function signaturesBeside(manifest: string, files: Files): Promise<SignatureRecord | undefined> {
  const path = signaturesPath(manifest);
  const found = await files.look(path);
  if (found === undefined) return undefined;
  const bytes = found.kind === "file" && found.bytes <= MOST_BYTES ? await files.read(found.path) : undefined;
  const name = files.name(path);
  if (bytes === undefined) return { signatures: [], diagnostics: [errorAt(fileSpan(name), "signatures-unreadable")] };
  return readSignatures(bytes, name);
}

/** A stage's last signature of a page, and whether the page is still as it was signed. */
export interface StageState {
  readonly stage: string;
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly state: "missing" | "signed" | "changed";
}

/** The stages of a page: those that the paper names, then others that signed it. */
export function stagesOf(
  page: string,
  { signatures }: Pick<SignatureRecord, "signatures">,
  prints: ReadonlyMap<string, string>,
  named: readonly string[],
): readonly StageState[] {
  const last = new Map(signatures.filter((each) => each.page === page).map((each) => [each.stage, each]));
  return [...new Set([...named, ...last.keys()])].map((stage) => {
    const signature = last.get(stage);
    if (signature === undefined) return { stage, by: undefined, at: undefined, state: "missing" };
    const { by, at, print } = signature;
    return { stage, by, at, state: print === prints.get(page) ? "signed" : "changed" };
  });
}

/** What a check of signatures reads besides the issue. */
interface Reader {
  readonly language: Language;
  readonly files: Files;
  /** The version of the program. */
  readonly version: string;
}

interface SignatureFindings {
  /** Faults of the record, and pages that are no longer as they were signed. */
  readonly diagnostics: readonly Diagnostic[];
  /** Stages that the paper names and that never signed a page: it may not be printed, and neither may one that changed. */
  readonly unsigned: readonly Diagnostic[];
  /** The stages of each page, by its label; empty if the paper names none and nobody has signed. */
  readonly stages: ReadonlyMap<string, readonly StageState[]>;
}

/**
 * Compares an issue with its signatures. A page that changed afterwards is an error that says what changed. If another version of the program made the page up and
 * nobody changed its content, it is a warning, and the signatures hold.
 */
export async function checkSignatures(
  madeUp: MadeUp,
  { language, files, version }: Reader,
): Promise<SignatureFindings> {
  const newspaper = once(() => newspaperIn(madeUp));
  const { signing } = madeUp.issue.paper;
  const record = await signaturesBeside(madeUp.place.manifest, files);
  if (record === undefined && signing.length === 0) return { diagnostics: [], unsigned: [], stages: new Map() };
  const { signatures, diagnostics: faults } = record ?? { signatures: [], diagnostics: [] };
  const prints = pagePrints(madeUp);
  const diagnostics: Diagnostic[] = [...faults];
  const last = new Map(signatures.map((each) => [`${each.page} ${each.stage}`, each]));
  const states = new Map<string, (Signature & { readonly span: Span })[]>();
  for (const each of last.values()) listFor(states, `${each.page} ${each.print} ${each.engine}`).push(each);
  for (const same of states.values()) {
    const [{ page, print, engine, span }] = same as [(typeof same)[0]];
    const stages = listOf(
      same.map(({ stage, by }) => say("signed-stage", { stage, by }, { language })),
      language,
    );
    if (prints.get(page) === print) continue;
    if (!prints.has(page)) {
      diagnostics.push(errorAt(span, "signed-page-gone", { page, stages }));
      continue;
    }
    const was = shownIn(signatures.find((each) => each.print === print && each.shown !== undefined));
    const diff = was && compareIssues(was, onePage(newspaper(), page));
    const changes = diff === undefined ? [] : changeLines(diff, { language });
    const about = { page, stages, ...(changes.length > 0 && { changes: shortList(changes, language) }) };
    const place = pageSpan(madeUp, page);
    if (engine !== version && diff !== undefined && !isOtherContent(diff)) {
      diagnostics.push(warningAt(place, "signed-by-other-engine", { ...about, engine, own: version }, [span]));
    } else diagnostics.push(errorAt(place, "signed-page-changed", about, [span]));
  }
  const unsigned = madeUp.issue.pages.flatMap(({ label }) => {
    const missing = signing.filter((stage) => !last.has(`${label} ${stage}`));
    if (missing.length === 0) return [];
    return [errorAt(pageSpan(madeUp, label), "unsigned-page", { page: label, stages: listOf(missing, language) })];
  });
  const stages = new Map([...prints.keys()].map((page) => [page, stagesOf(page, { signatures }, prints, signing)]));
  return { diagnostics, unsigned, stages };
}

function pageSpan({ issue, inFile }: MadeUp, label: string): Span {
  return inFile(issue.pages.find((page) => page.label === label)?.span ?? issue.span);
}

/** A version of the program sets lines otherwise; it changes no word, no photo and no advert. */
function isOtherContent({ identity, stories, adverts }: IssueDiff): boolean {
  return (
    identity.length > 0 ||
    adverts.some(({ change }) => change === "replaced" || change === "words") ||
    stories.some(
      ({ texts, words, photos }) =>
        words.length > 0 ||
        texts.some(({ what }) => !what.startsWith("notice")) ||
        photos.some(({ change }) => change === "replaced" || change === "other"),
    )
  );
}

/** So many changes are told. */
const MOST_TOLD = 6;

function shortList(changes: readonly string[], language: Language): string {
  const told = changes.slice(0, MOST_TOLD).map((line) => line.trim());
  return [...told, ...(changes.length > MOST_TOLD ? ["…"] : [])].join(language === "zh" ? "；" : "; ");
}

function listOf(names: readonly string[], language: Language): string {
  return names.join(say("comma", {}, { language }));
}

/** The part of a newspaper that a page shows: the page itself, and the stories and adverts on it. */
function onePage(newspaper: Newspaper, label: string): Newspaper {
  const pages = newspaper.pages.filter((page) => page.label === label);
  const on = new Set(pages.flatMap(({ frames }) => frames.map(({ of }) => of)));
  const files = new Set(
    pages.flatMap(({ things }) => things.flatMap((each) => (each.kind === "picture" ? [each.file] : []))),
  );
  return {
    ...newspaper,
    pages,
    stories: newspaper.stories.filter(({ id }) => on.has(id)),
    adverts: newspaper.adverts.filter(({ page }) => page === label),
    jumps: [],
    pictures: newspaper.pictures.filter(({ file }) => files.has(file)),
  };
}

/** The page as a signature keeps it: without places in the sources, and its glyphs only by face, size and colour. */
function keptPage(newspaper: Newspaper, label: string): string {
  const kept = onePage(newspaper, label);
  const pages = kept.pages.map((page): PrintedPage => ({ ...page, things: page.things.map(withoutGlyphs) }));
  const json = Buffer.from(encodeJson(newspaperJson({ ...kept, pages }, { glyphs: true }), DEPTH));
  const isPlace = (key: string): boolean => key === "place" || key === "stretches";
  const bare = JSON.stringify(JSON.parse(json.toString("utf8")), (key, value) => (isPlace(key) ? undefined : value));
  return deflateRawSync(bare, { level: 9 }).toString("base64");
}

function withoutGlyphs(thing: Thing): Thing {
  if (thing.kind !== "line") return thing;
  const [glyphs, x] = [new Uint16Array(0), new Float64Array(0)];
  const segments = thing.segments.map((segment) => ({
    ...segment,
    runs: segment.runs.map((run) => ({ ...run, glyphs, x, y: undefined, texts: [] })),
  }));
  return { ...thing, segments };
}

/** Undefined if the page cannot be read. */
function shownIn(signature: Signature | undefined): Newspaper | undefined {
  if (signature?.shown === undefined) return undefined;
  try {
    const json = inflateRawSync(Buffer.from(signature.shown, "base64"), { maxOutputLength: MOST_SHOWN });
    return readNewspaper(JSON.parse(json.toString("utf8")));
  } catch {
    return undefined;
  }
}

/** True for a name that can be read again. */
export function isSigner(name: string): boolean {
  return /^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u.test(name) && name.trim() !== "";
}

/** What somebody signs. */
interface Signing extends Pick<Signature, "stage" | "by" | "at" | "engine"> {
  /** Labels. */
  readonly pages: readonly string[];
}

/** The diagnostics that prevent it; nothing is signed then. */
export type Signed = { readonly ok: true } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Adds a line to the record for each page, in one step and under the lock of its folder. Nothing is signed while a page has errors.
 * @param found the diagnostics of the issue
 */
export async function signPages(
  madeUp: MadeUp,
  found: readonly Diagnostic[],
  { pages, stage, by, at, engine }: Signing,
  files: Files,
): Promise<Signed> {
  const newspaper = newspaperIn(madeUp);
  const isInWay = (each: Diagnostic): boolean =>
    each.severity === "error" && pages.some((page) => pagesOf(each, madeUp, newspaper)?.has(page) ?? true);
  const inWay = found.filter((each) => withAlso([each]).some(isInWay));
  if (inWay.length > 0) return { ok: false, diagnostics: inWay };
  const prints = pagePrints(madeUp);
  const path = signaturesPath(madeUp.place.manifest);
  let faults: readonly Diagnostic[] = [];
  try {
    await rewriteFile(path, async (file) => {
      const was = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return Buffer.alloc(0);
        throw error;
      });
      const { signatures, diagnostics } = readSignatures(was, files.name(path));
      faults = diagnostics;
      if (hasErrors(faults)) throw new BrokenRecord();
      const kept = new Set(signatures.map(({ print }) => print));
      const text = was.toString("utf8");
      const last = text.slice(0, -1).lastIndexOf("\n") + 1;
      let before = text === "" ? "" : sha256Of(text.slice(last, -1));
      let added = "";
      for (const page of pages) {
        const print = prints.get(page) ?? "";
        const shown = kept.has(print) ? {} : { shown: keptPage(newspaper, page) };
        kept.add(print);
        const line = JSON.stringify({ schema: SCHEMA, page, stage, by, at, print, engine, before, ...shown });
        before = sha256Of(line);
        added += `${line}\n`;
      }
      await file.writeFile(text + added);
    });
  } catch (error) {
    if (!(error instanceof BrokenRecord)) throw error;
    return { ok: false, diagnostics: faults };
  }
  return { ok: true };
}

/** Ends a rewriting that must not happen. */
class BrokenRecord extends Error {}

/** The pages that a diagnostic is about: undefined for all. */
function pagesOf(
  { span, arguments: { page } }: Diagnostic,
  { issue, inFile, layout }: MadeUp,
  newspaper: Newspaper,
): ReadonlySet<string> | undefined {
  const within = (outer: Span): boolean => {
    const { source, start, end } = inFile(outer);
    return source.path === span.source.path && span.start >= start && span.end <= end;
  };
  const isOwnFile = span.source.path !== inFile(issue.span).source.path;
  const story = [...issue.stories, ...issue.fillers].find(
    (each) => within(each.span) || (isOwnFile && each.copy.source.path === span.source.path),
  );
  const parts = newspaper.stories.find(({ id }) => id === story?.id)?.parts ?? [];
  if (parts.length > 0) return new Set(parts.map((part) => part.page));
  const advert = issue.adverts.find((each) => within(each.span));
  const sold = newspaper.adverts.find(({ id }) => id === advert?.id);
  if (sold !== undefined) return new Set([sold.page]);
  const plan = issue.pages.find((each) => within(each.span));
  if (plan !== undefined) return new Set([plan.label]);
  return layout.pages.some(({ label }) => label === page) ? new Set([String(page)]) : undefined;
}
