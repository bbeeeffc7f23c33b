/*
 * Writes PDF/A and PDF/UA. The pages are painted like the proof's, but each operation is marked with its element; the structure tree then lists the elements
 * by story, so that a screen reader reads a story across its jumps instead of page by page.
 */
import { byCodeUnit } from "../../base/files.ts";
import { listFor } from "../../base/once.ts";
import type { SourceDocument } from "../format.ts";
import type { PaintPage } from "../paint/paint.ts";
import { addIssueBookmarks, destinationName, destinationsOf, linksOf, targetNames } from "../pdf/destinations.ts";
import { addStream, type PdfDocument, type PdfRef } from "../pdf/document.ts";
import type { Marking } from "../pdf/glyphs.ts";
import type { Claim } from "../pdf/metadata.ts";
import { paintPage } from "../pdf/paint-page.ts";
import { addPage, closePdf, openPdf } from "../pdf/pdf-file.ts";
import { addOutputIntents, type Condition } from "../press/condition.ts";
import type { Proof } from "../proof/write.ts";
import { type Tag, type Tags, tagIssue } from "./tags.ts";

export interface Archive extends Proof {
  readonly condition: Condition;
  /** Files to attach. Undefined gives PDF/A-2a; a list, even an empty one, gives PDF/A-3a. */
  readonly sources: readonly ArchiveSource[] | undefined;
}

/**
 * The whole issue as one PDF/A and PDF/UA-1 file: tagged, in reading order by story across jumps, with jump notices as links. The bytes are the same in every
 * run and on every version of Node, because fflate deflates the streams.
 * @throws Error if a font or a picture on the pages was not supplied: a bug in the caller
 */
export function writeArchive(archive: Archive): Uint8Array {
  const { newspaper, metadata, sources } = archive;
  const claims = [...archiveClaims(sources === undefined ? 2 : 3), ...(metadata.claims ?? [])];
  const file = openPdf({ ...metadata, claims }, archive);
  file.catalog["MarkInfo"] = file.pdfkit.ref({ Marked: true });
  const tags = tagIssue(newspaper);
  const targets = targetNames(newspaper);
  const marked = new Map<Tag, Marked[]>();
  const annotated = new Map<Tag, Annotated[]>();
  const pages: PdfRef[] = [];
  let key = archive.pages.length;
  for (const [index, page] of archive.pages.entries()) {
    const ordered = marksFirst(page);
    const painted = paintPage(ordered, file, marking(index, tags, marked));
    const ops = linksOf(page, targets);
    const first = key;
    key += ops.length;
    const links = ops.map((op, at) => {
      const entries = { StructParent: first + at, Contents: new String(tags.of(op)?.alt ?? op.to.story) };
      return { at: op.at, to: destinationName(op.to), entries };
    });
    const added = addPage(file, painted, links, destinationsOf(newspaper.pages[index], newspaper));
    added.page.data["StructParents"] = index;
    pages.push(added.page);
    ops.forEach((op, at) => {
      const tag = tags.of(op);
      const ref = added.links[at];
      if (tag === undefined || ref === undefined) throw new Error(`a link of ${op.owner.story} without an element`);
      listFor(annotated, tag).push({ page: index, ref, key: first + at });
    });
  }
  addIssueBookmarks(file, newspaper);
  addOutputIntents(file, archive.condition, ["GTS_PDFA1"]);
  const heights = archive.pages.map(({ trim }) => trim.height);
  writeTags(file, tags.root, { pages, heights, marked, annotated });
  if (sources !== undefined) attachSources(file, sources, metadata.date);
  return closePdf(file);
}

/** The standards claimed by an archive file: PDF/A of this part at level A (ISO 19005), and PDF/UA-1 (ISO 14289-1). */
function archiveClaims(part: 2 | 3): readonly Claim[] {
  return [
    {
      // PDF/A describes this schema itself.
      schema: { prefix: "pdfaid", uri: "http://www.aiim.org/pdfa/ns/id/", title: undefined },
      properties: [
        { name: "part", type: "Integer", value: String(part), description: "Part of ISO 19005" },
        { name: "conformance", type: "Text", value: "A", description: "Conformance level" },
      ],
    },
    {
      schema: { prefix: "pdfuaid", uri: "http://www.aiim.org/pdfua/ns/id/", title: "PDF/UA identification" },
      properties: [{ name: "part", type: "Integer", value: "1", description: "Part of ISO 14289" }],
    },
  ];
}

/** Paints all text last: dots and rules between lines would split a paragraph's marked content. */
function marksFirst(page: PaintPage): PaintPage {
  const text = page.ops.filter((op) => op.kind === "glyphs");
  return { ...page, ops: [...page.ops.filter((op) => op.kind !== "glyphs"), ...text] };
}

/** The marks of artifacts: drawings, and the text of the page's furniture. */
const LAYOUT = { properties: "/Type/Layout" };
const PAGINATION = { properties: "/Type/Pagination" };

