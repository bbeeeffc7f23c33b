import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, realpath, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { cacheFolder, languageOf, type Terminal } from "../../src/cli/terminal.ts";
import { HEADLINE_LOOKS, LOOKS } from "../../src/engine/model/resolve-styles.ts";

export interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in `folder`, in English unless `environment` says otherwise. @param input on standard input */
export function banmian(
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
  input: string | Uint8Array = "",
): Promise<Run> {
  const { LC_ALL, LC_MESSAGES, NO_COLOR, DEBUG, ...rest } = process.env;
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [resolve("dist/cli/cli.js"), ...args], {
      cwd: folder,
      env: { ...rest, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache"), ...environment },
      stdio: ["pipe", "pipe", "pipe"],
    });
    // A program that reads none of it may be gone before it is written.
    child.stdin.on("error", () => undefined).end(input);
    const texts = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      texts.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      texts.stderr += text;
    });
    child.on("error", fail);
    child.on("close", (exit) => done({ exit, ...texts }));
  });
}

/**
 * Calls what `dist/cli/cli.js` calls once it has looked at its process: the same built program, in this process, in a third of the time. For tests
 * of messages, exit codes and files. What threads, signals, pipes and the machine have to do with is tested by `banmian`, and each command at least once.
 * @param environment of the language and of the cache
 */
export function called(
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
  input: string | Uint8Array = "",
): Promise<Run> {
  const environ = { LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache"), ...environment };
  const language = languageOf(args, environ, () => "en-US");
  const read = async (): Promise<Uint8Array> => Buffer.from(input);
  return calledFrom({ folder, language, cache: cacheFolder(environ), read }, args);
}

/** The same, from a terminal of the test's own. */
export async function calledFrom(
  own: Partial<Terminal> & Pick<Terminal, "folder">,
  args: readonly string[],
): Promise<Run> {
  const texts = { stdout: "", stderr: "" };
  const { signal } = new AbortController();
  const terminal: Terminal = {
    language: "en",
    cache: undefined,
    colour: false,
    live: false,
    today: new Intl.DateTimeFormat("sv-SE").format(new Date()),
    cores: availableParallelism(),
    peak: () => process.resourceUsage().maxRSS * 1024,
    now: () => performance.now(),
    print: (text) => {
      texts.stdout += text;
    },
    tell: (text) => {
      texts.stderr += text;
    },
    interruption: () => signal,
    ...own,
  };
  const [node = ""] = process.versions.node.split(".");
  const run = await builtRun();
  const exit = await run(args, terminal, { version: versionOfPackage(), node, debug: false });
  return { exit, ...texts };
}

/** The program's `run`: its type from src would take the whole program into the types of the tests of web pages. */
type RunCommand = (
  argv: readonly string[],
  terminal: Terminal,
  facts: { readonly version: string; readonly node: string; readonly debug: boolean },
) => Promise<number>;

async function builtRun(): Promise<RunCommand> {
  const { run } = await import(pathToFileURL(resolve("dist/cli/program.js")).href);
  return run;
}

function versionOfPackage(): string {
  return JSON.parse(readFileSync("package.json", "utf8")).version;
}

/** A preview that runs as users run it. */
export interface RunningPreview {
  readonly address: string;
  readonly port: number;
  readonly token: string;
  /** What it said on standard error so far. */
  said(): string;
  /** Ctrl-C; its exit code. */
  end(): Promise<number | null>;
}

export function startPreview(
  folder: string,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningPreview> {
  return startServer(folder, ["preview", ...args], environment);
}

/** A command that serves until Ctrl-C; it has said its address. */
export async function startServer(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningPreview> {
  const { LC_ALL, LC_MESSAGES, NO_COLOR, BANMIAN_EDITOR, ...rest } = process.env;
  const child = spawn(process.execPath, [resolve("dist/cli/cli.js"), ...args], {
    cwd: folder,
    env: { ...rest, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache"), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const address = await new Promise<string>((done, fail) => {
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const found = /http:\S+/.exec(printed)?.[0];
      if (found !== undefined) done(found);
    });
    child.on("close", () => fail(new Error(`${args[0]} ended: ${said}`)));
  });
  const { port, searchParams } = new URL(address);
  return {
    address,
    port: Number(port),
    token: searchParams.get("token") ?? "",
    said: () => said,
    end: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/**
 * A port for a server that goes away and comes back. It lies below those that the system gives to whoever asks for any, so that nobody else gets it
 * meanwhile.
 */
export async function freePort(): Promise<number> {
  for (let port = 20_000 + (process.pid % 10_000); ; port++) {
    const isFree = await new Promise<boolean>((done) => {
      const server = createServer();
      server.once("error", () => done(false));
      server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
    });
    if (isFree) return port;
  }
}

/** What files hold, by their paths below a folder. */
type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with these files. */
export async function folderOf(files: Files): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "banmian-test-")));
  await putFiles(folder, files);
  return folder;
}

export async function putFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A part of the program, without what it does not run: its types, and the maps of its scripts. */
export async function copyProgram(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (path) => !/\.(?:map|d\.ts)$/.test(path) });
}

/** A golden issue in a folder of its own. @returns its manifest */
export async function copyOfGolden(name: string): Promise<string> {
  const folder = await folderOf({});
  await cp("tests/golden/paper.yaml", join(folder, "paper.yaml"));
  await cp(`tests/golden/${name}`, join(folder, "issue"), { recursive: true });
  return join(folder, "issue/issue.yaml");
}

/** Saves a file that is watched, in one step: one that is empty or half there for a moment is a change of its own. */
export async function save(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

export const paper = `name: 试刊
code: SK
preset: 四开
faults: {天窗: off}
`;

const inHei = (roles: object): object => Object.fromEntries(Object.keys(roles).map((role) => [role, { face: "黑" }]));

/** One font file instead of seven, for tests that look at no font. */
export const heiStyles = `styles: ${JSON.stringify({ ...inHei(LOOKS), headline: inHei(HEADLINE_LOOKS.四开) })}\n`;

/** A page a quarter as large, for its pictures. */
const SMALL = `sheet: {trim: 140mm 175mm}
grid: {columns: 3, rows: 32}
`;

/** The same paper in one font on small pages: files for press, archive, lock and library take a fifth of the time, a website and a bag half. */
export const heiPaper = `${paper}${SMALL}${heiStyles}`;

/** Gives an issue that was written in a sample paper one of its own in one font, of the preset that its kind begins with. */
export async function setInHei(manifest: string, kind: string): Promise<void> {
  await writeFile(join(dirname(manifest), "paper.yaml"), `${paper.replace("四开", kind.slice(0, 2))}${heiStyles}`);
  await writeFile(manifest, (await readFile(manifest, "utf8")).replace(/^paper: .*$/m, "paper: paper.yaml"));
}

/** A one-page issue whose only story fits its frame: 17 characters in 2 lines of one column under a headline. */
export const issue = `paper: paper.yaml
date: 2026-11-24
number: 7
pages:
  - {label: 1, section: 要闻}
stories:
  - id: short
    headline: 短讯
    priority: brief
    body: |
      天地玄黄宇宙洪荒日月盈昃辰宿列张。
    place: {page: 1, columns: 1, rows: 1-4}
`;

export const sound = { "issue.yaml": issue, "paper.yaml": heiPaper };

/** The same with copy that is far too long: the code is overset. */
export const overset = {
  "issue.yaml": issue.replace("天地玄黄", "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏".repeat(20)),
  "paper.yaml": heiPaper,
};
