/*
 * Loads sharp (libvips), which does all work on pixels, and limits how much of it runs at once. Loading takes 60 ms, so builds without pictures, or with all
 * pictures cached, avoid it.
 */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

export type Sharp = typeof import("sharp")["default"];

export async function loadSharp(): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  // libvips caches decoders of finished photos: gigabytes.
  sharp.cache(false);
  const open = sharp as (input: unknown, options: unknown) => ReturnType<Sharp>;
  const opened = (input: unknown, options: unknown): ReturnType<Sharp> =>
    open(input instanceof Uint8Array ? withoutNotes(input) : input, options);
  return Object.assign(opened, sharp);
}

const PNG = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const NOTES: ReadonlySet<string> = new Set(["tEXt", "zTXt", "iTXt"]);

/** A PNG without its notes: libvips unpacks them all, and half a megabyte may come to two gigabytes. Other bytes as they are. */
function withoutNotes(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, PNG.length).equals(PNG)) return bytes;
  const kept: Buffer[] = [];
  let from = 0;
  for (let at: number = PNG.length; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    if (NOTES.has(file.toString("latin1", at + 4, at + 8))) {
      kept.push(file.subarray(from, at));
      from = end;
    }
    at = end;
  }
  return from === 0 ? bytes : Buffer.concat([...kept, file.subarray(from)]);
}

/**
 * The names and versions of the libraries that decode and encode, because other versions may give other bytes. Read from their packages, without loading
 * them.
 */
export async function engine(): Promise<string> {
  return (await packages()) ?? loaded();
}

async function loaded(): Promise<string> {
  const { versions } = await loadSharp();
  return `sharp ${versions.sharp} vips ${versions.vips}`;
}

/** Undefined if sharp was built on this machine: its libraries are then unknown. */
async function packages(): Promise<string | undefined> {
  try {
    const folder = join(createRequire(import.meta.url).resolve("sharp"), "../..");
    if (existsSync(join(folder, "src/build"))) return undefined;
    const beside = join(folder, "../@img");
    const names = (await readdir(beside)).filter((name) => name.startsWith("sharp-")).sort();
    // Draws pages of PDFs as pixels.
    const pdfium = join(createRequire(import.meta.url).resolve("@hyzyla/pdfium"), "../..");
    const folders = [folder, pdfium, ...names.map((name) => join(beside, name))];
    const versions = await Promise.all(folders.map(versionIn));
    const named = ["sharp", "pdfium", ...names].map((name, at) => `${name} ${versions[at]}`);
    return names.length === 0 ? undefined : named.join(" ");
  } catch {
    return undefined;
  }
}

async function versionIn(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return version;
}

/** The first line of an error's message, for a diagnostic; without a final colon. */
export function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return (text.split("\n")[0] ?? "").replace(/:\s*$/, "");
}

/** Limits concurrent work; the rest waits. */
export interface Gate {
  /** @param weight in the gate's unit; work heavier than the gate's width runs alone */
  through<T>(weight: number, work: () => Promise<T>): Promise<T>;
}

/** @param width the most weight at the same time */
export function openGate(width: number): Gate {
  let busy = 0;
  const waiting: { readonly share: number; readonly go: () => void }[] = [];
  const admit = (): void => {
    for (let next = waiting[0]; next !== undefined && busy + next.share <= width; next = waiting[0]) {
      waiting.shift();
      busy += next.share;
      next.go();
    }
  };
  return {
    through: async (weight, work) => {
      const share = Math.min(weight, width);
      await new Promise<void>((go) => {
        waiting.push({ share, go });
        admit();
      });
      try {
        return await work();
      } finally {
        busy -= share;
        admit();
      }
    },
  };
}
