import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { banmian, called, folderOf, heiPaper } from "./program.ts";

// `banmian plan`: pages as a table, a sheet of all pages, pages written into the manifest.

const body = (characters: number): string =>
  "天地玄黄宇宙洪荒。".repeat(Math.ceil(characters / 9)).slice(0, characters);
const paper = `${heiPaper}stock:
  - {headline: 征稿启事, text: 来稿请附姓名和地址。, signature: 本报}
`;
const manifest = (characters: number): string => `paper: paper.yaml
date: 2026-11-24
number: 7
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 社会}
stories:
  - {id: bridge, headline: 便桥通车, body: ${body(characters)}}
  - {id: canteen, section: 社会, headline: 食堂开了晚饭, body: ${body(characters)}}
groups:
  - {id: market, headline: 菜市两则, section: 社会}
`;
const members = `  - {id: cabbage, group: market, headline: 白菜, body: ${body(60)}}
  - {id: mustard, group: market, headline: 芥菜, body: ${body(70)}}
`;
const whole = (characters: number, more = ""): string =>
  manifest(characters).replace("groups:", `${members}${more}groups:`);

interface PlanJson {
  readonly issues: readonly {
    readonly pages: readonly {
      readonly page: string;
      readonly stories: readonly { readonly story: string; readonly why: string; readonly rank: string }[];
      readonly notices: readonly { readonly notice: string }[];
    }[];
    readonly spare: readonly string[];
  }[];
}

async function planIn(folder: string): Promise<PlanJson["issues"][number] | undefined> {
  const { stdout } = await called(["plan", "--json"], folder);
  return (JSON.parse(stdout) as PlanJson).issues[0];
}

test("the table has each story with its page and the reason, and what fills white", async () => {
  const folder = await folderOf({ "issue.yaml": whole(300), "paper.yaml": paper });
  const { exit, stdout } = await banmian(["plan"], folder);
  expect(exit).toBe(0);
  expect(stdout.split("\n").map((line) => line.trim().split(/ +/)[0])).toEqual(
    expect.arrayContaining(["page", "bridge", "canteen", "market", "征稿启事"]),
  );
  const found = await planIn(folder);
  expect(found?.pages.map(({ stories }) => stories.map(({ story, why }) => `${story} ${why}`))).toEqual([
    ["bridge wanted"],
    ["canteen only", "market only", "cabbage only", "mustard only"],
  ]);
  expect(found?.pages.flatMap(({ notices }) => notices)).toEqual([{ notice: "征稿启事", share: expect.any(Number) }]);
});

test("--pin writes pages, also of groups, and leaves frames open; `layout --unpin` takes them out again", async () => {
  const folder = await folderOf({ "issue.yaml": whole(300), "paper.yaml": paper });
  const file = join(folder, "issue.yaml");
  expect((await called(["plan", "--pin"], folder)).exit).toBe(0);
  const pinned = await readFile(file, "utf8");
  expect(pinned.match(/place: .*\]/g)).toEqual([
    "place: {page: 1, pinned: [place, priority]",
    "place: {page: 2, pinned: [place, priority]",
    "place: {page: 2, pinned: [place]",
  ]);
  const found = await planIn(folder);
  expect(new Set(found?.pages.flatMap(({ stories }) => stories.map(({ why }) => why)))).toEqual(new Set(["given"]));
  await called(["layout", "--unpin"], folder);
  expect(await readFile(file, "utf8")).toBe(whole(300));
});

test("--png draws all pages on one sheet", async () => {
  const folder = await folderOf({ "issue.yaml": whole(300), "paper.yaml": paper });
  const { stdout } = await called(["plan", "--png"], folder);
  const sheet = await readFile(join(folder, /out\/.*plan\.png/.exec(stdout)?.[0] ?? ""));
  const [width, height] = [sheet.readUInt32BE(16), sheet.readUInt32BE(20)];
  // Two pages of 275 × 390 mm side by side, or smaller ones of this shape.
  expect(width / height).toBeGreaterThan(1.2);
});

test("a spare story that is left out is listed, and an error ends with 1", async () => {
  const spare = `  - {id: proverbs, spare: true, headline: 农谚, body: ${body(900)}}\n`;
  const folder = await folderOf({ "issue.yaml": whole(300, spare), "paper.yaml": paper });
  await writeFile(join(folder, "issue.yaml"), whole(9000, spare));
  expect((await planIn(folder))?.spare).toEqual(["proverbs"]);
  expect((await called(["plan"], folder)).exit).toBe(1);
});
