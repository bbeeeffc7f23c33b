import { describe, expect, test } from "vitest";
import type { Advert } from "../../../src/engine/model/issue.ts";
import type { Characters } from "../../../src/engine/model/style.ts";
import { issueOf, issueYaml, PAPER, problems, story } from "./resolve-yaml.ts";

// 对开: 8 columns of 13 characters of 9 pt and gutters of one, 115 rows of 12 pt.
const SLOTS = `slots:
  通栏: {columns: 1-8, rows: 92-115}
  半通栏: {columns: 5-8, rows: 92-115}
  报花: {size: 80mm 50mm, at: top-left}
  毫米通栏: {size: 352.4mm 100mm}
`;
const issueWith = (advert: string): string =>
  `${issueYaml(story("a", "{page: 2}"))}adverts:\n  - ${advert.replaceAll("\n", "\n    ")}\n`;
const file = (rest: string): string => `{file: a.jpg, page: 1, ${rest}}`;

async function advertOf(advert: string): Promise<Advert | undefined> {
  return (await issueOf(issueWith(advert), PAPER + SLOTS)).adverts[0];
}

function framed({ columns, rows }: Advert["frame"]): string {
  return `${columns.from}-${columns.to}/${rows.from}-${rows.to}`;
}

describe("an advert stands", () => {
  test.each([
    // place                                  frame           why
    ["columns: 1-4, rows: 100-115", "1-4/100-115", "in its own columns and rows"],
    ["slot: 通栏", "1-8/92-115", "in a slot of the paper"],
    ["slot: 通栏, rows: 50-73", "1-8/50-73", "over the slot's columns, on rows of its own"],
    ["slot: 半通栏, columns: 1-4", "1-4/92-115", "on the slot's rows, over columns of its own"],
    ["slot: 报花", "1-2/1-13", "80 mm are two columns (85.7), 50 mm are 13 rows (11 of 12 pt and one of type: 49.7)"],
    ["slot: 毫米通栏", "1-8/91-115", "100 mm are 25 rows at the foot: 23 of 12 pt and one of type, 100.5"],
    ["cells: [{columns: 1-8, rows: 100-115}, {columns: 5-8, rows: 80-99}]", "1-8/80-115", "in an L"],
  ])("%s: %s: %s", async (place, frame) => {
    const advert = await advertOf(file(place));
    expect(advert && framed(advert.frame)).toBe(frame);
  });
});

test.each([
  ["", "", "广告"],
  ["script: traditional\n", "", "廣告"],
  ["script: traditional\n", "label: 廣告專頁, ", "廣告專頁"],
])("%sits label, %s: %s", async (script, label, told) => {
  const { adverts } = await issueOf(issueWith(file(`${label}columns: 1-4, rows: 100-115`)), PAPER + script);
  expect(adverts.map((advert) => advert.label)).toEqual([told]);
});

test("a size that was sold keeps its millimetres; one that is moved has its frame", async () => {
  const points = (mm: number): number => (mm * 72) / 25.4;
  const advert = await advertOf(file("slot: 报花"));
  expect(advert?.size).toMatchObject({ at: "top-left" });
  expect(advert?.size?.width).toBeCloseTo(points(80), 6);
  expect(advert?.size?.height).toBeLessThanOrEqual(11 * 12 + 9);
  expect((await advertOf(file("slot: 报花, rows: 20-40")))?.size).toBeUndefined();
});

describe("over the fold a picture has two halves, the second counted behind all adverts of the list", () => {
  const spread = (rest: string): string =>
    `${issueYaml("", "[{label: 1}, {label: 2}, {label: 3}, {label: 4}]").replace("stories:\n", "")}adverts:\n  - {file: a.jpg, ${rest}}\n  - {file: b.jpg, page: 1, slot: 通栏}\n`;
  test.each([
    // place                                                    halves: index of the page, columns, side
    ["page: 2, spread: true, columns: 5-12, rows: 90-115", ["1 5-8 left", "2 1-4 right"]],
    ["page: 3, spread: true, columns: 5-12, rows: 90-115", ["1 5-8 left", "2 1-4 right"]],
    ["page: 2, spread: true, rows: 90-115", ["1 1-8 left", "2 1-8 right"]],
    ["page: 2, spread: true, slot: 通栏", ["1 1-8 left", "2 1-8 right"]],
    ["page: 2, spread: false, slot: 通栏", ["1 1-8 undefined"]],
  ])("%s → %j", async (place, halves) => {
    const { adverts } = await issueOf(spread(place), PAPER + SLOTS);
    const [first, other, second] = adverts;
    expect([first?.name, other?.name, second?.name ?? "a.jpg"]).toEqual(["a.jpg", "b.jpg", "a.jpg"]);
    const told = [first, second].flatMap((each) => {
      if (each?.kind !== "picture") return [];
      const { from, to } = each.frame.columns;
      return [`${each.page} ${from}-${to} ${each.half?.side}`];
    });
    expect(told).toEqual(halves);
  });

  test.each([
    ["page: 1, spread: true, rows: 90-115", "spread-without-facing issue.yaml:5 page: ⟨1⟩"],
    ["page: 4, spread: true, rows: 90-115", "spread-without-facing issue.yaml:5 page: ⟨4⟩"],
    ["page: 2, spread: true, columns: 1-8, rows: 90-115", "spread-on-one-page issue.yaml:5 columns: ⟨1-8⟩"],
    ["page: 2, spread: true, columns: 9-12, rows: 90-115", "spread-on-one-page issue.yaml:5 columns: ⟨9-12⟩"],
    ["page: 2, spread: true, columns: 8-17, rows: 90-115", "beyond-grid issue.yaml:5 columns: ⟨8-17⟩"],
    ["page: 2, spread: true, rows: 90-116", "beyond-grid issue.yaml:5 rows: ⟨90-116⟩"],
    ["page: 2, spread: true, columns: 5-12", "half-a-frame issue.yaml:5 columns: ⟨5-12⟩"],
  ])("%s: %s", async (place, told) => {
    expect(await problems(spread(place), PAPER + SLOTS)).toEqual([told]);
  });
});

