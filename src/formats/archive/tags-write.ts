import type { PdfDocument, PdfRef } from "../pdf/document.ts";
import type { Tag } from "./tags.ts";

/** A sequence of marked content: the part of an element on one page. */
export interface Marked {
  /** From 0. */
  readonly page: number;
  readonly mcid: number;
  /** The story's part that it stands in. Parts are read in their order, whatever pages they are on. */
  readonly part: number;
}

/** A link annotation that an element holds. */
export interface Annotated {
  readonly page: number;
  readonly ref: PdfRef;
  /** Its key in the parent tree. */
  readonly key: number;
}

/** What the painted pages hold of each element. */
interface Contents {
  readonly pages: readonly PdfRef[];
  /** The pages' heights in points: PDF measures boxes from the foot. */
  readonly heights: readonly number[];
  readonly marked: ReadonlyMap<Tag, readonly Marked[]>;
  readonly annotated: ReadonlyMap<Tag, readonly Annotated[]>;
}

/** Writes the structure tree, and the parent tree that leads back from the pages' contents. */
export function writeTags(file: PdfDocument, root: Tag, contents: Contents): void {
  const { pdfkit, catalog } = file;
  const tree = pdfkit.ref({ Type: "StructTreeRoot" });
  const refs = new Map<Tag, PdfRef>();
  const top = writeTag(file, root, tree, { contents, refs });
  const nums = pdfkit.ref({ Nums: parentTree(contents, refs) });
  nums.end();
  const next = contents.pages.length + [...contents.annotated.values()].flat().length;
  Object.assign(tree.data, { K: top, ParentTree: nums, ParentTreeNextKey: next });
  // pdfkit ends the tree's root itself, with the file.
  catalog["StructTreeRoot"] = tree;
}

interface Writing {
  readonly contents: Contents;
  readonly refs: Map<Tag, PdfRef>;
}

function writeTag(file: PdfDocument, tag: Tag, parent: PdfRef, writing: Writing): PdfRef {
  const { contents, refs } = writing;
  const ref = file.pdfkit.ref({ Type: "StructElem", S: tag.type, P: parent });
  refs.set(tag, ref);
  const marked = [...(contents.marked.get(tag) ?? [])].sort((a, b) => a.part - b.part || a.page - b.page);
  const annotated = contents.annotated.get(tag) ?? [];
  const home = marked[0]?.page;
  const kids = [
    ...marked.map(({ page, mcid }) =>
      page === home ? mcid : { Type: "MCR", Pg: contents.pages[page] as PdfRef, MCID: mcid },
    ),
    ...annotated.map(({ page, ref: link }) => ({ Type: "OBJR", Pg: contents.pages[page] as PdfRef, Obj: link })),
    ...tag.kids.map((kid) => writeTag(file, kid, ref, writing)),
  ];
  const { data } = ref;
  if (home !== undefined) data["Pg"] = contents.pages[home];
  if (tag.title !== undefined) data["T"] = new String(tag.title);
  if (tag.alt !== undefined) data["Alt"] = new String(tag.alt);
  const attributes = attributesOf(tag, home, contents);
  if (attributes !== undefined) data["A"] = attributes;
  if (kids.length > 0) data["K"] = kids;
  ref.end();
  return ref;
}

/** PDF/UA asks for the place of a figure, and for the scope of a table's heading. */
function attributesOf(tag: Tag, page: number | undefined, { heights }: Contents): object | undefined {
  if (tag.type === "TH") return { O: "Table", Scope: "Column" };
  if (tag.picture === undefined) return undefined;
  const { x, y, width, height } = tag.picture.at;
  const foot = (heights[page ?? 0] ?? 0) - y - height;
  return { O: "Layout", Placement: "Block", BBox: [x, foot, x + width, foot + height] };
}

/** The parent tree's pairs of key and value: for each page the elements of its sequences, then for each link its element. */
function parentTree({ pages, marked, annotated }: Contents, refs: ReadonlyMap<Tag, PdfRef>): readonly unknown[] {
  const byPage: PdfRef[][] = pages.map(() => []);
  for (const [tag, sequences] of marked) {
    for (const { page, mcid } of sequences) {
      const here = byPage[page];
      const ref = refs.get(tag);
      if (here === undefined || ref === undefined) throw new Error("marked content without an element");
      here[mcid] = ref;
    }
  }
  const links: [key: number, ref: PdfRef][] = [];
  for (const [tag, annotations] of annotated) {
    const ref = refs.get(tag);
    if (ref === undefined) throw new Error("a link without an element");
    for (const { key } of annotations) links.push([key, ref]);
  }
  links.sort(([a], [b]) => a - b);
  return [...byPage.entries(), ...links].flat();
}
