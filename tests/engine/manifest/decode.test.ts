import { expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { decode } from "../../../src/engine/manifest/decode.ts";

const gb18030 = (...bytes: number[]): Uint8Array => Uint8Array.of(...bytes);

test.each([
  [Buffer.from("\ufeff江水\r\n退去\r\n"), "江水\n退去\n", "a byte order mark and CRLF are accepted"],
  [Buffer.from("江水\r退去"), "江水\n退去", "so are the line ends of old Macintoshes"],
  [Buffer.from("江\ufeff水"), "江\ufeff水", "U+FEFF inside is text"],
])("UTF-8 is read, its line ends are those of Unix: %j → %j: %s", (bytes, text) => {
  expect(decode(bytes, "a.md", "copy")).toEqual({ ok: true, value: sourceFile("a.md", text), diagnostics: [] });
});

const foreign: [bytes: Uint8Array, encoding: string, text: string, why: string][] = [
  [Buffer.from("\ufeff正文", "utf16le"), "UTF-16LE", "正文", "by its mark"],
  [Buffer.from("\ufeff正文", "utf16le").swap16(), "UTF-16BE", "正文", "by its mark, the other way round"],
  [Buffer.from("a: 1\nb: 正文", "utf16le"), "UTF-16LE", "a: 1\nb: 正文", "by the noughts of ASCII"],
  [Buffer.from("江水退去。正文", "utf16le"), "UTF-16LE", "江水退去。正文", "by the full stop's low byte"],
  [gb18030(0xd5, 0xfd, 0xce, 0xc4, 0x0a), "GB18030", "正文\n", "two characters"],
  [
    gb18030(0x61, 0x3a, 0x20, 0xbd, 0xad, 0xcb, 0xae, 0xcd, 0xcb, 0xc8, 0xa5, 0x0a),
    "GB18030",
    "a: 江水退去\n",
    "with a key in ASCII",
  ],
];

test.each(foreign)(
  "a file in another encoding is refused, and the encoding named: row %# is %s, shown as %j: %s",
  (bytes, encoding, text) => {
    const { ok, diagnostics } = decode(bytes, "a.md", "copy");
    expect(ok).toBe(false);
    expect(diagnostics.map(({ code, arguments: args, span }) => [code, args, span.source.text])).toEqual([
      ["not-utf8", { encoding }, text],
    ]);
  },
);

test.each([
  [Buffer.concat([Buffer.from("江水"), Buffer.of(0xff), Buffer.from("退去")]), ["0xFF"], "a byte that UTF-8 never has"],
  [Buffer.concat([Buffer.from("江水退去"), Buffer.of(0xed, 0xa0, 0x80)]), ["0xED 0xA0 0x80"], "half a pair, encoded"],
  [Buffer.from("caf\xe9 noir", "latin1"), ["0xE9"], "Latin-1 is not named: nothing tells it"],
])("bytes that are not UTF-8 are told at their place: row %# has %j: %s", (bytes, broken) => {
  const { diagnostics } = decode(bytes, "a.md", "copy");
  expect(diagnostics.map(({ code, arguments: args }) => [code, args["byte"]])).toEqual(
    broken.map((byte) => ["broken-utf8", byte]),
  );
});

const lines = (...parts: (string | Uint8Array)[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part)));
/** 江水退去的第三天 in GBK. */
const gbk = gb18030(0xbd, 0xad, 0xcb, 0xae, 0xcd, 0xcb, 0xc8, 0xa5, 0xb5, 0xc4, 0xb5, 0xda, 0xc8, 0xfd, 0xcc, 0xec);

test.each([
  [lines("第一段。\n", gbk, "\n第三段。\n"), ["mixed-encoding 5 江水退去的第三天"], "a line"],
  [lines("标题：", gbk, "。好\n"), ["mixed-encoding 3 江水退去的第三天"], "a part of a line"],
  [
    lines("第一段。\n", gbk, "\n", gbk, "\n第三段。\n"),
    ["mixed-encoding 5 江水退去的第三天", "mixed-encoding"],
    "two lines",
  ],
  [
    lines("第一段。\n", gbk, "\n第三段，第四段。\n", gbk),
    ["mixed-encoding 5 江水退去的第三天", "mixed-encoding"],
    "two lines apart",
  ],
  [lines("字".repeat(50), gb18030(0xff, 0xfe), "字"), ["broken-utf8 50 0xFF 0xFE"], "bytes without a meaning"],
])("a file in two encodings has one message a line: row %#, %j: %s", (bytes, expected) => {
  const { diagnostics } = decode(bytes, "a.md", "copy");
  expect(diagnostics.length).toBe(expected.length);
  for (const [index, { code, span, arguments: args }] of diagnostics.entries()) {
    expect(`${code} ${span.start} ${args["text"] ?? args["byte"]}`).toMatch(new RegExp(`^${expected[index]}`));
  }
});

test("lost characters: one message a line", () => {
  const { diagnostics } = decode(Buffer.from("江\ufffd水\ufffd\n退\ufffd\ufffd去"), "a.md", "copy");
  expect(diagnostics.map(({ span }) => [span.start, span.end])).toEqual([
    [1, 4],
    [6, 8],
  ]);
});
