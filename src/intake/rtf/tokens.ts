/** A piece of RTF: a brace, a control word with its figure, a byte of text in hexadecimal, text, or bytes as they are. */
export type RtfToken =
  | { readonly kind: "open" | "close" }
  | { readonly kind: "word"; readonly name: string; readonly value: number | undefined }
  | { readonly kind: "hex"; readonly byte: number }
  /** A character each byte. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes"; readonly bytes: Buffer };

const TOKEN =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/y;

/** @param isHalf whether a byte that stands before a brace or a backslash is the first of two: the next is the second, whatever it looks like */
export function* rtfTokens(file: Buffer, isHalf: (text: string) => boolean): Generator<RtfToken> {
  const source = file.toString("latin1");
  for (let at = 0; at < source.length; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(source);
    if (found === null) return;
    const [whole, word, value, hex, sign, brace, text] = found;
    at += whole.length;
    if (word === "bin") {
      const length = Math.max(0, Number(value ?? 0));
      yield { kind: "bytes", bytes: file.subarray(at, at + length) };
      at += length;
    } else if (word !== undefined) yield { kind: "word", name: word, value: value === undefined ? undefined : Number(value) };
    else if (hex !== undefined) yield { kind: "hex", byte: Number.parseInt(hex, 16) };
    else if (sign !== undefined) yield { kind: "word", name: sign, value: undefined };
    else if (brace !== undefined) yield { kind: brace === "{" ? "open" : "close" };
    else if (text !== undefined) {
      const second = source[at] ?? "";
      const isCut = /[\\{}]/.test(second) && source[at + 1] !== "'" && isHalf(text);
      yield { kind: "text", text: isCut ? text + second : text };
      if (isCut) at++;
    }
  }
}
