import { z } from "zod";
import { jsonIn } from "../../base/json.ts";
import { INPUT_KINDS, type Input } from "./inputs.ts";
import type { LayoutPrint } from "./layout-print.ts";

/** The inputs, the engine and the outputs of a build: enough to prove years later that a rebuild is the same. */
export interface Lock {
  /** The issue's stem. */
  readonly issue: string;
  readonly engine: Engine;
  readonly inputs: { readonly hash: string; readonly files: readonly Input[] };
  readonly layout: LayoutPrint;
  /** All outputs under the promise of the same bytes, in order of path. */
  readonly outputs: readonly Output[];
}

/** The program that made it. */
export interface Engine {
  readonly version: string;
  /** The major version of Node. */
  readonly node: string;
  /** Versions of its libraries, by name. */
  readonly libraries: Readonly<Record<string, string>>;
}

export interface Output {
  /** Below the issue's folder of outputs. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Four hex digits for each object of a PDF in the order of the file; undefined for other files. */
  readonly objects: string | undefined;
}

const SCHEMA = "banmian.lock/1";
const NOTE =
  "Commit this file with the issue; `banmian verify` proves a rebuild against it. Proof, page pictures and report.json stand outside the promise: they may differ between versions of Node.";

/** issue.lock as JSON, line by line for `diff`. */
export function writeLock({ issue, engine, inputs, layout, outputs }: Lock): string {
  return `${JSON.stringify({ schema: SCHEMA, note: NOTE, issue, engine, inputs, layout, outputs }, undefined, 2)}\n`;
}

const text = z.string();
const texts = z.record(text, text);

/** A lock may come with a stranger's pack: all of it is looked at before any of it is used. */
const schema = z.object({
  schema: z.literal(SCHEMA),
  issue: text,
  engine: z.object({ version: text, node: text, libraries: texts }),
  inputs: z.object({
    hash: text,
    files: z.array(z.object({ kind: z.enum(INPUT_KINDS), name: text, bytes: z.number(), sha256: text })),
  }),
  layout: z.object({
    hash: text,
    pages: texts,
    stories: z.array(z.object({ id: text, hash: text, lines: text })),
  }),
  outputs: z.array(z.object({ path: text, bytes: z.number(), sha256: text, objects: text.optional() })),
});

/** Undefined when the text is no lock of this schema. */
export function readLock(json: string): Lock | undefined {
  const { data } = schema.safeParse(jsonIn(json));
  return data && { ...data, outputs: data.outputs.map(({ objects, ...output }) => ({ ...output, objects })) };
}
