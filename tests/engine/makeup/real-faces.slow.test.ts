import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { layOutWith } from "../../../src/engine/makeup/make-up.ts";
import type { Paper } from "../../../src/engine/model/paper.ts";
import { facesOf } from "../../../src/engine/model/texts.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { knownWords } from "../../../src/engine/words/known-words.ts";
import { openShipped } from "../fonts/faces.ts";
import { withAllTold } from "../layout/in-squares.ts";
import { issueOf, issueYaml, story } from "../model/resolve-yaml.ts";
import { complaints, drawn } from "./checked.ts";
import { pictures } from "./generated.ts";

// The same issues in the sample papers' own faces and styles, whose heads and punctuation are narrower than squares. All were reviewed as pictures of whole
// pages.

async function paperOf(name: string): Promise<Paper> {
  const folder = new URL(`../../../assets/papers/${name}/`, import.meta.url);
  const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");
  const written = issueYaml(story("a", "{page: 1}")).replace("\ndate:", "\nweather: 晴\nnumber: 1\ndate:");
  const { paper } = await issueOf(written, read("paper.yaml"), { "nameplate.svg": read("nameplate.svg") });
  return { ...paper, faults: { ...paper.faults, 碰题: "warning", 断版: "warning" } };
}

const papers = { 对: await paperOf("jichuan"), 四: await paperOf("nanting") };
const words = await knownWords();

/** MAKEUP_REAL=n draws the first n of each kind. */
const more = Number(process.env["MAKEUP_REAL"] ?? 0);
const SEEDS = more > 0 ? Array.from({ length: more }, (_, index) => index + 1) : [2, 9];

test.each([
  ["对开4", papers.对],
  ["四开4", papers.四],
] as const)("issues of kind %s are made up without a fault in real faces", (kind, paper) => {
  const { fonts } = openShipped(...facesOf(paper.styles));
  const faults = SEEDS.flatMap((seed) => {
    const issue = { ...drawn(kind, seed).issue, paper };
    const made = withAllTold(layOutWith(issue, { bench: newTextContext(fonts), pictures, words }));
    return complaints(issue, made).map((complaint) => `seed ${seed}: ${complaint}`);
  });
  expect(faults).toEqual([]);
});
