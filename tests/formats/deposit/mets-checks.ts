import { createHash } from "node:crypto";
import { isCopyRole } from "../../../src/base/blocks.ts";
import {
  copyBlocks,
  type DisplayBlock,
  isDisplayBlock,
  passagesOf,
  type ReadStory,
} from "../../../src/engine/newspaper/newspaper.ts";
import type { Role } from "../../../src/engine/text/line.ts";
import { altoPaths, lineText } from "./alto-checks.ts";
import { type Deposited, textIn } from "./deposited.ts";
import { metsSchema } from "./schemas.ts";
import { elementsIn, everyElement, type XmlTree, xmlTree } from "./xml-tree.ts";

export const METS = "data/mets.xml";

/** What is wrong with a bag's METS file: the schema, and all that it lets pass. */
export function metsFaults(bag: Deposited): readonly string[] {
  try {
    const text = textIn(bag, METS);
    const schema = metsSchema(text);
    if (schema.length > 0) return schema;
    const mets = xmlTree(text);
    const alto = new Map(
      altoPaths(bag).map((path, at) => [`ALTO${String(at + 1).padStart(5, "0")}`, xmlTree(textIn(bag, path))]),
    );
    return [
      ...idFaults(mets),
      ...fileFaults(mets, bag),
      ...areaFaults(mets, alto),
      ...pageFaults(mets, bag),
      ...articleFaults(mets, alto, bag),
      ...modsFaults(mets, bag),
    ];
  } catch (error) {
    return [String(error)];
  }
}

const REFERENCES = ["DMDID", "FILEID", "xlink:from", "xlink:to"];

function idFaults(mets: XmlTree): readonly string[] {
  const elements = everyElement(mets);
  const ids = elements.flatMap(({ attributes }) => attributes["ID"] ?? []);
  const known = new Set(ids);
  const loose = elements.flatMap(({ name, attributes }) =>
    REFERENCES.flatMap((key) => attributes[key] ?? [])
      .filter((id) => !known.has(id))
      .map((id) => `${name} refers to ${id}`),
  );
  return [...(known.size === ids.length ? [] : ["an id is given twice"]), ...loose];
}

/** Each file is there, as long as METS says, and with its checksum. */
function fileFaults(mets: XmlTree, { files }: Deposited): readonly string[] {
  return elementsIn(mets, "file").flatMap((file) => {
    const href = elementsIn(file, "FLocat")[0]?.attributes["xlink:href"] ?? "";
    const path = `data/${href.split("/").map(decodeURIComponent).join("/")}`;
    const bytes = files.get(path);
    if (bytes === undefined) return [`no file ${path}`];
    const { SIZE, CHECKSUM, CHECKSUMTYPE } = file.attributes;
    const hash = createHash("sha512").update(bytes).digest("hex");
    return [
      ...(Number(SIZE) === bytes.length ? [] : [`${path} has ${bytes.length} bytes`]),
      ...(CHECKSUMTYPE === "SHA-512" && CHECKSUM === hash ? [] : [`${path} has another checksum`]),
    ];
  });
}

type Alto = ReadonlyMap<string, XmlTree>;

/** Areas point at something in their ALTO file; every block of an article is pointed at. */
function areaFaults(mets: XmlTree, alto: Alto): readonly string[] {
  const ids = new Map(
    [...alto].map(([file, tree]) => [file, new Set(everyElement(tree).map(({ attributes }) => attributes["ID"]))]),
  );
  const areas = elementsIn(mets, "area").filter(({ attributes }) => attributes["BETYPE"] === "IDREF");
  const loose = areas.filter(({ attributes }) => !ids.get(attributes["FILEID"] ?? "")?.has(attributes["BEGIN"]));
  const pointed = new Set(areas.map(({ attributes }) => `${attributes["FILEID"]} ${attributes["BEGIN"]}`));
  const lost = [...alto].flatMap(([file, tree]) =>
    elementsIn(tree, "ComposedBlock")
      .flatMap((article) => {
        if (article.attributes["TYPE"] === "advertisement") return [article];
        return elementsIn(article, "TextBlock", "Illustration");
      })
      .map(({ attributes }) => `${file} ${attributes["ID"]}`)
      .filter((each) => !pointed.has(each)),
  );
  return [
    ...loose.map(({ attributes }) => `an area begins at ${attributes["FILEID"]} ${attributes["BEGIN"]}`),
    ...lost.map((each) => `no division has ${each}`),
  ];
}

/** Pages in their order, each with picture and text. */
function pageFaults(mets: XmlTree, { newspaper }: Deposited): readonly string[] {
  const found = divisions(mets, "PAGE").map((page) => {
    const kinds = elementsIn(page, "area").map(({ attributes }) => (attributes["FILEID"] ?? "").replace(/\d+$/, ""));
    return `${page.attributes["ORDER"]} ${page.attributes["ORDERLABEL"]} ${kinds.includes("IMG")} ${kinds.includes("ALTO")}`;
  });
  const expected = newspaper.pages.map(({ label }, at) => `${at + 1} ${label} true true`);
  return found.join("\n") === expected.join("\n") ? [] : [`the pages are ${found.join(", ")}`];
}

function divisions(tree: XmlTree, ...types: readonly string[]): readonly XmlTree[] {
  return elementsIn(tree, "div").filter(({ attributes }) => types.includes(attributes["TYPE"] ?? ""));
}

const COPY = ["PARAGRAPH", "CROSSHEADING", "SIGNATURE", "STANZA", "LIST_ITEM", "TABLE"];

