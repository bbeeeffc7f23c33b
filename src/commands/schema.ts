import { writeJsonSchema } from "../manifest/json-schema.ts";
import { writeReference } from "../manifest/reference.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** Prints the JSON Schema of issue.yaml or paper.yaml for editors, or the page of all its keys for people. */
export async function schema(name: string, asReference: boolean, terminal: Terminal): Promise<Exit> {
  if (name !== "issue" && name !== "paper") {
    throw new Misuse(fill(textsIn(terminal.language).unknownSchema, { text: name }));
  }
  terminal.print(asReference ? writeReference(name) : `${JSON.stringify(writeJsonSchema(name), undefined, 2)}\n`);
  return 0;
}
