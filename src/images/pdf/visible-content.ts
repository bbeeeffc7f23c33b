import type { PDFDict } from "@cantoo/pdf-lib";
import { type Operand, readContent } from "./content.ts";
import { nameAt } from "./objects.ts";

/** What names in a content stream stand for. */
interface Named {
  /** The layer that a section is marked with; undefined for a name without a layer. */
  readonly marked: (name: string) => PDFDict | undefined;
  /** The layer of an XObject. */
  readonly drawn: (name: string) => PDFDict | undefined;
  readonly hides: (membership: PDFDict | undefined) => boolean;
}

/** Names of resources, by the list in which they stand. */
type NamesByList = ReadonlyMap<ResourceList, ReadonlySet<string>>;

interface VisibleContent {
  /** The same object where nothing of it belongs to a layer. */
  readonly content: Uint8Array;
  /** More of it would have to go than any page has. */
  readonly endless: boolean;
  /** Resources that are still named, and those that were. */
  readonly kept: NamesByList;
  readonly cut: NamesByList;
  /** Fonts that something visible is set in, and those that hidden sections ask for. */
  readonly fonts: { readonly shown: ReadonlySet<string>; readonly hidden: ReadonlySet<string> };
  /** Whether text is set in the font of whatever draws this content. */
  readonly borrowsFont: boolean;
  /** Memberships whose content was left out; and those of which something is still there, since what follows it depends on it. */
  readonly leftOut: ReadonlySet<PDFDict>;
  readonly tied: ReadonlySet<PDFDict>;
}

/** Lists of resources besides fonts, by the operators that name something in them. */
const LISTS = {
  gs: "ExtGState",
  cs: "ColorSpace",
  CS: "ColorSpace",
  scn: "Pattern",
  SCN: "Pattern",
  sh: "Shading",
  Do: "XObject",
} as const;

type ResourceList = (typeof LISTS)[keyof typeof LISTS];

/** Of hidden sections of a page of the densest maps this is four times as much. */
const MOST_EDITS = 1_000_000;
/** Operators that paint the path at hand, and so end it. */
const PAINTING: ReadonlySet<string> = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);
/** What says anew where text stands. */
const PLACING: ReadonlySet<string> = new Set(["BT", "ET", "Td", "TD", "Tm", "T*", "'", '"']);
const SHOWING: ReadonlySet<string> = new Set(["Tj", "TJ", "'", '"']);
/** Text is cut out from this rendering mode on; in the last it is not painted. */
const [CUTTING, CUTTING_ALONE] = [4, 7];

/**
 * A content stream without what hidden layers paint, and without the marks of all layers. What is hidden still sets colours, places and clips, as in a
 * viewer (ISO 32000-1, 8.11.3.2).
 */
export function visibleContent(content: Uint8Array, named: Named): VisibleContent {
  return new Visible(content, named).made();
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Cleared where the bytes must stay. */
  stands: boolean;
  readonly layer: PDFDict | undefined;
}

/** A section of marked content. */
interface Section {
  /** Its mark is taken out. */
  readonly ofLayer: boolean;
  /** What hides it, or a section around it. */
  readonly hidden: PDFDict | undefined;
}

/** What `q` keeps and `Q` brings back. */
interface Kept {
  readonly mode: number;
  readonly font: string | undefined;
  readonly from: number;
  readonly section: Section | undefined;
  /** How many edits there were. */
  readonly edits: number;
}

/** Reads along a content stream; a class, since each operator may change what the next one means. */
class Visible {
  readonly #content: Uint8Array;
  readonly #named: Named;
  readonly #edits: Edit[] = [];
  readonly #sections: Section[] = [];
  /** Names outside hidden sections, and those within, of which some may go. */
  readonly #kept = new Map<ResourceList, Set<string>>();
  readonly #mentions: { readonly list: ResourceList; readonly name: string; readonly at: number }[] = [];
  readonly #ties: { readonly layer: PDFDict; readonly at: number }[] = [];
  readonly #fonts = { shown: new Set<string>(), hidden: new Set<string>() };
  #borrowsFont = false;
  /** Text that was left out, since which no operator said where text stands. */
  #pending: Edit[] = [];
  #mode = 0;
  #font: string | undefined;
  readonly #stack: Kept[] = [];
  /** Where the operator at hand begins, with its operands. */
  #from = 0;

