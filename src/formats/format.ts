/*
 * The contract between the program and a format: what a format declares about its files, and what it gets to make them. All commands work from these
 * declarations alone, so no command needs a line for a new format.
 */
import type { Cmyk } from "../base/colour.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Pt } from "../base/length.ts";
import type { Memory } from "../base/memo.ts";
import type { Span } from "../base/source.ts";
import type { Timings } from "../base/watch.ts";
import type { FontEntry } from "../engine/fonts/catalogue.ts";
import type { FontChain } from "../engine/fonts/font.ts";
import type { Newspaper, PrintedPage, PrintedPicture } from "../engine/newspaper/newspaper.ts";
import type { HelpId } from "../locales/texts.ts";
import type { PaintPage } from "./paint/paint.ts";
import type { Claim } from "./pdf/metadata.ts";
import type { FontSource } from "./pdf/pdf-file.ts";
import type { PreparedPictures } from "./pdf/pictures.ts";

/**
 * A kind of output file. `build`, `--help`, `--watch`, `lock`, `verify`, the removal of outdated files and the tables in the READMEs use the list of formats
 * (registry.ts): a new format is a folder and a line in that list.
 */
export interface Format {
  /** Also the name of its stage in progress messages and timings. */
  readonly name: string;
  /** The command that writes its files, into a folder of its own. */
  readonly command: "build" | "deposit" | "site";
  /** The flag that requests it; undefined: the command always writes it. */
  readonly flag: string | undefined;
  /** Says in `--help` and in the READMEs what it is; a program's own format may have none. */
  readonly help?: HelpId;
  /** Each option also requests the format. `write` gets the option's value under its name in camel case. */
  readonly options: readonly FormatOption[];
  /** The formats whose files it needs: they are also written, before it. */
  readonly needs: readonly string[];
  /** Its paths below the folder, in words: `press/<code>_<yyyymmdd>_<label>.pdf`. */
  readonly files: string;
  /** True for a path below the folder that only this format writes. */
  readonly owns: (path: string) => boolean;
  /** True if the same input gives the same bytes on every machine. Locks contain the hashes of its files. */
  readonly promised: boolean;
  /** Changes the severity of the diagnostics so far to what it is for the readers of this format. */
  readonly grade?: (found: readonly Diagnostic[], job: Job, options: OptionValues) => readonly Diagnostic[];
  readonly write: (job: Job, options: OptionValues) => Promise<Written>;
}

interface FormatOption {
  /** In the syntax of commander: `--press-standard <standard>`. */
  readonly flags: string;
  readonly help: HelpId;
  readonly choices?: readonly string[];
}

/** Values of a format's options by name; true for an option without a value. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

/** A format's files and diagnostics. A function: the files are still in progress, and are awaited last. */
export interface Written {
  readonly files: readonly OutputFile[] | (() => Promise<readonly OutputFile[]>);
  readonly diagnostics: readonly Diagnostic[];
}

/** An output file: its path below the output folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The same bytes in pieces, for a file made while it is written. Reading `bytes` makes all of it at once. */
  readonly pieces?: Iterable<Uint8Array>;
}

export function textFile(path: string, text: string): OutputFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

export interface Edition {
  readonly pages: readonly PrintedPage[];
  readonly painted: readonly PaintPage[];
  readonly pictures: PreparedPictures;
}

