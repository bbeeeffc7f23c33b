import { z } from "zod";
import type { Arguments, Code } from "../../../base/codes.ts";
import type { Extent } from "../../../base/extent.ts";
import { isRefusedByWindows, MOST_ID_BYTES } from "../../../base/files.ts";
import { mm } from "../../../base/length.ts";
import { type Length, SIZE_NAMES, type SizeName } from "../located.ts";
import { LEAST_SIZE, LONGEST_HEAD, LONGEST_TEXT } from "../weights.ts";

/*
 * The kinds of value in manifests. A zod message is the code of one of our diagnostics; `walk` adds place and arguments. The name of a key's sentence is
 * written beside its type, so that no key goes without one; the sentences are in `locales`.
 */

/** Text: any scalar of at most `most` characters. */
export function text(most = LONGEST_TEXT) {
  return z.string(fault("not-text")).max(most, fault("too-many"));
}

/** The text of a head, or one that is set like a head. */
export function head() {
  return text(LONGEST_HEAD);
}

/** Copy of any length. */
export function copy() {
  return z.string(fault("not-text"));
}

export function whole(min: number, max: number) {
  const range = fault("out-of-range");
  return z.number(fault("not-a-number")).int(fault("not-whole")).min(min, range).max(max, range);
}

export function number(min: number, max: number) {
  return z.number(fault("not-a-number")).min(min, fault("out-of-range")).max(max, fault("out-of-range"));
}

export function flag() {
  return z.boolean(fault("not-a-flag"));
}

export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, fault("unknown-value"));
}

/** Arguments of a form's message besides the value. */
interface Wording {
  readonly facts?: Arguments;
  /** The form's name on the reference page. Default: that of its code. */
  readonly title?: string;
  /** Guesses the form that a faulty text was meant to have, after full-width characters became half-width. Default: the text as it is. */
  readonly meant?: (text: string) => string;
}

/**
 * A text with a form of its own, converted to its meaning.
 * @param pattern for editors that complete and check; `read` decides @param read returns undefined for a text of another form
 */
export function formed<T>(
  code: Code,
  pattern: string,
  read: (text: string) => T | undefined,
  { facts = {}, title = code.replace("bad-", ""), meant = String }: Wording = {},
) {
  return z
    .string(code)
    .meta({ title, pattern })
    .transform((written, context): T => {
      const value = read(written);
      if (value !== undefined) return value;
      const near = meant(written.normalize("NFKC").trim());
      const params = read(near) === undefined ? facts : { ...facts, nearest: near };
      context.issues.push({ code: "custom", message: code, params, input: written });
      return z.NEVER;
    });
}

/** A text that must match a pattern and stays as it is. */
export function matching(code: Code, pattern: string, wording?: Wording) {
  const form = new RegExp(pattern, "u");
  const read = (written: string): string | undefined => (form.test(written) ? written : undefined);
  return formed(code, pattern, read, wording);
}

/**
 * A text of one to `most` characters that stays as it is. Its fault names the limit.
 * @param sign a pattern for one character
 */
export function word(code: Code, sign: string, most: number, meant?: (text: string) => string) {
  return matching(code, `^${sign}{1,${most}}$`, { facts: { most }, ...(meant && { meant }) });
}

/** A text that becomes part of file names. */
export function namingFiles(named: ReturnType<typeof word>) {
  return named.refine((name) => !isRefusedByWindows(name), fault("unportable-name"));
}

export function label() {
  return namingFiles(word("bad-label", "[0-9A-Za-z]", 6, (text) => text.replace(/^第?(\w+)版$/, "$1")));
}

export function id() {
  return namingFiles(word("bad-id", "[\\p{L}\\p{N}_-]", 64)).refine(
    (written) => new TextEncoder().encode(written).length <= MOST_ID_BYTES,
    { error: fault("unportable-name"), params: { mostBytes: MOST_ID_BYTES } },
  );
}

/** A word that becomes part of a file name, or a key. */
export function name() {
  // Grounds may be a name or a percentage; percentages are written without %.
  return word("bad-name", "[\\p{L}\\p{N}_-]", 32, (text) => text.replace(/^(\d+) ?%$/, "$1"));
}

/** Which values name files, and what each file is used for. */
export const fileNames = z.registry<{ readonly use: FileUse }>();

