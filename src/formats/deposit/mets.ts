/*
 * METS ties the files of a digitised newspaper together: pages with their pictures and ALTO, stories with the blocks of text on each page, and a catalogue
 * record (MODS) for the issue and each story. Types and ids are those of docWORKS, which libraries' viewers expect.
 */

import { BLOCK_ROWS, type BlockKind } from "../../base/blocks.ts";
import { bibliographicCode, scriptCode } from "../../base/language-tags.ts";
import { listFor } from "../../base/once.ts";
import {
  isDisplayBlock,
  type Newspaper,
  type PrintedAdvert,
  type ReadStory,
  textsOf,
} from "../../engine/newspaper/newspaper.ts";
import { paperWords } from "../../locales/catalogues.ts";
import { issueTitle, pageHeading, pagesOf } from "../names.ts";
import { articleOf, type BlockPlace, type DividedIssue, type StoryDivision } from "./page-blocks.ts";
import { type XmlElement, xml } from "./xml.ts";

export interface MetsFile {
  readonly id: string;
  /** Relative to the folder of the METS file. */
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
  /** SHA-512, hex. */
  readonly checksum: string;
  /** The page, from 1; undefined for a file of the whole issue. */
  readonly page: number | undefined;
}

export interface MetsGroup {
  readonly id: string;
  readonly use: string;
  readonly files: readonly MetsFile[];
}

interface MetsIssue {
  readonly newspaper: Newspaper;
  readonly divided: DividedIssue;
  readonly groups: readonly MetsGroup[];
  readonly version: string;
}

/** The issue's METS 1.12.1: its pages, its stories across jumps, and the place of each piece of a story in the ALTO files. */
export function metsXml(issue: MetsIssue): XmlElement {
  const { identity, stories } = issue.newspaper;
  const label = issueTitle(issue.newspaper);
  return xml(
    "mets",
    {
      xmlns: "http://www.loc.gov/METS/",
      "xmlns:mods": "http://www.loc.gov/mods/v3",
      "xmlns:xlink": "http://www.w3.org/1999/xlink",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation":
        "http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/version1121/mets.xsd http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-8.xsd",
      OBJID: identity.stem,
      TYPE: "Newspaper",
      LABEL: label,
    },
    [
      header(issue),
      description("MODSMD_ISSUE1", issueMods(issue.newspaper)),
      ...stories.map((story, at) => description(`MODSMD_ARTICLE${at + 1}`, articleMods(story, issue.newspaper))),
      xml("fileSec", {}, issue.groups.filter(({ files }) => files.length > 0).map(fileGroup)),
      physical(issue, label),
      ...logical(issue, label),
    ],
  );
}

/** Uses the date of the issue instead of the clock. */
function header({ newspaper, version }: MetsIssue): XmlElement {
  const { date, publisher } = newspaper.identity;
  const owner =
    publisher === undefined
      ? []
      : [xml("agent", { ROLE: "IPOWNER", TYPE: "ORGANIZATION" }, [xml("name", {}, [publisher])])];
  return xml("metsHdr", { CREATEDATE: `${date}T00:00:00Z`, RECORDSTATUS: "complete" }, [
    xml("agent", { ROLE: "CREATOR", TYPE: "OTHER", OTHERTYPE: "SOFTWARE" }, [xml("name", {}, [`banmian ${version}`])]),
    ...owner,
  ]);
}

function description(id: string, mods: XmlElement): XmlElement {
  return xml("dmdSec", { ID: id }, [
    xml("mdWrap", { MDTYPE: "MODS", MDTYPEVERSION: "3.8" }, [xml("xmlData", {}, [mods])]),
  ]);
}

function fileGroup({ id, use, files }: MetsGroup): XmlElement {
  return xml(
    "fileGrp",
    { ID: id, USE: use },
    files.map(({ id: file, path, type, bytes, checksum, page }) => {
      const attributes = {
        ID: file,
        MIMETYPE: type,
        SEQ: page,
        SIZE: bytes,
        CHECKSUM: checksum,
        CHECKSUMTYPE: "SHA-512",
      };
      const place = xml("FLocat", { LOCTYPE: "URL", "xlink:href": path.split("/").map(encodeURIComponent).join("/") });
      return xml("file", { ...attributes, GROUPID: page === undefined ? undefined : `P${page}` }, [place]);
    }),
  );
}

