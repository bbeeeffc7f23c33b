import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compile } from "../../../src/build/compile.ts";
import { draw } from "../../../src/build/draw.ts";
import { printIssue } from "../../../src/engine/newspaper/build.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { openPages } from "../../../src/formats/spreads/open-pages.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";
import { host } from "../../golden/host.ts";

const isMissing = spawnSync("pdftoppm", ["-v"]).status !== 0;
const folder = mkdtempSync(join(tmpdir(), "banmian-spreads-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whole points, so that both files have the same fractions of pixels. */
const [WIDTH, HEIGHT] = [456, 372];

type Files = ReadonlyMap<string, Uint8Array>;

const once = new Map<string, Promise<Files>>();

/** What is drawn of a whole golden issue, drawn once for all tests. */
function filesOf(name: string, more = ""): Promise<Files> {
  const key = `${name} ${more}`;
  const known = once.get(key) ?? drawn(name, more);
  once.set(key, known);
  return known;
}

/** The files of a golden issue on a sheet of whole points, by their paths. */
async function drawn(name: string, more: string, pages?: readonly string[]): Promise<Files> {
  const to = mkdtempSync(join(folder, "issue-"));
  cpSync(`tests/golden/${name}`, join(to, "issue"), { recursive: true });
  const paper = readFileSync("tests/golden/paper.yaml", "utf8").replace("160mm 130mm", `${WIDTH}pt ${HEIGHT}pt`);
  writeFileSync(join(to, "paper.yaml"), `${paper}${more}`);
  const compiled = await compile(join(to, "issue/issue.yaml"), host);
  if (compiled.madeUp === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
  const wishes = { pages, formats: { spreads: {}, png: {} } };
  const { files } = await draw(compiled, compiled.madeUp, wishes, host);
  return new Map(files.map(({ path, bytes }) => [path, bytes]));
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly rgb: Buffer;
}

/** Pixels of a page that are others on the wider one, where it stands at `left`. */
function unlike(page: Picture, wide: Picture, left: number): readonly (readonly [x: number, y: number])[] {
  const found: [number, number][] = [];
  for (let y = 0; y < page.height; y++) {
    for (let x = 0; x < page.width; x++) {
      const [own, other] = [3 * (y * page.width + x), 3 * (y * wide.width + left + x)];
      if (page.rgb.compare(wide.rgb, other, other + 3, own, own + 3) !== 0) found.push([x, y]);
    }
  }
  return found;
}

/** The pages of a PDF, a pixel a point. */
function picturesOf(pdf: Uint8Array): readonly Picture[] {
  const to = mkdtempSync(join(folder, "drawn-"));
  writeFileSync(join(to, "a.pdf"), pdf);
  execFileSync("pdftoppm", ["-r", "72", join(to, "a.pdf"), join(to, "page")]);
  return execFileSync("ls", [to])
    .toString()
    .split("\n")
    .filter((name) => name.endsWith(".ppm"))
    .sort()
    .map((name) => pictureIn(readFileSync(join(to, name))));
}

function pictureIn(ppm: Buffer): Picture {
  const [head = "", width, height] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(ppm.toString("latin1", 0, 40)) ?? [];
  return { width: Number(width), height: Number(height), rgb: ppm.subarray(head.length) };
}

function textOf(pdf: Uint8Array): string {
  const path = join(mkdtempSync(join(folder, "text-")), "a.pdf");
  writeFileSync(path, pdf);
  return execFileSync("pdftotext", ["-raw", path, "-"]).toString("utf8");
}

const SPREADS = "spreads/YB-2026-11-24.pdf";

describe.each([
  ["spread-story", "", ["2", "3"]],
  ["spread-advert", "", ["2", "3"]],
  ["spread-advert", "binding: right\n", ["3", "2"]],
])("%s %j", (name, more, [left = "", right = ""]) => {
  test.skipIf(isMissing)("the halves of the one page are the two pages, pixel by pixel", async () => {
    const files = await filesOf(name, more);
    const [two, three] = picturesOf(files.get("YB-2026-11-24.pdf") as Uint8Array);
    const [both, ...others] = picturesOf(files.get(SPREADS) as Uint8Array);
    if (two === undefined || three === undefined || both === undefined) throw new Error("a page is missing");
    expect(others).toEqual([]);
    expect([both.width, both.height]).toEqual([2 * WIDTH, HEIGHT]);
    const single: Readonly<Record<string, Picture>> = { 2: two, 3: three };
    const places = [left, right].flatMap((label, half) =>
      unlike(single[label] as Picture, both, half * WIDTH).map(([x, y]) => ({ x: half * WIDTH + x, y })),
    );
    // Where a letter's place falls between two fractions of a pixel, rounding may tip it over: a pixel in a thousand.
    expect(places.length).toBeLessThan((2 * WIDTH * HEIGHT) / 1000);
    expect(places.filter(({ x }) => Math.abs(x - WIDTH) < 10)).toEqual([]);
  });
});

test("what goes over the fold is one piece: no picture, ground or rule ends there", async () => {
  const { madeUp } = await compiledIssue("tests/golden/spread-story/issue.yaml");
  const newspaper = printIssue(madeUp.issue, madeUp.layout, {
    name: (path) => path,
    hash: () => undefined,
  }).newspaper();
  const fold = madeUp.issue.paper.trim.width;
  const [both] = openPages(newspaper, newspaper.pages.map(flatten));
  const ends = (both?.painted.ops ?? []).flatMap((op): readonly number[] => {
    if (op.kind === "line") return [op.from.x, op.to.x];
    if (op.kind === "area") return [op.at.x, op.at.x + op.at.width];
    return op.kind === "picture" ? (op.picture.outline?.map(({ x }) => x) ?? []) : [];
  });
  expect(ends.length).toBeGreaterThan(20);
  expect(ends.filter((x) => Math.abs(x - fold) < 1)).toEqual([]);
  expect(both?.painted.ops.filter(({ kind }) => kind === "picture")).toHaveLength(1);
});

test("a picture is drawn of each page, and of both as one", async () => {
  const files = await filesOf("spread-story");
  expect([...files.keys()].filter((path) => path.endsWith(".png")).sort()).toEqual([
    "pages/2-3.png",
    "pages/2.png",
    "pages/3.png",
  ]);
});

test.skipIf(isMissing)(
  "a story over the fold is read through, each line of its heads whole, between its neighbours",
  async () => {
    const files = await filesOf("spread-story");
    const read = textOf(files.get(SPREADS) as Uint8Array).replace(/\s/g, "");
    const words = [
      "江堤添了二十盏灯",
      "沙洲渡停摆九年又开航",
      "早班船载着菜筐和书包",
      "从江心慢慢开过来",
      "渡口六时开门，末班十九时",
      "洲上的人过江要先走四里路到桥头",
      "他就再等一等。",
      "钟楼修好",
    ];
    const places = words.map((each) => read.indexOf(each));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  },
);

test("bookmarks and links lead to the parts where they stand on the one page", async () => {
  const files = await filesOf("spread-story");
  const pdf = Buffer.from(files.get(SPREADS) as Uint8Array).toString("latin1");
  const xOf = (part: string): number => Number(new RegExp(`\\(${part}\\) \\[\\d+ 0 R /XYZ ([\\d.]+) `).exec(pdf)?.[1]);
  expect(xOf("ferry\\.1")).toBeLessThan(WIDTH);
  expect(xOf("ferry\\.2")).toBeGreaterThanOrEqual(WIDTH);
  expect(xOf("bell\\.1")).toBeGreaterThan(WIDTH);
  expect(pdf.match(/\/Type \/Page\n/g)).toHaveLength(1);
  // Both pages have a bookmark, and both lead to the one page.
  expect(new Set(pdf.match(/\/Dest \[\d+ 0 R \/Fit\]/g)).size).toBe(1);
  expect(pdf.match(/\/Dest \[\d+ 0 R \/Fit\]/g)).toHaveLength(2);
  expect(pdf).not.toContain("/PageLayout");
});

test("a part of the issue has a name of its own, and a page without its other half stands alone", async () => {
  const files = await drawn("spread-story", "", ["2"]);
  const paths = [...files.keys()].filter((path) => /pdf$|png$/.test(path)).sort();
  expect(paths).toEqual(["YB-2026-11-24-pages-2.pdf", "pages/2.png", "spreads/YB-2026-11-24-pages-2.pdf"]);
});

test("two runs give the same bytes", async () => {
  const [one, other] = [await filesOf("spread-story"), await drawn("spread-story", "")];
  expect(Buffer.compare(one.get(SPREADS) as Uint8Array, other.get(SPREADS) as Uint8Array)).toBe(0);
});
