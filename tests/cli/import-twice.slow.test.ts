import { cp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { CENTRED, docx, image, p, r, size } from "../tools/import/docx.ts";
import { called, folderOf, paper } from "./program.ts";

// A folder of copy is imported twice, and the issue edited in between.

const FILES: Readonly<Record<string, string>> = {
  "c/a/简讯.txt": "灯会今晚开幕\n",
  "c/b/简讯.txt": "码头明日动工\n\n本报讯（记者 林岚） 老码头明日动工。\n",
  "c/notice.md": "---\nheadline: 停水通知\nnote: {label: 提示：, text: 周五恢复。}\n---\n",
  "c/kites.md": "---\nheadline: 风筝节\n---\n入夜，风筝还在天上。\n",
  "c/page-1.md": "# 图片新闻\n\n![](pier.jpg)\n",
  "c/feed.json": JSON.stringify([
    { headline: "一句话新闻", body_text: "" },
    { headline: "花市", body_html: "<p>花市开了。</p>" },
  ]),
};

async function imported(): Promise<string> {
  const folder = await folderOf({ ...FILES, "i/paper.yaml": paper });
  const pier = await readFile("tests/golden/photo-caption/pier.jpg");
  await writeFile(join(folder, "c/pier.jpg"), pier);
  const body = p(r("桥通了", size(22)), CENTRED) + p(image(1));
  await writeFile(join(folder, "c/bridge.docx"), docx({ body, media: { "a.jpg": pier } }));
  expect((await called(["import", "c", "--issue", "i"], folder)).exit).toBe(0);
  return folder;
}

function manifestOf(folder: string): Promise<string> {
  return readFile(join(folder, "i/issue.yaml"), "utf8");
}

async function edit(folder: string, edited: (manifest: string) => string): Promise<void> {
  await writeFile(join(folder, "i/issue.yaml"), edited(await manifestOf(folder)));
}

async function corrected(folder: string): Promise<void> {
  for (const name of await readdir(join(folder, "i/stories"))) {
    const path = join(folder, "i/stories", name);
    await writeFile(path, `${(await readFile(path, "utf8")).trim()}（已改）\n`);
  }
}

test.each<[string, (folder: string) => Promise<unknown>]>([
  ["nothing is done", async () => undefined],
  ["ids are changed", (folder) => edit(folder, (text) => text.replace(/\bid: (\S+)/g, "id: x-$1"))],
  ["stories are moved", (folder) => edit(folder, (text) => text.replace(/place: .*/g, "place: {page: 2}"))],
  ["headlines are changed", (folder) => edit(folder, (text) => text.replace(/\bheadline: (\S+)/g, "headline: 新$1"))],
  ["copy is corrected", corrected],
  [
    "the folder is renamed",
    (folder) =>
      rename(join(folder, "c"), join(folder, "d")).then(() =>
        cp(join(folder, "d"), join(folder, "c"), { recursive: true }),
      ),
  ],
  ["a file is renamed", (folder) => rename(join(folder, "c/kites.md"), join(folder, "c/风筝.md"))],
  ["files change places", (folder) => rename(join(folder, "c/a/简讯.txt"), join(folder, "c/z.txt"))],
])("no story is doubled when %s in between", async (_, done) => {
  const folder = await imported();
  await done(folder);
  const before = await manifestOf(folder);
  expect(parse(before).stories).toHaveLength(8);
  const again = await called(["import", "c", "--issue", "i"], folder);
  expect(again.stderr.match(/\[already-imported\]/g)).toHaveLength(8);
  expect([again.exit, await manifestOf(folder)]).toEqual([0, before]);
});

test("in a manifest without prints name or headline tell, with the copy, the picture or the words", async () => {
  const folder = await imported();
  await edit(folder, (text) => text.replace(/ {2}# .*:\d+.*$/gm, "").replace("id: 灯会今晚开幕", "id: dh"));
  const before = await manifestOf(folder);
  await called(["import", "c", "--issue", "i"], folder);
  expect(await manifestOf(folder)).toBe(before);
});

test("a story that is deleted from the manifest comes in anew, and no other", async () => {
  const folder = await imported();
  const before = await manifestOf(folder);
  const entry = /^ {2}- id: 风筝节[\s\S]*?(?=^ {2}- |$(?![\s\S]))/m;
  const ids = (text: string): readonly string[] => parse(text).stories.map(({ id }: { id: string }) => id);
  await edit(folder, (text) => text.replace(/^ {2}- id: kites[\s\S]*?(?=^ {2}- )/m, "").replace(entry, ""));
  expect(ids(await manifestOf(folder))).toHaveLength(7);
  await called(["import", "c", "--issue", "i"], folder);
  const after = ids(await manifestOf(folder));
  expect([after.length, [...after].sort()]).toEqual([8, [...ids(before)].sort()]);
});

test("two short stories of the same copy and another headline are two", async () => {
  const folder = await folderOf({
    "c/1.txt": "灯会\n\n详见第四版。\n",
    "c/2.txt": "花市\n\n详见第四版。\n",
    "i/paper.yaml": paper,
  });
  await called(["import", "c", "--issue", "i"], folder);
  const before = await manifestOf(folder);
  expect(parse(before).stories.map(({ id }: { id: string }) => id)).toEqual(["灯会", "花市"]);
  await called(["import", "c", "--issue", "i"], folder);
  expect(await manifestOf(folder)).toBe(before);
});

const BEGINNING = "# 十八公里连起来了\n\n堤防今日合龙，居民走上堤顶，都说这条路\n\n（下转第二版）\n";
const REST = "# 十八公里\n\n（上接第一版）等了三十年。\n";

test.each<[readonly (readonly string[])[], readonly string[], readonly string[]]>([
  [[["1"], ["1", "2"], ["1", "2"]], ["十八公里连起来了 1 →2", "十八公里 2 ←1"], ["other-part"]],
  [[["2"], ["1", "2"], ["1", "2"]], ["十八公里 2 ←1", "十八公里连起来了 1 →2"], ["other-part"]],
  [[["1"], ["2"], ["1", "2"]], ["十八公里连起来了 1 →2", "十八公里 2 ←1"], []],
  [[["1", "2"], ["1"], ["2"], ["2", "1"]], ["十八公里连起来了 1,2"], []],
])("pages of one story, imported as %j, make %j", async (imports, stories, messages) => {
  const folder = await folderOf({ "page-1.md": BEGINNING, "page-2.md": REST, "i/paper.yaml": paper });
  const told: string[] = [];
  for (const pages of imports) {
    const run = await called(["import", ...pages.map((page) => `page-${page}.md`), "--issue", "i"], folder);
    told.push(...(run.stderr.match(/\[other-[a-z]+\]/g) ?? []));
  }
  type Made = {
    id: string;
    place: { page: number } | { page: number }[];
    continuesOn?: string;
    continuedFrom?: string;
  };
  const made = parse(await manifestOf(folder)).stories.map(({ id, place, continuesOn, continuedFrom }: Made) => {
    const pages = [place].flat().map(({ page }) => page);
    const from = continuedFrom === undefined ? "" : ` ←${continuedFrom}`;
    return `${id} ${pages}${from}${continuesOn === undefined ? "" : ` →${continuesOn}`}`;
  });
  expect([made, told]).toEqual([stories, messages.map((code) => `[${code}]`)]);
});

test("stories whose ids would differ by capitals alone get ids that do not, in one import and in the next", async () => {
  const folder = await folderOf({
    "c/1.txt": "WIFI\n\n码头的网络今日开通。\n",
    "d/2.txt": "Wifi\n\n候船室的网络明日开通。\n",
    "d/3.txt": "wifi\n\n渡轮上的网络后日开通。\n",
    "i/paper.yaml": paper,
  });
  for (const copy of ["c", "d"]) expect((await called(["import", copy, "--issue", "i"], folder)).exit).toBe(0);
  const { stories } = parse(await manifestOf(folder)) as { stories: readonly { id: string }[] };
  expect(stories.map(({ id }) => id.toLowerCase())).toEqual(["wifi", "wifi-2", "wifi-3"]);
  expect((await called(["check", "i"], folder)).stderr).not.toContain("duplicate-name");
});
