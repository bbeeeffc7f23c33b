import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cmyk, Rgb } from "../../../src/base/colour.ts";
import { diskFiles } from "../../../src/base/disk-files.ts";
import { encodePng } from "../../../src/engine/images/bitmap.ts";
import { inksFor } from "../../../src/tools/lsp/colours.ts";
import { markupIn } from "../../../src/tools/lsp/copy-text.ts";
import { manifestText, outlineOf } from "../../../src/tools/lsp/manifest-text.ts";
import { serveEditor } from "../../../src/tools/lsp/server.ts";
import { folderOf, heiPaper } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";
import { previewOf } from "../preview/opened.ts";
import { ABLE, editorOver } from "./editor.ts";

const COPY = "江水退去的第三天，渡口的老人把船翻了过来，晒了一上午，邻居们都来看热闹，说起从前的事情。";

/** `𠮷` counts two units in editors, one character in our places. */
const TEXT = `paper: paper.yaml
date: 2026-11-24
number: 7
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 综合}
groups:
  - {id: river, headline: 江上, place: {page: 2, columns: 1-3, rows: 1-4}}
stories:
  - id: ferry
    headline: 渡口的老人
    body: |
      ${COPY.repeat(20).slice(0, 150)}。
    place: {page: 1, columns: 1-2, rows: 3-20}
  - id: clock
    headline: 钟楼
    deck: ——𠮷
    body: ${COPY}
    place: {page: 1, columns: 3, rows: 3-20}
`;

const PAPER = `${heiPaper}palette: {red: [0, 100, 100, 0]}\nusage: [usage.yaml]\n`;
const LIST = "people: [{name: 江知行, titles: [市长]}]\n";

/** An editor that is joined to a server by two streams in memory. @param rest what it announces and answers */
async function editor(text: string, ...rest: [capabilities?: object, reply?: () => unknown]) {
  const folder = await folderOf({
    "issue.yaml": text,
    "paper.yaml": PAPER,
    "usage.yaml": LIST,
    "clock.md": "文![](boat)。",
  });
  await writeFile(join(folder, "ferry.png"), await encodePng({ width: 3, height: 2, rgba: new Uint8Array(24) }));
  const [there, back] = [new PassThrough(), new PassThrough()];
  const own = { ...host, folder, files: diskFiles(folder) };
  const openPreview = (path: string) => previewOf(path, own);
  const served = serveEditor(there, back, { host: own, language: "en", version: "1.0.0", openPreview });
  return { there, served, ...(await editorOver(there, back, folder, text, ...rest)) };
}

