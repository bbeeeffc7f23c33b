import { beforeAll, expect, test } from "vitest";
import { newspaperIn } from "../../../../src/build/compile.ts";
import type {
  FurnitureText,
  Newspaper,
  PrintedLine,
  PrintedPage,
  PrintedSegment,
  StoryBlock,
  Thing,
} from "../../../../src/engine/newspaper/newspaper.ts";
import { compareIssues } from "../../../../src/tools/records/diff/compare-issues.ts";
import { isSame, pagesChanged, type StoryDiff } from "../../../../src/tools/records/diff/issue-diff.ts";
import { compiledIssue, type Edit } from "../../../engine/newspaper/drawn.ts";

const FERRY = "tests/golden/jump-two-columns/issue.yaml";
const PIER = "tests/golden/photo-caption/issue.yaml";

async function paper(manifest: string, edit?: Edit): Promise<Newspaper> {
  return newspaperIn((await compiledIssue(manifest, edit)).madeUp);
}

let ferry: Newspaper;
let pier: Newspaper;
beforeAll(async () => {
  ferry = await paper(FERRY);
  pier = await paper(PIER);
});

type Place = { readonly page: string; readonly columns: readonly number[] } | undefined;

/** A story's changes in a line each. */
function sketch({ id, change, wasId, moves, texts, words, photos }: StoryDiff): readonly string[] {
  const place = (at: Place): string => (at ? `${at.page}:${at.columns.join("-")}` : "");
  return [
    `${wasId === undefined ? "" : `${wasId}→`}${id} ${change}`,
    ...moves.map(({ part, was, is }) => `move ${part} ${place(was)} → ${place(is)}`),
    ...texts.map(({ what, was, is }) => `${what} ${was ?? ""} → ${is ?? ""}`),
    ...words.map(({ was, is }) => `words ${was} → ${is}`),
    ...photos.map((photo) => `photo ${photo.file} ${photo.change}`),
  ];
}

// What no other list of the diff names: the same words at the same columns.
test.each<[string, Edit, readonly string[], string]>([
  [FERRY, ["单程票价一元", "**单程**票价一元"], ["ferry: type"], "bold words"],
  [FERRY, ["单程票价一元", "*单程*票价一元"], ["ferry: marks"], "emphasis dots"],
  [FERRY, ["{ label: 2, ", "{ label: 2, inks: black, "], ["page 2"], "a page in black alone"],
])("%s %j looks otherwise: %j: %s", async (manifest, edit, expected) => {
  const diff = compareIssues(ferry, await paper(manifest, edit));
  expect([
    ...diff.stories.map(({ id, looks }) => `${id}: ${looks.join(" ")}`),
    ...diff.pages.filter(({ change }) => change === "look").map(({ label }) => `page ${label}`),
  ]).toEqual(expected);
  expect(diff.marks.every(({ kind }) => kind === "look")).toBe(true);
  expect(pagesChanged(diff)).not.toEqual([]);
});

const LAST = "下船的人群里，六十八岁的周桂兰提着一篮鸡蛋。她说，女儿家就在对岸";
const HEAD_AND_COPY = "headline: 渡口又响起了汽笛\n    dateline: 本报讯\n    body: |\n      停航三年的";

// Beside other changes: type, colour and marks of the lines that read alike.
test.each<[Edit, readonly string[], string]>([
  [[LAST, LAST.replace("下船", "*下船*").replace("对岸", "南岸")], ["marks"], "dots, and a word in another line"],
  [[LAST, LAST.replace("下船", "**下船**").replace("对岸", "南岸")], ["type"], "bold words, likewise"],
  [[LAST, LAST.replace("对岸", "**南岸**")], [], "the word itself is told as another one"],
  [
    [HEAD_AND_COPY, HEAD_AND_COPY.replace("汽笛", "笛声").replace("停航", "*停航*")],
    ["marks"],
    "dots under another headline",
  ],
  [[HEAD_AND_COPY, HEAD_AND_COPY.replace("汽笛", "汽笛声")], [], "a headline that is set smaller"],
  [["columns: 1-2, rows: 1-18", "columns: 2-3, rows: 1-18"], [], "what stands elsewhere looks the same"],
  [["columns: 1-2, rows: 1-18", "columns: 1-3, rows: 1-18"], [], "and in other columns"],
])("%j looks otherwise: %j: %s", async (edit, looks) => {
  const diff = compareIssues(ferry, await paper(FERRY, edit));
  expect(diff.stories.map((story) => story.looks)).toEqual([looks]);
});

