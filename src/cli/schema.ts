import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeJsonSchema, writeReference } from "../engine/manifest/reference.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { misuse } from "./texts.ts";

/** Written by hand but for the names of blocks and roles; tests compare it with base/blocks.ts and with the files that the program writes. */
const layoutSchema = fileURLToPath(new URL("../../assets/schema/layout.schema.json", import.meta.url));

/**
 * Prints the JSON Schema of issue.yaml, paper.yaml or usage.yaml for editors, or the page of all their keys for people, in the reader's language; for layout.json the
 * schema alone, for programs.
 */
export async function schema(name: string, asReference: boolean, terminal: Terminal): Promise<Exit> {
  if (name === "layout") {
    if (asReference) throw misuse("no-reference", {}, terminal);
    terminal.print(await readFile(layoutSchema, "utf8"));
    return 0;
  }
  if (name !== "issue" && name !== "paper" && name !== "usage") {
    throw misuse("unknown-schema", { text: name }, terminal);
  }
  if (asReference) terminal.print(writeReference(name, terminal.language));
  else printJson(writeJsonSchema(name, terminal.language), terminal);
  return 0;
}
