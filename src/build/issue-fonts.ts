import { dirname } from "node:path";
import type { Copy } from "../base/copy.ts";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import type { Files } from "../base/files.ts";
import type { Memory } from "../base/memo.ts";
import { onceEach } from "../base/once.ts";
import type { SourceFile, Span } from "../base/source.ts";
import {
  type Catalogue,
  type FontEntry,
  type OwnList,
  parseCatalogue,
  withOwnFonts,
} from "../engine/fonts/catalogue.ts";
import { copyGlyphFaults, noUsualGlyphs, textGlyphFaults, type UsualGlyphs } from "../engine/fonts/fallback.ts";
import type { OpenFontFile } from "../engine/fonts/font-file.ts";
import { type FontFile, type OpenFonts, openFonts } from "../engine/fonts/open.ts";
import type { SvgLetters } from "../engine/images/svg/svg.ts";
import type { Located } from "../engine/manifest/located.ts";
import type { PaperManifest } from "../engine/manifest/manifest.ts";
import { type Manifest, readManifest } from "../engine/manifest/read.ts";
import type { Issue } from "../engine/model/issue.ts";
import type { FaceName, Styles } from "../engine/model/style.ts";
import { byFace, textsOf } from "../engine/model/texts.ts";
import { newWorkbench, type Workbench } from "../engine/text/galley.ts";

/** Where faces come from. */
export interface FontFiles {
  /** The program's fonts.yaml, read. */
  readonly catalogue: SourceFile;
  /** True where it holds all that the issue needs, a paper's own fonts, too: in a pack. */
  readonly complete?: true;
  /** The absolute path of a file of the catalogue. */
  readonly locate: (entry: FontEntry) => string;
  readonly open: OpenFontFile;
}

/** The list of fonts of an issue's paper, where it has one of its own. */
export function ownList({ paper: { fonts } }: Manifest): OwnList | undefined {
  return fonts && { source: fonts.source, folder: dirname(fonts.path) };
}

/** The program's fonts, with those of a paper's own list before them. */
export function catalogueOf({ catalogue, complete }: FontFiles, own: OwnList | undefined): Outcome<Catalogue> {
  const parsed = parseCatalogue(catalogue);
  return parsed.ok && own !== undefined && !complete ? withOwnFonts(parsed.value, own) : parsed;
}

/** The fonts that an issue may name, without a build. @param manifest absolute */
export async function issueCatalogue(
  manifest: string,
  host: { readonly files: Files; readonly fonts: FontFiles },
): Promise<Outcome<Catalogue>> {
  const reading = await readManifest(manifest, host.files);
  const written = reading.ok ? reading.value : reading.rest;
  return written === undefined
    ? { ok: false, diagnostics: reading.diagnostics }
    : catalogueOf(host.fonts, ownList(written));
}

/** The font files of an issue that come from its paper's own list; absolute paths, each once. */
export function ownFontFiles({ catalogue, opened, file }: OpenFonts): readonly string[] {
  const own = [...catalogue.files.values()].filter(({ id, folder }) => folder !== undefined && opened(id));
  return [...new Set(own.map(({ id }) => file(id).path))];
}

/** The fonts of an issue, with the bench that sets them. A kept layout needs the bench that it was set at, so builds share one. */
interface OpenType {
  readonly fonts: OpenFonts;
  readonly bench: Workbench;
  /** What was met of the characters of a face. */
  readonly usual: (face: FaceName) => UsualGlyphs;
}

/** The faces that a paper's styles name, where it writes them, and its own list of fonts. */
interface NamedFaces {
  readonly faces: readonly string[];
  readonly written?: PaperManifest["styles"];
  readonly own: OwnList | undefined;
}

/** Opens the faces that the paper's styles name, with a bench to set them at, unless an earlier build did: what could not be opened is tried again. */
export function openType(named: NamedFaces, files: FontFiles, memory: Memory): Outcome<OpenType> {
  const { path, text } = files.catalogue;
  const { faces, own } = named;
  const { house } = memory;
  const list = house.same({ path, text, faces, folder: own?.folder, own: own?.source.text });
  const opened = house.memo(openingFor)(list)(() => openedNow(named, files));
  // If an issue met a broken glyph, the next one opens its fonts anew: the fault is not its own.
  const isOfAnother = opened.ok && opened.value.fonts.faults().length > 0 && memory.forgets;
  return isOfAnother ? openedNow(named, files) : opened;
}