/** The text of each article is the story's copy, character by character; its heads are the story's; it is linked to its pages. */
function articleFaults(mets: XmlTree, alto: Alto, { newspaper }: Deposited): readonly string[] {
  const articles = divisions(mets, "ARTICLE");
  const pageDivisions = divisions(mets, "PAGE");
  const allLinks = elementsIn(mets, "smLink");
  const blocks = new Map([...alto].map(([file, tree]) => [file, byId(tree)]));
  if (articles.length !== newspaper.stories.length)
    return [`${articles.length} articles for ${newspaper.stories.length} stories`];
  return articles.flatMap((article, at) => {
    const story = newspaper.stories[at] as ReadStory;
    const faults: string[] = [];
    const copy = divisions(article, ...COPY)
      .map((each) => {
        const text = textOf(each, blocks, isCopyRole);
        return each.attributes["TYPE"] === "TABLE" ? text.replaceAll(" ", "") : text;
      })
      .join("");
    // Copy that found no room is on no page.
    const expected = story.overset > 0 ? copy : printedCopy(story);
    if (copy !== expected) faults.push(`the text of ${story.id} is not its copy`);
    for (const [type, kind] of [
      ["TITLE", "headline"],
      ["OVERLINE", "kicker"],
      ["SUBHEADLINE", "deck"],
      ["AUTHOR", "byline"],
    ] as const) {
      const found = divisions(elementsIn(article, "div")[0] ?? article, type)
        .map((each) => textOf(each, blocks, () => true))
        .join("");
      const first = story.parts[0]?.number;
      const written = story.blocks.find(
        (block): block is DisplayBlock => isDisplayBlock(block) && block.kind === kind && block.part === first,
      );
      if (squeezed(found) !== squeezed(written?.text.text ?? "")) faults.push(`${type} of ${story.id} is "${found}"`);
    }
    const links = allLinks.filter(({ attributes }) => attributes["xlink:from"] === article.attributes["ID"]);
    const labels = links.map(
      ({ attributes }) =>
        pageDivisions.find((page) => page.attributes["ID"] === attributes["xlink:to"])?.attributes["ORDERLABEL"],
    );
    const pages = [...new Set(story.parts.map(({ page }) => page))];
    if (labels.join() !== pages.join()) faults.push(`${story.id} is linked to ${labels}, it stands on ${pages}`);
    return faults;
  });
}

/** A turn of a headline swallows its blank. */
function squeezed(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

/** The elements of an ALTO file by their ids; the first, where two have one. */
type ById = ReadonlyMap<string | undefined, XmlTree>;

function byId(tree: XmlTree): ById {
  return new Map(
    everyElement(tree)
      .map((each) => [each.attributes["ID"], each] as const)
      .reverse(),
  );
}

/** A story's copy without what ends its paragraphs, and of its tables without blanks: ALTO has one between two cells. */
function printedCopy({ copy, blocks }: ReadStory): string {
  const cells = copyBlocks(blocks).flatMap((block) => (block.kind === "table" ? passagesOf(block) : []));
  return [...copy.text]
    .filter((character, at) => {
      const isInCell = cells.some(({ from, to }) => from <= at && at < to);
      return character !== "\n" && !(character === " " && isInCell);
    })
    .join("");
}

/** The text of a division, from the strings that its areas point at. */
function textOf(division: XmlTree, blocks: ReadonlyMap<string, ById>, isWanted: (role: Role) => boolean): string {
  return elementsIn(division, "area")
    .map(({ attributes }) => {
      const block = blocks.get(attributes["FILEID"] ?? "")?.get(attributes["BEGIN"]);
      return block === undefined ? "" : blockText(block, isWanted);
    })
    .join("");
}

function blockText(block: XmlTree, isWanted: (role: Role) => boolean): string {
  const role = roleIn(block);
  return elementsIn(block, "TextLine")
    .map((line) => {
      let shown = true;
      const children = line.children.filter((child) => {
        // A blank belongs to the string before it.
        if (child.name === "String") shown = isWanted(roleIn(child) ?? role ?? "body");
        return shown;
      });
      return lineText({ ...line, children });
    })
    .join("");
}

function roleIn({ attributes }: XmlTree): Role | undefined {
  const tag = (attributes["TAGREFS"] ?? "").split(" ").find((each) => each.startsWith("L_"));
  return tag?.slice("L_".length) as Role | undefined;
}

/** MODS tells the paper, the day and each story's title. */
function modsFaults(mets: XmlTree, { newspaper }: Deposited): readonly string[] {
  const { paper, date, number, stem } = newspaper.identity;
  const records = elementsIn(mets, "dmdSec");
  const first = (tree: XmlTree | undefined, name: string): string | undefined =>
    tree && elementsIn(tree, `mods:${name}`)[0]?.text;
  const [issue, ...stories] = records;
  const told = [first(issue, "title"), first(issue, "dateIssued"), first(issue, "number")];
  const expected = [paper, date, number === undefined ? undefined : String(number)];
  const named = stories.map((record) => `${first(record, "title")} ${elementsIn(record, "mods:identifier")[0]?.text}`);
  const written = newspaper.stories.map(({ title, id }) => `${title} ${id}`);
  return [
    ...(told.join() === expected.join() ? [] : [`the issue is described as ${told}`]),
    ...(mets.attributes["OBJID"] === stem ? [] : ["OBJID is another issue's"]),
    ...(named.join("\n") === written.join("\n") ? [] : ["stories are described under other titles"]),
  ];
}
