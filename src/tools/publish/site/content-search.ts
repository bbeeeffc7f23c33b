import { simplifiedForms } from "../../../engine/words/traditional.ts";
import { folded, spellingsBy, termsOf } from "../../../formats/site/grams.ts";
import type { FoundLine, PrintedText } from "../../../formats/site/story-words.ts";

/** A search in one issue, as a IIIF viewer asks for it. */
interface ContentQuery {
  /** The address of the search, with its query. */
  readonly address: string;
  readonly query: string;
  /** Parameters that the search ignores; the answer lists them. */
  readonly ignored: readonly string[];
}

/** What is known of an issue's canvases. */
interface Canvases {
  /** The address of a page's canvas. */
  readonly idOf: (label: string) => string;
  /** Pixels of a page's canvas for a point of the page. */
  readonly scaleOf: (label: string) => number;
}

/** Code points before and after what was found. */
const AROUND = 16;

/** The answer of IIIF Content Search 2.0: an annotation for each line that has a piece of a find, and the words round the find. */
export function contentSearch(texts: readonly PrintedText[], asked: ContentQuery, canvases: Canvases): object {
  const terms = meant(asked.query);
  const items: object[] = [];
  const contexts: object[] = [];
  const add = (hit: Hit): void => {
    for (const [index, line] of hit.lines.entries()) {
      const id = `${asked.address}#${items.length + 1}`;
      const target = `${canvases.idOf(line.page)}#xywh=${pixelsOf(line, hit, canvases.scaleOf(line.page)).join(",")}`;
      const body = { type: "TextualBody", value: pieceOf(line, hit), format: "text/plain" };
      items.push({ id, type: "Annotation", motivation: "highlighting", body, target });
      if (index === 0) contexts.push(contextOf(hit, id, `${id}-context`));
    }
  };
  for (const text of texts) for (const hit of hitsIn(text, terms)) add(hit);
  return {
    "@context": "http://iiif.io/api/search/2/context.json",
    id: asked.address,
    type: "AnnotationPage",
    ...(asked.ignored.length > 0 && { ignored: asked.ignored }),
    items,
    annotations: [{ id: `${asked.address}#contexts`, type: "AnnotationPage", items: contexts }],
  };
}

/** A find: code points of a text, and the lines that hold them. */
interface Hit {
  readonly characters: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly lines: readonly FoundLine[];
}

/** A term of the query: for each of its characters those that it may stand for in a text. */
type Meant = readonly (readonly string[])[];

function meant(query: string): readonly Meant[] {
  const spellings = spellingsBy(simplifiedForms());
  return termsOf(query).map((term) => Array.from(folded(term), spellings));
}

/** All places of the terms in a text that holds every one of them. */
function hitsIn({ text, lines }: PrintedText, terms: readonly Meant[]): readonly Hit[] {
  const characters = [...text];
  const compared = [...folded(text)];
  const places = terms.map((term) => placesOf(compared, term));
  if (places.some((found) => found.length === 0)) return [];
  return places.flatMap((found, index) =>
    found.flatMap((from): readonly Hit[] => {
      const to = from + (terms[index]?.length ?? 0);
      const own = lines.filter((line) => line.from < to && line.to > from);
      return own.length === 0 ? [] : [{ characters, from, to, lines: own }];
    }),
  );
}

function placesOf(text: readonly string[], term: Meant): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at + term.length <= text.length; at++) {
    if (term.every((characters, index) => characters.includes(text[at + index] ?? ""))) places.push(at);
  }
  return places;
}

/** The part of a line's box that the hit takes. */
function pixelsOf(line: FoundLine, hit: Hit, scale: number): readonly number[] {
  const [x, y, width, height] = line.box;
  const length = line.vertical ? height : width;
  const along = (point: number): number => {
    if (point <= line.from) return 0;
    if (point >= line.to) return length;
    return line.at?.[point - line.from] ?? (length * (point - line.from)) / (line.to - line.from);
  };
  const [from, to] = [along(hit.from), along(hit.to)];
  const box = line.vertical ? [x, y + from, width, to - from] : [x + from, y, to - from, height];
  return box.map((value) => Math.round(value * scale));
}

function pieceOf({ from, to }: FoundLine, hit: Hit): string {
  return hit.characters.slice(Math.max(from, hit.from), Math.min(to, hit.to)).join("");
}

function contextOf({ characters, from, to }: Hit, source: string, id: string): object {
  const words = (begin: number, end: number): string => characters.slice(Math.max(0, begin), end).join("");
  return {
    id,
    type: "Annotation",
    motivation: "contextualizing",
    target: {
      type: "SpecificResource",
      source,
      selector: [
        {
          type: "TextQuoteSelector",
          prefix: words(from - AROUND, from),
          exact: words(from, to),
          suffix: words(to, to + AROUND),
        },
      ],
    },
  };
}