/** Opens once, for whoever comes first. */
function openingFor(_list: object): (open: () => Outcome<OpenType>) => Outcome<OpenType> {
  let opened: Outcome<OpenType> | undefined;
  return (open) => {
    if (opened !== undefined) return opened;
    const now = open();
    // Faults have places in the paper's file, which the next paper has elsewhere.
    if (now.ok) opened = now;
    return now;
  };
}

function openedNow({ faces, written, own }: NamedFaces, files: FontFiles): Outcome<OpenType> {
  const parsed = catalogueOf(files, own);
  if (!parsed.ok) return parsed;
  const places = facesIn(written);
  const placesOf = (name: string): readonly Span[] =>
    places.filter(({ value }) => value === name).map(({ span }) => span);
  const opened = openFonts(faces, parsed.value, files.locate, files.open, placesOf);
  if (!opened.ok) return opened;
  return {
    ...opened,
    value: { fonts: opened.value, bench: newWorkbench(opened.value.fonts), usual: onceEach(noUsualGlyphs) },
  };
}

/** Reports characters that a face lacks, in all text that the issue sets. */
export function glyphFaults(issue: Issue, type: OpenType, memory: Memory): readonly Diagnostic[] {
  const { fonts } = type.fonts;
  const { styles } = issue.paper;
  const faultsOf = memory.memo(faultsOfCopy);
  return [
    ...[...issue.stories, ...issue.fillers].flatMap(({ copy }) => faultsOf(copy, styles, type)),
    ...textsOf(issue).flatMap(({ text, span, face }) => textGlyphFaults(text, span, face, fonts.face(face))),
  ];
}

function faultsOfCopy(written: Copy, styles: Styles, { fonts: { fonts }, usual }: OpenType): readonly Diagnostic[] {
  return byFace(written, styles).flatMap(({ copy, face }) =>
    copyGlyphFaults(copy, face, fonts.face(face), usual(face)),
  );
}

/** Every `face` that the styles write, in their order. */
function facesIn(styles: PaperManifest["styles"]): readonly Located<string>[] {
  if (styles === undefined) return [];
  const { headline, span: _, ...roles } = styles;
  const { stretch: __, span: ___, ...heads } = headline ?? { stretch: undefined, span: undefined };
  return [...Object.values(roles), ...Object.values(heads)].flatMap((style) => style?.face ?? []);
}

/** Text in drawings is set in the faces of the paper's copy, legends and short headlines, whatever faces the drawing names. */
export function lettersFor({ body, legend, headline }: Styles, fonts: OpenFonts): SvgLetters {
  const faces = { serif: body.face, sans: legend.face, bold: headline.brief.face };
  const fontOf = (face: string): FontFile => {
    const [first] = fonts.fonts.face(face).fonts;
    if (first === undefined) throw new RangeError(`${face} has no font`);
    return fonts.file(first.id);
  };
  const nameOf = (face: string): string => {
    const { path, entry } = fontOf(face);
    return entry.member === undefined ? path : `${path} ${entry.member}`;
  };
  const fileOf = (face: string): Uint8Array => {
    const bytes = fontOf(face).bytes();
    const whole = new Uint8Array(bytes.size);
    bytes.read(whole, [[0, bytes.size]]);
    return whole;
  };
  const firsts = Object.values(faces).flatMap((face) => fonts.fonts.face(face).fonts[0] ?? []);
  return {
    name: () => Object.values(faces).map(nameOf).join("\n"),
    files: () => ({ serif: fileOf(faces.serif), sans: fileOf(faces.sans), bold: fileOf(faces.bold) }),
    lacks: (character) => firsts.some((font) => font.glyph(character.codePointAt(0) ?? 0) === 0),
  };
}
