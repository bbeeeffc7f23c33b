import { lunarDate } from "../../base/calendar.ts";
import { chineseDate, hanDate, hanDigits, hanNumber, weekday } from "../../base/dates.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { FOLIO_HEIGHT, HEAD_LINE_DROP, mm, SQUARE_TOP } from "../../base/length.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { IssueManifest, PaperManifest, WrittenNameplate } from "../manifest/manifest.ts";
import { readArt } from "./art.ts";
import { reportBeyond } from "./frames.ts";
import type { PagePlan } from "./issue.ts";
import { colourOf, type Palette, reportPale } from "./palette.ts";
import type { Ear, Grid, Nameplate, Paper } from "./paper.ts";
import type { Characters } from "./style.ts";
import type { Text } from "./text.ts";
import { plainText } from "./texts.ts";
import { EAR_COLUMNS, ROUNDING } from "./weights.ts";

/*
 * Resolves what a page has besides stories and adverts. Its texts hold fields, such as `总第{number}期`, since they change every day. A piece of text whose field
 * has no value is left out, so that no label is printed without its figure.
 */

/** The legally required facts under the name (layout/RULES.md#statutory-facts), for a paper without a strip of its own. */
const DEFAULT_STRIP = [
  "{date}　{weekday}",
  "{lunar}",
  "总第{number}期　今日{pages}版",
  "国内统一连续出版物号 {cn}",
  "邮发代号 {post}",
  "{publisher}",
  "{web}",
];

const TRADITIONAL_STRIP = [
  "{date}　{weekday}",
  "{lunar}",
  "總第{number}期　今日{pages}版",
  "國內統一連續出版物號 {cn}",
  "郵發代號 {post}",
  "{publisher}",
  "{web}",
];

/** The field for the issue's `weather`. */
const WEATHER = "{weather}";

/** The values of the fields that furniture may use. */
export function fieldsOf(issue: IssueManifest, paper: PaperManifest): Fields {
  const { value: date } = issue.date;
  const plate = paper.furniture?.nameplate;
  // Digits are read one by one in vertical lines.
  const traditional = paper.script?.value === "traditional";
  const number = issue.number?.value;
  const pages = issue.today?.value ?? issue.pages.length;
  return {
    name: paper.name.value,
    date: traditional ? hanDate(date) : chineseDate(date),
    weekday: weekday(date),
    lunar: traditional ? lunarDate(date)?.replace("腊", "臘").replace("闰", "閏") : lunarDate(date),
    number: number === undefined ? undefined : traditional ? hanDigits(number) : String(number),
    pages: traditional ? hanNumber(pages) : String(pages),
    edition: issue.edition?.value,
    weather: plainText(issue.weather)?.text,
    cn: plate?.cn?.value,
    post: plate?.post?.value,
    publisher: plate?.publisher?.value,
    web: plate?.web?.value,
  };
}

/** Reports an issue's weather if no text of the paper uses it: it would not be printed. */
export function reportWeather({ weather }: IssueManifest, paper: PaperManifest, diagnostics: Diagnostic[]): void {
  if (weather === undefined) return;
  const { nameplate, colophon } = paper.furniture ?? {};
  const texts = [...(nameplate?.ears.map(({ text }) => text) ?? []), ...(nameplate?.strip ?? []), colophon];
  if (texts.some((text) => text?.value.includes(WEATHER))) return;
  diagnostics.push(warningAt(weather.span, "weather-unused", { field: WEATHER }));
}

/** Everything that is needed to resolve furniture. */
interface FurnitureContext {
  readonly grid: Grid;
  readonly script: Characters;
  readonly fields: Fields;
  readonly palette: Palette;
  readonly diagnostics: Diagnostic[];
}

export function resolveNameplate(
  written: WrittenNameplate | undefined,
  context: FurnitureContext,
): Nameplate | undefined {
  if (written === undefined) return undefined;
  const { grid, palette, diagnostics } = context;
  reportBeyond(written, grid, diagnostics);
  const colour = colourOf(written.colour, palette, diagnostics);
  reportPale(written.colour, colour, diagnostics);
  return {
    columns: written.columns.value,
    rows: written.rows.value,
    art: written.art === undefined ? undefined : readArt(written.art, diagnostics),
    colour,
    ears: ears(written, context),
    earColumns: written.earColumns?.value ?? EAR_COLUMNS,
    strip: strip(written, context),
    span: written.rows.span,
  };
}

