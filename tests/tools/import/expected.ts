import { positionOf, type Span } from "../../../src/base/source.ts";
import { copyText, type ProposedStory, textsOfPassage } from "../../../src/tools/import/proposal.ts";
import type { Intake } from "../../../src/tools/import/source.ts";

// Compares an import with the expectation beside its file (corpus/README.md).

export interface ExpectedStory {
  readonly kicker?: string;
  readonly headline?: string;
  readonly deck?: string;
  readonly byline?: string;
  readonly signature?: string;
  readonly subheads?: readonly string[];
  readonly blocks?: readonly Readonly<Record<string, string>>[];
  readonly contains?: readonly string[];
  readonly absent?: readonly string[];
}

export interface Expected {
  readonly stories: readonly ExpectedStory[];
  readonly absent?: readonly string[];
  /** `code line`, in the order of the lines. */
  readonly warnings?: readonly string[];
}

/** What came out otherwise than expected, one line each; empty if all is right. */
export function differences(intake: Intake, expected: Expected): readonly string[] {
  const { stories } = intake;
  const found = stories.map((story) => headline(story)).join(" / ");
  if (stories.length !== expected.stories.length)
    return [`${stories.length} stories for ${expected.stories.length}: ${found}`];
  return stories.flatMap((story, at) => {
    const wanted = expected.stories[at] as ExpectedStory;
    return storyDifferences(
      story,
      { ...wanted, absent: [...(wanted.absent ?? []), ...(expected.absent ?? [])] },
      intake,
    );
  });
}

/** `code line` of each warning, by line. */
export function warningsOf({ diagnostics }: Intake): readonly string[] {
  return diagnostics
    .map(({ code, span }) => ({ code, line: positionOf(span.source, span.start).line }))
    .toSorted((a, b) => a.line - b.line)
    .map(({ code, line }) => `${code} ${line}`);
}

function storyDifferences(story: ProposedStory, wanted: ExpectedStory, { decisions }: Intake): readonly string[] {
  const { kicker, deck, byline, body, photos } = story;
  const blocks = body.filter(({ kind }) => kind !== "signature");
  const lines = decisions.flatMap(({ what, span }) => (what === "lines" ? [span] : []));
  const captions = photos.flatMap(({ caption, credit }) =>
    caption === undefined ? [] : [caption.text + (credit?.text ?? "")],
  );
  const wantedBlocks = (wanted.blocks ?? []).flatMap((block) => Object.entries(block));
  const pairs: readonly (readonly [name: string, found: string, wanted: string])[] = [
    ["kicker", squeezed(kicker?.lines.join("")), squeezed(wanted.kicker)],
    ["headline", squeezed(headline(story)), squeezed(wanted.headline)],
    ["deck", squeezed(deck?.lines.join("")), squeezed(wanted.deck)],
    ["byline", squeezed(byline?.text), squeezed(wanted.byline)],
    ["signature", squeezed(textsOf(story, "signature").join("")), squeezed(wanted.signature)],
    ["subheads", textsOf(story, "subhead").map(squeezed).join("|"), (wanted.subheads ?? []).map(squeezed).join("|")],
    [
      "captions",
      captions.map(beginning).join("|"),
      wantedBlocks.flatMap(([kind, text]) => (kind === "caption" ? [beginning(text)] : [])).join("|"),
    ],
    [
      "blocks",
      joinedRuns(
        blocks
          .map(
            (passage) =>
              [
                kindIn(passage.kind, passage.span, lines),
                textsOfPassage(passage)[0] ?? "",
                passage.kind === "table" ? copyText(passage.rows[0]?.flat() ?? []) : undefined,
              ] as const,
          )
          .map(([kind, text, row]) => [kind, row ?? text]),
      ),
      joinedRuns(wantedBlocks.filter(([kind]) => kind !== "caption")),
    ],
  ];
  const text = [
    ...body.flatMap(textsOfPassage),
    ...photos.map(({ caption }) => caption?.text ?? ""),
    story.dateline?.text ?? "",
    story.reporter?.text ?? "",
  ].join("\n");
  const all = [
    text,
    headline(story),
    deck?.lines.join("") ?? "",
    kicker?.lines.join("") ?? "",
    byline?.text ?? "",
  ].join("\n");
  return [
    ...pairs.flatMap(([name, is, should]) => (is === should ? [] : [`${headline(story)}: ${name}: ${is} ≠ ${should}`])),
    ...(wanted.contains ?? []).flatMap((each) =>
      squeezed(text).includes(squeezed(each)) ? [] : [`${headline(story)}: without ${each}`],
    ),
    ...(wanted.absent ?? []).flatMap((each) => (all.includes(each) ? [`${headline(story)}: with ${each}`] : [])),
  ];
}

function headline({ headline: heading }: ProposedStory): string {
  return heading?.lines.join("") ?? "";
}

function textsOf({ body }: ProposedStory, kind: "signature" | "subhead"): readonly string[] {
  return body.flatMap((passage) => (passage.kind === kind ? textsOfPassage(passage) : []));
}

function kindIn(kind: ProposedStory["body"][number]["kind"], span: Span, lines: readonly Span[]): string {
  if (kind === "rows" || lines.some(({ start, end }) => start <= span.start && span.end <= end)) return "lines";
  return kind;
}

/** Neighbours that are one entry: lines, and the items of a list. */
function joinedRuns(blocks: readonly (readonly [kind: string, text: string])[]): string {
  return blocks
    .map(([kind, text]) => [/question|answer/.test(kind) ? "paragraph" : kind, text] as const)
    .filter(([kind], at, all) => !["lines", "verse"].includes(kind) || all[at - 1]?.[0] !== kind || kind === "verse")
    .map(([kind, text]) => `${kind} ${beginning(text)}`)
    .join("\n");
}

/** The first characters, without marks, labels and white space. */
function beginning(text: string): string {
  const bare = squeezed(text)
    .replace(/^(?:#+|>+|[-*·•](?!\d)|\d+\.(?!\d))/u, "")
    .replace(/^(?:问|答|[\p{Script=Han}]{2,4})[：:]/u, "");
  return [...bare.replace(/\*\*|\|/g, "")].slice(0, 8).join("");
}

function squeezed(text = ""): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u200b]+/gu, "")
    .replace(/^(?:——|--)/, "");
}
