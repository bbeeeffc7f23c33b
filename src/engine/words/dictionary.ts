import { readFileSync } from "node:fs";

/** Words and how often each was counted, as a tree of UTF-16 units; and how likely a character is at each place of a word that is not in it. */
export interface Dictionary {
  /** Children of node n are the nodes from children[n] to before children[n + 1], ascending by their unit. */
  readonly children: Uint32Array;
  /** The unit that leads to a node. */
  readonly units: Uint16Array;
  /** How often the word was counted that ends at a node; 0: none does. */
  readonly counts: Uint32Array;
  /** The letter of the part of speech of the word that ends at a node, as jieba has it (`w`: a verb that serves as a noun); 0: no word. */
  readonly letters: Uint8Array;
  /** All counts. */
  readonly total: number;
  /** For each character from U+4E00: its logarithms, in millionths, as a word's first, last, inner and only character; 0: not known. */
  readonly places: Int32Array;
}

/** Where the tree begins. */
export const ROOT = 0;

/** The first and the last character that `places` knows. */
export const PLACES_FROM = 0x4e00;
export const PLACES_TO = 0x9fd5;
const PLACES = 4 * (PLACES_TO - PLACES_FROM + 1);

/** Opens what pack-words.mjs wrote: the number of nodes, `total`, then `children`, `counts`, `places`, `units`, `letters` without gaps. */
export function openDictionary(path: string): Dictionary {
  // A buffer of its own, so that its first byte stands where numbers of four bytes may.
  const { buffer, byteOffset } = readFileSync(path);
  const [nodes = 0, total = 0] = new Uint32Array(buffer, byteOffset, 2);
  const children = new Uint32Array(buffer, byteOffset + 8, nodes + 1);
  const counts = new Uint32Array(buffer, behind(children), nodes);
  const places = new Int32Array(buffer, behind(counts), PLACES);
  const units = new Uint16Array(buffer, behind(places), nodes);
  const letters = new Uint8Array(buffer, behind(units), nodes);
  return { children, units, counts, letters, total, places };
}

function behind({ byteOffset, byteLength }: ArrayBufferView): number {
  return byteOffset + byteLength;
}

/** The node that `unit` leads to from `node`; undefined: no word goes on so. */
export function childOf({ children, units }: Dictionary, node: number, unit: number): number | undefined {
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

/** Whether the text is one of its words. */
export function holds(dictionary: Dictionary, text: string): boolean {
  const node = nodeOf(dictionary, text);
  return node !== undefined && dictionary.counts[node] !== 0;
}

/** The letter of a word's part of speech; undefined: it is none of the words. */
export function letterOf(dictionary: Dictionary, word: string): string | undefined {
  const node = nodeOf(dictionary, word);
  const letter = node === undefined ? 0 : (dictionary.letters[node] as number);
  return letter === 0 ? undefined : String.fromCharCode(letter);
}

function nodeOf(dictionary: Dictionary, text: string): number | undefined {
  let node: number | undefined = ROOT;
  for (let at = 0; at < text.length && node !== undefined; at++) node = childOf(dictionary, node, text.charCodeAt(at));
  return node;
}
