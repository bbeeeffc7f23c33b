import { cellsIn } from "../base/excerpt.ts";
import type { CopyFit, IssueQuality, LoosePlace, Quality } from "../engine/layout/figures.ts";
import { say } from "../locales/texts.ts";
import type { Terminal } from "./terminal.ts";

/** The copy-fit as a table: a line for each page and each part of a story. */
export function copyFitText({ pages, stories, statutory }: CopyFit, terminal: Terminal): string {
  const lines = [
    ...pages.map(
      ({ page, capacity, demand, spare, characters, free, statutory: { perLine, lines: count, ...own } }) => {
        const side = spare < 0 ? "over" : "under";
        const room = {
          capacity,
          demand,
          free,
          side,
          spare: Math.abs(spare),
          characters: Math.abs(characters),
        } as const;
        return say("fit-page", { page, ...room, perLine, lines: count, statutory: own.characters }, terminal);
      },
    ),
    say("fit-issue", { statutory }, terminal),
    ...stories.map(({ story, part, page, legs, measure, empty, characters: short, cut, wider, headline }) => {
      const { rows, depth } = cut;
      const photo = { photoRows: wider?.rows, photoCharacters: wider?.characters };
      const { characters: head, lines: count, perLine, size, most } = headline ?? {};
      const values = { story, part, page, legs, measure, empty, short, rows, depth, ...photo };
      return `  ${say("fit-story", { ...values, head, lines: count, perLine, size, most }, terminal)}`;
    }),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** The quality report as a table: pages, stories, then the loosest lines of all with their places. */
export function typographyText({ stories, pages }: IssueQuality, terminal: Terminal): string {
  const head = ["", ...say("typography-heads", {}, terminal).split(" | ")];
  const rows = [
    ...pages.map((page) => rowOf(say("typography-page", { label: page.page }, terminal), page)),
    ...stories.map((story) => rowOf(story.story, story)),
  ];
  const loosest = pages.flatMap((page) => page.loosest).sort((a, b) => b.added - a.added);
  const legend = say("typography-legend", {}, terminal);
  return [...table([head, ...rows]), legend, ...loosest.slice(0, LOOSEST).map(placeText), ""].join("\n");
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
