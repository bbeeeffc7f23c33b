import { elementAt, innerElements, valueAt, type WordElement } from "./xml.ts";

/** Looks that are on or off, by the elements that switch them. */
const TOGGLES = [
  ["w:vanish", "hidden"],
  ["w:strike", "struck"],
  ["w:dstrike", "struck"],
  ["w:caps", "caps"],
  ["w:smallCaps", "smallCaps"],
] as const;

/** hidden: Word does not show the text; caps: it shows capitals. Undefined: nothing is said. */
export type Toggles = Readonly<Partial<Record<(typeof TOGGLES)[number][1], boolean>>>;

/** How words of a style look, its own parents included; undefined: nothing is said. */
export interface StyleLook {
  /** The style's own. */
  readonly name: string | undefined;
  readonly toggles: Toggles;
  /** Points. */
  readonly size: number | undefined;
  /** ST_Jc of ECMA-376: `center`. */
  readonly alignment: string | undefined;
  /** The list that its paragraphs are numbered in, and their level there. */
  readonly list: string | undefined;
  readonly level: string | undefined;
}

/** Whether an element switches something on (ST_OnOff of ECMA-376); one without a value does. */
export function isOn({ attributes: { val } }: WordElement): boolean {
  return val !== "0" && val !== "false" && val !== "off";
}

/** What properties of a run switch. A line through words is one or two. */
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

/** No template derives its styles so often; a circle of parents ends here. */
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
