import { expect, test } from "vitest";
import type { Copy, ListItem, Paragraph } from "../../../src/base/copy.ts";
import { sourceFile } from "../../../src/base/source.ts";
import type { Page, Placed } from "../../../src/engine/layout/page.ts";
import type { AdvertBlock } from "../../../src/engine/newspaper/newspaper.ts";
import { ownText } from "../../../src/engine/newspaper/source-text.ts";
import type { Line, Role } from "../../../src/engine/text/line.ts";
import { type Archive, archiveSources, writeArchive } from "../../../src/formats/archive/archive.ts";
import { type Tag, tagIssue } from "../../../src/formats/archive/tags.ts";
import { pictureKey } from "../../../src/formats/pdf/pictures.ts";
import { inflated } from "../inflated.ts";
import { laidOut, lineOf, newspaperFrom, ownerOf, pictureOf, proofOf, runOf } from "../specimen.ts";

const source = sourceFile("issue.yaml", "");

/** Copy of these paragraphs, joined by line feeds. */
function copyOf(
  ...paragraphs: readonly (readonly [kind: Paragraph["kind"], text: string, cell?: Paragraph["cell"]])[]
): Copy {
  let from = 0;
  const read = paragraphs.map(([kind, text, cell]): Paragraph => {
    const to = from + [...text].length;
    const paragraph = { kind, from, to, runs: [{ style: "plain", from, to }], anchors: [], cell } as const;
    from = to + 1;
    return paragraph;
  });
  const codes = Uint32Array.from(
    [...paragraphs.map(([, text]) => text).join("\n")].map((each) => each.codePointAt(0) ?? 0),
  );
  return { codes, paragraphs: read, source, origins: new Int32Array(codes.length + 1) };
}

function text(story: string, part: number, y: number, ...lines: readonly Line[]): Placed[] {
  return lines.map((line, index) => ({ kind: "text", owner: ownerOf(story, part), x: 20, y: y + 15 * index, line }));
}

function set(role: Role, words: string, from = 0): Line {
  return lineOf([runOf([...words])], role, from);
}

/** Two lines beside each other. */
function asOne(first: Line, second: Line): Line {
  return { ...first, segments: [...first.segments, ...second.segments] };
}

const picture = pictureOf("a.jpg", [30, 20], { ppi: 72, caption: "桥上的人" });
const photo: Extract<Placed, { kind: "picture" }> = {
  kind: "picture",
  owner: { ...ownerOf("桥", 1), piece: "figure-1" },
  at: { x: 200, y: 50, width: 60, height: 40 },
  picture,
};

/** One story that jumps within a paragraph, with all that stands at its cut. */
const pages: readonly Page[] = [
  laidOut(
    [
      ...text("桥", 1, 30, set("kicker", "引题"), set("headline", "大桥"), set("headline", "通车")),
      photo,
      {
        kind: "text",
        owner: { ...ownerOf("桥", 1), piece: "figure-1" },
        x: 20,
        y: 90,
        line: set("caption", "桥上的人"),
      },
      ...text("桥", 1, 100, set("body", "天地", 0), set("subhead", "水", 3), set("body", "玄黄", 5)),
      ...text("桥", 1, 200, set("jump", "下转第二版")),
      {
        kind: "link",
        owner: ownerOf("桥", 1),
        at: { x: 20, y: 190, width: 50, height: 12 },
        to: { story: "桥", part: 2 },
      },
    ],
    { anchors: [{ story: "桥", part: 1, title: "大桥通车", at: { x: 20, y: 20 } }] },
  ),
  laidOut(
    [
      ...text("桥", 2, 30, set("headline", "通车"), set("continuation", "上接第一版"), set("body", "宇宙", 7)),
      {
        kind: "link",
        owner: ownerOf("桥", 2),
        at: { x: 20, y: 35, width: 50, height: 12 },
        to: { story: "桥", part: 1 },
      },
      { kind: "text", owner: ownerOf(undefined), x: 20, y: 390, line: set("folio", "第二版") },
    ],
    {
      label: "2",
      name: "第二版",
      section: "综合",
      anchors: [{ story: "桥", part: 2, title: "通车", at: { x: 20, y: 20 } }],
    },
  ),
];

