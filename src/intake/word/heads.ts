import { beginsWithDash, isByline, isNames, isShortLine, publishedIn, SHORTEST_PARAGRAPH } from "../marks.ts";
import { copyText, type SourceBlock, type SourceTextBlock } from "../proposal.ts";

/** How a block of a word processor looks. */
export interface BlockLook {
  /** Points of its largest character; undefined: the document's own. */
  readonly size: number | undefined;
  readonly centred: boolean;
  readonly atRight: boolean;
  readonly bold: boolean;
  /** Lower case. */
  readonly style: string;
}

export interface LookingBlock {
  readonly block: SourceBlock;
  readonly look: BlockLook;
}

/** Longer lines are copy. */
const LONGEST_HEAD = 40;
/** The lines above the copy are few: kicker, two of the headline, deck, byline. */
const MOST_HEADS = 6;

/** Tells by their looks which lines of a document are headlines, kickers, decks and subheads: the largest line above the copy is the headline. */
export function withHeads(blocks: readonly LookingBlock[]): readonly SourceBlock[] {
  const body = usualSize(blocks);
  const heads = headOf(blocks);
  const best = headlineOf(heads, body);
  const most = best?.look.size ?? body;
  const page: Surroundings = { blocks, heads, best, body, headlineSize: most > body ? most : undefined };
  const roles = headRoles(page);
  return blocks.map((each, index) => {
    if (each.block.kind !== "text") return each.block;
    const role = roles.has(each) ? roles.get(each) : roleBelow(each, each.block, index, page);
    return role === undefined ? each.block : { ...each.block, role };
  });
}

interface Surroundings {
  readonly blocks: readonly LookingBlock[];
  /** The lines above the copy. */
  readonly heads: readonly LookingBlock[];
  readonly best: LookingBlock | undefined;
  readonly body: number;
  /** Points, where it differs from the copy's. */
  readonly headlineSize: number | undefined;
}

/** What styles of word processors say, by their names. */
const STYLES: readonly (readonly [RegExp, SourceTextBlock["role"]])[] = [
  [/^(?:heading|标题) ?[2-6]$/, "subhead"],
  [/^(?:caption|题注)$/, "caption"],
  [/quote|引用|引文/, "quote"],
];
const HEADLINE = /^(?:title|标题|标题 1|heading 1)$/;

function roleBelow(
  { look }: LookingBlock,
  block: SourceTextBlock,
  index: number,
  page: Surroundings,
): SourceTextBlock["role"] {
  const text = copyText(block.text).trim();
  // A second headline: as large as the first, or of its style.
  const isHead =
    HEADLINE.test(look.style) || (look.centred && look.size !== undefined && look.size === page.headlineSize);
  if (page.best !== undefined && isHead && text.length <= LONGEST_HEAD) return "headline";
  const styled = STYLES.find(([style]) => style.test(look.style))?.[1];
  if (styled !== undefined) return styled;
  if (page.best !== undefined && isHeadOfCopy(index, page)) return "subhead";
  if (look.atRight && text.length <= 30 && isLast(page.blocks, index)) return "signature";
  return isBelowPicture(index, look, text, page) ? "caption" : undefined;
}

/** The lines above the copy. */
function headOf(blocks: readonly LookingBlock[]): readonly LookingBlock[] {
  const heads: LookingBlock[] = [];
  for (const each of blocks) {
    if (each.block.kind === "picture") continue;
    if (each.block.kind !== "text" || heads.length === MOST_HEADS) break;
    const text = copyText(each.block.text).trim();
    if ([...text].length > LONGEST_HEAD || (/[。；]$/.test(text) && !isByline(text))) break;
    heads.push(each);
  }
  return heads;
}

function headlineOf(heads: readonly LookingBlock[], body: number): LookingBlock | undefined {
  const styled = heads.find(({ look }) => HEADLINE.test(look.style));
  if (styled !== undefined) return styled;
  const most = Math.max(0, ...heads.map(({ look }) => look.size ?? body));
  const large = most > body ? heads.find(({ look }) => (look.size ?? body) === most) : undefined;
  const centred = heads.find(({ look, block }) => look.centred && !isByline(textOf(block)));
  return large ?? centred ?? heads.find(({ block }) => !isByline(textOf(block)));
}

function textOf(block: SourceBlock): string {
  return block.kind === "text" ? copyText(block.text).trim() : "";
}

