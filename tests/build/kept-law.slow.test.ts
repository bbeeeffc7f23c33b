import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Memory } from "../../src/base/memo.ts";
import { positionOf } from "../../src/base/source.ts";
import { compile } from "../../src/build/compile.ts";
import { draw } from "../../src/build/draw.ts";
import { diskHost } from "../../src/build/host.ts";
import { newMemory } from "../../src/build/memory.ts";
import { heiStyles, paper } from "../cli/program.ts";

/** An issue as an editor has it before him. */
interface Desk {
  readonly remark: number;
  readonly section: string;
  /** Of the story whose body is written in the manifest. */
  readonly boxed: boolean;
  readonly advert: string;
  readonly stories: readonly Written[];
}

interface Written {
  readonly id: string;
  readonly headline: string;
  readonly kicker: string;
  readonly place: string;
  readonly body: string;
}

const SENTENCE = "江水退去的第三天，渡口的老人把船翻了过来，晒了一上午；";
const story = (id: string, place: string, sentences: number): Written => ({
  id,
  headline: `${id === "a" ? "大桥" : "港口"}昨日通车`,
  kicker: "",
  place,
  body: `${SENTENCE.repeat(sentences)}完。\n\n“${SENTENCE.repeat(2)}”他说。\n`,
});
const FIRST: Desk = {
  remark: 0,
  section: "要闻",
  boxed: false,
  advert: "渡口停航一天。",
  stories: [
    story("a", "[{page: 1, columns: 1-3, rows: 1-30}, {page: 2, columns: 1-2, rows: 1-20}]", 60),
    story("c", "{page: 1}", 12),
    story("d", "{page: 2}", 16),
    story("e", "{page: 3, columns: 1-2, rows: 5-24}\n    writing: vertical", 9),
    story("f", "{page: 3}", 14),
    story("b", "{page: 1, columns: 4-5, rows: 1-30}", 20),
  ],
};

const spliced = (text: string, at: number, out: number, into: string): string =>
  `${text.slice(0, at)}${into}${text.slice(at + out)}`;

/** What an editor does to one of the stories. */
const STORY_EDITS: Readonly<Record<string, (story: Written, at: number) => Written>> = {
  "a character more": (each, at) => ({ ...each, body: spliced(each.body, at, 0, "新") }),
  "nine characters less": (each, at) => ({ ...each, body: spliced(each.body, at, 9, "") }),
  "a subhead": (each, at) => ({ ...each, body: spliced(each.body, at, 0, "\n\n### 小标题\n\n") }),
  "twice the copy": (each) => ({ ...each, body: each.body.repeat(2) }),
  "western commas": (each) => ({ ...each, body: each.body.replaceAll("，", ",") }),
  "another headline": (each, at) => ({ ...each, headline: "雨".repeat(2 + (at % 14)) }),
  "a kicker or none": (each, at) => ({ ...each, kicker: at % 2 === 0 ? "" : "本报调查" }),
};

/** What he does to the issue. */
const ISSUE_EDITS: Readonly<Record<string, (desk: Desk) => Desk>> = {
  "all lines one lower": (desk) => ({ ...desk, remark: desk.remark + 1 }),
  "another section": (desk) => ({ ...desk, section: desk.section === "要闻" ? "社会" : "要闻" }),
  "a story more, so that each file of copy has another number": (desk) => ({
    ...desk,
    stories: [story(`n${desk.stories.length}`, "{page: 2}", 4), ...desk.stories],
  }),
  "a story more on the first page": (desk) => ({
    ...desk,
    stories: [story(`m${desk.stories.length}`, "{page: 1}", 6), ...desk.stories],
  }),
  "a box round a story in a frame, or none": (desk) => ({ ...desk, boxed: !desk.boxed }),
  "another advert": (desk) => ({ ...desk, advert: `明日${desk.advert}` }),
  "a story less": (desk) => ({ ...desk, stories: desk.stories.slice(desk.stories.length > 3 ? 1 : 0) }),
  "the other way round": (desk) => ({ ...desk, stories: desk.stories.toReversed() }),
};

interface Edit {
  readonly does: string;
  readonly story: number;
  readonly at: number;
}

function edited(desk: Desk, { does, story: number, at }: Edit): Desk {
  const change = STORY_EDITS[does];
  if (change === undefined) return ISSUE_EDITS[does]?.(desk) ?? desk;
  const chosen = number % desk.stories.length;
  return { ...desk, stories: desk.stories.map((each, index) => (index === chosen ? change(each, at) : each)) };
}