/** Reports a first row so close to the top of the page that the folio, or the line above a nameplate, would be off the page. */
export function reportFolioRoom(
  written: PaperManifest,
  { grid, nameplate, styles }: Pick<Paper, "grid" | "nameplate" | "styles">,
  pages: readonly Pick<PagePlan, "number">[],
  diagnostics: Diagnostic[],
): void {
  // A grid with lines larger than their pitch has its own message.
  if (grid.size > grid.pitch) return;
  const plated = grid.pitch - HEAD_LINE_DROP + SQUARE_TOP * styles.folio.size;
  const needs = Math.max(
    ...pages.map(({ number }) => (number === 1 && nameplate !== undefined ? plated : FOLIO_HEIGHT)),
  );
  if (grid.top + ROUNDING >= needs) return;
  const [top, least] = [grid.top / mm(1), needs / mm(1)].map((length) => Math.ceil(length * 10 - 0.01) / 10);
  const span = written.sheet?.top?.span ?? written.span;
  diagnostics.push(errorAt(span, "folio-no-room", { top: top ?? 0, needs: least ?? 0 }));
}

/** Facts that this issue or paper lacks are silently dropped from the default strip, since nobody asked for them. */
function strip(written: WrittenNameplate, { script, fields, diagnostics }: FurnitureContext): readonly Text[] {
  if (written.strip.length === 0) {
    const usual = script === "traditional" ? TRADITIONAL_STRIP : DEFAULT_STRIP;
    return usual.flatMap((text) => fillFields({ text, span: written.span, key: "strip" }, fields, []) ?? []);
  }
  return written.strip.flatMap(
    ({ value, span }) => fillFields({ text: value, span, key: "strip" }, fields, diagnostics) ?? [],
  );
}

/** Drops an ear without text: none of its fields has a value. */
function ears(written: WrittenNameplate, { fields, diagnostics }: FurnitureContext): readonly Ear[] {
  return written.ears.flatMap(({ title, text }) => {
    const { value, span } = text;
    const lines = value.split("\n").flatMap((line) => {
      return line.trim() === "" ? [] : (fillFields({ text: line, span, key: "text" }, fields, diagnostics) ?? []);
    });
    return lines.length === 0 ? [] : [{ title: plainText(title), lines }];
  });
}

const IDEOGRAPHIC_SPACE = "\u3000";
const FIELD = /\{([^{}]*)\}/g;

/** Values for `{date}`, `{lunar}` and so on; undefined if neither issue nor paper gives one. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** A text of the paper with its place and its key. */
interface FieldText extends Text {
  readonly key: string;
}

/**
 * Fills the fields of a text. Its pieces are separated by full-width spaces; a piece whose field has no value is left out, so that no `总第期` is printed.
 * Undefined if no piece is left.
 */
export function fillFields(written: FieldText, fields: Fields, diagnostics: Diagnostic[]): Text | undefined {
  const pieces = written.text
    .split(IDEOGRAPHIC_SPACE)
    .flatMap((piece) => fillPiece(piece, written, fields, diagnostics));
  if (pieces.length === 0) return undefined;
  const text = pieces.join(IDEOGRAPHIC_SPACE);
  const { span, origins } = written;
  return text === written.text && origins !== undefined ? { text, span, origins } : { text, span };
}

function fillPiece(piece: string, written: FieldText, fields: Fields, diagnostics: Diagnostic[]): readonly string[] {
  let whole = true;
  const filled = piece.replaceAll(FIELD, (_, name: string) => {
    const value = fields[name];
    if (value !== undefined) return value;
    whole = false;
    diagnostics.push(
      Object.hasOwn(fields, name)
        ? warningAt(written.span, "empty-field", { field: braced(name), key: written.key })
        : badField(braced(name), written, Object.keys(fields).map(braced)),
    );
    return "";
  });
  diagnostics.push(...strayFields(filled, written, Object.keys(fields).map(braced)));
  return whole ? [filled] : [];
}

/** A brace outside any field: `{date`, ｛date｝, or a field inside the value of another. */
const STRAY = /[{｛][^{}｛｝]*[}｝]?|[}｝]/u;

/** Reports text that looks like a field and would be printed as written. @param choices the fields, with braces */
export function strayFields(
  text: string,
  { span, key }: Pick<FieldText, "span" | "key">,
  choices: readonly string[],
): readonly Diagnostic[] {
  const value = STRAY.exec(text)?.[0];
  return value === undefined ? [] : [badField(value, { span, key }, choices)];
}

function braced(name: string): string {
  return `{${name}}`;
}

function badField(
  value: string,
  { span, key }: Pick<FieldText, "span" | "key">,
  choices: readonly string[],
): Diagnostic {
  return errorAt(span, "bad-field", { value, key, choices: choices.join(" "), ...nearMiss(value, choices) });
}
