import { describe, expect, test } from "vitest";
import { hiddenIn, openPage, packForm } from "../../../src/engine/pdf/page.ts";
import { type Parts, pdfOf, sound, stream } from "../../tools/preflight/file.ts";

const FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
const square = Buffer.from("0 0 9 9 re f");

/** Objects 9 and 10: a layer that is off, and one that is on. */
const layers = ["<< /Type /OCG /Name (Off) >>", "<< /Type /OCG /Name (On) >>"];
const settings = (first: string, groups = "9 0 R 10 0 R") =>
  `${sound.catalog} /OCProperties << /OCGs [${groups}] /D << ${first} >> >>`;

function opened(change: Partial<Parts>) {
  const page = openPage(pdfOf({ catalog: settings("/OFF [9 0 R]"), more: layers, ...change }));
  if (!page.ok) throw new Error(page.problem);
  return page.source;
}

/** The names of layers that hide something of a page on this membership. */
const hidden = (membership: string, first = "/OFF [9 0 R]", more: readonly string[] = []) =>
  hiddenIn(
    opened({
      content: "/OC /M BDC f EMC",
      resources: `/Properties << /M ${membership} >>`,
      catalog: settings(first, more.length > 0 ? "11 0 R" : undefined),
      more: [...layers, ...(more.length > 0 ? more : ["<< /Type /OCG /Name (Unlisted) >>"])],
    }),
  );

describe("what is hidden", () => {
  test.each<[membership: string, first: string, names: string[], why: string]>([
    ["9 0 R", "/OFF [9 0 R]", ["Off"], "off"],
    ["10 0 R", "/OFF [9 0 R]", [], "on"],
    ["9 0 R", "/BaseState /OFF", ["Off"], "all off"],
    ["9 0 R", "/BaseState /OFF /ON [9 0 R]", [], "all off but this one"],
    ["11 0 R", "/OFF [11 0 R]", [], "a layer that is not listed"],
    ["<< /MCID 1 >>", "/OFF [9 0 R]", [], "a mark of another kind"],
    ["<< /Type /OCMD /OCGs [9 0 R 10 0 R] >>", "/OFF [9 0 R]", [], "any is on"],
    [
      "<< /Type /OCMD /OCGs [9 0 R 10 0 R] /P /AllOn >>",
      "/OFF [9 0 R]",
      ["Off"],
      "not all are on: the one that is off",
    ],
    ["<< /Type /OCMD /OCGs [9 0 R 10 0 R] /P /AnyOff >>", "/OFF [9 0 R]", [], "one is off"],
    ["<< /Type /OCMD /OCGs [9 0 R 10 0 R] /P /AllOff >>", "/OFF [9 0 R]", ["Off"], "one is on"],
    ["<< /Type /OCMD /OCGs 10 0 R /P /AllOff >>", "/OFF [9 0 R]", ["On"], "the one that would have to be off"],
    ["<< /Type /OCMD /OCGs [] /P /AllOff >>", "/OFF [9 0 R]", [], "of no layer"],
    [
      "<< /Type /OCMD /OCGs 9 0 R /VE [/Not 10 0 R] >>",
      "/OFF [9 0 R]",
      ["Off"],
      "an expression goes before the layers",
    ],
    ["<< /Type /OCMD /VE [/And [/Not 9 0 R] [/Or 9 0 R 10 0 R]] >>", "/OFF [9 0 R]", [], "expressions in one"],
    ["<< /Type /OCMD /VE [/Not [/Or 9 0 R 10 0 R]] >>", "/OFF [9 0 R]", ["Off"], "within an expression"],
    ["<< /Type /OCMD /OCGs 9 0 R /VE [/Nor 10 0 R] >>", "/OFF [9 0 R]", ["Off"], "what is no expression"],
  ])("%s with %s: %j: %s", (membership, first, names) => {
    expect(hidden(membership, first)).toEqual(names);
  });

  test.each<[first: string, isHidden: boolean, why: string]>([
    ["/BaseState /OFF", true, "off on the screen"],
    ["/BaseState /OFF /AS [<< /Event /Print /Category [/Print] /OCGs [11 0 R] >>]", false, "on in print"],
    ["/BaseState /OFF /AS [<< /Event /View /Category [/View] /OCGs [11 0 R] >>]", true, "of the screen alone"],
    ["/BaseState /OFF /AS [<< /Event /Print /Category [/Zoom] /OCGs [11 0 R] >>]", true, "of something else"],
  ])("the print state counts where %s says so: %s", (first, isHidden) => {
    const layer = "<< /Type /OCG /Name (Print) /Usage << /Print << /PrintState /ON >> >> >>";
    expect(hidden("11 0 R", first, [layer]).length > 0).toBe(isHidden);
  });

  test("an expression that stands in itself ends", () => {
    const at = (more: string) =>
      hiddenIn(opened({ resources: "/Properties << /M << /Type /OCMD /VE 11 0 R >> >>", more: [...layers, more] }));
    expect(at("[/Or 9 0 R 11 0 R 11 0 R 11 0 R]")).toEqual(["Off"]);
    expect(at("[/Or 10 0 R 11 0 R 11 0 R 11 0 R]")).toEqual([]);
  });

  test("settings for the look do not touch a layer of another intent", () => {
    const layer = "<< /Type /OCG /Name (Draft) /Intent [/Design] >>";
    expect(hidden("11 0 R", "/OFF [11 0 R]", [layer])).toEqual([]);
    expect(hidden("11 0 R", "/OFF [11 0 R] /Intent /All", [layer])).toEqual(["Draft"]);
  });

  test("without layers of the file, marks of layers mean nothing", () => {
    expect(hiddenIn(opened({ resources: "/Properties << /M 9 0 R >>", catalog: sound.catalog }))).toEqual([]);
  });
});