function positionOf(text: string, mark: string, more = 0) {
  const before = text.slice(0, text.indexOf(mark) + more).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const codesOf = (messages: readonly { readonly code: string }[]) => messages.map(({ code }) => code);

let open: Awaited<ReturnType<typeof editor>>;
const WRONG = TEXT.replace("    headline: 钟楼", "    headlin: 钟楼");

beforeAll(async () => {
  open = await editor(WRONG);
});
afterAll(async () => {
  await open.end();
  expect(await open.served).toBe(true);
});

test("messages of text that is not saved, a fix of one, and none after it; the file stays", async () => {
  const message = (await open.messages()).find(({ code }) => code === "unknown-key");
  expect(message?.range.start).toEqual(positionOf(WRONG, "headlin: 钟"));
  const actions: { title: string; edit: { changes: Record<string, { newText: string }[]> } }[] = await open.ask(
    "codeAction",
    {
      range: message?.range,
      context: { diagnostics: [] },
    },
  );
  expect(actions[0]?.edit.changes[open.uri]?.map(({ newText }) => newText)).toEqual(["headline"]);
  const all: { edit: { changes: Record<string, { newText: string }[]> } }[] = await open.ask("codeAction", {
    range: message?.range,
    context: { diagnostics: [], only: ["source.fixAll"] },
  });
  expect(all[0]?.edit.changes[open.uri]?.[0]?.newText).toBe(TEXT);
  await open.change(TEXT);
  expect(codesOf(await open.messages())).not.toContain("unknown-key");
  expect(await readFile(join(open.folder, "issue.yaml"), "utf8")).toBe(WRONG);
});

test("a message behind a character of two units stands where editors count it", async () => {
  const text = TEXT.replace("——𠮷", "——𠮷\ue000");
  await open.change(text);
  const at = positionOf(text, "\ue000");
  const found = await open.messages();
  expect(found.map(({ range }) => range.start)).toContainEqual(at);
  await open.change(TEXT);
});

test("figures beside ids and columns", async () => {
  await open.messages();
  const hints: { label: string; position: { line: number } }[] = await open.ask("inlayHint", {
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  });
  const { line } = positionOf(TEXT, "id: ferry");
  expect(hints.filter(({ position }) => position.line === line)).toHaveLength(1);
  expect(hints.length).toBeGreaterThan(2);
});

test.each([
  // text at the cursor (¦)       in place of                       some of what is offered        reason
  ["    ¦\n  - id: clock", "  - id: clock", ["byline", "kicker"], "keys of a story that it does not have"],
  ["    continuedFrom: ¦\n  - id: clock", "  - id: clock", ["1", "2"], "labels of pages"],
  ["    group: ¦\n  - id: clock", "  - id: clock", ["river"], "groups"],
  ["    priority: ¦\n  - id: clock", "  - id: clock", ["lead", "brief"], "values that the schema lists"],
  ["paper: ¦", "paper: paper.yaml", ["paper.yaml"], "files"],
  ["columns: 3, ¦}", "columns: 3, rows: 3-20}", ["columns: 1-3, rows: 21-32"], "a free place of the page"],
  ["place: ¦", "place: {page: 1, columns: 3, rows: 3-20}", ["{page: 1, columns: 1-3, rows: 21-32}"], "of all pages"],
  ["tint: ¦, columns: 3", "columns: 3", ["black", "red"], "colours of the paper"],
  ["。江知¦\n    place", "。\n    place", ["江知行"], "a listed name in copy, begun"],
  ["headline: 江知¦", "headline: 钟楼", ["江知行"], "in a headline"],
])("completion of %j", async (written, instead, offered) => {
  await open.messages();
  const text = TEXT.replace(instead, written);
  await open.change(text.replace("¦", ""));
  const items: { label: string }[] = await open.ask("completion", { position: positionOf(text, "¦") });
  await open.change(TEXT);
  const labels = items.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(offered));
  // A place has a key of this name; the story has it already.
  expect(labels.includes("headline")).toBe(written.includes("columns: 3, ¦") || written === "place: ¦");
});

test("the pixels of a photo beside its name, when an editor asks", async () => {
  await open.messages();
  const items: { label: string }[] = await open.ask("completion", { position: { line: 0, character: 7 } });
  const item = items.find(({ label }) => label === "ferry.png");
  expect(await open.resolve(item)).toMatchObject({ detail: "3 × 2" });
});

test("colours of the palette are shown and picked, names of colours are shown", async () => {
  await open.messages();
  const tinted = TEXT.replace("page: 1, columns: 3", "page: 1, tint: red, columns: 3");
  await open.change(tinted);
  const [named]: { range: object; color: { red: number } }[] = await open.ask("documentColor");
  expect(named).toMatchObject({ range: { start: positionOf(tinted, "red,") }, color: { red: 237 / 255 } });
  expect(await open.ask("colorPresentation", { ...named, color: { red: 0, green: 0, blue: 1, alpha: 1 } })).toEqual([]);
  await open.change(TEXT);
});

test.each<[Rgb, Cmyk, Cmyk, string]>([
  // picked            from                 inks              why
  [[237, 28, 36], [0, 100, 100, 0], [0, 100, 100, 0], "what looks so already stays"],
  [[255, 255, 255], [0, 100, 100, 0], [0, 0, 0, 0], "paper"],
  [[0, 174, 239], [0, 0, 0, 100], [100, 0, 0, 0], "cyan, from black"],
])("%j, picked over the inks %j, is written %j: %s", (colour, from, inks) => {
  expect(inksFor(colour, from)).toEqual(inks);
});

