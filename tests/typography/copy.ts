import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parse } from "yaml";

/** A text and its paragraphs, without markup. */
export interface Text {
  readonly name: string;
  readonly kind: "prose" | "news";
  readonly paragraphs: readonly string[];
}

const OWN = new URL("copy/", import.meta.url);
const ZHOUKOU = new URL("../../../shared/issues/zhoukou-04/issue.yaml", import.meta.url);

export function ownTexts(): readonly Text[] {
  return (["prose", "news"] as const).map((kind) => ({
    name: kind,
    kind,
    paragraphs: paragraphsOf(readFileSync(new URL(`${kind}.md`, OWN), "utf8")),
  }));
}

/** The two stories of a surviving page, where the manifest lies beside the checkout; none elsewhere. */
export function zhoukouTexts(): readonly Text[] {
  if (!existsSync(ZHOUKOU)) return [];
  const { stories } = parse(readFileSync(ZHOUKOU, "utf8")) as { stories: readonly { id: string; body: string }[] };
  return stories.map(({ id, body }) => ({ name: id, kind: "news", paragraphs: paragraphsOf(body) }));
}

/** The texts of any folder: its .md and .txt files, paragraphs parted by blank lines. */
export function folderTexts(folder: string): readonly Text[] {
  const files = readdirSync(folder).filter((file) => [".md", ".txt"].includes(extname(file)));
  return files.sort().map((file) => ({
    name: basename(file, extname(file)),
    kind: "prose",
    paragraphs: paragraphsOf(readFileSync(join(folder, file), "utf8")),
  }));
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.replaceAll("\n", "").replace(/\*\*/g, "").trim())
    .filter((paragraph) => paragraph !== "" && !/^(#|!\[|\|)/u.test(paragraph));
}
