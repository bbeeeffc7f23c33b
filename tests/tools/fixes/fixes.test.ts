import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Code } from "../../../src/base/codes.ts";
import {
  fixesOf,
  fixNamed,
  MANY,
  openFixing,
  plainFixes,
  titleOf,
  whyUnsound,
  writeTexts,
} from "../../../src/tools/fixes/fixes.ts";
import { folderOf, heiPaper } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";

const COPY = "江水退去的第三天，渡口的老人把船翻了过来，晒了一上午，邻居们都来看热闹，说起从前的事情。";

/** Two stories, one over the other, on a page of 3 columns × 32 rows. */
interface Written {
  readonly a: string;
  readonly b: string;
  /** Characters of copy. */
  readonly long: readonly [a: number, b: number];
  readonly more?: string;
}

const written = ({ a, b, long, more = "" }: Written): string => `paper: paper.yaml
date: 2026-11-24
number: 7
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 综合}
stories:
  # the first
  - id: a
    headline: 渡口的老人
    body: |
      ${COPY.repeat(20).slice(0, long[0])}。
    place: {page: 1, ${a}}   # above
  - id: b
    headline: 晒船
    body: |
      ${COPY.repeat(20).slice(0, long[1])}。
    place: {page: 1, ${b}}
${more}`;

async function fixing(manifest: string, photo?: Uint8Array) {
  const paper = heiPaper.replace("faults: {天窗: off}\n", "");
  const folder = await folderOf({ "issue.yaml": manifest, "paper.yaml": paper, ...(photo && { "kite.jpg": photo }) });
  return openFixing(join(folder, "issue.yaml"), host);
}

const frames = (a: string, b: string, long: Written["long"], more?: string): string =>
  written({ a: `columns: 1-3, rows: ${a}`, b: `columns: 1-3, rows: ${b}`, long, ...(more !== undefined && { more }) });

test.each<readonly [why: string, code: Code, id: string, moves: string, after: string, manifest: string]>([
  ["rows are free below", "overset", "a/deeper", "1", "rows: 1-15}", frames("1-14", "17-32", [345, 330])],
  ["the story below has rows to spare", "overset", "a/deeper", "1", "rows: 16-32", frames("1-13", "14-32", [345, 330])],
  ["the story above has rows to spare", "overset", "b/deeper", "1", "rows: 18-32", frames("1-18", "19-32", [345, 330])],
  ["the story below needs rows", "underfull", "a/less-deep", "1", "rows: 17-32", frames("1-19", "20-32", [345, 330])],
  ["a later page is free", "overset", "a/goes-on", "1,2", "page: 2, columns: 1-3", frames("1-16", "17-32", [480, 330])],
])("%s: %s is cured by %s, pages %s change: %s", async (_, code, id, moves, after, manifest) => {
  const opened = await fixing(manifest);
  const cured = opened.look.compiled.diagnostics.find((each) => each.code === code);
  const fixes = [...(await fixesOf(opened, MANY))].flatMap(([each, found]) => (each === cured ? found : []));
  expect(fixes.map((each) => each.id)).toContain(id);
  const found = await fixNamed(id, opened);
  expect(`${found?.fix.moves}`).toBe(moves);
  expect(found?.fix.plain).toBe(false);
  const text = found?.after.manifest.text ?? "";
  expect(text).toContain(after);
  expect(text).toContain("  # the first\n");
  expect(text).toContain("   # above\n");
  expect(found?.after.compiled.diagnostics.map((each) => each.code)).not.toContain(code);
});

const ON_HAND = frames("1-16", "17-32", [480, 330]).replace(
  "    place: {page: 1, columns: 1-3, rows: 1-16}",
  "    continuesOn: 2\n$&",
);

