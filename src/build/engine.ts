import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSharp } from "../engine/images/sharp.ts";
import type { Engine } from "./lock.ts";

/** The package's own folder. The path holds from src/ and from dist/. */
export const engineFolder = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The program as a lock names it: its version, and those of its libraries as installed.
 * @param node the major version of Node
 */
export async function engineOf(version: string, node: string): Promise<Engine> {
  const { dependencies = {} } = manifestIn(engineFolder) ?? {};
  const libraries: Record<string, string> = {};
  for (const name of Object.keys(dependencies).sort()) libraries[name] = installed(name) ?? "?";
  // sharp draws the photos by libvips, which has a version of its own.
  const { versions } = await loadSharp();
  libraries["libvips"] = versions.vips;
  return { version, node, libraries };
}

interface PackageManifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Looks a package up as Node does: in the nearest node_modules that has it. */
function installed(name: string): string | undefined {
  for (let folder = engineFolder; ; folder = dirname(folder)) {
    const found = manifestIn(join(folder, "node_modules", name));
    if (found !== undefined) return found.version;
    if (dirname(folder) === folder) return undefined;
  }
}

function manifestIn(folder: string): PackageManifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
}
