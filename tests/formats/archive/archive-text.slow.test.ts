import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOf } from "../../../src/base/copy.ts";
import type { MadeUp } from "../../../src/build/compile.ts";
import { draw } from "../../../src/build/draw.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";
import { host } from "../../golden/host.ts";

/**
 * A sample issue, as an archive: what three readers take out of it is the copy, story by story. The bytes of the others' archives are
 * in their locks.
 */
const samples = readdirSync("issues")
  .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
  .filter((name) => name === "2026-11-25");

/** Of the golden issues those whose structures are unlike. */
const STRUCTURES = [
  "boxed-comment",
  "grouped-briefs",
  "insets",
  "jump-two-columns",
  "list-and-signature",
  "small-ads",
  "spread-story",
  "table-and-verse",
  "vertical-story",
];

/** What a reader may do at a line's end: begin a new line, there drop the space, and leave a hyphen that was added. */
const LINE_END = "(?:(?<=[A-Za-z])-)?\\n*";

describe.each(samples)("%s", (sample) => {
  let madeUp: MadeUp;
  let pdf: Uint8Array;
  const folder = mkdtempSync(join(tmpdir(), "banmian-archive-"));
  const path = join(folder, "issue.pdf");

  beforeAll(async () => {
    ({ madeUp, pdf } = await archiveOf(join("issues", sample, "issue.yaml")));
    writeFileSync(path, pdf);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.skipIf(missing("pdftotext"))("Poppler reads each part of each story as its copy", () => {
    const pages = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).split("\f");
    expect(unread(madeUp, pages, spaced)).toEqual([]);
  });

  test("PDFium does", async () => {
    const pdfium = await PDFiumLibrary.init();
    const document = await pdfium.loadDocument(pdf);
    const pages = [...document.pages()].map((page) => page.getText().replaceAll("\r\n", "\n"));
    document.destroy();
    pdfium.destroy();
    expect(unread(madeUp, pages, spaced)).toEqual([]);
  });

  // MuPDF 1.25 puts spaces between the parts of an ActualText span that stand wide apart.
  test.skipIf(missing("mutool"))("MuPDF does, but for white around Western text", () => {
    const text = execFileSync("mutool", ["draw", "-F", "text", path], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 1 << 26,
    });
    expect(unread(madeUp, text.split("\f"), (part) => part.replace(/[^\S\n]/g, ""))).toEqual([]);
  });
});

/** Poppler draws a page again for each element of its structure: small issues are enough. */
const golden = readdirSync("tests/golden", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => STRUCTURES.includes(name));

test.skipIf(missing("pdfinfo")).each(golden)("%s: by its structure each story is read in one piece", async (name) => {
  const { madeUp, pdf } = await archiveOf(join("tests/golden", name, "issue.yaml"));
  const folder = mkdtempSync(join(tmpdir(), "banmian-archive-"));
  writeFileSync(join(folder, "issue.pdf"), pdf);
  const tree = execFileSync("pdfinfo", ["-struct-text", join(folder, "issue.pdf")]).toString("utf8");
  rmSync(folder, { recursive: true });
  const articles = articlesOf(tree);
  const broken = [...madeUp.issue.stories, ...madeUp.issue.fillers]
    .filter(({ id }) => madeUp.layout.stories.some((story) => story.id === id))
    .filter(({ copy }) => {
      const paragraphs = copy.paragraphs.map(({ from, to }) => bare(textOf(copy.codes, from, to)));
      return !articles.some((elements) => inOrder(paragraphs, elements));
    });
  expect(broken.map(({ id }) => id)).toEqual([]);
});

async function archiveOf(manifest: string): Promise<{ readonly madeUp: MadeUp; readonly pdf: Uint8Array }> {
  const compiled = await compiledIssue(manifest);
  const { madeUp } = compiled;
  const wishes = { pages: undefined, formats: { archive: {} } };
  const { files } = await draw(compiled, madeUp, wishes, host);
  return { madeUp, pdf: files.find((file) => file.path.startsWith("archive/"))?.bytes ?? new Uint8Array() };
}

function missing(tool: string): boolean {
  const absent = spawnSync(tool, ["-v"]).error !== undefined;
  if (absent) console.warn(`${tool} is not installed: its test of the archive's text is skipped`);
  return absent;
}

/** The parts of stories whose copy does not stand on their page in one piece. */
function unread({ issue, layout }: MadeUp, pages: readonly string[], form: (text: string) => string): string[] {
  const lost: string[] = [];
  for (const { id, jumps, placed } of layout.stories) {
    const story = [...issue.stories, ...issue.fillers].find((each) => each.id === id);
    const labels = new Set(
      layout.pages.filter((page) => page.placed.some(({ owner }) => owner.story === id)).map(({ label }) => label),
    );
    if (story === undefined || labels.size === 0) continue;
    const cuts = [0, ...jumps.map(({ at }) => at), placed];
    const homes = jumps.length === 0 ? [...labels] : [jumps[0]?.from, ...jumps.map(({ to }) => to)];
    for (const [index, label] of homes.entries()) {
      const page = pages[layout.pages.findIndex((each) => each.label === label)] ?? "";
      const copy = textOf(story.copy.codes, cuts[index], cuts[index + 1]).trim();
      if (!patternOf(form(copy)).test(form(page))) lost.push(`${id} on ${label}: ${copy.slice(0, 20)}`);
    }
  }
  return lost;
}

function spaced(text: string): string {
  return text;
}

/** Line breaks may stand anywhere, and in place of a space; paragraphs and cells are parted by white of any kind. */
function patternOf(copy: string): RegExp {
  const pieces = [...copy].map((character) => {
    if (character === "\n") return "\\s+";
    if (/\s/.test(character)) return "\\s*";
    return character.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(pieces.join(LINE_END), "u");
}

/** The texts of each Art's elements, without white. */
function articlesOf(tree: string): readonly (readonly string[])[] {
  const articles: string[][] = [];
  let inArt = -1;
  for (const line of tree.split("\n")) {
    const [, indent = "", rest = ""] = /^( *)(.*)$/.exec(line) ?? [];
    if (rest.startsWith("Art ") || rest === "Art") {
      articles.push([]);
      inArt = indent.length;
    } else if (rest.startsWith('"')) {
      const elements = articles.at(-1);
      if (elements !== undefined && inArt >= 0) elements.push(`${elements.pop() ?? ""}${bare(rest.slice(1, -1))}`);
    } else if (/^(P|H\d|TD|TH|LI|Caption|Link|Figure)\b/.test(rest)) {
      articles.at(-1)?.push("");
    }
  }
  return articles;
}

function bare(text: string): string {
  return text.replace(/[\s\u200b]/g, "");
}

/** True when each paragraph is an element's text (a dateline may stand before it), one after the other. */
function inOrder(paragraphs: readonly string[], elements: readonly string[]): boolean {
  let at = 0;
  for (const paragraph of paragraphs.filter((text) => text !== "")) {
    while (at < elements.length && !elements[at]?.endsWith(paragraph)) at++;
    if (at++ >= elements.length) return false;
  }
  return true;
}
