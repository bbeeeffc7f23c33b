import type { PDFObject } from "@cantoo/pdf-lib";
import { PDFArray, PDFBool, PDFContext, PDFDict, PDFName, PDFNumber, parseContentStream } from "@cantoo/pdf-lib";

/** Short keys of inline images (ISO 32000-1, table 93). */
const KEYS: Readonly<Record<string, string>> = {
  BPC: "BitsPerComponent",
  CS: "ColorSpace",
  D: "Decode",
  DP: "DecodeParms",
  F: "Filter",
  H: "Height",
  IM: "ImageMask",
  I: "Interpolate",
  W: "Width",
};

const BLANKS: readonly number[] = [0, 9, 10, 12, 13, 32];
const SPACE = Uint8Array.from({ length: 256 }, (_, code) => (BLANKS.includes(code) ? 1 : 0));
const [OPEN, CLOSE, BACKSLASH, PERCENT] = [0x28, 0x29, 0x5c, 0x25];

/** The operator that stands for an inline image in `content`: its one argument is the image's index. */
export const INLINE = "banmian:BI";

/**
 * A content stream whose inline images (BI … ID … EI), which the parser passes over, are operators of their own, and those
 * images as dictionaries with the keys of image XObjects.
 */
export function takeInlineImages(content: Uint8Array): {
  readonly content: Uint8Array;
  readonly images: readonly PDFDict[];
} {
  const images: PDFDict[] = [];
  const kept: Uint8Array[] = [];
  let from = 0;
  for (let at = nextToken(content, 0, "BI"); at >= 0; at = nextToken(content, from, "BI")) {
    const data = nextToken(content, at + 2, "ID");
    const end = data < 0 ? -1 : dataEnd(content, data + 3);
    if (end < 0) break;
    kept.push(content.subarray(from, at), Buffer.from(` ${images.length} ${INLINE} `));
    images.push(dictionaryOf(content.subarray(at + 2, data)));
    from = end;
  }
  if (images.length === 0) return { content, images };
  return { content: Buffer.concat([...kept, content.subarray(from)]), images };
}

/** Where a token of two letters begins outside strings and comments; −1 when there is none. */
function nextToken(content: Uint8Array, from: number, token: string): number {
  const [first, second] = [token.charCodeAt(0), token.charCodeAt(1)];
  for (let at = from; at + 1 < content.length; at++) {
    const code = content[at] as number;
    if (code === OPEN) at = stringEnd(content, at);
    else if (code === PERCENT) at = lineEnd(content, at);
    else if (code === first && content[at + 1] === second && isAlone(content, at)) return at;
  }
  return -1;
}

function isAlone(content: Uint8Array, at: number): boolean {
  const before = at === 0 || SPACE[content[at - 1] as number] === 1;
  return before && (at + 2 >= content.length || SPACE[content[at + 2] as number] === 1);
}

function stringEnd(content: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at++) {
    const code = content[at];
    if (code === BACKSLASH) at++;
    else if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) return at;
  }
  return content.length;
}

function lineEnd(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && content[at] !== 10 && content[at] !== 13) at++;
  return at;
}

/** Behind EI, which stands alone; the data before it may hold anything, also unbalanced brackets. */
function dataEnd(content: Uint8Array, from: number): number {
  for (let at = from; at + 1 < content.length; at++) {
    if (content[at] === 0x45 && content[at + 1] === 0x49 && isAlone(content, at)) return at + 2;
  }
  return -1;
}

function dictionaryOf(bytes: Uint8Array): PDFDict {
  const context = PDFContext.create();
  const dict = PDFDict.withContext(context);
  const [operator] = parseContentStream(Buffer.concat([bytes, Buffer.from(" X")]));
  const args = (operator?.args ?? []) as readonly unknown[];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const key = nameOf(args[index]);
    if (key === undefined) continue;
    const name = KEYS[key] ?? key;
    const value = name === "ImageMask" ? flagOf(args[index + 1]) : objectOf(args[index + 1], context);
    if (value !== undefined) dict.set(PDFName.of(name), value);
  }
  return dict;
}

function nameOf(argument: unknown): string | undefined {
  const { type, value } = (argument ?? {}) as { readonly type?: string; readonly value?: string };
  return type === "name" ? value : undefined;
}

/** The parser gives true and false as numbers. */
function flagOf(argument: unknown): PDFBool {
  return argument === 1 || argument === true ? PDFBool.True : PDFBool.False;
}

function objectOf(argument: unknown, context: PDFContext): PDFObject | undefined {
  if (typeof argument === "number") return PDFNumber.of(argument);
  const name = nameOf(argument);
  if (name !== undefined) return PDFName.of(name);
  const items = Array.isArray(argument) ? argument : (argument as { readonly items?: unknown } | undefined)?.items;
  if (!Array.isArray(items)) return undefined;
  const array = PDFArray.withContext(context);
  for (const item of items) array.push(objectOf(item, context) ?? PDFNumber.of(0));
  return array;
}
