// The numbers of Word's lists. They are not in the text: Word counts while it shows the document, by levels that a list, its description and the styles give
// together. So paragraphs must be asked for in order, once each.
import { listFor } from "../../../base/once.ts";
import { listFigure } from "./number-formats.ts";
import { elementAt, innerElements, valueAt, type WordElement } from "./xml.ts";

/** A paragraph's place in a list. */
export interface WordItem {
  readonly numbered: boolean;
  /** The number that Word itself writes before the paragraph: readers see it, but the document has no text for it. Undefined if there is none. */
  readonly number: string | undefined;
}

/** A level of a list, as `numbering.xml` describes it. */
interface Level {
  readonly format: string;
  /** `%1、`: the figures represent the counters of the levels. */
  readonly text: string;
  readonly start: number;
}

interface Place {
  /** Undefined: the describing list numbers by itself. */
  readonly list: string | undefined;
  readonly described: string;
  readonly level: number;
}

/** Counts paragraphs as Word does: each has to be asked for once, in the document's order. */
export class WordNumbers {
  /** Levels by the list that describes them and their depth. */
  readonly #levels = new Map<string, Level[]>();
  /** The describing list of each list. */
  readonly #lists = new Map<string, string>();
  /** `list/level` → the number at which it restarts. */
  readonly #restarts = new Map<string, number>();
  /** The list and level of paragraphs with a style that a level names. */
  readonly #styles = new Map<string, Place>();
  readonly #counters = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: WordElement | undefined) {
    // The levels of a list may be described by a style's list.
    const owners = new Map<string, string>();
    const links = new Map<string, string>();
    for (const abstract of innerElements(numbering, "w:abstractNum")) {
      const described = abstract.attributes["abstractNumId"] ?? "";
      for (const level of innerElements(abstract, "w:lvl")) this.#describe(described, level);
      owners.set(valueAt(abstract, "w:styleLink") ?? "", described);
      links.set(described, valueAt(abstract, "w:numStyleLink") ?? "");
    }
    owners.delete("");
    for (const use of innerElements(numbering, "w:num")) {
      const list = use.attributes["numId"] ?? "";
      const named = valueAt(use, "w:abstractNumId") ?? "";
      const described = owners.get(links.get(named) ?? "") ?? named;
      this.#lists.set(list, described);
      for (const over of innerElements(use, "w:lvlOverride")) this.#override(list, described, over);
    }
  }

  #override(list: string, described: string, over: WordElement): void {
    const start = valueAt(over, "w:startOverride");
    if (start !== undefined) this.#restarts.set(`${list}/${depthOf(over)}`, Number(start));
    for (const level of innerElements(over, "w:lvl")) this.#describe(described, level);
  }

  #describe(described: string, level: WordElement): void {
    const depth = depthOf(level);
    listFor(this.#levels, described)[depth] = {
      format: valueAt(level, "w:numFmt") ?? "decimal",
      text: valueAt(level, "w:lvlText") ?? "",
      start: Number(valueAt(level, "w:start") ?? 1),
    };
    const style = valueAt(level, "w:pStyle");
    if (style !== undefined) this.#styles.set(style, { list: undefined, described, level: depth });
  }

  /**
   * The item number of the next paragraph; undefined if it is in no list.
   * @param properties of the paragraph @param look of its style
   */
  next(properties: WordElement | undefined, look: StyleLook): WordItem | undefined {
    const place = this.#place(properties, look);
    const levels = place && this.#levels.get(place.described);
    const own = place && levels?.[place.level];
    if (place === undefined || levels === undefined || own === undefined) return undefined;
    if (own.format === "bullet") return { numbered: false, number: undefined };
    const { list, described, level } = place;
    const counter = listFor(this.#counters, described);
    const restart = this.#begun.has(`${list}/${level}`) ? undefined : this.#restarts.get(`${list}/${level}`);
    this.#begun.add(`${list}/${level}`);
    counter[level] = restart ?? (counter[level] === undefined ? own.start : counter[level] + 1);
    counter.length = level + 1;
    const written = own.text.replace(/%([1-9])/g, (_, depth: string) => {
      const at = Number(depth) - 1;
      const { format, start } = levels[at] ?? own;
      return listFigure(counter[at] ?? start, format);
    });
    return { numbered: true, number: written.trim() || undefined };
  }

  /** Properties that the paragraph lacks come from its style. A list without a description counts as none: 0 removes a paragraph from its style's list. */
  #place(properties: WordElement | undefined, look: StyleLook): Place | undefined {
    const list = valueAt(properties, "w:numPr", "w:numId");
    const named = list ?? look.list;
    if (named === undefined) return this.#styles.get(valueAt(properties, "w:pStyle") ?? "");
    const described = this.#lists.get(named);
    const level = valueAt(properties, "w:numPr", "w:ilvl") ?? (list === undefined ? look.level : undefined);
    return described === undefined ? undefined : { list: named, described, level: Number(level ?? 0) };
  }
}

