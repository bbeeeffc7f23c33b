import { expect, test } from "vitest";
import { hashOfInputs, inputsOf, recordReads } from "../../src/build/lock.ts";
import { identityClaim, identityIn } from "../../src/build/make-lock.ts";
import type { FontEntry } from "../../src/engine/fonts/catalogue.ts";
import { bytesInMemory } from "../../src/engine/fonts/font-file.ts";
import { writeXmp } from "../../src/formats/pdf/metadata.ts";

const disk: Readonly<Record<string, string>> = {
  "/paper/issues/1/issue.yaml": "paper: ../../paper.yaml",
  "/paper/issues/1/issue.lock": "{}",
  "/paper/issues/1/stories/b.md": "天",
  "/paper/issues/1/stories/a.md": "地",
  "/paper/issues/1/photos/a.jpg": "jpeg",
  "/paper/paper.yaml": "name: 试刊",
  "/paper/nameplate.svg": "<svg/>",
  "/program/newsprint.icc": "icc",
};

async function readAll(paths: readonly string[]) {
  const { files, locate, open, ledger } = recordReads({
    files: {
      look: async () => undefined,
      list: async () => [],
      name: (path) => path,
      read: async (path) => (disk[path] === undefined ? undefined : new TextEncoder().encode(disk[path])),
    },
    locate: ({ id }) => `/fonts/${id}.ttf`,
    open: () => bytesInMemory(new TextEncoder().encode("font")),
  });
  await Promise.all(paths.map(files.read));
  for (const id of ["used", "opened"]) {
    const font = open(locate({ id } as Parameters<typeof locate>[0]));
    if (id === "used") font.read(new Uint8Array(font.size), [[0, 2]]);
  }
  return inputsOf(ledger, {
    manifest: "/paper/issues/1/issue.yaml",
    folder: "/paper/issues/1",
    pictures: new Set(["/paper/issues/1/photos/a.jpg"]),
    profile: { path: "/program/newsprint.icc", own: true },
    namedPlaces: (path) => [path],
  });
}

test("the inputs are what was read: by kind and name, from the issue's folder; the lock is none, nor a font that was only opened", async () => {
  const inputs = await readAll([...Object.keys(disk), "/paper/issues/1/missing.md"]);
  expect(inputs.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "manifest issue.yaml",
    "paper ../../paper.yaml",
    "copy stories/a.md",
    "copy stories/b.md",
    "art ../../nameplate.svg",
    "photo photos/a.jpg",
    "profile newsprint.icc",
    "font used",
  ]);
});

test("the order of reading does not matter", async () => {
  const paths = Object.keys(disk);
  expect(hashOfInputs(await readAll(paths))).toBe(hashOfInputs(await readAll(paths.toReversed())));
});

test("of a font the whole counts, whatever was read", async () => {
  const font = (await readAll([])).find(({ kind }) => kind === "font");
  // printf font | sha256sum
  expect(font).toMatchObject({ bytes: 4, sha256: "795ea3efa43d0872b63bf0067be97553b46983e4f075097669391e9d15388ecc" });
});

test("a font is read whole once, however often it is asked for", () => {
  const font = bytesInMemory(new TextEncoder().encode("font"));
  let read = 0;
  const counted: typeof font = {
    ...font,
    read: (into, ranges) => {
      read++;
      font.read(into, ranges);
    },
  };
  const files = { look: async () => undefined, list: async () => [], name: String, read: async () => undefined };
  const { open, ledger } = recordReads({ files, locate: String, open: () => counted });
  open("/fonts/a.ttf").read(new Uint8Array(4), [[0, 2]]);
  const [asked, again] = [ledger.fonts(), ledger.fonts()];
  expect([again, read]).toEqual([asked, 2]);
  open("/fonts/b.ttf").read(new Uint8Array(4), [[0, 2]]);
  expect(ledger.fonts().map(({ path }) => path)).toEqual(["/fonts/a.ttf", "/fonts/b.ttf"]);
});

test("a file of several fonts is an input under the name of each", () => {
  const files = { look: async () => undefined, list: async () => [], name: String, read: async () => undefined };
  const open = () => bytesInMemory(new TextEncoder().encode("font"));
  const { locate, open: opened, ledger } = recordReads({ files, locate: () => "/fonts/a.ttc", open });
  for (const id of ["sc", "jp", "sc"]) opened(locate({ id } as FontEntry)).read(new Uint8Array(4), [[0, 2]]);
  expect(ledger.fonts().map(({ id, path }) => `${id} ${path}`)).toEqual(["sc /fonts/a.ttc", "jp /fonts/a.ttc"]);
});

test.each<[identity: Parameters<typeof identityClaim>[0], why: string]>([
  [{ issue: "A&B-2026-11-24-晨", engine: "0.1.0", layout: "1a", inputs: "2b" }, "the whole issue"],
  [{ issue: "A&B-2026-11-24-晨", page: "A04", engine: "0.1.0", layout: "1a" }, "a page, apart from other inputs"],
])("a file tells its build back, %j: %s", (identity) => {
  const metadata = { title: "试刊", author: undefined, date: "2026-11-24", language: "zh-CN" };
  const packet = writeXmp({ ...metadata, claims: [identityClaim(identity)] });
  expect(identityIn(new TextEncoder().encode(`%PDF-1.6\n${packet}`))).toEqual(identity);
  expect(identityIn(new TextEncoder().encode(`%PDF-1.6\n${writeXmp(metadata)}`))).toBeUndefined();
});
