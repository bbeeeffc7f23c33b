import type { CopyPicture } from "../proposal.ts";
import { pictureXml, type WrittenDocument } from "../word/package.ts";
import type { Parts } from "../word/parts.ts";
import {
  boxXml,
  codeXml,
  drawnXml,
  fieldMarkXml,
  NO_PARAGRAPH,
  type ParagraphLook,
  paragraphXml,
  referenceXml,
  runXml,
  textXml,
  type WordProperties,
  xmlReady,
} from "../word/written.ts";
import { xmlText } from "../word/xml.ts";
import { OdtLists } from "./odt-lists.ts";
import { OdtStyles } from "./odt-styles.ts";
import { odtTableXml } from "./odt-tables.ts";
import { childNamed, type Element, elementsOf, textWithin, treeOf, within } from "./tree.ts";

/** How the words of a place look. */
interface Place {
  readonly look: WordProperties;
  readonly isDeleted: boolean;
}

const PLAIN: Place = { look: {}, isDeleted: false };

/** An entry of a list that is open. */
interface ListEntry {
  readonly list: number;
  readonly level: number;
  /** Its first paragraph bears the number. */
  isNumbered: boolean;
}

const PARAGRAPHS: ReadonlySet<string> = new Set(["text:p", "text:h"]);
const BOXES: ReadonlySet<string> = new Set(["draw:text-box"]);
const FURNITURE = /^style:(?:header|footer)/;
/** What holds no copy, or copy that stands elsewhere. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ..."text:tracked-changes text:note-citation text:script office:forms office:event-listeners".split(" "),
  ..."text:table-of-content-source text:alphabetical-index-source text:bibliography-source".split(" "),
  ..."text:illustration-index-source text:table-index-source text:object-index-source text:user-index-source".split(
    " ",
  ),
  ..."svg:title svg:desc dc:creator dc:date meta:creator-initials draw:object draw:object-ole".split(" "),
  ..."draw:glue-point office:binary-data table:title table:desc".split(" "),
]);

/** Writes an OpenDocument text in WordprocessingML. */
export class OdtWriter {
  readonly #content: Element;
  readonly #master: Element;
  readonly #parts: Parts;
  readonly #styles = new OdtStyles();
  readonly #lists = new OdtLists();
  readonly #deletions = new Map<string, Element>();
  /** What controls of forms show, by their ids. */
  readonly #controls = new Map<string, string>();
  readonly #pictures: (CopyPicture | undefined)[] = [];
  readonly #notes: { readonly footnote: string[]; readonly endnote: string[] } = { footnote: [], endnote: [] };
  readonly #comments: { author: string; xml: string }[] = [];
  readonly #texts: string[] = [];
  readonly #entries: ListEntry[] = [];

  constructor(content: Element, master: Element, parts: Parts) {
    this.#content = childNamed(content, "office:document-content") ?? content;
    this.#master = childNamed(master, "office:document-styles") ?? master;
    this.#parts = parts;
  }

