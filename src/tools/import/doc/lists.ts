import type { DocFile } from "./fib.ts";
import type { WrittenLevel, WrittenList } from "./package.ts";

/** Formats of numbers by their codes in .doc (MS-OSHARED MSONFC), as ST_NumberFormat of ECMA-376 names them. */
const CODES: readonly string[] = [
  ..."decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago".split(" "),
  ..."ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal".split(" "),
  ..."japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth".split(" "),
  ..."decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen".split(" "),
  ..."decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac".split(" "),
  ..."ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand".split(" "),
  ..."taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand".split(" "),
];
const NONE = 255;

/** Bytes of a list, of its use, and of the beginning of a level (MS-DOC LSTF, LFO, LVLF). */
const LIST = 28;
const USE = 16;
const LEVEL = 28;
const LEVELS = 9;

/** The lists of a document: paragraphs name a use of one, from 1. */
export function docLists({ table, behind }: DocFile): readonly WrittenList[] {
  const lists = table("lists");
  const uses = table("listUses");
  if (lists.length < 2 || uses.length < 4) return [];
  const described = listsIn(lists, new LevelReader(behind("lists", 2 + LIST * lists.readUInt16LE(0))));
  const count = Math.min(uses.readUInt32LE(0), Math.floor((uses.length - 4) / USE));
  const levels = new LevelReader(uses.subarray(4 + USE * count));
  return Array.from({ length: count }, (_, at) => uses.subarray(4 + USE * at, 4 + USE * (at + 1))).flatMap(
    (use, at): readonly WrittenList[] => {
      const restarts = levels.restarts(use[12] ?? 0);
      const list = described.get(use.readInt32LE(0));
      return list === undefined ? [] : [{ id: at + 1, ...list, restarts }];
    },
  );
}

function listsIn(table: Buffer, reader: LevelReader): ReadonlyMap<number, Omit<WrittenList, "id" | "restarts">> {
  const lists = new Map<number, Omit<WrittenList, "id" | "restarts">>();
  for (let at = 0; 2 + LIST * (at + 1) <= table.length; at++) {
    const record = table.subarray(2 + LIST * at, 2 + LIST * (at + 1));
    const isSimple = ((record[26] ?? 0) & 1) !== 0;
    const levels = Array.from({ length: isSimple ? 1 : LEVELS }, () => reader.level());
    lists.set(record.readInt32LE(0), { counter: at, levels: levels.filter((level) => level !== undefined) });
  }
  return lists;
}

/** Reads levels behind one another; their lengths differ. */
class LevelReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Undefined: there is none. */
  level(): WrittenLevel | undefined {
    const bytes = this.#bytes.subarray(this.#at);
    if (bytes.length < LEVEL) return undefined;
    const at = LEVEL + (bytes[24] ?? 0) + (bytes[25] ?? 0);
    if (at + 2 > bytes.length) return undefined;
    const end = at + 2 + 2 * bytes.readUInt16LE(at);
    this.#at += end;
    const text = levelText(bytes.toString("utf16le", at + 2, end));
    return { format: numberFormat(bytes[4] ?? 0), text, start: bytes.readInt32LE(0) };
  }

  /** Levels that a use of a list begins anew. */
  restarts(count: number): WrittenList["restarts"] {
    const restarts: { level: number; start: number }[] = [];
    this.#at += 4;
    for (let left = count; left > 0 && this.#at + 8 <= this.#bytes.length; left--) {
      const start = this.#bytes.readInt32LE(this.#at);
      const [flags = 0] = this.#bytes.subarray(this.#at + 4);
      this.#at += 8;
      const own = (flags & 0x20) === 0 ? undefined : this.level();
      if ((flags & 0x10) !== 0 || own !== undefined) restarts.push({ level: flags & 0xf, start: own?.start ?? start });
    }
    return restarts;
  }
}

/** The text of a level in which levels' figures stand as their numbers, from 0: `%1、`. */
function levelText(text: string): string {
  return Array.from(text, (sign) => (sign.charCodeAt(0) < LEVELS ? `%${sign.charCodeAt(0) + 1}` : sign)).join("");
}

function numberFormat(code: number): string {
  return code === NONE ? "none" : (CODES[code] ?? "decimal");
}
