import { cellsIn } from "../../base/excerpt.ts";
import type { IssueQuality, LoosePlace, Quality } from "../../engine/layout/figures/quality.ts";
import type { Language } from "../../locales/words.ts";
import { fill, texts } from "./texts.ts";

/** The quality report as a table: pages, stories, then the loosest lines of all with their places. */
export function typographyText({ stories, pages }: IssueQuality, language: Language): string {
  const words = texts[language];
  const head = Object.values(words.typographyTable);
  const rows = [
    ...pages.map((page) => rowOf(fill(words.typographyPage, { label: page.page }), page)),
    ...stories.map((story) => rowOf(story.story, story)),
  ];
  const loosest = pages.flatMap((page) => page.loosest).sort((a, b) => b.added - a.added);
  return [...table([head, ...rows]), words.typographyLegend, ...loosest.slice(0, LOOSEST).map(placeText), ""].join(
    "\n",
  );
}

const LOOSEST = 5;

function rowOf(name: string, quality: Quality): readonly string[] {
  const { lines, mean, p95, max, visible, ugly, squeezed, hyphens, saved } = quality;
  const em = (length: number): string => length.toFixed(3);
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const counts = [squeezed, hyphens, saved].map(String);
  return [name, `${lines}`, em(mean), em(p95), em(max), percent(visible), percent(ugly), ...counts];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => cellsIn(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = " ".repeat((widths[column] ?? 0) - cellsIn(cell));
        return column === 0 ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}

function placeText({ added, text, file, line, column }: LoosePlace): string {
  return `${added.toFixed(3)}  ${file}:${line}:${column}  ${text}`;
}
