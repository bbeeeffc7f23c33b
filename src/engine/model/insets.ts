import { errorAt } from "../../base/diagnostic.ts";
import type { WrittenInset, WrittenStory } from "../manifest/manifest.ts";
import { readArt } from "./art.ts";
import type { Inset, LabelArt, Part, Story } from "./issue.ts";
import { partCount } from "./photos.ts";
import { plainText } from "./plain-text.ts";
import type { StoryContext } from "./story-context.ts";
import type { Text } from "./text.ts";

/** A story's pull quote, figures and code, each in a part that there is. */
export function insetsOf(
  story: WrittenStory,
  parts: readonly Part[],
  { diagnostics }: StoryContext,
): Pick<Story, "insets"> {
  const { pullquote, figures, qr } = story;
  const count = partCount(story, parts);
  const insets: readonly Inset[] = [
    ...(stands(pullquote) ? pulled(pullquote) : []),
    ...(stands(figures) ? [numbersOf(figures)] : []),
    ...(stands(qr)
      ? [{ kind: "qr" as const, ...standing(qr, qr.url.span), url: urlOf(qr.url), caption: plainText(qr.caption) }]
      : []),
  ];
  for (const inset of insets) {
    if (parts.length > 0 && inset.part > count) {
      const args = { photo: inset.kind, part: inset.part, parts: count };
      diagnostics.push(errorAt(inset.span, "no-such-part", args));
    }
  }
  return insets.length === 0 ? {} : { insets };
}

/** 栏花: undefined where the label is set in type, or its drawing cannot be read. */
export function labelArtOf({ labelArt }: WrittenStory, { diagnostics }: StoryContext): Pick<Story, "labelArt"> {
  if (labelArt === undefined) return {};
  const art = readArt(labelArt.art, diagnostics);
  const read: LabelArt | undefined = art && { art, rows: labelArt.rows.value, at: labelArt.at.value };
  return read === undefined ? {} : { labelArt: read };
}

/** True for an inset that is written and to be printed. */
function stands<T extends WrittenInset>(written: T | undefined): written is T {
  return written?.omit.value === false;
}

function standing({ columns, at, part, optional }: WrittenInset, span: Inset["span"]) {
  return {
    columns: columns?.value,
    at: at?.value as Inset["at"],
    part: part.value,
    ...(optional.value && { optional: true as const }),
    span,
  };
}

function pulled(written: NonNullable<WrittenStory["pullquote"]>): readonly Inset[] {
  const text = plainText(written.text);
  if (text === undefined) return [];
  return [{ kind: "pullquote", ...standing(written, written.text.span), text, by: plainText(written.by) }];
}

function numbersOf(written: NonNullable<WrittenStory["figures"]>): Inset {
  const list = written.list.flatMap(({ value, legend }) => {
    const texts = { value: plainText(value), legend: plainText(legend) };
    return texts.value === undefined || texts.legend === undefined
      ? []
      : [{ value: texts.value, legend: texts.legend }];
  });
  return { kind: "numbers", ...standing(written, written.span), title: plainText(written.title), list };
}

function urlOf({ value, span }: NonNullable<WrittenStory["qr"]>["url"]): Text {
  return { text: value, span };
}
