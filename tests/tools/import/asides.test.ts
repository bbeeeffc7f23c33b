import { expect, test } from "vitest";
import { docx, image, NAMESPACES, p, r } from "./docx.ts";
import { copyOf, takenIn, toldWithText } from "./taken.ts";

const mark = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
const FOOT = mark("footnote", 2);
const END = mark("endnote", 2);
const COMMENT = mark("comment", 2);
const part = (kind: string, inner: string): string => `<w:${kind}s ${NAMESPACES}>${inner}</w:${kind}s>`;
const note = (kind: string, id: number, inner: string, more = ""): string =>
  `<w:${kind} w:id="${id}"${more}>${inner}</w:${kind}>`;
const struck = (runs: string): string => `<w:del>${runs.replaceAll("w:t", "w:delText")}</w:del>`;
const box = (text: string): string => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;

interface Texts {
  readonly foot?: string;
  readonly end?: string;
  readonly comment?: string;
  readonly header?: string;
}

/** A document with one note of each kind, and one header. */
function withAsides(body: string, { foot = "", end = "", comment = "", header = "" }: Texts): Uint8Array {
  return docx({
    body: p(r("题")) + body,
    parts: {
      "word/footnotes.xml": part(
        "footnote",
        note("footnote", 0, p(r("—")), ' w:type="separator"') + note("footnote", 2, foot),
      ),
      "word/endnotes.xml": part("endnote", note("endnote", 2, end)),
      "word/comments.xml": part("comment", comment === "" ? "" : note("comment", 2, comment, ' w:author="主任"')),
      "word/header1.xml": `<w:hdr ${NAMESPACES}>${header}</w:hdr>`,
    },
  });
}

/** The copy, the messages, what was taken out. */
type Outcome = readonly [copy: readonly string[], told: readonly string[], out: readonly string[]];

test.each<[string, Texts, Outcome, string]>([
  [
    p(r("灯亮了。") + FOOT),
    { foot: p(r("脚注。") + END), end: p(r("尾注。")) },
    [["灯亮了。", "脚注。", "尾注。"], ["word-note 2 脚注。", "word-note 2 尾注。"], []],
    "a note that a note leads to comes in behind it",
  ],
  [
    p(r("灯亮了。") + FOOT),
    { foot: p(r("脚注。") + FOOT + COMMENT), comment: p(r("核实") + COMMENT) },
    [["灯亮了。", "脚注。"], ["word-comment 2 核实", "word-note 2 脚注。"], []],
    "a comment on a note is told; what leads to itself comes in once",
  ],
  [
    p(r("灯亮了。")),
    { header: p(r("页眉") + FOOT + COMMENT), foot: p(r("脚注") + END), end: p(r("尾注")), comment: p(r("核实")) },
    [["灯亮了。"], ["word-comment 1 核实"], ["furniture 页眉", "furniture 脚注", "furniture 尾注"]],
    "notes of a header go with it",
  ],
  [
    p(r("灯亮了。") + struck(r("旧") + FOOT) + r("密", "<w:vanish/>").replace("</w:r>", `${END}</w:r>`)),
    { foot: p(r("脚注")), end: p(r("尾注")) },
    [
      ["灯亮了。"],
      ["deleted-text 2 旧", "word-hidden 2 密", "deleted-text 2 脚注", "word-hidden 2 尾注"],
      ["deleted 旧", "hidden 密", "deleted 脚注", "hidden 尾注"],
    ],
    "notes of deleted and hidden text are told as it is",
  ],
  [
    p(r("灯亮了。")),
    { foot: p(r("脚注")), comment: p(r("核实")) },
    [["灯亮了。"], ["word-comment 1 核实", "word-hidden 1 脚注"], ["hidden 脚注"]],
    "what nothing leads to is told, but no line between copy and notes",
  ],
  [
    p(r("灯亮了。") + struck(COMMENT)),
    { comment: p(r("删吗？")) },
    [["灯亮了。"], ["word-comment 2 删吗？"], []],
    "a comment on deleted text is told",
  ],
  [
    p(r("灯亮了。") + FOOT),
    {
      foot:
        p(`${struck(r("旧")) + r("据")}<w:r><w:tab/></w:r>${r("统计", "<w:strike/>")}${r("密", "<w:vanish/>")}`) +
        p(`<w:r><w:ruby><w:rt>${r("cháo")}</w:rt><w:rubyBase>${r("晁")}</w:rubyBase></w:ruby></w:r>`) +
        p(
          `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box("框")}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box("框")}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
    },
    [
      ["灯亮了。", "据　统计 晁（cháo） 框"],
      [
        "word-note 2 据\t统计\n晁（cháo）\n框",
        "word-ruby 2 晁（cháo）",
        "word-struck 2 统计",
        "deleted-text 2 旧",
        "word-hidden 2 密",
      ],
      ["deleted 旧", "hidden 密"],
    ],
    "a note is read as copy is",
  ],
  [
    p(r("灯亮了。") + FOOT),
    { foot: p(`${r("脚注")}<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`) },
    [["灯亮了。", "脚注✓"], ["word-note 2 脚注✓"], []],
    "a character of a symbol font in a note",
  ],
  [
    p(r("灯亮了。") + FOOT),
    { foot: p(r("脚注。") + image(1)) },
    [["灯亮了。", "脚注。"], ["word-note 2 脚注。", "word-unread 2 picture"], []],
    "a picture in a note is told",
  ],
])("texts beside the copy of a Word document, row %#", async (body, texts, [copy, messages, out]) => {
  const intake = await takenIn("a.docx", withAsides(body, texts));
  expect(toldWithText(intake)).toEqual(messages);
  expect(copyOf(intake)).toEqual(copy);
  expect(intake.taken.map(({ reason, text }) => `${reason} ${text}`)).toEqual(out);
});
