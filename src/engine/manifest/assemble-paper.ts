import type { SourceFile } from "../../base/source.ts";
import { fileName, namedText } from "./assemble-issue.ts";
import type { PaperManifest, WrittenFurniture } from "./paper-manifest.ts";
import type { PaperText } from "./parse.ts";
import type { FoundReferences } from "./references.ts";

/** Joins what paper.yaml says with the files that it names. */
export function paperManifest(
  text: PaperText,
  source: SourceFile,
  folder: string,
  found: FoundReferences,
): PaperManifest {
  return {
    ...text,
    source,
    folder,
    fonts: text.fonts && namedText(text.fonts, found),
    furniture: text.furniture && furnitureOf(text.furniture, found),
    press: text.press && { ...text.press, profile: text.press.profile && fileName(text.press.profile, found) },
  };
}

function furnitureOf(furniture: NonNullable<PaperText["furniture"]>, found: FoundReferences): WrittenFurniture {
  const { nameplate } = furniture;
  return {
    ...furniture,
    nameplate: nameplate && { ...nameplate, art: nameplate.art && namedText(nameplate.art, found) },
  };
}
