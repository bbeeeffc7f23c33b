/*
 * Opens the fonts of an issue. The files of its faces are opened at once, so that a missing one is reported early; fallbacks are opened when layout meets a
 * character that needs them, because most issues never do. A broken fallback becomes an empty font with one diagnostic.
 */
import { type Diagnostic, errorAt, type Outcome, outcome, warningAt } from "../../base/diagnostic.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Span } from "../../base/source.ts";
import type { Catalogue, FaceEntry, FontEntry } from "./catalogue.ts";
import { lazyFont } from "./face.ts";
import { chainOf } from "./fallback.ts";
import type { Font, FontChain, FontId, Fonts } from "./font.ts";
import { type FontBytes, fontIn, type OpenFontFile, UnfitFont } from "./font-file.ts";
import { emptyProgram, type FontAxis, guarded, loadProgram, type Program, problemOf, writtenBits } from "./program.ts";

export interface FontFile {
  readonly entry: FontEntry;
  /** Absolute. */
  readonly path: string;
  /** The font alone, even from a collection. @throws if the collection does not contain it */
  bytes(): FontBytes;
  /** Broken outlines are reported and come out empty. */
  program(): Program;
}

export interface OpenFonts {
  readonly catalogue: Catalogue;
  readonly fonts: Fonts;
  /** True if a face of the issue uses the font, as its own or as a fallback. */
  opened(id: FontId): boolean;
  /** The file of a glyph run's font. @throws RangeError for a font that no face of the issue names */
  file(id: FontId): FontFile;
  /** Faults found while characters were set, one for each font. Setting more text may find more. */
  faults(): readonly Diagnostic[];
}

/**
 * Opens the faces that an issue's styles name: each face's own file at once, its fallbacks when a character needs them.
 * @param names roles of the catalogue: 宋, 黑 Bold …
 * @param locate gives the absolute path of a catalogue's file
 * @param placesOf the places where a name is written; without any, the name is reported at the catalogue
 */
export function openFonts(
  names: Iterable<string>,
  catalogue: Catalogue,
  locate: (entry: FontEntry) => string,
  open: OpenFontFile,
  placesOf: (name: string) => readonly Span[] = () => [],
): Outcome<OpenFonts> {
  const faults: Diagnostic[] = [];
  const later = new Map<FontId, Diagnostic>();
  const report = (entry: FontEntry, problem: unknown): void => {
    if (!later.has(entry.id)) later.set(entry.id, unreadable(entry, problem));
  };
  const doubts = new Map<FontId, readonly Diagnostic[]>();
  const reportDoubts = (entry: FontEntry, { axes, forbidding }: Program): void => {
    const { span, id: font, file } = entry;
    const warnings = [
      ...(axes.length > 0 ? [atDefaults(entry, axes)] : []),
      ...(forbidding === 0 ? [] : [warningAt(span, "font-restricted", { font, file, bits: writtenBits(forbidding) })]),
    ];
    if (warnings.length > 0) doubts.set(entry.id, warnings);
  };
  const entries = namedFaces(names, catalogue, placesOf, faults);
  const files = new Map<FontId, OpenFile>();
  const tried = new Set<FontId>();
  for (const face of entries) {
    for (const id of new Set([face.font, ...face.fallback, face.marks, face.latin])) {
      const entry = catalogue.files.get(id);
      if (entry === undefined || tried.has(id)) continue;
      tried.add(id);
      const file = tryOpen(entry, { locate, open, report, reportDoubts }, faults);
      if (file !== undefined) files.set(id, file);
    }
    tryLoad(files.get(face.font), faults);
  }
  // Doubts about the faces go into the outcome; those about fallbacks come later, through `faults`.
  faults.push(...[...doubts.values()].flat());
  doubts.clear();
  const chains = new Map<string, FontChain>();
  for (const face of entries) {
    const chain = chainFor(face, files);
    if (chain !== undefined) chains.set(face.name, chain);
  }
  return outcome(
    {
      catalogue,
      fonts: { face: (name) => found(chains, name) },
      opened: (id) => files.has(id),
      file: (id) => found(files, id).file,
      faults: () => [...later.values(), ...[...doubts.values()].flat()],
    },
    faults,
  );
}

