import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/**
 * The absolute paths of the manifests that arguments name: each a manifest, or a folder that holds an issue.yaml. Without arguments,
 * the current folder.
 * @throws Misuse when one is not there
 */
export async function issuePaths(args: readonly string[], terminal: Terminal): Promise<readonly string[]> {
  return Promise.all((args.length === 0 ? ["."] : args).map((path) => issuePath(path, terminal)));
}

async function issuePath(path: string, terminal: Terminal): Promise<string> {
  const absolute = resolve(terminal.folder, path);
  const place = await stat(absolute).catch(() => undefined);
  const manifest = place?.isDirectory() ? join(absolute, "issue.yaml") : absolute;
  const file = await stat(manifest).catch(() => undefined);
  if (!file?.isFile()) throw new Misuse(fill(textsIn(terminal.language).noIssue, { path }));
  return manifest;
}
