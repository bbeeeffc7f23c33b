import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Watch } from "../base/watch.ts";
import type { Newspaper } from "../engine/newspaper/newspaper.ts";
import { type Asked, FORMATS } from "../formats/registry.ts";
import { compile, newspaperIn } from "./compile.ts";
import { onWindows } from "./disk/folder-lock.ts";
import { type Drawn, draw } from "./draw.ts";
import { diskHost } from "./host.ts";

/** An issue that a program has opened: its pages, stories and faults, and its files on request. */
export interface OpenedIssue {
  /** Undefined if errors made pages impossible. An issue with overset copy has pages, and errors. */
  readonly newspaper: Newspaper | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Draws the files that every build writes and those of the requested formats, such as `{ archive: {} }`. Writes nothing to the disk.
   * There are no files if there is no newspaper. Bags for libraries are made by the command `deposit` alone.
   * @param pages labels; left out: all pages
   * @throws RangeError for a format or page that does not exist
   */
  readonly draw: (formats?: Asked, pages?: readonly string[]) => Promise<Drawn>;
}

export interface OpenOptions {
  /** Paths are relative to it, also in diagnostics; left out: the working folder. */
  readonly folder?: string;
  /** The cache of pictures; left out: `~/.cache/banmian`, on Windows `~\AppData\Local\banmian`. */
  readonly cache?: string;
  /** Called when a stage begins. */
  readonly watch?: Watch;
}

const SILENT: Watch = { now: () => performance.now(), began: () => undefined };

/**
 * Reads an issue from the disk and makes up its pages. Signatures are not checked: the commands `check` and `build` do that.
 * @param path a manifest, or a folder that holds an issue.yaml
 */
export async function openIssue(path: string, options: OpenOptions = {}): Promise<OpenedIssue> {
  const folder = resolve(options.folder ?? ".");
  const usual = onWindows ? ["AppData", "Local"] : [".cache"];
  const cache = resolve(folder, options.cache ?? join(homedir(), ...usual, "banmian"));
  const host = diskHost({ folder, cache }, options.watch ?? SILENT);
  const compiled = await compile(await manifestAt(resolve(folder, path)), host);
  const { madeUp, diagnostics, timings } = compiled;
  const newspaper = madeUp && newspaperIn(madeUp);
  return {
    newspaper,
    diagnostics,
    draw: async (formats = {}, pages) => {
      if (madeUp === undefined) return { files: [], diagnostics, timings };
      const known = FORMATS.filter(({ command }) => command !== "deposit").map(({ name }) => name);
      refuseOthers("format", Object.keys(formats), known);
      refuseOthers("page", pages ?? [], newspaper?.pages.map(({ label }) => label) ?? []);
      return draw(compiled, madeUp, { formats, pages }, host);
    },
  };
}

function refuseOthers(what: string, asked: readonly string[], known: readonly string[]): void {
  const other = asked.find((each) => !known.includes(each));
  if (other !== undefined) throw new RangeError(`there is no ${what} "${other}": ${known.join(", ")}`);
}

async function manifestAt(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? join(path, "issue.yaml") : path;
}
