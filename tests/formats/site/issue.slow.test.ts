import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type MadeUp, newspaperIn } from "../../../src/build/compile.ts";
import { draw } from "../../../src/build/draw.ts";
import type { Newspaper } from "../../../src/engine/newspaper/newspaper.ts";
import { articleMods } from "../../../src/formats/deposit/mets.ts";
import { xmlBytes } from "../../../src/formats/deposit/xml.ts";
import { nodePath, recordPath, storyPath } from "../../../src/formats/site/addresses.ts";
import {
  archivePage,
  atomFeed,
  entryPage,
  monthPage,
  notFoundPage,
  searchPage,
} from "../../../src/formats/site/entry-pages.ts";
import { siteIssue } from "../../../src/formats/site/format.ts";
import { type IssueRecord, type PagePicture, recordOf, shownStories } from "../../../src/formats/site/issue-record.ts";
import { pagePage } from "../../../src/formats/site/page-page.ts";
import { manifestFile } from "../../../src/formats/site/page-pictures.ts";
import { storyPage } from "../../../src/formats/site/story-page.ts";
import { storyWords } from "../../../src/formats/site/story-words.ts";
import { writeDrawn, writePhotos } from "../../engine/makeup/written.ts";
import { compiledAnew, compiledIssue } from "../../engine/newspaper/drawn.ts";
import { host } from "../../golden/host.ts";
import { simplifiedIn } from "./simplified.ts";
import { issueFaults, recordFaults } from "./site-faults.ts";
import { type SiteFiles, textIn } from "./web-files.ts";

const folder = mkdtempSync(join(tmpdir(), "banmian-site-"));
/** Two pages that have all that a site tells of. */
const SMALL = "tests/formats/deposit/small/issue.yaml";
const EDITORS = "../shared/issues/zhoukou-04/issue.yaml";

/** An issue's record and its pages of text, without its pictures: those take their time, and say nothing of texts. */
function textsOf(newspaper: Newspaper): { readonly record: IssueRecord; readonly files: SiteFiles } {
  const pictures = new Map(
    newspaper.pages.map(({ label, trim }): [string, PagePicture] => [
      label,
      { width: trim.width * 2, height: trim.height * 2, sizes: [] },
    ]),
  );
  const record = recordOf(newspaper, pictures);
  const issue = { record, pages: newspaper.pages, adverts: newspaper.adverts, base: "https://x.example/" };
  const photos = { photos: new Map(), paths: [] };
  const texts: [string, string][] = [
    ...newspaper.pages.map((page): [string, string] => [nodePath(record.day, page.label), pagePage(issue, page)]),
    ...shownStories(newspaper).map((story): [string, string] => [
      storyPath(record.day, story.id),
      storyPage(issue, story, photos),
    ]),
    [`pc/content/${record.day}/words.json`, JSON.stringify(storyWords(newspaper))],
  ];
  return { record, files: new Map(texts.map(([path, text]) => [path, new TextEncoder().encode(text)])) };
}

/** What is wrong with either. */
function textFaults(newspaper: Newspaper): readonly string[] {
  const { record, files } = textsOf(newspaper);
  return [...issueFaults(files, newspaper), ...recordFaults(record, newspaper)];
}

async function newspaperAt(path: string): Promise<Newspaper> {
  return newspaperIn((await compiledIssue(path)).madeUp);
}

const DRAWN = [
  ["对开4", 1],
  ["四开4", 1],
] as const;

test.each(["issues/2026-11-24/issue.yaml", "issues/2026-11-25/issue.yaml", EDITORS].filter((path) => existsSync(path)))(
  "%s: stories are their copy, zones cover their lines and nobody else's",
  async (path) => {
    const newspaper = await newspaperAt(path);
    expect(textFaults(newspaper)).toEqual([]);
  },
);

