import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize, resolve, sep } from "node:path";
import { unzipSync } from "fflate";
import { diskHost } from "../app/disk-host.ts";
import type { Host } from "../app/host.ts";
import { sourceFile } from "../base/source.ts";
import type { Watch } from "../base/watch.ts";
import { locateFont } from "../fonts/disk.ts";
import { lockTextsIn } from "./lock-texts.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill } from "./texts.ts";

/** pack.json: where in a pack its parts stand. */
export interface PackList {
  readonly schema: "banmian.pack/1";
  /** issue.yaml. */
  readonly issue: string;
  /** fonts.yaml of the fonts that it uses. */
  readonly fonts: string;
  /** The program's own profile, where the issue is printed with it. */
  readonly profile?: string;
}

export const PACK_LIST = "pack.json";

/** A pack that lies open on the disk. */
export interface Pack {
  /** issue.yaml, absolute. */
  readonly manifest: string;
  /** A host that takes fonts and profile from the pack. */
  readonly host: (watch: Watch) => Host;
  /** Removes what was unpacked. */
  readonly close: () => Promise<void>;
}

/** True for a zip file, and for a folder that a pack was unpacked to. @param path absolute */
export async function isPack(path: string): Promise<boolean> {
  const place = await stat(path).catch(() => undefined);
  if (place?.isFile()) return path.endsWith(".zip");
  if (!place?.isDirectory()) return false;
  return (await stat(join(path, PACK_LIST)).catch(() => undefined))?.isFile() ?? false;
}

/** @throws Misuse when it is no pack */
export async function openPack(name: string, terminal: Terminal): Promise<Pack> {
  const path = resolve(terminal.folder, name);
  const unfit = new Misuse(fill(lockTextsIn(terminal.language).unfitPack, { path: name }));
  const zipped = path.endsWith(".zip");
  const folder = zipped ? await mkdtemp(join(tmpdir(), "banmian-pack-")) : path;
  const close = async (): Promise<void> => {
    if (zipped) await rm(folder, { recursive: true, force: true });
  };
  try {
    if (zipped) await unpack(await readFile(path), folder);
    const list: Partial<PackList> = JSON.parse(await readFile(join(folder, PACK_LIST), "utf8"));
    const { schema, issue, fonts, profile } = list;
    if (schema !== "banmian.pack/1" || issue === undefined || fonts === undefined) throw unfit;
    const catalogue = sourceFile(fonts, await readFile(within(folder, fonts), "utf8"));
    return {
      manifest: within(folder, issue),
      close,
      host: (watch) => {
        const host = diskHost(terminal, watch);
        const place = dirname(within(folder, fonts));
        return {
          ...host,
          fonts: { ...host.fonts, catalogue, locate: (entry) => locateFont(place, entry) },
          profile: profile === undefined ? host.profile : within(folder, profile),
        };
      },
    };
  } catch {
    await close();
    throw unfit;
  }
}

async function unpack(zip: Uint8Array, folder: string): Promise<void> {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const place = within(folder, name);
    if (name.endsWith("/")) continue;
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, bytes);
  }
}

/** @throws Error for a name that leads out of the folder: a pack may come from anywhere */
function within(folder: string, name: string): string {
  const place = normalize(join(folder, name));
  if (!place.startsWith(`${normalize(folder)}${sep}`)) throw new Error(`${name} leads out of the pack`);
  return place;
}