test.each<[why: string, manifest: string, codes: string, id: string, place: string]>([
  ["copy is left", ON_HAND, "continued-inside < overset", "a/goes-on", "page: 2, columns: 1-3"],
  ["none is", ON_HAND.replace(COPY.repeat(3), ""), "continued-inside", "a/left-out", "page: 1, columns: 1-3"],
])(
  "a story continues on a page of its issue, %s: the build goes on, and a fix takes the key away",
  async (_, manifest, codes, id, place) => {
    const opened = await fixing(manifest);
    const own = opened.look.compiled.diagnostics.filter(({ severity }) => severity === "error");
    expect(own.map((each) => [each, ...each.also].map(({ code }) => code).join(" < "))).toEqual([codes]);
    const found = await fixNamed(id, opened);
    expect(found?.fix.code).toBe("continued-inside");
    expect(found?.fix.plain).toBe(false);
    const text = found?.after.manifest.text ?? "";
    expect(text).toContain(place);
    expect(text).not.toContain("continuesOn");
    // A fix cures what follows, too: it is deep enough.
    expect(found?.after.compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  },
);

const over = frames("1-14", "15-32", [400, 420]);
const deeper = frames("1-14", "17-32", [345, 330]);

test.each<[why: string, id: string, refused: Code | undefined, first: string | undefined, manifest: string]>([
  ["another story would be over", "a/deeper", "overset", undefined, over],
  ["no edit of its kind can be made", "a/wider", undefined, undefined, over],
  ["nothing of this name is proposed", "a/deepr", undefined, undefined, over],
  [
    "no pages are made before a key is mended",
    "a/deeper",
    undefined,
    "b/key",
    deeper.replace("headline: 晒", "hedline: 晒"),
  ],
])("%s: %s is no fix (%s), or not before %s", async (_, id, refused, first, manifest) => {
  const opened = await fixing(manifest);
  expect(await fixNamed(id, opened)).toBeUndefined();
  const why = await whyUnsound(id, opened);
  expect(why.known).toBe(opened.proposals.some((each) => each.id === id));
  expect(typeof why.refused === "object" ? why.refused.code : why.refused).toBe(refused);
  expect(why.first?.id).toBe(first);
});

const offered = async (manifest: string, photo?: Uint8Array): Promise<readonly string[]> => {
  const opened = await fixing(manifest, photo);
  return [...(await fixesOf(opened, MANY)).values()].flat().map(({ id }) => id);
};

test("no frame grows over its neighbour: where the story below is full, the end goes to a later page", async () => {
  const found = await offered(frames("1-16", "17-32", [420, 345]));
  expect(found).toContain("a/goes-on");
  expect(found).not.toContain("a/deeper");
});

test("the rows of a page follow: the second story moves down as it is, the third has a photo that gives rows", async () => {
  const photo = await readFile("issues/2026-11-24/photos/kite.jpg");
  const third = `  - id: c
    headline: 风筝
    photos: [{file: kite.jpg, caption: 风筝, columns: 3, depth: 6}]
    body: |
      ${COPY.repeat(20).slice(0, 90)}。
    place: {page: 1, columns: 1-3, rows: 17-32}
`;
  const opened = await fixing(frames("1-8", "9-16", [158, 97], third), photo);
  const told = opened.look.compiled.diagnostics.map(({ code, arguments: args }) => `${code} ${args["story"]}`);
  expect(told).toContain("overset a");
  const found = await fixNamed("a/rows", opened);
  const text = found?.after.manifest.text ?? "";
  const places = [...text.matchAll(/rows: (\d+-\d+)/g)].map(([, rows]) => rows);
  expect([places, /depth: (\d+)/.exec(text)?.[1]]).toEqual([["1-9", "10-17", "18-32"], "5"]);
  expect(found?.after.compiled.diagnostics.map(({ code }) => code)).not.toContain("overset");
});

test("a pinned page with a hole is made up anew and pinned again; comments stay", async () => {
  const opened = await fixing(
    written({ a: "columns: 1-3, rows: 1-12", b: "columns: 1-3, rows: 13-24", long: [400, 380] }),
  );
  expect(opened.look.compiled.diagnostics.map(({ code }) => code)).toContain("page-rest");
  const found = await fixNamed("page:1/anew", opened);
  const text = found?.after.manifest.text ?? "";
  expect(text.match(/place: \{page: 1, columns: [\d-]+, rows: [\d-]+/g)).toHaveLength(2);
  expect(text).toContain("   # above\n");
  expect(found?.fix.moves).toEqual(["1"]);
  expect(found?.after.compiled.diagnostics.map(({ code }) => code)).not.toContain("page-rest");
});

test("no frame shrinks away from its neighbour: the rule between them would vanish", async () => {
  const manifest = frames("1-17", "18-32", [345, 310]);
  const opened = await fixing(manifest);
  expect(opened.look.compiled.diagnostics.map(({ code }) => code)).toContain("underfull");
  const found = await fixNamed("a/less-deep", opened);
  expect(found?.after.manifest.text ?? "rows: 18-32").not.toContain("rows: 18-32");
});

test("a story that is over is never told to enlarge its photo", async () => {
  const photo = await readFile("issues/2026-11-24/photos/kite.jpg");
  const manifest = frames("1-16", "17-32", [345, 330]).replace(
    "    place:",
    "    photos: [{file: kite.jpg, caption: 风筝, columns: 2, depth: 6}]\n    place:",
  );
  const opened = await fixing(manifest, photo);
  const own = opened.proposals.filter(
    ({ diagnostic: { code, span } }) => code === "overset" && opened.look.ownerOf(span) === "a",
  );
  const sizes = own
    .flatMap(({ ways }) => [...ways()])
    .flatMap(({ title: { id, args } }) =>
      id.startsWith("photo") ? [Number(args["depth"] ?? args["columns"]) - Number(args["now"])] : [],
    );
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.filter((by) => by >= 0)).toEqual([]);
});

test.each<readonly [why: string, was: string, is: string]>([
  ["a misspelt key", "headline: 晒船", "headlne: 晒船"],
  ["a date in Chinese", "date: 2026-11-24", "date: 2026年11月24日"],
  ["a full-width colon", "{page: 1, columns: 1-3, rows: 17-32}", "{page: 1, columns：1-3, rows: 17-32}"],
  ["a full-width extent", "columns: 1-3, rows: 17-32}", "columns: １－３, rows: 17-32}"],
  ["a misspelt word", "priority: normal", "priority: nomal"],
  ["a full-width colon behind a key", "  - id: b\n    headline: 晒", "  - id：b\n    headline: 晒"],
  ["a key that slid to the right", "    headline: 晒船\n    body", "      headline: 晒船\n    body"],
  ["a space that is missing", "    headline: 晒船", "    headline:晒船"],
  ["two things", "date: 2026-11-24\nnumber: 7", "date: 2026年11月24日\nnumbr: 7"],
])("%s is mended unasked: %j is written for %j", async (_, was, is) => {
  const sound = frames("1-16", "17-32", [345, 330]).replace("headline: 渡", "priority: normal\n    headline: 渡");
  expect(sound).toContain(was);
  const opened = await fixing(sound.replace(was, is));
  expect(opened.look.compiled.madeUp).toBe(undefined);
  const fixes = await plainFixes(opened);
  expect(await writeTexts(fixes.at(-1)?.after.texts ?? new Map(), opened)).toBe(undefined);
  expect(await readFile(opened.looking.path, "utf8")).toBe(sound);
});

/** The second story's head and copy with a fault each, and its first line of keys. */
const FAULTY = frames("1-16", "17-32", [345, 330]).replace("headline: 晒船", "headline: 晒船  见图");

test.each<readonly [why: string, was: string, is: string]>([
  ["a photo that is missing", "    place: {page: 1, columns: 1-3, rows: 1-16}", "    photos: [{file: none.jpg}]\n$&"],
  [
    "a page that is not listed",
    "place: {page: 1, columns: 1-3, rows: 1-16}",
    "place: {page: 9, columns: 1-3, rows: 1-16}",
  ],
  ["nothing", "$", "$"],
])(
  "%s keeps the issue from being laid out: fix takes no word, byline or mark out of the copy unasked",
  async (_, was, is) => {
    const manifest = FAULTY.replace("    headline: 晒船", "    byline: 本报记者 贺兰秋 摄影报道\n$&")
      .replace("江水退去", "今天,江水退去（见图）")
      .replace(was, is);
    const opened = await fixing(manifest);
    expect((await plainFixes(opened)).map(({ fix }) => fix.title)).toEqual([]);
    const offered = [...(await fixesOf(opened, MANY)).values()].flat();
    expect(offered.map(({ id, plain }) => `${id} ${plain}`)).toContain("b/out false");
  },
);

test.each([
  ["本报记者 贺兰秋 摄影报道", "本报记者 贺兰秋"],
  ["本报记者 贺兰秋摄影报道 通讯员 冯唐", "本报记者 贺兰秋 通讯员 冯唐"],
  ["（记者 贺兰秋 摄影报道）", "（记者 贺兰秋）"],
  ["记者 贺兰秋（文/图）", "记者 贺兰秋"],
  ["文/图 本报记者 贺兰秋", "本报记者 贺兰秋"],
  ["'文/图：贺兰秋'", "'贺兰秋'"],
])("a story without a photo: of the byline %s stays %s", async (byline, left) => {
  const manifest = frames("1-16", "17-32", [345, 330]).replace("    headline: 晒船", `    byline: ${byline}\n$&`);
  const found = await fixNamed("b/out", await fixing(manifest));
  expect(found?.after.manifest.text).toContain(`    byline: ${left}\n`);
});

test("a half-width comma in a text in braces becomes a Chinese one; with a space behind it that is a guess", async () => {
  const photo = await readFile("issues/2026-11-24/photos/kite.jpg");
  const manifest = (comma: string): string =>
    frames("1-16", "17-32", [345, 330]).replace(
      "    place:",
      `    photos: [{file: kite.jpg, caption: 放风筝的人${comma}和他的狗, columns: 1}]\n    place:`,
    );
  for (const [comma, isPlain] of [
    [",", true],
    [", ", false],
  ] as const) {
    const found = await fixNamed("a/comma", await fixing(manifest(comma), photo));
    expect([found?.fix.plain, found?.after.manifest.text]).toEqual([isPlain, manifest("，")]);
  }
});

test.each([
  ["a mapping", "rows: 17-32}", "rows: 17-32"],
  ["a mapping before a comment", "rows: 1-16}   #", "rows: 1-16   #"],
  ["a list", "[晒船]", "[晒船"],
])("a bracket that is missing is offered at the end of its line, as a guess: %s", async (_, was, is) => {
  const sound = frames("1-16", "17-32", [345, 330]).replace("headline: 晒船", "headline: [晒船]");
  expect(sound).toContain(was);
  const opened = await fixing(sound.replace(was, is));
  const [fix, ...others] = [...(await fixesOf(opened, MANY)).values()].flat();
  expect(others).toEqual([]);
  const found = await fixNamed(fix?.id ?? "", opened);
  expect([found?.fix.plain, found?.after.manifest.text]).toEqual([false, sound]);
});

test("what moves on paper is never mended unasked, and a file that has changed meanwhile is left alone", async () => {
  const opened = await fixing(frames("1-16", "17-32", [345, 330]).replace("第三天，渡", "第三天,渡"));
  expect(await plainFixes(opened)).toEqual([]);
  const found = await fixNamed("a/mark", opened);
  expect(found?.fix.moves).toEqual(["1"]);
  await writeFile(opened.looking.path, "paper: paper.yaml\n");
  expect(await writeTexts(found?.after.texts ?? new Map(), opened)).toBe(opened.look.manifest.file);
  expect(await readFile(opened.looking.path, "utf8")).toBe("paper: paper.yaml\n");
});

test.each([
  ["en", "make `a` 2 rows deeper, and move the edge of `b` with it (page 1 changes)"],
  ["zh", "`a` 加深 2 行，`b` 的边随之移动（1 版变动）"],
] as const)("a fix in words, %s", (language, words) => {
  const title = { id: "deeper", args: { story: "a", by: 2, side: "foot", others: "`b`" } };
  expect(titleOf({ title, moves: ["1"], leaves: [], warns: [] }, language)).toBe(words);
});

test.each([
  ["en", "make page 1 up anew, and pin it (page 1 changes; warned of then: page-split)"],
  ["zh", "重排 1 版，并固定下来（1 版变动，随后有警告 page-split）"],
] as const)("a fix in words names the warnings that it brings, %s", (language, words) => {
  const title = { id: "anew", args: { page: "1" } };
  expect(titleOf({ title, moves: ["1"], leaves: [], warns: ["page-split"] }, language)).toBe(words);
});