describe("a layer that is off is found wherever something stands on it", () => {
  const own = "/Resources << /Properties << /Off 9 0 R >> >>";
  test.each<[where: string, resources: string, object: Buffer]>([
    ["a form", "/XObject << /A 11 0 R >>", stream(`${FORM} /OC 9 0 R`, square)],
    ["the content of one", "/XObject << /A 11 0 R >>", stream(`${FORM} ${own}`, square)],
    ["a picture", "/XObject << /A 11 0 R >>", stream("/Subtype /Image /Width 1 /Height 1 /OC 9 0 R", square)],
    ["a pattern", "/Pattern << /P 11 0 R >>", stream(`/PatternType 1 ${own}`, square)],
    ["a mask", "/ExtGState << /S << /SMask << /S /Alpha /G 11 0 R >> >> >>", stream(`${FORM} ${own}`, square)],
    [
      "a drawn letter",
      `/Font << /F << /Type /Font /Subtype /Type3 ${own} /CharProcs << /a 11 0 R >> >> >>`,
      stream("", square),
    ],
  ])("%s", (_, resources, object) => {
    expect(hiddenIn(opened({ resources, more: [...layers, object] } as Partial<Parts>))).toEqual(["Off"]);
    expect(hiddenIn(opened({ resources, more: [...layers, object], catalog: settings("") } as Partial<Parts>))).toEqual(
      [],
    );
  });
});

test("no layer comes along onto our page, and its marks stay harmless", () => {
  const source = opened({
    content: "/OC /On BDC 0 0 9 9 re f EMC",
    resources: "/Properties << /On 10 0 R /Other << /MCID 1 >> >> /XObject << /A 11 0 R >>",
    more: [...layers, stream(`${FORM} /OC 10 0 R`, square)],
  });
  const { objects } = packForm(source, { width: 300, height: 400 }, "contain");
  const text = objects.map(({ parts }) => parts.join("")).join("\n");
  expect(text).not.toMatch(/OCG|\/OC /);
  expect(text).toContain("/Properties << /On << >> /Other << /MCID 1 >> >>");
});
