import type { PDFDict } from "@cantoo/pdf-lib";
import { type Operand, readContent } from "./pdf-content.ts";

/** What names in a content stream stand for. */
interface Named {
  /** The layer that a section is marked with; undefined for a name without a layer. */
  readonly marked: (name: string) => PDFDict | undefined;
  /** The layer of an XObject. */
  readonly drawn: (name: string) => PDFDict | undefined;
  readonly hides: (membership: PDFDict | undefined) => boolean;
}

interface VisibleContent {
  /** The same object where nothing of it belongs to a layer. */
  readonly content: Uint8Array;
  /** XObjects that are still drawn, and those that were. */
  readonly drawn: ReadonlySet<string>;
  readonly undrawn: ReadonlySet<string>;
  /** Memberships whose content was left out; and those of which something is still there, since what follows it depends on it. */
  readonly leftOut: ReadonlySet<PDFDict>;
  readonly tied: ReadonlySet<PDFDict>;
}

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

/** Reads along a content stream; a class, since each operator may change what the next one means. */
class Visible {
  readonly #content: Uint8Array;
  readonly #named: Named;
  readonly #edits: Edit[] = [];
  readonly #sections: Section[] = [];
  readonly #drawn = new Set<string>();
  readonly #undrawn = new Set<string>();
  readonly #tied = new Set<PDFDict>();
  /** Text that was left out, since which no operator said where text stands. */
  #pending: Edit[] = [];
  #mode = 0;
  readonly #modes: number[] = [];
  /** Where the operator at hand begins, with its operands. */
  #from = 0;

  constructor(content: Uint8Array, named: Named) {
    this.#content = content;
    this.#named = named;
  }

  made(): VisibleContent {
    readContent(this.#content, {
      damage: () => undefined,
      image: (_dict, _data, end) => {
        if (this.#hidden() !== undefined) this.#replace(end);
        this.#from = end;
      },
      operator: (name, operands, end) => {
        this.#operate(name, operands, end);
        this.#from = end;
      },
    });
    const edits = this.#edits.filter(({ stands }) => stands);
    const leftOut = new Set(edits.flatMap(({ layer }) => layer ?? []));
    const [drawn, undrawn, tied] = [this.#drawn, this.#undrawn, this.#tied];
    return { content: edited(this.#content, edits), drawn, undrawn, leftOut, tied };
  }

  /** The membership that hides what stands here. */
  #hidden(): PDFDict | undefined {
    return this.#sections.at(-1)?.hidden;
  }

  #replace(end: number, text = "", layer = this.#hidden()): Edit {
    const edit = { from: this.#from, to: end, text, stands: true, layer };
    this.#edits.push(edit);
    return edit;
  }

  #takeOutMark(end: number): void {
    this.#edits.push({ from: this.#from, to: end, text: "", stands: true, layer: undefined });
  }

  #operate(name: string, operands: readonly Operand[], end: number): void {
    if (this.#marks(name, operands, end) || this.#draws(name, operands, end)) return;
    const hidden = this.#hidden();
    if (SHOWING.has(name)) {
      if (hidden === undefined) this.#showVisible(name);
      else this.#showHidden(name, operands, end, hidden);
      return;
    }
    this.#follow(name, operands[0]);
    if (hidden === undefined) return;
    if (PAINTING.has(name)) this.#replace(end, "n");
    if (name === "sh") this.#replace(end);
  }

  /** Remembers what matters for text that comes later. */
  #follow(name: string, operand: Operand | undefined): void {
    if (PLACING.has(name)) this.#pending = [];
    if (name === "Tr") this.#mode = typeof operand === "number" ? operand : 0;
    if (name === "q") this.#modes.push(this.#mode);
    if (name === "Q") this.#mode = this.#modes.pop() ?? this.#mode;
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
    if (layer === undefined) this.#drawn.add(object);
    else {
      this.#undrawn.add(object);
      this.#replace(end, "", layer);
    }
    return true;
  }

  /** Text that is seen stands behind text that is not: how far that moves the pen, its font knows. */
  #showVisible(name: string): void {
    if (!PLACING.has(name)) {
      for (const edit of this.#pending) {
        edit.stands = false;
        if (edit.layer !== undefined) this.#tied.add(edit.layer);
      }
    }
    this.#pending = [];
  }

  #showHidden(name: string, operands: readonly Operand[], end: number, hidden: PDFDict): void {
    if (PLACING.has(name)) this.#pending = [];
    if (this.#mode >= CUTTING) {
      if (this.#mode < CUTTING_ALONE) this.#tied.add(hidden);
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