interface OpenFile {
  readonly font: Font;
  readonly file: FontFile;
  /** @throws if the file is not a usable font */
  readonly load: () => void;
}

interface Opening {
  readonly locate: (entry: FontEntry) => string;
  readonly open: OpenFontFile;
  /** Reports a font that turns out to be broken in use. */
  readonly report: (entry: FontEntry, problem: unknown) => void;
  readonly reportDoubts: (entry: FontEntry, program: Program) => void;
}

function namedFaces(
  names: Iterable<string>,
  catalogue: Catalogue,
  placesOf: (name: string) => readonly Span[],
  faults: Diagnostic[],
): readonly FaceEntry[] {
  const entries: FaceEntry[] = [];
  for (const name of new Set(names)) {
    const entry = catalogue.faces.get(name);
    if (entry !== undefined) entries.push(entry);
    else {
      const [span = { source: catalogue.source, start: 0, end: 0 }, ...others] = placesOf(name);
      const known = [...catalogue.faces.keys()];
      const args = { value: name, under: "faces", known: known.join(", "), ...nearMiss(name, known) };
      faults.push(errorAt(span, "unknown-name", args, others));
    }
  }
  return entries;
}

/** Finds the file and its length; its tables are read at first use. */
function tryOpen(
  entry: FontEntry,
  { locate, open, report, reportDoubts }: Opening,
  faults: Diagnostic[],
): OpenFile | undefined {
  try {
    const path = locate(entry);
    const whole = open(path);
    const bytes = (): FontBytes => fontIn(whole, entry.member);
    let loaded: Program | undefined;
    const load = (): void => {
      if (loaded !== undefined) return;
      loaded = guarded(loadProgram(bytes()), (problem) => report(entry, problem));
      reportDoubts(entry, loaded);
    };
    const program = (): Program => {
      try {
        load();
      } catch (cause) {
        report(entry, cause);
      }
      loaded ??= emptyProgram();
      return loaded;
    };
    return { font: lazyFont(entry.id, program), file: { entry, path, bytes, program }, load };
  } catch (cause) {
    faults.push(unreadable(entry, cause));
    return undefined;
  }
}

function tryLoad(file: OpenFile | undefined, faults: Diagnostic[]): void {
  try {
    file?.load();
  } catch (cause) {
    if (file !== undefined) faults.push(unreadable(file.file.entry, cause));
  }
}

/** Node's error codes for a missing file or package. */
const MISSING: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR", "MODULE_NOT_FOUND"]);

function unreadable({ span, id: font, file, member }: FontEntry, cause: unknown): Diagnostic {
  const isMissing = cause instanceof Error && "code" in cause && MISSING.has(cause.code);
  if (isMissing) return errorAt(span, "font-missing", { font, file });
  if (cause instanceof UnfitFont) {
    const { code, members } = cause;
    const [first] = members;
    const named = member === undefined ? {} : { member, ...nearMiss(member, members) };
    return errorAt(span, code, { font, file, ...(first && { first, members: members.join(", ") }), ...named });
  }
  return errorAt(span, "font-unreadable", { font, file, problem: problemOf(cause) });
}

function atDefaults({ span, id: font, file }: FontEntry, axes: readonly FontAxis[]): Diagnostic {
  const values = axes.map(({ tag, value }) => `${tag} ${value}`).join(", ");
  const ranges = axes.map(({ tag, least, most }) => `${tag} ${least}–${most}`).join(", ");
  const { tag, value } = axes.find(({ tag }) => tag === "wght") ?? (axes[0] as FontAxis);
  return warningAt(span, "font-variable", { font, file, values, ranges, axis: `${tag}=${value}` });
}

function chainFor(face: FaceEntry, files: ReadonlyMap<FontId, OpenFile>): FontChain | undefined {
  const fonts = [...new Set([face.font, ...face.fallback, face.latin])].flatMap((id) => files.get(id)?.font ?? []);
  const marks = files.get(face.marks)?.font;
  const latin = files.get(face.latin)?.font;
  if (fonts.length === 0 || marks === undefined || latin === undefined) return undefined;
  return chainOf(fonts, marks, { font: latin, scale: face.scale });
}

function found<V>(map: ReadonlyMap<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`${key} was not opened`);
  return value;
}
