import type { ReadStory } from "../../engine/newspaper/newspaper.ts";
import {
  type CopyBlock,
  isCopyBlock,
  type Opener,
  type Passage,
  type TableBlock,
} from "../../engine/newspaper/story-block.ts";
import { escaped } from "./xml.ts";

/** A story's copy as XHTML. Its text is the copy, character by character; dateline and reporters (本报讯), which are no copy, stand in spans of their own. */
export function copyXhtml({ blocks, copy }: ReadStory): string {
  const codes = [...copy.text];
  return blocks
    .flatMap((block) => {
      if (block.kind === "opening") return [tagged("p", openers(block.texts))];
      return isCopyBlock(block) ? [blockXhtml(block, codes)] : [];
    })
    .join("\n");
}

type Codes = readonly string[];

function blockXhtml(block: CopyBlock, codes: Codes): string {
  switch (block.kind) {
    case "paragraph":
      return tagged("p", openers(block.opening) + passage(block, codes));
    case "subhead":
      return tagged("h2", passage(block, codes));
    case "signature":
      return `<p class="signature">${passage(block, codes)}</p>`;
    case "verse":
      return block.stanzas
        .map((lines) => `<p class="verse">${lines.map((line) => passage(line, codes)).join("<br/>\n")}</p>`)
        .join("\n");
    case "quote":
      return tagged("blockquote", block.blocks.map((each) => blockXhtml(each, codes)).join("\n"));
    case "list": {
      // The numbers are in the copy: browsers must not number the items once more.
      const items = block.items.map((item) => tagged("li", passage(item, codes))).join("\n");
      return block.ordered ? `<ol style="list-style: none">${items}</ol>` : tagged("ul", items);
    }
    case "table":
      return tableXhtml(block, codes);
  }
}

function tableXhtml({ rows }: TableBlock, codes: Codes): string {
  const row = (cells: readonly Passage[], tag: string): string =>
    tagged("tr", cells.map((cell) => tagged(tag, passage(cell, codes))).join(""));
  const [head = [], ...body] = rows;
  const lines = body.map((cells) => row(cells, "td"));
  return `<table>\n<thead>${row(head, "th")}</thead>\n${tagged("tbody", lines.join("\n"))}\n</table>`;
}

function openers(opening: readonly Opener[]): string {
  return opening.map(({ role, text }) => `<span class="${role}">${escaped(text.text)}</span>`).join("");
}

const STYLES: Readonly<Record<Passage["styled"][number]["style"], readonly [open: string, close: string]>> = {
  strong: ["<strong>", "</strong>"],
  emphasis: ["<em>", "</em>"],
  properName: ['<span class="name">', "</span>"],
  speaker: ['<strong class="speaker">', "</strong>"],
};

function passage({ from, to, styled }: Passage, codes: Codes): string {
  const text = (start: number, end: number): string => escaped(codes.slice(start, end).join(""));
  let at = from;
  let made = "";
  for (const range of styled) {
    const [open, close] = STYLES[range.style];
    made += `${text(at, range.from)}${open}${text(range.from, range.to)}${close}`;
    at = range.to;
  }
  return made + text(at, to);
}

function tagged(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