/** Everything that formats use: the Newspaper, and what files need besides it. */
export interface Job {
  /** All pages and stories, even if only some pages were requested. */
  readonly newspaper: Newspaper;
  /** The requested pages. */
  readonly chosen: Edition;
  /** True if some pages were not requested. */
  readonly partial: boolean;
  readonly whole: () => Promise<Edition>;
  /** The options of a format; empty if it was not requested. */
  readonly asked: (format: string) => OptionValues;
  /** The files of a format written before this one; empty if it was not requested. */
  readonly written: (format: string) => Promise<readonly OutputFile[]>;
  /** Call with the label of a page before it is drawn. */
  readonly began: (label: string) => void;
  readonly fonts: FontSource & { readonly credit: (font: string) => FontCredit };
  readonly press: PressTerms;
  /** The ICC profile for printing the issue; undefined if it cannot be read. */
  readonly profile: () => Promise<Uint8Array | undefined>;
  /** The place in the paper's file that names the profile. */
  readonly profilePlace: Span;
  /** The claims of a file of the whole issue. */
  readonly claims: readonly Claim[];
  /** The claims of a file that depends on these pages alone, by label. */
  readonly pageClaims: (labels: readonly string[]) => readonly Claim[];
  readonly signing: PageSigning;
  readonly printed: Printed | undefined;
  readonly pressForm: PressForm;
  readonly version: string;
  /** Everything needed to rebuild these files. Formats with `promised` bytes must be written first. */
  readonly kit: () => Promise<RebuildKit>;
  /** Manifest, paper, copy, and the lock if there is one. */
  readonly sources: () => Promise<readonly SourceDocument[]>;
  /** A placed photo in RGB for screens, cropped as printed. @param resolution pixels per inch, at most, at its printed size */
  readonly screenPhoto: (picture: PrintedPicture, resolution: number) => Promise<Uint8Array>;
  /** The diagnostics so far, with paths relative to the folder. */
  readonly found: () => readonly Diagnostic[];
  /** The place of a story or an advert in the manifest; without an id, of the paper. */
  readonly placeOf: (id: string | undefined) => Span;
  /** Data of the report besides the Newspaper. */
  readonly figures: () => Figures;
  readonly memory: Memory;
}

/** What the metadata of a press file depend on: on its page, or on the whole issue, in issues that were locked so. */
export type PressForm = "page" | "issue";

/** The outputs that the lock vouches for, if it is a lock of this revision. */
export interface Printed {
  /** The revision in the manifest, or the date if it has none. */
  readonly place: Span;
  /** The version of the program that made them. */
  readonly engine: string;
  readonly press: PressForm;
  /** SHA-256 by path below the folder. */
  readonly sums: ReadonlyMap<string, string>;
  /** Labels of the pages that are no longer as they were. */
  readonly changed: readonly string[];
}

export interface PressTerms {
  readonly standard: "x4" | "x1a";
  /** True for the program's built-in profile. */
  readonly ownProfile: boolean;
  readonly bleed: Pt;
  /** Printer's marks; none: the sheet ends with the bleed. */
  readonly marks: "none" | "crop";
  /** Spot inks. Each replaces every colour with exactly these process shares. */
  readonly spots: readonly { readonly name: string; readonly colour: Cmyk }[];
  /** The most ink at one place, in percent. */
  readonly ink: number;
  /** The thinnest rule, the smallest white type and the smallest type in several inks, in points. */
  readonly floors: { readonly hairline: number; readonly reversed: number; readonly colourType: number };
  readonly slug: FontChain;
}

/** 三审三校. */
interface PageSigning {
  /** The stages that sign each page; empty if the paper names none. */
  readonly stages: readonly string[];
  /** The hash of a page as it is printed, by label: what a signature signs. */
  readonly print: (label: string) => string;
}

/** The part of a font's entry in fonts.yaml that goes into the report. */
export type FontCredit = Pick<FontEntry, "licence" | "source" | "sha256">;

/** A file of the issue, named relative to its folder. */
export interface SourceDocument {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The issue's own files with their relative paths, and a lock of this build. */
export interface RebuildKit {
  /** The path of issue.yaml. All paths are relative to the folder that contains all files, with `/`. */
  readonly manifest: string;
  readonly files: readonly { readonly kind: string; readonly path: string; readonly bytes: Uint8Array }[];
  readonly fonts: readonly (FontCredit & { readonly id: string })[];
  /** Versions: the program's, and Node's major one. */
  readonly engine: string;
  readonly node: string;
}

interface Figures {
  readonly typography: object | undefined;
  readonly copyFit: object | undefined;
  readonly timings: Timings;
}
