import { resolve } from "node:path";
import type { Asked } from "../formats/registry.ts";
import { type Indexed, indexSite } from "../tools/publish/index-site.ts";
import { readState } from "../tools/publish/site-files.ts";
import { buildAll } from "./build.ts";
import { type BuildFlags, type BuiltInWords, printBuilt } from "./build-one.ts";
import { unwritable } from "./failure.ts";
import { issuePaths, typedPath } from "./issue-paths.ts";
import { siteOne } from "./site-one.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { misuse, printLine, reportLine } from "./texts.ts";

export interface SiteFlags {
  readonly out: string;
  /** The format with its options. */
  readonly formats: Asked;
  readonly version: string;
  readonly json: boolean;
  readonly jobs: number | undefined;
}

/** The whole site after a run; `halves` are paths from the working folder of the run. */
interface SiteMade extends Indexed {
  readonly folder: string;
  readonly base: string | undefined;
}

/** Makes issues into a site, then adds them to its months, search and feed. Issues with errors are left out; the site is complete all the same. */
export async function site(issues: readonly string[], flags: SiteFlags, terminal: Terminal): Promise<Exit> {
  const paths = await issuePaths(issues, "site", terminal);
  const root = resolve(terminal.folder, flags.out);
  const base = baseIn(flags.formats, terminal) ?? (await readState(root))?.base;
  const formats: Asked = { site: base === undefined ? {} : { base } };
  const wishes: BuildFlags = { ...flags, command: "site", pages: undefined, draft: false, formats };
  let results: readonly BuiltInWords[] = [];
  const print = (made: readonly BuiltInWords[]): void => {
    results = made;
  };
  try {
    return await buildAll(paths, wishes, terminal, { make: siteOne, print });
  } finally {
    // Even if one issue failed: those before it are there.
    await takeIn(root, base, flags.out, terminal).then(
      (made) => {
        if (flags.json) printBuilt(results, terminal, made);
        else if (made.issues > 0) reportSite(made, terminal);
      },
      (error: unknown) => {
        if (flags.json) printBuilt(results, terminal);
        throw error;
      },
    );
  }
}

async function takeIn(root: string, base: string | undefined, folder: string, terminal: Terminal): Promise<SiteMade> {
  const { halves, ...indexed } = await indexSite(root, base).catch(unwritable(folder, terminal));
  return { folder, base, ...indexed, halves: halves.map((half) => `${folder}/${half}`) };
}

function reportSite({ folder, base, issues, elsewhere, halves, twice }: SiteMade, terminal: Terminal): void {
  if (base === undefined) reportLine("no-site-base", {}, terminal);
  if (elsewhere > 0) reportLine("elsewhere", { count: elsewhere }, terminal);
  if (halves.length > 0) reportLine("halves", { folders: halves.join(", ") }, terminal);
  for (const { number, days } of twice) reportLine("twice", { number, days: days.join(", ") }, terminal);
  printLine("site-made", { site: folder, issues, typed: typedPath(folder) }, terminal);
}

/** An http address without query and fragment, with a slash at its end. */
function baseIn({ site: { base: text } = {} }: Asked, terminal: Terminal): string | undefined {
  if (typeof text !== "string") return undefined;
  const { protocol, search, hash, href } = URL.canParse(text) ? new URL(text) : new URL("none:");
  if (/^https?:$/.test(protocol) && search === "" && hash === "") return href.replace(/\/*$/, "/");
  throw misuse("bad-site-base", { text }, terminal);
}
