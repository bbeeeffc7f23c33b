import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { compile, newspaperIn } from "../build/compile.ts";
import { draw } from "../build/draw.ts";
import { diskHost, type Host } from "../build/host.ts";
import { LOCK_FILE } from "../build/lock.ts";
import { readNewspaper } from "../engine/newspaper/json.ts";
import type { Newspaper } from "../engine/newspaper/newspaper.ts";
import { isFile, mayBeManifest } from "./issue-paths.ts";
import { isPack, openPack } from "./open-pack.ts";
import { withProgress } from "./progress.ts";
import { complaintOf, type Terminal } from "./terminal.ts";
import { diffTexts } from "./texts/diff.ts";
import { misuse, reportFor } from "./texts/texts.ts";

/** One of two issues that are compared. */
export interface DiffSide {
  readonly newspaper: Newspaper;
  /** The PDF of its pages; undefined where there is none. */
  readonly proof: () => Promise<Uint8Array | undefined>;
}

/** An issue as it was built, or as it would be built now. @throws Misuse when the path leads to neither */
export async function openSide(name: string, terminal: Terminal): Promise<DiffSide> {
  const path = resolve(terminal.folder, name);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) throw misuse(diffTexts[terminal.language].nothing, { path: name });
  if (await isPack(path)) return packSide(name, terminal);
  const layout = facts.isDirectory() ? join(path, "layout.json") : path;
  if (layout.endsWith(".json") && (await isFile(layout))) return layoutSide(layout, name, terminal);
  if (basename(path) === LOCK_FILE) throw misuse(diffTexts[terminal.language].lock, { path: name });
  const manifest = facts.isDirectory() ? join(path, "issue.yaml") : path;
  if (!mayBeManifest(manifest) || !(await isFile(manifest)))
    throw misuse(diffTexts[terminal.language].nothing, { path: name });
  return withProgress(name, terminal, (watch) => issueSide(manifest, name, diskHost(terminal, watch), terminal));
}

async function layoutSide(path: string, name: string, terminal: Terminal): Promise<DiffSide> {
  let newspaper: Newspaper;
  try {
    newspaper = readNewspaper(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    const { noLayout, partOfLayout } = diffTexts[terminal.language];
    // The engine's own words for a part that is not there help nobody.
    const words = error instanceof TypeError ? partOfLayout : noLayout;
    throw misuse(words, { path: name, reason: complaintOf(error) });
  }
  const proof = join(dirname(path), `${newspaper.identity.stem}.pdf`);
  return { newspaper, proof: () => readFile(proof).catch(() => undefined) };
}

async function packSide(name: string, terminal: Terminal): Promise<DiffSide> {
  const pack = await openPack(name, terminal);
  return withProgress(name, terminal, async (watch) => {
    const side = await issueSide(pack.manifest, name, pack.host(watch), terminal);
    // The pack is closed before anybody asks.
    const proof = await side.proof();
    return { ...side, proof: async () => proof };
  }).finally(pack.close);
}

async function issueSide(manifest: string, name: string, host: Host, terminal: Terminal): Promise<DiffSide> {
  const compiled = await compile(manifest, host);
  const { madeUp, diagnostics } = compiled;
  if (madeUp === undefined) {
    terminal.tell(reportFor(diagnostics, terminal));
    throw misuse(diffTexts[terminal.language].notMadeUp, { path: name });
  }
  return {
    newspaper: newspaperIn(madeUp),
    proof: async () => {
      const { files } = await draw(compiled, madeUp, { formats: {}, pages: undefined }, host);
      return files.find(({ path }) => path === `${madeUp.issue.stem}.pdf`)?.bytes;
    },
  };
}