function physical({ newspaper, groups, divided }: MetsIssue, label: string): XmlElement {
  const files = groups.flatMap((group) => group.files);
  const pages = newspaper.pages.map((page, at) => {
    const own = files.filter((file) => file.page === at + 1);
    const areas = own.map(({ id }) =>
      id.startsWith("ALTO")
        ? xml("area", { FILEID: id, BETYPE: "IDREF", BEGIN: divided.pages[at]?.id })
        : xml("area", { FILEID: id }),
    );
    const name = { ORDERLABEL: page.label, LABEL: pageHeading(page) };
    const attributes = { ID: pageDivision(at + 1), TYPE: "PAGE", ORDER: at + 1, ...name };
    return xml("div", attributes, [xml("fptr", {}, [xml("par", {}, areas)])]);
  });
  return xml("structMap", { LABEL: "Physical Structure", TYPE: "PHYSICAL" }, [
    xml("div", { ID: "DIVP1", TYPE: "Newspaper", LABEL: label, DMDID: "MODSMD_ISSUE1" }, pages),
  ]);
}

function pageDivision(page: number): string {
  return `DIVP${page + 1}`;
}

/** The stories in reading order, and links to their pages. */
function logical(issue: MetsIssue, label: string): readonly XmlElement[] {
  const { stories, adverts, identity } = issue.newspaper;
  const map = new LogicalMap(issue);
  const top = map.opens("Newspaper", { LABEL: identity.paper });
  const volume = map.opens("VOLUME", { LABEL: identity.date.slice(0, 4) });
  const whole = map.opens("ISSUE", { DMDID: "MODSMD_ISSUE1", LABEL: label });
  const content = map.opens("CONTENT");
  const articles = stories.map((story, at) => map.article(story, at + 1));
  const advertising = adverts.flatMap((advert) => map.advert(advert));
  const nested = top([volume([whole([content([...articles, ...advertising])])])]);
  return [
    xml("structMap", { LABEL: "Logical Structure", TYPE: "LOGICAL" }, [nested]),
    ...(map.links.length === 0 ? [] : [xml("structLink", {}, map.links)]),
  ];
}

/** Builds the divisions of the logical structure and numbers them in the order of the file. */
class LogicalMap {
  readonly #issue: MetsIssue;
  readonly links: XmlElement[] = [];
  #count = 0;

  constructor(issue: MetsIssue) {
    this.#issue = issue;
  }

  /** Reserves the next number and returns a function that builds the division from its children. */
  opens(
    type: string,
    attributes: Readonly<Record<string, string | number | undefined>> = {},
  ): (children: readonly XmlElement[]) => XmlElement {
    const id = `DIVL${++this.#count}`;
    return (children) => xml("div", { ID: id, TYPE: type, ...attributes }, children);
  }