/** `bytes` files are only looked up here; later stages read pictures and profiles. */
export type FileUse = "manifest" | "usage" | "copy" | "art" | "fonts" | "bytes";

/** A path below some folder. Whether the file exists is checked later. */
export function path(use: FileUse) {
  // A path on a Windows drive is never found on another computer.
  const meant = (text: string): string => (/^[A-Za-z]:/.test(text) ? text : text.replaceAll("\\", "/"));
  return matching("bad-path", "^[^\\\\\\p{Cc}]{1,400}$", { meant }).register(fileNames, { use });
}

/** `1-5` or `4`. */
export function extent() {
  return formed("bad-extent", "^[1-9][0-9]{0,3}( ?- ?[1-9][0-9]{0,3})?$", readExtent, {
    meant: (text) =>
      text.replace(/^(\d+) ?(?:[-~—–−至到]+) ?(\d+)[栏列行]?$/, (_, one: string, other: string) =>
        Number(other) < Number(one) ? `${other}-${one}` : `${one}-${other}`,
      ),
  });
}

function readExtent(written: string): Extent | undefined {
  const [, first, last = first] = /^([1-9]\d{0,3})(?: ?- ?([1-9]\d{0,3}))?$/.exec(written) ?? [];
  if (first === undefined || Number(last) < Number(first)) return undefined;
  return { from: Number(first), to: Number(last) };
}

/** An existing day in ISO 8601. */
export function date() {
  return formed("bad-date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", (written) => (isDay(written) ? written : undefined), {
    meant: (text) => {
      const [, year = "", month = "", day = ""] = DAY.exec(text) ?? [];
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    },
  });
}

/** Other ways to write a day: 2026-2-3, 2026/2/3, 2026年2月3日, 20260203. */
const DAY = /^(\d{4})(?:\D{1,2}(?=\d{1,2}\D)|(?=\d{4}$))(\d{1,2})\D{0,2}(\d{1,2})日?$/;

function isDay(written: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1000) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

type Unit = "pt" | "mm" | "字" | "行" | "sizeName";

const EXAMPLES: Readonly<Record<Unit, string>> = { pt: "9pt", mm: "3mm", 字: "2字", 行: "1行", sizeName: "小五" };
const NUMBER = "[0-9]{1,4}(?:\\.[0-9]{1,4})?";

/**
 * A length in one of `units`.
 * @param bare the unit of a number without one; undefined if a unit is required
 */
export function length(units: readonly Unit[], bare?: "字" | "行") {
  const suffixes = units.filter((unit) => unit !== "sizeName").join("|");
  const names = units.includes("sizeName") ? `|^(?:${SIZE_NAMES.join("|")})$` : "";
  const pattern = `^${NUMBER} ?(?:${suffixes})${bare === undefined ? "" : "?"}$${names}`;
  const form = new RegExp(pattern);
  const examples = units.map((unit) => EXAMPLES[unit]);
  return formed("bad-length", pattern, (written) => (form.test(written) ? readLength(written, bare) : undefined), {
    facts: { units: (bare === undefined ? examples : ["1", ...examples]).join(", ") },
    meant: inUnits,
  });
}

/** Units in capitals or Chinese, and centimetres as millimetres: 9PT, 3毫米, 1.5厘米. */
function inUnits(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("毫米", "mm")
    .replaceAll("磅", "pt")
    .replaceAll("*", "×")
    .replace(/([\d.]+) ?(?:cm|厘米|公分)/g, (_, written: string) => `${Math.round(Number(written) * 1000) / 100}mm`);
}

/** A type size without a unit, and a name with one 号 too many or too few: 9, 小五号, 五. */
function inSizes(text: string): string {
  return inUnits(text)
    .replace(/^[\d.]+$/, "$&pt")
    .replace(/^(小.)号$/, "$1")
    .replace(/^[初一二三四五六七]$/, "$&号");
}

/** A type size: points or a name. */
export function typeSize() {
  const pattern = `^${NUMBER} ?(?:pt)$|^(?:${SIZE_NAMES.join("|")})$`;
  const form = new RegExp(pattern);
  const read = (written: string): Length | undefined => {
    const size = form.test(written) ? readLength(written, undefined) : undefined;
    return size?.unit === "pt" && size.value < LEAST_SIZE ? undefined : size;
  };
  return formed("bad-length", pattern, read, {
    facts: { units: `${EXAMPLES.pt}, ${EXAMPLES.sizeName}` },
    meant: inSizes,
  });
}

