/*
 * Press files for a newspaper plant: one PDF/X file for each page, with bleed, marks, spot inks and overprinting black. A file depends only on its page: not on
 * the rest of the issue, nor on the revision, which stands in its name. So an unchanged page gives the same bytes in a new revision, and needs no new plates.
 */
import { createHash } from "node:crypto";
import { BLACK, type Cmyk } from "../../base/colour.ts";
import type { Identity } from "../../engine/newspaper/newspaper.ts";
import { isForm, type PreparedPicture } from "../../engine/pdf/form.ts";
import type { OutputFile, PressTerms } from "../format.ts";
import type { PaintPage } from "../paint/paint.ts";
import { type Ink, platesOf } from "../paint/plates.ts";
import type { Margin, PdfForm } from "../pdf/document.ts";
import type { Claim, Metadata, XmpProperty } from "../pdf/metadata.ts";
import { type PressInks, paintPage } from "../pdf/paint-page.ts";
import {
  addPage,
  closePdf,
  type FontSource,
  type Named,
  openPdf,
  type PdfFile,
  type PdfPage,
} from "../pdf/pdf-file.ts";
import { type PreparedPictures, pictureKey } from "../pdf/pictures.ts";
import { isTransparent } from "./check.ts";
import { addOutputIntents, type Condition } from "./condition.ts";
import { drawMarks, SLUG, separation } from "./marks.ts";

export interface PressIssue extends PressIdentity {
  /** The metadata of the whole issue, without claims. The title of a file also names its page or pages. */
  readonly metadata: Metadata;
  /** The claims of a file with these pages. */
  readonly claims: (labels: readonly string[]) => readonly Claim[];
  readonly binding: "left" | "right";
  /** All pages of the issue, including those that are not written now. */
  readonly pages: readonly { readonly label: string; readonly name: string }[];
}

export interface PressFile extends OutputFile {
  readonly label: string;
}

/** Writes the pages one after the other, each on request. */
export function* writePressFiles(
  issue: PressIssue,
  pages: readonly PaintPage[],
  job: PressJob,
): Generator<PressFile, void> {
  const labels = issue.pages.map(({ label }) => label);
  for (const page of pages) {
    const { label } = page;
    const name = issue.pages.find((each) => each.label === label)?.name ?? label;
    const metadata = { ...issue.metadata, title: `${issue.metadata.title} ${name}`, claims: issue.claims([label]) };
    yield {
      label,
      path: `press/${pressName(issue, label, labels)}`,
      bytes: writePressPage({ page, metadata, key: pressKey(issue, label) }, job),
    };
  }
}

/** PDF/X-4 (ISO 15930-7), or PDF/X-1a:2003 (ISO 15930-4) for plants that require it. */
export type PressStandard = "x4" | "x1a";

/** The options shared by all press files of an issue. */
export interface PressJob extends Pick<PressTerms, "standard" | "bleed" | "marks" | "spots" | "slug"> {
  readonly condition: Condition;
  readonly fonts: FontSource;
  readonly pictures: PreparedPictures;
  /** The version in the metadata; undefined: from the page's own build. */
  readonly version: string | undefined;
}

export interface PressPage {
  readonly page: PaintPage;
  readonly metadata: Metadata;
  /** Paper, date, edition and label: the same in all revisions of the page. */
  readonly key: string;
}

interface OpenPressFile {
  readonly file: PdfFile;
  /** Written when the file is closed, because they include a hash of what was painted. */
  readonly claims: Claim[];
}

/** Everything that the press files of an issue share. */
type Terms = Pick<PressJob, "standard" | "condition" | "fonts" | "pictures" | "version">;

/** Opens a press file; `closePress` ends it. @param key of its page, the same in all revisions */
export function openPress(metadata: Metadata, key: string, job: Terms): OpenPressFile {
  const claims: Claim[] = [...(metadata.claims ?? [])];
  return { file: openPdf({ ...metadata, claims }, job, formOf(job.standard, key)), claims };
}

/** Writes claims and printing condition. @param build a hash of all that was painted @returns the file's bytes */
export function closePress({ file, claims }: OpenPressFile, key: string, build: string, terms: Terms): Uint8Array {
  claims.push(...claimsOf(terms, key, build));
  addOutputIntents(file, terms.condition, ["GTS_PDFX"]);
  return closePdf(file);
}

