import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeJsonSchema } from "../manifest/json-schema.ts";
import { writeReference } from "../manifest/reference.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** Written by hand, and held to what the program writes by a test. */
const layoutSchema = fileURLToPath(new URL("../../assets/schema/layout.schema.json", import.meta.url));

/**
 * Prints the JSON Schema of issue.yaml or paper.yaml for editors, or the page of all their keys for people, in the reader's language; that of
 * layout.json for programs.
 */
export async function schema(name: string, asReference: boolean, terminal: Terminal): Promise<Exit> {
  if (name === "layout") {
    if (asReference) throw new Misuse(textsIn(terminal.language).noReference);
    terminal.print(await readFile(layoutSchema, "utf8"));
    return 0;
  }
  if (name !== "issue" && name !== "paper") {
    throw new Misuse(fill(textsIn(terminal.language).unknownSchema, { text: name }));
  }
  const { language } = terminal;
  const text = asReference
    ? writeReference(name, language)
    : `${JSON.stringify(writeJsonSchema(name, language), undefined, 2)}\n`;
  terminal.print(text);
  return 0;
}
