import type { PrintedLine } from "../../../src/engine/newspaper/newspaper.ts";
import { type Deposited, jpegSize, textIn, touchedBy } from "./deposited.ts";
import { altoSchema } from "./schemas.ts";
import { elementsIn, everyElement, type XmlTree, xmlTree } from "./xml-tree.ts";

/** The ALTO files of a bag, in the order of its pages. */
export function altoPaths({ newspaper }: Deposited): readonly string[] {
  return newspaper.pages.map((_, at) => `data/alto/${String(at + 1).padStart(4, "0")}.xml`);
}

/** What is wrong with a bag's ALTO files: the schema, and all that it lets pass. */
export function altoFaults(bag: Deposited): readonly string[] {
  return altoPaths(bag).flatMap((path, at) => {
    try {
      const text = textIn(bag, path);
      const schema = altoSchema(text);
      // What follows trusts the elements to stand where they belong.
      return (schema.length > 0 ? schema : pageFaults(xmlTree(text), bag, at)).map((fault) => `${path}: ${fault}`);
    } catch (error) {
      return [`${path}: ${String(error)}`];
    }
  });
}

function pageFaults(alto: XmlTree, bag: Deposited, at: number): readonly string[] {
  const [page] = elementsIn(alto, "Page");
  if (page === undefined) return ["no page"];
  return [
    ...idFaults(alto),
    ...pictureFaults(alto, page, bag),
    ...boxFaults(page),
    ...orderFaults(alto),
    ...headFaults(alto),
    ...lineFaults(page, bag, at),
    ...stringFaults(page),
    ...recognised(alto),
  ];
}

const REFERENCES = ["TAGREFS", "STYLEREFS", "PROCESSINGREFS", "REF", "IDNEXT"];

function idFaults(alto: XmlTree): readonly string[] {
  const elements = everyElement(alto);
  const ids = elements.flatMap(({ attributes }) => attributes["ID"] ?? []);
  const known = new Set(ids);
  const seen = new Set<string>();
  const twice = ids.filter((id) => seen.size === seen.add(id).size).map((id) => `${id} twice`);
  const loose = elements.flatMap(({ name, attributes }) =>
    REFERENCES.flatMap((key) => (attributes[key] ?? "").split(" ").filter((id) => id !== "" && !known.has(id))).map(
      (id) => `${name} refers to ${id}`,
    ),
  );
  return [...twice, ...loose];
}

function pictureFaults(alto: XmlTree, page: XmlTree, { files }: Deposited): readonly string[] {
  const [name] = elementsIn(alto, "fileName");
  const [unit] = elementsIn(alto, "MeasurementUnit");
  const size = jpegSize(files.get(`data/${name?.text}`));
  const { WIDTH, HEIGHT } = page.attributes;
  return [
    ...(unit?.text === "pixel" ? [] : ["not in pixels"]),
    ...(size === `${WIDTH}x${HEIGHT}` ? [] : [`${name?.text} is ${size}, the page ${WIDTH}x${HEIGHT}`]),
  ];
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly foot: number;
}

export function boxOf({ attributes }: XmlTree): Box {
  const [left, top, width, height] = ["HPOS", "VPOS", "WIDTH", "HEIGHT"].map((key) => Number(attributes[key])) as [
    number,
    number,
    number,
    number,
  ];
  return { left, top, right: left + width, foot: top + height };
}

function within(inner: Box, outer: Box): boolean {
  return inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.foot <= outer.foot;
}

const BLOCKS = ["TextBlock", "Illustration"];

/** Blocks lie on the page, and about their middle in their article; lines in their block; strings and characters in their line. */
function boxFaults(page: XmlTree): readonly string[] {
  const sheet = { left: 0, top: 0, right: Number(page.attributes["WIDTH"]), foot: Number(page.attributes["HEIGHT"]) };
  const outside = (children: readonly XmlTree[], outer: Box): readonly string[] =>
    children.filter((child) => !within(boxOf(child), outer)).map((child) => `${nameOf(child)} leaves its place`);
  const empty = elementsIn(page, ...BLOCKS, "ComposedBlock", "TextLine", "String")
    .filter((element) => boxOf(element).right <= boxOf(element).left || boxOf(element).foot <= boxOf(element).top)
    .map((element) => `${nameOf(element)} has no room`);
  const strayed = elementsIn(page, "ComposedBlock").flatMap((article) =>
    elementsIn(article, ...BLOCKS).filter((block) => !within(middleOf(boxOf(block)), boxOf(article))),
  );
  return [
    ...empty,
    ...outside(elementsIn(page, ...BLOCKS, "ComposedBlock"), sheet),
    ...strayed.map((block) => `${nameOf(block)} lies outside its article`),
    ...elementsIn(page, "TextBlock").flatMap((block) => outside(elementsIn(block, "TextLine"), boxOf(block))),
    ...elementsIn(page, "TextLine").flatMap((line) => outside(elementsIn(line, "String", "HYP"), boxOf(line))),
    ...elementsIn(page, "String").flatMap((string) => outside(elementsIn(string, "Glyph"), boxOf(string))),
  ];
}

