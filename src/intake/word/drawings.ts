import type { Splice } from "../../manifest/splice.ts";
import { prefixOf, splicedXml, unwrapped } from "./splices.ts";
import { type OpenElement, readXml } from "./xml.ts";

/** Elements that hold a drawing: in the first mammoth reads pictures, in the others text boxes. */
const ROOTS: ReadonlySet<string> = new Set(["w:drawing", "w:pict", "w:object"]);
/** Elements round a text box or a picture through which mammoth finds it. */
const READ: ReadonlySet<string> = new Set([
  "v:shape",
  "v:textbox",
  "v:group",
  "v:rect",
  "v:roundrect",
  "mc:AlternateContent",
  "mc:Choice",
  "mc:Fallback",
]);
/** The elements of a drawing through which alone mammoth finds a picture. */
const PICTURE_WAY = /^(?:inline|anchor) graphic graphicData pic blipFill blip$/;
const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/**
 * Makes drawings ready for mammoth: text boxes of every shape, and pictures in groups, become those of VML, which it reads; all others it drops
 * without a word. If a document has a version for Word and one for other programs, and their words differ, Word's is read.
 * @returns the XML unchanged if it is not well-formed: the next reader reports that
 */
export function readableDrawings(xml: string): string {
  if (!/txbxContent|AlternateContent|imagedata|blip\b/.test(xml)) return xml;
  const reader = new DrawingReader(xml);
  const fault = readXml(xml, "", {
    open: (element) => reader.open(element),
    close: (element, at, end) => reader.close(element, at, end),
    text: (text) => reader.text(text),
  });
  return fault === undefined ? splicedXml(xml, reader.splices) : xml;
}

interface Open {
  readonly element: OpenElement;
  /** A text box or a picture stands in it. */
  leads: boolean;
}

/** A drawing that is open. */
interface Drawing {
  /** Where it stands among the open elements. */
  readonly depth: number;
  /** Its tags and pictures, rewritten; only made if mammoth cannot read the drawing as it is. */
  readonly splices: Splice[];
  isUnread: boolean;
}

interface Version {
  readonly start: number;
  readonly inner: number;
  outer: number;
  words: string;
  pictures: number;
}

/** Several versions of one thing. */
interface Versions {
  readonly start: number;
  /** Behind the tag that opens it. */
  readonly inner: number;
  readonly choices: Version[];
  fallback: Version | undefined;
  open: Version | undefined;
}

/** Guards that a drawing is rewritten as a whole or not at all. */
class DrawingReader {
  readonly splices: Splice[] = [];
  readonly #open: Open[] = [];
  readonly #drawings: Drawing[] = [];
  readonly #versions: Versions[] = [];
  readonly #xml: string;

  constructor(xml: string) {
    this.#xml = xml;
  }

  open(element: OpenElement): void {
    this.#open.push({ element, leads: false });
    const { name, start, end } = element;
    if (ROOTS.has(name)) this.#drawings.push({ depth: this.#open.length - 1, splices: [], isUnread: false });
    else if (name === "mc:AlternateContent")
      this.#versions.push({ start, inner: end, choices: [], fallback: undefined, open: undefined });
    else if (name === "mc:Choice" || name === "mc:Fallback") this.#openVersion(element);
    else if (name === "w:txbxContent") this.#openBox();
    else if (name === "v:imagedata" || (name === "a:blip" && pictureIn(element) !== undefined))
      this.#openPicture(element);
  }

  text(text: string): void {
    const name = this.#open.at(-1)?.element.name;
    const version = this.#versions.at(-1)?.open;
    if (version !== undefined && (name === "w:t" || name === "m:t")) version.words += text;
  }

  close(element: OpenElement, at: number, end: number): void {
    const leads = this.#open.pop()?.leads ?? false;
    const { name } = element;
    if (ROOTS.has(name)) this.#closeDrawing(element, at, end);
    else if (name === "mc:AlternateContent") this.#closeVersions(end);
    else if (name === "mc:Choice" || name === "mc:Fallback") this.#closeVersion(at);
    else if (name === "a:blip" && leads) this.#rewritePicture(element, end);
    else if (leads && name !== "w:txbxContent" && name !== "v:imagedata" && !READ.has(name))
      this.#drop(element, at, end);
  }