const newspaper = newspaperFrom(
  pages,
  new Map([["桥", copyOf(["body", "天地"], ["subhead", "水"], ["body", "玄黄宇宙"])]]),
);

function archiveOf(more: Partial<Archive> = {}): Archive {
  const profile = new Uint8Array([1, 2, 3]);
  return {
    ...proofOf(pages, { newspaper }),
    pictures: new Map([[pictureKey(picture, photo.at), jpeg]]),
    condition: { identifier: "IFRA26", registered: true, name: "newsprint", profile },
    sources: undefined,
    ...more,
  };
}

/** The head of a JPEG with four components: a picture is not decoded. */
const jpeg = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 20, 0, 30, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0, 0xff, 0xd9,
]);

const readable = inflated(writeArchive(archiveOf()));

/** An element with its kids: `P(Link)`. */
function outline({ type, kids }: Tag): string {
  return kids.length === 0 ? type : `${type}(${kids.map(outline).join(" ")})`;
}

test("a story stands whole where it begins; what stands at a cut follows the paragraph that is cut", () => {
  const { root } = tagIssue(newspaper);
  expect(outline(root)).toBe("Document(Sect(Art(P H1 Figure(Caption) P H2 P P(Link) P P(Link))))");
  expect(root.kids[0]).toMatchObject({ title: "要闻", kids: [{ title: "大桥通车" }] });
});

test.each<[string, readonly Line[], Copy, string]>([
  [
    "a table has all its cells, the empty ones too, and its first row heads the columns",
    [set("cell", "年", 0), set("cell", "三", 4)],
    copyOf(
      ["cell", "年", cellAt(0, 0)],
      ["cell", "", cellAt(0, 1)],
      ["cell", "", cellAt(1, 0)],
      ["cell", "三", cellAt(1, 1)],
    ),
    "Art(Table(TR(TH TH) TR(TD TD)))",
  ],
  [
    "a label stands for a missing headline",
    [set("label", "简讯"), set("body", "天", 0)],
    copyOf(["body", "天"]),
    "Art(H1 P)",
  ],
  [
    "subheads lead where nothing else does",
    [set("subhead", "水", 0), set("body", "天", 2)],
    copyOf(["subhead", "水"], ["body", "天"]),
    "Art(H1 P)",
  ],
  [
    "a set-off passage is one quotation",
    [set("body", "天", 0), set("body", "地", 2)],
    copyOf(["quote", "天"], ["quote", "地"]),
    "Art(BlockQuote(P P))",
  ],
  [
    "a list has its bullets as labels",
    [asOne(set("marker", "●"), set("body", "天")), asOne(set("marker", "●", 0), set("body", "地", 2))],
    listOf(["天", 0], ["地", 0]),
    "Art(L(LI(Lbl LBody) LI(Lbl LBody)))",
  ],
  [
    "a list in a set-off passage is part of the quotation",
    [set("body", "天", 0), set("marker", "●"), set("body", "地", 2)],
    itemised(copyOf(["quote", "天"], ["item", "地"]), () => ({ list: 0, label: 0, setOff: true })),
    "Art(BlockQuote(P L(LI(Lbl LBody))))",
  ],
  [
    "a list's numbers are copy and labels",
    [asOne(set("body", "1、", 0), set("body", "天", 2))],
    listOf(["1、天", 2]),
    "Art(L(LI(Lbl LBody)))",
  ],
  [
    "a notice whose target is not printed here is text",
    [set("continuation", "上接第一版"), set("body", "天", 0)],
    copyOf(["body", "天"]),
    "Art(P P)",
  ],
  [
    "a label in front of a note belongs to it",
    [asOne(set("noteLabel", "编者按："), set("note", "天"))],
    copyOf(),
    "Art(P)",
  ],
])("lines become the elements of a tagged page: %s", (_, lines, copy, expected) => {
  const page = laidOut(text("讯", 1, 30, ...lines));
  const art = tagIssue(newspaperFrom([page], new Map([["讯", copy]]))).root.kids[0]?.kids[0];
  expect(art && outline(art)).toBe(expected);
});

