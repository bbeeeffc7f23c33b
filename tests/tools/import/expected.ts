import { positionOf } from "../../../src/base/source.ts";
import { copyText, type ProposedStory, textsOfPassage } from "../../../src/tools/import/proposal.ts";
import type { Intake } from "../../../src/tools/import/source.ts";

// Compares an import with the expectation beside its file (tests/tools/import/corpus/README.md).

interface ExpectedStory {
  readonly kicker?: string;
  readonly headline?: string;
  readonly deck?: string;
  readonly byline?: string;
  readonly signature?: string;
  readonly subheads?: readonly string[];
  /** One pair each: its kind, and its first characters. */
  readonly blocks?: readonly Readonly<Record<string, string>>[];
  readonly contains?: readonly string[];
  readonly absent?: readonly string[];
}

export interface Expected {
  readonly stories: readonly ExpectedStory[];
  readonly absent?: readonly string[];
  /** `code line`, by line. */
  readonly warnings?: readonly string[];
}

/** Everything that came out otherwise than expected, in one line each. */
export function differences(intake: Intake, expected: Expected): readonly string[] {
  const { stories } = intake;
  const heads = stories.map(headline).join(" / ");
  if (stories.length !== expected.stories.length)
    return [`${stories.length} stories for ${expected.stories.length}: ${heads}`];
  return stories.flatMap((story, at) => {
    const wanted = expected.stories[at];
    if (wanted === undefined) return [];
    const absent = [...(wanted.absent ?? []), ...(expected.absent ?? [])];
    return storyDifferences(story, { ...wanted, absent }, intake).map((each) => `${headline(story)}: ${each}`);
  });
}

/** `code line` of each message, by line. */
export function warningsOf({ diagnostics }: Intake): readonly string[] {
  return diagnostics
    .map(({ code, span }) => ({ code, line: positionOf(span.source, span.start).line }))
    .toSorted((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1))
    .map(({ code, line }) => `${code} ${line}`);
}

function storyDifferences(story: ProposedStory, wanted: ExpectedStory, intake: Intake): readonly string[] {
  const { kicker, deck, byline, photos } = story;
  const wantedBlocks = (wanted.blocks ?? []).flatMap((block) => Object.entries(block));
  const captions = photos.flatMap(({ caption }) => caption?.text ?? []);
  const pairs: readonly (readonly [name: string, found: string | undefined, wanted: string | undefined])[] = [
    ["kicker", kicker?.lines.join(""), wanted.kicker],
    ["headline", headline(story), wanted.headline],
    ["deck", deck?.lines.join("").replace(/^(?:——|--)/, ""), wanted.deck],
    ["byline", byline?.text, wanted.byline],
    ["signature", signatureOf(story), wanted.signature],
    ["subheads", textsOf(story, "subhead").join("|"), wanted.subheads?.join("|")],
  ];
  const copy = [
    ...blocksOf(story, intake).map(([, text]) => text),
    ...story.body.filter(({ kind }) => kind !== "markup").flatMap(textsOfPassage),
    ...captions,
  ].join("\n");
  const all = [
    copy,
    ...pairs.slice(0, 5).map(([, found]) => found ?? ""),
    ...photos.map(({ credit }) => credit?.text ?? ""),
  ].join("\n");
  return [
    ...pairs.flatMap(([name, is, should]) => (bare(is) === bare(should) ? [] : [`${name}: ${is} ≠ ${should}`])),
    ...unlike(
      blocksOf(story, intake),
      wantedBlocks.filter(([kind]) => kind !== "caption"),
    ),
    ...unlike(
      captions.map((text) => ["caption", text]),
      wantedBlocks.filter(([kind]) => kind === "caption"),
    ),
    ...(wanted.contains ?? []).flatMap((each) => (bare(all).includes(bare(each)) ? [] : [`without ${each}`])),
    ...(wanted.absent ?? []).flatMap((each) => (all.includes(each) ? [`with ${each}`] : [])),
  ];
}

function headline({ headline: heading }: Pick<ProposedStory, "headline">): string {
  return heading?.lines.join("") ?? "";
}

function textsOf({ body }: ProposedStory, kind: "signature" | "subhead"): readonly string[] {
  return body.flatMap((passage) => (passage.kind === kind ? textsOfPassage(passage) : []));
}

/** A day below the name belongs to the signature; an expectation names who signs. */
function signatureOf(story: ProposedStory): string {
  return textsOf(story, "signature")
    .filter((text) => !/^[\d年月日\s]+(?:于.*)?$/u.test(text))
    .join("");
}

type Blocks = readonly (readonly [kind: string, text: string])[];

/** The blocks of a story; lines of one run are one block. */
function blocksOf({ body, dateline, reporter }: ProposedStory, { decisions }: Intake): Blocks {
  const runs = decisions.flatMap(({ what, span }) => (what === "lines" ? [span] : []));
  const seen = new Set<object>();
  const blocks = body.flatMap((passage): Blocks => {
    const { kind, span } = passage;
    if (kind === "signature") return [];
    if (kind === "markup")
      return passage.text
        .replaceAll("**", "")
        .split(/\n\s*\n/)
        .map((text) => ["paragraph", text]);
    if (kind === "table") return [["table", copyText(passage.rows[0]?.flat() ?? [])]];
    if (kind === "rows") return [["lines", textsOfPassage(passage)[0] ?? ""]];
    const run =
      kind === "paragraph" ? runs.find(({ start, end }) => start <= span.start && span.end <= end) : undefined;
    if (run !== undefined && seen.has(run)) return [];
    if (run !== undefined) seen.add(run);
    return [[run === undefined ? kind : "lines", textsOfPassage(passage)[0] ?? ""]];
  });
  const [first, ...rest] = blocks;
  const before = `${dateline?.text ?? ""}${reporter?.text ?? ""}`;
  return first === undefined || before === "" ? blocks : [[first[0], before + first[1]], ...rest];
}

function unlike(found: Blocks, wanted: Blocks): readonly string[] {
  const isRight =
    found.length === wanted.length &&
    found.every(([kind, text], at) => {
      const [wantedKind = "", beginning = ""] = wanted[at] ?? [];
      const isKind = kind === wantedKind || (kind === "paragraph" && /^(?:question|answer)$/.test(wantedKind));
      return isKind && [text, text.replace(LABEL, "")].some((each) => bare(each).startsWith(bare(beginning)));
    });
  const shown = (blocks: Blocks): string =>
    blocks.map(([kind, text]) => `${kind} ${bare(text).slice(0, 8)}`).join("\n");
  return isRight ? [] : [`blocks:\n${shown(found)}\n≠\n${shown(wanted)}`];
}

/** `问：`, `1. `, `• ` */
const LABEL = /^\s*(?:\**(?:问|答|[\p{Script=Han}]{2,4})[：:]|\d+\.\s|[-*·•]\s)/u;

/** Without white space and marks. */
function bare(text = ""): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u200b|]+|\*\*/gu, "")
    .replace(/^(?:#+|>+)/, "");
}
