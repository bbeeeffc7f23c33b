import { readXml } from "./word-xml.ts";

/** How paragraphs of a style look, its own parents included. */
export interface StyleLook {
  /** Points. */
  readonly size: number | undefined;
  /** ST_Jc of ECMA-376: `center`. */
  readonly alignment: string | undefined;
  /** Word does not show its text; undefined: nothing is said. */
  readonly hidden: boolean | undefined;
}

interface Style {
  parent: string | undefined;
  size: number | undefined;
  alignment: string | undefined;
  hidden: boolean | undefined;
}

/** No template derives its styles so often; a circle of parents ends here. */
const MOST_PARENTS = 20;

/** The looks of a document's styles by their ids: mammoth tells a style's name alone. */
export function styleLooks(xml: string): (style: string | null) => StyleLook {
  const styles = stylesIn(xml);
  return (style) => {
    let size: number | undefined;
    let alignment: string | undefined;
    let hidden: boolean | undefined;
    let next = styles.get(style ?? "");
    for (let parents = 0; next !== undefined && parents < MOST_PARENTS; parents++) {
      size ??= next.size;
      alignment ??= next.alignment;
      hidden ??= next.hidden;
      next = styles.get(next.parent ?? "");
    }
    return { size, alignment, hidden };
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
        style = { parent: undefined, size: undefined, alignment: undefined, hidden: undefined };
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
  else if (place === "w:style w:rPr w:vanish") style.hidden = value !== "0" && value !== "false";
  else if (place === "w:style w:rPr w:sz") style.size = Number(value) / 2 || undefined;
}
