// The language server of `banmian lsp`: LSP over two streams. Open documents stand before the files on the disk; an issue is built in memory after each pause, and
// what editors show is read from its last build and from the text as it stands. The server writes no file: editors get edits.
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type ColorInformation,
  type ColorPresentation,
  type CompletionItem,
  CompletionItemKind,
  createProtocolConnection,
  DiagnosticSeverity,
  type DocumentSymbol,
  ErrorCodes,
  type Hover,
  type InitializeResult,
  type InlayHint,
  InsertTextMode,
  type Location,
  LSPErrorCodes,
  type Diagnostic as LspDiagnostic,
  MessageType,
  type ProtocolConnection,
  type Range,
  ResponseError,
  SemanticTokensBuilder,
  StreamMessageReader,
  StreamMessageWriter,
  SymbolKind,
  TextDocumentSyncKind,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { hex, screenColour } from "../../base/colour.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { realPath } from "../../base/disk-files.ts";
import { extentText } from "../../base/extent.ts";
import type { Memory } from "../../base/memo.ts";
import { lineOf, type SourceFile, type Span, unitColumnOf } from "../../base/source.ts";
import { compile, type MadeUp, printedIn } from "../../build/compile.ts";
import type { Host } from "../../build/host.ts";
import { newMemory } from "../../build/memory.ts";
import { holesOf } from "../../engine/layout/grid.ts";
import { occupantsOn } from "../../engine/layout/surroundings.ts";
import { blockName, writeJsonSchema } from "../../engine/manifest/reference.ts";
import { wordsIn } from "../../locales/catalogues.ts";
import { explained, wordsOf } from "../../locales/report.ts";
import type { Language } from "../../locales/words.ts";
import type { Fix } from "../fixes/fix.ts";
import { type Fixing, fixesOf, openFixing, plainFixes, sourceOf, titleOf } from "../fixes/fixes.ts";
import type { Preview } from "../preview/preview.ts";
import { USUAL_PORT } from "../preview/protocol.ts";
import { checkSignatures } from "../records/signatures.ts";
import { COLOUR_KEYS, type ColourPlace, coloursIn, inksFor, paletteIn } from "./colours.ts";
import { MARKUP_TYPES, type MarkedText, markupIn } from "./copy-text.ts";
import {
  anchorsIn,
  copyFiles,
  entryRanges,
  keyAt,
  kindUnder,
  type ManifestText,
  manifestText,
  type NamePlace,
  nameAt,
  type OutlineEntry,
  outlineOf,
  placesOf,
  type Schema,
  schemasUnder,
  storyPlaces,
  valuesUnder,
  wantedAt,
} from "./manifest-text.ts";
import { fitText, storyCard } from "./story-card.ts";

/** Milliseconds without an edit after which an issue is built. */
const PAUSE_MS = 60;

/** Somebody waits for the list of fixes while a menu is open. */
const EFFORT = { messages: 8, fixes: 3, trials: 12, allTrials: 36 };

export interface Serving {
  readonly host: Host;
  readonly language: Language;
  /** The program's own version. */
  readonly version: string;
  /** Starts a preview of an issue. @param issue the manifest, absolute */
  readonly openPreview: (issue: string) => Promise<Preview>;
}

/** An issue of which a file is open. */
interface OpenIssue {
  /** The manifest, absolute, links followed. */
  readonly path: string;
  readonly memory: Memory;
  /** The files that the last build read, with the versions of those that were open. */
  read: ReadonlyMap<string, number | undefined>;
  diagnostics: readonly Diagnostic[];
  /** Of the last build that had pages: while one types, the text is often broken. */
  madeUp: MadeUp | undefined;
  pause: NodeJS.Timeout | undefined;
}

/**
 * Serves one editor until it sends `exit` or closes its streams.
 * @returns false if the editor ended it without the request that the protocol wants before
 */
export function serveEditor(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  serving: Serving,
): Promise<boolean> {
  const connection = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  return new Promise((done) => {
    let isShut = false;
    const session = openSession(connection, serving);
    const end = async (isGood: boolean): Promise<void> => {
      connection.dispose();
      await session.close();
      done(isGood);
    };
    connection.onRequest("shutdown", () => {
      isShut = true;
      return null;
    });
    connection.onNotification("exit", () => end(isShut));
    connection.onClose(() => end(true));
    // What is no message is passed over; the next one is answered.
    connection.onError(() => undefined);
    connection.onUnhandledNotification(() => undefined);
    connection.listen();
  });
}

