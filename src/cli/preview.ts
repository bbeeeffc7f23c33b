// `banmian preview`: starts the server (tools/preview) and opens the browser. Port and token are the same from run to run, so that an open tab goes on after a
// restart.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { homedir, platform } from "node:os";
import { dirname, join } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { onWindows } from "../build/disk/folder-lock.ts";
import { rewriteFile } from "../build/disk/replace-files.ts";
import { clientFolder, diskHost } from "../build/host.ts";
import { editorBy } from "../tools/preview/editor.ts";
import { openPreview, type Preview } from "../tools/preview/preview.ts";
import { openSide } from "./diff.ts";
import { reasonElsewhere } from "./failure.ts";
import { issuePaths, issuesBelow } from "./issue-paths.ts";
import { localMoment } from "./sign.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { misuse, printLine, reportLine } from "./texts.ts";

export interface PreviewFlags {
  /** Left out: the usual port, or the next free one. */
  readonly port?: number;
  readonly open: boolean;
  readonly editor?: string;
  /** A path, as the reader typed it. */
  readonly against?: string;
}

/** Serves pages to the browser until the terminal is interrupted. */
export async function preview(
  args: readonly string[],
  flags: PreviewFlags,
  version: string,
  terminal: Terminal,
): Promise<Exit> {
  const began = terminal.now();
  const issues = await previewPaths(args, terminal);
  const interrupted = terminal.interruption?.();
  const running = await startPreview(issues, flags, version, terminal);
  const [first = ""] = issues;
  printLine("preview-at", { issue: pathFrom(terminal.folder, first), address: running.address }, terminal);
  // The browser starts while the pages are made up.
  const opened = flags.open ? openBrowser(running, terminal) : undefined;
  await running.ready();
  reportLine("preview-ready", { seconds: ((terminal.now() - began) / 1000).toFixed(1) }, terminal);
  await opened;
  terminal.goOn?.();
  await new Promise<void>((done) => {
    if (interrupted?.aborted) done();
    interrupted?.addEventListener("abort", () => done());
  });
  await running.close();
  return 0;
}

/** Serves issues by the flags of `preview`, without a word to the terminal. @param issues manifests, absolute */
export async function startPreview(
  issues: readonly string[],
  flags: Omit<PreviewFlags, "open">,
  version: string,
  terminal: Terminal,
): Promise<Preview> {
  const { against: named } = flags;
  const against = named === undefined ? undefined : { name: named, ...(await openSide(named, terminal)) };
  const host = diskHost(terminal, { now: () => terminal.now(), began: () => undefined });
  const { language } = terminal;
  const command = flags.editor ?? terminal.editor;
  const wish = {
    issues,
    host,
    language,
    version,
    now: () => localMoment(new Date()),
    editor: command === undefined ? undefined : editorBy(command, terminal.environment),
    clientFolder,
    cache: terminal.cache,
    collect: terminal.collect,
    unheeding: terminal.unheeding,
    against,
  };
  const token = await tokenIn(terminal.cache);
  return openPreview(wish, { port: flags.port, token }).catch((error: unknown) => refusePort(error, flags, terminal));
}

/** The named issues, followed by their neighbours. Without arguments, those of `issues/`, the newest first. */
async function previewPaths(args: readonly string[], terminal: Terminal): Promise<readonly string[]> {
  const below = args.length === 0 ? await issuesBelow(join(terminal.folder, "issues")) : [];
  const newest = below.toReversed();
  const here = args.length === 0 && (await readFile(join(terminal.folder, "issue.yaml")).catch(() => undefined));
  if (newest.length > 0 && !here) return newest;
  const named = await issuePaths(args, "preview", terminal);
  const [first = ""] = named;
  const neighbours = (await issuesBelow(dirname(dirname(first)))).toReversed();
  return [...new Set([...named, ...neighbours])];
}

/** The same from run to run: an open tab goes on after a restart, and an editor's task finds it. */
async function tokenIn(cache: string | undefined): Promise<string> {
  const made = randomBytes(16).toString("hex");
  if (cache === undefined) return made;
  const path = join(cache, "preview-token");
  const stored = await readFile(path, "utf8").catch(() => "");
  if (/^[0-9a-f]{32}$/.test(stored)) return stored;
  await rewriteFile(path, async (file) => {
    await file.chmod(0o600);
    await file.writeFile(made);
  }).catch(() => undefined);
  return made;
}

/** The ports that servePreview tries. */
const USUAL_PORTS = "4717–4736";

function refusePort(error: unknown, { port }: Pick<PreviewFlags, "port">, terminal: Terminal): never {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" && (error as NodeJS.ErrnoException).code !== "EACCES")
    throw error;
  const reason = reasonElsewhere(error, terminal);
  throw misuse("preview-port-taken", { port: port ?? USUAL_PORTS, reason }, terminal);
}

/** The program that opens an address. Windows' `start` belongs to its shell, which would end the address at an `&`. @param system as Node names it */
export function browserCommand(address: string, system: NodeJS.Platform): readonly string[] {
  if (system === "win32") return ["rundll32", "url.dll,FileProtocolHandler", address];
  return [system === "darwin" ? "open" : "xdg-open", address];
}

function openBrowser({ address }: Preview, terminal: Terminal): Promise<void> {
  const [program = "", ...args] = browserCommand(address, platform());
  return new Promise((done) => {
    // Windows looks for a program in the working folder first, where a stranger may have put one.
    const place = onWindows ? { cwd: homedir() } : {};
    const child = spawn(program, args, { stdio: "ignore", detached: true, env: terminal.environment, ...place });
    child.on("error", (error) => {
      const reason = reasonElsewhere(error, terminal);
      reportLine("no-browser", { reason }, terminal);
      done();
    });
    child.on("spawn", () => {
      child.unref();
      done();
    });
  });
}
