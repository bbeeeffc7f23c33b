/** A piece of RTF: a brace, a control word with its figure, a byte of text in hexadecimal, text, or bytes as they are. */
export type RtfToken =
  | { readonly kind: "open" }
  /** @param end the byte behind it */
  | { readonly kind: "close"; readonly end: number }
  | { readonly kind: "word"; readonly name: string; readonly value: number | undefined }
  | { readonly kind: "hex"; readonly byte: number }
  /** A character each byte. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes"; readonly bytes: Buffer };

const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/;

/** A word or a byte right at the end of the file. A whole file ends in a brace: this one was cut, and the word may have gone on. */
const CUT_WORD = /\\(?:[a-zA-Z]{1,32}(?:-?\d{0,10})|'[0-9a-fA-F]{0,2})?$/;

/** @param isHalf whether a byte that stands before a brace or a backslash is the first of two: the next is the second, whatever it looks like */
export function* rtfTokens(file: Buffer, isHalf: (text: string) => boolean): Generator<RtfToken> {
  const source = file.toString("latin1").replace(CUT_WORD, "");
  const next = new RegExp(TOKEN, "y");
  for (let at = 0; at < source.length; ) {
    next.lastIndex = at;
    const found = next.exec(source);
    if (found === null) return;
    at += found[0].length;
    const token = tokenOf(found, at);
    if (token === undefined) continue;
    if (token.kind === "word" && token.name === "bin") {
      const length = Math.max(0, token.value ?? 0);
      yield { kind: "bytes", bytes: file.subarray(at, at + length) };
      at += length;
    } else if (token.kind === "text" && /^[\\{}](?!')/.test(source.slice(at, at + 2)) && isHalf(token.text)) {
      yield { kind: "text", text: token.text + source.charAt(at) };
      at++;
    } else yield token;
  }
}

/** Undefined: it says nothing. @param end the byte behind it */
function tokenOf([, word, value, hex, sign, brace, text]: RegExpExecArray, end: number): RtfToken | undefined {
  if (word !== undefined) return { kind: "word", name: word, value: value === undefined ? undefined : Number(value) };
  if (hex !== undefined) return { kind: "hex", byte: Number.parseInt(hex, 16) };
  if (sign !== undefined) return { kind: "word", name: sign, value: undefined };
  if (brace !== undefined) return brace === "{" ? { kind: "open" } : { kind: "close", end };
  return text === undefined ? undefined : { kind: "text", text };
}
