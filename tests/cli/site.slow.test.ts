import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { siteServer } from "../../src/tools/publish/serve-site.ts";
import { deadLinks } from "../formats/site/site-faults.ts";
import { textIn } from "../formats/site/web-files.ts";
import { banmian, called, folderOf, issue, overset, sound } from "./program.ts";

async function filesBelow(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const files = await Promise.all(
    paths.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const),
  );
  return new Map(files);
}

const tomorrow = issue.replace("2026-11-24", "2026-11-25").replace("number: 7", "number: 8");
const two = {
  "24/issue.yaml": issue.replace("paper.yaml", "../paper.yaml"),
  "25/issue.yaml": tomorrow.replace("paper.yaml", "../paper.yaml"),
  "paper.yaml": sound["paper.yaml"],
};

test("one by one, all at once, in two threads: the same bytes", async () => {
  const folder = await folderOf(two);
  const base = ["--base", "https://x.example"];
  const once = await called(["site", "24", "25", "--out", "a", ...base], folder);
  expect([once.exit, once.stderr]).toEqual([0, ""]);
  await called(["site", "25", "--out", "b", ...base], folder);
  await called(["site", "24", "--out", "b"], folder);
  await banmian(["site", "24", "25", "--out", "c", ...base, "--jobs", "2"], folder);
  const [a, b, c] = await Promise.all(["a", "b", "c"].map((each) => filesBelow(join(folder, each))));
  expect(b).toEqual(a);
  expect(c).toEqual(a);
  expect(deadLinks(a as ReadonlyMap<string, Uint8Array>)).toEqual([]);
});

describe("what stands in the way", () => {
  test.each<
    [args: readonly string[], why: string, end: readonly [exit: number, said: string], files: Record<string, string>]
  >([
    [["site"], "an issue with errors does not go on the web", [1, "overset"], overset],
    [["site", "nowhere"], "no issue", [2, "nowhere"], sound],
    [["site", "--base", "ftp://x"], "no address of a site", [2, "ftp://x"], sound],
    [["site", "--base", "x.example"], "no address at all", [2, "x.example"], sound],
    [["site", "--jobs", "0"], "no number of jobs", [2, "0"], sound],
    [["site", "--out", "issue.yaml"], "a file stands in the place of the folder", [2, "issue.yaml"], sound],
    [["serve", "nowhere"], "no site", [2, "nowhere"], sound],
    [["serve", "--port", "x"], "no port", [2, "x"], sound],
  ])("%j: %s → %j", async (args, _why, [exit, said], files) => {
    const folder = await folderOf(files);
    const run = await called(args, folder);
    expect([run.exit, run.stderr.includes(said), /^ {4}at /m.test(run.stderr)]).toEqual([exit, true, false]);
    expect((await readdir(folder)).sort()).toEqual(Object.keys(files).sort());
  });

  test("another paper's site", async () => {
    const folder = await folderOf(sound);
    await called(["site"], folder);
    const before = await filesBelow(join(folder, "site"));
    await writeFile(join(folder, "paper.yaml"), sound["paper.yaml"].replace("SK", "AN").replace("试刊", "另报"));
    const run = await called(["site"], folder);
    expect([run.exit, run.stderr.includes("试刊"), run.stderr.includes("另报")]).toEqual([2, true, true]);
    expect(await filesBelow(join(folder, "site"))).toEqual(before);
  });

  test("an older revision does not replace a newer one, whichever comes last", async () => {
    const folder = await folderOf({ ...sound, "issue.yaml": issue.replace("date:", "revision: 2\ndate:") });
    expect((await called(["site"], folder)).exit).toBe(0);
    const before = await filesBelow(join(folder, "site"));
    await writeFile(join(folder, "issue.yaml"), issue);
    const older = await called(["site"], folder);
    expect([older.exit, older.stderr]).toEqual([1, expect.stringContaining("[site-holds-newer]")]);
    expect(await filesBelow(join(folder, "site"))).toEqual(before);
    await writeFile(join(folder, "issue.yaml"), issue.replace("date:", "revision: 3\ndate:"));
    expect((await called(["site"], folder)).exit).toBe(0);
  });

  test("without an address there is no feed; with one there is, and the site remembers it", async () => {
    const folder = await folderOf(sound);
    const without = await called(["site"], folder);
    const paths = [...(await filesBelow(join(folder, "site"))).keys()];
    expect([without.exit, without.stderr.includes("--base"), paths.includes("feed.xml")]).toEqual([0, true, false]);
    const first = await called(["site", "--base", "https://x.example/p"], folder);
    const again = await called(["site"], folder);
    expect([first.stderr, again.stderr]).toEqual(["", ""]);
    const files = await filesBelow(join(folder, "site"));
    expect(textIn(files, "feed.xml")).toContain("<id>https://x.example/p/pc/content/202611/24/content_short.html</id>");
    expect(textIn(files, "robots.txt")).toContain("Sitemap: https://x.example/p/sitemap.xml");
  });

  test("in Chinese too, and as JSON", async () => {
    const folder = await folderOf(sound);
    const run = await called(["site", "--lang", "zh"], folder);
    expect(run.stdout).toContain("共 1 期");
    const json = JSON.parse((await called(["site", "--json"], folder)).stdout);
    expect(json.issues[0]).toMatchObject({ made: true, folder: "site/pc/layout/202611/24", pages: ["1"] });
  });

  test("what is amiss in the whole site stands in the JSON, too", async () => {
    const folder = await folderOf(two);
    await called(["site", "24", "25", "--base", "https://x.example"], folder);
    await rm(join(folder, "site/pc/content/202611/24"), { recursive: true });
    // The date has moved, and not the number.
    await writeFile(join(folder, "25/issue.yaml"), two["25/issue.yaml"].replace("2026-11-25", "2026-11-26"));
    const run = await called(["site", "25", "--base", "https://y.example", "--json"], folder);
    const { site } = JSON.parse(run.stdout);
    expect(site).toEqual({
      folder: "site",
      base: "https://y.example/",
      issues: 3,
      elsewhere: 2,
      halves: ["site/pc/layout/202611/24"],
      twice: [{ number: 8, days: ["202611/25", "202611/26"] }],
    });
  });
});