  article(story: ReadStory, number: number): XmlElement {
    const id = `DIVL${this.#count + 1}`;
    const open = this.opens("ARTICLE", { DMDID: `MODSMD_ARTICLE${number}`, LABEL: story.title });
    for (const label of pagesOf(story)) this.#link(id, label);
    const file = fileId("NINJS", number);
    const hasFile = this.#issue.groups.some(({ files }) => files.some((each) => each.id === file));
    const pointer = hasFile ? [xml("fptr", { FILEID: file })] : [];
    return open([...pointer, ...articleOf(story).flatMap((division) => this.#division(division, 0))]);
  }

  /** A set advert is labelled by its headline, any other by its label. */
  advert({ frame, page, label, blocks }: PrintedAdvert): readonly XmlElement[] {
    const place = this.#issue.divided.ofFrame(frame);
    if (place === undefined) return [];
    this.#link(`DIVL${this.#count + 1}`, page);
    const headline = blocks.find(({ kind }) => kind === "headline");
    return [this.opens("ADVERTISEMENT", { LABEL: headline?.texts[0]?.text.text ?? label })([pointerTo([place])])];
  }

  #link(division: string, label: string): void {
    const page = this.#issue.newspaper.pages.findIndex((each) => each.label === label) + 1;
    if (page > 0) this.links.push(xml("smLink", { "xlink:from": division, "xlink:to": pageDivision(page) }));
  }

  /** Omits copy that is on no page because it found no room. @param order its position among its siblings, from 1; 0 for unordered */
  #division({ type, label, unit, divisions }: StoryDivision, order: number): readonly XmlElement[] {
    const places = unit === undefined ? [] : this.#issue.divided.ofUnit(unit.id);
    if (unit !== undefined && places.length === 0) return [];
    const open = this.opens(type, { ORDER: order === 0 ? undefined : order, LABEL: label });
    const ordered = type === "BODY_CONTENT" || type === "LIST" || type === "VERSE" || type === "BLOCKQUOTE";
    const children = divisions.flatMap((each, at) => this.#division(each, ordered ? at + 1 : 0));
    return [open([...(places.length === 0 ? [] : [pointerTo(places)]), ...children])];
  }
}

/** Points to the places of a piece; a sequence of areas if a leg or a jump divides the piece. */
function pointerTo(places: readonly BlockPlace[]): XmlElement {
  const areas = places.map(({ page, id }) => xml("area", { FILEID: fileId("ALTO", page), BETYPE: "IDREF", BEGIN: id }));
  return xml("fptr", {}, areas.length === 1 ? areas : [xml("seq", {}, areas)]);
}

/** The id of a file. @param number among the files of its kind, from 1 */
export function fileId(kind: "IMG" | "TIFF" | "ALTO" | "PDF" | "NINJS" | "PHOTO", number: number): string {
  return kind + String(number).padStart(5, "0");
}

/** The issue in MODS 3.8. */
function issueMods({ identity, pages }: Newspaper): XmlElement {
  const { paper, publisher, date, cn, stem, number, edition, revision } = identity;
  const details = [
    number === undefined ? undefined : detail("issue", String(number)),
    edition === undefined ? undefined : detail("edition", edition),
    revision === 1 ? undefined : detail("revision", String(revision)),
  ].filter((each) => each !== undefined);
  return mods([
    xml("mods:titleInfo", { lang: bibliographicCode(identity.language) }, [xml("mods:title", {}, [paper])]),
    xml("mods:typeOfResource", {}, ["text"]),
    xml("mods:genre", { authority: "marcgt" }, ["newspaper"]),
    xml("mods:originInfo", {}, [
      ...(publisher === undefined ? [] : [xml("mods:publisher", {}, [publisher])]),
      xml("mods:dateIssued", { encoding: "iso8601", keyDate: "yes" }, [date]),
      xml("mods:issuance", {}, ["serial"]),
    ]),
    languageOf(identity),
    xml("mods:physicalDescription", {}, [
      xml("mods:extent", { unit: "pages" }, [String(pages.length)]),
      xml("mods:digitalOrigin", {}, ["born digital"]),
    ]),
    ...(cn === undefined ? [] : [xml("mods:identifier", { type: "cn" }, [cn])]),
    xml("mods:identifier", { type: "local" }, [stem]),
    ...(details.length === 0 ? [] : [xml("mods:part", {}, details)]),
  ]);
}

function detail(type: string, number: string): XmlElement {
  return xml("mods:detail", { type }, [xml("mods:number", {}, [number])]);
}

/** A story in MODS 3.8: its headings, its authors in the paper's words, and its pages. */
export function articleMods(story: ReadStory, { identity }: Newspaper): XmlElement {
  const texts = storyTexts(story);
  const lang = bibliographicCode(identity.language);
  const [deck, kicker, label] = (["deck", "kicker", "label"] as const).map((kind) => texts.get(kind)?.[0]);
  const asKicker = { type: "alternative", displayLabel: paperWords("iiif", identity.language)("kicker"), lang };
  const labels = pagesOf(story);
  return mods([
    xml("mods:titleInfo", { lang }, [
      xml("mods:title", {}, [story.title]),
      ...(deck === undefined ? [] : [xml("mods:subTitle", {}, [deck])]),
    ]),
    ...(kicker === undefined ? [] : [xml("mods:titleInfo", asKicker, [xml("mods:title", {}, [kicker])])]),
    xml("mods:typeOfResource", {}, ["text"]),
    xml("mods:genre", {}, ["article"]),
    languageOf(identity),
    ...bylinesOf(texts).map((words) => xml("mods:note", { type: "statement of responsibility" }, [words])),
    ...(label === undefined ? [] : [xml("mods:note", { type: "column" }, [label])]),
    xml("mods:identifier", { type: "local" }, [story.id]),
    ...(labels.length === 0
      ? []
      : [xml("mods:part", {}, [xml("mods:extent", { unit: "pages" }, [xml("mods:list", {}, [labels.join(", ")])])])]),
  ]);
}

/** An author's texts in a story besides the copy, by kind. If later parts repeat the headline, the first part's is taken. */
export function storyTexts({ blocks }: ReadStory): ReadonlyMap<BlockKind, readonly string[]> {
  const found = new Map<BlockKind, string[]>();
  for (const block of blocks) {
    if (!isDisplayBlock(block)) for (const { kind, text } of textsOf(block)) listFor(found, kind).push(text.text);
    else if (!found.has(block.kind) && block.text.text !== "")
      found.set(block.kind, [(block.label?.text ?? "") + block.text.text]);
  }
  return found;
}

/** The authors of a story in the paper's words: the byline, and reporters at the start of the copy. */
export function bylinesOf(texts: ReturnType<typeof storyTexts>): readonly string[] {
  return BLOCK_ROWS.flatMap(({ kind, ninjs }) => (ninjs?.[0] === "by" ? (texts.get(kind) ?? []) : []));
}

function mods(children: readonly XmlElement[]): XmlElement {
  return xml("mods:mods", { version: "3.8" }, children);
}

function languageOf({ language }: Newspaper["identity"]): XmlElement {
  const script = scriptCode(language);
  return xml("mods:language", {}, [
    xml("mods:languageTerm", { type: "code", authority: "iso639-2b" }, [bibliographicCode(language)]),
    ...(script === undefined ? [] : [xml("mods:scriptTerm", { type: "code", authority: "iso15924" }, [script])]),
  ]);
}