const edits: fc.Arbitrary<Edit> = fc.record({
  does: fc.constantFrom(...Object.keys(STORY_EDITS), ...Object.keys(ISSUE_EDITS)),
  story: fc.nat(5),
  at: fc.nat(400),
});

/** The body of this story is written in the manifest: the place of all that stands behind it goes with its length. */
const INLINE = "b";

async function write(folder: string, { remark, section, boxed, advert, stories }: Desk): Promise<void> {
  const manifest = [
    ...Array.from({ length: remark }, () => "# 早版"),
    "paper: paper.yaml",
    "date: 2026-11-24",
    `pages: [{label: 1, section: ${section}}, {label: 2}, {label: 3}]`,
    "stories:",
    ...stories.flatMap(({ id, headline, kicker, place, body }) => [
      `  - id: ${id}`,
      `    headline: ${headline}`,
      ...(kicker === "" ? [] : [`    kicker: ${kicker}`]),
      ...(id === INLINE
        ? ["    body: |", ...body.replace(/^(?=.)/gm, "      ").split("\n")]
        : [`    body: {file: stories/${id}.md}`]),
      `    place: ${id === INLINE && boxed ? place.replace("}", ", box: true}") : place}`,
    ]),
    "adverts:",
    `  - {headline: 启事, text: ${advert}, page: 2, columns: 4-5, rows: 60-70}`,
  ];
  await writeFile(join(folder, "issue.yaml"), `${manifest.join("\n")}\n`);
  for (const { id, body } of stories) await writeFile(join(folder, `stories/${id}.md`), body);
}

/** Everything that a draft build of the folder writes and tells. */
async function built(folder: string, memory?: Memory): Promise<unknown> {
  const host = {
    ...diskHost({ folder, cache: join(tmpdir(), "banmian-test-cache") }, { now: () => 0, began: () => undefined }),
    draft: true,
    ...(memory && { memory }),
  };
  const compiled = await compile(join(folder, "issue.yaml"), host);
  if (compiled.madeUp === undefined) throw new Error(compiled.diagnostics.map(({ code }) => code).join());
  const { files, diagnostics } = await draw(
    compiled,
    compiled.madeUp,
    { pages: undefined, formats: { layout: {}, report: {} } },
    host,
  );
  return {
    files: Object.fromEntries(
      files.map(({ path, bytes }) => {
        const text = Buffer.from(bytes).toString("latin1");
        return [path, path === "report.json" ? text.replace(/"timings": \{[^}]*\}/, "") : text];
      }),
    ),
    told: diagnostics.map(({ code, span: { source, start, end }, arguments: args }) => {
      return [code, source.path, positionOf(source, start), positionOf(source, end), args];
    }),
  };
}

/** The page may have one box: that of its story in a frame takes it from another. */
const BOX_GOES: Edit[] = [
  { does: "a story more on the first page", story: 0, at: 0 },
  { does: "a story more on the first page", story: 0, at: 0 },
  { does: "a story more on the first page", story: 0, at: 0 },
  { does: "a box round a story in a frame, or none", story: 0, at: 0 },
  { does: "another advert", story: 0, at: 0 },
];

/** The room on the second page that is named for a story that is over goes to another story. */
const ROOM_GOES: Edit[] = [
  { does: "twice the copy", story: 5, at: 0 },
  { does: "twice the copy", story: 2, at: 0 },
  { does: "twice the copy", story: 2, at: 0 },
];

/** What stands below new lines is the same, but for where it stands. */
const LINES_COME: Edit[] = [
  { does: "all lines one lower", story: 0, at: 0 },
  { does: "the other way round", story: 0, at: 0 },
  { does: "a subhead", story: 0, at: 40 },
  { does: "a box round a story in a frame, or none", story: 0, at: 0 },
];

test("whatever was edited before, what is kept gives the files and messages of a build from nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edits, { minLength: 4, maxLength: 6 }), async (steps) => {
      const folder = await mkdtemp(join(tmpdir(), "banmian-kept-"));
      await mkdir(join(folder, "stories"));
      // To open seven fonts, as every build from nothing would, takes longer than all else.
      await writeFile(join(folder, "paper.yaml"), `${paper}${heiStyles}`);
      const memory = newMemory();
      let desk = FIRST;
      await write(folder, desk);
      await built(folder, memory);
      for (const step of steps) {
        desk = edited(desk, step);
        await write(folder, desk);
        expect(await built(folder, memory)).toEqual(await built(folder));
      }
    }),
    { numRuns: 4, seed: 18, examples: [[ROOM_GOES], [BOX_GOES], [LINES_COME]] },
  );
}, 180_000);