describe("in a paper whose lines run down", () => {
  const VERTICAL = `${PAPER}writing: vertical\ngrid: {columns: 10, measure: 13, gutter: 1, rows: 80, size: 9pt, pitch: 12pt}\n`;
  const at = (rest: string): string =>
    `${issueYaml("", "[{label: 1}, {label: 2}, {label: 3}]").replace("stories:\n", "")}adverts:\n  - {file: a.jpg, page: 2, ${rest}}\n`;
  test.each([
    // Bands of 13 characters and gutters of one: two are 243 pt, less 9 of the label 82.6 mm; 20 rows at the right are 19 × 12 + 9 pt, 83.6 mm.
    ["top-right", "1-2/1-20"],
    ["bottom-left", "9-10/60-80"],
  ])("a size of 83 × 82 mm at the %s stands on bands and rows %s", async (corner, frame) => {
    const { adverts } = await issueOf(at("slot: 报花"), `${VERTICAL}slots: {报花: {size: 83mm 82mm, at: ${corner}}}\n`);
    expect(adverts.map((advert) => framed(advert.frame))).toEqual([frame]);
  });

  test("no advert goes over the fold", async () => {
    expect(await problems(at("spread: true, rows: 1-9"), VERTICAL)).toEqual([
      "spread-of-bands issue.yaml:5 spread: ⟨true⟩",
    ]);
  });
});

describe("what is wrong with an advert or a slot is told at its place", () => {
  test.each([
    // advert                                  told
    [file("slot: 通览"), ["unknown-name issue.yaml:7 slot: ⟨通览⟩"]],
    [file("rows: 1-9"), ["half-a-frame issue.yaml:7 - ⟨{file: a.jpg, page: 1, rows: 1-9}⟩"]],
    [file("label: 广告"), ["advert-without-place issue.yaml:7 - ⟨{file: a.jpg, page: 1, label: 广告}⟩"]],
    [file("slot: 通栏, cells: [{columns: 1, rows: 1}]"), ["advert-without-place issue.yaml:7 slot: ⟨通栏⟩"]],
    [
      file("cells: [{columns: 1-4, rows: 1-9}, {columns: 4-8, rows: 5-20}]"),
      ["frames-overlap issue.yaml:7  ⟨{columns: 4-8, rows: 5-20}⟩ < {columns: 1-4, rows: 1-9}"],
    ],
    [
      file("cells: [{columns: 1-4, rows: 1-9}, {columns: 5-8, rows: 10-20}]"),
      ["cell-apart issue.yaml:7  ⟨{columns: 5-8, rows: 10-20}⟩"],
    ],
    ["{page: 1, slot: 通栏}", ["one-of-keys issue.yaml:7 slot: ⟨通栏⟩"]],
    ["{page: 1, slot: 通栏, file: a.jpg, text: 词}", ["one-of-keys issue.yaml:7 slot: ⟨通栏⟩"]],
    ["{page: 1, slot: 通栏, text: 词, spread: true}", ["clashing-keys issue.yaml:7 spread: ⟨true⟩"]],
    ["{page: 1, slot: 通栏, text: 词, fit: cover}", ["clashing-keys issue.yaml:7 fit: ⟨cover⟩"]],
    ["{page: 1, slot: 通栏, text: 词, as: picture}", ["clashing-keys issue.yaml:7 as: ⟨picture⟩"]],
    [
      "{page: 1, text: 词, cells: [{columns: 1, rows: 1-9}, {columns: 2, rows: 1-9}]}",
      ["clashing-keys issue.yaml:7  ⟨{columns: 2, rows: 1-9}⟩"],
    ],
  ])("%s → %j", async (advert, told) => {
    expect(await problems(issueWith(advert), PAPER + SLOTS)).toEqual(told);
  });

  test.each([
    ["角: {columns: 1-2}", ["slot-without-place paper.yaml:4 角: ⟨{columns: 1-2}⟩"]],
    [
      "角: {columns: 1-2, rows: 1-9, size: 10mm 10mm}",
      ["slot-without-place paper.yaml:4 角: ⟨{columns: 1-2, rows: 1-9, size: 10mm 10mm}⟩"],
    ],
    ["角: {columns: 1-9, rows: 1-9}", ["beyond-grid paper.yaml:4 columns: ⟨1-9⟩"]],
    ["角: {size: 360mm 10mm}", ["slot-too-large paper.yaml:4 size: ⟨360mm 10mm⟩"]],
    ["角: {size: 60mm 483mm}", ["slot-too-large paper.yaml:4 size: ⟨60mm 483mm⟩"]],
  ])("slots %s → %j, and no error at the adverts that name it", async (slot, told) => {
    for (const advert of [file("slot: 角"), "{file: b.jpg, page: 1, spread: true, slot: 角}"]) {
      expect(await problems(issueWith(advert), `${PAPER}slots:\n  ${slot}\n`), advert).toEqual(told);
    }
  });

  test("a slot that stands on a story is told as any frame is", async () => {
    const issue = `${issueYaml(story("a", "{page: 1, columns: 1-4, rows: 80-95}"))}adverts:\n  - {file: a.jpg, page: 1, slot: 通栏}\n`;
    expect(await problems(issue, PAPER + SLOTS)).toEqual(["frames-overlap issue.yaml:7 slot: ⟨通栏⟩ < 1-4"]);
  });

  test("so is a story in the step of an L, and one on it", async () => {
    const cells = "cells: [{columns: 1-8, rows: 100-115}, {columns: 5-8, rows: 80-99}]";
    const at = async (place: string) =>
      problems(`${issueYaml(story("a", place))}adverts:\n  - ${file(cells)}\n`, PAPER + SLOTS);
    expect(await at("{page: 1, columns: 1-4, rows: 80-99}")).toEqual([]);
    expect(await at("{page: 1, columns: 1-5, rows: 80-99}")).toEqual([
      "frames-overlap issue.yaml:7 columns: ⟨1-8⟩ < 1-5",
    ]);
  });
});

