import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { takeIn } from "../../../src/tools/import/intake.ts";
import type { ConvertDocument } from "../../../src/tools/import/source.ts";
import { docx, p, r } from "./docx.ts";
import { copyOf, told } from "./taken.ts";

// RTF and OpenDocument: another program converts them.

const RTF = strToU8("{\\rtf1 x}");
/** A zip with this word at its beginning. */
const office = (kind: string): Uint8Array =>
  zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }] });

const wishes = { encoding: undefined, date: "2026-11-24", words: undefined };

test.each<["rtf" | "odt", string, Uint8Array]>([
  ["rtf", "RTF", RTF],
  ["odt", "OpenDocument", office("text")],
  [
    "odt",
    "OpenDocument, told by its parts",
    zipSync({ "content.xml": strToU8("<x/>"), "META-INF/manifest.xml": strToU8("<x/>") }),
  ],
])(".%s comes in as the .docx that is made of it: %s", async (ending, _, bytes) => {
  const asked: unknown[] = [];
  const convert: ConvertDocument = async (...args) => {
    asked.push(args);
    return docx({ body: p(r("题")) + p(r("灯亮了。")) });
  };
  const intake = await takeIn({ path: "a", bytes, picture: () => undefined }, { ...wishes, convert });
  expect(asked).toEqual([[bytes, ending]]);
  expect([intake.kind, copyOf(intake), told(intake)]).toEqual(["word", ["灯亮了。"], ["document-converted 1"]]);
});

test.each<["missing" | "failed" | "late", readonly string[]]>([
  ["missing", ["format"]],
  ["failed", ["format", "failed"]],
  ["late", ["format", "late"]],
])("nothing comes in where the program is %s: %j choose the hint", async (how, args) => {
  const file = { path: "a.rtf", bytes: RTF, picture: () => undefined };
  const { stories, diagnostics } = await takeIn(file, { ...wishes, convert: async () => how });
  expect(stories).toEqual([]);
  expect(diagnostics.map((each) => [each.code, each.span.source.path, Object.keys(each.arguments)])).toEqual([
    ["not-converted", "a.rtf", args],
  ]);
});

test("tables of OpenDocument are not converted", async () => {
  const file = { path: "a.ods", bytes: office("spreadsheet"), picture: () => undefined };
  const convert: ConvertDocument = () => Promise.reject(new Error("asked"));
  expect(told(await takeIn(file, { ...wishes, convert }))).toEqual(["foreign-document 1"]);
});