/** Marks a page's operations with their elements, or as artifacts. `marked` collects the sequences of each element. */
function marking(page: number, tags: Tags, marked: Map<Tag, Marked[]>): Marking {
  let next = 0;
  const artifact = (owner: object): owner is typeof LAYOUT => owner === LAYOUT || owner === PAGINATION;
  return {
    of: (op) => tags.of(op) ?? (op.kind === "glyphs" ? PAGINATION : LAYOUT),
    artifact,
    begin: (owner, first) => {
      if (artifact(owner)) return { tag: "Artifact", properties: owner.properties };
      const tag = owner as Tag;
      listFor(marked, tag).push({ page, mcid: next, part: first.owner.part ?? 0 });
      return { tag: tag.type, properties: `/MCID ${next++}` };
    },
  };
}

/** A sequence of marked content: the part of an element on one page. */
interface Marked {
  /** From 0. */
  readonly page: number;
  readonly mcid: number;
  /** The part of its story. Parts are read in order, even if a later part is on an earlier page. */
  readonly part: number;
}

interface Annotated {
  readonly page: number;
  readonly ref: PdfRef;
  /** Its key in the parent tree. */
  readonly key: number;
}

/** The contents of each element on the painted pages. */
interface Contents {
  readonly pages: readonly PdfRef[];
  /** The heights of the pages in points: PDF measures boxes from the foot. */
  readonly heights: readonly number[];
  readonly marked: ReadonlyMap<Tag, readonly Marked[]>;
  readonly annotated: ReadonlyMap<Tag, readonly Annotated[]>;
}

/** Writes the structure tree, and the parent tree that leads back from page contents. */
function writeTags(file: PdfDocument, root: Tag, contents: Contents): void {
  const { pdfkit, catalog } = file;
  const tree = pdfkit.ref({ Type: "StructTreeRoot" });
  const refs = new Map<Tag, PdfRef>();
  const top = writeTag(file, root, tree, { contents, refs });
  const nums = pdfkit.ref({ Nums: parentTree(contents, refs) });
  nums.end();
  const next = contents.pages.length + [...contents.annotated.values()].flat().length;
  Object.assign(tree.data, { K: top, ParentTree: nums, ParentTreeNextKey: next });
  // pdfkit ends the root of the tree itself, with the file.
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

/** PDF/UA requires the place of a figure and the scope of a table header. */
function attributesOf(tag: Tag, page: number | undefined, { heights }: Contents): object | undefined {
  if (tag.type === "TH") return { O: "Table", Scope: "Column" };
  if (tag.picture === undefined) return undefined;
  const { x, y, width, height } = tag.picture.at;
  const foot = (heights[page ?? 0] ?? 0) - y - height;
  return { O: "Layout", Placement: "Block", BBox: [x, foot, x + width, foot + height] };
}

/** Pairs of key and value for the parent tree: for each page the elements of its sequences, then for each link its element. */
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

interface ArchiveSource {
  /** Its path in the issue, with `/`; unique. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly description: string;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ["yaml", "application/yaml"],
  ["yml", "application/yaml"],
  ["md", "text/markdown"],
  ["lock", "application/json"],
]);

/** Manifest, paper, copy and lock as attachments. For a file outside the issue's folder, `../` is removed from the name. */
export function archiveSources(files: readonly SourceDocument[]): readonly ArchiveSource[] {
  return files.map(({ kind, name, bytes }) => ({
    path: name.replace(/^(\.\.\/)+/, ""),
    bytes,
    type: TYPES.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase()) ?? "text/plain",
    description: kind,
  }));
}

/** Attaches files in the manner of PDF/A-3 (ISO 19005-3, 6.8): each as an associated file of the document, with the relationship Source. */
function attachSources(file: PdfDocument, sources: readonly ArchiveSource[], date: string): void {
  const { pdfkit } = file;
  const moment = new Date(`${date}T00:00:00Z`);
  const specs = [...sources]
    .sort((a, b) => byCodeUnit(a.path, b.path))
    .map(({ path, bytes, type, description }) => {
      const entries = {
        Type: "EmbeddedFile",
        Subtype: type.replace("/", "#2F"),
        Params: { ModDate: moment, Size: bytes.length },
      };
      const stream = addStream(file, entries, bytes);
      const spec = pdfkit.ref({
        Type: "Filespec",
        F: new String(path),
        UF: new String(path),
        Desc: new String(description),
        AFRelationship: "Source",
        EF: { F: stream, UF: stream },
      });
      spec.end();
      return { path, spec };
    });
  // Name trees are sorted by bytes. PDF strings of ASCII paths sort like the paths.
  const names = specs.flatMap(({ path, spec }) => [new String(path), spec]);
  const tree = pdfkit.ref({ Names: names });
  tree.end();
  file.names["EmbeddedFiles"] = tree;
  file.catalog["AF"] = specs.map(({ spec }) => spec);
}
