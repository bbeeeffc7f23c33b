import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

/** sharp as a function of bytes. */
export type Sharp = typeof import("sharp")["default"];

/** sharp takes 60 ms to load: a build without photos does without. */
export async function loadSharp(): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  // libvips keeps decoders of photos that are done with, gigabytes of them.
  sharp.cache(false);
  return sharp;
}

/**
 * The libraries that decode and encode, with their versions: others may give other bytes. Told by the packages that hold them, since to load them takes
 * 60 ms: a build whose pictures are all made need not.
 */
export async function engine(): Promise<string> {
  return (await packages()) ?? loaded();
}

async function loaded(): Promise<string> {
  const { versions } = await loadSharp();
  return `sharp ${versions.sharp} vips ${versions.vips}`;
}

/** Undefined where sharp was built on this machine, with whatever libraries it has. */
async function packages(): Promise<string | undefined> {
  try {
    const folder = join(createRequire(import.meta.url).resolve("sharp"), "../..");
    if (existsSync(join(folder, "src/build"))) return undefined;
    const beside = join(folder, "../@img");
    const names = (await readdir(beside)).filter((name) => name.startsWith("sharp-")).sort();
    // It draws pages of PDFs in pixels.
    const pdfium = join(createRequire(import.meta.url).resolve("@hyzyla/pdfium"), "../..");
    const folders = [folder, pdfium, ...names.map((name) => join(beside, name))];
    const versions = await Promise.all(folders.map(versionIn));
    const told = ["sharp", "pdfium", ...names].map((name, at) => `${name} ${versions[at]}`);
    return names.length === 0 ? undefined : told.join(" ");
  } catch {
    return undefined;
  }
}

async function versionIn(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return version;
}

/** The first line of an error's message, for a diagnostic; without the colon where nothing follows it. */
export function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return (text.split("\n")[0] ?? "").replace(/:\s*$/, "");
}

/** Lets so much work go on at once; the rest waits its turn. */
export interface Gate {
  /** @param weight in the gate's unit; work that is heavier than the gate is wide goes through alone */
  through<T>(weight: number, work: () => Promise<T>): Promise<T>;
}

/** @param width how much may go on at once */
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
