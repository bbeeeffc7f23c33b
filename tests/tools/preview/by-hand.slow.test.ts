import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Arguments, Code } from "../../../src/base/codes.ts";
import { compile } from "../../../src/build/compile.ts";
import { textIn } from "../../../src/locales/catalogues.ts";
import { copyOfGolden } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";
import { previewOf, stepByHand } from "./opened.ts";

interface After {
  readonly reply: object;
  /** The manifest's lines that are new. */
  readonly lines: readonly string[];
  /** Codes of the errors that a build would tell. */
  readonly errors: readonly string[];
}

/** A golden issue in a folder of its own after one step by hand. */
async function after(name: string, step: object, edit = (text: string): string => text): Promise<After> {
  const path = await copyOfGolden(name);
  const before = edit(await readFile(path, "utf8"));
  await writeFile(path, before);
  const preview = await previewOf(path);
  await preview.ready();
  const reply = await stepByHand(preview, step);
  const text = await readFile(path, "utf8");
  const { diagnostics } = await compile(path, host);
  await preview.close();
  return {
    reply,
    lines: text.split("\n").filter((line) => !before.split("\n").includes(line)),
    errors: diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
  };
}

const wrote = { wrote: "written" };
const refused = (code: Code, args: Arguments): object => ({
  error: "refused",
  detail: textIn("model", code, args, "en").message,
});

describe("an advert over the fold: either half is moved, and the other goes with it", () => {
  const half = (number: 1 | 2, page: string, columns: readonly number[], rows: readonly number[]): object => {
    return { kind: "frame", of: `advert-${number}`, part: 1, page, columns, rows };
  };
  const entry = (columns: string, rows: string): string =>
    `  - { file: harbour.svg, page: 2, spread: true, columns: ${columns}, rows: ${rows} }`;
  const kept = refused("spread-by-hand", { story: "harbour.svg" });

  test.each<[step: object, reply: object, line: string | undefined, why: string]>([
    [half(1, "2", [3, 4], [10, 24]), wrote, entry("3-8", "10-24"), "the left half by its outer edge"],
    [half(2, "3", [1, 2], [10, 24]), wrote, entry("1-6", "10-24"), "the right half by its outer edge"],
    [half(2, "3", [1, 4], [14, 24]), wrote, entry("1-8", "14-24"), "both have the rows of one"],
    [half(1, "2", [1, 3], [10, 24]), kept, undefined, "its edge away from the fold"],
    [half(2, "3", [2, 4], [10, 24]), kept, undefined, "the other's away from the fold"],
    [half(2, "2", [1, 4], [10, 24]), kept, undefined, "a half onto the other page"],
    [
      { kind: "toPage", of: "advert-1", part: 1, page: "3" },
      kept,
      undefined,
      "the engine finds no place over the fold",
    ],
  ])("%#: %j", async (step, reply, line) => {
    const made = await after("spread-advert", step);
    expect(made.reply).toEqual(reply);
    expect(made.lines).toEqual(line === undefined ? [] : [line]);
    expect(made.errors).toEqual([]);
  });

  test("moved aside as it is, a half takes the other along", async () => {
    const narrower = (text: string): string => text.replace("columns: 1-8", "columns: 2-7");
    const made = await after("spread-advert", half(1, "2", [1, 3], [10, 24]), narrower);
    expect(made).toEqual({ reply: wrote, lines: [entry("1-6", "10-24")], errors: [] });
  });

  test("an advert behind it in the list, and a right half behind that, are found by their places there", async () => {
    const also = (text: string): string =>
      `${text.replace("rows: 10-24", "rows: 10-20")}  - { text: 代写书信, page: 2, columns: 1, rows: 22-24 }\n`;
    const step = { kind: "frame", of: "advert-2", part: 1, page: "3", columns: [4, 4], rows: [22, 24] };
    const made = await after("spread-advert", step, also);
    expect(made.reply).toEqual(wrote);
    expect(made.lines).toEqual(["  - { text: 代写书信, page: 3, columns: 4, rows: 22-24 }"]);
    const right = { kind: "frame", of: "advert-3", part: 1, page: "3", columns: [1, 2], rows: [10, 20] };
    expect((await after("spread-advert", right, also)).lines).toEqual([entry("1-6", "10-20")]);
  });
});

describe("a story of a group keeps to its group", () => {
  const fog = (columns: readonly number[], rows: readonly number[]): object => {
    return { kind: "frame", of: "fog", part: 1, page: "1", columns, rows };
  };

  test.each<[step: object, reply: object, why: string]>([
    [fog([2, 2], [6, 11]), wrote, "within its frame"],
    [
      fog([2, 2], [3, 11]),
      refused("group-head-by-hand", { story: "fog", group: "evening" }),
      "on its head: a draft would be drawn all the same",
    ],
    [
      fog([1, 1], [5, 11]),
      refused("outside-group", { story: "fog", group: "evening", columns: "2-4", rows: "3-11" }),
      "out of its frame",
    ],
    [
      { kind: "toPage", of: "fog", part: 1, page: "1" },
      refused("group-by-hand", { story: "fog", group: "evening" }),
      "as a story by itself",
    ],
  ])("%#: %j", async (step, reply) => {
    // A row less than the engine gave it: the copy has a line less too.
    const shorter = (text: string): string => text.replace("，能见度不足二百米", "");
    const made = await after("grouped-briefs", step, shorter);
    expect(made.reply).toEqual(reply);
    expect(made.lines.length > 0).toBe(reply === wrote);
    expect(made.errors).toEqual([]);
  });
});