function readLength(written: string, bare: "字" | "行" | undefined): Length {
  if (isSizeName(written)) return { unit: "sizeName", value: written };
  const value = Number.parseFloat(written);
  const unit = written.replace(/^[\d.]+ ?/, "");
  if (unit === "mm") return { unit: "pt", value: mm(value) };
  if (unit === "字" || unit === "行") return { unit, value };
  return { unit: unit === "" && bare !== undefined ? bare : "pt", value };
}

function isSizeName(written: string): written is SizeName {
  return SIZE_NAMES.some((size) => size === written);
}

/** A length in points or millimetres. */
export function points() {
  return formed("bad-length", `^${NUMBER} ?(?:pt|mm)$`, readPoints, { facts: { units: "9pt, 3mm" }, meant: inUnits });
}

function readPoints(written: string): number | undefined {
  const [, value, unit] = new RegExp(`^(${NUMBER}) ?(pt|mm)$`).exec(written) ?? [];
  if (value === undefined) return undefined;
  return unit === "mm" ? mm(Number(value)) : Number(value);
}

/** Width and height: `390mm 550mm`, or with × in between. */
export function size() {
  const pattern = `^${NUMBER} ?(?:pt|mm)(?: ?[×x] ?| )${NUMBER} ?(?:pt|mm)$`;
  return formed("bad-length", pattern, readSize, { facts: { units: "390mm 550mm" }, meant: inBoth });
}

/** 390×550 and 390x550mm: one unit counts for both, and the default is mm. */
function inBoth(text: string): string {
  const plain = inUnits(text);
  const found = /^([\d.]+) ?(mm|pt)? ?[×x ] ?([\d.]+) ?(mm|pt)?$/.exec(plain);
  if (found === null) return plain;
  const [, width, one, height, other] = found;
  return `${width}${one ?? other ?? "mm"} ${height}${other ?? one ?? "mm"}`;
}

function readSize(written: string): { width: number; height: number } | undefined {
  const [, first = "", second = ""] = /^([\d.]+ ?(?:pt|mm))(?: ?[×x] ?| )([\d.]+ ?(?:pt|mm))$/.exec(written) ?? [];
  const width = readPoints(first);
  const height = readPoints(second);
  return width === undefined || height === undefined ? undefined : { width, height };
}

/** Process inks in percent: [cyan, magenta, yellow, black]. */
export function cmyk() {
  const ink = z.number(fault("bad-colour")).min(0, fault("bad-colour")).max(100, fault("bad-colour"));
  return z.tuple([ink, ink, ink, ink], fault("bad-colour"));
}

/** One text, or the editor's own lines. */
export function heading() {
  return z.union(
    [head(), z.array(head()).min(1, fault("missing-value")).max(20, fault("too-many"))],
    fault("not-text-or-list"),
  );
}

/** @param most the limit of entries: more than any newspaper has */
export function list<T extends z.ZodType>(entry: T, most: number) {
  return z.array(entry, fault("not-a-list")).max(most, fault("too-many"));
}

export function mapping<T extends z.ZodRawShape>(keys: T) {
  return z.strictObject(keys, fault("not-a-mapping"));
}

/** A mapping whose keys the author chooses. */
export function table<T extends z.ZodType>(key: z.ZodType<string, string>, value: T) {
  return z.record(key, value, fault("not-a-mapping"));
}

/** Checks at compile time that a zod message is a diagnostic code. */
export function fault(code: Code): Code {
  return code;
}

/** Adds the name of the key's sentence in `locales/…/schema.ftl`, for the reference page and for editors that use the JSON Schema. */
export function says<S extends z.ZodType>(schema: S, sentence: string): S {
  return schema.meta({ sentence });
}

/** The name of a key's sentence; undefined if it has none of its own. */
export function sentenceOf(schema: z.ZodType): string | undefined {
  return schema.meta()?.["sentence"] as string | undefined;
}

/** An entry of `words`, in paper.yaml and issue.yaml. */
export const ownWord = z.union(
  [
    text(),
    mapping({
      word: says(text(), "own-word-word"),
      never: says(flag().default(false), "own-word-never"),
    }),
  ],
  fault("not-a-mapping"),
);