function openSession(
  connection: ProtocolConnection,
  { host, language, version, openPreview }: Serving,
): { close(): Promise<void> } {
  const words = wordsIn("lsp", language);
  const documents = new Map<string, TextDocument>();
  const parsed = new WeakMap<TextDocument, { readonly version: number; readonly manifest: ManifestText }>();
  const issues = new Map<string, OpenIssue>();
  const published = new Set<string>();
  let queue: Promise<unknown> = Promise.resolve();
  let schema: Schema | undefined;
  let client: ClientCapabilities = {};

  /** Builds share memories, so they run one after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };

  const filesNow = (read: Map<string, number | undefined>): Host["files"] => ({
    ...host.files,
    read: async (path) => {
      const open = documents.get(path);
      read.set(path, open?.version);
      return open === undefined ? host.files.read(path) : new TextEncoder().encode(open.getText());
    },
  });
  const hostOf = ({ memory }: OpenIssue, read: Map<string, number | undefined>): Host => ({
    ...host,
    files: filesNow(read),
    memory,
    draft: true,
  });

  const build = async (issue: OpenIssue): Promise<void> => {
    const read = new Map<string, number | undefined>([[issue.path, undefined]]);
    const known = issue.read;
    try {
      const own = hostOf(issue, read);
      const { madeUp, diagnostics } = await compile(issue.path, own);
      const signed = madeUp && (await checkSignatures(madeUp, { language, files: own.files, version }));
      issue.diagnostics = [...diagnostics, ...(signed?.diagnostics ?? [])];
      issue.madeUp = madeUp ?? issue.madeUp;
      issue.read = read;
    } catch (error) {
      await connection.sendNotification("window/logMessage", { type: 1, message: String(error) });
    }
    await publish();
    const { inlayHint, semanticTokens } = client.workspace ?? {};
    if (inlayHint?.refreshSupport) ask("workspace/inlayHint/refresh");
    // Only now is a file known to be copy.
    const isNew = [...documents.keys()].some((path) => read.has(path) && !known.has(path));
    if (isNew && semanticTokens?.refreshSupport) ask("workspace/semanticTokens/refresh");
  };

  /** Asks the editor to do something. Nothing waits for its answer: it may never come. */
  const ask = (method: string, params?: object): void => {
    connection.sendRequest(method, params).catch(() => undefined);
  };

  const schedule = (issue: OpenIssue): void => {
    clearTimeout(issue.pause);
    issue.pause = setTimeout(() => inTurn(() => build(issue)).catch(() => undefined), PAUSE_MS);
  };

  const changed = async (path: string): Promise<void> => {
    const manifest = await manifestOf(path, host);
    if (manifest !== undefined && !issues.has(manifest))
      issues.set(manifest, {
        path: manifest,
        memory: newMemory(),
        read: new Map(),
        diagnostics: [],
        madeUp: undefined,
        pause: undefined,
      });
    for (const issue of issues.values()) if (issue.path === manifest || issue.read.has(path)) schedule(issue);
  };

  const publish = async (): Promise<void> => {
    const byFile = new Map<string, LspDiagnostic[]>([...published].map((uri) => [uri, []]));
    const versions = new Map<string, number>();
    for (const { diagnostics, read } of issues.values()) {
      for (const [path, version] of read) {
        if (version === undefined) continue;
        versions.set(uriOf(path), version);
        if (!byFile.has(uriOf(path))) byFile.set(uriOf(path), []);
      }
      for (const diagnostic of diagnostics) {
        const uri = uriOf(diagnostic.span.source.path);
        const those = byFile.get(uri) ?? [];
        byFile.set(uri, those);
        those.push(shown(diagnostic));
      }
    }
    for (const [uri, diagnostics] of byFile) {
      if (diagnostics.length === 0) published.delete(uri);
      else published.add(uri);
      const version = versions.get(uri);
      const params = { uri, diagnostics, ...(version !== undefined && { version }) };
      await connection.sendNotification("textDocument/publishDiagnostics", params);
    }
  };

  const shown = (diagnostic: Diagnostic): LspDiagnostic => {
    const { message, hint } = wordsOf(diagnostic, language);
    return {
      range: rangeOf(diagnostic.span),
      severity: diagnostic.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: "banmian",
      code: diagnostic.code,
      message: hint === undefined ? message : `${message}\n${hint}`,
      relatedInformation: [
        ...diagnostic.related.map((span) => ({ span, message: words("related") })),
        ...diagnostic.also.map((each) => ({ span: each.span, message: wordsOf(each, language).message })),
      ].map(({ span, message }) => ({
        location: { uri: uriOf(span.source.path), range: rangeOf(span) },
        message,
      })),
    };
  };

  const uriOf = (file: string): string => pathToFileURL(resolve(host.folder, file)).href;

  const opened = (uri: string): TextDocument => {
    const document = documents.get(pathOf(uri));
    if (document === undefined) throw new ResponseError(ErrorCodes.InvalidParams, words("not-open", { file: uri }));
    return document;
  };
  const manifestIn = (document: TextDocument): ManifestText => {
    const known = parsed.get(document);
    if (known?.version === document.version) return known.manifest;
    const manifest = manifestText(document.getText());
    parsed.set(document, { version: document.version, manifest });
    return manifest;
  };
  const rangeIn = (document: TextDocument, start: number, end: number): Range => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const issueOf = (uri: string): OpenIssue | undefined => {
    const path = pathOf(uri);
    return issues.get(path) ?? [...issues.values()].find(({ read }) => read.has(path));
  };

  interface At {
    readonly textDocument: { readonly uri: string };
    readonly position: { readonly line: number; readonly character: number };
  }
  interface In {
    readonly textDocument: { readonly uri: string };
  }
  type NameIn = NamePlace & { readonly document: TextDocument };
  /** The names in the manifest that a file is or belongs to, and in that manifest's files of copy. */
  const namesAround = async (uri: string): Promise<readonly NameIn[]> => {
    const path = isManifest(uri) ? pathOf(uri) : issueOf(uri)?.path;
    const document = path === undefined ? undefined : await textAt(path);
    if (path === undefined || document === undefined) return [];
    const manifest = manifestIn(document);
    const names: NameIn[] = manifest.names.map((name) => ({ ...name, document }));
    for (const { file, within } of copyFiles(manifest)) {
      const copy = await textAt(realOf(resolve(dirname(path), file)));
      if (copy !== undefined)
        names.push(...anchorsIn(copy.getText()).map((name) => ({ ...name, within, document: copy })));
    }
    return names;
  };
  const textAt = async (path: string): Promise<TextDocument | undefined> => {
    const open = documents.get(path);
    const bytes = open === undefined ? await host.files.read(path) : undefined;
    return open ?? (bytes && TextDocument.create(uriOf(path), "", 0, new TextDecoder().decode(bytes)));
  };
  const nameNear = async ({ textDocument: { uri }, position }: At) => {
    const offset = opened(uri).offsetAt(position);
    const names = await namesAround(uri);
    const own = names.filter(({ document }) => pathOf(document.uri) === pathOf(uri));
    const at = nameAt(own, offset);
    return at && { names, at, places: placesOf(names, at) };
  };
  const locationOf = ({ document, start, end }: NameIn): Location => {
    return { uri: document.uri, range: rangeIn(document, start, end) };
  };

  connection.onRequest("initialize", ({ capabilities }): InitializeResult => {
    client = capabilities;
    return { serverInfo: { name: "banmian", version }, capabilities: CAPABILITIES };
  });
  connection.onNotification("textDocument/didOpen", ({ textDocument: { uri, languageId, version, text } }) => {
    documents.set(pathOf(uri), TextDocument.create(uri, languageId, version, text));
    return changed(pathOf(uri));
  });
  connection.onNotification("textDocument/didChange", ({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(pathOf(uri));
    if (document === undefined) return;
    TextDocument.update(document, contentChanges, version);
    return changed(pathOf(uri));
  });
  connection.onNotification("textDocument/didClose", ({ textDocument: { uri } }) => {
    const path = pathOf(uri);
    documents.delete(path);
    for (const issue of issues.values()) {
      if (issue.path !== path && ![...issue.read.keys()].some((each) => documents.has(each))) continue;
      schedule(issue);
    }
    // An issue of which no file is open has no messages.
    for (const issue of issues.values()) {
      if (documents.has(issue.path) || [...issue.read.keys()].some((each) => documents.has(each))) continue;
      clearTimeout(issue.pause);
      issues.delete(issue.path);
    }
    return inTurn(publish);
  });
  connection.onNotification("textDocument/didSave", () => [...issues.values()].forEach(schedule));
  connection.onNotification("workspace/didChangeWatchedFiles", () => [...issues.values()].forEach(schedule));

  connection.onRequest("textDocument/codeAction", async ({ textDocument: { uri }, range, context }, token) => {
    const issue = issueOf(uri);
    const path = pathOf(uri);
    if (issue === undefined) return [];
    const all = context.only?.some((kind: string) => kind.startsWith("source")) === true;
    return inTurn(async () => {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, words("cancelled"));
      const fixing = await openFixing(issue.path, hostOf(issue, new Map()), issue.memory);
      return all ? fixAll(fixing, path) : quickFixes(fixing, path, range);
    });
  });

  const quickFixes = async (fixing: Fixing, path: string, range: Range): Promise<CodeAction[]> => {
    const proposals = fixing.proposals.filter(({ diagnostic: { span } }) => {
      return resolve(host.folder, span.source.path) === path && overlap(rangeOf(span), range);
    });
    const found = await fixesOf({ ...fixing, proposals }, EFFORT);
    return [...found].flatMap(([diagnostic, fixes]) =>
      fixes.map((fix) => ({
        title: titleOf(fix, language),
        kind: CodeActionKind.QuickFix,
        diagnostics: [shown(diagnostic)],
        isPreferred: fix.plain,
        edit: editOf(fix, fixing),
      })),
    );
  };

  const editOf = ({ edits }: Fix, { look }: Fixing): WorkspaceEdit => {
    const changes: Record<string, TextEdit[]> = {};
    for (const { file, start, end, text } of edits) {
      const edit = { range: rangeOf({ source: sourceOf(file, look), start, end }), newText: text };
      changes[uriOf(file)] = [...(changes[uriOf(file)] ?? []), edit];
    }
    return { changes };
  };

  /** All fixes that move nothing on paper, in one file. */
  const fixAll = async (fixing: Fixing, path: string): Promise<CodeAction[]> => {
    const last = (await plainFixes(fixing)).at(-1)?.after;
    const [file, text] = [...(last?.texts ?? [])].find(([name]) => resolve(host.folder, name) === path) ?? [];
    if (file === undefined || text === undefined) return [];
    const source = sourceOf(file, fixing.look);
    const range = rangeOf({ source, start: 0, end: source.text.length });
    const edit = { changes: { [uriOf(file)]: [{ range, newText: text }] } };
    return [{ title: words("fix-all"), kind: CodeActionKind.SourceFixAll, edit }];
  };

  connection.onRequest("textDocument/inlayHint", ({ textDocument: { uri }, range }): InlayHint[] => {
    const document = opened(uri);
    const issue = issues.get(pathOf(uri));
    const madeUp = issue?.madeUp;
    if (issue === undefined || madeUp === undefined) return [];
    const manifest = manifestIn(document);
    const fits = madeUp.copyFit().stories;
    const pages = printedIn(madeUp, issue.memory).pages;
    const hints: { readonly at: number; readonly label: string }[] = [];
    for (const { id, idEnd, columns } of storyPlaces(manifest)) {
      // Copy that is over is over in the last part.
      const fit = fits.findLast(({ story }) => story === id);
      if (fit !== undefined) hints.push({ at: idEnd, label: fitText(fit, words) });
      for (const [index, at] of columns.entries()) {
        const measure = fits.find(({ story, part }) => story === id && part === index + 1)?.measure;
        if (at !== undefined && measure !== undefined)
          hints.push({ at, label: words("measure", { measure: rounded(measure) }) });
      }
    }
    const resolutions = new Map<string, number>();
    for (const thing of pages.flatMap(({ things }) => things))
      if (thing.kind === "picture") resolutions.set(thing.file, Math.round(thing.ppi));
    for (const { text, at } of valuesUnder(manifest, "file")) {
      const ppi = resolutions.get(text);
      if (ppi !== undefined) hints.push({ at: at[1], label: words("ppi", { ppi }) });
    }
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    return hints
      .filter(({ at }) => from <= at && at <= to)
      .map(({ at, label }) => ({ position: document.positionAt(at), label, paddingLeft: true }));
  });

  const schemaFor = (uri: string): Schema => {
    if (basename(pathOf(uri)) === "paper.yaml") return writeJsonSchema("paper", language) as Schema;
    schema ??= writeJsonSchema("issue", language) as Schema;
    return schema;
  };

  connection.onRequest(
    "textDocument/completion",
    async ({ textDocument: { uri }, position }: At): Promise<CompletionItem[]> => {
      const document = opened(uri);
      const offset = document.offsetAt(position);
      const wanted = wantedAt(document.getText(), offset);
      const madeUp = issueOf(uri)?.madeUp;
      if (wanted === undefined) return madeUp === undefined ? [] : listedNames(document, offset, madeUp.issue.words);
      const range = rangeIn(document, wanted.start, offset);
      const item = (text: string, kind: CompletionItemKind, more: Partial<CompletionItem> = {}): CompletionItem => ({
        label: text,
        kind,
        textEdit: { range, newText: text },
        ...more,
      });
      const forms = schemasUnder(schemaFor(uri), wanted.keys);
      const keys = forms.flatMap(({ properties }) => Object.entries(properties ?? {}));
      const items = keys
        .filter(([key]) => !wanted.taken.has(key))
        .map(([key, { description }]) =>
          item(key, CompletionItemKind.Property, {
            textEdit: { range, newText: `${key}: ` },
            ...(description !== undefined && { documentation: description }),
          }),
        );
      if (wanted.keys.at(-1) === "place" && madeUp !== undefined) {
        const isInBraces = /\{[^}\n]*$/.test(document.getText().slice(0, wanted.start));
        const places = freePlaces(madeUp, storyAt(manifestIn(document), offset), wanted.taken.get("page"));
        for (const { page, columns, rows } of places) {
          const frame = [`columns: ${columns}`, `rows: ${rows}`];
          const keys = wanted.taken.has("page") ? frame : [`page: ${page}`, ...frame];
          const text = wanted.what === "value" ? `{${keys.join(", ")}}` : keys.join(isInBraces ? ", " : "\n");
          items.push(item(text, CompletionItemKind.Value, { insertTextMode: InsertTextMode.adjustIndentation }));
        }
      }
      if (wanted.what === "key") return unique(items);
      for (const form of forms)
        for (const value of form.enum ?? []) items.push(item(String(value), CompletionItemKind.EnumMember));
      if (forms.some(({ type }) => type === "boolean"))
        items.push(...["true", "false"].map((each) => item(each, CompletionItemKind.Value)));
      const manifest = manifestIn(document);
      const kind = kindUnder(wanted.keys);
      const rests = new Map(madeUp?.copyFit().pages.map(({ page, rest }) => [page, rest]));
      for (const { name, given, kind: other } of manifest.names) {
        if (!given || other !== kind) continue;
        // What is free on a page.
        const rest = kind === "page" ? rests.get(name) : undefined;
        items.push(item(name, CompletionItemKind.Reference, rest === undefined ? {} : { detail: rest }));
      }
      const key = wanted.keys.at(-1) ?? "";
      if (key === "face")
        for (const name of madeUp?.fonts.catalogue.faces.keys() ?? []) items.push(item(name, CompletionItemKind.Value));
      if (COLOUR_KEYS.includes(key)) {
        items.push(item("black", CompletionItemKind.Color), item("white", CompletionItemKind.Color));
        for (const { entry = "", inks } of paletteOf(document))
          items.push(item(entry, CompletionItemKind.Color, { documentation: hex(screenColour(inks)) }));
      }
      if (key === "file" || key === "paper") {
        const folder = join(dirname(pathOf(uri)), wanted.word.replace(/[^/]*$/, ""));
        for (const name of await host.files.list(folder)) {
          if (name.startsWith(".")) continue;
          const data = { manifest: issueOf(uri)?.path, path: join(folder, name) };
          items.push(item(wanted.word.replace(/[^/]*$/, "") + name, CompletionItemKind.File, { data }));
        }
      }
      if (items.length === 0 && madeUp !== undefined) return listedNames(document, offset, madeUp.issue.words);
      return unique(items);
    },
  );
  connection.onRequest("completionItem/resolve", async (item: CompletionItem): Promise<CompletionItem> => {
    const { manifest, path } = item.data ?? {};
    const madeUp = issues.get(manifest)?.madeUp;
    if (madeUp === undefined || !PHOTO.test(path)) return item;
    const span = { source: madeUp.sources[0] as SourceFile, start: 0, end: 0 };
    const probed = await madeUp.photos.probe([{ path, file: item.label, span }]);
    const [picture] = probed.ok ? probed.value.values() : [];
    return picture === undefined ? item : { ...item, detail: `${picture.width} × ${picture.height}` };
  });

  /** Names and words of the lists that begin as the text before the cursor ends. */
  const listedNames = (document: TextDocument, offset: number, listed: readonly string[]): CompletionItem[] => {
    const before = document.getText().slice(Math.max(0, offset - LONGEST_NAME), offset);
    return [...new Set(listed)].flatMap((name) => {
      const written = beginningIn(before, name);
      if (written === 0 || written === name.length) return [];
      const range = rangeIn(document, offset - written, offset);
      return [{ label: name, kind: CompletionItemKind.Text, textEdit: { range, newText: name } }];
    });
  };

  /** The palette of the paper that the document is, or that its issue has. */
  const paletteOf = (document: TextDocument): readonly ColourPlace[] => {
    const own = paletteIn(manifestIn(document));
    if (own.length > 0) return own;
    const [, paper] = issueOf(document.uri)?.madeUp?.sources ?? [];
    if (paper === undefined) return [];
    const open = documents.get(resolve(host.folder, paper.path));
    return paletteIn(open === undefined ? manifestText(paper.text) : manifestIn(open));
  };

  connection.onRequest("textDocument/documentColor", ({ textDocument: { uri } }: In): ColorInformation[] => {
    const document = opened(uri);
    if (!isManifest(uri)) return [];
    return coloursIn(manifestIn(document), paletteOf(document)).map(({ inks, start, end }) => {
      const [red, green, blue] = screenColour(inks);
      return {
        range: rangeIn(document, start, end),
        color: { red: red / 255, green: green / 255, blue: blue / 255, alpha: 1 },
      };
    });
  });
  connection.onRequest(
    "textDocument/colorPresentation",
    ({ textDocument: { uri }, color: { red, green, blue }, range }): ColorPresentation[] => {
      const document = opened(uri);
      const at = document.offsetAt(range.start);
      const place = paletteIn(manifestIn(document)).find(({ start }) => start === at);
      return place === undefined
        ? []
        : [{ label: `[${inksFor([red * 255, green * 255, blue * 255], place.inks).join(", ")}]` }];
    },
  );

  const cardOf = (story: string, { madeUp, memory }: OpenIssue): string | undefined => {
    return madeUp && storyCard(story, madeUp, printedIn(madeUp, memory).pages, words);
  };
  connection.onRequest("textDocument/hover", ({ textDocument: { uri }, position }: At): Hover | null => {
    const document = opened(uri);
    const offset = document.offsetAt(position);
    const found = issueOf(uri)?.diagnostics.filter(
      ({ span }) =>
        uriOf(span.source.path) === uriOf(pathOf(uri)) && overlap(rangeOf(span), { start: position, end: position }),
    );
    const issue = issues.get(pathOf(uri));
    const name = issue && nameAt(manifestIn(document).names, offset);
    const card = issue && name?.kind === "story" ? cardOf(name.name, issue) : undefined;
    const texts = (found ?? []).map(({ code }) => `**${code}**: ${explained(code, language).explain}`);
    const key = isManifest(uri) ? keyAt(manifestIn(document), offset) : undefined;
    const sentence = key && schemasUnder(schemaFor(uri), key.keys).find(({ description }) => description)?.description;
    if (sentence !== undefined) texts.unshift(sentence);
    if (card) texts.unshift(card);
    return texts.length === 0 ? null : { contents: { kind: "markdown", value: [...new Set(texts)].join("\n\n") } };
  });

  connection.onRequest("textDocument/definition", async (asked: At): Promise<Location[]> => {
    const found = await nameNear(asked);
    if (found !== undefined) return found.places.filter(({ given }) => given).map(locationOf);
    const offset = opened(asked.textDocument.uri).offsetAt(asked.position);
    const file = filesIn(asked.textDocument.uri).find(({ at: [start, end] }) => start <= offset && offset <= end);
    const start = { line: 0, character: 0 };
    return file === undefined ? [] : [{ uri: file.target, range: { start, end: start } }];
  });
  connection.onRequest("textDocument/references", async (asked: At) => {
    return ((await nameNear(asked))?.places ?? []).map(locationOf);
  });
  connection.onRequest("textDocument/prepareRename", async (asked: At) => {
    const found = await nameNear(asked);
    return found === undefined ? null : locationOf(found.at).range;
  });
  connection.onRequest(
    "textDocument/rename",
    async (asked: At & { readonly newName: string }): Promise<WorkspaceEdit | null> => {
      const found = await nameNear(asked);
      if (found === undefined) return null;
      const { newName } = asked;
      if (placesOf(found.names, { ...found.at, name: newName }).some(({ given }) => given))
        throw new ResponseError(ErrorCodes.InvalidParams, words("name-taken", { name: newName }));
      if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(newName))
        throw new ResponseError(ErrorCodes.InvalidParams, words("name-bad", { name: newName }));
      const changes: Record<string, TextEdit[]> = {};
      for (const { uri, range } of found.places.map(locationOf)) {
        changes[uri] = [...(changes[uri] ?? []), { range, newText: newName }];
      }
      return { changes };
    },
  );

  /** The files that a manifest names. */
  const filesIn = (uri: string) => {
    if (!isManifest(uri)) return [];
    const manifest = manifestIn(opened(uri));
    return ["file", "paper"].flatMap((key) =>
      valuesUnder(manifest, key).map(({ text, at }) => {
        return { at, target: pathToFileURL(resolve(dirname(pathOf(uri)), text)).href };
      }),
    );
  };

  /** Copy: the bodies of a manifest, or a whole file that an issue reads. */
  const markupOf = (document: TextDocument): readonly MarkedText[] => {
    const text = document.getText();
    if (!isManifest(document.uri)) return issueOf(document.uri) === undefined ? [] : markupIn(text);
    return valuesUnder(manifestIn(document), "body").flatMap(({ at: [from, to] }) =>
      markupIn(text.slice(from, to), from),
    );
  };
  connection.onRequest("textDocument/semanticTokens/full", ({ textDocument: { uri } }: In) => {
    const document = opened(uri);
    const builder = new SemanticTokensBuilder();
    for (const { kind, start, end } of markupOf(document)) {
      const { line, character } = document.positionAt(start);
      builder.push(line, character, end - start, Object.keys(MARKUP_TYPES).indexOf(kind), 0);
    }
    return builder.build();
  });

  connection.onRequest("textDocument/documentSymbol", ({ textDocument: { uri } }: In): DocumentSymbol[] => {
    const document = opened(uri);
    const symbol = ({ list, name, start, end, inside, block }: OutlineEntry): DocumentSymbol => {
      const range = rangeIn(document, start, end);
      const kind = name === list ? SymbolKind.Array : (SYMBOLS[list] ?? SymbolKind.String);
      return {
        name,
        kind,
        ...(block !== undefined && { detail: blockName(block, language) }),
        range,
        selectionRange: { start: range.start, end: range.start },
        children: inside.map(symbol),
      };
    };
    if (isManifest(uri)) return outlineOf(manifestIn(document).document.contents).map(symbol);
    const subheads = markupOf(document).filter(({ kind }) => kind === "subhead");
    return subheads.map(({ text, start, end }) => symbol({ list: "subheads", name: text, start, end, inside: [] }));
  });
  connection.onRequest("textDocument/foldingRange", ({ textDocument: { uri } }: In) => {
    const document = opened(uri);
    const { document: parsedDocument } = manifestIn(document);
    return ["stories", "fillers", "groups", "adverts"]
      .flatMap((list) => entryRanges(parsedDocument, list))
      .map(([start, end]) => ({
        startLine: document.positionAt(start).line,
        endLine: document.positionAt(end - 1).line,
      }))
      .filter(({ startLine, endLine }) => endLine > startLine);
  });
  connection.onRequest("textDocument/documentLink", ({ textDocument: { uri } }: In) => {
    const document = opened(uri);
    return filesIn(uri).map(({ at: [start, end], target }) => ({ range: rangeIn(document, start, end), target }));
  });

  const previews = new Map<string, Promise<Preview>>();
  connection.onRequest("workspace/executeCommand", async ({ command, arguments: [uri, position] = [] }) => {
    const issue = issueOf(uri);
    if (command !== SHOW || issue === undefined)
      throw new ResponseError(ErrorCodes.InvalidParams, words("not-open", { file: uri }));
    const place = { file: pathOf(uri), line: position.line + 1, column: position.character + 1 };
    const own = previews.get(issue.path);
    if ((await isSeen(USUAL_PORT, place)) || (own && (await isSeen((await own).port, place)))) return null;
    const preview = own ?? openPreview(issue.path);
    previews.set(issue.path, preview);
    preview.catch(() => previews.delete(issue.path));
    const { address, port, ready } = await preview;
    if (client.window?.showDocument?.support) ask("window/showDocument", { uri: address, external: true });
    else await connection.sendNotification("window/showMessage", { type: MessageType.Info, message: address });
    await ready();
    await isSeen(port, place);
    return null;
  });

  return {
    close: async () => {
      for (const { pause } of issues.values()) clearTimeout(pause);
      for (const preview of previews.values()) await (await preview).close();
    },
  };
}