/** The ferry's issue with its things changed. */
function changed(change: (thing: Thing) => Thing): Newspaper {
  return { ...ferry, pages: ferry.pages.map((page) => ({ ...page, things: page.things.map(change) })) };
}

test("type in another colour is told where both layouts hold glyphs, and only there", () => {
  const inRuns = (edit: (runs: PrintedSegment["runs"]) => PrintedSegment["runs"]): Newspaper =>
    changed((thing) =>
      thing.kind === "line" && thing.story === "ferry"
        ? { ...thing, segments: thing.segments.map((segment) => ({ ...segment, runs: edit(segment.runs) })) }
        : thing,
    );
  const white = compareIssues(
    ferry,
    inRuns((runs) => runs.map((run) => ({ ...run, colour: [0, 0, 0, 0] }))),
  );
  expect([white.typeCompared, white.stories.map(({ looks }) => looks)]).toEqual([true, [["colour"]]]);
  const bare = compareIssues(
    ferry,
    inRuns(() => []),
  );
  expect([bare.typeCompared, isSame(bare)]).toEqual([true, true]);
  const none = changed((thing) =>
    thing.kind === "line" ? { ...thing, segments: thing.segments.map((segment) => ({ ...segment, runs: [] })) } : thing,
  );
  expect(compareIssues(ferry, none).typeCompared).toBe(false);
});

test("what moves by less than a reader sees is the same; a rule of another weight is not", () => {
  const nudged = changed((thing) => (thing.kind === "line" ? { ...thing, x: thing.x + 0.2, y: thing.y - 0.2 } : thing));
  expect(isSame(compareIssues(ferry, nudged))).toBe(true);
  const heavy = changed((thing) => (thing.kind === "rule" ? { ...thing, weight: thing.weight + 1 } : thing));
  expect(isSame(compareIssues(ferry, heavy))).toBe(false);
});

test("a page of another size is told with both sizes, and drawn", () => {
  const [one, two] = ferry.pages as readonly [PrintedPage, PrintedPage];
  const trim = { width: one.trim.width + 14, height: one.trim.height };
  const diff = compareIssues(ferry, { ...ferry, pages: [{ ...one, trim }, two] });
  expect(diff.pages).toEqual([{ label: one.label, change: "sized", was: one.trim, is: trim }]);
  expect([diff.stories, pagesChanged(diff)]).toEqual([[], [one.label]]);
});

test.each<[Edit, readonly string[]]>([
  [
    ["工期六十天", "工期七十天"],
    ["was 1 look", "is 1 look"],
  ],
  [
    ["headline: 霁川市轮渡公司招标公告", "headline: 霁川市轮渡公司公告"],
    ["was 1 gone", "is 1 added"],
  ],
])("an advert with other words, or another one, is marked: %j", async (edit, expected) => {
  const notice = "tests/golden/text-advert/issue.yaml";
  const { marks } = compareIssues(await paper(notice), await paper(notice, edit));
  expect(marks.map(({ side, page, kind }) => `${side} ${page} ${kind}`)).toEqual(expected);
});

test("of a change that no line can show, the story's parts are outlined", () => {
  const marksFor = (block: StoryBlock): readonly string[] => {
    const stories = ferry.stories.map((story) => ({ ...story, blocks: [...story.blocks, block] }));
    return compareIssues(ferry, { ...ferry, stories }).marks.map(({ side, page, kind }) => `${side} ${page} ${kind}`);
  };
  const code = { kind: "qr", id: "ferry/qr", texts: [], href: "https://epaper.example/" } as unknown as StoryBlock;
  expect(marksFor(code)).toEqual(["was 1 look", "is 1 look", "was 2 look", "is 2 look"]);
});

test("a story under another id alone is marked nowhere", async () => {
  expect(compareIssues(ferry, await paper(FERRY, ["id: ferry", "id: boat"])).marks).toEqual([]);
});

