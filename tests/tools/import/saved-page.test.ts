import { expect, test } from "vitest";
import { copyOf, takenIn, told } from "./taken.ts";

// Web pages with their pictures in one file (MHTML, RFC 2557), as Chromium, Internet Explorer, Word and WPS save them.

const COPY = "入夜，南桥的灯亮了，河面像铺了一层碎金，游人从四面八方赶来。";
const picture = (mark: string): Buffer =>
  Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.from(mark)]);

const CHROMIUM =
  "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/s\r\nSubject: x\r\nDate: Sun, 29 Nov 2026 07:37:15 GMT\r\n";
const EXPLORER =
  'From: "Saved by Windows Internet Explorer 9"\r\nSubject: x\r\nDate: Wed, 18 May 2011 16:49:44 -0700\r\n';

function part(type: string, location: string, bytes: Uint8Array | string): string {
  const body = Buffer.from(bytes).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${location}\r\n\r\n${body}\r\n`;
}

function together(parts: readonly string[], end = "--b--\r\n"): string {
  return `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n${parts.map((each) => `--b\r\n${each}`).join("")}${end}`;
}

const page = (body: string, charset = ""): string =>
  `<html><head>${charset}<title>x</title></head><body>${body}</body></html>`;
const story = (sources: readonly string[]): string =>
  `<h1>灯会开幕</h1><p>${COPY}</p>${sources.map((source) => `<img src="${source}">`).join("")}`;
const html = (...sources: readonly string[]): string => part("text/html", "https://x.example/s", page(story(sources)));

const SAME_ENDING = together([
  html("https://x.example/b/640?f=png", "https://x.example/a/640?f=png"),
  part("image/png", "https://x.example/a/640?f=png", picture("a")),
  part("text/css", "cid:css-1@mhtml.blink", "p {}"),
  part("image/png", "https://x.example/b/640?f=png", picture("b")),
]);
const WORD = together([
  part(
    'text/html; charset="gb2312"',
    "file:///C:/8A2B/%E7%81%AF.htm",
    Buffer.concat([
      Buffer.from('<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><h1>'),
      Buffer.from("b5c6bbe1bfaac4bb", "hex"),
      Buffer.from("</h1><p>"),
      Buffer.from("b5c6c1c1c1cba1a3", "hex"),
      Buffer.from('</p><img src="%E7%81%AF.files/image001.png"></body></html>'),
    ]),
  ),
  part("image/png", "file:///C:/8A2B/%E7%81%AF.files/image001.png", picture("w")),
]);
const frames = `Content-Type: multipart/alternative;\r\n\tboundary="c"\r\n\r\n--c\r\n${html("https://x.example/l.png")}--c\r\n${part("text/html", "https://x.example/ad", page("<p>广告位招租</p>"))}--c--\r\n`;

test.each<[string, string, readonly string[], readonly string[], string]>([
  [
    `${CHROMIUM}MIME-Version: 1.0\r\n${SAME_ENDING}`,
    COPY,
    ["640.png b", "640.png a"],
    [],
    "pictures are found by their whole address: WeChat's all end in /640",
  ],
  [`MIME-Version: 1.0\r\n${WORD}`, "灯亮了。", ["image001.png w"], [], "Word: GBK, pictures by the page's folder"],
  [
    `${EXPLORER}MIME-Version: 1.0\r\n${together([part("image/png", "https://x.example/l.png", picture("l")), frames])}`,
    COPY,
    ["l.png l"],
    [],
    "Internet Explorer: the picture first, the page and its frames in a part of their own; frames are no copy",
  ],
  [
    `MIME-Version: 1.0\r\n${part("text/html; charset=utf-8", "https://x.example/s", page(story([])))}`,
    COPY,
    [],
    [],
    "a page without pictures",
  ],
  [
    `${CHROMIUM}MIME-Version: 1.0\r\n${together([html("https://x.example/gone.png")])}`,
    COPY,
    [""],
    [],
    "a picture that was not saved has a place without a file",
  ],
  [`${CHROMIUM}MIME-Version: 1.0\r\n${together([html()], "")}`, COPY, [], ["mail-cut 1"], "a file that was cut off"],
])("%#: %5$s", async (text, copy, photos, messages) => {
  const intake = await takenIn("a.mht", Buffer.from(text, "latin1"));
  const { kind, stories } = intake;
  expect([kind, stories.map(({ headline }) => headline?.lines)]).toEqual(["web", [["灯会开幕"]]]);
  expect(copyOf(intake)).toEqual([copy]);
  const shown = stories[0]?.photos.map(({ picture: file }) =>
    file === undefined ? "" : `${file.name} ${Buffer.from(file.bytes).toString("latin1").slice(8)}`,
  );
  expect(shown).toEqual(photos);
  expect(told(intake).filter((each) => !/unsure-role|photo|web-rest/.test(each))).toEqual(messages);
});

test("of a workbook of Excel, whose first page frames its sheets, all sheets come in", async () => {
  const cells = (text: string): string =>
    page(`<table><tr><td>学校</td><td>${text}</td></tr><tr><td>一中</td><td>600</td></tr></table>`);
  const book =
    "<html><frameset><frame src=s1.htm><noframes><body><p>浏览器不支持框架。</p></body></noframes></frameset></html>";
  const parts = [["book.htm", book] as const, ["s1.htm", cells("人数")] as const, ["s2.htm", cells("分数")] as const];
  const text = together(parts.map(([name, html]) => part("text/html; charset=utf-8", `file:///C:/8A2B/${name}`, html)));
  const copy = copyOf(await takenIn("a.mht", `MIME-Version: 1.0\r\n${text}`)).join("\n");
  expect(["人数", "分数", "浏览器"].map((word) => copy.includes(word))).toEqual([true, true, false]);
});

test.each<[string, string]>([
  [
    `${CHROMIUM}MIME-Version: 1.0\r\n${together([part("image/png", "https://x.example/l.png", picture("l"))])}`,
    "a picture alone",
  ],
  [`${CHROMIUM}MIME-Version: 1.0\r\n${together([])}`, "no part"],
  ["MIME-Version: 1.0\r\n\r\n灯", "no page"],
])("%#: a file without a page is refused: %s", async (text) => {
  const intake = await takenIn("a.mht", Buffer.from(text));
  expect([intake.stories.length, told(intake)]).toEqual([0, ["broken-saved-page 1"]]);
});

test("a page in an encoding that its file does not name is refused", async () => {
  const text = `${CHROMIUM}MIME-Version: 1.0\r\n${together([part("text/html", "https://x.example/s", Buffer.from("<p>\xb5\xc6</p>", "latin1"))])}`;
  const intake = await takenIn("a.mht", Buffer.from(text));
  expect([intake.stories.length, told(intake)]).toEqual([0, ["mail-encoding 1"]]);
});
