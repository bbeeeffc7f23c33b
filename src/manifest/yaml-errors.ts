import { Lexer, type YAMLError } from "yaml";
import { type Diagnostic, errorAt } from "../base/diagnostic.ts";
import type { Code } from "../base/messages.ts";
import { lineAt, type SourceFile } from "../base/source.ts";

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

/** The YAML's faults in our words, one a line: those after the first on a line follow from it. */
export function yamlDiagnostics(source: SourceFile, errors: readonly YAMLError[]): Diagnostic[] {
  const lines = new Set<number>();
  return errors
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .filter(({ pos: [start] }) => {
      const line = source.text.lastIndexOf("\n", start - 1);
      const known = lines.has(line);
      lines.add(line);
      return !known;
    })
    .map((error) => yamlDiagnostic(source, error));
}

function yamlDiagnostic(source: SourceFile, error: YAMLError): Diagnostic {
  const end = Math.min(error.pos[1], source.text.length);
  const span = { source, start: Math.min(error.pos[0], end), end };
  const code = codeOf(source, error);
  const comment = code === "yaml-unclosed" ? commentThatCloses(source, span.start) : undefined;
  if (comment !== undefined) return comment;
  if (code === "yaml-alias") return errorAt(span, code, { alias: source.text.slice(span.start, end).slice(0, 32) });
  if (code === "yaml-syntax") return errorAt(span, code, { detail: firstLine(error.message) });
  return errorAt(span, code);
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
