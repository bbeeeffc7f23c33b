import { createHash } from "node:crypto";
import { appendFile, cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Rect } from "../../src/base/rect.ts";
import { cheapestFirst } from "../../src/cli/layout.ts";
import type { CopyFit } from "../../src/engine/layout/figures.ts";
import { readNewspaper } from "../../src/engine/newspaper/json.ts";
import { DRAWN, type Kind } from "../engine/makeup/checked.ts";
import { writeDrawn, writePhotos } from "../engine/makeup/written.ts";
import { called, folderOf, issue, setInHei, sound } from "./program.ts";

const folder = await mkdtemp(join(tmpdir(), "banmian-test-"));
const photos = join(folder, "photos");
await writePhotos(photos);

const SAYING = "小雪封地，大雪封河，农家歇了锄头，又修起渠来。";
/** Fillers of one to thirty sentences: the short ones stand at stories' ends, the long ones at the foot of pages. */
const FILLERS = [1, 2, 3, 5, 8, 12, 16, 20, 25, 30]
  .map((count) => `  - id: filler-${count} # 补白\n    headline: 农谚\n    body: ${SAYING.repeat(count)}\n`)
  .join("");

async function issueWithFillers(kind: Kind, seed: number, name: string): Promise<string> {
  const manifest = await writeDrawn(join(folder, name), kind, seed, photos);
  await setInHei(manifest, kind);
  await appendFile(manifest, `fillers:\n${FILLERS}`);
  return manifest;
}

interface DraftBuilt {
  /** What the proof's bytes hash to. */
  readonly proof: string;
  /** How many fillers have frames of their own; those at stories' ends have none. */
  readonly fillers: number;
  /** Where each photo stands, by its story and its number there. */
  readonly photos: ReadonlyMap<string, Rect>;
}

interface WrittenPhoto {
  readonly at?: string;
  readonly columns?: number;
  readonly depth?: number | string;
}

/** The photos of a manifest, each with its story and its number there. */
function photosIn(text: string): readonly (WrittenPhoto & { readonly story: string; readonly index: number })[] {
  const { stories } = parse(text) as { readonly stories: readonly { id: string; photos?: readonly WrittenPhoto[] }[] };
  return stories.flatMap(({ id, photos = [] }) => photos.map((photo, at) => ({ ...photo, story: id, index: at + 1 })));
}

/** The manifest with four characters more in the middle of each story's copy. */
function withMore(text: string): string {
  return text
    .split(/(?=^ {2}- id: )/m)
    .map((story) => {
      const body = story.indexOf("body:");
      const stops = [...story.matchAll(/。/g)].map(({ index }) => index).filter((at) => at > body);
      const at = stops[Math.floor(stops.length / 2)];
      return body < 0 || at === undefined || story.includes("filler-")
        ? story
        : `${story.slice(0, at)}又添四字${story.slice(at)}`;
    })
    .join("");
}

async function built(manifest: string): Promise<DraftBuilt> {
  const out = await mkdtemp(join(folder, "out-"));
  const { stderr } = await called(["build", manifest, "--draft", "--layout", "--out", out], process.cwd());
  const files = await readdir(out, { recursive: true });
  const [pdf, layout] = [".pdf", "layout.json"].map((end) => files.find((file) => file.endsWith(end)));
  if (pdf === undefined || layout === undefined) throw new Error(stderr);
  const { pages, stories } = readNewspaper(JSON.parse(await readFile(join(out, layout), "utf8")));
  const fillers = new Set(stories.filter(({ kind }) => kind === "filler").map(({ id }) => id));
  const frames = pages.flatMap((page) => page.frames).filter(({ kind, of }) => kind === "story" && fillers.has(of));
  const proof = createHash("sha256")
    .update(await readFile(join(out, pdf)))
    .digest("hex");
  const photos = pages.flatMap(({ things }) =>
    things.flatMap((thing) =>
      thing.kind === "picture" && thing.photo !== undefined
        ? [[`${thing.id.split("/")[0]} ${thing.photo}`, thing.at] as const]
        : [],
    ),
  );
  return { proof, fillers: frames.length, photos: new Map(photos) };
}

/** Fillers that a pin gave a place. */
const placed = (text: string): number => text.split("place: {page").length - 1;

