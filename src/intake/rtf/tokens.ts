/** A piece of RTF: a brace, a control word with its figure, a byte of text in hexadecimal, text, or bytes as they are. */
export type RtfToken =
  | { readonly kind: "open" | "close" }
  | { readonly kind: "word"; readonly name: string; readonly value: number | undefined }
  | { readonly kind: "hex"; readonly byte: number }
  /** A character each byte. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes"; readonly bytes: Buffer };

const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/;

/** @param isHalf whether a byte that stands before a brace or a backslash is the first of two: the next is the second, whatever it looks like */
export function* rtfTokens(file: Buffer, isHalf: (text: string) => boolean): Generator<RtfToken> {
  const source = file.toString("latin1");
  const next = new RegExp(TOKEN, "y");
  for (let at = 0; at < source.length; ) {
    next.lastIndex = at;
    const found = next.exec(source);
    if (found === null) return;
    at += found[0].length;
    const token = tokenOf(found);
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

/** Undefined: it says nothing. */
function tokenOf([, word, value, hex, sign, brace, text]: RegExpExecArray): RtfToken | undefined {
  if (word !== undefined) return { kind: "word", name: word, value: value === undefined ? undefined : Number(value) };
  if (hex !== undefined) return { kind: "hex", byte: Number.parseInt(hex, 16) };
  if (sign !== undefined) return { kind: "word", name: sign, value: undefined };
  if (brace !== undefined) return { kind: brace === "{" ? "open" : "close" };
  return text === undefined ? undefined : { kind: "text", text };
}