  /** The drawing that is open; in a text box there is none until another begins. */
  #drawing(): Drawing | undefined {
    const drawing = this.#drawings.at(-1);
    if (drawing === undefined) return undefined;
    const inner = this.#open.slice(drawing.depth + 1, -1);
    return inner.some(({ element }) => element.name === "w:txbxContent") ? undefined : drawing;
  }

  /** A text box or a picture begins: all elements of the drawing round it lead to it. */
  #lead(drawing: Drawing): void {
    for (const each of this.#open.slice(drawing.depth + 1)) each.leads = true;
  }

  #openBox(): void {
    const drawing = this.#drawing();
    if (drawing === undefined) return;
    this.#lead(drawing);
    const way = this.#open.slice(drawing.depth + 1, -1).map(({ element }) => element.name);
    const isRead = this.#open[drawing.depth]?.element.name === "w:pict" && way.every((name) => READ.has(name));
    drawing.isUnread ||= !isRead;
  }

  #openPicture({ name }: OpenElement): void {
    const version = this.#versions.at(-1)?.open;
    if (version !== undefined) version.pictures++;
    const drawing = this.#drawing();
    if (drawing === undefined) return;
    this.#lead(drawing);
    const way = this.#open.slice(drawing.depth + 1).map(({ element }) => element);
    drawing.isUnread ||=
      name === "a:blip"
        ? !PICTURE_WAY.test(way.map(({ written }) => written.slice(prefixOf(written).length)).join(" "))
        : way.slice(0, -1).some((each) => !READ.has(each.name));
  }

  #drop({ start, end: behind, closed }: OpenElement, at: number, end: number): void {
    const splices = this.#drawings.at(-1)?.splices;
    const { open, close } = closed ? { open: "", close: "" } : unwrapped(this.#xml.slice(start, behind));
    splices?.push({ from: start, to: behind, text: open });
    if (!closed) splices?.push({ from: at, to: end, text: close });
  }

  #rewritePicture(element: OpenElement, end: number): void {
    const { start } = element;
    const text = `<v:imagedata ${NAMESPACES} r:id="${pictureIn(element) ?? ""}"/>`;
    this.#drawings.at(-1)?.splices.push({ from: start, to: end, text });
  }

  #closeDrawing({ name, written, start, end: behind, closed }: OpenElement, at: number, end: number): void {
    const drawing = this.#drawings.pop();
    if (drawing === undefined || closed || !drawing.isUnread) return;
    this.splices.push(...drawing.splices);
    if (name === "w:pict") return;
    const { open, close } = unwrapped(this.#xml.slice(start, behind));
    this.splices.push({ from: start, to: behind, text: `<${prefixOf(written)}pict>${open}` });
    this.splices.push({ from: at, to: end, text: `${close}</${prefixOf(written)}pict>` });
  }

  #openVersion({ name, start, end }: OpenElement): void {
    const versions = this.#versions.at(-1);
    if (versions === undefined) return;
    const version: Version = { start, inner: end, outer: end, words: "", pictures: 0 };
    versions.open = version;
    if (name === "mc:Choice") versions.choices.push(version);
    else versions.fallback = version;
  }

  #closeVersion(at: number): void {
    const versions = this.#versions.at(-1);
    if (versions?.open === undefined) return;
    versions.open.outer = at;
    versions.open = undefined;
  }

  /** mammoth reads the fallback; if Word's version says more, it takes the fallback's place. */
  #closeVersions(end: number): void {
    const versions = this.#versions.pop();
    if (versions === undefined) return;
    const { start, inner, choices, fallback } = versions;
    const saidBy = (version: Version | undefined): string => version?.words.replace(/\s+/gu, "") ?? "";
    const said = saidBy(fallback);
    const hasNone = said === "" && (fallback?.pictures ?? 0) === 0;
    const choice = choices.find(
      (each) => (saidBy(each) !== "" && saidBy(each) !== said) || (hasNone && each.pictures > 0),
    );
    const read = choice ?? fallback;
    if (choice !== undefined) {
      const all = unwrapped(this.#xml.slice(start, inner));
      const one = unwrapped(this.#xml.slice(choice.start, choice.inner));
      this.splices.push({ from: start, to: choice.inner, text: all.open + one.open });
      this.splices.push({ from: choice.outer, to: end, text: one.close + all.close });
    }
    const outer = this.#versions.at(-1)?.open;
    if (outer === undefined || read === undefined) return;
    outer.words += read.words;
    outer.pictures += read.pictures;
  }
}

/** The id of a picture that stands in the document, or that it names only. */
function pictureIn({ attributes }: OpenElement): string | undefined {
  return attributes["embed"] ?? attributes["link"];
}