/** The lines above the copy. Below the headline the first that is neither deck nor byline begins the copy, and so does a second line of names: verse. */
function headRoles(page: Surroundings): ReadonlyMap<LookingBlock, SourceTextBlock["role"]> {
  const roles = new Map<LookingBlock, SourceTextBlock["role"]>();
  const { heads, best } = page;
  for (const each of heads) {
    const isBelow = best !== undefined && heads.indexOf(each) > heads.indexOf(best);
    if (isBelow && publishedIn(textOf(each.block)) !== undefined) continue;
    const role = headRole(each, page);
    const isSecond = role === "byline" && [...roles.values()].includes("byline") && !isByline(textOf(each.block));
    const isCopy = role === undefined || isSecond || (role === "deck" && isCentredCopy(each, page));
    if (isBelow && isCopy) break;
    roles.set(each, role);
  }
  return roles;
}

/** Three lines in the middle that look as copy does: a poem that is centred. */
function isCentredCopy(each: LookingBlock, { blocks, body }: Surroundings): boolean {
  const at = blocks.indexOf(each);
  const run = blocks.slice(at, at + 3).filter(({ block, look: { centred, bold, size = body } }) => {
    const text = textOf(block);
    return block.kind === "text" && centred && !bold && size <= body && !isByline(text) && !beginsWithDash(text);
  });
  return run.length === 3;
}

/** The role of a line above the copy, by its place beside the headline. */
function headRole(each: LookingBlock, page: Surroundings): SourceTextBlock["role"] {
  const { heads, best } = page;
  const { block, look } = each;
  const text = textOf(block);
  if (best === undefined) return undefined;
  if (each === best) return "headline";
  if (isByline(text)) return "byline";
  if (heads.indexOf(each) < heads.indexOf(best)) return "kicker";
  if (look.size !== undefined && look.size === best.look.size && isNextTo(heads, best, block)) return "headline";
  if (beginsWithDash(text) || /^(?:subtitle|副标题)$/.test(look.style)) return "deck";
  if (look.centred && isLikeLater(each, page)) return "subhead";
  if (isNames(text) || (isShortLine(text) && !isAboveParagraph(each, page))) return "byline";
  return look.centred ? "deck" : undefined;
}

/** A line right above a paragraph is a name only if it has a surname; above verse any short line is one. */
function isAboveParagraph(each: LookingBlock, { blocks }: Surroundings): boolean {
  const next = blocks[blocks.indexOf(each) + 1];
  return next !== undefined && [...textOf(next.block)].length >= SHORTEST_PARAGRAPH;
}

/** The last line above the copy, and below stands another like it: each heads the copy under it (简讯三则). */
function isLikeLater(each: LookingBlock, page: Surroundings): boolean {
  const { bold, size = page.body } = each.look;
  if (each !== page.heads.at(-1) || !(bold || size > page.body)) return false;
  return page.blocks.some(
    ({ look }, index) =>
      index > page.blocks.indexOf(each) &&
      look.bold === bold &&
      (look.size ?? page.body) === size &&
      isHeadOfCopy(index, page),
  );
}

/** A short line in the middle, alone between paragraphs that run from edge to edge. */
function isHeadOfCopy(index: number, { blocks }: Surroundings): boolean {
  const [before, each, next] = [blocks[index - 1], blocks[index], blocks[index + 1]];
  if (each?.look.centred !== true || before?.block.kind === "picture" || before?.look.centred === true) return false;
  if (next?.block.kind !== "text" || next.look.centred) return false;
  const text = textOf(each.block);
  if (!/\p{L}/u.test(text) || [...text].length > LONGEST_HEAD || isByline(text)) return false;
  return !/[，。；：！？…、）)]$/u.test(text);
}

/** The headline's second line stands right below it. */
function isNextTo(heads: readonly LookingBlock[], best: LookingBlock, block: SourceBlock): boolean {
  return heads[heads.indexOf(best) + 1]?.block === block;
}

function isLast(blocks: readonly LookingBlock[], index: number): boolean {
  return blocks.slice(index + 1).every(({ block, look }) => block.kind !== "text" || look.atRight);
}

/** A short line right below a picture, centred or smaller than the copy. */
function isBelowPicture(index: number, look: BlockLook, text: string, { blocks, body }: Surroundings): boolean {
  const isSet = look.centred || (look.size !== undefined && look.size < body);
  return blocks[index - 1]?.block.kind === "picture" && isSet && text.length <= 2 * LONGEST_HEAD;
}

/** The size of most characters; what names none has Word's own. */
function usualSize(blocks: readonly LookingBlock[]): number {
  const counts = new Map<number, number>();
  for (const { block, look } of blocks) {
    if (block.kind !== "text") continue;
    const size = look.size ?? WORDS_OWN;
    counts.set(size, (counts.get(size) ?? 0) + copyText(block.text).length);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? WORDS_OWN;
}

/** 五号, which Word gives Chinese text by itself. */
const WORDS_OWN = 10.5;