  constructor(content: Uint8Array, named: Named) {
    this.#content = content;
    this.#named = named;
  }

  made(): VisibleContent {
    readContent(this.#content, {
      damage: () => undefined,
      image: (dict, _data, end) => {
        this.#mention("ColorSpace", nameAt(dict, "ColorSpace") ?? "");
        if (this.#hidden() !== undefined) this.#replace(end);
        this.#from = end;
      },
      operator: (name, operands, end) => {
        this.#operate(name, operands, end);
        this.#from = end;
      },
    });
    const edits = this.#edits.filter(({ stands }) => stands);
    const isCut = cutsOf(edits);
    const leftOut = new Set(edits.flatMap(({ layer }) => layer ?? []));
    const tied = new Set(this.#ties.filter(({ at }) => !isCut(at)).map(({ layer }) => layer));
    return {
      content: edited(this.#content, edits),
      endless: this.#edits.length >= MOST_EDITS,
      kept: byList(
        this.#mentions.filter(({ at }) => !isCut(at)),
        this.#kept,
      ),
      cut: byList(this.#mentions.filter(({ at }) => isCut(at))),
      fonts: this.#fonts,
      borrowsFont: this.#borrowsFont,
      leftOut,
      tied,
    };
  }

  #mention(list: ResourceList, name: string, mayGo = this.#hidden() !== undefined): void {
    if (name === "") return;
    if (mayGo && this.#mentions.length < MOST_EDITS) this.#mentions.push({ list, name, at: this.#from });
    else byList([{ list, name }], this.#kept);
  }

  /** The membership that hides what stands here. */
  #hidden(): PDFDict | undefined {
    return this.#sections.at(-1)?.hidden;
  }

  #replace(end: number, text = "", layer = this.#hidden()): Edit {
    const edit = { from: this.#from, to: end, text, stands: true, layer };
    if (this.#edits.length < MOST_EDITS) this.#edits.push(edit);
    return edit;
  }

  #takeOutMark(end: number): void {
    if (this.#edits.length < MOST_EDITS) {
      this.#edits.push({ from: this.#from, to: end, text: "", stands: true, layer: undefined });
    }
  }

  #operate(name: string, operands: readonly Operand[], end: number): void {
    if (this.#marks(name, operands, end) || this.#draws(name, operands, end)) return;
    const hidden = this.#hidden();
    if (Object.hasOwn(LISTS, name)) this.#mention(LISTS[name as keyof typeof LISTS], nameIn(operands.at(-1)));
    if (SHOWING.has(name)) {
      if (hidden === undefined) this.#showVisible(name);
      else this.#showHidden(name, operands, end, hidden);
      return;
    }
    this.#follow(name, operands, end);
    if (hidden === undefined) return;
    if (PAINTING.has(name)) this.#replace(end, "n");
    if (name === "sh") this.#replace(end);
  }

  /** Remembers what matters for text that comes later. */
  #follow(name: string, operands: readonly Operand[], end: number): void {
    if (PLACING.has(name)) this.#pending = [];
    switch (name) {
      case "Tr":
        this.#mode = typeof operands[0] === "number" ? operands[0] : 0;
        return;
      case "Tf":
        this.#font = nameIn(operands[0]);
        (this.#hidden() === undefined ? this.#fonts.shown : this.#fonts.hidden).add(this.#font);
        return;
      case "q": {
        const [mode, font] = [this.#mode, this.#font];
        this.#stack.push({ mode, font, from: this.#from, section: this.#sections.at(-1), edits: this.#edits.length });
        return;
      }
      case "Q":
        this.#bringBack(end);
    }
  }

  /** Of a hidden section all goes that stands between a `q` and its `Q`: nothing of it is left behind them. */
  #bringBack(end: number): void {
    const kept = this.#stack.pop();
    if (kept === undefined) return;
    [this.#mode, this.#font] = [kept.mode, kept.font];
    if (kept.section?.hidden === undefined || kept.section !== this.#sections.at(-1)) return;
    const within = this.#edits.splice(kept.edits);
    const painted = [...within, ...this.#ties.slice(-1).filter(({ at }) => at >= kept.from)];
    const layer = painted.find((each) => each.layer !== undefined)?.layer;
    this.#edits.push({ from: kept.from, to: end, text: "", stands: true, layer });
    this.#pending = [];
  }

  #marks(name: string, operands: readonly Operand[], end: number): boolean {
    if (name === "EMC") {
      if (this.#sections.pop()?.ofLayer === true) this.#takeOutMark(end);
      return true;
    }
    if (name !== "BMC" && name !== "BDC") return false;
    const layer = name === "BDC" && nameIn(operands.at(-2)) === "OC" ? nameIn(operands.at(-1)) : "";
    const membership = layer === "" ? undefined : this.#named.marked(layer);
    this.#sections.push({
      ofLayer: membership !== undefined,
      hidden: this.#hidden() ?? (this.#named.hides(membership) ? membership : undefined),
    });
    if (membership !== undefined) this.#takeOutMark(end);
    return true;
  }

  #draws(name: string, operands: readonly Operand[], end: number): boolean {
    if (name !== "Do") return false;
    const object = nameIn(operands.at(-1));
    const own = this.#named.drawn(object);
    const layer = this.#hidden() ?? (this.#named.hides(own) ? own : undefined);
    this.#mention("XObject", object, layer !== undefined);
    if (layer !== undefined) this.#replace(end, "", layer);
    return true;
  }

  /** Text that is seen stands behind text that is not: how far that moves the pen, its font knows. */
  #showVisible(name: string): void {
    if (!PLACING.has(name)) {
      for (const edit of this.#pending) {
        edit.stands = false;
        if (edit.layer !== undefined) this.#ties.push({ layer: edit.layer, at: edit.from });
      }
    }
    this.#pending = [];
    if (this.#font === undefined) this.#borrowsFont = true;
    else this.#fonts.shown.add(this.#font);
  }

  #showHidden(name: string, operands: readonly Operand[], end: number, hidden: PDFDict): void {
    if (PLACING.has(name)) this.#pending = [];
    if (this.#mode >= CUTTING) {
      if (this.#mode < CUTTING_ALONE) this.#ties.push({ layer: hidden, at: this.#from });
      return;
    }
    this.#pending.push(this.#replace(end, placed(name, operands)));
  }
}

/** What a showing operator does besides showing. */
function placed(name: string, operands: readonly Operand[]): string {
  if (name === "'") return "T*";
  if (name !== '"') return "";
  const [words = 0, letters = 0] = operands.filter((each) => typeof each === "number");
  return `${words.toFixed(5)} Tw ${letters.toFixed(5)} Tc T*`;
}

/** Tells whether a place lies in what an edit takes away. */
function cutsOf(edits: readonly Edit[]): (at: number) => boolean {
  return (at) => {
    let [low, high] = [0, edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle] as Edit).to <= at) low = middle + 1;
      else high = middle;
    }
    const edit = edits[low];
    return edit !== undefined && at >= edit.from;
  };
}

/** @param names to which they are added */
function byList(
  mentions: readonly { readonly list: ResourceList; readonly name: string }[],
  names = new Map<ResourceList, Set<string>>(),
): NamesByList {
  for (const { list, name } of mentions) {
    const known = names.get(list) ?? new Set();
    names.set(list, known.add(name));
  }
  return names;
}

function edited(content: Uint8Array, edits: readonly Edit[]): Uint8Array {
  if (edits.length === 0) return content;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, text } of edits) {
    parts.push(content.subarray(at, from), Buffer.from(`\n${text}`));
    at = to;
  }
  return Buffer.concat([...parts, content.subarray(at)]);
}

function nameIn(operand: Operand | undefined): string {
  return typeof operand === "object" && "name" in operand ? operand.name : "";
}
