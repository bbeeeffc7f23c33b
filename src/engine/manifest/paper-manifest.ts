import type { SourceFile } from "../../base/source.ts";
import type { FileName, TextFile } from "./manifest.ts";
import type { PaperText } from "./parse.ts";

/**
 * One paper.yaml as its author wrote it: the keys of schema/paper.ts, which explains each, with the files that they name. What is left out
 * comes from the preset, in `model`.
 */
export interface PaperManifest extends Omit<PaperText, "fonts" | "furniture" | "press"> {
  readonly source: SourceFile;
  /** Absolute path of paper.yaml's folder. */
  readonly folder: string;
  /** A fonts.yaml of the paper's own, read. */
  readonly fonts: TextFile | undefined;
  readonly furniture: WrittenFurniture | undefined;
  readonly press: WrittenPress | undefined;
}

type FurnitureText = NonNullable<PaperText["furniture"]>;

export interface WrittenFurniture extends Omit<FurnitureText, "nameplate"> {
  readonly nameplate: WrittenNameplate | undefined;
}

export interface WrittenNameplate extends Omit<NonNullable<FurnitureText["nameplate"]>, "art"> {
  /** An SVG file, read. */
  readonly art: TextFile | undefined;
}

export interface WrittenPress extends Omit<NonNullable<PaperText["press"]>, "profile"> {
  readonly profile: FileName | undefined;
}

export type WrittenJump = NonNullable<PaperText["jump"]>;
export type WrittenSlot = PaperText["slots"][number]["value"];

export type WrittenStyles = NonNullable<PaperText["styles"]>;
export type WrittenStyle = NonNullable<WrittenStyles["body"]>;
export type StyleRole = Exclude<keyof WrittenStyles, "span" | "headline">;
export type HeadlineRole = Exclude<keyof NonNullable<WrittenStyles["headline"]>, "span" | "stretch">;