function depthOf({ attributes: { ilvl } }: WordElement): number {
  return Number(ilvl ?? 0);
}

/** Looks that are on or off, by the elements that switch them. */
const TOGGLES = [
  ["w:vanish", "hidden"],
  ["w:strike", "struck"],
  ["w:dstrike", "struck"],
  ["w:caps", "caps"],
  ["w:smallCaps", "smallCaps"],
] as const;

/** hidden: Word does not show the text; caps: it shows capitals. Undefined if nothing is given. */
export type Toggles = Readonly<Partial<Record<(typeof TOGGLES)[number][1], boolean>>>;

/** The look of words in a style, its parents included; undefined if nothing is given. */
export interface StyleLook {
  /** The style's own. */
  readonly name: string | undefined;
  readonly toggles: Toggles;
  /** Points. */
  readonly size: number | undefined;
  /** ST_Jc of ECMA-376: `center`. */
  readonly alignment: string | undefined;
  /** The list of its paragraphs, and their level in it. */
  readonly list: string | undefined;
  readonly level: string | undefined;
}

/** True if an element switches something on (ST_OnOff of ECMA-376); one without a value does. */
export function isOn({ attributes: { val } }: WordElement): boolean {
  return val !== "0" && val !== "false" && val !== "off";
}

/** The switches in the properties of a run. A line through words may be single or double. */
export function togglesIn(properties: WordElement | undefined): Toggles {
  const found: { -readonly [Key in keyof Toggles]: Toggles[Key] } = {};
  for (const [name, toggle] of TOGGLES) {
    const element = elementAt(properties, name);
    if (element !== undefined) found[toggle] = isOn(element) || (found[toggle] ?? false);
  }
  return found;
}

/** Points. */
export function sizeIn(properties: WordElement | undefined): number | undefined {
  return Number(valueAt(properties, "w:sz")) / 2 || undefined;
}

/** The deepest chain of parents: no template has so many, and a circle ends here. */
export const MOST_PARENTS = 20;

/** The looks of a document's styles by their ids. */
export function styleLooks(root: WordElement | undefined): (style: string | undefined) => StyleLook {
  const styles = new Map(innerElements(root, "w:style").map((style) => [style.attributes["styleId"], style] as const));
  const lookOf = (style: WordElement | undefined, parents: number): StyleLook => {
    const above = valueAt(style, "w:basedOn");
    const parent = above === undefined || parents === 0 ? undefined : lookOf(styles.get(above), parents - 1);
    const properties = elementAt(style, "w:rPr");
    const paragraph = elementAt(style, "w:pPr");
    return {
      name: valueAt(style, "w:name"),
      toggles: { ...parent?.toggles, ...togglesIn(properties) },
      size: sizeIn(properties) ?? parent?.size,
      alignment: valueAt(paragraph, "w:jc") ?? parent?.alignment,
      list: valueAt(paragraph, "w:numPr", "w:numId") ?? parent?.list,
      level: valueAt(paragraph, "w:numPr", "w:ilvl") ?? parent?.level,
    };
  };
  return (style) => lookOf(styles.get(style), MOST_PARENTS);
}