/** Adds a blending space to the page just added, because it has transparency. */
export function addBlending(file: PdfFile): void {
  file.pdfkit.page.dictionary.data["Group"] = { S: "Transparency", CS: "DeviceCMYK", I: true, K: false };
}

/** One page as a press file: no links, no bookmarks, all inks named. The same page gives the same bytes. */
export function writePressPage({ page, metadata, key }: PressPage, job: PressJob): Uint8Array {
  const press = openPress(metadata, key, job);
  const { file } = press;
  const inks = pressInks(file, job.spots);
  const margin: Margin = { bleed: job.bleed, slug: job.marks === "none" ? 0 : SLUG };
  const painted = { ...paintPage(page, file, undefined, inks), margin };
  const build = buildOf(page, painted.content, job);
  const { plates, spots } = inksOn(page, job);
  const slug = [metadata.title, plates.join(""), ...spots, build.slice(0, SHOWN_OF_BUILD)].filter(Boolean).join("　");
  const whole = job.marks === "none" ? painted : withMarks(file, painted, { inks, plates, slug, job });
  addPage(file, whole, [], new Map());
  if (page.ops.some((op) => isTransparent(op, job.pictures))) addBlending(file);
  return closePress(press, key, build, job);
}

/** The digits of a build's hash in the slug line and in the version. */
const SHOWN_OF_BUILD = 12;

/** The plates that the page needs: those of process inks, and the names of its spot inks. */
function inksOn(page: PaintPage, { pictures, spots }: PressJob) {
  const used = new Set<string>();
  const process = page.ops.filter((op) => {
    const colour = op.kind === "glyphs" ? op.run.colour : "colour" in op ? op.colour : undefined;
    const spot = colour && spotFor(spots, colour);
    if (spot !== undefined) used.add(spot.name);
    return spot === undefined;
  });
  return { plates: platesOf({ ...page, ops: process }, pictures), spots: [...used] };
}

function spotFor(spots: PressTerms["spots"], colour: Cmyk): PressTerms["spots"][number] | undefined {
  return spots.find((spot) => spot.colour.every((share, ink) => share === colour[ink]));
}

function formOf(standard: PressStandard, salt: string): PdfForm {
  if (standard === "x4") return { version: "1.6", info: {}, untrapped: true, salt };
  return { version: "1.4", info: { GTS_PDFXVersion: "PDF/X-1a:2003" }, untrapped: true, salt };
}

interface Around {
  readonly inks: PressInks;
  readonly plates: readonly Ink[];
  readonly slug: string;
  readonly job: PressJob;
}

function withMarks(file: PdfFile, painted: PdfPage & { margin: Margin }, around: Around): PdfPage {
  const { inks, plates, slug, job } = around;
  const { size: trim, margin, content } = painted;
  const marks = drawMarks(file, { trim, margin, plates, slug, chain: job.slug });
  return {
    ...painted,
    content: Buffer.concat([content, marks.content]),
    named: new Map([...painted.named, ...marks.named, ["GK", inks.knockout]]),
  };
}

function pressInks(file: PdfFile, spots: PressTerms["spots"]): PressInks {
  const state = (on: boolean): Named => {
    // Mode 1: a share of 0 leaves the ink below, as DeviceCMYK black requires (ISO 32000-1, 8.6.7).
    const ref = file.pdfkit.ref({ Type: "ExtGState", OP: on, op: on, OPM: on ? 1 : 0, SA: false });
    ref.end();
    return { kind: "ext_gstates", ref: () => ref };
  };
  const made = new Map<string, readonly [name: string, space: Named]>();
  return {
    overprint: state(true),
    knockout: state(false),
    spot: (colour) => {
      const spot = colour === BLACK ? undefined : spotFor(spots, colour);
      if (spot === undefined) return undefined;
      const existing = made.get(spot.name);
      if (existing !== undefined) return existing;
      const shares = spot.colour.map((percent) => percent / 100);
      const space = [`CS${made.size + 1}`, separation(file, spot.name, shares)] as const;
      made.set(spot.name, space);
      return space;
    },
  };
}