  write(): WrittenDocument {
    const named = childNamed(this.#master, "office:styles");
    this.#styles.add(named, false);
    this.#lists.add(named);
    for (const part of [this.#master, this.#content]) {
      const own = childNamed(part, "office:automatic-styles");
      this.#styles.add(own, true);
      this.#lists.add(own);
    }
    const copy = childNamed(childNamed(this.#content, "office:body") ?? this.#content, "office:text");
    const pages = childNamed(this.#master, "office:master-styles");
    const furniture =
      pages === undefined
        ? []
        : elementsOf(pages)
            .flatMap(elementsOf)
            .filter(({ name }) => FURNITURE.test(name));
    for (const region of copy === undefined ? [] : within(copy, new Set(["text:changed-region"]))) this.#delete(region);
    if (copy !== undefined) this.#nameControls(copy);
    const body = copy === undefined ? "" : this.#blocks(copy, PLAIN) + this.#deletedElsewhere();
    const headers = furniture.map((each) => this.#blocks(each, PLAIN));
    const told = [copy, ...furniture].map((each) => (each === undefined ? "" : xmlReady(textWithin(each, LEFT_OUT))));
    return {
      body,
      footnotes: this.#notes.footnote,
      endnotes: this.#notes.endnote,
      comments: this.#comments,
      furniture: headers.filter((xml) => xml !== ""),
      styles: this.#styles.written(),
      lists: this.#lists.written(),
      pictures: this.#pictures,
      hasMacros: [...this.#parts.keys()].some((path) => /^Basic\/[^/]+\/(?!script-lb)/.test(path)),
      texts: [...told, ...this.#texts],
    };
  }

  /** Notes the words that controls of forms show: controls are described apart from the places where they stand. */
  #nameControls(copy: Element): void {
    for (const form of elementsOf(copy).filter(({ name }) => name === "office:forms")) {
      for (const { attributes } of controlsIn(form)) {
        const { id = "", label, "current-value": typed, value, title } = attributes;
        this.#controls.set(id, label ?? typed ?? value ?? title ?? "control");
      }
    }
  }

  /** Deletions that no place of the copy names. */
  #deletedElsewhere(): string {
    const runs = [...this.#deletions.keys()].map((id) => this.#deleted(id, PLAIN)).join("");
    return runs === "" ? "" : paragraphXml(runs, NO_PARAGRAPH);
  }

  #delete(region: Element): void {
    const deletion = childNamed(region, "text:deletion");
    if (deletion !== undefined) this.#deletions.set(region.attributes["id"] ?? "", deletion);
  }

  #blocks(element: Element, place: Place): string {
    return elementsOf(element)
      .map((child) => this.#block(child, place))
      .join("");
  }

  #block(element: Element, place: Place): string {
    const { name, attributes } = element;
    if (LEFT_OUT.has(name)) return "";
    if (PARAGRAPHS.has(name)) return this.#paragraph(element, place);
    if (name === "table:table") return odtTableXml(element, (cell) => this.#blocks(cell, place));
    if (name === "text:list") return this.#list(element, place);
    if (name === "text:section" && attributes["display"] === "none")
      return this.#blocks(element, { ...place, look: { ...place.look, vanish: "1" } });
    if (name.startsWith("draw:") || name === "text:change" || name === "office:annotation") {
      const runs = this.#inline(element, place);
      return runs === "" ? "" : paragraphXml(runs, NO_PARAGRAPH);
    }
    return this.#blocks(element, place);
  }

  #paragraph(element: Element, place: Place): string {
    const { style, alignment, run } = this.#styles.lookOf("paragraph", element.attributes["style-name"]);
    const runs = this.#runs(element, { ...place, look: { ...run, ...place.look } });
    return paragraphXml(runs, { ...NO_PARAGRAPH, style, alignment, list: this.#numberOf(element) });
  }

  #numberOf({ name, attributes }: Element): ParagraphLook["list"] {
    const entry = this.#entries.at(-1);
    if (entry === undefined) {
      const level = Number(attributes["outline-level"] ?? 1) - 1;
      const id = name === "text:h" ? this.#lists.outline(level) : undefined;
      return id === undefined ? undefined : { id, level };
    }
    if (!entry.isNumbered) return undefined;
    entry.isNumbered = false;
    return { id: entry.list, level: entry.level };
  }

  #list(element: Element, place: Place): string {
    const { "style-name": own, "continue-numbering": goesOn, "continue-list": before } = element.attributes;
    const outer = this.#entries.at(-1);
    const level = outer === undefined ? 0 : outer.level + 1;
    const isNew = outer === undefined && goesOn !== "true" && before === undefined;
    let list =
      outer !== undefined && own === undefined ? outer.list : this.#lists.begin(own ?? "", isNew, level, undefined);
    const written = elementsOf(element).map((child) => {
      const start = child.attributes["start-value"];
      if (start !== undefined) list = this.#lists.begin(own ?? "", false, level, Number(start));
      this.#entries.push({ list, level, isNumbered: child.name === "text:list-item" });
      const xml = this.#blocks(child, place);
      this.#entries.pop();
      return xml;
    });
    return written.join("");
  }

  #runs(element: Element, place: Place): string {
    return element.children
      .map((child) => (typeof child === "string" ? this.#text(child, place) : this.#inline(child, place)))
      .join("");
  }

  #text(text: string, { look, isDeleted }: Place): string {
    return runXml(textXml(xmlReady(text.replace(/[\t\n\r ]+/g, " "))), look, isDeleted);
  }

  #inline(element: Element, place: Place): string {
    const { name, attributes } = element;
    if (LEFT_OUT.has(name)) return "";
    const put = (inner: string): string => runXml(inner, place.look, place.isDeleted);
    switch (name) {
      case "text:s":
        return put(textXml(" ".repeat(Math.min(1000, Number(attributes["c"] ?? 1) || 1))));
      case "text:tab":
        return put(textXml("\t"));
      case "text:line-break":
        return put(textXml("\n"));
      case "text:span": {
        const { style, run } = this.#styles.lookOf("text", attributes["style-name"]);
        const styled: WordProperties = style === undefined ? {} : { rStyle: style };
        return this.#runs(element, { ...place, look: { ...place.look, ...styled, ...run } });
      }
      case "text:a":
        return this.#link(element, place);
      case "text:ruby":
        return put(this.#ruby(element));
      case "text:note":
        return put(this.#note(element));
      case "office:annotation":
        return put(this.#comment(element));
      case "text:change":
        return this.#deleted(attributes["change-id"] ?? "", place);
      case "draw:frame":
        return put(this.#frame(element));
      case "field:fieldmark":
        return put(this.#formField(element)) + this.#runs(element, place);
      case "draw:control":
        return put(drawnXml(this.#controls.get(attributes["control"] ?? "") ?? "control"));
      default:
        return name.startsWith("draw:") ? put(this.#shape(element)) : this.#runs(element, place);
    }
  }

  /** A box of a form, or what was chosen from a list, as LibreOffice keeps those of Word. */
  #formField(element: Element): string {
    const valuesOf = (name: string): readonly string[] =>
      elementsOf(element).flatMap(({ attributes: { name: own, value = "" } }) => (own === name ? [value] : []));
    const { type = "" } = element.attributes;
    if (type.endsWith(".FORMCHECKBOX")) {
      const sign = valuesOf("Checkbox_Checked").includes("true") ? "☑" : "☐";
      this.#texts.push(sign);
      return textXml(sign);
    }
    const chosen = valuesOf("Dropdown_ListEntry")[Number(valuesOf("Dropdown_Selected")[0] ?? 0)];
    return chosen === undefined ? "" : drawnXml(chosen);
  }

  #link(element: Element, place: Place): string {
    const { href = "" } = element.attributes;
    const words = this.#runs(element, place);
    if (href === "" || href.startsWith("#")) return words;
    const code = xmlReady(` HYPERLINK "${href}" `);
    this.#texts.push(code);
    const put = (inner: string): string => runXml(inner, {}, place.isDeleted);
    return [
      put(fieldMarkXml("begin") + codeXml(code) + fieldMarkXml("separate")),
      words,
      put(fieldMarkXml("end")),
    ].join("");
  }

  #ruby(element: Element): string {
    const [base = "", reading = ""] = ["text:ruby-base", "text:ruby-text"].map((name) => {
      const child = childNamed(element, name);
      return child === undefined ? "" : runXml(textXml(xmlReady(textWithin(child, LEFT_OUT))), {}, false);
    });
    return `<w:ruby><w:rt>${reading}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby>`;
  }

  /** Blocks of a text beside the copy, which stand in none of its lists. */
  #apart(element: Element): string {
    const entries = this.#entries.splice(0);
    const xml = this.#blocks(element, PLAIN);
    this.#entries.push(...entries);
    return xml;
  }

  #note(element: Element): string {
    const kind = element.attributes["note-class"] === "endnote" ? "endnote" : "footnote";
    return referenceXml(kind, this.#notes[kind].push(this.#apart(element)) - 1);
  }

  #comment(element: Element): string {
    const creator = childNamed(element, "dc:creator");
    const author = creator === undefined ? "" : xmlReady(textWithin(creator, new Set()));
    return referenceXml("comment", this.#comments.push({ author, xml: this.#apart(element) }) - 1);
  }

  /** Text that tracked changes took away: it stands at the beginning of the document, by the id that its place names. */
  #deleted(id: string, place: Place): string {
    const deletion = this.#deletions.get(id);
    this.#deletions.delete(id);
    if (deletion === undefined) return "";
    this.#texts.push(xmlReady(textWithin(deletion, LEFT_OUT)));
    return within(deletion, PARAGRAPHS)
      .map((paragraph) => this.#runs(paragraph, { ...place, isDeleted: true }))
      .join("");
  }

  /** A frame: of several versions of what it holds, the first that can be read. */
  #frame(element: Element): string {
    const [box] = within(element, BOXES);
    if (box !== undefined) return boxXml(this.#apart(box));
    if (childNamed(element, "table:table") !== undefined) return boxXml(this.#apart(element));
    const object = elementsOf(element).find(({ name }) => name === "draw:object" || name === "draw:object-ole");
    if (object !== undefined) return this.#object(object);
    const images = elementsOf(element).filter(({ name }) => name === "draw:image");
    if (images.length === 0) return "";
    const paths = images.map(({ attributes }) => (attributes["href"] ?? "").replace(/^\.\//, ""));
    const path = paths.find((each) => this.#parts.has(each));
    const bytes = this.#parts.get(path ?? "");
    const picture = path === undefined || bytes === undefined ? undefined : { bytes, name: endingOf(path) };
    return pictureXml(this.#pictures.push(picture) - 1);
  }

  /** A formula or a chart: its own words tell what it is. */
  #object(object: Element): string {
    const path = `${(object.attributes["href"] ?? "").replace(/^\.\//, "")}/content.xml`;
    const { root } = treeOf(xmlText(this.#parts.get(path) ?? new Uint8Array(0)) || "<none/>", path);
    const words = [root, object].map((each) => textWithin(each, new Set()).replace(/\s+/gu, " ").trim());
    return drawnXml(words.find((each) => each !== "") ?? "object");
  }

  /** A drawing: words in it are a text box. */
  #shape(element: Element): string {
    if (element.name === "draw:g")
      return elementsOf(element)
        .map((child) => this.#drawn(child))
        .join("");
    const words = this.#apart(element);
    return textWithin(element, LEFT_OUT).trim() === "" ? "" : boxXml(words);
  }

  #drawn(element: Element): string {
    if (LEFT_OUT.has(element.name) || !element.name.startsWith("draw:")) return "";
    return element.name === "draw:frame" ? this.#frame(element) : this.#shape(element);
  }
}

function controlsIn(form: Element): readonly Element[] {
  return elementsOf(form).flatMap((each) => [each, ...controlsIn(each)]);
}

function endingOf(path: string): string {
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return `picture.${ending === "jpg" ? "jpeg" : ending === "tif" ? "tiff" : ending}`;
}
