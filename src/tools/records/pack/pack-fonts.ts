import { readFileSync } from "node:fs";
import type { Catalogue, FaceEntry, FontEntry } from "../../../engine/fonts/catalogue.ts";
import type { FontId } from "../../../engine/fonts/font.ts";
import { locateFont } from "../../../engine/fonts/font-file.ts";
import { type OutputFile, textFile } from "../../../formats/format.ts";

/**
 * The fonts that an issue reads, each with its licence, and a fonts.yaml of them alone. A face keeps only those fallbacks that were read: the others
 * did not affect the layout.
 * @param folder the folder of the program's fonts.yaml
 */
export function packFonts(catalogue: Catalogue, used: ReadonlySet<FontId>, folder: string): readonly OutputFile[] {
  const entries = [...catalogue.files.values()].filter(({ id }) => used.has(id));
  const faces = [...catalogue.faces.values()].filter(({ font }) => used.has(font));
  // A file of several fonts goes in once, under the name of the first.
  const holderOf = (entry: FontEntry): FontEntry => entries.find((each) => sameFile(each, entry)) ?? entry;
  const fileOf = (entry: FontEntry, path: string, name: string): OutputFile => {
    return { path: `fonts/${path}`, bytes: readFileSync(locateFont(folder, entry, name)) };
  };
  const files = entries.flatMap((entry): readonly OutputFile[] => [
    ...(holderOf(entry) === entry ? [fileOf(entry, fontName(entry), entry.file)] : []),
    ...(entry.text === undefined ? [] : [fileOf(entry, licenceName(entry), entry.text)]),
  ]);
  const list = [
    "files:",
    ...entries.map((entry) => entryText(entry, holderOf(entry))),
    "faces:",
    ...faces.map((face) => faceText(face, used)),
    "",
  ].join("\n");
  return [textFile("fonts/fonts.yaml", list), ...files];
}

function sameFile(one: FontEntry, other: FontEntry): boolean {
  return one.folder === other.folder && one.package === other.package && one.file === other.file;
}

function entryText(entry: FontEntry, holder: FontEntry): string {
  const { id, member, licence, source, sha256, text } = entry;
  const lines = [
    `  ${quoted(id)}:`,
    `    file: ${quoted(fontName(holder))}`,
    ...(member === undefined ? [] : [`    member: ${quoted(member)}`]),
    `    licence: ${quoted(licence)}`,
    ...(text === undefined ? [] : [`    text: ${quoted(licenceName(entry))}`]),
    `    source: ${quoted(source)}`,
    `    sha256: ${quoted(sha256)}`,
  ];
  return lines.join("\n");
}

function faceText({ name, font, latin, scale, marks, fallback }: FaceEntry, used: ReadonlySet<FontId>): string {
  const kept = fallback.filter((id) => used.has(id));
  const lines = [
    `  ${quoted(name)}:`,
    `    font: ${quoted(font)}`,
    ...(latin !== font && used.has(latin) ? [`    latin: ${quoted(latin)}`, `    scale: ${scale}`] : []),
    ...(used.has(marks) ? [`    marks: ${quoted(marks)}`] : []),
    `    fallback: [${kept.map(quoted).join(", ")}]`,
  ];
  return lines.join("\n");
}

/** A string of JSON is one of YAML, too. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function fontName({ id, file }: FontEntry): string {
  return `${id}${file.slice(file.lastIndexOf("."))}`;
}

function licenceName({ id }: FontEntry): string {
  return `${id}.licence.txt`;
}
