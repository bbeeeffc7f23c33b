// Opens a pack so that it can be built: a host that reads all files, fonts and the profile from the pack instead of the disk. A pack may come from a stranger,
// so its list is checked first and no path in it may lead outside.
import { open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { jsonIn } from "../base/json.ts";
import { sourceFile } from "../base/source.ts";
import type { Watch } from "../base/watch.ts";
import { diskHost, type Host } from "../build/host.ts";
import type { Lock } from "../build/lock.ts";
import { type FontEntry, parseCatalogue } from "../engine/fonts/catalogue.ts";
import { bytesInMemory } from "../engine/fonts/font-file.ts";
import { say } from "../locales/texts.ts";
import {
  type Damage,
  type PackFiles,
  packDamage,
  packPlace,
  unpackedFiles,
  zippedFiles,
} from "../tools/records/pack.ts";
import { ZipFault } from "../tools/records/zip.ts";
import { isFile } from "./issue-paths.ts";
import type { Terminal } from "./terminal.ts";
import { misuse } from "./texts.ts";

/** pack.json: the places of a pack's parts. */
const packList = z.object({
  schema: z.literal("banmian.pack/1"),
  /** issue.yaml. */
  issue: z.string(),
  /** fonts.yaml of the fonts that it uses. */
  fonts: z.string(),
  /** The program's own profile, if the issue is printed with it. */
  profile: z.string().optional(),
});

export type PackList = z.infer<typeof packList>;

export const PACK_LIST = "pack.json";

/** A pack that can be read. */
interface Pack {
  /** issue.yaml, absolute. */
  readonly manifest: string;
  /** A host that reads all files from the pack, fonts and profile too. */
  readonly host: (watch: Watch) => Host;
  /** Files that differ from those that were packed; inputs are left out, since the lock proves them. */
  readonly damage: (was: Lock) => Promise<readonly Damage[]>;
  readonly close: () => Promise<void>;
}

/** True for a zip file, and for an unpacked pack. @param path absolute */
export async function isPack(path: string): Promise<boolean> {
  if (await isFile(path)) return path.endsWith(".zip") || beginsAsZip(path);
  return isFile(join(path, PACK_LIST));
}

/** By its content, since `pack --out` may give a pack any name. */
async function beginsAsZip(path: string): Promise<boolean> {
  const handle = await open(path, "r").catch(() => undefined);
  if (handle === undefined) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString("latin1") === "PK\x03\x04";
  } finally {
    await handle.close();
  }
}

/** @throws Misuse if it is no pack, or one that must not be trusted */
export async function openPack(name: string, terminal: Terminal): Promise<Pack> {
  const path = resolve(terminal.folder, name);
  let files: PackFiles | undefined;
  try {
    files = await ((await isFile(path)) ? zippedFiles : unpackedFiles)(path, terminal);
    return await packIn(files, terminal);
  } catch (error) {
    await files?.close();
    if (error instanceof Unfit) {
      throw misuse(
        "refused-pack",
        { path: name, reason: say("pack-fault", { fault: error.reason, name: error.named }, terminal) },
        terminal,
      );
    }
    if (!(error instanceof ZipFault)) throw error;
    if (error.kind === "unfit") throw misuse("unfit-pack", { path: name }, terminal);
    const reason = say("pack-fault", { fault: error.kind, name: error.entry }, terminal);
    throw misuse("refused-pack", { path: name, reason }, terminal);
  }
}

/** Why a sound zip is not a pack of ours. */
class Unfit extends Error {
  readonly reason: "list" | "file" | "font" | "fonts";
  readonly named: string;

  constructor(reason: Unfit["reason"], named: string) {
    super(reason);
    this.reason = reason;
    this.named = named;
  }
}

/** All fonts of an issue are held in memory: those of the sample issues have 70 MB. */
const MOST_FONT_BYTES = 512 * 2 ** 20;

async function packIn(pack: PackFiles, terminal: Terminal): Promise<Pack> {
  const list = new TextDecoder().decode(await pack.files.read(join(pack.root, PACK_LIST)));
  const { data } = packList.safeParse(jsonIn(list));
  if (data === undefined) throw new Unfit("list", PACK_LIST);
  const { issue, fonts, profile } = data;
  const placeOf = async (name: string): Promise<string> => {
    const place = await packPlace(pack, "", name);
    if (place === undefined) throw new Unfit("file", name);
    return place;
  };
  const manifest = await placeOf(issue);
  const ownProfile = profile === undefined ? undefined : await placeOf(profile);
  const text = new TextDecoder().decode(await pack.files.read(await placeOf(fonts)));
  const catalogue = sourceFile(fonts, text);
  const parsed = parseCatalogue(catalogue);
  // Faults of the list are reported by the build.
  const entries = parsed.ok ? [...parsed.value.files.values()] : [];
  const places = new Map<FontEntry["id"], string>();
  for (const entry of entries) {
    const place = entry.package === undefined ? await packPlace(pack, dirname(fonts), entry.file) : undefined;
    if (place === undefined) throw new Unfit("font", entry.id);
    places.set(entry.id, place);
  }
  // Fonts are read in advance: layout needs a fallback in the middle of a line, and can't wait.
  const read = new Map<string, Uint8Array | undefined>();
  let bytes = 0;
  for (const place of places.values()) {
    bytes += (await pack.files.look(place))?.bytes ?? 0;
    if (bytes > MOST_FONT_BYTES) throw new Unfit("fonts", fonts);
    read.set(place, await pack.files.read(place));
  }
  return {
    manifest,
    close: pack.close,
    damage: (was) => {
      const proved = new Set([...places.values(), ...(ownProfile === undefined ? [] : [ownProfile])]);
      for (const { name } of was.inputs.files) proved.add(join(dirname(manifest), name));
      return packDamage(pack, (place) => proved.has(place));
    },
    host: (watch) => {
      const host = diskHost(terminal, watch);
      return {
        ...host,
        files: pack.files,
        onDisk: pack.onDisk,
        fonts: {
          catalogue,
          complete: true,
          locate: ({ id }) => places.get(id) ?? id,
          open: (path) => {
            const bytes = read.get(path);
            if (bytes === undefined) throw new Error("damaged");
            return bytesInMemory(bytes);
          },
        },
        profile: ownProfile ?? host.profile,
      };
    },
  };
}
