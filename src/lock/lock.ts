import { jsonIn } from "../base/json.ts";
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

/** Undefined when the text is no lock of this schema. */
export function readLock(text: string): Lock | undefined {
  const value = jsonIn(text);
  if (!isRecord(value) || value["schema"] !== SCHEMA) return undefined;
  const { issue, engine, inputs, layout, outputs } = value;
  const isSound =
    typeof issue === "string" &&
    isEngine(engine) &&
    isInputs(inputs) &&
    isLayout(layout) &&
    isListOf(outputs, isOutput);
  return isSound ? (value as unknown as Lock) : undefined;
}

// A lock may come with a stranger's pack: all of it is looked at before any of it is used.

function isEngine(value: unknown): boolean {
  return isRecord(value) && areTexts(value, ["version", "node"]) && isRecordOfTexts(value["libraries"]);
}

function isInputs(value: unknown): boolean {
  return isRecord(value) && areTexts(value, ["hash"]) && isListOf(value["files"], isInput);
}

function isInput(value: Fields): boolean {
  return areTexts(value, ["kind", "name", "sha256"]) && INPUT_KINDS.some((kind) => kind === value["kind"]);
}

function isLayout(value: unknown): boolean {
  const isStory = (story: Fields): boolean => areTexts(story, ["id", "hash", "lines"]);
  return (
    isRecord(value) &&
    areTexts(value, ["hash"]) &&
    isRecordOfTexts(value["pages"]) &&
    isListOf(value["stories"], isStory)
  );
}

function isOutput(value: Fields): boolean {
  const { objects } = value;
  return areTexts(value, ["path", "sha256"]) && (objects === undefined || typeof objects === "string");
}

type Fields = Readonly<Record<string, unknown>>;

function isListOf(value: unknown, isOne: (one: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isRecord(one) && isOne(one));
}

function isRecordOfTexts(value: unknown): boolean {
  return isRecord(value) && areTexts(value, Object.keys(value));
}

function areTexts(value: Fields, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === "string");
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
