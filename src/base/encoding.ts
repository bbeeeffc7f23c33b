/*
 * Editors send text in the encoding of whatever program they use. A byte order mark decides first, then valid UTF-8; last come the encodings in which most
 * of the text reads as Chinese: Big5 bytes are mostly valid GB18030 too, but the right reading has more Han characters.
 */
/** The encodings of Chinese text. */
export const ENCODINGS = ["utf-8", "gb18030", "big5", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** UTF-16 by its byte order mark. Windows Notepad calls this "Unicode". */
export function markedIn([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** The name used here for an encoding that a web page or a drawing declares (gb2312 → gb18030); undefined for an unknown label. */
export function encodingNamed(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch {
    return undefined;
  }
}

/** One decoder for all files: creating one takes longer than decoding a story. */
const UTF8 = new TextDecoder("utf-8", { fatal: true });

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The bytes from which an encoding is guessed. */
const HEAD = 4096;

/**
 * The encoding of a text: by its byte order mark; UTF-16 by the zero in every other byte of ASCII; UTF-8 if all bytes are valid; otherwise the encoding in
 * which most of it reads as Chinese. Undefined for damaged UTF-8 and any other encoding.
 */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const wide = markedIn(bytes) ?? wideByNoughts(bytes.subarray(0, HEAD));
  if (wide !== undefined) return wide;
  if (isUtf8(bytes)) return "utf-8";
  const text = new TextDecoder().decode(bytes);
  // GB18030 produces valid two-byte sequences of UTF-8 by chance, but hardly any of three bytes.
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

/** The encoding in which the bytes read as Chinese, if there is one. */
function chineseEncoding(bytes: Uint8Array): Encoding | undefined {
  const head = bytes.subarray(0, HEAD);
  // UTF-16 has bytes in the range of control characters (。is 02 30); GB18030 has none.
  const isWide = head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  // Most text in one of these is valid in the other. The right one gives more Han characters.
  const narrow = (["gb18030", "big5"] as const).filter((encoding) => strictly(bytes, encoding) !== undefined);
  const candidates = [...(isWide ? (["utf-16le", "utf-16be"] as const) : []), ...narrow];
  const scores = candidates.map((encoding) => ({ encoding, han: hanIn(new TextDecoder(encoding).decode(head)) }));
  return scores.toSorted((a, b) => b.han - a.han)[0]?.encoding;
}

/** The decoded text; undefined if a byte is invalid in this encoding. */
export function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The number of Han characters and full-width marks. */
export function hanIn(text: string): number {
  return count(text, /[\u4e00-\u9fff\u3000-\u3002\uff0c]/g);
}

function count(text: string, characters: RegExp): number {
  return text.match(characters)?.length ?? 0;
}
