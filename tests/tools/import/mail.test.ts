import { expect, test } from "vitest";
import type { Intake } from "../../../src/tools/import/source.ts";
import { docx, p, r } from "./docx.ts";
import { takenIn } from "./taken.ts";

// Mails as mail programs save them: copy in the text or attached, photos, letters that go with them.

const COPY = "入夜，南桥的灯亮了，河面像铺了一层碎金，游人从四面八方赶来，灯会十天，日日如此，夜夜如此。";
const PNG = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(40)]);

const word = (headline: string): Uint8Array => docx({ body: p(r(headline)) + p(r(COPY + headline)) });
const encoded = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;

function part(type: string, bytes: Uint8Array | string, heads = ""): string {
  const body = Buffer.from(bytes).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
  return `Content-Type: ${type}\r\n${heads}Content-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
}

function file(name: string, bytes: Uint8Array, type = "application/octet-stream"): string {
  return part(
    `${type}; name="${encoded(name)}"`,
    bytes,
    `Content-Disposition: attachment; filename="${encoded(name)}"\r\n`,
  );
}

const says = (text: string): string => part("text/plain; charset=utf-8", text);

function mail(parts: readonly string[], { subject = "投稿", kind = "mixed", end = "--b--\r\n" } = {}): string {
  const head = `From: a@x.cn\r\nTo: b@x.cn\r\nSubject: ${encoded(subject)}\r\nMIME-Version: 1.0\r\n`;
  if (parts.length === 1) return head + parts[0];
  return `${head}Content-Type: multipart/${kind};\r\n boundary="b"\r\n\r\n${parts.map((each) => `--b\r\n${each}`).join("")}${end}`;
}

function taken(text: string): Promise<Intake> {
  return takenIn("a.eml", Buffer.from(text, "latin1"));
}

/** `题 署名 段数 ◆照片`. */
function sketch({ stories }: Intake): readonly string[] {
  return stories.map(({ headline, byline, body, photos }) =>
    [headline?.lines.join("/"), byline?.text, body.length, ...photos.map(({ picture }) => `◆${picture?.name}`)]
      .filter((each) => each !== undefined)
      .join(" "),
  );
}

const told = ({ diagnostics }: Intake): readonly string[] =>
  diagnostics
    .filter(({ code }) => code !== "torn-paragraph")
    .map(({ code, span }) => `${code} ${span.source.path.replace(/^a\.eml\/?/, "")}`.trim());

const cid = `<div>老桥修好了</div><div>${COPY}</div><img src="cid:p@x">`;
const inner = Buffer.from(mail([says(`灯谜大会\n\n${COPY}\n`)], { subject: "灯谜" }), "latin1");
const cut = file("灯会.docx", word("灯会"));

test.each<[string, readonly string[], readonly string[], string]>([
  [mail([says(`灯会开幕\n\n记者 林岚\n\n${COPY}\n`)]), ["灯会开幕 记者 林岚 1"], [], "the text is the copy"],
  [
    mail([says(`${COPY}\n`)], { subject: "转发：灯会开幕" }),
    ["灯会开幕 1"],
    [],
    "the subject, where the text has no headline",
  ],
  [
    mail([says("编辑：稿件见附件。"), file("灯会 “终稿”.docx", word("灯会")), file("桥.png", PNG, "image/png")]),
    ["灯会 1 ◆桥.png"],
    ["mail-letter"],
    "a document and a photo attached, with a letter",
  ],
  [
    mail([says("见附件"), file("灯会.docx", word("灯会")), file("现场.JPG", PNG)]),
    ["灯会 1 ◆现场.JPG"],
    ["mail-letter"],
    "a photo that is sent as bytes of no kind",
  ],
  [
    mail([says(`早市搬家\n\n${COPY.repeat(5)}`), file("灯会.docx", word("灯会"))]),
    ["灯会 1", "早市搬家 1"],
    [],
    "a longer text is a story of its own",
  ],
  [
    mail([
      says("见附件"),
      file("甲.docx", word("甲")),
      file("乙.docx", word("乙")),
      file("乙1.png", PNG, "image/png"),
      file("IMG.png", PNG, "image/png"),
    ]),
    ["甲 1 ◆IMG.png", "乙 1 ◆乙1.png"],
    ["mail-letter", "mail-photo", "mail-photo"],
    "photos of several stories, by their names",
  ],
  [
    mail([part("text/html; charset=utf-8", cid), part("image/png", PNG, "Content-ID: <p@x>\r\n")], { kind: "related" }),
    ["老桥修好了 1 ◆1.png"],
    [],
    "a picture in the text stands in it once",
  ],
  [
    mail([part("text/plain; charset=utf-8", "x"), part("text/html; charset=utf-8", `<h1>灯会</h1><p>${COPY}</p>`)], {
      kind: "alternative",
    }),
    ["灯会 1"],
    [],
    "of two versions the one in HTML",
  ],
  [mail([says(""), file("桥.png", PNG, "image/png")], { subject: "桥通了" }), ["桥通了 0 ◆桥.png"], [], "photos alone"],
  [
    mail([says(`灯会开幕\n\n${COPY}\n\n-- \n张三\n清河日报记者部\n电话：13800000000\n\n发自我的 iPhone\n`)]),
    ["灯会开幕 1"],
    ["mail-foot"],
    "an address below two hyphens is no copy",
  ],
  [
    mail([part("text/html; charset=utf-8", `<div>灯会开幕</div><div>${COPY}</div><div>-- </div><div>张三</div>`)]),
    ["灯会开幕 1"],
    ["mail-foot"],
    "nor in HTML",
  ],
  [mail([says(`灯会开幕\n\n${COPY}\n\n发自我的华为手机`)]), ["灯会开幕 1"], ["mail-foot"], "nor what sent the mail"],
  [mail([says(`燈會開幕\n\n${COPY}\n\n來自我的華為平板`)]), ["燈會開幕 1"], ["mail-foot"], "in either script"],
  [mail([says(`灯会开幕\n\n${COPY}\n\n来自我的故乡`)]), ["灯会开幕 2"], [], "words that only begin so are"],
  [mail([says(`灯会开幕\n\n--\n\n${COPY.repeat(5)}`)]), ["灯会开幕 1"], [], "two hyphens above copy part no address"],
  [
    mail([
      says("请看"),
      part("message/rfc822", inner).replace(/base64\r\n\r\n[\s\S]*$/, `8bit\r\n\r\n${inner.toString("latin1")}\r\n`),
    ]),
    ["灯谜大会 1"],
    ["mail-letter"],
    "a mail that was forwarded as one",
  ],
  [
    mail([
      says("见附件"),
      file("灯会.docx", word("灯会")),
      file("通知.pdf", Buffer.from("%PDF")),
      file("winmail.dat", PNG),
    ]),
    ["灯会 1"],
    ["mail-letter", "mail-attachment", "mail-attachment"],
    "what is neither copy nor picture is told",
  ],
  [
    mail([
      says("见附件"),
      file("灯会.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])),
      file("桥.png", PNG, "image/png"),
    ]),
    [],
    ["damaged-document 灯会.doc", "mail-letter"],
    "a letter whose copy cannot be read is no story, nor are its photos",
  ],
  [
    mail([says("见附件"), cut.slice(0, -900)], { end: "" }),
    [],
    ["mail-cut", "damaged-document 灯会.docx", "mail-letter"],
    "a mail that was not saved whole",
  ],
  [mail([says(" ")]), [], ["no-story"], "nothing"],
  [
    "From: a\nTo: b\nDate: c\nMIME-Version: 1.0\n\n\xb5\xc6\xbb\xe1\n",
    [],
    ["mail-encoding"],
    "an encoding that it does not name",
  ],
  [
    "Received: x\nSubject: x\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: 8bit\n\n\xb5\xc6\xbb\xe1\n\n\xb5\xc6\xbb\xe1\xa1\xa3\n",
    ["灯会 1"],
    [],
    "GB by its older name",
  ],
])("a mail, row %#", async (text, stories, messages) => {
  const intake = await taken(text);
  expect([sketch(intake), told(intake)]).toEqual([stories, messages]);
});

test.each<[string, string, string, string]>([
  // name                                 caption             credit              why
  ["北门老槐树发新枝 邱帆摄.jpg", "北门老槐树发新枝", "邱帆摄", "what it shows, and who took it"],
  ["01_北门老槐树发新枝（记者 邱帆 摄）2.JPG", "北门老槐树发新枝", "记者 邱帆 摄", "between figures, with brackets"],
  ["北门老槐树发新枝-邱帆摄.png", "北门老槐树发新枝", "邱帆摄", "with a hyphen"],
  ["北门老槐树发新枝.png", "北门老槐树发新枝", "", "without a name"],
  ["邱帆 摄.png", "", "邱帆 摄", "a name alone"],
  ["灯会 邱帆摄.png", "灯会", "邱帆摄", "two words"],
  ["现场1.png", "", "", "a word says nothing"],
  ["IMG_20261124.jpg", "", "", "a camera's name"],
  ["微信图片_20261124101500.jpg", "", "", "a program's name"],
  ["跨江大桥合龙2.png", "", "", "the document's name"],
])("a photo attached as %s: caption %j, credit %j: %s", async (name, caption, credit) => {
  const { stories } = await taken(
    mail([says("见附件"), file("跨江大桥合龙.docx", word("跨江大桥合龙")), file(name, PNG)]),
  );
  const [photo] = stories[0]?.photos ?? [];
  expect([photo?.picture?.name, photo?.caption?.text ?? "", photo?.credit?.text ?? ""]).toEqual([
    name,
    caption,
    credit,
  ]);
});

test("mails in mails are opened four deep", async () => {
  let text = mail([says(`灯谜大会\n\n${COPY}\n`)]);
  for (let depth = 0; depth < 5; depth++) {
    const whole = Buffer.from(text, "latin1");
    text = mail([says("请看"), file("信.eml", whole)]);
  }
  const { stories, diagnostics } = await taken(text);
  expect([stories.length, diagnostics.map(({ code }) => code).filter((code) => code !== "mail-letter")]).toEqual([
    0,
    ["broken-mail"],
  ]);
});