/** Shows the place at the cursor in a preview: the document's address, and the position. */
const SHOW = "banmian.preview";

/** Asks a preview to show a place. @returns false if none answers, or none of its tabs has the place */
async function isSeen(port: number, place: object): Promise<boolean> {
  const headers = { "Content-Type": "application/json" };
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/where`, {
      method: "POST",
      headers,
      body: JSON.stringify(place),
    });
    return reply.ok && ((await reply.json()) as { readonly seen?: boolean }).seen === true;
  } catch {
    return false;
  }
}

const CAPABILITIES: InitializeResult["capabilities"] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
  inlayHintProvider: true,
  completionProvider: { triggerCharacters: [" ", "/", "{"], resolveProvider: true },
  colorProvider: true,
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  semanticTokensProvider: { legend: { tokenTypes: Object.values(MARKUP_TYPES), tokenModifiers: [] }, full: true },
  foldingRangeProvider: true,
  documentLinkProvider: {},
  executeCommandProvider: { commands: [SHOW] },
};

/** Kinds of an outline's entries, by their list; all others are texts. */
const SYMBOLS: Readonly<Record<string, SymbolKind>> = {
  pages: SymbolKind.Namespace,
  adverts: SymbolKind.File,
  photos: SymbolKind.File,
};

/** Files whose pixels are said beside their names. */
const PHOTO = /\.(?:jpe?g|png|tiff?|webp|avif|heic)$/i;

/** Units of text before a cursor in which a listed name may have begun. */
const LONGEST_NAME = 40;

/** The length of the longest beginning of a name with which a text ends. */
function beginningIn(text: string, name: string): number {
  for (let length = name.length; length > 0; length--) if (text.endsWith(name.slice(0, length))) return length;
  return 0;
}

function storyAt(manifest: ManifestText, offset: number): string | undefined {
  return storyPlaces(manifest).find(({ range: [start, end] }) => start <= offset && offset <= end)?.id;
}

/**
 * The free rectangles of pages as the last build made them up.
 * @param mover the id of a story whose own place counts as free
 * @param only the label of a page; undefined: all pages
 */
function freePlaces({ found: { issue } }: MadeUp, mover: string | undefined, only: string | undefined) {
  return issue.pages.flatMap(({ label }, page) => {
    if (only !== undefined && label !== only) return [];
    const others = occupantsOn(issue, page).filter(({ story }) => story === undefined || story.id !== mover);
    return holesOf(issue.paper.grid, others).map(({ columns, rows }) => ({
      page: label,
      columns: extentText(columns),
      rows: extentText(rows),
    }));
  });
}

function unique(items: readonly CompletionItem[]): CompletionItem[] {
  return [...new Map(items.map((each) => [each.label, each])).values()];
}

/** Places count units of UTF-16 from 0 here, characters from 1 elsewhere. */
function rangeOf({ source, start, end }: Span): Range {
  const at = (offset: number): Range["start"] => {
    return { line: lineOf(source, offset), character: unitColumnOf(source, offset) - 1 };
  };
  return { start: at(start), end: at(end) };
}

function overlap(a: Range, b: Range): boolean {
  const isBefore = (one: Range["start"], other: Range["start"]): boolean =>
    one.line < other.line || (one.line === other.line && one.character < other.character);
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function rounded(measure: number): number {
  return Math.round(measure * 10) / 10;
}

/** The file of a document, links followed, as a build reads it. A document that is not on this disk has a name of its own. */
function pathOf(uri: string): string {
  if (!uri.startsWith("file:")) return uri;
  try {
    return realOf(fileURLToPath(uri));
  } catch {
    return uri;
  }
}

function realOf(path: string): string {
  try {
    return realPath(path);
  } catch {
    return path;
  }
}

function isManifest(uri: string): boolean {
  return /\.ya?ml$/.test(uri);
}

/** Folders above a file of copy or a paper in which its manifest may be. */
const FOLDERS_UP = 3;

/** The manifest that a file belongs to: itself, or the issue.yaml in its folder or one above. */
async function manifestOf(path: string, { files }: Host): Promise<string | undefined> {
  if (basename(path) === "issue.yaml") return path;
  let folder = dirname(path);
  for (let up = 0; up < FOLDERS_UP; up++) {
    const manifest = join(folder, "issue.yaml");
    if ((await files.look(manifest))?.kind === "file") return realOf(manifest);
    folder = dirname(folder);
  }
  return undefined;
}
