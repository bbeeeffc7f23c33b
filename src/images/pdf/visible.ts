import { PDFDict, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";
import { MOST_DECODED } from "./filters.ts";
import { type Layers, layersOf } from "./layers.ts";
import { bytesOf, contentOf, dictAt, dictOf, entry, inherited, nameAt, numberAt } from "./objects.ts";
import { visibleContent } from "./visible-content.ts";

/** Names of layers that a page uses and its file hides. */
export interface HiddenLayers {
  readonly leftOut: readonly string[];
  /** Something of them is still on the page. */
  readonly tied: readonly string[];
}

/** The most bytes of all streams of a page together, as they are read. */
const MOST_READ = 8 * MOST_DECODED;

/**
 * Takes out of a page what its file hides, and the marks of all layers: our pages have none, so all that is placed is printed. The page's objects are changed;
 * they are those of one reading, made for this page.
 * @returns undefined where its streams become too many bytes
 */
export function leaveOutHidden(page: PDFDict, catalog: PDFDict): HiddenLayers | undefined {
  const layers = layersOf(catalog);
  return layers === undefined ? { leftOut: [], tied: [] } : new Clearing(layers).page(page);
}

/** What is done to one page's streams; a class, since each is read once, whoever draws it. */
class Clearing {
  readonly #layers: Layers;
  readonly #seen = new Set<PDFDict>();
  readonly #waiting: (readonly [stream: PDFRawStream, lent: PDFDict | undefined])[] = [];
  /** Names by the list in which they stand: resources share lists. */
  readonly #kept = new Map<PDFDict, Set<string>>();
  readonly #cut = new Map<PDFDict, Set<string>>();
  readonly #shownFonts = new Map<PDFDict, Set<string>>();
  readonly #hiddenFonts = new Map<PDFDict, Set<string>>();
  #borrowsFont = false;
  readonly #searched = new Set<PDFDict>();
  readonly #marks = new Set<PDFDict>();
  readonly #leftOut = new Set<string>();
  readonly #tied = new Set<string>();
  #read = 0;
  #endless = false;

  constructor(layers: Layers) {
    this.#layers = layers;
  }

  page(page: PDFDict): HiddenLayers | undefined {
    const content = contentOf(page) ?? new Uint8Array();
    const cleared = this.#clear(content, dictOf(inherited(page, "Resources")));
    const own = PDFDict.withContext(page.context);
    if (cleared !== content) page.set(PDFName.of("Contents"), PDFRawStream.of(own, cleared));
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#stream(...next);
      if (this.#read > MOST_READ) this.#endless = true;
      if (this.#endless) break;
    }
    if (this.#endless) return undefined;
    this.#forget();
    return { leftOut: [...this.#leftOut], tied: [...this.#tied] };
  }

  #stream(stream: PDFRawStream, lent: PDFDict | undefined): void {
    const { dict } = stream;
    const content = bytesOf(stream);
    if (content === undefined) return;
    this.#read += content.length;
    const cleared = this.#clear(content, dictAt(dict, "Resources") ?? lent);
    if (cleared === content) return;
    stream.updateContents(zlibSync(cleared, { level: 6 }));
    dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
    dict.delete(PDFName.of("DecodeParms"));
  }

  #clear(content: Uint8Array, resources: PDFDict | undefined): Uint8Array {
    const marks = dictAt(resources, "Properties");
    const objects = dictAt(resources, "XObject");
    if (marks !== undefined) this.#marks.add(marks);
    const made = visibleContent(content, {
      marked: (name) => layerOf(dictAt(marks, name)),
      drawn: (name) => dictAt(dictAt(objects, name), "OC"),
      hides: this.#layers.hides,
    });
    this.#endless ||= made.endless;
    for (const each of made.leftOut) for (const name of this.#layers.namesIn(each)) this.#leftOut.add(name);
    for (const each of made.tied) for (const name of this.#layers.namesIn(each)) this.#tied.add(name);
    for (const name of made.kept.get("XObject") ?? []) this.#later(entry(objects, name), "Form", resources);
    for (const [list, names] of made.kept) add(this.#kept, dictAt(resources, list), names);
    for (const [list, names] of made.cut) add(this.#cut, dictAt(resources, list), names);
    add(this.#shownFonts, dictAt(resources, "Font"), made.fonts.shown);
    add(this.#hiddenFonts, dictAt(resources, "Font"), made.fonts.hidden);
    this.#borrowsFont ||= made.borrowsFont;
    this.#others(resources);
    return made.content;
  }

  /** Content streams of patterns, masks and drawn letters. */
  #others(resources: PDFDict | undefined): void {
    if (resources === undefined || this.#searched.has(resources)) return;
    this.#searched.add(resources);
    const patterns = dictAt(resources, "Pattern");
    for (const name of patterns?.keys() ?? []) this.#later(patterns?.lookup(name), "Pattern", resources);
    const states = dictAt(resources, "ExtGState");
    for (const name of states?.keys() ?? []) {
      const mask = dictAt(dictOf(states?.lookup(name)), "SMask");
      this.#later(entry(mask, "G"), "Form", resources);
    }
    const fonts = dictAt(resources, "Font");
    for (const name of fonts?.keys() ?? []) {
      const font = dictOf(fonts?.lookup(name));
      const letters = dictAt(font, "CharProcs");
      const lent = dictAt(font, "Resources") ?? resources;
      for (const letter of letters?.keys() ?? []) this.#later(letters?.lookup(letter), "Letter", lent);
    }
  }

  #later(object: unknown, kind: "Form" | "Pattern" | "Letter", lent: PDFDict | undefined): void {
    if (!(object instanceof PDFRawStream) || this.#seen.has(object.dict)) return;
    const { dict } = object;
    const isContent =
      kind === "Form" ? nameAt(dict, "Subtype") === "Form" : kind === "Letter" || numberAt(dict, "PatternType") === 1;
    if (!isContent) return;
    this.#seen.add(dict);
    this.#waiting.push([object, lent]);
  }

  /** Nothing of what is hidden comes along: no picture, no ink, no font, and no name of a layer. */
  #forget(): void {
    for (const [list, name] of without(this.#cut, this.#kept)) list.delete(PDFName.of(name));
    if (!this.#borrowsFont) {
      for (const [list, name] of without(this.#hiddenFonts, this.#shownFonts)) {
        if (list.has(PDFName.of(name))) list.set(PDFName.of(name), emptyFont(list));
      }
    }
    for (const marks of this.#marks) {
      for (const name of marks.keys()) if (layerOf(dictOf(marks.lookup(name))) !== undefined) marks.delete(name);
    }
  }
}

function without(
  names: ReadonlyMap<PDFDict, ReadonlySet<string>>,
  others: ReadonlyMap<PDFDict, ReadonlySet<string>>,
): readonly (readonly [list: PDFDict, name: string])[] {
  return [...names].flatMap(([list, each]) =>
    [...each].filter((name) => others.get(list)?.has(name) !== true).map((name) => [list, name] as const),
  );
}

/** Undefined for marks of another kind. */
function layerOf(marked: PDFDict | undefined): PDFDict | undefined {
  return /^OC(?:G|MD)$/.test(nameAt(marked, "Type") ?? "") ? marked : undefined;
}

/** Stands in for a font in which nothing visible is set, since its name may still be asked for: that may not be in the file. */
function emptyFont({ context }: PDFDict): PDFDict {
  return context.obj({
    Type: "Font",
    Subtype: "Type3",
    FontBBox: [0, 0, 1, 1],
    FontMatrix: [1, 0, 0, 1, 0, 0],
    CharProcs: {},
    Encoding: { Type: "Encoding", Differences: [] },
    FirstChar: 0,
    LastChar: 0,
    Widths: [0],
  });
}

function add(to: Map<PDFDict, Set<string>>, list: PDFDict | undefined, names: ReadonlySet<string>): void {
  if (list === undefined) return;
  const known = to.get(list) ?? new Set();
  to.set(list, known);
  for (const name of names) known.add(name);
}
