import { readXml } from "./xml.ts";

/** Looks that are on or off, by the elements that switch them. */
export const TOGGLES: Readonly<Record<string, Toggle>> = {
  "w:vanish": "hidden",
  "w:strike": "struck",
  "w:dstrike": "struck",
  "w:caps": "caps",
  "w:smallCaps": "smallCaps",
};

/** hidden: Word does not show the text; caps: it shows capitals. */
export type Toggle = "hidden" | "struck" | "caps" | "smallCaps";

/** How words of a style look, its own parents included; undefined: nothing is said. */
export interface StyleLook extends Readonly<Record<Toggle, boolean | undefined>> {
  /** Points. */
  readonly size: number | undefined;
  /** ST_Jc of ECMA-376: `center`. */
  readonly alignment: string | undefined;
  /** The list that its paragraphs are numbered in, and their level there. */
  readonly list: string | undefined;
  readonly level: string | undefined;
}

export const NO_LOOK: StyleLook = {
  list: undefined,
  level: undefined,
  size: undefined,
  alignment: undefined,
  hidden: undefined,
  struck: undefined,
  caps: undefined,
  smallCaps: undefined,
};

/** Whether an element with this value switches something on (ST_OnOff of ECMA-376); one without a value does. */
export function isOn(value: string | undefined): boolean {
  return value !== "0" && value !== "false" && value !== "off";
}

type Style = { -readonly [Key in keyof StyleLook]: StyleLook[Key] } & { parent: string | undefined };

/** No template derives its styles so often; a circle of parents ends here. */
export const MOST_PARENTS = 20;

/** The looks of a document's styles by their ids: mammoth tells a style's name alone. */
export function styleLooks(xml: string): (style: string | null) => StyleLook {
  const styles = stylesIn(xml);
  return (style) => {
    const look = { ...NO_LOOK, parent: undefined } as Style;
    let next = styles.get(style ?? "");
    for (let parents = 0; next !== undefined && parents < MOST_PARENTS; parents++) {
      look.size ??= next.size;
      look.alignment ??= next.alignment;
      look.list ??= next.list;
      look.level ??= next.level;
      for (const toggle of Object.values(TOGGLES)) look[toggle] ??= next[toggle];
      next = styles.get(next.parent ?? "");
    }
    return look;
  };
}

function stylesIn(xml: string): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  const open: string[] = [];
  let style: Style | undefined;
  readXml(xml, "", {
    open: ({ name, attributes: { styleId, val } }) => {
      open.push(name);
      if (name === "w:style") {
        style = { ...NO_LOOK, parent: undefined };
        if (styleId !== undefined) styles.set(styleId, style);
      } else if (style !== undefined) take(style, open.slice(open.lastIndexOf("w:style")).join(" "), val);
    },
    close: ({ name }) => {
      open.pop();
      if (name === "w:style") style = undefined;
    },
  });
  return styles;
}

function take(style: Style, place: string, value: string | undefined): void {
  if (place === "w:style w:basedOn") style.parent = value;
  else if (place === "w:style w:pPr w:jc") style.alignment = value;
  else if (place === "w:style w:pPr w:numPr w:numId") style.list = value;
  else if (place === "w:style w:pPr w:numPr w:ilvl") style.level = value;
  else if (place === "w:style w:rPr w:sz") style.size = Number(value) / 2 || undefined;
  else if (place.startsWith("w:style w:rPr ")) {
    const toggle = TOGGLES[place.slice("w:style w:rPr ".length)];
    if (toggle !== undefined) style[toggle] = isOn(value);
  }
}
