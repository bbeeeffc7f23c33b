// House markup in copy, in bodies of a manifest and in files of their own, as an editor shows it. What it means is read by engine/manifest/markup; this only colours
// and lists what stands in a line.

/** The kinds of marked text, each with a name that editors have a colour for. */
export const MARKUP_TYPES = { subhead: "class", anchor: "variable", emphasis: "decorator" } as const;

export interface MarkedText {
  readonly kind: keyof typeof MARKUP_TYPES;
  readonly start: number;
  readonly end: number;
  /** Without its marks. */
  readonly text: string;
}

/** A subhead (also a line that is all bold), the anchor of a photo; bold text, emphasis dots, a name rule. */
const MARKUP =
  /^[ \t]*(?:#+[ \t]+(?<head>\S.*)|\*\*(?<bold>[^*\n]+)\*\*[ \t]*)$|!\[\]\((?<anchor>[^()\s]+)\)|(?<marks>\*\*?|__)(?<text>[^*_\n]+)\k<marks>/gm;

/** The marked texts of copy, in their order. @param from offset of the copy in its file */
export function markupIn(copy: string, from = 0): readonly MarkedText[] {
  return [...copy.matchAll(MARKUP)].map(({ 0: whole, index, groups = {} }) => {
    const { head = groups["bold"], anchor } = groups;
    const start = from + index + whole.length - whole.trimStart().length;
    const text = head ?? anchor ?? groups["text"] ?? "";
    const kind = head !== undefined ? "subhead" : anchor !== undefined ? "anchor" : "emphasis";
    return { kind, start, end: from + index + whole.trimEnd().length, text };
  });
}