test.each([
  ["hover", "headline: 渡", "contents", "the sentence of a key"],
  ["prepareRename", "ferry", "start", "a name"],
])("%s at %j", async (method, mark, has) => {
  expect(await open.ask(method, { position: positionOf(TEXT, mark, 1) })).toHaveProperty(has);
});

test("a page's label is found where it is used, and renamed everywhere", async () => {
  const position = positionOf(TEXT, "page: 1", 6);
  const definition: { range: { start: object } }[] = await open.ask("definition", { position });
  expect(definition.map(({ range }) => range.start)).toEqual([positionOf(TEXT, "label: 1", 7)]);
  expect(await open.ask("references", { position, context: { includeDeclaration: true } })).toHaveLength(3);
  const renamed: { changes: Record<string, object[]> } = await open.ask("rename", { position, newName: "A01" });
  expect(renamed.changes[open.uri]).toHaveLength(3);
  await expect(open.ask("rename", { position, newName: "2" })).rejects.toThrow();
  await expect(open.ask("rename", { position, newName: "a: b" })).rejects.toThrow();
});

test("a story's id shows its parts and their places, also where it is only named", async () => {
  await open.messages();
  const { contents }: { contents: { value: string } } = await open.ask("hover", {
    position: positionOf(TEXT, "ferry"),
  });
  expect(contents.value).toContain("page 1, columns 1-2, rows 3-20: ");
  // Dark where the story stands, light where the other one does.
  expect(contents.value).toMatch(/^·+█+░+·+$/m);
  expect(contents.value.length).toBeLessThan(1024);
});

test("a photo is found and renamed in the file of its story's copy; the file's name leads to it", async () => {
  const inFile = "body: {file: clock.md}\n    photos: [{id: boat, file: ferry.png}]";
  const text = TEXT.replace(`body: ${COPY}\n`, `${inFile}\n`);
  await open.change(text);
  const position = positionOf(text, "boat", 1);
  const places: { uri: string }[] = await open.ask("references", { position });
  expect(places.map(({ uri }) => uri.replace(/.*\//, ""))).toEqual(["issue.yaml", "clock.md"]);
  const renamed: { changes: object } = await open.ask("rename", { position, newName: "barge" });
  expect(Object.keys(renamed.changes)).toEqual(places.map(({ uri }) => uri));
  const files: { uri: string }[] = await open.ask("definition", { position: positionOf(text, "clock.md", 1) });
  const [, copy = { uri: "" }] = places;
  expect(files).toMatchObject([{ uri: copy.uri }]);
  await open.messages();
  await open.open(copy.uri, "markdown", "## 钟\n\n文![](bell)。");
  await expect.poll(() => codesOf(open.everywhere.get(copy.uri) ?? [])).toContain("unknown-name");
  expect(await open.ask("documentSymbol", { textDocument: copy })).toMatchObject([{ name: "钟" }]);
  const { data }: { data: number[] } = await open.ask("semanticTokens/full", { textDocument: copy });
  expect(data).toEqual([0, 0, 4, 0, 0, 2, 1, 9, 1, 0]);
  await open.change(TEXT);
});

test.each([
  // copy                 marked texts                                why
  ["## 水\n文", [["subhead", "水"]], "a subhead"],
  [
    "**水**\n\n文**字**",
    [
      ["subhead", "水"],
      ["emphasis", "字"],
    ],
    "a line that is all bold; bold text",
  ],
  ["文![](a)字", [["anchor", "a"]], "the anchor of a photo"],
  [
    "*文*字__名__",
    [
      ["emphasis", "文"],
      ["emphasis", "名"],
    ],
    "emphasis dots, a name rule",
  ],
])("marked texts of %j: %j, %s", (copy, marked) => {
  expect(markupIn(copy).map(({ kind, text }) => [kind, text])).toEqual(marked);
});

test.each([
  ["documentSymbol", 3, "pages, groups, stories"],
  ["foldingRange", 2, "stories of several lines"],
  ["documentLink", 1, "the paper"],
])("%s: %i", async (method, count) => {
  expect(await open.ask(method)).toHaveLength(count);
});

test.each([
  // entry, its texts
  ["headline: [上, 下]", ["headline 上　下"]],
  ["deck: {text: ——副题, optional: true}", ["deck ——副题"]],
  ["note: {label: 编者按：, text: 按语}", ["note 按语"]],
  ["reporter: 甲\n    byline: 乙\n    dateline: 本报讯", ["byline 乙", "dateline 本报讯", "reporter 甲"]],
  ["headline: []\n    body: 文", []],
])("the outline of a story: %j → %j", (entry, texts) => {
  const { document } = manifestText(`stories:\n  - id: a\n    ${entry}\n`);
  const [stories] = outlineOf(document.contents);
  const inside = stories?.inside[0]?.inside ?? [];
  expect(inside.map(({ block, name }) => `${block} ${name}`)).toEqual(texts);
});

test("the place at the cursor is shown in a preview, which a browser is opened for once", async () => {
  await writeFile(join(open.folder, "issue.yaml"), TEXT);
  await open.run("banmian.preview", open.uri, positionOf(TEXT, "渡口的老人", 1));
  const browsed = () => open.asked.flatMap(({ params }) => params?.uri ?? []);
  const [address = ""] = browsed();
  const { origin, search } = new URL(address);
  const events = await fetch(`${origin}/events${search}`);
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  const places = async (): Promise<{ readonly page: string }[]> => {
    for (let text = ""; ; text += (await reader?.read())?.value ?? "") {
      const [, data] = /event: where\ndata: (.*)\n\n/.exec(text) ?? [];
      if (data !== undefined) return JSON.parse(data);
    }
  };
  expect(await places()).not.toEqual([]);
  await open.run("banmian.preview", open.uri, positionOf(TEXT, "钟楼", 1));
  expect(await places()).not.toEqual([]);
  expect(browsed()).toEqual([address]);
  await reader?.cancel();
  await expect(open.run("banmian.nothing", open.uri, { line: 0, character: 0 })).rejects.toThrow();
});

test("an editor that announces nothing is asked for nothing; it gets a preview's address as a message", async () => {
  const plain = await editor(TEXT, {});
  await writeFile(join(plain.folder, "issue.yaml"), TEXT);
  await plain.messages();
  await plain.run("banmian.preview", plain.uri, positionOf(TEXT, "渡口的老人", 1));
  expect(plain.asked).toEqual([]);
  expect(plain.said).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/)]);
  await plain.end();
});

