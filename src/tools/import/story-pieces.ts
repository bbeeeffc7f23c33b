import type { Span } from "../../base/source.ts";
import { datelineIn } from "../../engine/manifest/dateline.ts";
import { creditIn, headlineLines } from "./marks.ts";
import {
  type CopyPassage,
  type CopyPicture,
  type CopyRun,
  copyText,
  type ProposedHeading,
  type ProposedPhoto,
  type ProposedStory,
  type ProposedText,
  withoutStart,
} from "./proposal.ts";

// What a story is put together from, whatever reads it.

/** A story that is being filled. */
export type StoryDraft = { -readonly [Key in keyof ProposedStory]: ProposedStory[Key] } & {
  body: CopyPassage[];
  photos: ProposedPhoto[];
};

export function newStory(span: Span): StoryDraft {
  return {
    name: undefined,
    kicker: undefined,
    headline: undefined,
    deck: undefined,
    byline: undefined,
    dateline: undefined,
    reporter: undefined,
    note: undefined,
    body: [],
    photos: [],
    continuedFrom: undefined,
    continuesOn: undefined,
    given: {},
    parts: [],
    span,
  };
}

export function barePhoto(picture: CopyPicture | undefined, span: Span): ProposedPhoto {
  return { picture, caption: undefined, credit: undefined, id: undefined, part: 1, span };
}

export function headingOf(text: string, span: Span): ProposedHeading {
  return { lines: headlineLines(text), span };
}

/** `**记者：**` opens a paragraph of its own. */
export function isSpeaker([first]: readonly CopyRun[]): boolean {
  return first?.style === "strong" && /[:：]$/.test(first.text.trim());
}

/** A caption and its credit. @returns left: brackets and a full stop round the credit */
export function withCredit(
  text: ProposedText | undefined,
): Pick<ProposedPhoto, "caption" | "credit"> & { readonly left: string } {
  const found = text === undefined ? undefined : creditIn(text.text);
  if (text === undefined || found === undefined) return { caption: text, credit: undefined, left: "" };
  return {
    caption: { ...text, text: text.text.slice(0, found.at).trim() },
    credit: { ...text, text: found.credit },
    left: text.text.slice(found.at).replace(found.credit, "").trim(),
  };
}

/** 本报讯（记者 …） at a story's first paragraph, apart from it; undefined: there is none. */
export function splitDateline(
  text: readonly CopyRun[],
  span: Span,
): (Pick<ProposedStory, "dateline" | "reporter"> & { readonly rest: readonly CopyRun[] }) | undefined {
  const styled = text.findIndex(({ style }) => style !== "plain");
  const found = datelineIn(copyText(styled < 0 ? text : text.slice(0, styled)));
  if (found === undefined) return undefined;
  return {
    dateline: { text: found.dateline, span },
    reporter: found.reporter === undefined ? undefined : { text: found.reporter, span },
    rest: withoutStart(text, found.length),
  };
}
