import fc from "fast-check";
import MiniSearch from "minisearch";
import { expect, test } from "vitest";
import { simplifiedForms } from "../../../src/engine/words/traditional.ts";
import {
  firstTermIn,
  folded,
  gramsOf,
  gramsOfQuery,
  INDEXING,
  placesOfTerms,
  spellingsBy,
  spelt,
  termPattern,
  termsOf,
} from "../../../src/formats/site/grams.ts";
import { searchShard } from "../../../src/formats/site/shard.ts";

const spellings = spellingsBy(simplifiedForms());

function patternsOf(query: string): readonly RegExp[] {
  return termsOf(query).map((term) => termPattern(term, spellings));
}

test.each([
  ["江岸线", ["江岸", "岸线", "线"], "neighbours, and the last alone"],
  ["江", ["江"], "one character"],
  ["江，岸", ["江", "岸"], "a stop parts a run"],
  ["5G时代WiFi", ["5g", "时代", "代", "wifi"], "Latin words are whole, in small letters"],
  ["３.５元", ["3", "5", "元"], "full-width figures are figures"],
  ["𠮷野家", ["𠮷野", "野家", "家"], "characters outside the BMP count as one"],
  ["……", [], "punctuation is no word"],
])("%s → %j: %s", (text, grams) => {
  expect(gramsOf(text)).toEqual(grams);
});

test.each([
  ["江岸线", ["江岸", "岸线"], "what stands behind the last one is not asked"],
  ["江", ["江"], "a single one begins a word"],
  ["江岸 线", ["江岸", "线"], "a single one behind a blank too"],
])("asked for %s: %j: %s", (query, grams) => {
  expect(gramsOfQuery(query)).toEqual(grams);
});

test.each<[string, string, readonly number[] | undefined, string]>([
  ["全线贯通", "线贯", [1], "in the middle of a word"],
  ["全线贯通", "线通", undefined, "not side by side"],
  ["WiFi 信号", "wifi", [0], "letters of any size"],
  ["看闸人叫邢守田", "邢守田　看闸", [4, 0], "what blanks part may stand anywhere"],
  ["看闸人叫邢守田", "邢守田 水位", undefined, "but all of it must stand"],
  ["公共資訊平台", "资讯", [2], "simplified for traditional"],
  ["公共资讯平台", "資訊", [2], "traditional for simplified"],
  ["頭髮，發光", "发", [1], "one for two"],
  ["發光", "髮", undefined, "but those two are not one"],
  ["裡面", "里面", [0], "a variant"],
  ["決定換船", "决定换船", [0], "what the table of the norm lacks"],
  ["a.b (1)", "(1)", [4], "signs mean themselves"],
  ["axb", "a.b", undefined, "a stop too"],
])("%s holds %s at %j: %s", (text, query, places) => {
  expect(placesOfTerms(text, patternsOf(query))).toEqual(places);
});

test.each<[string, string, ReturnType<typeof firstTermIn>, string]>([
  ["看闸人叫邢守田", "邢守田 看闸", { at: 0, length: 2 }, "the first in the text"],
  ["看闸人", "看闸 看闸人", { at: 0, length: 3 }, "the longer of two"],
  ["看闸人", "水", undefined, "none"],
])("in %s of %s is marked %j: %s", (text, query, found) => {
  expect(firstTermIn(text, patternsOf(query))).toEqual(found);
});

const han = fc.constantFrom(..."江岸线水天地玄黄𠮷");
const other = fc.constantFrom("，", " ", "W", "5", "\n");

test("a story is found by every stretch of Han in it, through the index as it is written", () => {
  const texts = fc.array(fc.oneof({ weight: 6, arbitrary: han }, { weight: 1, arbitrary: other }), { minLength: 1 });
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (characters, from, length) => {
      const start = from % characters.length;
      const query = characters.slice(start, start + 1 + (length % 4)).join("");
      fc.pre(/^\p{Script=Han}+$/u.test(query));
      const stories = [{ id: "a", title: "题", text: characters.join(""), pages: ["1"] }];
      const shard = JSON.parse(new TextDecoder().decode(searchShard([{ day: "202611/24", stories }])));
      const index = MiniSearch.loadJS(shard, INDEXING);
      const prefix = (term: string): boolean => [...term].length === 1;
      const found = index.search(query, { tokenize: gramsOfQuery, combineWith: "AND", prefix });
      expect(found.map(({ id }) => id)).toEqual(["202611/24/a"]);
    }),
    { seed: 20261124 },
  );
});

test.each([
  ["资讯", ["资讯", "资訊", "資讯", "資訊"], "each character by itself"],
  ["髮", ["髮", "发"], "a traditional one and its simplified form"],
  ["裏", ["裏", "里", "裡"], "and its other traditional form"],
  ["说", ["说", "說", "説"], "both forms of a simplified one"],
  ["wifi", ["wifi"], "Latin is as it is"],
])("%s is spelt %j: %s", (word, all) => {
  expect(spelt(word, spellings)).toEqual(all);
});

test("folding keeps every offset", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
      expect(folded(text)).toHaveLength(text.length);
    }),
    { seed: 20261124 },
  );
});