test("a folio with other words is marked on its page, on both sides", () => {
  const [one, ...others] = ferry.pages as readonly [PrintedPage, ...PrintedPage[]];
  const [piece, ...rest] = one.furniture as readonly [FurnitureText, ...FurnitureText[]];
  const other = { ...piece, text: { ...piece.text, text: "另一行" } };
  const diff = compareIssues(ferry, { ...ferry, pages: [{ ...one, furniture: [other, ...rest] }, ...others] });
  expect(diff.furniture.map(({ is }) => is)).toEqual(["另一行"]);
  expect(diff.marks.map(({ side, page, kind }) => [side, page, kind])).toEqual([
    ["was", one.label, "text"],
    ["is", one.label, "text"],
  ]);
});

test("an issue and itself differ in nothing", () => {
  const diff = compareIssues(ferry, ferry);
  expect([isSame(diff), diff.stories, diff.marks]).toEqual([true, [], []]);
});

test.each<[string, Edit, readonly (readonly string[])[], string]>([
  [FERRY, ["单程票价一元", "单程票价两元"], [["ferry changed", "words 一 → 两"]], "a word"],
  [FERRY, ["dateline: 本报讯", "dateline: 本台讯"], [["ferry changed", "dateline 本报讯 → 本台讯"]], "a dateline"],
  [FERRY, ["id: ferry", "id: boat"], [["ferry→boat changed"]], "another id for the same copy"],
  [
    FERRY,
    ["columns: 1-3, rows: 1-6", "columns: 2-4, rows: 1-6"],
    [["ferry changed", "move 2 2:1-3 → 2:2-4"]],
    "a frame",
  ],
  [
    FERRY,
    ["headline: 渡口又响起了汽笛\n    dateline", "headline: 渡口汽笛又响\n    dateline"],
    [["ferry changed", "headline 渡口又响起了汽笛 → 渡口汽笛又响"]],
    "a headline",
  ],
  [
    PIER,
    ["昨日清晨，陈小江", "今日清晨，陈小江"],
    [["pier changed", "caption 昨日清晨，陈小江把缆绳系上石阶。 → 今日清晨，陈小江把缆绳系上石阶。"]],
    "a caption",
  ],
  [PIER, ["at: top-right", "at: top-left"], [["pier changed", "photo pier.jpg moved"]], "a photo elsewhere"],
])("%s %j → %j: %s", async (manifest, edit, expected) => {
  const was = manifest === FERRY ? ferry : pier;
  const { stories } = compareIssues(was, await paper(manifest, edit));
  expect(stories.map(sketch)).toEqual(expected);
});

test("another photo under the same name is told, and marked on both pages", () => {
  const [photo] = pier.pictures;
  expect(photo?.sha256).toMatch(/^[0-9a-f]{64}$/);
  const other = { ...pier, pictures: [{ file: "pier.jpg", sha256: "0".repeat(64) }] };
  const { stories, marks } = compareIssues(pier, other);
  expect(stories.map(sketch)).toEqual([["pier changed", "photo pier.jpg replaced"]]);
  expect(marks.map(({ side, kind }) => [side, kind])).toEqual([
    ["was", "photo"],
    ["is", "photo"],
  ]);
});

test("a layout that does not tell its pictures' hashes differs in none of them", () => {
  expect(compareIssues({ ...pier, pictures: [] }, pier).stories).toEqual([]);
});

test("two issues of other stories: one went, the other came, and the pages with them", () => {
  const { stories, pages } = compareIssues(ferry, pier);
  expect(stories.map(({ id, change }) => [id, change])).toEqual([
    ["pier", "added"],
    ["ferry", "gone"],
  ]);
  expect(pages).toEqual([{ label: "2", change: "gone" }]);
});

test("a changed word is marked where it stands, within its line", async () => {
  const is = await paper(FERRY, ["单程票价一元", "单程票价两元"]);
  const { marks } = compareIssues(ferry, is);
  expect(marks.map(({ side, kind }) => [side, kind])).toEqual([
    ["was", "gone"],
    ["is", "added"],
  ]);
  const within = marks.map(({ at, page, side }) => {
    const things = (side === "was" ? ferry : is).pages.find(({ label }) => label === page)?.things ?? [];
    const lines = things.filter((thing): thing is PrintedLine => thing.kind === "line");
    return lines
      .filter(
        ({ box }) =>
          Math.abs(box.y - at.y - 1) < 0.1 && at.x >= box.x - 0.1 && at.x + at.width <= box.x + box.width + 0.1,
      )
      .map(({ segments }) =>
        segments
          .map(({ text }) => text)
          .join("")
          .includes(side === "was" ? "一" : "两"),
      );
  });
  expect(within).toEqual([[true], [true]]);
});
