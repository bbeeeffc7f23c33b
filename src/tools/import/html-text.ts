import { scriptText } from "../../base/scripts.ts";
import { isWideCharacter } from "../../engine/manifest/markup/join.ts";
import { childrenOf, type HtmlNode } from "./html-nodes.ts";
import { type CopyRun, copyText, type SourceBlock, trimmed } from "./proposal.ts";

// HTML's text as it shows: white, raised characters, blocks in one line.

/**
 * Raised and lowered characters become Unicode's, as far as it has them: 10³ is not 103.
 * @param tell of words that it has none for
 */
export function raiseScripts(node: HtmlNode, way: "up" | "down" | undefined, tell: (text: string) => void): void {
  if (way !== undefined && node.nodeName === "#text" && "value" in node && node.value.trim() !== "") {
    const raised = scriptText(node.value, way);
    if (raised === undefined) tell(node.value.trim());
    else node.value = raised;
  }
  const own = node.nodeName === "sup" ? "up" : node.nodeName === "sub" ? "down" : way;
  for (const child of childrenOf(node)) raiseScripts(child, own, tell);
}

/** Blanks that do not break, in rows: old pages indent paragraphs and part words by them. */
export function withBlanks({ text, style }: CopyRun): CopyRun {
  return { text: text.replace(/[ \t\r\n\f]*\u00a0[ \t\r\n\f\u00a0]+/g, " "), style };
}

/** White as HTML shows it: one blank, and none where a line of source ends between Han characters. */
export function collapsed(text: readonly CopyRun[]): readonly CopyRun[] {
  let before = 0;
  const kept = text.map(({ text: part, style }) => {
    const flat = part.replace(/[ \t\r\n\f]+/g, (white, at: number) => {
      const left = part.codePointAt(at - 1) ?? before;
      const right = part.codePointAt(at + white.length) ?? 0;
      return white.includes("\n") && isWideCharacter(left) && isWideCharacter(right) ? "" : " ";
    });
    before = flat.codePointAt(flat.length - 1) ?? before;
    return { text: flat, style };
  });
  return trimmed(kept);
}

export function textsOfBlock(block: SourceBlock): readonly (readonly CopyRun[])[] {
  if (block.kind === "text") return [block.text];
  if (block.kind === "list")
    return block.items.map((item, at) => (block.numbered ? [{ text: `${at + 1}. `, style: "plain" }, ...item] : item));
  return block.kind === "table" ? block.rows.flat().filter((cell) => copyText(cell) !== "") : [];
}