/** Small ads as category/title, sorted: categories, each with its titles. */
async function sortedAds(ads: string, order: string, script: Characters): Promise<string> {
  const list = ads.split(" ").map((ad) => {
    const [category, title] = ad.split("/");
    return `{category: ${category}, title: ${title}, text: 词}`;
  });
  const place = `{page: 1, slot: 通栏, classified: [${list.join(", ")}]${order && `, ${order}`}}`;
  const { adverts } = await issueOf(issueWith(place), `${PAPER}script: ${script}\n${SLOTS}`);
  const [advert] = adverts;
  if (advert?.kind !== "classified") throw new Error("no small ads");
  const told = advert.categories.map(({ name, ads: own }) => `${name.text}:${own.map(({ title }) => title?.text)}`);
  return told.join(" ");
}

describe("small ads are sorted by category and title", () => {
  test.each([
    // ads as category/title, order given, sorted, why
    ["招聘/渡工 房屋/旧院 招聘/茶工", "", "房屋:旧院 招聘:茶工,渡工", "by sound: chá before dù, fáng before zhāo"],
    ["二手/钢琴 遗失/证 家政/月嫂 教育/二胡", "", "二手:钢琴 家政:月嫂 教育:二胡 遗失:证", "èr, jiā, jiào, yí"],
    ["甲/乙 丙/丁 招聘/工", "categories: [招聘, 丙]", "招聘:工 丙:丁 甲:乙", "the order that is given, then the rest"],
    ["房屋/两室 房屋/A座 房屋/8号院", "", "房屋:8号院,A座,两室", "figures, then letters, then characters"],
    ["遗失/証書 遗失/证书", "", "遗失:证书,証書", "characters outside of GB/T 2312 come last"],
  ])("%s %s → %s: %s", async (ads, order, sorted) => {
    expect(await sortedAds(ads, order, "simplified")).toBe(sorted);
  });

  test("by their strokes in traditional text", async () => {
    const ads = "遺失/證 二手/鋼琴 家政/月嫂 教育/二胡";
    // 2, 10, 11 and 16 strokes.
    expect(await sortedAds(ads, "", "traditional")).toBe("二手:鋼琴 家政:月嫂 教育:二胡 遺失:證");
  });

  test("each keeps its number in the list", async () => {
    const advert = await advertOf(
      "{page: 1, slot: 通栏, classified: [{category: 乙, text: 二}, {category: 甲, text: 一}]}",
    );
    if (advert?.kind !== "classified") throw new Error("no small ads");
    expect(advert.categories.flatMap(({ ads }) => ads.map(({ number, text }) => [number, text.text]))).toEqual([
      [2, "一"],
      [1, "二"],
    ]);
  });
});