const some: readonly (readonly [Kind, number])[] = [
  ["四开2", 5],
  ["对开2", 2],
];
// PINS_ALL=1 pins and unpins all drawn issues: ten minutes.
const cases =
  process.env["PINS_ALL"] === undefined
    ? some
    : DRAWN.flatMap(([kind, count]) => Array.from({ length: count }, (_, index) => [kind, index + 1] as const));

test.each(cases)(
  "%s issue %i: what is pinned is built to the byte as before, and more copy leaves its photos where they are",
  async (kind, seed) => {
    const manifest = await issueWithFillers(kind, seed, `${kind}-${seed}`);
    const written = await readFile(manifest, "utf8");
    const before = await built(manifest);
    await called(["layout", manifest, "--pin"], process.cwd());
    expect(placed(await readFile(manifest, "utf8"))).toBe(before.fillers);
    // Full pages have no place for one; those of the usual run have.
    if (cases === some) expect(before.fillers).toBeGreaterThan(0);
    expect(await built(manifest)).toEqual(before);
    const pinned = await readFile(manifest, "utf8");
    const open = photosIn(pinned).filter(({ columns, at, depth }) => [columns, at, depth].includes(undefined));
    expect(open).toEqual([]);
    await writeFile(manifest, withMore(pinned));
    expect((await built(manifest)).photos).toEqual(before.photos);
    await writeFile(manifest, pinned);
    await called(["layout", manifest, "--unpin"], process.cwd());
    expect(await readFile(manifest, "utf8")).toBe(written);
  },
);

/** A manifest's frames by page: the story's or filler's id and its columns and rows. */
function framesIn(text: string): readonly string[] {
  const { stories, fillers = [] } = parse(text) as Record<"stories" | "fillers", Entry[] | undefined>;
  return [...(stories ?? []), ...fillers].flatMap(({ id, place = [] }) =>
    [place]
      .flat()
      .flatMap(({ page, columns, rows }) => (rows === undefined ? [] : [`${page} ${id} ${columns} ${rows}`])),
  );
}

interface Place {
  readonly page: number | string;
  readonly columns?: string;
  readonly rows?: string;
}

interface Entry {
  readonly id: string;
  readonly place?: Place | Place[];
}

/** The copy-fit of an issue's pages. */
async function fitOf(manifest: string): Promise<readonly unknown[]> {
  const { stdout } = await called(["layout", manifest, "--json"], process.cwd());
  const { issues } = JSON.parse(stdout) as { issues: { copyFit: CopyFit }[] };
  return issues.flatMap(({ copyFit }) => [...copyFit.pages, ...copyFit.stories]);
}

test("a sample that is made up comes out the same once it is pinned, and so does its copy-fit", async () => {
  const root = join(folder, "sample");
  for (const path of ["issues/2026-11-24", "assets/papers"]) await cp(path, join(root, path), { recursive: true });
  const manifest = join(root, "issues/2026-11-24/issue.yaml");
  await called(["layout", manifest, "--unpin"], process.cwd());
  const [before, fit] = [await built(manifest), await fitOf(manifest)];
  await called(["layout", manifest, "--pin"], process.cwd());
  expect(await built(manifest)).toEqual(before);
  expect(await fitOf(manifest)).toEqual(fit);
});

test("pins by choice: of pages, of stories, of another make-up; unpinned, all frames are gone", async () => {
  // Without jumps: the rest of a story has no room where its page is unpinned and its beginning is not, and that is an error.
  const manifest = await issueWithFillers("四开2", 5, "choice");
  const written = await readFile(manifest, "utf8");
  const run = async (...flags: string[]): Promise<readonly string[]> => {
    const { exit, stderr } = await called(["layout", manifest, ...flags], process.cwd());
    expect({ exit, stderr }, flags.join(" ")).toMatchObject({ exit: 0 });
    return framesIn(await readFile(manifest, "utf8"));
  };
  const best = await run("--pin");
  const restart = (): Promise<void> => writeFile(manifest, written);
  const on = (frames: readonly string[], page: string): readonly string[] =>
    frames.filter((frame) => frame.startsWith(`${page} `));

  expect(await run("--unpin", "--pages", "1")).toEqual(on(best, "2"));
  expect(await run("--unpin")).toEqual([]);

  await restart();
  const first = await run("--pin", "--pages", "1");
  expect(first).toEqual(on(best, "1"));
  const [id = ""] = first.map((frame) => frame.split(" ")[1]);
  expect(await run("--unpin", "--stories", id)).toEqual(first.slice(1));

  await restart();
  expect(await run("--pin", "--stories", id)).toEqual(first.slice(0, 1));

  await restart();
  const third = await run("--choose", "3", "--pages", "2");
  expect(on(third, "2")).toEqual(third);
  expect(third.length).toBeGreaterThan(0);
  expect(third).not.toEqual(on(best, "2"));
});

