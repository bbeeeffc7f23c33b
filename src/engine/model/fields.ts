import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Text } from "./text.ts";

const IDEOGRAPHIC_SPACE = "\u3000";
const FIELD = /\{([^{}]*)\}/g;

/** Values for `{date}`, `{lunar}` … in an issue's furniture; undefined where the issue or the paper gives none. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** A text of the paper with its place and the key that holds it. */
interface FieldText extends Text {
  readonly key: string;
}

/**
 * Fills a text's fields. The pieces of a text are parted by full-width spaces; a piece whose field has no value is left out,
 * so that no `总第期` is printed. Undefined when no piece is left.
 */
export function fillFields(written: FieldText, fields: Fields, diagnostics: Diagnostic[]): Text | undefined {
  const pieces = written.text
    .split(IDEOGRAPHIC_SPACE)
    .flatMap((piece) => fillPiece(piece, written, fields, diagnostics));
  if (pieces.length === 0) return undefined;
  const text = pieces.join(IDEOGRAPHIC_SPACE);
  const { span, origins } = written;
  return text === written.text && origins !== undefined ? { text, span, origins } : { text, span };
}

function fillPiece(piece: string, written: FieldText, fields: Fields, diagnostics: Diagnostic[]): readonly string[] {
  let whole = true;
  const filled = piece.replaceAll(FIELD, (_, name: string) => {
    const value = fields[name];
    if (value !== undefined) return value;
    whole = false;
    diagnostics.push(
      Object.hasOwn(fields, name)
        ? warningAt(written.span, "empty-field", { field: braced(name), key: written.key })
        : badField(braced(name), written, Object.keys(fields).map(braced)),
    );
    return "";
  });
  diagnostics.push(...strayFields(filled, written, Object.keys(fields).map(braced)));
  return whole ? [filled] : [];
}

/** A brace that opens or closes no field: `{date`, ｛date｝, or a field inside another one's value. */
const STRAY = /[{｛][^{}｛｝]*[}｝]?|[}｝]/u;

/** Reports words that look like a field and would be printed as they stand. @param choices with their braces */
export function strayFields(
  text: string,
  { span, key }: Pick<FieldText, "span" | "key">,
  choices: readonly string[],
): readonly Diagnostic[] {
  const value = STRAY.exec(text)?.[0];
  return value === undefined ? [] : [badField(value, { span, key }, choices)];
}

function braced(name: string): string {
  return `{${name}}`;
}

function badField(
  value: string,
  { span, key }: Pick<FieldText, "span" | "key">,
  choices: readonly string[],
): Diagnostic {
  return errorAt(span, "bad-field", { value, key, choices: choices.join(" "), ...nearMiss(value, choices) });
}