/** Items of one list, each with the length of its number. */
function listOf(...items: readonly (readonly [text: string, label: number])[]): Copy {
  return itemised(copyOf(...items.map(([words]) => ["item", words] as const)), (at) => ({
    list: 0,
    label: items[at]?.[1] ?? 0,
  }));
}

/** Copy whose items know of their list. */
function itemised(copy: Copy, item: (at: number) => ListItem): Copy {
  const paragraphs = copy.paragraphs.map((paragraph, at) =>
    paragraph.kind === "item" ? { ...paragraph, item: item(at) } : paragraph,
  );
  return { ...copy, paragraphs };
}

function cellAt(row: number, column: number): Paragraph["cell"] {
  return { table: 0, row, column, rows: 2, columns: 2, align: undefined };
}

test("a paragraph over two pages has content on both", () => {
  const [, p = "", pg = ""] =
    /<<\n\/Type \/StructElem\n\/S \/P\n\/P (\d+) 0 R\n\/Pg (\d+) 0 R\n\/K \[\d+ <<\n\/Type \/MCR/.exec(readable) ?? [];
  expect(p).not.toBe("");
  expect(readable).toMatch(new RegExp(`/Type /MCR\\n/Pg (?!${pg} )\\d+ 0 R\\n/MCID \\d+`));
});

test("a jump notice is a link with its words, in the tree and in the parent tree", () => {
  expect(readable.match(/\/StructParents \d+/g)).toEqual(["/StructParents 0", "/StructParents 1"]);
  expect(readable).toMatch(/\/Type \/OBJR\n\/Pg \d+ 0 R\n\/Obj \d+ 0 R/);
  expect(readable).toMatch(/\/Subtype \/Link[\s\S]*?\/F 4[\s\S]*?\/StructParent 2\n\/Contents \(\xfe\xff/);
  expect(readable).toMatch(/\/Nums \[0 \[[^\]]*\] 1 \[[^\]]*\] 2 \d+ 0 R 3 \d+ 0 R\]/);
});

test("a photo has its caption for an alternate text, and its place", () => {
  const [, escaped = ""] = /\/S \/Figure[\s\S]*?\/Alt \(\xfe\xff((?:\\[\s\S]|[^\\)])*)\)/.exec(readable) ?? [];
  const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const alt = escaped.replace(/\\([\s\S])/g, (_, character: string) => controls[character] ?? character);
  expect(Buffer.from(alt, "latin1").swap16().toString("utf16le")).toBe("桥上的人");
  expect(readable).toContain("/BBox [200 310 260 350]");
});

test("furniture is pagination, and no content", () => {
  expect(readable).toContain("/Artifact<</Type/Pagination>>BDC");
});

test("no two sequences of marked content overlap", () => {
  const streams = [...readable.matchAll(/stream\n(q\n[\s\S]*?)\nendstream/g)].map(([, content = ""]) => content);
  expect(streams).toHaveLength(2);
  for (const content of streams) {
    let depth = 0;
    for (const [operator] of content.matchAll(/\b(?:BDC|EMC|BT|ET)\b/g)) {
      if (operator === "BDC") depth++;
      if (operator === "EMC") depth--;
      expect(depth).toBeLessThanOrEqual(1);
      if (operator === "BT" || operator === "ET") expect(depth).toBe(0);
    }
    expect(depth).toBe(0);
  }
});

test("it claims PDF/A-2a and PDF/UA-1, under one output intent", () => {
  expect(readable).toContain("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>");
  expect(readable).toContain("<pdfuaid:part>1</pdfuaid:part>");
  expect(readable.match(/\/S \/GTS_PDFA1/g)).toHaveLength(1);
  expect(readable).toContain("/Marked true");
  expect(readable).toContain("/DisplayDocTitle true");
});

