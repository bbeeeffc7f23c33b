import { Lexer, type YAMLError } from "yaml";
import { type Diagnostic, errorAt } from "../base/diagnostic.ts";
import type { Code } from "../base/messages.ts";
import { lineAt, positionOf, type SourceFile, type Span } from "../base/source.ts";

const CODES: Readonly<Partial<Record<YAMLError["code"], Code>>> = {
  TAB_AS_INDENT: "yaml-tab",
  BAD_INDENT: "yaml-indent",
  BAD_DQ_ESCAPE: "yaml-escape",
  BAD_SCALAR_START: "yaml-start",
  BAD_ALIAS: "yaml-alias",
};

/** The parser's own sentences (its codes are coarser). */
const SENTENCES: readonly (readonly [sentence: RegExp, code: Code])[] = [
  [/^(Missing closing|Flow (sequence|map))/, "yaml-unclosed"],
  [/^Implicit map keys need to be followed/, "yaml-stray"],
  [/at node end$/, "yaml-rest"],
];

/** Faults of structure, which the parser trips over again on the lines that follow. */
const STRUCTURAL: ReadonlySet<Code> = new Set<Code>(["yaml-indent", "yaml-syntax", "yaml-stray"]);
/** A fault of structure so few lines below another follows from it. */
const NEAR = 4;

/** The YAML's faults in our words, without those that follow from another: on its line, or near below it. */
export function yamlDiagnostics(source: SourceFile, errors: readonly YAMLError[]): Diagnostic[] {
  const lines = new Set<number>();
  const found = errors
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .filter(({ pos: [start] }) => {
      const line = source.text.lastIndexOf("\n", start - 1);
      const known = lines.has(line);
      lines.add(line);
      return !known;
    })
    .map((error) => yamlDiagnostic(source, error));
  const tabs = found.some(({ code }) => code === "yaml-tab");
  let last = Number.NEGATIVE_INFINITY;
  return found.filter(({ code, span }) => {
    if (!STRUCTURAL.has(code)) return true;
    const { line } = positionOf(source, span.start);
    const follows = tabs || line - last <= NEAR;
    last = line;
    return !follows;
  });
}

function yamlDiagnostic(source: SourceFile, error: YAMLError): Diagnostic {
  const end = Math.min(error.pos[1], source.text.length);
  const span = { source, start: Math.min(error.pos[0], end), end };
  const code = codeOf(source, error);
  const cause = causeOf(source, span, code);
  if (cause !== undefined) return cause;
  if (code === "yaml-alias") return errorAt(span, code, { alias: source.text.slice(span.start, end).slice(0, 32) });
  if (code === "yaml-syntax") return errorAt(span, code, { detail: firstLine(error.message) });
  return errorAt(span, code);
}

/** What the author mistyped, where the parser can only tell what came of it. */
function causeOf(source: SourceFile, span: Span, code: Code): Diagnostic | undefined {
  if (code === "yaml-unclosed") return commentThatCloses(source, span.start);
  if (code !== "yaml-syntax" && code !== "yaml-stray" && code !== "yaml-colon") return undefined;
  return fullWidthMark(source, span) ?? gluedColon(source, span);
}

/** Marks of a Chinese keyboard that stand where YAML wants those of ASCII, and so do nothing. */
const MARKS: ReadonlyMap<string, string> = new Map(
  [..."，,：:｛{｝}［[］]".matchAll(/(.)(.)/gu)].map(([, wide = "", narrow = ""]) => [wide, narrow]),
);

/** Within a list or mapping in brackets: a full-width mark with a key behind it. */
function fullWidthMark(source: SourceFile, { start }: Span): Diagnostic | undefined {
  const line = lineAt(source, start);
  const from = start - (source.text.lastIndexOf("\n", start - 1) + 1);
  const found = /[，｛［] ?[A-Za-z]+ ?[:：]|[｝］] *$/.exec(line.slice(from));
  if (found === null || !/[[{]/.test(line)) return undefined;
  const at = start + found.index;
  const mark = source.text[at] ?? "";
  return errorAt({ source, start: at, end: at + 1 }, "yaml-full-width", { mark, ascii: MARKS.get(mark) ?? "" });
}

/** `headline:水声`: without a space behind it a colon is part of a text. */
function gluedColon(source: SourceFile, { start }: Span): Diagnostic | undefined {
  const head = source.text.lastIndexOf("\n", start - 1) + 1;
  const [, before = "", key] = /^(\s*(?:- )?)([A-Za-z]+)[:：](?=\S)/.exec(lineAt(source, start)) ?? [];
  if (key === undefined) return undefined;
  const at = head + before.length;
  return errorAt({ source, start: at, end: at + key.length + 1 }, "yaml-glued", { key });
}

/** A comment on the line before the fault that holds the bracket which is missing there. */
function commentThatCloses(source: SourceFile, fault: number): Diagnostic | undefined {
  let at = 0;
  let last: { readonly start: number; readonly text: string } | undefined;
  for (const token of new Lexer().lex(source.text)) {
    // Marks of the lexer's own, which are not in the text.
    if (token === "\u0002" || token === "\u0018" || token === "\u001f") continue;
    if (at >= fault) break;
    if (token.startsWith("#")) last = { start: at, text: token.trimEnd() };
    at += token.length;
  }
  const bracket = last && /[\]}]/.exec(last.text)?.[0];
  if (last === undefined || bracket === undefined) return undefined;
  const end = last.start + last.text.length;
  if (source.text.slice(end, fault).trim() !== "") return undefined;
  const lost = [...last.text].length > 20 ? `${[...last.text].slice(0, 20).join("")}…` : last.text;
  return errorAt({ source, start: last.start, end }, "yaml-comment", { lost, bracket });
}

function codeOf(source: SourceFile, error: YAMLError): Code {
  const [start] = error.pos;
  const sentence = SENTENCES.find(([form]) => form.test(error.message));
  if (sentence !== undefined) return sentence[1];
  if (error.code === "BLOCK_AS_IMPLICIT_KEY") {
    const rest = lineAt(source, start).slice(start - source.text.lastIndexOf("\n", start - 1) - 1);
    return rest.includes(": ") ? "yaml-colon" : "yaml-indent";
  }
  return CODES[error.code] ?? (source.text[start] === "\t" ? "yaml-tab" : "yaml-syntax");
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.slice(0, 120) ?? "";
}
