// The fonts of an issue: the paper's own list, then the program's. Opening seven fonts takes longer than drawing a small issue, so issues that name the same
// faces share them, together with the context that sets text in them: a cached layout is only valid with the fonts that it was set in.
import { dirname } from "node:path";
import type { Outcome } from "../base/diagnostic.ts";
import type { Files } from "../base/files.ts";
import type { Memory } from "../base/memo.ts";
import { lazyByKey } from "../base/once.ts";
import type { SourceFile, Span } from "../base/source.ts";
import {
  type Catalogue,
  type FontEntry,
  type OwnList,
  parseCatalogue,
  withOwnFonts,
} from "../engine/fonts/catalogue.ts";
import { noUsualGlyphs, type UsualGlyphs } from "../engine/fonts/fallback.ts";
import type { OpenFontFile } from "../engine/fonts/font-file.ts";
import { type FontFile, type OpenFonts, openFonts } from "../engine/fonts/open.ts";
import type { SvgLetters } from "../engine/images/svg/svg.ts";
import type { Located } from "../engine/manifest/located.ts";
import type { PaperManifest } from "../engine/manifest/manifest.ts";
import { type Manifest, readManifest } from "../engine/manifest/read.ts";
import type { FaceName, Styles } from "../engine/model/style.ts";
import { newTextContext, type TextContext } from "../engine/text/galley.ts";

/** The sources of faces. */
export interface FontFiles {
  /** The program's fonts.yaml, read. */
  readonly catalogue: SourceFile;
  /** True if it contains all fonts that the issue needs, a paper's own too: in a pack. */
  readonly complete?: true;
  /** The absolute path of a file of the catalogue. */
  readonly locate: (entry: FontEntry) => string;
  readonly open: OpenFontFile;
}

/** A paper's own list of fonts. */
export function ownList({ paper: { fonts } }: Manifest): OwnList | undefined {
  return fonts && { source: fonts.source, folder: dirname(fonts.path) };
}

/** The program's fonts, preceded by those of the paper's own list. */
export function catalogueOf({ catalogue, complete }: FontFiles, own: OwnList | undefined): Outcome<Catalogue> {
  const parsed = parseCatalogue(catalogue);
  return parsed.ok && own !== undefined && !complete ? withOwnFonts(parsed.value, own) : parsed;
}

/** The fonts that an issue may name, found without a build. @param manifest absolute */
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

/** The files of an issue's fonts that come from its paper's own list; absolute paths, each once. */
export function ownFontFiles({ catalogue, opened, file }: OpenFonts): readonly string[] {
  const own = [...catalogue.files.values()].filter(({ id, folder }) => folder !== undefined && opened(id));
  return [...new Set(own.map(({ id }) => file(id).path))];
}

/** The fonts of an issue, with the context for setting text in them. A cached layout is tied to this context, so builds share it. */
export interface OpenType {
  readonly fonts: OpenFonts;
  readonly bench: TextContext;
  /** The characters that were set so far, by face. */
  readonly usual: (face: FaceName) => UsualGlyphs;
}

/** The faces that a paper's styles name, the places that name them, and the paper's own list of fonts. */
interface NamedFaces {
  readonly faces: readonly string[];
  readonly written?: PaperManifest["styles"];
  readonly own: OwnList | undefined;
}

/** Opens the faces that the paper's styles name, with a context for setting text, unless an earlier build did. A failed attempt is repeated. */
export function openType(named: NamedFaces, files: FontFiles, memory: Memory): Outcome<OpenType> {
  const { path, text } = files.catalogue;
  const { faces, own } = named;
  const { house } = memory;
  const list = house.same({ path, text, faces, folder: own?.folder, own: own?.source.text });
  const opened = house.memo(openingFor)(list)(() => openedNow(named, files));
  // If another issue met a broken glyph, open the fonts anew: this issue may not use it.
  const isOfAnother = opened.ok && opened.value.fonts.faults().length > 0 && memory.isSingleBuild;
  return isOfAnother ? openedNow(named, files) : opened;
}

/** Returns a function that opens the fonts the first time it succeeds, and then returns the same. */
function openingFor(_list: object): (open: () => Outcome<OpenType>) => Outcome<OpenType> {
  let opened: Outcome<OpenType> | undefined;
  return (open) => {
    if (opened !== undefined) return opened;
    const now = open();
    // Failures are not cached: their spans are in this paper's file, and the next paper has other spans.
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
    value: { fonts: opened.value, bench: newTextContext(opened.value.fonts), usual: lazyByKey(noUsualGlyphs) },
  };
}

/** Every `face` in the styles, in their order. */
function facesIn(styles: PaperManifest["styles"]): readonly Located<string>[] {
  if (styles === undefined) return [];
  const { headline, span: _, ...roles } = styles;
  const none = { stretch: undefined, steps: undefined, span: undefined };
  const { stretch: __, steps: ___, span: ____, ...heads } = headline ?? none;
  return [...Object.values(roles), ...Object.values(heads)].flatMap((style) => style?.face ?? []);
}

/** Text in drawings is set in the faces of the paper's copy, legends and short headlines; the faces that a drawing names are ignored. */
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
