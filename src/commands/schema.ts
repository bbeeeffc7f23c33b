import { writeJsonSchema } from "../manifest/json-schema.ts";
import { writeReference } from "../manifest/reference.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** Prints the JSON Schema of issue.yaml or paper.yaml for editors, or the page of all its keys for people, in the reader's language. */
export async function schema(name: string, asReference: boolean, terminal: Terminal): Promise<Exit> {
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
