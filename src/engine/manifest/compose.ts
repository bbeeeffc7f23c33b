import { type Alias, Composer, type CST, isScalar, Lexer, type Node, Parser } from "yaml";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import type { SourceFile, Span } from "../../base/source.ts";
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
  const parsed = parse(text);
  if ("deep" in parsed) {
    return failed(source, [errorAt(spanAt(source, parsed.deep), "too-deep", { limit: DEPTH_LIMIT })]);
  }
  const [document, second] = [...new Composer(YAML_OPTIONS).compose(parsed.tokens, true, text.length)];
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

/** @returns the tokens, or where a value stands beyond the limit. The parser itself closes what is open recursively: so it is stopped in time. */
function parse(text: string): { readonly tokens: readonly CST.Token[] } | { readonly deep: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Each open token stands within the one before, the first is the document.
    const deep = parser.stack[DEPTH_LIMIT + 1];
    if (deep !== undefined) return { deep: deep.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}