test("with its sources it is PDF/A-3a, and each is an associated file", () => {
  const bytes = new TextEncoder().encode("paper: a");
  const sources = archiveSources([
    { kind: "manifest", name: "issue.yaml", bytes },
    { kind: "copy", name: "../stories/桥.MD", bytes: new TextEncoder().encode("江水退去。") },
    { kind: "copy", name: "a.txt", bytes },
  ]);
  expect(sources.map(({ path, type }) => [path, type])).toEqual([
    ["issue.yaml", "application/yaml"],
    ["stories/桥.MD", "text/markdown"],
    ["a.txt", "text/plain"],
  ]);
  const pdf = inflated(writeArchive(archiveOf({ sources })));
  expect(pdf).toContain("<pdfaid:part>3</pdfaid:part>");
  expect(pdf).toContain("/Subtype /application#2Fyaml");
  expect(pdf).toContain("/AFRelationship /Source");
  expect(pdf).toMatch(/\/AF \[\d+ 0 R \d+ 0 R \d+ 0 R\]/);
  const [, tree = ""] = /\/EmbeddedFiles (\d+) 0 R/.exec(pdf) ?? [];
  // By bytes of their names: a file is found by halves.
  expect(pdf).toMatch(
    new RegExp(`\\n${tree} 0 obj\\n<<\\n/Names \\[\\(a\\.txt\\) \\d+ 0 R \\(issue\\.yaml\\) \\d+ 0 R \\(\\xfe\\xff`),
  );
  expect(pdf.match(/\/UF \(issue\.yaml\)/g)).toHaveLength(1);
});

test.each(["a.constructor", "notes"])("a source called %s is plain text", (name) => {
  const [source] = archiveSources([{ kind: "copy", name, bytes: new Uint8Array() }]);
  expect(source?.type).toBe("text/plain");
});

test("bookmarks lead to pages and, under them, to the parts of stories on them", () => {
  expect(readable.match(/\/Dest \[\d+ 0 R \/Fit\]/g)).toHaveLength(2);
  expect([...readable.matchAll(/\/Dest \((%E6%A1%A5\.\d)\)/g)].map(([, name]) => name)).toEqual(
    expect.arrayContaining(["%E6%A1%A5.1", "%E6%A1%A5.2"]),
  );
});

test.each<[readonly (readonly [AdvertBlock["kind"], string])[], string, string | undefined, string]>([
  [
    [
      ["headline", "公告"],
      ["paragraph", "天地。"],
    ],
    "Art(P H1 P)",
    "公告",
    "a head over a paragraph",
  ],
  [
    [
      ["category", "招聘"],
      ["smallAd", "天地。"],
    ],
    "Art(P H1 P)",
    undefined,
    "a category heads small ads without a head",
  ],
  [
    [
      ["headline", "分类"],
      ["category", "招聘"],
      ["smallAd", "天地。"],
    ],
    "Art(P H1 H2 P)",
    "分类",
    "under a head it is the second level",
  ],
  [[], "", undefined, "what has no line is nothing"],
])("an advert of words %j is %s, titled %s: %s", (words, expected, title) => {
  const blocks = words.map(([kind, of], at): AdvertBlock => {
    const id = `advert:1/${at}`;
    return { kind, id, lines: [`${id}/1`], texts: [{ id, role: "advertText", text: ownText(of) }] };
  });
  const advert = { id: "advert:1", page: "1", frame: "", file: undefined, label: "广告", picture: undefined, blocks };
  const { root } = tagIssue({ ...newspaper, stories: [], adverts: [advert] });
  const [art] = root.kids[0]?.kids ?? [];
  expect([art === undefined ? "" : outline(art), art?.title]).toEqual([expected, title]);
});

test("an advert in a picture is a figure that its label describes, with the label for its caption", () => {
  const placed: Placed = {
    ...photo,
    owner: { ...ownerOf(undefined), piece: "advert:1" },
  };
  const { pages: printed } = newspaperFrom([laidOut([placed])]);
  const pictured = printed.map((page) => ({
    ...page,
    things: page.things.map((thing) =>
      thing.kind === "picture" ? { ...thing, advert: "advert:1", alternate: undefined } : thing,
    ),
  }));
  const advert = { id: "advert:1", page: "1", frame: "", file: "a.jpg", label: "广告", picture: "x", blocks: [] };
  const { root } = tagIssue({ ...newspaper, pages: pictured, stories: [], adverts: [advert] });
  const [figure] = root.kids[0]?.kids ?? [];
  expect([figure && outline(figure), figure?.alt]).toEqual(["Figure(Caption)", "广告"]);
});

test("two runs give the same bytes", () => {
  expect(Buffer.compare(writeArchive(archiveOf()), writeArchive(archiveOf()))).toBe(0);
});
