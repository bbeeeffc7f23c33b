import { type PDFDict, type PDFObject, PDFRawStream } from "@cantoo/pdf-lib";
import { lengthOf, type Operand, readContent } from "./content.ts";
import {
  boxesOf,
  bytesOf,
  contentOf,
  dictAt,
  dictOf,
  entry,
  inherited,
  nameAt,
  numberAt,
  numbersOf,
} from "./objects.ts";

/** The most operators that a page may come to, each form counted as often as it is drawn: the densest maps have a fifth of that. */
export const MOST_OPERATORS = 20_000_000;
/** Forms within forms: programs nest them five deep. */
const DEEPEST = 28;

/**
 * How many operators a page comes to once all its forms, patterns and glyphs are drawn. Two kilobytes can come to a hundred million, on
 * which the plant's processor works for hours. Each form is read once.
 * @returns Infinity for a form that draws itself, or that stands too deep
 */
export function weightOf(page: PDFDict): number {
  const content = contentOf(page);
  if (content === undefined) return 0;
  const [left, bottom, right, top] = boxesOf(page).media;
  const area = (right - left) * (top - bottom);
  return new Weighing(area).content(content, dictOf(inherited(page, "Resources")), 0);
}

/** What filling and drawing with the patterns at hand, and showing a character, come to. */
interface State {
  fill: number;
  line: number;
  glyph: number;
}

/** A class, since what was weighed is remembered. */
class Weighing {
  readonly #area: number;
  readonly #known = new Map<PDFObject, number>();

  constructor(area: number) {
    this.#area = area;
  }

  content(bytes: Uint8Array, resources: PDFDict | undefined, depth: number): number {
    if (depth > DEEPEST) return Number.POSITIVE_INFINITY;
    let weight = 0;
    let state: State = { fill: 0, line: 0, glyph: 0 };
    const kept: State[] = [];
    const named = (kind: string, operand: Operand | undefined): PDFObject | undefined =>
      typeof operand === "object" && "name" in operand ? entry(dictAt(resources, kind), operand.name) : undefined;
    readContent(bytes, {
      damage: () => undefined,
      image: () => weight++,
      operator: (operator, operands) => {
        weight++;
        switch (operator) {
          case "q":
            kept.push({ ...state });
            break;
          case "Q":
            state = kept.pop() ?? state;
            break;
          case "Do":
            weight += this.#form(named("XObject", operands[0]), resources, depth);
            break;
          case "gs": {
            const mask = dictAt(dictOf(named("ExtGState", operands[0])), "SMask");
            weight += this.#form(entry(mask, "G"), resources, depth);
            break;
          }
          case "scn":
            state.fill = this.#pattern(named("Pattern", operands.at(-1)), resources, depth);
            break;
          case "SCN":
            state.line = this.#pattern(named("Pattern", operands.at(-1)), resources, depth);
            break;
          case "Tf":
            state.glyph = this.#glyph(dictOf(named("Font", operands[0])), resources, depth);
            break;
          default:
            weight += paintedBy(operator, operands, state);
        }
      },
    });
    return weight;
  }

  #form(form: PDFObject | undefined, resources: PDFDict | undefined, depth: number): number {
    if (!(form instanceof PDFRawStream) || nameAt(form.dict, "Subtype") === "Image") return 0;
    return this.#once(form, () => {
      const content = bytesOf(form);
      return content === undefined ? 0 : this.content(content, dictAt(form.dict, "Resources") ?? resources, depth + 1);
    });
  }

  /** A tile as often as it may fit on the page. */
  #pattern(pattern: PDFObject | undefined, resources: PDFDict | undefined, depth: number): number {
    if (!(pattern instanceof PDFRawStream)) return 0;
    const { dict } = pattern;
    const [a = 1, b = 0, c = 0, d = 1] = numbersOf(entry(dict, "Matrix"));
    const step = Math.abs((numberAt(dict, "XStep") ?? 0) * (numberAt(dict, "YStep") ?? 0) * (a * d - b * c));
    const tiles = step === 0 ? Number.POSITIVE_INFINITY : Math.max(1, this.#area / step);
    return tiles * this.#form(pattern, resources, depth);
  }

  /** The heaviest glyph of a font whose glyphs are content streams. */
  #glyph(font: PDFDict | undefined, resources: PDFDict | undefined, depth: number): number {
    if (font === undefined || nameAt(font, "Subtype") !== "Type3") return 0;
    return this.#once(font, () => {
      const own = dictAt(font, "Resources") ?? resources;
      const glyphs = dictAt(font, "CharProcs");
      let most = 0;
      for (const key of glyphs?.keys() ?? []) most = Math.max(most, this.#form(glyphs?.lookup(key), own, depth));
      return most;
    });
  }

  #once(object: PDFObject, weigh: () => number): number {
    const known = this.#known.get(object);
    if (known !== undefined) return known;
    // One that meets itself has no end.
    this.#known.set(object, Number.POSITIVE_INFINITY);
    const weight = weigh();
    this.#known.set(object, weight);
    return weight;
  }
}

/** What an operator comes to besides itself; one that sets a plain colour takes the pattern away. */
function paintedBy(operator: string, operands: readonly Operand[], state: State): number {
  if (FILL_COLOURS.has(operator)) state.fill = 0;
  else if (LINE_COLOURS.has(operator)) state.line = 0;
  const fill = FILLING.has(operator) ? state.fill : 0;
  const line = DRAWING.has(operator) ? state.line : 0;
  const glyphs = SHOWING.has(operator) && state.glyph !== 0 ? state.glyph * lengthOf(operands.at(-1)) : 0;
  return fill + line + glyphs;
}

const SHOWING: ReadonlySet<string> = new Set(["Tj", "TJ", "'", '"']);
const FILLING: ReadonlySet<string> = new Set(["f", "F", "f*", "B", "B*", "b", "b*", ...SHOWING]);
const DRAWING: ReadonlySet<string> = new Set(["S", "s", "B", "B*", "b", "b*", ...SHOWING]);
/** Operators that put a plain colour in the place of a pattern. */
const FILL_COLOURS: ReadonlySet<string> = new Set(["g", "rg", "k", "cs", "sc"]);
const LINE_COLOURS: ReadonlySet<string> = new Set(["G", "RG", "K", "CS", "SC"]);
