// Makes src/engine/words/words.packed, the dictionary that engine/words/known-words.ts opens, of what jieba-wasm holds: `npm run build` and the tests call it.
// jieba-wasm ships its word list and its model of names inside its WebAssembly only. The list is there as text once a first text was cut;
// the model's tables stand among its constants.
import { renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where `packWords` puts it; the build copies it. */
export const packedPath = here("src/engine/words/words.packed");

/** Its first line; behind its last one stands a 0. */
const FIRST_LINE = "1号店 3 n\n";
/** What jieba's list is known to hold: others would mean that something else was read. */
const WORDS = 349_045;
const TOTAL = 60_101_964;
/** Characters that the model knows as the first, last, inner and only one of a word: one table each, told apart by their lengths. */
const TABLES = [6857, 7439, 6409, 14_519];
/** The model's characters. */
const HAN_FROM = 0x4e00;
const HAN_TO = 0x9fd5;
/** Logarithms have six decimals. */
const MILLION = 1e6;

/** Packs the words unless it was done since this file and the packages last changed. */
export function packWords() {
  const changed = Math.max(...["pack-words.mjs", "package-lock.json"].map((path) => timeOf(here(path))));
  if (timeOf(packedPath) > changed) return;
  const { cut, __wasm } = createRequire(import.meta.url)("jieba-wasm");
  cut("报", false);
  const memory = Buffer.from(__wasm.memory.buffer);
  const words = readWords(memory);
  const packed = pack(words, readModel(memory));
  // Put in place whole: tests may run beside.
  const draft = `${packedPath}.${process.pid}`;
  writeFileSync(draft, packed);
  renameSync(draft, packedPath);
}

/** By this name vitest calls it before the tests, which run the sources. */
export const setup = packWords;

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Words with how often each was counted and the letter of its part of speech, sorted by UTF-16 units. */
function readWords(memory) {
  const from = memory.indexOf(FIRST_LINE);
  if (from < 0) throw new Error("jieba-wasm holds no word list that is known here");
  const lines = memory.toString("utf8", from, memory.indexOf(0, from)).trimEnd().split("\n");
  const words = new Map(lines.map((line) => line.split(" ")).map(([word, count, tag]) => [word, [Number(count), letterOf(tag)]]));
  const total = [...words.values()].reduce((sum, [count]) => sum + count, 0);
  if (words.size !== WORDS || total !== TOTAL) throw new Error(`jieba-wasm has ${words.size} words, counted ${total} times`);
  return [...words].map(([word, [count, letter]]) => [word, count, letter]).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A tag's first letter says enough, but for verbs that serve as nouns. */
function letterOf(tag) {
  return (tag === "vn" ? "w" : tag).charCodeAt(0);
}

/**
 * For each character from HAN_FROM to HAN_TO the logarithms, in millionths, of how likely it is as the first, last, inner and only one of a word;
 * 0 where the model has none. In memory a table is a row of: place of a character in UTF-8, its length of 3, its logarithm.
 */
function readModel(memory) {
  const model = new Int32Array(4 * (HAN_TO - HAN_FROM + 1));
  const rows = [0, 8].flatMap((phase) => tablesIn(memory, phase));
  for (const [state, length] of TABLES.entries()) {
    const table = rows.find((row) => row.length === length);
    if (table === undefined) throw new Error(`jieba-wasm has no table of ${length} characters`);
    for (const [character, logarithm] of table) {
      const code = character.codePointAt(0);
      if (code >= HAN_FROM && code <= HAN_TO) model[4 * (code - HAN_FROM) + state] = Math.round(MILLION * logarithm);
    }
  }
  return model;
}

function tablesIn(memory, phase) {
  const tables = [];
  let table = [];
  for (let at = phase; at + 16 <= memory.length; at += 16) {
    const place = memory.readUInt32LE(at);
    const logarithm = memory.readDoubleLE(at + 8);
    const isEntry = memory.readUInt32LE(at + 4) === 3 && place + 3 <= memory.length && logarithm < 0 && logarithm > -100;
    if (isEntry) table.push([memory.toString("utf8", place, place + 3), logarithm]);
    else if (table.length > 0) {
      tables.push(table);
      table = [];
    }
  }
  return tables;
}

/** Lays the words out as a tree, level by level, so that a node's children are side by side. engine/words/known-words.ts describes the file. */
function pack(words, model) {
  const characters = [0];
  const counts = [0];
  const letters = [0];
  const children = [];
  // The words below each node, and how many characters they have in common.
  const below = [[0, words.length, 0]];
  for (let node = 0; node < below.length; node++) {
    const [from, to, depth] = below[node];
    children.push(below.length);
    for (let at = from; at < to; ) {
      const [word, count, tag] = words[at];
      const letter = word.charCodeAt(depth);
      let end = at + 1;
      while (end < to && words[end][0].charCodeAt(depth) === letter) end++;
      const isWord = word.length === depth + 1;
      characters.push(letter);
      counts.push(isWord ? count : 0);
      letters.push(isWord ? tag : 0);
      below.push([isWord ? at + 1 : at, end, depth + 1]);
      at = end;
    }
  }
  children.push(below.length);
  const parts = [Uint32Array.of(below.length, TOTAL), Uint32Array.from(children), Uint32Array.from(counts), model, Uint16Array.from(characters), Uint8Array.from(letters)];
  return Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer)));
}
