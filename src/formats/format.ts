import type { Cmyk } from "../base/colour.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Pt } from "../base/length.ts";
import type { Memory } from "../base/memo.ts";
import type { Span } from "../base/source.ts";
import type { Timings } from "../base/watch.ts";
import type { FontEntry } from "../engine/fonts/catalogue.ts";
import type { FontChain } from "../engine/fonts/font.ts";
import type { Newspaper, PrintedPage, PrintedPicture } from "../engine/newspaper/newspaper.ts";
import type { Language } from "../locales/words.ts";
import type { PaintPage } from "./paint/paint.ts";
import type { Claim } from "./pdf/metadata.ts";
import type { FontSource } from "./pdf/pdf-file.ts";
import type { PreparedPictures } from "./pdf/pictures.ts";

/**
 * A kind of file that a build writes. `build`, `--help`, `--watch`, `lock`, `verify`, the removal of outdated files and the READMEs' tables follow
 * from the list of formats (registry.ts): a new format is a folder and a line there.
 */
export interface Format {
  /** Progress and timings use it as the name of its stage. */
  readonly name: string;
  /** The command that writes its files, into a folder of its own. */
  readonly command: "build" | "deposit" | "site";
  /** The flag that asks for it; undefined: the command always writes it. */
  readonly flag: string | undefined;
  /** True: each build writes it, but `batch` only if it is asked for by its name. */
  readonly namedInBatch?: true;
  readonly help: Worded;
  /** Progress says this while it is written. */
  readonly doing: Worded;
  /** Each option also asks for the format. `write` gets the option's value under its name in camel case. */
  readonly options: readonly FormatOption[];
  /** Names of the formats whose files it needs: they are written too, before it. */
  readonly needs: readonly string[];
  /** Its files below the folder, in words: `press/<code>_<yyyymmdd>_<label>.pdf`. */
  readonly files: string;
  /** True for a path below the folder that only this format writes. */
  readonly owns: (path: string) => boolean;
  /** True if the same input gives the same bytes on every machine: then a lock holds the hashes of its files. */
  readonly promised: boolean;
  /** Gives the diagnostics found so far the severity that they have for this format's readers. */
  readonly grade?: (found: readonly Diagnostic[], job: Job, options: OptionValues) => readonly Diagnostic[];
  readonly write: (job: Job, options: OptionValues) => Promise<Written>;
}

type Worded = Readonly<Record<Language, string>>;

interface FormatOption {
  /** As commander takes it: `--press-standard <standard>`. */
  readonly flags: string;
  readonly help: Worded;
  readonly choices?: readonly string[];
}

/** Values of a format's options by their names; true for one without a value. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

/** A format's files and what it found. A function: the files are still being made, and are awaited last. */
export interface Written {
  readonly files: readonly OutputFile[] | (() => Promise<readonly OutputFile[]>);
  readonly diagnostics: readonly Diagnostic[];
}

/** A file to be written: its path below the folder of outputs, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The same bytes in pieces, of a file that is made while it is written. To ask for `bytes` makes all of it at once. */
  readonly pieces?: Iterable<Uint8Array>;
  /** Each build writes it anew, with its own times: a list of files that were written has no hash of it. */
  readonly timed?: true;
}

/** A text as a file, in UTF-8. */
export function textFile(path: string, text: string): OutputFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

/** Pages with their drawing operations and pictures. */
export interface Edition {
  readonly pages: readonly PrintedPage[];
  /** One a page. */
  readonly painted: readonly PaintPage[];
  readonly pictures: PreparedPictures;
}

/** All that formats draw from: the Newspaper, and what files need besides it. */
export interface Job {
  /** All pages and stories, even if only some pages were asked for. */
  readonly newspaper: Newspaper;
  /** The pages that were asked for. */
  readonly chosen: Edition;
  /** True when some pages were left out. */
  readonly partial: boolean;
  /** All pages. */
  readonly whole: () => Promise<Edition>;
  /** The options of a format; empty where it was not asked for. */
  readonly asked: (format: string) => OptionValues;
  /** The files of a format that was written before this one; none where it was not asked for. */
  readonly written: (format: string) => Promise<readonly OutputFile[]>;
  /** Called with the label of a page before it is drawn. */
  readonly began: (label: string) => void;
  readonly fonts: FontSource & { readonly credit: (font: string) => FontCredit };
  readonly press: PressTerms;
  /** The ICC profile for which the issue is printed; undefined: it cannot be read. */
  readonly profile: () => Promise<Uint8Array | undefined>;
  /** Where the paper names the profile. */
  readonly profilePlace: Span;
  /** What files say in their metadata about the build that made them. */
  readonly claims: readonly Claim[];
  /** The version of the program. */
  readonly version: string;
  /** All that a rebuild of these files starts from. The formats that promise their bytes must be written before it is asked for. */
  readonly kit: () => Promise<RebuildKit>;
  /** Manifest, paper, copy, and the lock where there is one. */
  readonly sources: () => Promise<readonly SourceDocument[]>;
  /** A placed photo in RGB for screens, cut as it is printed. @param resolution pixels per inch at most, at its printed size */
  readonly screenPhoto: (picture: PrintedPicture, resolution: number) => Promise<Uint8Array>;
  /** The diagnostics so far, with files named from the folder. */
  readonly found: () => readonly Diagnostic[];
  /** The place of a story or an advert in the manifest; without an id, the paper's. */
  readonly placeOf: (id: string | undefined) => Span;
  /** What the report tells besides the Newspaper. */
  readonly figures: () => Figures;
  /** Has parts of files from the build before. */
  readonly memory: Memory;
}

/** How the issue is printed. */
export interface PressTerms {
  readonly standard: "x4" | "x1a";
  /** True for the profile that the program brings along. */
  readonly ownProfile: boolean;
  /** Ink past the trim. */
  readonly bleed: Pt;
  /** Marks around the page; none: the sheet ends with the bleed. */
  readonly marks: "none" | "crop";
  /** Spot inks. Each is printed wherever a colour has exactly these shares of the process inks. */
  readonly spots: readonly { readonly name: string; readonly colour: Cmyk }[];
  /** The most ink in one place, in percent. */
  readonly ink: number;
  /** The thinnest rule, the smallest white type and the smallest type in several inks; in points. */
  readonly floors: { readonly hairline: number; readonly reversed: number; readonly colourType: number };
  /** The face of the slug line. */
  readonly slug: FontChain;
}

/** The part of a font's entry in fonts.yaml that the report shows. */
export type FontCredit = Pick<FontEntry, "licence" | "source" | "sha256">;

/** A file of the issue, named from its folder. */
export interface SourceDocument {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An issue's own files, at their places relative to each other, with a lock of this build. */
export interface RebuildKit {
  /** issue.yaml; all paths are from the folder that holds all files, with `/`. */
  readonly manifest: string;
  readonly files: readonly { readonly kind: string; readonly path: string; readonly bytes: Uint8Array }[];
  /** The fonts that were read. */
  readonly fonts: readonly (FontCredit & { readonly id: string })[];
  /** Versions: the program's, and the major one of Node. */
  readonly engine: string;
  readonly node: string;
}

/** Plain data that goes into the report as it is. */
interface Figures {
  readonly typography: object | undefined;
  readonly copyFit: object | undefined;
  readonly timings: Timings;
}