describe("web: false", () => {
  const picture = resolve("issues/2026-11-25/photos/cat.jpg");
  const withPhotos = issue
    .replace("rows: 1-4}", "rows: 1-30}")
    .replace(
      "    place:",
      "    photos:\n      - {file: cat.jpg, caption: 一只猫。, columns: 1, web: false}\n    place:",
    );

  async function siteOf(manifest: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const folder = await folderOf({ ...sound, "issue.yaml": manifest, "paper.yaml": `${sound["paper.yaml"]}` });
    await cp(picture, join(folder, "cat.jpg"));
    const run = await called(["site"], folder);
    expect(run.exit, run.stderr).toBe(0);
    return filesBelow(join(folder, "site"));
  }

  test("a photo has no file, its place in the page's picture and PDF is another; its caption stays", async () => {
    const [open, barred] = [await siteOf(withPhotos.replace(", web: false", "")), await siteOf(withPhotos)];
    const photos = (files: ReadonlyMap<string, Uint8Array>) =>
      [...files.keys()].filter((path) => path.includes("/photo_"));
    expect([photos(open).length > 0, photos(barred)]).toEqual([true, []]);
    const story = textIn(barred, "pc/content/202611/24/content_short.html");
    expect([story.includes("一只猫。"), story.includes('<img src="photo_'), story.includes("仅见于报纸")]).toEqual([
      true,
      false,
      true,
    ]);
    for (const path of ["page_01.pdf", "picture_01/full/max/0/default.jpg"].map(
      (each) => `pc/layout/202611/24/${each}`,
    ))
      expect(Buffer.compare(open.get(path) as Uint8Array, barred.get(path) as Uint8Array), path).not.toBe(0);
    expect((barred.get("pc/layout/202611/24/page_01.pdf")?.length ?? 0) * 2).toBeLessThan(
      open.get("pc/layout/202611/24/page_01.pdf")?.length ?? 0,
    );
  });

  test("a story that is withdrawn is nowhere any more: no page, no zone, no word of it", async () => {
    const folder = await folderOf(sound);
    await called(["site", "--base", "https://x.example"], folder);
    const before = await filesBelow(join(folder, "site"));
    expect(before.has("pc/content/202611/24/content_short.html")).toBe(true);
    await writeFile(join(folder, "issue.yaml"), issue.replace("priority: brief", "web: false\n    priority: brief"));
    const run = await called(["site"], folder);
    expect(run.exit).toBe(0);
    const after = await filesBelow(join(folder, "site"));
    const telling = [...after].filter(
      ([path, bytes]) =>
        !path.startsWith("assets/") && /短讯|天地玄黄|content_short/.test(new TextDecoder().decode(bytes)),
    );
    expect([telling.map(([path]) => path), after.has("pc/content/202611/24/content_short.html")]).toEqual([[], false]);
  });
});

