import { type Diagnostic, errorAt, type Outcome } from "../../base/diagnostic.ts";
import { ENCODINGS, type Encoding, encodingNamed, markedIn } from "../../base/encoding.ts";
import { type SourceFile, sourceFile } from "../../base/source.ts";
import { decode, documentOf, limitOf, type TextKind, withLineFeeds } from "../../engine/manifest/decode.ts";
import { latinText } from "./latin.ts";

/**
 * A text file as UTF-8, or converted from the encoding that was named or that its byte order mark shows: bytes that this encoding does not know are an
 * error at their line.
 */
export function decodeAs(
  bytes: Uint8Array,
  path: string,
  named: Encoding | undefined,
  kind: TextKind,
): Outcome<SourceFile> {
  const encoding = named ?? markedIn(bytes);
  const outcome = decode(bytes, path, kind);
  if (outcome.ok) return outcome;
  // Documents of other programs are named in a message, whatever the encoding.
  const isNoText = outcome.diagnostics.some(({ code }) => code === "not-text-file" || code === "empty-file");
  if (encoding === undefined || encoding === "utf-8" || bytes.length > limitOf(kind) || isNoText)
    return { ok: false, diagnostics: outcome.diagnostics.map(withWayOut) };
  const text = withLineFeeds(new TextDecoder(encoding).decode(bytes));
  const source = sourceFile(path, text);
  const program = documentOf(text.slice(0, 4096), path, kind);
  if (program !== undefined)
    return { ok: false, diagnostics: [errorAt({ source, start: 0, end: 0 }, "foreign-document", { program })] };
  const at = text.indexOf("\ufffd");
  const seems = outcome.diagnostics.find(({ code }) => code === "not-utf8")?.arguments["encoding"];
  const name = encoding.toUpperCase();
  const unlike = errorAt({ source, start: 0, end: 1 }, "unlike-encoding", { encoding: name, seems: seems ?? "" });
  if (at < 0 && (seems === undefined || seems === name)) return { ok: true, value: source, diagnostics: [] };
  if (at < 0) return { ok: true, value: source, diagnostics: [{ ...unlike, severity: "warning" }] };
  const span = { source, start: at, end: at + 1 };
  return { ok: false, diagnostics: [errorAt(span, "wrong-encoding", { encoding: name })] };
}

/**
 * A web page in UTF-8, or in the encoding that it names itself: by its byte order mark, in its `<meta>`. Where it names a Western one, Chinese bytes
 * say otherwise: many Chinese pages do that.
 */
export function decodeWeb(bytes: Uint8Array, path: string, encoding: Encoding | undefined): Outcome<SourceFile> {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const charset = encodingNamed(/<meta[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? "");
  const named = ENCODINGS.find((each) => each === charset);
  const outcome = decodeAs(bytes, path, encoding ?? markedIn(bytes) ?? named, "web");
  const isWestern = encoding === undefined && charset === "windows-1252";
  if (outcome.ok || !isWestern || outcome.diagnostics.some(({ code }) => code !== "broken-utf8")) return outcome;
  const text = withLineFeeds(latinText(bytes));
  return { ok: true, value: sourceFile(path, text), diagnostics: [] };
}

/** A text in another encoding can be converted, a document saved in another form: importers have hints of their own. */
function withWayOut(diagnostic: Diagnostic): Diagnostic {
  const { code, span, arguments: args } = diagnostic;
  if (code === "not-text-file") return errorAt(span, "foreign-document", { program: args["program"] ?? "" });
  if (code !== "not-utf8") return diagnostic;
  return { ...diagnostic, arguments: { ...args, option: String(args["encoding"]).toLowerCase() } };
}
