import { type Alias, Composer, type CST, isScalar, type Node, Parser } from "yaml";
import { type Diagnostic, errorAt } from "../base/diagnostic.ts";
import type { SourceFile, Span } from "../base/source.ts";
import { UNFOLD_LIMIT, unfold } from "./aliases.ts";
import { rangeOf } from "./splice.ts";
import { takeStandInsBack, withStandIns } from "./stand-ins.ts";
import { firstOf, YAML_OPTIONS, yamlFaults } from "./yaml/faults.ts";

/** A file's YAML, composed; aliases lead to what they stand for. */
export interface Composed {
  readonly source: SourceFile;
  /** Undefined for a file without values. */
  readonly root: Node | undefined;
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly diagnostics: readonly Diagnostic[];
  /** False when the faults make it idle to look at the values. */
  readonly sound: boolean;
}

/** No manifest nests deeper than about eight; composing is recursive, so the limit comes before it. */
const DEPTH_LIMIT = 64;

/** YAML text → nodes with their places. Nothing is unfolded; depth and aliases are bounded. */
export function compose(source: SourceFile): Composed {
  const text = withStandIns(source.text);
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens);
  if (deep !== undefined) return failed(source, [errorAt(spanAt(source, deep), "too-deep", { limit: DEPTH_LIMIT })]);
  const [document, second] = [...new Composer(YAML_OPTIONS).compose(tokens, true, text.length)];
  const error = firstOf(document?.errors ?? []);
  const diagnostics = error === undefined ? [] : yamlFaults(source, text, error);
  if (second !== undefined) {
    diagnostics.push(errorAt(spanAt(source, documentStart(text, second.range[0])), "yaml-documents"));
  }
  const root = document?.contents ?? undefined;
  if (root === undefined || (isScalar(root) && root.source === "")) {
    if (diagnostics.length === 0) diagnostics.push(errorAt(spanAt(source, 0), "empty-file"));
    return failed(source, diagnostics);
  }
  if (text !== source.text) takeStandInsBack(root);
  const { targets, bomb } = unfold(root);
  if (bomb !== undefined) {
    const [start, end] = rangeOf(bomb);
    const span = { source, start, end };
    diagnostics.push(errorAt(span, "too-many-aliases", { limit: UNFOLD_LIMIT }));
  }
  const sound = diagnostics.every(({ code }) => code === "yaml-escape");
  return { source, root, targets, diagnostics, sound };
}

function failed(source: SourceFile, diagnostics: readonly Diagnostic[]): Composed {
  return { source, root: undefined, targets: new Map(), diagnostics, sound: false };
}

function spanAt(source: SourceFile, offset: number): Span {
  return { source, start: offset, end: Math.min(offset + 1, source.text.length) };
}

/** The `---` line that opens a document whose contents begin at or after `offset`. */
function documentStart(text: string, offset: number): number {
  const line = text.lastIndexOf("\n---", offset + 3);
  return line >= 0 ? line + 1 : offset;
}

/** The offset of a value beyond the limit. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  let level = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT) return level.at(-1)?.offset;
    const below: CST.Token[] = [];
    for (const token of level) addChildren(token, below);
    level = below;
  }
  return undefined;
}

function addChildren(token: CST.Token, to: CST.Token[]): void {
  if (token.type === "document" && token.value !== undefined) to.push(token.value);
  if (!("items" in token)) return;
  for (const { key, value } of token.items) {
    if (key) to.push(key);
    if (value) to.push(value);
  }
}
