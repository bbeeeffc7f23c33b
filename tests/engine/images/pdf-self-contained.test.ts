import { expect, test } from "vitest";
import { openPage, packForm, selfContained } from "../../../src/engine/pdf/page.ts";
import { type Parts, pdfOf, stream } from "../../tools/preflight/file.ts";

const BEGINNING = "0 g 0 G 1 w\n";

test.each<[content: string, closed: string, why: string]>([
  ["0 g 0 0 9 9 re f", "0 g 0 0 9 9 re f", "what sets its colour stays as it is"],
  ["0 0 9 9 re f", `${BEGINNING}0 0 9 9 re f\n`, "a page begins with black"],
  ["q 1 0 0 rg Q 0 0 9 9 re f", `${BEGINNING}q 1 0 0 rg Q 0 0 9 9 re f\n`, "and has it again behind a Q"],
  ["0 G 0 0 m 9 9 l S", `${BEGINNING}0 G 0 0 m 9 9 l S\n`, "lines begin with 1 pt"],
  ["BT /F 9 Tf (a) Tj ET", `${BEGINNING}BT /F 9 Tf (a) Tj ET\n`, "letters are filled"],
  ["/Form Do", `${BEGINNING}/Form Do\n`, "a form may paint in what is set"],
  ["/Photo Do", "/Photo Do", "a photo does not"],
  ["q Q Q 0 g Q f", "q Q   0 g   f\n", "a Q without its q would end ours"],
  ["q q 0 g 0 0 9 9 re f Q q", "q q 0 g 0 0 9 9 re f Q q\nQ Q ", "what is left open is closed"],
  ["0 g BT (a) Tj", "0 g BT (a) Tj\nET ", "a text, too"],
  ["0 g (Q) Tj [ (Q) ] TJ % Q", "0 g (Q) Tj [ (Q) ] TJ % Q", "letters and comments are no operators"],
])("%s → %j: %s", (content, closed) => {
  const made = selfContained(Buffer.from(content), (name) => name === "Form");
  expect(Buffer.from(made).toString()).toBe(closed);
});

const FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
const LETTERS =
  "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 10 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] >>";
const STATE = "/ExtGState << /Mine << /LW 3 >> >>";

// Without resources of its own, a form or a font of drawings takes those of the page that it is drawn on: ours.
test.each<[what: string, change: Partial<Parts>, drawn: RegExp, lent: string]>([
  [
    "a form takes the page's along",
    {
      content: "/A Do",
      resources: `/XObject << /A 9 0 R >> ${STATE}`,
      more: [stream(FORM, Buffer.from("/Mine gs 0 0 9 9 re f"))],
    },
    /\/Form \/BBox \[0 0 9 9 \] \/Resources @(\d+)/,
    "/Mine",
  ],
  [
    "a form in a form takes that one's",
    {
      content: "/A Do",
      resources: "/XObject << /A 9 0 R >>",
      more: [
        stream(`${FORM} /Resources << /XObject << /B 10 0 R >> ${STATE} >>`, Buffer.from("/B Do")),
        stream("/Subtype /Form /BBox [0 0 8 8]", Buffer.from("/Mine gs 0 0 9 9 re f")),
      ],
    },
    /\/BBox \[0 0 8 8 \] \/Resources @(\d+)/,
    "/Mine",
  ],
  [
    "a font of drawings, too",
    {
      content: "BT /F 9 Tf (a) Tj ET",
      resources: `/Font << /F 9 0 R >> ${STATE}`,
      more: [LETTERS, stream("", Buffer.from("9 0 d0 /Mine gs 0 0 9 9 re f"))],
    },
    /\/Widths \[9 \] \/Resources @(\d+)/,
    "/Mine",
  ],
])("an advert takes with it what its page draws with: %s", (_, change, drawn, lent) => {
  const opened = openPage(pdfOf(change));
  if (!opened.ok) throw new Error(opened.problem);
  const objects = packForm(opened.source, { width: 9, height: 9 }, "contain").objects.map(({ parts }) =>
    parts.map((part) => (typeof part === "number" ? `@${part}` : part)).join(""),
  );
  const [, number] = drawn.exec(objects.join("\n")) ?? [];
  expect(objects[Number(number)]).toContain(lent);
});

test("a form with resources of its own keeps them", () => {
  const own = stream(`${FORM} /Resources << /ExtGState << /Own << /LW 3 >> >> >>`, Buffer.from("/Own gs"));
  const opened = openPage(pdfOf({ content: "/A Do", resources: "/XObject << /A 9 0 R >>", more: [own] }));
  if (!opened.ok) throw new Error(opened.problem);
  const [, form] = packForm(opened.source, { width: 9, height: 9 }, "contain").objects;
  expect(form?.parts.join("").match(/\/Resources/g)).toHaveLength(1);
});
