import type { BlockContent, DefinitionContent, Paragraph, Root, RootContent, Table } from "mdast";
import type { Cell, ParagraphKind } from "../../../base/copy.ts";
import { warningAt } from "../../../base/diagnostic.ts";
import type { CopyBuilder } from "./builder.ts";
import { HARD_BREAK, type Inline, type InlineReading, offsetsOf, readInline } from "./inline.ts";
import { itemsOf, type WrittenItem } from "./lists.ts";

const LINE_FEED = 0x0a;

/** Adds the paragraphs of one parsed chunk to the copy. */
export function setBlocks(root: Root, reading: InlineReading, kind: ParagraphKind): void {
  for (const node of root.children) setBlock(node, kind, reading);
}

function setBlock(
  node: RootContent | BlockContent | DefinitionContent,
  kind: ParagraphKind,
  reading: InlineReading,
): void {
  if (node.type === "heading") {
    const [start, end] = offsetsOf(node, reading);
    const inline = readInline(node, reading);
    setInline(inline, "subhead", reading.builder);
    if (inline.codes.length === 0) reading.diagnostics.push(warningAt(reading.spanOf(start, end), "empty-subhead"));
  } else if (node.type === "paragraph") setParagraph(node, kind, reading);
  else if (node.type === "blockquote") {
    // A quotation in a quotation, which copy never has, is a signature: pushed to the right.
    const inner = kind === "quote" || kind === "signature" ? "signature" : "quote";
    for (const child of node.children) setBlock(child, inner, reading);
  } else if (node.type === "table") setTable(node, reading);
  else throw new Error(`markup: ${node.type} is switched off`);
}

function setParagraph(node: Paragraph, kind: ParagraphKind, reading: InlineReading): void {
  const inline = readInline(node, reading);
  const items = kind === "quote" ? itemsOf(inline, reading.text) : undefined;
  if (items !== undefined) setItems(inline, items, reading.builder);
  else if (kind === "body" && isAllBold(node, reading)) setInline(withoutBold(inline), "subhead", reading.builder);
  else if (kind !== "signature" && kind !== "item" && inline.codes.includes(HARD_BREAK)) {
    reading.builder.beginVerse();
    setInline(inline, "verse", reading.builder);
  } else setInline(kind === "signature" ? withOwnLines(inline, reading.text) : inline, kind, reading.builder);
}

/** Each line of a signature that begins with `>>` stands alone. */
function withOwnLines(inline: Inline, text: string): Inline {
  const begins = (at: number): boolean => /^[ \t]*>[ \t]*>/.test(text.slice(at + 1, at + 1 + LONGEST_INDENT));
  const codes = inline.codes.map((code, index) =>
    code === LINE_FEED && begins(inline.at[index] as number) ? HARD_BREAK : code,
  );
  return { ...inline, codes };
}

const LONGEST_INDENT = 16;

/** A list in a set-off passage. */
function setItems(inline: Inline, items: readonly WrittenItem[], builder: CopyBuilder): void {
  for (const [index, { start, end, label }] of items.entries()) {
    builder.beginItem(label, index === 0, true);
    setInline(rangeOf(inline, start, end), "item", builder);
  }
}

function rangeOf({ codes, at, styles, names }: Inline, start: number, end: number): Inline {
  return {
    codes: codes.slice(start, end),
    at: at.slice(start, end),
    styles: styles.slice(start, end),
    names: new Set([...names].map((name) => name - start)),
  };
}

/** A paragraph of nothing but `**…**` is a subhead; line breaks between the bold runs don't count. */
function isAllBold(node: Paragraph, reading: InlineReading): boolean {
  let bold = false;
  for (const child of node.children) {
    if (child.type === "strong" && reading.text[offsetsOf(child, reading)[0]] === "*") bold = true;
    else if (child.type !== "image" && child.type !== "break" && !(child.type === "text" && child.value.trim() === ""))
      return false;
  }
  return bold;
}

/** A subhead is bold by itself: its bold runs lose their mark. Proper names and emphasis keep theirs. */
function withoutBold(inline: Inline): Inline {
  const styles = inline.styles.map((style) => (style === "strong" || style === "speaker" ? "plain" : style));
  return { ...inline, styles };
}

/** A hard break begins a new paragraph of the same kind. */
function setInline(inline: Inline, kind: ParagraphKind, builder: CopyBuilder, cell?: Cell): void {
  builder.open(kind, inline.at[0] ?? builder.offset, cell);
  for (let index = 0; index < inline.codes.length; index++) {
    const code = inline.codes[index] ?? 0;
    const at = inline.at[index] ?? 0;
    if (code === HARD_BREAK && kind !== "item") {
      beginLine(inline, index, kind, builder);
    } else if (code === LINE_FEED || code === HARD_BREAK) builder.endLine(at);
    else {
      builder.style(inline.styles[index] ?? "plain");
      if (inline.names.has(index)) builder.split();
      builder.add(code, at);
    }
  }
  builder.close();
}

/** A line of verse that ends at `index` may be nothing but `\`: the white between two stanzas, where more text follows. */
function beginLine({ codes, at }: Inline, index: number, kind: ParagraphKind, builder: CopyBuilder): void {
  const next = codes[index + 1] ?? HARD_BREAK;
  if (kind === "verse" && codes[index - 1] === HARD_BREAK && next !== HARD_BREAK) builder.beginVerse();
  builder.close();
  builder.open(kind, at[index] ?? 0);
}

/** A paragraph a cell, row by row; rows that are written too short are filled up, so that the table is a rectangle. */
function setTable(node: Table, reading: InlineReading): void {
  const rows = node.children.length;
  const columns = node.children.reduce((most, row) => Math.max(most, row.children.length), 0);
  const table = reading.builder.nextTable();
  for (const [row, { children }] of node.children.entries()) {
    for (let column = 0; column < columns; column++) {
      const written = children[column];
      const inline =
        written === undefined
          ? { codes: [], at: [], styles: [], names: new Set<number>() }
          : readInline(written, reading);
      const align = node.align?.[column] ?? undefined;
      setInline(inline, "cell", reading.builder, { table, row, column, rows, columns, align });
    }
  }
}
