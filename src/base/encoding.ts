/** Encodings that Chinese text comes in. */
export const ENCODINGS = ["utf-8", "gb18030", "big5", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** UTF-16 by its byte order mark: Windows' Notepad calls that "Unicode". */
export function markedIn([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** The encoding that a web page or a drawing names, by the name that it has here (gb2312 → gb18030); undefined for a name that nobody knows. */
export function encodingNamed(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch {
    return undefined;
  }
}

/** One decoder for all files: making one takes longer than reading a story with it. */
const UTF8 = new TextDecoder("utf-8", { fatal: true });

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes that show the encoding. */
const HEAD = 4096;

/**
 * The encoding of a text: by its byte order mark, or by the noughts in every other byte of ASCII in UTF-16; UTF-8 where all of it is; else that in which
 * most of it reads as Chinese. Undefined: UTF-8 with damage, or another encoding.
 */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const wide = markedIn(bytes) ?? wideByNoughts(bytes.subarray(0, HEAD));
  if (wide !== undefined) return wide;
  if (isUtf8(bytes)) return "utf-8";
  const text = new TextDecoder().decode(bytes);
  // Short sequences come by chance in GB18030, those of three bytes hardly.
  const isDamaged = 8 * count(text, /[\u0800-\ufffc]/g) > count(text, /\ufffd/g);
  return isDamaged ? undefined : chineseEncoding(bytes);
}

function wideByNoughts(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  let [even, odd] = [0, 0];
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  const many = Math.max(2, head.length / 50);
  if (odd >= many && odd > 8 * even) return "utf-16le";
  return even >= many && even > 8 * odd ? "utf-16be" : undefined;
}

/** The encoding in which the bytes read as Chinese; undefined when there is none. */
function chineseEncoding(bytes: Uint8Array): Encoding | undefined {
  const head = bytes.subarray(0, HEAD);
  // Low bytes of UTF-16 fall among the controls (。is 02 30); GB18030 has none.
  const isWide = head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  // Most of one is sound in the other; read rightly, more of it is Han.
  const narrow = (["gb18030", "big5"] as const).filter((encoding) => strictly(bytes, encoding) !== undefined);
  const candidates = [...(isWide ? (["utf-16le", "utf-16be"] as const) : []), ...narrow];
  const scores = candidates.map((encoding) => ({ encoding, han: hanIn(new TextDecoder(encoding).decode(head)) }));
  return scores.toSorted((a, b) => b.han - a.han)[0]?.encoding;
}

/** The text; undefined where bytes have no meaning in this encoding. */
export function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many characters are Han, or marks between them. */
export function hanIn(text: string): number {
  return count(text, /[\u4e00-\u9fff\u3000-\u3002\uff0c]/g);
}

function count(text: string, characters: RegExp): number {
  return text.match(characters)?.length ?? 0;
}
