import { chineseDate, hanDate, hanDigits, hanNumber, weekday } from "../../base/dates.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { FOLIO_HEIGHT, HEAD_LINE_DROP, mm, SQUARE_TOP } from "../../base/length.ts";
import type { IssueManifest, PaperManifest, WrittenNameplate } from "../manifest/manifest.ts";
import { readArt } from "./art.ts";
import { lunarDate } from "./calendar.ts";
import { reportPale } from "./contrast.ts";
import { type Fields, fillFields } from "./fields.ts";
import { reportBeyond } from "./frames.ts";
import type { PagePlan } from "./issue.ts";
import type { Palette } from "./palette.ts";
import type { Ear, Grid, Nameplate, Paper } from "./paper.ts";
import { plainText } from "./plain-text.ts";
import type { Characters } from "./style.ts";
import type { Text } from "./text.ts";

/** The statutory facts under the name (layout/RULES.md#statutory-facts), for a paper that writes no strip. */
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

const EAR_COLUMNS = 2;

/** The field of a paper's text that the issue's `weather` fills. */
const WEATHER = "{weather}";

/** The fields that furniture's texts may name. */
export function fieldsOf(issue: IssueManifest, paper: PaperManifest): Fields {
  const { value: date } = issue.date;
  const plate = paper.furniture?.nameplate;
  // Its numbers are read in vertical lines.
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

/** Tells of weather that no text of the paper names: it would stand nowhere. */
export function reportWeather({ weather }: IssueManifest, paper: PaperManifest, diagnostics: Diagnostic[]): void {
  if (weather === undefined) return;
  const { nameplate, colophon } = paper.furniture ?? {};
  const texts = [...(nameplate?.ears.map(({ text }) => text) ?? []), ...(nameplate?.strip ?? []), colophon];
  if (texts.some((text) => text?.value.includes(WEATHER))) return;
  diagnostics.push(warningAt(weather.span, "weather-unused", { field: WEATHER }));
}

/** All that resolving furniture needs. */
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
  const colour = palette.colour(written.colour, "black");
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

/** Tells of a first row so near the page's head that the folio over it, or the line over a nameplate, would stand outside the page. */
export function reportFolioRoom(
  written: PaperManifest,
  { grid, nameplate, styles }: Pick<Paper, "grid" | "nameplate" | "styles">,
  pages: readonly Pick<PagePlan, "number">[],
  diagnostics: Diagnostic[],
): void {
  // A grid that contradicts itself is told as that.
  if (grid.size > grid.pitch) return;
  const plated = grid.pitch - HEAD_LINE_DROP + SQUARE_TOP * styles.folio.size;
  const needs = Math.max(
    ...pages.map(({ number }) => (number === 1 && nameplate !== undefined ? plated : FOLIO_HEIGHT)),
  );
  if (grid.top + 0.01 >= needs) return;
  const [top, least] = [grid.top / mm(1), needs / mm(1)].map((length) => Math.ceil(length * 10 - 0.01) / 10);
  const span = written.sheet?.top?.span ?? written.span;
  diagnostics.push(errorAt(span, "folio-no-room", { top: top ?? 0, needs: least ?? 0 }));
}

/** The default strip leaves out facts that this issue or paper does not have, without a word: nobody asked for them. */
function strip(written: WrittenNameplate, { script, fields, diagnostics }: FurnitureContext): readonly Text[] {
  if (written.strip.length === 0) {
    const usual = script === "traditional" ? TRADITIONAL_STRIP : DEFAULT_STRIP;
    return usual.flatMap((text) => fillFields({ text, span: written.span, key: "strip" }, fields, []) ?? []);
  }
  return written.strip.flatMap(
    ({ value, span }) => fillFields({ text: value, span, key: "strip" }, fields, diagnostics) ?? [],
  );
}

/** Leaves out an ear without text: none of its fields has a value. */
function ears(written: WrittenNameplate, { fields, diagnostics }: FurnitureContext): readonly Ear[] {
  return written.ears.flatMap(({ title, text }) => {
    const { value, span } = text;
    const lines = value.split("\n").flatMap((line) => {
      return line.trim() === "" ? [] : (fillFields({ text: line, span, key: "text" }, fields, diagnostics) ?? []);
    });
    return lines.length === 0 ? [] : [{ title: plainText(title), lines }];
  });
}