test("the listing has the cheapest make-up first, those with faults last, and keeps the ranks by which they are chosen", () => {
  const makeUps = [
    { faults: 0, cost: 5 },
    { faults: 0, cost: 3 },
    { faults: 2, cost: 1 },
    { faults: 0, cost: 5 },
  ];
  expect(cheapestFirst(makeUps).map(({ rank }) => rank)).toEqual([1, 0, 3, 2]);
});

test("a manifest with the line ends of Windows keeps them, pinned, and with a story imported", async () => {
  const windows = issue.replace(/, columns: .*?}/, "}").replaceAll("\n", "\r\n");
  const made = await folderOf({ ...sound, "issue.yaml": windows, "copy/new.md": "# 新到的稿\n\n天地玄黄。\n" });
  const read = () => readFile(join(made, "issue.yaml"), "utf8");
  for (const flag of ["--pin", "--unpin"]) {
    await called(["layout", flag], made);
    expect(await read()).not.toMatch(/(?<!\r)\n/);
  }
  expect(await read()).toBe(windows);
  await called(["import", "copy/new.md", "--issue", "."], made);
  expect(await read()).toMatch(/新到的稿/);
  expect(await read()).not.toMatch(/(?<!\r)\n/);
});

test("a horizontal story in a vertical paper keeps its frame when all is unpinned", async () => {
  const root = join(folder, "vertical");
  for (const path of ["issues/2026-11-26", "assets/papers"]) await cp(path, join(root, path), { recursive: true });
  const manifest = join(root, "issues/2026-11-26/issue.yaml");
  expect((await called(["layout", manifest, "--unpin"], process.cwd())).exit).toBe(0);
  expect((await readFile(manifest, "utf8")).match(/^ {4}place: .*rows:/gm)).toHaveLength(2);
});

test("with --json the frames that are written are told beside the result", async () => {
  const own = await folderOf({ ...sound, "issue.yaml": issue.replace(", columns: 1, rows: 1-4", "") });
  const { stdout, stderr } = await called(["layout", "--pin", "--json"], own);
  expect(JSON.parse(stdout).issues).toHaveLength(1);
  expect(stderr).toMatch(/places of 1 stor/);
});

test.each([
  ["--pin", /issue\.yaml: .*1 story.*\n$/],
  ["--unpin", /^[^\n]*issue\.yaml: .*0 frames\n$/],
])("what %s has done is told last", async (flag, told) => {
  const own = await folderOf({ ...sound, "issue.yaml": issue.replace(", columns: 1, rows: 1-4", "") });
  expect((await called(["layout", flag], own)).stdout).toMatch(told);
});

test.each([
  [["--pages", "1"], /--pin/, "a choice of nothing"],
  [["--pin", "--unpin"], /--pin/, "both"],
  [["--pin", "--pages", "9"], /no page `9`/, "no such page"],
  [["--unpin", "--stories", "x"], /no story or filler `x`/, "no such story"],
  [["--choose", "20", "--pages", "1"], /only 1 make-up;/, "no such make-up"],
  [["--choose", "0"], /0/, "no such number"],
])("%j is misuse, told by %s, and changes nothing: %s", async (flags, told) => {
  const files = { ...sound, "issue.yaml": issue.replace(", columns: 1, rows: 1-4", "") };
  const own = await folderOf(files);
  const { exit, stderr } = await called(["layout", ...flags], own);
  expect(stderr).toMatch(told);
  expect(exit).toBe(2);
  expect(await readFile(join(own, "issue.yaml"), "utf8")).toBe(files["issue.yaml"]);
});
