import { zipSync } from "fflate";
import { partsNamed, relationsPath, textOfPart } from "./find-parts.ts";
import type { Parts } from "./parts.ts";

/** A document as mammoth reads it; fields that mean nothing to us are left out. */
export type WordNode =
  | ({ readonly type: "paragraph"; readonly children: readonly WordNode[] } & WordLook)
  | ({ readonly type: "run"; readonly children: readonly WordNode[] } & RunLook)
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "hyperlink"; readonly children: readonly WordNode[]; readonly href?: string }
  | { readonly type: "table" | "tableRow"; readonly children: readonly WordNode[] }
  | {
      readonly type: "tableCell";
      readonly children: readonly WordNode[];
      readonly colSpan: number;
      readonly rowSpan: number;
    }
  | { readonly type: "image"; readonly readAsBuffer: () => Promise<Buffer>; readonly contentType: string | null }
  | { readonly type: "bookmarkStart"; readonly name: string }
  | { readonly type: "break" | "tab" | "noteReference" | "commentReference" };

/** How a paragraph looks. */
interface WordLook {
  readonly styleId: string | null;
  readonly styleName: string | null;
  readonly alignment: string | null;
  readonly numbering: { readonly isOrdered: boolean } | null;
}

interface RunLook {
  readonly styleId: string | null;
  readonly isBold: boolean;
  /** Points. */
  readonly fontSize: number | null;
}

export interface WordTree {
  readonly children: readonly WordNode[];
  /** Symbols that mammoth has no character for, as `F0FC Wingdings`. */
  readonly unknown: ReadonlySet<string>;
}

/** How mammoth tells of a symbol that it leaves out. */
const UNKNOWN_SYMBOL = /: char (\S+) in font (.*)$/;

/**
 * The document's tree, taken from mammoth before it becomes HTML, which has neither sizes nor centring.
 * @param xml of the main part, which takes its place
 */
export async function readTree(parts: Parts, main: string, xml: string): Promise<WordTree> {
  const { default: mammoth } = await import("mammoth");
  const kept = Object.fromEntries(partsForMammoth(parts, main, xml));
  const buffer = Buffer.from(zipSync(kept, { level: 0, mtime: new Date(2000, 0, 1) }));
  let children: readonly WordNode[] = [];
  const { messages } = await mammoth.convertToHtml(
    { buffer },
    {
      includeEmbeddedStyleMap: false,
      transformDocument: (document: { readonly children: readonly WordNode[] }) => {
        children = document.children;
        return { ...document, children: [] };
      },
    },
  );
  const unknown = messages.flatMap(({ message }) => {
    const [, character, font] = UNKNOWN_SYMBOL.exec(message) ?? [];
    return character === undefined ? [] : [`${character} ${font ?? ""}`];
  });
  return { children, unknown: new Set(unknown) };
}

/** Without comments and notes, which we read ourselves: mammoth would refuse a document for a picture in one. */
function partsForMammoth(parts: Parts, main: string, xml: string): Parts {
  const beside = new Set(["comments", "footnotes", "endnotes"].flatMap((root) => partsNamed(parts, root)));
  const path = relationsPath(main);
  const relations = completedRelations(textOfPart(parts, path), xml);
  const encoder = new TextEncoder();
  return new Map([
    ...[...parts].filter(([each]) => !beside.has(each)),
    [main, encoder.encode(xml)],
    ...(relations === undefined ? [] : [[path, encoder.encode(relations)] as const]),
  ]);
}

/**
 * A picture whose id stands for nothing gets the path of a part that the package does not hold: so it has a place in the copy.
 * @returns undefined: there is none
 */
function completedRelations(relations: string, xml: string): string | undefined {
  const named = xml.matchAll(/<(?:\w+:)?(?:blip|imagedata)\b[^>]*?\s\w+:(?:embed|link|id)="([^"<&]+)"/g);
  const unknown = new Set([...named].map(([, id]) => id).filter((id) => !relations.includes(`"${id}"`)));
  if (unknown.size === 0) return undefined;
  const ids = [...unknown];
  const added = ids.map((id) => `<Relationship xmlns="${RELATIONS}" Id="${id}" Type="${IMAGE}" Target="media/none"/>`);
  const end = relations.search(/<\/(?:[\w.-]+:)?Relationships\s*>/);
  return end < 0
    ? `<Relationships xmlns="${RELATIONS}">${added.join("")}</Relationships>`
    : relations.slice(0, end) + added.join("") + relations.slice(end);
}

const IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