test("an editor that answers nothing gets answers, and its figures when it asks again", async () => {
  const mute = await editor(WRONG, ABLE, () => new Promise(() => undefined));
  await writeFile(join(mute.folder, "issue.yaml"), WRONG);
  const [message] = await mute.messages();
  await expect.poll(() => mute.asked.map(({ method }) => method)).toContain("workspace/inlayHint/refresh");
  await mute.run("banmian.preview", mute.uri, positionOf(WRONG, "渡口的老人", 1));
  const context = { diagnostics: [] };
  expect(await mute.ask("codeAction", { range: message?.range, context })).not.toEqual([]);
  await mute.change(TEXT);
  expect(codesOf(await mute.messages())).not.toContain("unknown-key");
  await mute.end();
});

test("what is no message, an unknown request and ten thousand edits leave it answering", async () => {
  open.there.write("Content-Length: 7\r\n\r\nnoise!!");
  await expect(open.ask("nonsense")).rejects.toThrow();
  for (let edit = 0; edit < 10_000; edit++) await open.change(edit % 2 === 0 ? WRONG : TEXT);
  expect(await open.ask("documentSymbol")).toHaveLength(3);
  await open.change(WRONG);
  expect(codesOf(await open.messages())).toContain("unknown-key");
});

test.each([
  ["", true, "it is gone"],
  ['Content-Length: 33\r\n\r\n{"jsonrpc":"2.0","method":"exit"}', false, "it forgot to ask for a shutdown"],
])("an editor ends its server: last words %j, in order %s: %s", async (words, good) => {
  const { there, served } = await editor(TEXT);
  there.write(words);
  if (words === "") there.end();
  expect(await served).toBe(good);
});