/** The site's address, which is not where the test serves it. */
const BASE = "https://x.example/p/";

/** As far as it is looked at. */
interface Manifest {
  readonly service: readonly object[];
  readonly items: readonly { readonly id: string; readonly width: number; readonly height: number }[];
}

/** As far as it is looked at. */
interface Answer {
  readonly "@context": string;
  readonly type: string;
  readonly ignored: readonly string[];
  readonly items: readonly { readonly target: string; readonly body: { readonly value: string } }[];
  readonly annotations: readonly {
    readonly items: readonly { readonly target: { readonly selector: readonly { readonly exact: string }[] } }[];
  }[];
}

describe("served", () => {
  let address = "";
  beforeAll(async () => {
    const folder = await folderOf({ ...sound, "issue.yaml": issue.replace("天地玄黄宇宙", "天地玄黄（宇宙）") });
    await called(["site", "--base", BASE], folder);
    const server = siteServer(join(folder, "site"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const place = server.address();
    address = `http://127.0.0.1:${typeof place === "object" ? place?.port : ""}`;
    return () => server.close();
  });

  test.each([
    ["/", 200, "text/html"],
    ["/pc/layout/202611/24/node_01.html", 200, "text/html"],
    ["/pc/layout/202611/24/page_01.pdf", 200, "application/pdf"],
    ["/pc/layout/202611/24/picture_01/info.json", 200, "application/json"],
    ["/nowhere.html", 404, "text/plain"],
    ["/..%2f..%2fetc%2fpasswd", 404, "text/plain"],
    ["/%zz", 404, "text/plain"],
    ["/pc/layout/202601/01/search?q=a", 404, "text/plain"],
  ])("%s answers %i with %s", async (path, status, type) => {
    const answer = await fetch(`${address}${path}`);
    expect([answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([status, type]);
  });

  test("nothing but reading is allowed", async () => {
    expect((await fetch(address, { method: "POST" })).status).toBe(405);
  });

  test.each([
    ["黄（宇", ["黄（宇"], "a stretch over a bracket"],
    ["列张。", ["列张。"], "at the end"],
    ["玄黄 辰宿", ["玄黄", "辰宿"], "two terms, both of which the text has"],
    ["玄黄 没有", [], "a term that it has not"],
    ["玄黃", ["玄黄"], "traditional characters for simplified ones"],
    ["", [], "nothing asked"],
  ])("IIIF Content Search for %s finds %j: %s", async (query, found) => {
    const answer = await fetch(`${address}/pc/layout/202611/24/search?${new URLSearchParams({ q: query, user: "x" })}`);
    const json = (await answer.json()) as Answer;
    expect([json["@context"], json.type, json.ignored]).toEqual([
      "http://iiif.io/api/search/2/context.json",
      "AnnotationPage",
      ["user"],
    ]);
    const contexts = json.annotations[0]?.items.map(({ target }) => target.selector[0]?.exact);
    expect(contexts).toEqual(found);
    const manifest = (await (await fetch(`${address}/pc/layout/202611/24/manifest.json`)).json()) as Manifest;
    expect(manifest.service).toEqual([{ id: `${BASE}pc/layout/202611/24/search`, type: "SearchService2" }]);
    const [canvas] = manifest.items;
    for (const { target, body } of json.items) {
      const [, id, box = ""] = /^(.*)#xywh=(\d+,\d+,[1-9]\d*,[1-9]\d*)$/.exec(target) ?? [];
      const [x = 0, y = 0, width = 0, height = 0] = box.split(",").map(Number);
      expect([id, x + width <= (canvas?.width ?? 0), y + height <= (canvas?.height ?? 0)]).toEqual([
        canvas?.id,
        true,
        true,
      ]);
      expect(query.replaceAll("黃", "黄")).toContain(body.value);
    }
  });
});
