import { type Dictionary, PLACES_FROM, PLACES_TO } from "./dictionary.ts";

// Words that no dictionary has, names above all, by a hidden Markov model: each character is its word's first, last, inner or only one;
// of all ways to say so the likeliest is taken (Viterbi). The figures are those of jieba, finalseg/prob_start.py and prob_trans.py.

const FIRST = 0;
const LAST = 1;
const INNER = 2;
const ONLY = 3;
const STATES = [FIRST, LAST, INNER, ONLY] as const;

/** The logarithm of what does not happen. It is finite: where nothing is likely, the others still count. */
const NEVER = -3.14e100;
const MILLIONTH = 1e6;

/** Logarithms of how likely a text begins in each state. */
const BEGINS = [-0.26268660809250016, NEVER, NEVER, -1.4652633398537678];

/**
 * For each state: the states that may stand before it, with the logarithm of how likely it follows each.
 * Of two as likely the second is taken, as jieba does.
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

/** Han, which is cut by likelihood, and figures and Latin, which stay whole, as all between them does. */
const HAN_OR_LATIN = /([\u4e00-\u9fd5]+|[a-zA-Z0-9]+(?:[^\n\u4e00-\u9fd5]\d+)?%?)/u;

/** Cuts a text in which the dictionary found no words of more than a character. */
export function cutNames(dictionary: Dictionary, text: string): readonly string[] {
  const parts = text.split(HAN_OR_LATIN).filter((part) => part !== "");
  return parts.flatMap((part) => (isPlaced(part.charCodeAt(0)) ? cutHan(dictionary, part) : [part]));
}

function isPlaced(unit: number): boolean {
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

/** The state of each character in the likeliest sequence. The last one ends a word. */
function likeliest({ places }: Dictionary, text: string): Uint8Array {
  const length = text.length;
  const scores = new Float64Array(4 * length);
  const before = new Uint8Array(4 * length);
  const placed = (at: number, state: number): number => {
    const known = places[4 * (text.charCodeAt(at) - PLACES_FROM) + state] as number;
    return known === 0 ? NEVER : known / MILLIONTH;
  };
  for (const state of STATES) scores[state] = (BEGINS[state] as number) + placed(0, state);
  for (let at = 1; at < length; at++) {
    for (const state of STATES) {
      const [[one, oneFollows], [other, otherFollows]] = FOLLOWS[state];
      const here = placed(at, state);
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
