import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { isDisplayBlock, isInsetBlock, type Newspaper, type StoryBlock } from "../../engine/newspaper/newspaper.ts";
import { placeIn, type SourceText } from "../../engine/newspaper/source-text.ts";

/** Signs that stand for words which are still missing. */
const PLACEHOLDER = /某某|××+|待补|(?<=\p{Script=Han})[XＸ]{2,}|[XＸ]{2,}(?=\p{Script=Han})/u;

interface Written {
  readonly text: SourceText;
  /** False in copy: a court report may call somebody 李某某. */
  readonly isName: boolean;
}

/** Reports placeholders: an error in names, heads and furniture, a warning in copy. Each text is reported once. */
export function checkPlaceholders(
  { pages, stories, adverts, sources }: Newspaper,
  placeOf: (id: string | undefined) => Span,
): readonly Diagnostic[] {
  const files = [...stories.map(({ id }) => id), undefined].map((id) => placeOf(id).source);
  const spanOf = (text: SourceText, at: number, id: string | undefined): Span => {
    const place = placeIn(text, at, at + 1);
    // The Newspaper names files from the folder, messages from the working folder.
    const name = sources[place?.source ?? -1]?.replace(/^(?:\.\.\/)+/, "");
    const source = files.find(({ path }) => path === name || path.endsWith(`/${name}`));
    if (place === undefined || source === undefined) return placeOf(id);
    const line = source.lines[place.line - 1] ?? 0;
    const start = line + [...source.text.slice(line)].slice(0, place.column - 1).join("").length;
    return { source, start, end: start + 1 };
  };
  const check = ({ text, isName }: Written, id: string | undefined): readonly Diagnostic[] => {
    const found = PLACEHOLDER.exec(text.text);
    if (found === null) return [];
    const span = spanOf(text, [...text.text.slice(0, found.index)].length, id);
    return [(isName ? errorAt : warningAt)(span, "placeholder", { text: found[0] })];
  };
  return [
    ...pages.flatMap(({ furniture }) => furniture.flatMap(({ text }) => check({ text, isName: true }, undefined))),
    ...stories.flatMap(({ id, blocks, copy }) =>
      [...blocks.flatMap(textsOf), { text: copy, isName: false }].flatMap((written) => check(written, id)),
    ),
    ...adverts.flatMap(({ id, blocks }) =>
      blocks.flatMap(({ texts }) => texts.flatMap(({ text }) => check({ text, isName: false }, id))),
    ),
  ];
}

/** The texts of a block beside the copy. */
function textsOf(block: StoryBlock): readonly Written[] {
  if (isDisplayBlock(block)) return [{ text: block.text, isName: block.kind !== "note" }];
  if (isInsetBlock(block)) return block.texts.map(({ text }) => ({ text, isName: false }));
  if (block.kind === "paragraph") return block.opening.map(({ text }) => ({ text, isName: true }));
  if (block.kind !== "figure") return [];
  const { caption, credit } = block;
  return [
    ...(caption === undefined ? [] : [{ text: caption.text, isName: false }]),
    ...(credit === undefined ? [] : [{ text: credit.text, isName: true }]),
  ];
}
