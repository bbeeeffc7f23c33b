// Where a story begins, if the source does not mark it: several letters or briefs in one file, a headline in 【】, the covering letter of a mail. What is only
// meant for the desk is taken out. Each cut that nothing but the place of a line shows is reported.
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import {
  beginsWithDash,
  isByline,
  isDeskNote,
  isGreeting,
  isOnlyNotice,
  isSalute,
  isSigned,
  SHORTEST_PARAGRAPH,
} from "./marks.ts";
import {
  copyText,
  isBold,
  type SourceBlock,
  type SourceTextBlock,
  type Taken,
  trimmed,
  withoutEnd,
  withoutStart,
} from "./proposal.ts";

interface Cut {
  readonly blocks: readonly SourceBlock[];
  readonly taken: readonly Taken[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Cuts what a mail or a file of copy holds into stories. Sources that mark their headlines are left as they are. */
export function withCuts(blocks: readonly SourceBlock[], isMail: boolean): Cut {
  const taken: Taken[] = [];
  const diagnostics: Diagnostic[] = [];
  const copy = isMail ? withoutMail(blocks, { taken, diagnostics }) : blocks;
  const heads = copy.filter((block) => block.kind === "text" && (block.level === 1 || block.role === "headline"));
  const isMarked = heads.length > 1 || heads.some((block) => block.kind === "text" && block.level === 1);
  const cut = isMarked ? copy : withHeads(copy, { taken, diagnostics });
  return { blocks: cut.map(forDesk), taken, diagnostics };
}

function forDesk(block: SourceBlock): SourceBlock {
  return isDeskNote(textIn(block)) && block.kind === "text" ? { ...block, level: undefined, role: "desk" } : block;
}

type Desk = Pick<{ taken: Taken[]; diagnostics: Diagnostic[] }, "taken" | "diagnostics">;

function textIn(block: SourceBlock | undefined): string {
  return block?.kind === "text" ? copyText(block.text).trim() : "";
}

/** The line above the mail that this one answers; of the second form, an address shows it. */
const QUOTED_MAIL =
  /^-{3,}\s*(?:原始邮件|原邮件|Original Message)|^.{0,60}@.{0,40}(?:写道|wrote)[:：]$|^(?:发件人|From)[:：].*@/iu;
/** Fewer characters above it are no copy: the mail was sent on. */
const FEWEST_ABOVE = 100;
/** The most lines and characters of a letter above copy. */
const MOST_ABOVE = 12;
const LONGEST_ABOVE = 300;
/** The longest lines below a mail's copy: wishes, name, day, address. */
const LONGEST_BELOW = 40;

/** A mail without the mail that it answers, without the letter above its copy, and the wishes below. */
function withoutMail(blocks: readonly SourceBlock[], desk: Desk): readonly SourceBlock[] {
  const quoted = blocks.findIndex((block) => QUOTED_MAIL.test(textIn(block)));
  const isAnswer = quoted > 0 && blocks.slice(0, quoted).map(textIn).join("").length >= FEWEST_ABOVE;
  const own = isAnswer ? blocks.slice(0, quoted) : blocks;
  if (isAnswer) takeOut(blocks.slice(quoted), "mail-quote", desk);
  const first = own.findIndex(({ kind }) => kind === "text");
  if (!/^[\p{Script=Han}]{1,12}[：:，,！!]/u.test(textIn(own[first])) || !addresses(textIn(own[first]))) return own;
  // A rule parts letter and copy, if there is one.
  const rule = own.findIndex(({ kind }, at) => at > first && at < first + MOST_ABOVE && kind === "end");
  const begins = rule > 0 ? rule : own.findIndex((block, at) => at > first && beginsCopy(own, at, block));
  if (begins < 0 || own.slice(0, begins).map(textIn).join("").length > LONGEST_ABOVE) return own;
  takeOut(own.slice(0, begins), "mail-cover", desk);
  const copy = own.slice(begins);
  const copyEnds = copy.findLastIndex((block) => textIn(block).length > LONGEST_BELOW);
  const wishes = copy.findIndex((block, at) => at > copyEnds && isWish(textIn(block)));
  if (wishes > 0) takeOut(copy.slice(wishes), "mail-cover", desk);
  const kept = wishes > 0 ? copy.slice(0, wishes) : copy;
  const [top, ...rest] = kept[0]?.kind === "end" ? kept.slice(1) : kept;
  if (top === undefined) return own;
  return [mayBeHeadline(top) ? { ...top, role: "headline" } : top, ...rest];
}

/** `桑老师：`, `编辑老师好：小雪诗会选了一首 …` */
function addresses(text: string): boolean {
  const [name = ""] = text.split(/[：:，,！!]/u);
  return isGreeting(`${name}：`) || /(?:您|你)?好$/u.test(name);
}

function isWish(text: string): boolean {
  return isSalute(text) || /^(?:多谢|谢谢|拜托|辛苦|麻烦|盼|如有|妥否)[\p{Script=Han}]{0,8}[！!。]?$/u.test(text);
}

/** A headline in 【】, or a short line above copy. */
function beginsCopy(blocks: readonly SourceBlock[], at: number, block: SourceBlock): boolean {
  const text = textIn(block);
  if (BRACKETED.test(text)) return true;
  const below = blocks.slice(at + 1).map(textIn);
  return (
    mayBeHeadline(block) &&
    gapOf(block) > 0 &&
    !isWish(text) &&
    !/[！!]$|^[您你]好/u.test(text) &&
    below.join("").length >= FEWEST_BELOW
  );
}

const FEWEST_BELOW = 40;

function takeOut(
  blocks: readonly SourceBlock[],
  code: "mail-quote" | "mail-cover",
  { taken, diagnostics }: Desk,
): void {
  const texts = blocks.filter((block): block is SourceTextBlock => block.kind === "text");
  const [first] = texts;
  if (first === undefined) return;
  for (const { text, span } of texts) taken.push({ reason: "letter", text: copyText(text), span });
  const text = shortened(texts.map(textIn).join(" "), SHOWN);
  diagnostics.push(warningAt(first.span, code, { text }));
}

const SHOWN = 60;
const BRACKETED = /^【([^】]{4,40})】\s*/u;
const LONGEST_HEADLINE = 30;

function gapOf(block: SourceBlock | undefined): number {
  return block?.kind === "text" ? block.gap : 0;
}

/** A short line that ends as no sentence, and is nothing else that stands alone. */
function mayBeHeadline(block: SourceBlock | undefined): block is SourceTextBlock {
  const text = textIn(block);
  if (block?.kind !== "text" || (block.role !== undefined && block.role !== "headline") || text === "") return false;
  if ([...text].length > LONGEST_HEADLINE || /[。；，：:]$/u.test(text) || beginsWithDash(text)) return false;
  return !isGreeting(text) && !isSalute(text) && !isByline(text) && !isOnlyNotice(text) && !isDeskNote(text);
}

function withHeads(blocks: readonly SourceBlock[], desk: Desk): readonly SourceBlock[] {
  const begin = new Set<number>();
  const [first, second, third] = blocks;
  if (mayBeHeadline(first) && mayBeHeadline(second) && beginsWithDash(textIn(third))) begin.add(1);
  // Some pages mark their headline by bold type alone.
  const top = blocks.findIndex(({ kind }) => kind === "text");
  const isHeadless = !blocks.some((block) => block.kind === "text" && (block.role === "headline" || block.level === 1));
  const bold = blocks[top];
  if (isHeadless && bold?.kind === "text" && bold.text.length > 0 && isBold(bold.text) && mayBeHeadline(bold)) {
    desk.diagnostics.push(warningAt(bold.span, "unsure-role", { role: "headline" }));
    begin.add(top);
  }
  const letters = blocks.flatMap((block, at) => (isAddress(block) && mayBeHeadline(blocks[at - 1]) ? [at - 1] : []));
  if (letters.length > 1) for (const at of letters) begin.add(at);
  // Below the copy of a story they are its own: 【记者手记】.
  const briefs = blocks.flatMap((block, at) => (BRACKETED.test(textIn(block)) ? [at] : []));
  if ((briefs[0] ?? 0) <= top + 1) for (const at of briefs) begin.add(at);
  for (const [at, block] of blocks.entries()) {
    const isBelowEnd = isSigned(textIn(blocks[at - 1])) || isOnlyNotice(textIn(blocks[at - 1]));
    const next = textIn(blocks[at + 1]);
    if (isBelowEnd && gapOf(block) > 1 && mayBeHeadline(block) && next.length >= SHORTEST_PARAGRAPH) begin.add(at);
  }
  const made: SourceBlock[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== "text" || (!begin.has(at) && !isAbove(blocks, at, begin)))
      made.push(...sole(block, at === top, desk));
    else if (begin.has(at)) {
      if (at > top && !isAbove(blocks, at - 1, begin)) {
        made.push({ kind: "end", span: block.span });
        desk.diagnostics.push(warningAt(block.span, "unsure-story"));
      }
      made.push(...headline(block, desk));
    } else {
      desk.diagnostics.push(warningAt(block.span, "unsure-role", { role: "kicker" }));
      made.push({ ...block, text: unbracketed(block, desk), role: "kicker" });
    }
  }
  return made;
}

function isAddress(block: SourceBlock): boolean {
  return isGreeting(textIn(block)) && !isSalute(textIn(block));
}

/** True for the first line of a source, if the next one is a headline: the name of a column, or a kicker. */
function isAbove(blocks: readonly SourceBlock[], at: number, begin: ReadonlySet<number>): boolean {
  const block = blocks[at];
  return at === 0 && mayBeHeadline(block) && begin.has(1);
}

/** 【headline】 and what follows in its line. */
function headline(block: SourceTextBlock, { taken }: Desk): readonly SourceBlock[] {
  const text = copyText(trimmed(block.text));
  const [whole, inside = ""] = BRACKETED.exec(text) ?? [];
  if (whole === undefined)
    return [{ ...block, text: block.text.map((each) => ({ ...each, style: "plain" })), role: "headline" }];
  taken.push({ reason: "markup", text: "【】", span: block.span });
  const rest = withoutStart(trimmed(block.text), whole.length);
  const head: SourceBlock = { ...block, text: [{ text: inside, style: "plain" }], role: "headline" };
  return rest.length === 0 ? [head] : [head, { ...block, text: rest, gap: 0, role: undefined }];
}

function unbracketed({ text, span }: SourceTextBlock, { taken }: Desk): SourceTextBlock["text"] {
  const plain = copyText(trimmed(text));
  if (!/^【[^【】]+】$/u.test(plain)) return text;
  taken.push({ reason: "markup", text: "【】", span });
  return withoutEnd(withoutStart(trimmed(text), 1), 1);
}

/** `敬老院冬被换新，本报讯 …`: a headline before the dateline, in the first paragraph. */
const RUN_IN = /^([^，。：；！？]{6,30})([，,：:]|\s)\s*(?=(?:本报|[\p{Script=Han}]{2,6}日报)讯|新华社.{1,8}电)/u;

function sole(block: SourceBlock, isFirst: boolean, { taken, diagnostics }: Desk): readonly SourceBlock[] {
  if (block.kind !== "text") return [block];
  const [whole, head = "", sign = ""] = (isFirst && block.role === undefined && RUN_IN.exec(textIn(block))) || [];
  if (whole === undefined) return [block];
  taken.push({ reason: "markup", text: sign, span: block.span });
  diagnostics.push(warningAt(block.span, "unsure-role", { role: "headline" }));
  return [
    { ...block, text: [{ text: head, style: "plain" }], role: "headline" },
    { ...block, text: withoutStart(trimmed(block.text), whole.length), gap: 0 },
  ];
}
