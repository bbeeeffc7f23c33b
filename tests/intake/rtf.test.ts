import { expect, test } from "vitest";
import type { Intake } from "../../src/intake/source.ts";
import { copyOf, takenIn, toldWithText } from "./taken.ts";

/** A document as a writer of Windows saves it: a character a byte. */
const taken = (text: string): Promise<Intake> => takenIn("a.rtf", Buffer.from(text, "latin1"));
const HEAD =
  "{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f1\\fcharset134 Song;}}\\f1\\pard\\qc\\fs44\\u-26782?\\par\\pard\\plain\\f1\\u25991?\\u12290?\\par ";
const withoutTears = (intake: Intake): readonly string[] =>
  toldWithText(intake).filter((each) => !/^(?:torn-paragraph|unsure-role)/.test(each));

test.each<[string, readonly string[], readonly string[], string]>([
  ["\\u28783?\\u20142?\\u20102?\\u12290?\\par", ["灯亮了。"], ["document-cut 3"], "between two paragraphs"],
  ["\\u28783?{\\b\\u20142?\\u20102?", ["灯**亮了**"], ["document-cut 3"], "in a group of a paragraph"],
  ["\\u28783?\\u2014", ["灯"], ["document-cut 3"], "a number may have gone on: it is none"],
  ["\\u28783?\\'c1\\'c", ["灯"], ["document-cut 3"], "half a byte, and half a character"],
  ["\\'b5\\'c6\\'c1", ["灯"], ["document-cut 3"], "half a character"],
  ["\xb5\xc6\xc1", ["灯"], ["document-cut 3"], "half of one as its bytes are"],
  ["x{\\footnote\\pard n", ["x", "n"], ["document-cut 3", "word-note 3 n"], "a note"],
  ["x{\\field{\\*\\fldinst HYPERLINK", ["x"], ["document-cut 3"], "a field"],
  ["x\\par{\\header h", ["x"], ["document-cut 3"], "a header"],
  [
    "\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell b",
    ["| a | b |\n| --- | --- |"],
    ["document-cut 4"],
    "a table's row",
  ],
])("RTF that is cut off, row %#: %s", async (text, copy, messages) => {
  const intake = await taken(HEAD + text);
  expect(withoutTears(intake)).toEqual(messages);
  expect(copyOf(intake)).toEqual(["文。", ...copy]);
  expect(intake.diagnostics.find(({ code }) => code === "document-cut")?.arguments).toEqual({
    bytes: HEAD.length + text.length,
  });
});

test.each([
  ["{\\pict\\pngblip 89504e47", "in hexadecimal"],
  ["{\\pict\\pngblip\\bin900 \x89PNG}}}\\par{", "as its bytes are, whatever they look like"],
  ["{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a", "before its bytes"],
])("of a picture that is cut off stays its place: %s", async (picture) => {
  const intake = await taken(`${HEAD}\\u28783?\\par${picture}`);
  expect(withoutTears(intake)).toEqual(["document-cut 4"]);
  expect(copyOf(intake)).toEqual(["文。", "灯"]);
  expect(intake.stories.flatMap(({ photos }) => photos.map((photo) => photo.picture))).toEqual([undefined]);
});

test("a file that is cut off before all copy holds none, and is told", async () => {
  const intake = await taken("{\\rtf1\\ansi{\\fonttbl{\\f0 Ti");
  expect(withoutTears(intake)).toEqual(["document-cut 1", "no-story 1"]);
});

test.each<[string, readonly string[], string]>([
  ["}\r\n\0", [], "Word's own end"],
  ["}}\n", [], "a brace too many says nothing"],
  ["}\\par \\u28783?}", ["document-goes-on 3"], "text behind a brace that stands too early"],
  ["}{\\rtf1 y\\par}", ["document-goes-on 3"], "a second document"],
])("what follows the last brace of RTF, row %#", async (end, messages) => {
  const intake = await taken(`${HEAD}x${end}`);
  expect(withoutTears(intake)).toEqual(messages);
  expect(copyOf(intake)).toEqual(["文。", "x"]);
});

test.each<[string, readonly string[], readonly string[], string]>([
  [
    "x{\\mmath{\\*\\moMathPara{\\*\\moMathParaPr{\\mjc center}}{\\*\\moMath{\\mr a}{\\mr =b}}}}\\par",
    ["x"],
    ["word-unread 3 a=b"],
    "an equation in a line of its own",
  ],
  [
    "x{\\shpgrp{\\*\\shpinst{\\sp{\\sn groupLeft}{\\sv 12}}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 34}}{\\shptxt\\pard y\\par}}}}}\\par",
    ["x", "y"],
    [],
    "words in a group of shapes; its figures are none",
  ],
  [
    "x{\\field{\\*\\fldinst FORMDROPDOWN{\\*\\formfield{\\fftype2\\ffres1{\\*\\ffname n}{\\*\\ffl a}{\\*\\ffl b}}}}{\\fldrslt}}y\\par",
    ["xy"],
    ["word-unread 3 b"],
    "what was chosen from a list",
  ],
  [
    "x{\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 0105}}y\\par",
    ["xy"],
    ["word-unread 3 Excel.Sheet.8"],
    "a document in it that shows nothing of itself",
  ],
  [
    "x{\\object\\objemb{\\*\\objclass Equation.3}{\\*\\objdata 0105}{\\result{\\rtlch y}}}z\\par",
    ["xyz"],
    [],
    "one that shows words",
  ],
  [
    "x{\\footnote n{\\pict\\pngblip 89504e47}}\\par",
    ["x", "n"],
    ["word-note 3 n", "word-unread 3 picture"],
    "a picture in a note",
  ],
  ["a\\page b\\par", ["a\\\nb"], [], "a page turn in a paragraph is a turn of line"],
  ["x\\'ff y\\par", ["x\ufffd y"], ["replacement-character 3"], "bytes that mean nothing"],
  ["x{\\*\\pntext 1.\\tab}\\par", ["1\\. x"], [], "a number in a group that readers may skip"],
  ["x\\chdate y\\par", ["xy"], ["word-unread 3 chdate"], "today's date"],
  ["x{\\mvf y}z\\par", ["xz"], ["word-revision 3 y"], "what was moved away"],
  ["x{\\*\\ftnsep\\pard\\chftnsep s\\par}{\\*\\bkmkstart b}{\\*\\xe{w}}{\\*\\template t}y\\par", ["xy"], [], "no copy"],
])("groups of RTF that a reader of the document sees, row %#", async (text, copy, messages) => {
  const intake = await taken(`${HEAD}${text}}`);
  expect(withoutTears(intake)).toEqual(messages);
  expect(copyOf(intake)).toEqual(["文。", ...copy]);
});

test.each([
  ["{\\nonshppict{\\pict\\pngblip 89504e47}}", [4], "a picture for old readers alone"],
  [
    "{\\*\\shppict{\\pict\\pngblip 89504e470d}}{\\nonshppict{\\pict\\wmetafile8 00}}{\\nonshppict{\\pict\\wmetafile8 0102}}",
    [5, 2],
    "a picture that is there twice, and another",
  ],
])("pictures of RTF, row %#", async (pictures, sizes) => {
  const { stories } = await taken(`${HEAD}\\u28783?\\par${pictures}}`);
  expect(stories.flatMap(({ photos }) => photos.map(({ picture }) => picture?.bytes.length))).toEqual(sizes);
});
