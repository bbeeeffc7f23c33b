import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { englishHyphens } from "./hyphens.ts";
import type { WordKind, Words } from "./words.ts";

/*
 * Cuts Chinese text into words with the dictionary that the package brings, and with a statistical model for words that no dictionary has, such as names:
 * 记者|苏晚晴|到. Both work as in jieba (github.com/fxsjy/jieba). The dictionary is a tree of flat arrays, so it is used as read from the disk, without parsing.
 */

/** pack-words.mjs writes it beside the sources and beside the built program. */
const packed = fileURLToPath(new URL("./words.packed", import.meta.url));

/** A run of characters that words consist of. Every other character is a word by itself. */
const WORDS_OR_OTHERS =
  /[\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{f900}-\u{faff}\u{20000}-\u{2a6df}\u{2a700}-\u{2ebef}\u{2f800}-\u{2fa1f}a-zA-Z0-9+#&._%-]+|\r\n|./gsu;

/**
 * Chinese words and Latin hyphens. Takes the likeliest way to cut a text into words of the dictionary, and looks for names in what is left as single
 * characters side by side (jieba's cut with HMM). The dictionary is opened with the first text.
 */
export function knownWords(): Words {
  let opened: Dictionary | undefined;
  const dictionary = (): Dictionary => {
    opened ??= openDictionary(packed);
    return opened;
  };
  const words = (text: string): readonly string[] =>
    (text.match(WORDS_OR_OTHERS) ?? []).flatMap((part) => cut(dictionary(), part));
  const kindOf = (word: string): WordKind | undefined => KINDS[letterOf(dictionary(), word) ?? ""];
  return Object.assign(words, { kindOf, hyphens: englishHyphens() });
}

/** Parts of speech by jieba's letters, as far as headings need them. */
const KINDS: Readonly<Record<string, WordKind>> = {
  n: "noun",
  j: "noun",
  v: "verb",
  w: "action",
  a: "adjective",
  b: "modifier",
  z: "adjective",
  d: "adverb",
  p: "preposition",
  c: "conjunction",
  u: "particle",
  y: "particle",
  r: "pronoun",
  m: "number",
  q: "measure",
  t: "time",
  s: "place",
  f: "side",
  i: "phrase",
  l: "phrase",
};

function cut(dictionary: Dictionary, text: string): readonly string[] {
  const ends = likeliestEnds(dictionary, text);
  const words: string[] = [];
  let singles = 0;
  for (let at = 0; at < text.length; at = ends[at] as number) {
    const end = ends[at] as number;
    if (end === at + widthAt(text, at)) continue;
    words.push(...cutSingles(dictionary, text.slice(singles, at)), text.slice(at, end));
    singles = end;
  }
  words.push(...cutSingles(dictionary, text.slice(singles)));
  return words;
}

/** Single characters side by side: names, unless the dictionary has them as a word. Then the cut has already found them likelier apart. */
function cutSingles(dictionary: Dictionary, text: string): readonly string[] {
  if (text.length <= 1) return text === "" ? [] : [text];
  return isWord(dictionary, text) ? [...text] : cutNames(dictionary, text);
}

/**
 * For each place where a word may begin, its end in the likeliest cut of the rest of the text. A word is as likely as its count; a character that is no word
 * counts once. Between equals the longer word wins.
 */
function likeliestEnds(dictionary: Dictionary, text: string): Uint32Array {
  const all = Math.log(dictionary.total);
  const scores = new Float64Array(text.length + 1);
  const ends = new Uint32Array(text.length);
  for (let at = text.length - 1; at >= 0; at--) {
    let best = Number.NEGATIVE_INFINITY;
    let node: number | undefined = ROOT;
    for (let end = at + 1; end <= text.length; end++) {
      node = childOf(dictionary, node, text.charCodeAt(end - 1));
      if (node === undefined) break;
      const count = dictionary.counts[node] as number;
      const score = Math.log(count) - all + (scores[end] as number);
      if (count === 0 || score < best) continue;
      best = score;
      ends[at] = end;
    }
    if (ends[at] === 0) {
      ends[at] = at + widthAt(text, at);
      best = (scores[ends[at] as number] as number) - all;
    }
    scores[at] = best;
  }
  return ends;
}

/** UTF-16 units of the character at `at`. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}

// A hidden Markov model finds words that no dictionary has, above all names. It marks each character as the first, last, inner or only one of its word and
// takes the likeliest sequence of marks (Viterbi). The figures come from jieba, finalseg/prob_start.py and prob_trans.py.

const FIRST = 0;
const LAST = 1;
const INNER = 2;
const ONLY = 3;
const STATES = [FIRST, LAST, INNER, ONLY] as const;

/** The logarithm of an impossible step. It is finite, so that two impossible sequences can still be compared. */
const NEVER = -3.14e100;
const MILLIONTH = 1e6;

/** Logarithms of the probability that a text begins in each state. */
const BEGINS = [-0.26268660809250016, NEVER, NEVER, -1.4652633398537678];

/**
 * For each state: the two states that may come before it, with the logarithm of the probability of that step.
 * Between equals the second wins, as in jieba.
 */
const FOLLOWS = [
  [
    [LAST, -0.5897149736854513],
    [ONLY, -0.7211965654669841],
  ],
  [
    [FIRST, -0.51082562376599],
    [INNER, -0.33344856811948514],
  ],
  [
    [FIRST, -0.916290731874155],
    [INNER, -1.2603623820268226],
  ],
  [
    [LAST, -0.8085250474669937],
    [ONLY, -0.6658631448798212],
  ],
] as const;

/** Splits text at Han, which the model cuts, and at figures and Latin words; these and all between them stay whole. */
const HAN_OR_LATIN = /([\u4e00-\u9fd5]+|[a-zA-Z0-9]+(?:[^\n\u4e00-\u9fd5]\d+)?%?)/u;

/** Cuts a text in which the dictionary found no words of more than a character. */
function cutNames(dictionary: Dictionary, text: string): readonly string[] {
  const parts = text.split(HAN_OR_LATIN).filter((part) => part !== "");
  return parts.flatMap((part) => (isInModel(part.charCodeAt(0)) ? cutHan(dictionary, part) : [part]));
}

function isInModel(unit: number): boolean {
  return unit >= PLACES_FROM && unit <= PLACES_TO;
}

function cutHan(dictionary: Dictionary, text: string): readonly string[] {
  const words: string[] = [];
  let begun = 0;
  for (const [at, state] of likeliest(dictionary, text).entries()) {
    if (state !== LAST && state !== ONLY) continue;
    words.push(text.slice(begun, at + 1));
    begun = at + 1;
  }
  return words;
}

/** The state of each character in the likeliest sequence. */
function likeliest({ places }: Dictionary, text: string): Uint8Array {
  const length = text.length;
  const scores = new Float64Array(4 * length);
  const before = new Uint8Array(4 * length);
  const likelihood = (at: number, state: number): number => {
    const millionths = places[4 * (text.charCodeAt(at) - PLACES_FROM) + state] as number;
    return millionths === 0 ? NEVER : millionths / MILLIONTH;
  };
  for (const state of STATES) scores[state] = (BEGINS[state] as number) + likelihood(0, state);
  for (let at = 1; at < length; at++) {
    for (const state of STATES) {
      const [[one, oneFollows], [other, otherFollows]] = FOLLOWS[state];
      const here = likelihood(at, state);
      const byOne = (scores[4 * (at - 1) + one] as number) + oneFollows + here;
      const byOther = (scores[4 * (at - 1) + other] as number) + otherFollows + here;
      scores[4 * at + state] = Math.max(byOne, byOther);
      before[4 * at + state] = byOther >= byOne ? other : one;
    }
  }
  const states = new Uint8Array(length);
  const end = 4 * (length - 1);
  let state: number = (scores[end + ONLY] as number) >= (scores[end + LAST] as number) ? ONLY : LAST;
  for (let at = length - 1; at >= 0; at--) {
    states[at] = state;
    state = before[4 * at + state] as number;
  }
  return states;
}

/** Words with their counts, as a tree of UTF-16 units, and the model's probabilities of characters by their place in a word. */
interface Dictionary {
  /** The children of node n are the nodes children[n] … children[n + 1] − 1, ascending by their unit. */
  readonly children: Uint32Array;
  /** The unit that leads to a node. */
  readonly units: Uint16Array;
  /** The count of the word that ends at a node; 0: no word does. */
  readonly counts: Uint32Array;
  /** jieba's letter for the part of speech of the word that ends at a node (`w`: a verb that serves as a noun); 0: no word. */
  readonly letters: Uint8Array;
  readonly total: number;
  /** For each character from U+4E00: its logarithms, in millionths, as a word's first, last, inner and only character; 0: unknown. */
  readonly places: Int32Array;
}

const ROOT = 0;

/** The first and the last character of `places`. */
const PLACES_FROM = 0x4e00;
const PLACES_TO = 0x9fd5;
const PLACES = 4 * (PLACES_TO - PLACES_FROM + 1);

/** Opens the file of pack-words.mjs: the number of nodes, `total`, then `children`, `counts`, `places`, `units`, `letters` without gaps. */
function openDictionary(path: string): Dictionary {
  // A file of this size has a buffer of its own, so its first byte is aligned for numbers of four bytes.
  const { buffer, byteOffset } = readFileSync(path);
  const [nodes = 0, total = 0] = new Uint32Array(buffer, byteOffset, 2);
  const children = new Uint32Array(buffer, byteOffset + 8, nodes + 1);
  const counts = new Uint32Array(buffer, endOf(children), nodes);
  const places = new Int32Array(buffer, endOf(counts), PLACES);
  const units = new Uint16Array(buffer, endOf(places), nodes);
  const letters = new Uint8Array(buffer, endOf(units), nodes);
  return { children, units, counts, letters, total, places };
}

function endOf({ byteOffset, byteLength }: ArrayBufferView): number {
  return byteOffset + byteLength;
}

/** The node that `unit` leads to from `node`; undefined: no word continues with it. */
function childOf({ children, units }: Dictionary, node: number, unit: number): number | undefined {
  let low = children[node] as number;
  let high = (children[node + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = units[middle] as number;
    if (found === unit) return middle;
    if (found < unit) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function isWord(dictionary: Dictionary, text: string): boolean {
  const node = nodeOf(dictionary, text);
  return node !== undefined && dictionary.counts[node] !== 0;
}

/** The letter of a word's part of speech; undefined: the dictionary lacks the word. */
function letterOf(dictionary: Dictionary, word: string): string | undefined {
  const node = nodeOf(dictionary, word);
  const letter = node === undefined ? 0 : (dictionary.letters[node] as number);
  return letter === 0 ? undefined : String.fromCharCode(letter);
}

function nodeOf(dictionary: Dictionary, text: string): number | undefined {
  let node: number | undefined = ROOT;
  for (let at = 0; at < text.length && node !== undefined; at++) node = childOf(dictionary, node, text.charCodeAt(at));
  return node;
}
