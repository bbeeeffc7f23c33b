import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";

// Code cites a rule as `RULES.md#anchor` of its own room or as `text/RULES.md#anchor` of another: what is cited stands in the repository.

const RULES = "RULES.md";
/** A rule book, with its room and an anchor, or without. */
const CITATION = /((?:[\w-]+\/)*)RULES\.md(?:#([\w-]+))?/g;
/** Documents by a name in capitals, and sections of what is no rule book. */
const DOCUMENT = /(?:[\w-]+\/)*[A-Z][A-Z-]{2,}\.md\b/g;
const SECTION = /\b[A-Z]{3,}\b,? §|\b(?:TYPOGRAPHY|MAKEUP|PRINT|LOOK|READERS|DESIGN|HOUSE)\b/g;

/** The anchors of each rule book by its path. */
type Books = ReadonlyMap<string, ReadonlySet<string>>;

const books: Books = new Map(
  filesIn("src", RULES).map((path) => [path, new Set(anchorsOf(readFileSync(path, "utf8")))] as const),
);

test("every citation in src and tests leads somewhere", () => {
  const files = [
    ...filesIn("src", ".ts"),
    ...filesIn("tests", ".ts"),
    ...filesIn("src", ".md"),
    ...filesIn("tests", ".md"),
  ];
  const found = files
    .filter((file) => file !== "tests/citations.test.ts")
    .flatMap((file) => strays(file, readFileSync(file, "utf8"), books).map((cited) => `${file}: ${cited}`));
  expect(found).toEqual([]);
});

const known: Books = new Map([
  ["src/engine/text/RULES.md", new Set(["line-ends"])],
  ["src/formats/press/RULES.md", new Set(["ink"])],
]);

test.each([
  // file                      text                                 strays                              why
  ["src/engine/text/line.ts", "RULES.md#line-ends", [], "its own room"],
  ["src/engine/text/line.ts", "RULES.md#ink", ["RULES.md#ink"], "another room's rule needs that room's name"],
  ["src/formats/press/press.ts", "RULES.md#ink", [], "a room within a folder"],
  ["src/formats/pdf/metadata.ts", "RULES.md#ink", ["RULES.md#ink"], "a folder without a rule book"],
  ["src/engine/layout/grid.ts", "text/RULES.md#line-ends", [], "another room"],
  ["src/engine/layout/grid.ts", "text/RULES.md", [], "a whole rule book"],
  ["src/engine/layout/grid.ts", "text/RULES.md#lines", ["text/RULES.md#lines"], "a missing anchor"],
  ["src/engine/layout/grid.ts", "words/RULES.md#a", ["words/RULES.md#a"], "a missing rule book"],
  ["tests/engine/text/a.test.ts", "text/RULES.md#line-ends", [], "tests name the room"],
  ["tests/engine/text/a.test.ts", "RULES.md#line-ends", ["RULES.md#line-ends"], "and have none of their own"],
  ["src/formats/README.md", "press/RULES.md#ink", [], "a link from a room's README"],
  ["src/README.md", "engine/fonts/README.md", [], "a README below it"],
  ["src/README.md", "nowhere/README.md", ["nowhere/README.md"], "a README that is not there"],
  ["src/engine/layout/grid.ts", "rules/MARKS.md", ["rules/MARKS.md"], "a document that is not in the repository"],
  ["src/engine/layout/grid.ts", "GLYPHS §2", ["GLYPHS §"], "a section of what nobody can look up"],
  ["src/engine/layout/grid.ts", "CHANGELOG.md", [], "a document at the top"],
])("%s, %s: strays %j, %s", (file, text, expected) => {
  expect(strays(file, text, known)).toEqual(expected);
});

test.each([
  ["## Line ends", "line-ends"],
  ["### PDF X-4", "pdf-x-4"],
  ["# Rules of setting", "rules-of-setting"],
])("the heading %s has the anchor %s", (heading, anchor) => {
  expect(anchorsOf(`text\n${heading}\n`)).toEqual([anchor]);
});

/** A file that a README names: of its own room, or by its path from src/. */
const NAMED_FILE = /`((?:[\w.-]+\/)*[\w-]+\.(?:tsx?|css))`/g;

test("every file that a room's README names is there", () => {
  const found = filesIn("src", "README.md").flatMap((readme) => {
    const [, group = "", room = ""] = readme.split("/");
    const near = filesIn(
      ["README.md", ""].includes(room) ? join("src", group).replace(/README\.md$/, "") : join("src", group, room),
      "",
    );
    return [...readFileSync(readme, "utf8").matchAll(NAMED_FILE)]
      .map(([, name = ""]) => name)
      .filter((name) => !near.some((file) => file.endsWith(`/${name.replace(/^(\.\.\/)+/, "")}`)))
      .filter((name) => !existsSync(join("src", name)))
      .map((name) => `${readme}: ${name}`);
  });
  expect(found).toEqual([]);
});

test("every link of a Markdown file leads to a file", () => {
  const documents = [".", "src", "tests", "assets", "fonts", "issues"].flatMap((folder) =>
    readdirSync(folder, { recursive: folder !== ".", encoding: "utf8" }).map((name) => join(folder, name)),
  );
  const found = documents
    .filter((file) => file.endsWith(".md") && !/node_modules\/|\/corpus\/(?:written|sent)\//.test(file))
    .flatMap((file) => {
      const prose = readFileSync(file, "utf8").replaceAll(/^```[\s\S]*?^```$|`[^`\n]*`/gm, "");
      return [...prose.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)]
        .filter(([, to = ""]) => !existsSync(join(dirname(file), to)))
        .map(([, to]) => `${file}: ${to}`);
    });
  expect(found).toEqual([]);
});

/** What a file cites that is not there. */
function strays(file: string, text: string, of: Books): readonly string[] {
  const rules = [...text.matchAll(CITATION)].filter(([, room = "", anchor]) => {
    const anchors = of.get(bookFor(file, room, of) ?? "");
    return anchors === undefined || (anchor !== undefined && !anchors.has(anchor));
  });
  const documents = [...text.matchAll(DOCUMENT)].filter(
    ([path]) => !path.endsWith(RULES) && !existsSync(path) && !existsSync(join(dirname(file), path)),
  );
  return [...rules, ...documents, ...text.matchAll(SECTION)].map(([cited]) => cited);
}

/** The rule book of a room, or for none the nearest above a file of src/. */
function bookFor(file: string, room: string, of: Books): string | undefined {
  // A link in a README is relative to it.
  const linked = join(dirname(file), room, RULES);
  if (file.endsWith(".md") && of.has(linked)) return linked;
  if (room !== "") return [join("src", room, RULES), join("src/engine", room, RULES)].find((book) => of.has(book));
  for (let folder = dirname(file); folder.startsWith("src/"); folder = dirname(folder)) {
    if (of.has(join(folder, RULES))) return join(folder, RULES);
  }
  return undefined;
}

/** Anchors as they come from headings: small letters, hyphens for blanks, nothing else. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(ending) && !file.includes("node_modules/"));
}