test(`the same of ${DRAWN.length} drawn issues`, async () => {
  await writePhotos(join(folder, "photos"));
  const faults: string[] = [];
  for (const [kind, seed] of DRAWN) {
    const path = await writeDrawn(join(folder, `${kind}-${seed}`), kind, seed, join(folder, "photos"));
    const newspaper = await newspaperAt(path);
    faults.push(...textFaults(newspaper).map((fault) => `${kind} ${seed}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

/** All that a site says of one issue, with the months and the search round it. */
function allTexts(newspaper: Newspaper): ReadonlyMap<string, string> {
  const { record, files } = textsOf(newspaper);
  const base = "https://x.example/";
  const index = { newest: record, months: [{ month: "202611", issues: 2 }], base };
  return new Map([
    ...[...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const),
    ["entry", entryPage(index)],
    ["archive", archivePage(index)],
    ["lost", notFoundPage(index, "/paper/")],
    ["search", searchPage(index)],
    ["month", monthPage({ month: "202611", issues: [record], before: "202610", after: undefined, base })],
    ["feed", atomFeed([record], base)],
    ["manifest", new TextDecoder().decode(manifestFile(newspaper, new Map(), base).bytes)],
    [
      "mods",
      newspaper.stories.map((story) => new TextDecoder().decode(xmlBytes(articleMods(story, newspaper)))).join("\n"),
    ],
  ]);
}

test("nothing that a traditional paper's site says is in simplified characters", async () => {
  const newspaper = await newspaperAt("issues/2026-11-26/issue.yaml");
  const identity = { ...newspaper.identity, edition: "早", cn: "00-0000" };
  const texts = [...allTexts({ ...newspaper, identity })];
  expect(texts.filter(([, text]) => simplifiedIn(text).length > 0).map(([where]) => where)).toEqual([]);
});

test.each([
  ["issues/2026-11-24/issue.yaml", "lifts", "第一千部电梯　门开在六楼", "a list is the editor's own turns"],
  ["issues/2026-11-25/issue.yaml", "twelve-boats", "十二条木船回到汀湖", "the engine's turns leave nothing"],
])("%s: %s is called %s: %s", async (path, id, title) => {
  const { record } = textsOf(await newspaperAt(path));
  expect(record.stories.find((story) => story.id === id)?.title).toBe(title);
});

const FACTS =
  /<(?:meta|link) (?:(?:property|name|rel)="(og:[a-z_:]+|article:[a-z_]+|twitter:card|description|canonical|robots)") (?:content|href)="([^"]*)">/g;

function factsIn(page: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...page.matchAll(FACTS)].map(([, name, value]) => [name, value]));
}

describe("what is shown with a link", () => {
  let record: IssueRecord;
  let newspaper: Newspaper;
  beforeAll(async () => {
    newspaper = await newspaperAt("issues/2026-11-25/issue.yaml");
    const sizes = [300, 600, 1200].map((width) => ({ width, height: width * 1.4, path: `pictures/${width}.jpg` }));
    const pictures = newspaper.pages.map(({ label }) => [label, { width: 1200, height: 1680, sizes }] as const);
    record = recordOf(newspaper, new Map(pictures));
  });
  const base = "https://x.example/paper/";
  const issue = (at: string | undefined) => ({ record, pages: newspaper.pages, adverts: newspaper.adverts, base: at });
  const photo = { width: 1600, height: 900, alternate: "大雾", sources: [] };
  const ofStory = (
    at: string | undefined,
    photos: ReadonlyMap<string, typeof photo>,
  ): Readonly<Record<string, string>> => {
    const story = newspaper.stories.find(({ id }) => id === "first-fog");
    return factsIn(story === undefined ? "" : storyPage(issue(at), story, { photos, paths: ["photo.jpg"] }));
  };
  const STORY = {
    "og:title": "立冬后首场大雾　或在后天 - 南汀晚报 2026年11月25日",
    "og:site_name": "南汀晚报",
    "og:locale": "zh_CN",
    "og:type": "article",
    "article:published_time": "2026-11-25",
    "article:section": "头版",
  };

  test("a story: headline, paper, date, how it begins, and its photo", () => {
    expect(ofStory(base, new Map([["a", photo]]))).toMatchObject({
      ...STORY,
      canonical: `${base}pc/content/202611/25/content_first-fog.html`,
      "og:url": `${base}pc/content/202611/25/content_first-fog.html`,
      "og:description": expect.stringMatching(/^市气象台昨天傍晚发布消息/),
      "og:image": `${base}photo.jpg`,
      "og:image:width": "1600",
      "og:image:alt": "大雾",
      "twitter:card": "summary_large_image",
    });
  });

  test("a story without a photo has the picture of its page, in the smallest size that networks take", () => {
    expect(ofStory(base, new Map())).toMatchObject({
      "og:image": `${base}pictures/600.jpg`,
      "og:image:width": "600",
      "og:image:alt": "A01版：头版版面图",
      "twitter:card": "summary",
    });
  });

  test("without the site's address there is no address at all", () => {
    const facts = ofStory(undefined, new Map([["a", photo]]));
    expect(facts).toMatchObject(STORY);
    expect(Object.values(facts).filter((value) => value.includes("//"))).toEqual([]);
    expect(Object.keys(facts).filter((name) => /canonical|image|url/.test(name))).toEqual([]);
  });

  test("a page and the entry: their headlines; every page has a description", () => {
    const pages = newspaper.pages.map((page) => factsIn(pagePage(issue(base), page)));
    expect(pages[0]?.["description"]).toMatch(/^十二条木船回到汀湖；/);
    expect(pages.filter(({ description }) => description === "")).toEqual([]);
    const bare = recordOf({ ...newspaper, stories: [] }, new Map());
    const [front] = newspaper.pages;
    const withoutStories = front && pagePage({ ...issue(base), record: bare }, front);
    expect(factsIn(withoutStories ?? "")["description"]).toBe("A01版：头版版面图");
    expect(factsIn(entryPage({ newest: record, months: [], base }))["og:description"]).toMatch(/^十二条木船回到汀湖；/);
  });

  test("what is shown for any address has none of its own, and links from the root", () => {
    const page = notFoundPage({ newest: record, base }, "/paper/");
    expect(Object.keys(factsIn(page))).toEqual(["description", "robots"]);
    const links = [...page.matchAll(/ (?:href|src)="([^"#]*)"/g)].flatMap(([, link = ""]) => link);
    expect(links.filter((link) => !/^(?:\/paper\/|data:)/.test(link))).toEqual([]);
  });
});

describe("a broken page is told", () => {
  let newspaper: Newspaper;
  let files: SiteFiles;
  beforeAll(async () => {
    newspaper = await newspaperAt("issues/2026-11-25/issue.yaml");
    ({ files } = textsOf(newspaper));
  });

  test.each<[where: string, markup: RegExp, instead: string, why: string]>([
    ["content_", /(<div class="copy">[\s\S]*?<p>[\s\S]*?)。/, "$1", "a character of the copy is lost"],
    ["content_", /<p>(.)(.)/, "<p>$2$1", "two characters changed places"],
    ["content_", /<h1>.*<\/h1>/, "<h1>题</h1>", "another headline"],
    ["content_", /<h2>/, "<h4>", "a heading skips levels"],
    ["content_", /<!--enpcontent-->/, "", "Founder's comment is lost"],
    ["content_", /<title>[^<]*<\/title><keyword>/, "<title>题</title><keyword>", "Founder's title is another"],
    ["content_", /"headline":"/, '"headline":"又', "JSON-LD is another"],
    ["content_", /<html lang="[^"]*">/, "<html>", "no language"],
    ["node_", /(class="zone s1"[\s\S]*?d="M)[\d.]+ [\d.]+/, "$10 0", "a corner of a zone moved"],
    ["node_", /(class="zone s1"[\s\S]*?) d="[^"]*"/, '$1 d="M0 0L1 0L1 1Z"', "a zone shrank"],
    ["node_", /(<a href=")([^"]*)(" class="zone s1")/, "$1../x.html$3", "a zone leads elsewhere"],
    ["node_", /<area .*\n/, "", "an area is lost"],
    ["node_", /(<area .*coords=")\d+/, "$10", "an area moved"],
    ["words.json", /。/, "", "the search lost a character"],
  ])("%s, %s → %s: %s", (where, markup, instead) => {
    const broken = new Map(
      [...files].map(([path, bytes]) => {
        const text = new TextDecoder().decode(bytes);
        return [path, path.includes(where) ? new TextEncoder().encode(text.replace(markup, instead)) : bytes];
      }),
    );
    expect(issueFaults(broken, newspaper)).not.toEqual([]);
  });
});

describe("a whole issue, with its pictures", () => {
  async function drawnSite(path: string): Promise<{ readonly madeUp: MadeUp; readonly files: SiteFiles }> {
    const compiled = await compiledAnew(path);
    const { madeUp } = compiled;
    const wishes = { pages: undefined, formats: {}, instead: [siteIssue] };
    const { files: made } = await draw(compiled, madeUp, wishes, host);
    return { madeUp, files: new Map(made.map((file) => [file.path, file.bytes])) };
  }

  let once: Awaited<ReturnType<typeof drawnSite>>;
  beforeAll(async () => {
    once = await drawnSite(SMALL);
  });

  test("holds what the Newspaper does", () => {
    const { madeUp, files } = once;
    const newspaper = newspaperIn(madeUp);
    expect(issueFaults(files, newspaper)).toEqual([]);
    const day = newspaper.identity.date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$1$2/$3");
    expect(recordFaults(JSON.parse(textIn(files, recordPath(day))), newspaper)).toEqual([]);
    expect([...files.keys()].filter((path) => !siteIssue.owns(path))).toEqual([]);
  });

  test("a second time it has the same bytes", async () => {
    const [{ files }, { files: again }] = [once, await drawnSite(SMALL)];
    const differing = [...files].filter(
      ([path, bytes]) => Buffer.compare(bytes, again.get(path) ?? new Uint8Array()) !== 0,
    );
    expect([differing.map(([path]) => path), again.size]).toEqual([[], files.size]);
  });
});
