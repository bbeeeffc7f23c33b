import { MOST_PARENTS } from "../word/styles.ts";
import type { DocFile } from "./fib.ts";
import type { WordStyle } from "./package.ts";
import { type ParagraphState, paragraphState, plainParagraph } from "./paragraphs.ts";
import { runState, styleId } from "./sprms.ts";
import type { WordProperties } from "./written.ts";

export interface DocStyles {
  readonly written: readonly WordStyle[];
  /** Of a style by its number, its parents included. */
  readonly lookOf: (style: number) => WordProperties;
  readonly listOf: (style: number) => Pick<ParagraphState, "list" | "level">;
}

interface DocStyle {
  readonly kind: "paragraph" | "character";
  readonly name: string;
  readonly parent: number;
  readonly paragraph: ParagraphState;
  readonly runs: readonly Buffer[];
}

const NO_STYLE = 0xfff;

/** Word's own styles by their numbers: their names are the language's. */
const NAMES: ReadonlyMap<number, string> = new Map([
  ...Array.from({ length: 9 }, (_, at) => [at + 1, `heading ${at + 1}`] as const),
  [34, "caption"],
  [62, "Title"],
  [74, "Subtitle"],
]);

export function docStyles(file: DocFile): DocStyles {
  const styles = stylesIn(file);
  const parentsOf = (style: number): readonly DocStyle[] => {
    const chain: DocStyle[] = [];
    for (let next = styles[style]; next !== undefined && chain.length < MOST_PARENTS; next = styles[next.parent])
      chain.push(next);
    return chain;
  };
  const lookOf = (style: number): WordProperties => {
    let look: WordProperties = {};
    for (const { runs } of parentsOf(style).toReversed()) {
      const before = look;
      look = { ...before, ...runState(runs, style, () => before).look };
    }
    return look;
  };
  const looks = styles.map((_, style) => lookOf(style));
  const written = styles.flatMap((style, at): readonly WordStyle[] => {
    if (style === undefined) return [];
    const { kind, name, parent, paragraph, runs } = style;
    const { alignment } = paragraph;
    const run = runState(runs, parent, (number) => looks[number] ?? {}).look;
    return [{ id: styleId(at), kind, name, parent: parent === NO_STYLE ? undefined : styleId(parent), alignment, run }];
  });
  return {
    written,
    lookOf: (style) => looks[style] ?? {},
    listOf: (style) => {
      const found = parentsOf(style).find(({ paragraph }) => paragraph.list !== undefined);
      return found?.paragraph ?? { list: undefined, level: undefined };
    },
  };
}

function stylesIn(file: DocFile): readonly (DocStyle | undefined)[] {
  const table = file.table("styles");
  if (table.length < 6) return [];
  const count = table.readUInt16LE(2);
  const base = table.readUInt16LE(4);
  const styles: (DocStyle | undefined)[] = [];
  for (let at = 2 + table.readUInt16LE(0); styles.length < count && at + 2 <= table.length; ) {
    const length = table.readUInt16LE(at);
    styles.push(length === 0 ? undefined : styleIn(table.subarray(at + 2, at + 2 + length), base, file));
    at += 2 + length + (length % 2);
  }
  return styles;
}

/** @param base bytes before its name */
function styleIn(style: Buffer, base: number, file: DocFile): DocStyle | undefined {
  const kind = style.readUInt16LE(2) & 0xf;
  if (kind !== 1 && kind !== 2) return undefined;
  const nameEnd = base + 2 + 2 * style.readUInt16LE(base);
  const properties: Buffer[] = [];
  for (let at = nameEnd + 2; at + 2 <= style.length; ) {
    const length = style.readUInt16LE(at);
    properties.push(style.subarray(at + 2, at + 2 + length));
    at += 2 + length + (length % 2);
  }
  const [first, second] = properties;
  return {
    kind: kind === 1 ? "paragraph" : "character",
    name: NAMES.get(style.readUInt16LE(0) & 0xfff) ?? style.toString("utf16le", base + 2, nameEnd),
    parent: style.readUInt16LE(2) >>> 4,
    paragraph: kind === 1 && first !== undefined ? paragraphState(0, [first.subarray(2)], file) : plainParagraph(0),
    runs: [(kind === 1 ? second : first) ?? Buffer.alloc(0)],
  };
}
