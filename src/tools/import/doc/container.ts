/** A compound file (MS-CFB): a small file system, which holds Word's older documents. */
export interface Container {
  /** Of the streams and storages in the root. */
  readonly names: readonly string[];
  /** The bytes of a stream of the root; undefined: there is none, or it is broken. */
  readonly stream: (name: string) => Buffer | undefined;
}

interface Entry {
  readonly start: number;
  readonly size: number;
}

/** Numbers from here on end a chain, or name no sector. */
const NO_SECTOR = 0xfffffffa;
const ENTRY = 128;
/** The header lists so many sectors of the table by itself. */
const LISTED = 109;

/**
 * Opens a compound file. The library for it (cfb) reads every stream at once: hostile files of 2 MB let it take gigabytes.
 * @returns undefined if it is damaged
 */
export function openContainer(bytes: Uint8Array): Container | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return opened(file);
  } catch {
    return undefined;
  }
}

function opened(file: Buffer): Container | undefined {
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const sectors: Sectors = { file, size: 2 ** shift, table: sectorTable(file, 2 ** shift) };
  const directory = chained(sectors, file.readUInt32LE(48));
  const root = entryAt(directory, 0);
  const found = entriesIn(directory);
  const cutoff = file.readUInt32LE(56);
  const small = (): Sectors => ({
    file: chained(sectors, root.start),
    size: 2 ** Math.min(file.readUInt16LE(32), shift),
    table: numbersIn(chained(sectors, file.readUInt32LE(60))),
  });
  const stream = (name: string): Buffer | undefined => {
    const entry = found.get(name);
    if (entry === undefined) return undefined;
    const data = entry.size < cutoff ? chained(small(), entry.start, 0) : chained(sectors, entry.start);
    return data.subarray(0, entry.size);
  };
  return { names: [...found.keys()], stream };
}

interface Sectors {
  readonly file: Buffer;
  readonly size: number;
  /** The sector that follows each one. */
  readonly table: readonly number[];
}

function numbersIn(bytes: Buffer): readonly number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(4 * at));
}

/** The table of sectors, itself in sectors, which the header lists, and sectors of lists. */
function sectorTable(file: Buffer, size: number): readonly number[] {
  const most = Math.ceil(file.length / size);
  const listed = numbersIn(file.subarray(76, 76 + 4 * LISTED)).filter((sector) => sector < NO_SECTOR);
  let next = file.readUInt32LE(68);
  for (let lists = 0; next < most && lists < most && listed.length < most; lists++) {
    const list = numbersIn(sectorOf(file, size, next, 1));
    listed.push(...list.slice(0, -1).filter((sector) => sector < NO_SECTOR));
    next = list.at(-1) ?? NO_SECTOR;
  }
  return listed.slice(0, most).flatMap((sector) => numbersIn(sectorOf(file, size, sector, 1)));
}

function sectorOf(file: Buffer, size: number, sector: number, offset: number): Buffer {
  return file.subarray((sector + offset) * size, (sector + offset + 1) * size);
}

/** @param offset sectors before the first: the file's header takes one */
function chained({ file, size, table }: Sectors, start: number, offset = 1): Buffer {
  const chain: Buffer[] = [];
  const seen = new Set<number>();
  for (let sector = start; sector < NO_SECTOR && !seen.has(sector); sector = table[sector] ?? NO_SECTOR) {
    seen.add(sector);
    const data = sectorOf(file, size, sector, offset);
    if (data.length === 0) break;
    chain.push(data);
  }
  return Buffer.concat(chain);
}

function entryAt(directory: Buffer, at: number): Entry {
  return { start: directory.readUInt32LE(ENTRY * at + 116), size: directory.readUInt32LE(ENTRY * at + 120) };
}

/** What stands in the root: embedded documents have streams of the same names in storages of their own. */
function entriesIn(directory: Buffer): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const seen = new Set<number>();
  const next = [directory.readUInt32LE(76)];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    const place = ENTRY * at;
    if (seen.has(at) || place + ENTRY > directory.length) continue;
    seen.add(at);
    const length = Math.max(0, Math.min(directory.readUInt16LE(place + 64) - 2, 62));
    entries.set(directory.toString("utf16le", place, place + length), entryAt(directory, at));
    next.push(directory.readUInt32LE(place + 68), directory.readUInt32LE(place + 72));
  }
  return entries;
}