/** A hash of everything that the page is made of: files with the same build hash print alike. */
function buildOf(page: PaintPage, content: Uint8Array, job: PressJob): string {
  const hash = createHash("sha256").update(job.condition.profile);
  hash.update(JSON.stringify([job.standard, job.bleed, job.marks, job.spots]));
  for (const op of page.ops) {
    if (op.kind === "glyphs") hash.update(op.run.glyphs).update(op.run.font);
    if (op.kind === "picture")
      for (const bytes of bytesOf(job.pictures.get(pictureKey(op.picture, op.at)))) hash.update(bytes);
  }
  return hash.update(content).digest("hex");
}

function bytesOf(picture: PreparedPicture | undefined): readonly (Uint8Array | string)[] {
  if (picture === undefined) return [];
  return isForm(picture)
    ? picture.objects.flatMap(({ parts, bytes }) => [JSON.stringify(parts), bytes ?? ""])
    : [picture];
}

function claimsOf(job: Terms, key: string, build: string): readonly Claim[] {
  const text = (name: string, value: string, description: string): XmpProperty => ({
    name,
    type: "Text",
    value,
    description,
  });
  const media = [
    text("DocumentID", `uuid:${uuidOf(key)}`, "The page in all its revisions"),
    text("InstanceID", `uuid:${uuidOf(build)}`, "This build of the page"),
    // PDF/X-4 requires one. The issue's revision would change the files of pages that it leaves alone.
    text("VersionID", job.version ?? build.slice(0, SHOWN_OF_BUILD), "Revision of the page"),
    text("RenditionClass", "default", "Rendition class"),
  ];
  const trapped = [text("Trapped", "False", "Trapping state of the document")];
  const version = [text("GTS_PDFXVersion", "PDF/X-4", "ID of PDF/X standard")];
  const claim = (prefix: string, uri: string, properties: readonly XmpProperty[]): Claim => ({
    schema: { prefix, uri, title: undefined },
    properties,
  });
  return [
    claim("xmpMM", "http://ns.adobe.com/xap/1.0/mm/", media),
    claim("pdf", "http://ns.adobe.com/pdf/1.3/", trapped),
    ...(job.standard === "x4" ? [claim("pdfxid", "http://www.npes.org/pdfx/ns/id/", version)] : []),
  ];
}

/** A UUID of version 8, whose bits are a hash (RFC 9562, 5.8). */
function uuidOf(key: string): string {
  const bytes = createHash("sha256").update(key).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

type PressIdentity = Pick<Identity, "code" | "date" | "edition" | "revision">;

/** Plants sort files by name: page 2 must come before page 10. */
const LEAST_DIGITS = 2;

/**
 * The name of a page's press file (RULES.md#names): JCRB_20261124_A04_v1.pdf, in ASCII, because plants' systems garble other names.
 * @param on the page's label; several for a sheet of several pages: JCRB_20261124_04-01_v1.pdf
 * @param labels of all pages of the issue, which determine how many zeros numbers get
 */
export function pressName(issue: PressIdentity, on: string | readonly string[], labels: readonly string[]): string {
  const digits = Math.max(LEAST_DIGITS, ...labels.map((each) => numberOf(each).length));
  const padded = [on].flat().map((label) => paddedLabel(label, digits));
  const parts = [issue.code, issue.date.replaceAll("-", ""), issue.edition, padded.join("-"), `v${issue.revision}`];
  return `${parts.flatMap((part) => (part === undefined ? [] : [ascii(part)])).join("_")}.pdf`;
}

/** A key of a page in all its revisions. @param label of the page, or of both pages of a sheet */
export function pressKey({ code, date, edition }: PressIdentity, label: string): string {
  return [code, date, edition ?? "", label].join("|");
}

function paddedLabel(label: string, digits: number): string {
  const number = numberOf(label);
  return label.slice(0, label.length - number.length) + number.padStart(number === "" ? 0 : digits, "0");
}

function numberOf(label: string): string {
  return /\d*$/.exec(label)?.[0] ?? "";
}

/** Keeps letters and digits and replaces other characters by their numbers, so that 晨 and 晚 give different names. */
function ascii(text: string): string {
  return [...text]
    .map((character) =>
      /[A-Za-z0-9-]/.test(character) ? character : `u${character.codePointAt(0)?.toString(16).padStart(4, "0")}`,
    )
    .join("");
}
