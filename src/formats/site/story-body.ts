import {
  type DisplayBlock,
  type FigureBlock,
  type InsetBlock,
  isDisplayBlock,
  type ListBlock,
  type Opener,
  type Passage,
  type PassageBlock,
  type StoryBlock,
  type StyledRange,
  type TableBlock,
} from "../../engine/newspaper/story-block.ts";
import { attribute, type Html, html } from "./html.ts";
import type { SiteWords } from "./words.ts";

/** A photo as the site has it: two sizes, the larger last. */
export interface WebPhoto {
  readonly width: number;
  readonly height: number;
  /** Ways from the page that shows it. */
  readonly sources: readonly { readonly href: string; readonly width: number }[];
  readonly alternate: string | undefined;
}

/** What a story's body needs besides its blocks. */
interface ReadingText {
  /** The copy's code points. */
  readonly copy: readonly string[];
  /** By the picture's id. */
  readonly photos: ReadonlyMap<string, WebPhoto>;
  readonly words: Pick<SiteWords, "table" | "onlyInPrint" | "moreInPrint">;
}

/** A story's copy in reading order, whole across jumps, with its note and figures; without the texts over it, and without 下转 and 上接. */
export function storyBody(blocks: readonly StoryBlock[], text: ReadingText): readonly Html[] {
  return blocks.flatMap((block) => {
    const made = isDisplayBlock(block) ? noteOf(block) : bodyBlock(block, text);
    return made === undefined ? [] : [made];
  });
}

/** The note is the only text over the copy that stands in the body. */
function noteOf({ kind, label, text }: DisplayBlock): Html | undefined {
  if (kind !== "note") return undefined;
  return html`<aside class="note"><p>${label && html`<b>${label.text}</b>`}${text.text}</p></aside>\n`;
}

function bodyBlock(block: Exclude<StoryBlock, DisplayBlock>, text: ReadingText): Html | undefined {
  switch (block.kind) {
    case "notice":
      return undefined;
    case "figure":
      return figure(block, text);
    case "pullquote":
    case "numbers":
    case "qr":
      return insetBlock(block);
    case "opening":
      return html`<p>${openers(block.texts)}</p>\n`;
    case "paragraph":
    case "subhead":
    case "signature":
      return passageBlock(block, text);
    case "verse":
      return html`<div class="verse">${block.stanzas.map(
        (lines) => html`<p>${lines.map((line, at) => html`${at > 0 && html`<br>`}${styled(line, text)}`)}</p>`,
      )}</div>\n`;
    case "quote":
      return html`<blockquote>\n${block.blocks.map((each) =>
        each.kind === "list" ? list(each, text) : passageBlock(each, text),
      )}</blockquote>\n`;
    case "list":
      return list(block, text);
    case "table":
      return table(block, text);
  }
}

/** 提要, 今日数字, 二维码: on a screen a code is the link that it stands for. */
function insetBlock({ kind, texts, href }: InsetBlock): Html {
  const lines = texts.map(({ role, text: { text: line } }) => html`<p class="${role}">${line}</p>`);
  const link = href && html`<p><a href="${href}">${href}</a></p>`;
  return html`<aside class="${kind}">${lines}${link}</aside>\n`;
}

function passageBlock(block: PassageBlock, text: ReadingText): Html {
  const words = styled(block, text);
  if (block.kind === "subhead") return html`<h2>${words}</h2>\n`;
  if (block.kind === "signature") return html`<p class="signature">${words}</p>\n`;
  return html`<p>${openers(block.opening)}${words}</p>\n`;
}

/** Dateline and reporters. */
function openers(opening: readonly Opener[]): readonly Html[] {
  return opening.map(({ role, text: { text } }) => html`<span class="${role}">${text}</span>`);
}

/** A list. Its numbers are copy, as the author wrote them; bullets are not. */
function list({ ordered, items }: ListBlock, text: ReadingText): Html {
  const entries = items.map((entry) => {
    const { label, to } = entry;
    const number = label.to > label.from && html`<span class="number">${slice(text, label.from, label.to)}</span>`;
    return html`<li>${number}${styled({ ...entry, from: label.to, to }, text)}</li>\n`;
  });
  return ordered ? html`<ol>\n${entries}</ol>\n` : html`<ul>\n${entries}</ul>\n`;
}

function table({ rows }: TableBlock, text: ReadingText): Html {
  const [head = [], ...body] = rows;
  const aligned = (align: string | undefined): Html => attribute("class", align && `to-${align}`);
  return html`<div class="table" tabindex="0" role="group" aria-label="${text.words.table}"><table>
<thead><tr>${head.map((cell) => html`<th scope="col"${aligned(cell.align)}>${styled(cell, text)}</th>`)}</tr></thead>
<tbody>${body.map(
    (row) => html`<tr>${row.map((cell) => html`<td${aligned(cell.align)}>${styled(cell, text)}</td>`)}</tr>\n`,
  )}</tbody></table></div>\n`;
}

/** Pictures side by side over one caption. If some are barred, it says that they are only in the printed paper. */
function figure({ pictures, barred, caption, credit }: FigureBlock, { photos, words }: ReadingText): Html {
  const shown = pictures.flatMap((id) => {
    const photo = barred.includes(id) ? undefined : photos.get(id);
    return photo === undefined ? [] : [picture(photo, pictures.length)];
  });
  const hasWords = caption !== undefined || credit !== undefined || shown.length < pictures.length;
  const under = [caption?.text.text, credit && html`<span class="credit">${credit.text.text}</span>`];
  const note =
    shown.length < pictures.length &&
    html`<small>（${shown.length === 0 ? words.onlyInPrint : words.moreInPrint}）</small>`;
  return html`<figure${attribute("class", shown.length > 1 ? "group" : undefined)}>
${shown.length > 0 && html`<div class="photos">${shown}</div>\n`}${hasWords && html`<figcaption>${under}${note}</figcaption>`}</figure>\n`;
}

/** @param count how many share the width of the text */
function picture({ width, height, sources, alternate }: WebPhoto, count: number): Html {
  const set = sources.map(({ href, width: pixels }) => `${href} ${pixels}w`).join(", ");
  const smallest = sources[0]?.href ?? "";
  const share = Math.round(100 / count);
  return html`<img src="${smallest}" srcset="${set}" sizes="(max-width: 44em) ${share}vw, ${Math.round(40 / count)}em" width="${width}" height="${height}" alt="${alternate ?? ""}" loading="lazy">`;
}

function styled({ from, to, styled: ranges }: Pick<Passage, "from" | "to" | "styled">, text: ReadingText): Html {
  const pieces: Html[] = [];
  let at = from;
  for (const range of ranges) {
    const start = Math.max(range.from, at);
    const end = Math.min(range.to, to);
    if (start >= end) continue;
    pieces.push(html`${slice(text, at, start)}`, dressed(range, slice(text, start, end)));
    at = end;
  }
  return html`${pieces}${slice(text, at, to)}`;
}

function dressed({ style }: StyledRange, text: string): Html {
  switch (style) {
    case "strong":
      return html`<strong>${text}</strong>`;
    case "emphasis":
      return html`<em>${text}</em>`;
    case "properName":
      return html`<u>${text}</u>`;
    case "speaker":
      return html`<b class="speaker">${text}</b>`;
  }
}

function slice({ copy }: ReadingText, from: number, to: number): string {
  return copy.slice(from, to).join("");
}
