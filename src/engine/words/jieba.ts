import { fileURLToPath } from "node:url";
import { childOf, type Dictionary, holds, letterOf, openDictionary, ROOT } from "./dictionary.ts";
import { cutNames } from "./names.ts";
import type { WordKind, Words } from "./words.ts";

/** Made by pack-words.mjs, beside the sources and the built program. */
const packed = fileURLToPath(new URL("./words.packed", import.meta.url));

/** What may stand in a word. All else is a word by itself, each character. */
const WORDS_OR_OTHERS =
  /[\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{f900}-\u{faff}\u{20000}-\u{2a6df}\u{2a700}-\u{2ebef}\u{2f800}-\u{2fa1f}a-zA-Z0-9+#&._%-]+|\r\n|./gsu;

/**
 * Cuts texts as jieba does (github.com/fxsjy/jieba, cut with HMM): of all ways to cut a text into words of the dictionary the likeliest; what
 * comes out as single characters side by side is looked at again for names. The dictionary is opened with the first text.
 */
export function jiebaWords(): Words {
  let opened: Dictionary | undefined;
  const dictionary = (): Dictionary => {
    opened ??= openDictionary(packed);
    return opened;
  };
  const words = (text: string): readonly string[] =>
    (text.match(WORDS_OR_OTHERS) ?? []).flatMap((part) => cut(dictionary(), part));
  const kindOf = (word: string): WordKind | undefined => KINDS[letterOf(dictionary(), word) ?? ""];
  return Object.assign(words, { kindOf });
}

/** The parts of speech by jieba's letters. Those that say nothing here are left out. */
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

/** Characters side by side. If the dictionary has them as one word, they were likelier apart. */
function cutSingles(dictionary: Dictionary, text: string): readonly string[] {
  if (text.length <= 1) return text === "" ? [] : [text];
  return holds(dictionary, text) ? [...text] : cutNames(dictionary, text);
}

/**
 * For each place where a word may begin, its end in the likeliest cut of all that follows. A word's likelihood is how often it was counted; a
 * character that is no word counts as one that was counted once. Of two as likely the longer is taken.
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

/** Units of the character there. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}