function middleOf({ left, top, right, foot }: Box): Box {
  const [x, y] = [(left + right) / 2, (top + foot) / 2];
  return { left: x, top: y, right: x, foot: y };
}

function nameOf({ name, attributes }: XmlTree): string {
  return `${name} ${attributes["ID"] ?? attributes["CONTENT"] ?? ""}`;
}

/** The blocks of each article, once each and in the order of the file, under the article's story. */
function orderFaults(alto: XmlTree): readonly string[] {
  const groups = elementsIn(alto, "OrderedGroup").map(
    (group) => `${group.attributes["TAGREFS"]}: ${elementsIn(group, "ElementRef").map((ref) => ref.attributes["REF"])}`,
  );
  const articles = elementsIn(alto, "ComposedBlock")
    .filter(({ attributes }) => attributes["TYPE"] === "article")
    .map(
      (article) =>
        `${article.attributes["TAGREFS"]}: ${elementsIn(article, ...BLOCKS).map((block) => block.attributes["ID"])}`,
    )
    .filter((article) => !article.endsWith(": "));
  return groups.join("\n") === articles.join("\n") ? [] : ["the reading order is not that of the articles"];
}

/** Above all that stands on one page of a story, its headline is read first, if there is nothing but a kicker or a label before it. */
function headFaults(alto: XmlTree): readonly string[] {
  const before = new Set(["L_label", "L_kicker"]);
  return elementsIn(alto, "ComposedBlock").flatMap((article) => {
    const roles = elementsIn(article, "TextBlock").map(({ attributes }) => attributes["TAGREFS"] ?? "");
    const head = roles.indexOf("L_headline");
    return roles.slice(0, Math.max(0, head)).every((role) => before.has(role))
      ? []
      : [`${nameOf(article)}: its headline is read behind ${roles.slice(0, head)}`];
  });
}

/** A line's text: its strings, a blank for each SP. */
export function lineText(line: XmlTree): string {
  return line.children
    .map(({ name, attributes }) => (name === "String" ? attributes["CONTENT"] : name === "SP" ? " " : ""))
    .join("");
}

/** Each printed line stands in the file once, at its place, running as it is printed, with its hyphen where it has one. */
function lineFaults(page: XmlTree, { newspaper }: Deposited, at: number): readonly string[] {
  const { things = [], trim = { width: 1, height: 1 } } = newspaper.pages[at] ?? {};
  const picture = { width: Number(page.attributes["WIDTH"]), height: Number(page.attributes["HEIGHT"]) };
  const printed = things.filter((thing): thing is PrintedLine => thing.kind === "line");
  const expected = printed.map(({ segments, writing, hyphenated, box }) => {
    // The cells of a row stand apart.
    const text = segments
      .map(({ role, element, text }, at) => {
        const before = segments[at - 1];
        return role === "cell" && before !== undefined && before.element !== element ? ` ${text}` : text;
      })
      .join("");
    return [text, writing === "vertical" ? "ttb" : "", hyphenated ? "-" : "", touchedBy(box, trim, picture)].join("|");
  });
  const found = elementsIn(page, "TextLine").map((line) => {
    const hyphens = elementsIn(line, "HYP").map((hyphen) => hyphen.attributes["CONTENT"]);
    const { left, top, right, foot } = boxOf(line);
    return [lineText(line), line.attributes["BASEDIRECTION"] ?? "", hyphens, [left, top, right, foot]].join("|");
  });
  const missing = without(expected, found).map((line) => `no line ${line}`);
  return [...missing, ...without(found, expected).map((line) => `a line that is not printed: ${line}`)];
}

/** What is left of a list when each of the others has taken one away. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return lines.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}

/** Strings follow each other along their line; characters are single. */
function stringFaults(page: XmlTree): readonly string[] {
  return elementsIn(page, "TextLine").flatMap((line) => {
    const down = line.attributes["BASEDIRECTION"] === "ttb";
    const starts = elementsIn(line, "String").map((string) => (down ? boxOf(string).top : boxOf(string).left));
    const back = starts.some((start, at) => at > 0 && start < (starts[at - 1] ?? 0));
    const plural = elementsIn(line, "Glyph").filter(
      ({ attributes }) => [...(attributes["CONTENT"] ?? "")].length !== 1,
    );
    return [
      ...(back ? [`${nameOf(line)}: its strings are not in order`] : []),
      ...plural.map((glyph) => `${nameOf(glyph)} is more than a character`),
    ];
  });
}

/** Nothing was recognised: nothing is uncertain. */
function recognised(alto: XmlTree): readonly string[] {
  const sure = everyElement(alto).filter(({ attributes }) =>
    ["WC", "CC", "GC", "PC", "ACCURACY"].some((key) => key in attributes),
  );
  const [step] = elementsIn(alto, "processingStepDescription");
  return [
    ...sure.map((element) => `${nameOf(element)} states a confidence`),
    ...(elementsIn(alto, "OCRProcessing").length > 0 ? ["it says that it was recognised"] : []),
    ...(step?.text.startsWith("composed") ? [] : ["it does not say that it was composed"]),
  ];
}
