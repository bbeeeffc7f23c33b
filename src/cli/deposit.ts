import { resolve } from "node:path";
import { slashed } from "../base/disk-files.ts";
import { leftoverWarnings } from "../build/disk/replace-files.ts";
import type { Engine } from "../build/lock.ts";
import { collectPapers } from "../tools/publish/collect-papers.ts";
import { buildAll, type Making } from "./build.ts";
import { type BuildFlags, buildOne, printBuilt } from "./build-one.ts";
import { unwritable } from "./failure.ts";
import { issuePaths } from "./issue-paths.ts";
import type { SiteFlags } from "./site.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { misuse, printLine, reportFor } from "./texts.ts";

export interface DepositFlags extends SiteFlags {
  readonly engine: Engine;
}

/**
 * Puts each issue into a bag, then writes the Collections of all papers that have bags in the folder. An issue with errors gets no bag, the others do.
 * @throws Misuse without a base that ids can begin with
 */
export async function deposit(issues: readonly string[], flags: DepositFlags, terminal: Terminal): Promise<Exit> {
  const { base, dpi } = flags.formats["deposit"] ?? {};
  if (typeof base !== "string") throw misuse("no-bag-base", {}, terminal);
  if (!isBase(base)) throw misuse("bad-bag-base", { text: base }, terminal);
  if (typeof dpi === "string" && !isDpi(dpi)) throw misuse("bad-dpi", { text: dpi }, terminal);
  const { out, ...rest } = flags;
  const paths = await issuePaths(issues, "deposit", terminal);
  const wishes: BuildFlags = { command: "deposit", out, pages: undefined, draft: false, ...rest };
  const making: Making = { make: buildOne, print: (results) => printBuilt(results, terminal) };
  try {
    return await buildAll(paths, wishes, terminal, making);
  } finally {
    // Even if one issue failed: the bags of those before it exist.
    const folder = resolve(terminal.folder, out);
    const { papers, leftover } = await collectPapers(folder, base.replace(/\/+$/, "")).catch(unwritable(out, terminal));
    if (leftover !== undefined) terminal.tell(reportFor(leftoverWarnings(slashed(out), leftover), terminal));
    if (!flags.json) {
      for (const { paper, issues: count, path } of papers) {
        printLine("collected", { paper, issues: count, path: `${out}/${path}` }, terminal);
      }
    }
  }
}

function isBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash } = new URL(text);
  return (protocol === "http:" || protocol === "https:") && search === "" && hash === "" && !/[?#\s]/.test(text);
}

function isDpi(text: string): boolean {
  const dpi = Number(text);
  return Number.isInteger(dpi) && dpi >= 100 && dpi <= 600;
}
