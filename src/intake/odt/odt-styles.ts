import type { WordStyle } from "../word/package.ts";
import { MOST_PARENTS } from "../word/styles.ts";
import type { WordProperties } from "../word/written.ts";
import { childNamed, type Element, elementsOf } from "./tree.ts";

/** What a paragraph's or a span's style says: the document's own style, and what stands over it. */
interface OdtLook {
  readonly style: string | undefined;
  readonly alignment: string | undefined;
  readonly run: WordProperties;
}

interface OdtStyle {
  readonly kind: "paragraph" | "character";
  readonly name: string;
  readonly parent: string | undefined;
  readonly alignment: string | undefined;
  readonly run: WordProperties;
  /** The size of its characters in percent of its parent's. */
  readonly percent: number | undefined;
  /** Made for one place. */
  readonly isOwn: boolean;
}

const NO_LOOK: OdtLook = { style: undefined, alignment: undefined, run: {} };
/** Points, where no style tells them. */
const USUAL = 12;

/** The styles of paragraphs and spans. */
export class OdtStyles {
  readonly #styles = new Map<string, OdtStyle>();

  /** @param element that holds styles @param isOwn they are made for one place */
  add(element: Element | undefined, isOwn: boolean): void {
    for (const style of element === undefined ? [] : elementsOf(element)) {
      const { family = "", name = "" } = style.attributes;
      if (style.name === "style:style" && (family === "paragraph" || family === "text"))
        this.#styles.set(keyOf(family, name), styleIn(style, isOwn));
    }
  }

  lookOf(family: "paragraph" | "text", name: string | undefined): OdtLook {
    const style = this.#styles.get(keyOf(family, name ?? ""));
    if (style === undefined) return NO_LOOK;
    const { alignment, run, isOwn, parent } = style;
    if (!isOwn) return { style: keyOf(family, name ?? ""), alignment: undefined, run: {} };
    return { style: parent === undefined ? undefined : keyOf(family, parent), alignment, run };
  }

  written(): readonly WordStyle[] {
    return [...this.#styles].flatMap(([id, style]): readonly WordStyle[] => {
      const { kind, name, parent, alignment, run, percent, isOwn } = style;
      if (isOwn) return [];
      const size = percent === undefined ? {} : { sz: String(Math.round(2 * this.#sizeOf(id, 0))) };
      const family = kind === "paragraph" ? "paragraph" : "text";
      const based = parent === undefined ? undefined : keyOf(family, parent);
      return [{ id, kind, name, parent: based, alignment, run: { ...run, ...size } }];
    });
  }

  /** Points. */
  #sizeOf(id: string, depth: number): number {
    const style = this.#styles.get(id);
    if (style === undefined || depth > MOST_PARENTS) return USUAL;
    const { run, percent, parent } = style;
    if (run["sz"] !== undefined) return Number(run["sz"]) / 2;
    return this.#sizeOf(keyOf(id.slice(0, id.indexOf(" ")), parent ?? ""), depth + 1) * ((percent ?? 100) / 100);
  }
}

function keyOf(family: string, name: string): string {
  return `${family} ${name}`;
}

function styleIn(style: Element, isOwn: boolean): OdtStyle {
  const { family, name = "", "display-name": shown, "parent-style-name": parent } = style.attributes;
  const text = childNamed(style, "style:text-properties")?.attributes ?? {};
  const size = text["font-size-asian"] ?? text["font-size"] ?? "";
  const align = childNamed(style, "style:paragraph-properties")?.attributes["text-align"];
  return {
    kind: family === "paragraph" ? "paragraph" : "character",
    name: (shown ?? name).replaceAll("_20_", " "),
    parent,
    alignment: align === undefined ? undefined : (ALIGNMENTS[align] ?? align),
    run: runLook(text),
    percent: size.endsWith("%") ? Number.parseFloat(size) : undefined,
    isOwn,
  };
}

const ALIGNMENTS: Readonly<Record<string, string>> = { start: "left", justify: "both" };

/** Looks that are on or off: the property of WordprocessingML, and when it is on. */
const SWITCHES: Readonly<Record<string, readonly [name: string, isOn: (value: string) => boolean]>> = {
  "text-line-through-style": ["strike", (value) => value !== "none"],
  "font-variant": ["smallCaps", (value) => value === "small-caps"],
  "text-transform": ["caps", (value) => value === "uppercase"],
  display: ["vanish", (value) => value === "none"],
};

function runLook(text: Element["attributes"]): WordProperties {
  const look: Record<string, string> = {};
  for (const [attribute, [name, isOn]] of Object.entries(SWITCHES)) {
    const value = text[attribute];
    if (value !== undefined) look[name] = isOn(value) ? "1" : "0";
  }
  const emphasis = text["text-emphasize"];
  if (emphasis !== undefined) look["em"] = emphasis === "none" ? "none" : "dot";
  const script = scriptOf(text["text-position"]);
  return { ...look, ...fontLook(text), ...(script === undefined ? {} : { vertAlign: script }) };
}

/** Western and Eastern characters have looks of their own: those of the East count, since copy is Chinese. */
function fontLook(text: Element["attributes"]): WordProperties {
  const weight = text["font-weight-asian"] ?? text["font-weight"];
  const isBold = weight === "bold" || Number(weight) >= 600;
  const size = /^([\d.]+)pt$/.exec(text["font-size-asian"] ?? text["font-size"] ?? "")?.[1];
  return {
    ...(weight === undefined ? {} : { b: isBold ? "1" : "0" }),
    ...(size === undefined ? {} : { sz: String(Math.round(2 * Number(size))) }),
  };
}

/** `super 58%`, or how far up in hundredths. */
function scriptOf(position: string | undefined): string | undefined {
  const [place = ""] = position?.split(" ") ?? [];
  if (place === "super" || Number.parseFloat(place) > 0) return "superscript";
  if (place === "sub" || Number.parseFloat(place) < 0) return "subscript";
  return position === undefined ? undefined : "baseline";
}
