import { unzlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { contentOf } from "../../src/images/pdf/objects.ts";
import { openPage, packForm } from "../../src/images/pdf/page.ts";
import { type Parts, pdfOf, sound, stream } from "../preflight/file.ts";

const FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
const square = Buffer.from("0 0 9 9 re f");

/** Objects 9 and 10: a layer that is off, and one that is on. */
const layers = ["<< /Type /OCG /Name (Off) >>", "<< /Type /OCG /Name (On) >>"];
const settings = (first: string, groups = "9 0 R 10 0 R") =>
  `${sound.catalog} /OCProperties << /OCGs [${groups}] /D << ${first} >> >>`;
const parts: Partial<Parts> = {
  resources: "/Properties << /Off 9 0 R /On 10 0 R >>",
  catalog: settings("/OFF [9 0 R]"),
  more: layers,
};

function opened(change: Partial<Parts>) {
  const page = openPage(pdfOf({ ...parts, ...change }));
  if (!page.ok) throw new Error(page.problem);
  return page.source;
}

/** Streams as text, and all objects that are printed. */
function printed(change: Partial<Parts>) {
  const source = opened(change);
  const { objects } = packForm(source, { width: 300, height: 400 }, "contain");
  const text = objects.map(({ parts: each }) => each.join("")).join("\n");
  return { text, hidden: source.hidden, contents: contentsOf(change) };
}

/** The page's content, each operator parted by one blank. */
function contentsOf(change: Partial<Parts>): string {
  return spaced(contentOf(opened(change).page) ?? new Uint8Array());
}

function spaced(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1").trim().replace(/\s+/g, " ");
}

describe("what a layer hides is left out of a page's content", () => {
  test.each<[content: string, left: string, leftOut: string[], tied: string[], why: string]>([
    ["0 g 0 0 9 9 re f", "0 g 0 0 9 9 re f", [], [], "without layers nothing changes"],
    ["/On BDC 1 g EMC", "/On BDC 1 g EMC", [], [], "what is no mark of a layer stays"],
    ["/OC /On BDC 0 0 9 9 re f EMC", "0 0 9 9 re f", [], [], "what is on loses its mark"],
    [
      "/OC /Off BDC 1 0 0 rg 0 0 9 9 re f EMC 0 0 5 5 re f",
      "1 0 0 rg 0 0 9 9 re n 0 0 5 5 re f",
      ["Off"],
      [],
      "colours are set",
    ],
    ["/OC /Off BDC 0 0 9 9 re W f EMC", "0 0 9 9 re W n", ["Off"], [], "and clips"],
    ["/OC /Off BDC /OC /On BDC f EMC EMC S", "n S", ["Off"], [], "a section within a hidden one is hidden"],
    ["/OC /On BDC /OC /Off BDC b* EMC S EMC", "n S", ["Off"], [], "the outer one goes on"],
    [
      "/OC /Off BDC /Span << /MCID 1 >> BDC f EMC EMC S",
      "/Span << /MCID 1 >> BDC n EMC S",
      ["Off"],
      [],
      "other marks stay",
    ],
    ["/OC /Off BDC /Sh sh EMC", "", ["Off"], [], "shadings"],
    ["/OC /Off BDC BI /W 1 /H 1 /BPC 8 /CS /G ID x EI EMC S", "S", ["Off"], [], "images in the line"],
    ["/OC /Off BDC BT /F 9 Tf 5 5 Td (no) Tj ET EMC", "BT /F 9 Tf 5 5 Td ET", ["Off"], [], "text"],
    [
      "BT /OC /Off BDC (no) Tj EMC 0 9 Td (yes) Tj ET",
      "BT 0 9 Td (yes) Tj ET",
      ["Off"],
      [],
      "text that is placed anew stands where it stood",
    ],
    [
      "BT /OC /Off BDC (no) ' 1 .5 (no) \" EMC (yes) ' ET",
      "BT T* 1.00000 Tw 0.50000 Tc T* (yes) ' ET",
      ["Off"],
      [],
      "lines are fed all the same",
    ],
    [
      "BT /OC /Off BDC (no) Tj EMC (yes) Tj ET",
      "BT (no) Tj (yes) Tj ET",
      [],
      ["Off"],
      "text that goes on behind hidden text",
    ],
    ["BT 5 Tr /OC /Off BDC (no) Tj EMC ET", "BT 5 Tr (no) Tj ET", [], ["Off"], "letters that cut"],
    ["BT /OC /Off BDC 7 Tr (no) Tj EMC ET", "BT 7 Tr (no) Tj ET", [], [], "letters that only cut are not seen"],
    ["/OC /Off BDC q 1 0 0 rg f Q 1 w EMC S", "1 w S", ["Off"], [], "what a Q takes back goes with it"],
    ["/OC /Off BDC q q /Span BMC f EMC Q Q EMC S", "S", ["Off"], [], "with other marks"],
    ["/OC /Off BDC q f EMC 1 g Q S", "q n 1 g Q S", ["Off"], [], "but not where the section ends before"],
    ["/OC /Off BDC q f EMC /OC /Off BDC 1 g f Q EMC", "q n 1 g n Q", ["Off"], [], "nor where another has begun"],
    ["/OC /Off BDC q 1 g Q EMC S", "S", [], [], "and what paints nothing is not told"],
    ["/OC /Off BDC q BT 5 Tr (no) Tj ET Q EMC S", "S", ["Off"], [], "nor do letters cut longer"],
    ["/OC /Off BDC EMC S", "S", [], [], "an empty section hides nothing"],
    ["/OC /Off BDC f", "n", ["Off"], [], "a section without an end"],
    [
      "/OC /Other BDC f EMC EMC",
      "/OC /Other BDC f EMC EMC",
      [],
      [],
      "a name without a layer, an end without a beginning",
    ],
  ])("%s → %j %j %j: %s", (content, left, leftOut, tied) => {
    expect(contentsOf({ content })).toBe(left);
    expect(opened({ content }).hidden).toEqual({ leftOut, tied });
  });
});

/** Whether a section of this membership is painted. */
const shown = (membership: string, first = "/OFF [9 0 R]"): boolean =>
  contentsOf({
    content: "/OC /M BDC f EMC",
    resources: `/Properties << /M ${membership} >>`,
    catalog: settings(first),
    more: [...layers, "<< /Type /OCG /Name (Unlisted) >>"],
  }) === "f";

describe("what is hidden", () => {
  test.each<[membership: string, first: string, seen: boolean, why: string]>([
    ["9 0 R", "/OFF [9 0 R]", false, "off"],
    ["9 0 R", "/BaseState /OFF", false, "all off"],
    ["9 0 R", "/BaseState /OFF /ON [9 0 R]", true, "all off but this one"],
    ["11 0 R", "/OFF [11 0 R]", true, "a layer that is not listed"],
    ["<< /Type /OCMD /OCGs [9 0 R 10 0 R] >>", "/OFF [9 0 R]", true, "any is on"],
    ["<< /Type /OCMD /OCGs [9 0 R 10 0 R] /P /AllOn >>", "/OFF [9 0 R]", false, "not all are on"],
    ["<< /Type /OCMD /OCGs [9 0 R 10 0 R] /P /AnyOff >>", "/OFF [9 0 R]", true, "one is off"],
    ["<< /Type /OCMD /OCGs [9 0 R 10 0 R] /P /AllOff >>", "/OFF [9 0 R]", false, "one is on"],
    ["<< /Type /OCMD /OCGs [] /P /AllOff >>", "/OFF [9 0 R]", true, "of no layer"],
    ["<< /Type /OCMD /OCGs 10 0 R /VE [/Not 10 0 R] >>", "/OFF [9 0 R]", false, "an expression goes before the layers"],
    [
      "<< /Type /OCMD /VE [/And [/Not 9 0 R] [/Or 9 0 R 10 0 R]] >>",
      "/OFF [9 0 R]",
      true,
      "an expression of expressions",
    ],
    ["<< /Type /OCMD /OCGs 9 0 R /VE [/Nor 10 0 R] >>", "/OFF [9 0 R]", false, "what is no expression"],
  ])("%s with %s: %s: %s", (membership, first, seen) => {
    expect(shown(membership, first)).toBe(seen);
  });

  test.each<[first: string, seen: boolean, why: string]>([
    ["/BaseState /OFF", false, "off on the screen"],
    ["/BaseState /OFF /AS [<< /Event /Print /Category [/Print] /OCGs [12 0 R] >>]", true, "on in print"],
    ["/BaseState /OFF /AS [<< /Event /View /Category [/View] /OCGs [12 0 R] >>]", false, "of the screen alone"],
    ["/BaseState /OFF /AS [<< /Event /Print /Category [/Zoom] /OCGs [12 0 R] >>]", false, "of something else"],
  ])("the print state counts where %s says so: %s", (first, seen) => {
    const change = { content: "/OC /M BDC f EMC", resources: "/Properties << /M 12 0 R >>" };
    const more = [...layers, "null", "<< /Type /OCG /Name (Print) /Usage << /Print << /PrintState /ON >> >> >>"];
    expect(contentsOf({ ...change, catalog: settings(first, "12 0 R"), more }) === "f").toBe(seen);
  });

  test("an expression that stands in itself ends", () => {
    const change = { content: "/OC /M BDC f EMC", resources: "/Properties << /M << /Type /OCMD /VE 11 0 R >> >>" };
    expect(contentsOf({ ...change, more: [...layers, "[/Or 9 0 R 11 0 R 11 0 R 11 0 R]"] })).toBe("n");
    expect(contentsOf({ ...change, more: [...layers, "[/Or 10 0 R 11 0 R 11 0 R 11 0 R]"] })).toBe("f");
  });

  test.each<[membership: string, names: string[], why: string]>([
    ["/OCGs [9 0 R 10 0 R] /P /AllOn", ["Off"], "the one that is off"],
    ["/OCGs 10 0 R /P /AllOff", ["On"], "the one that would have to be off"],
    ["/VE [/Not [/Or 9 0 R 10 0 R]]", ["Off"], "within an expression"],
  ])("%s is told as %j: %s", (membership, names) => {
    const resources = `/Properties << /M << /Type /OCMD ${membership} >> >>`;
    expect(opened({ content: "/OC /M BDC f EMC", resources }).hidden.leftOut).toEqual(names);
  });

  test("settings for the look do not touch a layer of another intent", () => {
    const change = { content: "/OC /M BDC f EMC", resources: "/Properties << /M 11 0 R >>" };
    const more = [...layers, "<< /Type /OCG /Name (Draft) /Intent [/Design] >>"];
    const catalog = (first: string) => settings(first, "11 0 R");
    expect(contentsOf({ ...change, more, catalog: catalog("/OFF [11 0 R]") })).toBe("f");
    expect(contentsOf({ ...change, more, catalog: catalog("/OFF [11 0 R] /Intent /All") })).toBe("n");
  });
});

test("a page of which more is hidden than any page has is refused in time", () => {
  const content = `/OC /Off BDC ${"f ".repeat(1_000_001)} EMC`;
  expect(openPage(pdfOf({ ...parts, content }))).toMatchObject({ ok: false, kind: "endless" });
});

describe("forms and pictures on layers", () => {
  const drawn = {
    resources: "/XObject << /A 11 0 R /B 12 0 R >> /Properties << /Off 9 0 R >>",
    more: [...layers, stream(`${FORM} /OC 9 0 R /Of (a)`, square), stream(`${FORM} /OC 10 0 R /Of (b)`, square)],
  };

  test("a hidden one is not drawn, and does not come along", () => {
    const { contents, text, hidden } = printed({ ...drawn, content: "/A Do /B Do" });
    expect(contents).toBe("/B Do");
    expect([text.includes("(a)"), text.includes("(b)"), text.includes("OCG")]).toEqual([false, true, false]);
    expect(hidden).toEqual({ leftOut: ["Off"], tied: [] });
  });

  test("nor one that a hidden section draws; but if it is drawn elsewhere, it does", () => {
    expect(printed({ ...drawn, content: "/OC /Off BDC /B Do EMC" }).text).not.toContain("(b)");
    expect(printed({ ...drawn, content: "/OC /Off BDC /B Do EMC /B Do" }).text).toContain("(b)");
  });

  test("nor do fonts, inks and states that only hidden sections use", () => {
    const fonts = "/Font << /H << /BaseFont /Hidden >> /S << /BaseFont /Seen >> >>";
    const resources = `${fonts} /ColorSpace << /C [/Separation /Gold /DeviceCMYK 11 0 R] >> /ExtGState << /G << /ca 0.5 >> >> /Properties << /Off 9 0 R >>`;
    const seen = "BT /S 9 Tf (yes) Tj ET";
    const of = (hidden: string, then = "") =>
      printed({ resources, content: `/OC /Off BDC ${hidden} EMC ${seen} ${then}` }).text;
    const text = of("q /C cs 1 scn f /G gs f Q BT /H 9 Tf (no) Tj ET");
    expect(["/Hidden", "/Seen", "/Gold", "/ca"].map((each) => text.includes(each))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(of("BT /H 9 Tf (no) Tj ET", "BT 9 9 Td (yes) Tj ET")).not.toContain("/Hidden");
    expect(of("BT /S 9 Tf /H 9 Tf (no) Tj ET", "")).not.toContain("/Hidden");
    // What is set in a hidden section counts behind it.
    expect(printed({ resources, content: "/OC /Off BDC BT /H 9 Tf EMC 9 9 Td (yes) Tj ET" }).text).toContain("/Hidden");
    expect(of("/C cs /G gs")).toContain("/Gold");
  });

  test("a form may be set in the font of the page that draws it", () => {
    const borrowing = stream(FORM, Buffer.from("BT (yes) Tj ET"));
    const resources = "/Font << /H << /BaseFont /Hidden >> >> /XObject << /A 11 0 R >> /Properties << /Off 9 0 R >>";
    const content = "/OC /Off BDC BT /H 9 Tf (no) Tj ET EMC /A Do";
    expect(printed({ resources, content, more: [...layers, borrowing] }).text).toContain("/Hidden");
  });

  test("content of forms, patterns, masks and drawn letters has hidden sections, too", () => {
    const marked = Buffer.from("/OC /Off BDC 0 0 9 9 re f EMC");
    const own = "/Resources << /Properties << /Off 9 0 R >> >>";
    const resources =
      "/XObject << /A 11 0 R >> /Pattern << /P 12 0 R >> /ExtGState << /S << /SMask << /S /Alpha /G 13 0 R >> >> >> " +
      "/Font << /F << /Type /Font /Subtype /Type3 /CharProcs << /a 14 0 R >> >> >> /Properties << /Off 9 0 R >>";
    const more = [
      ...layers,
      stream(`${FORM} /Of (a) ${own}`, marked),
      stream(`/PatternType 1 ${own}`, marked),
      stream(FORM, marked),
      stream("", marked),
    ];
    const source = opened({ content: "/A Do", resources, more });
    const { objects } = packForm(source, { width: 300, height: 400 }, "contain");
    const streams = objects.slice(1).flatMap(({ bytes }) => (bytes === undefined ? [] : [spaced(unzlibSync(bytes))]));
    expect(streams).toEqual(Array(4).fill("0 0 9 9 re n"));
  });
});
