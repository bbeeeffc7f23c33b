import type { BlockKind } from "../../base/blocks.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { type Newspaper, textsOf } from "../../engine/newspaper/newspaper.ts";
import { placeIn, type SourceText } from "../../engine/newspaper/source-text.ts";

/** Signs that stand for words which are still missing. */
const PLACEHOLDER = /某某|××+|待补|(?<=\p{Script=Han})[XＸ]{2,}|[XＸ]{2,}(?=\p{Script=Han})/u;

/** Texts that may call somebody 李某某, as copy may. */
const RUNNING: readonly BlockKind[] = ["note", "caption", "pullquote", "numbers", "qr"];

interface Written {
  readonly text: SourceText;
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
      [
        ...blocks.flatMap(textsOf).map(({ kind, text }) => ({ text, isName: !RUNNING.includes(kind) })),
        { text: copy, isName: false },
      ].flatMap((written) => check(written, id)),
    ),
    ...adverts.flatMap(({ id, blocks }) =>
      blocks.flatMap(({ texts }) => texts.flatMap(({ text }) => check({ text, isName: false }, id))),
    ),
  ];
}
