import { parse } from "parse5";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { beginningOf, type SourceFile, type Span } from "../../base/source.ts";
import { htmlDepth, htmlText, webParts } from "./html.ts";
import { isByline, roundLine } from "./marks.ts";
import { copyText, type SourceBlock, type Taken, textBlock } from "./proposal.ts";
import { MOST_DEPTH, readNodes, textsOfBlock } from "./read-html.ts";
import type { FindPicture, Refused, SourceReading } from "./source.ts";

/** The length of omitted text that a message shows. */
const SHOWN = 60;

/** Reads a web page as a browser, Word, WPS or WeChat saves it, or a piece of one: its headline and the copy below it. */
export function readWeb(source: SourceFile, picture: FindPicture): SourceReading | Refused {
  const span = beginningOf(source);
  const document = parse(source.text, { sourceCodeLocationInfo: true });
  if (htmlDepth(document) > MOST_DEPTH)
    return { kind: "web", diagnostics: [errorAt(span, "document-deep", { depth: MOST_DEPTH })] };
  const { copy, headline, title, rest, scripts, names } = webParts(document);
  const reading = readNodes(copy, { span, picture, page: { headline } });
  const { added, diagnostics, counted } = reading;
  const { blocks, round: lines } = withoutRound(withRules(reading.blocks));
  const taken = [...reading.taken, ...lines];
  const round = [...rest, ...taken.flatMap(({ reason, text }) => (reason === "furniture" ? [text] : []))];
  const left: readonly Taken[] = [
    ...takenAs("furniture", rest, span),
    ...takenAs("script", scripts, span),
    ...takenAs("key", names, span),
  ];
  const whole = withKickers([...headOf(title, span), ...blocks]);
  const kickers = whole.filter((block) => block.kind === "text" && block.role === "kicker");
  return {
    kind: "web",
    content: { form: "blocks", blocks: whole },
    taken: [...taken, ...left],
    added,
    // After the reading, since raised characters are counted in their final form.
    counted: [htmlText(document), ...counted, title ?? ""],
    span,
    diagnostics: [
      ...roundTold(round, span),
      ...diagnostics,
      ...kickers.map((kicker) => warningAt(kicker.span, "unsure-role", { role: "kicker" })),
    ],
  };
}

/** Longer lines, or more of them, are copy of another story. */
const LONGEST_KICKER = 40;
const MOST_KICKERS = 3;

/** Short lines above the first headline belong over it. */
function withKickers(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const at = blocks.findIndex((block) => block.kind === "text" && block.role === "headline");
  const isKicker = (block: SourceBlock): boolean =>
    block.kind === "picture" || (block.kind === "text" && [...copyText(block.text)].length <= LONGEST_KICKER);
  if (at < 1 || at > MOST_KICKERS || !blocks.slice(0, at).every(isKicker)) return blocks;
  return blocks.map((block, index) =>
    index < at && block.kind === "text" && !isByline(copyText(block.text)) ? { ...block, role: "kicker" } : block,
  );
}

/** A rule above a heading ends a story; others are ornaments. */
function withRules(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const isBegun = (at: number): boolean => {
    const block = blocks[at + 1];
    return block?.kind === "text" && (block.role === "subhead" || block.role === "headline");
  };
  return blocks.flatMap((block, at): readonly SourceBlock[] => {
    if (block.kind === "end") return isBegun(at) ? [block] : [];
    const isHeadline = block.kind === "text" && block.role === "subhead" && blocks[at - 1]?.kind === "end";
    return [isHeadline ? { ...block, role: "headline" } : block];
  });
}

/** Takes out lines that a page writes round its copy, and all from the first line of its foot on, if no copy follows. */
function withoutRound(blocks: readonly SourceBlock[]): {
  readonly blocks: readonly SourceBlock[];
  readonly round: readonly Taken[];
} {
  const texts = blocks.map((block) => textsOfBlock(block).map(copyText));
  const kinds = texts.map((lines) => (lines[0] === undefined ? undefined : roundLine(lines[0])));
  const copyEnds = texts.findLastIndex(
    (lines, at) =>
      kinds[at] !== "line" &&
      kinds[at] !== "end" &&
      lines.some((line) => [...line].length > LONGEST_FOOT || /[。！？]$/.test(line.trim())),
  );
  let end = kinds.findIndex((kind, at) => kind === "end" && at > copyEnds);
  while (end > 0 && kinds[end - 1] === "foot") end--;
  const isRound = (at: number): boolean =>
    (kinds[at] === "line" && blocks[at]?.kind === "text") || (end >= 0 && at >= end);
  return {
    blocks: blocks.filter((_, at) => !isRound(at)),
    round: blocks.flatMap((block, at): readonly Taken[] => {
      const text = isRound(at) ? (texts[at] ?? []).join("\n") : "";
      return text === "" ? [] : [{ reason: "furniture", text, span: block.span }];
    }),
  };
}

/** Longer lines are copy. */
const LONGEST_FOOT = 100;

function headOf(title: string | undefined, span: Span): readonly SourceBlock[] {
  if (title === undefined) return [];
  return [textBlock([{ text: title, style: "plain" }], span, { role: "headline" })];
}

function takenAs(reason: Taken["reason"], texts: readonly string[], span: Span): readonly Taken[] {
  const text = texts
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .join("\n");
  return text === "" ? [] : [{ reason, text, span }];
}

function roundTold(texts: readonly string[], span: Span): readonly Diagnostic[] {
  const text = texts.join(" ").replaceAll(/\s+/gu, " ").trim();
  if (text === "") return [];
  return [warningAt(span, "web-rest", { text: shortened(text, SHOWN), characters: [...text].length })];
}
