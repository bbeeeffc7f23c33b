import { listFor } from "../../base/once.ts";
import type { PaintPage } from "../paint/paint.ts";
import { addIssueBookmarks, destinationName, destinationsOf, knownTargets, linksOf } from "../pdf/destinations.ts";
import type { PdfRef } from "../pdf/document.ts";
import type { Marking } from "../pdf/marked-content.ts";
import { paintPage } from "../pdf/paint-page.ts";
import { addPage, closePdf, openPdf } from "../pdf/pdf-file.ts";
import type { Claim } from "../pdf/xmp.ts";
import { addOutputIntents, type Condition } from "../press/press-condition.ts";
import type { Proof } from "../proof/write.ts";
import { type ArchiveSource, attachSources } from "./archive-sources.ts";
import type { Tag, Tags } from "./tags.ts";
import { tagIssue } from "./tags-issue.ts";
import { type Annotated, type Marked, writeTags } from "./tags-write.ts";

/** An issue ready for the archive: always whole. */
export interface Archive extends Proof {
  readonly condition: Condition;
  /** Files to attach; undefined: none, and PDF/A-2a. With a list, even an empty one, it is PDF/A-3a. */
  readonly sources: readonly ArchiveSource[] | undefined;
}

/**
 * The whole issue as one PDF/A and PDF/UA-1 file: tagged, in reading order by story across jumps, with jump notices as links. Its bytes are the same
 * in every run and on every version of Node: fflate deflates the streams.
 * @throws Error if a font or a picture that the pages name was not given: a bug in the caller
 */
export function writeArchive(archive: Archive): Uint8Array {
  const { newspaper, metadata, sources } = archive;
  const claims = [...archiveClaims(sources === undefined ? 2 : 3), ...(metadata.claims ?? [])];
  const file = openPdf({ ...metadata, claims }, archive);
  file.catalog["MarkInfo"] = file.pdfkit.ref({ Marked: true });
  const tags = tagIssue(newspaper);
  const known = knownTargets(newspaper);
  const marked = new Map<Tag, Marked[]>();
  const annotated = new Map<Tag, Annotated[]>();
  const pages: PdfRef[] = [];
  let key = archive.pages.length;
  for (const [index, page] of archive.pages.entries()) {
    const ordered = marksFirst(page);
    const painted = paintPage(ordered, file, marking(index, tags, marked));
    const ops = linksOf(page, known);
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

/** The standards that an archive file claims to keep: PDF/A of this part at level A (ISO 19005), and PDF/UA-1 (ISO 14289-1). */
function archiveClaims(part: 2 | 3): readonly Claim[] {
  return [
    {
      // PDF/A describes its own schema itself.
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

/** Paints all text last: dots and rules between lines would cut a paragraph's marked content. */
function marksFirst(page: PaintPage): PaintPage {
  const text = page.ops.filter((op) => op.kind === "glyphs");
  return { ...page, ops: [...page.ops.filter((op) => op.kind !== "glyphs"), ...text] };
}

/** The marks of what is no content: drawings, and the text of the page's furniture. */
const LAYOUT = { properties: "/Type/Layout" };
const PAGINATION = { properties: "/Type/Pagination" };

/** Marks a page's operations with their elements, or as no content. `marked` takes the sequences of each element. */
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
