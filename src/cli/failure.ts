import { basename, isAbsolute } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { isPassing } from "../build/disk/folder-lock.ts";
import { engineFolder } from "../build/engine.ts";
import type { Language } from "../locales/words.ts";
import { complaintOf, Misuse, type Terminal } from "./terminal.ts";
import { fill, texts } from "./texts/texts.ts";

/** Node's codes for a file that is missing or cannot be read, and for a library. */
const UNREADABLE: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR", "EISDIR", "EACCES"]);
const NO_LIBRARY: ReadonlySet<unknown> = new Set(["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"]);
/** The program's own, below its folder: in a clone that holds issues and outputs, too. */
const OWN = /^(?:assets|dist|fonts)\/|^package\.json$/;

/** The file of the program that could not be read, from the program's folder; undefined for any other error. */
function brokenPart(error: unknown): string | undefined {
  const file = unreadFile(error);
  if (file === undefined) return undefined;
  const part = pathFrom(engineFolder, file);
  return OWN.test(part) ? part : undefined;
}

/** From Node 22.8 on Node itself loads the program's scripts, and looks for one as for a library (build/start.ts). */
function unreadFile(error: unknown): string | undefined {
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (NO_LIBRARY.has(code)) return soughtModule(error);
  return UNREADABLE.has(code) ? path : undefined;
}

/** The name or the path that Node looked for. */
function soughtModule(error: unknown): string | undefined {
  return /'([^']+)'/.exec(complaintOf(error))?.[1];
}

/** The line that tells why the program failed: it was misused, a part of it is missing, or it has a fault. */
export function failureLine(error: unknown, language: Language): string {
  if (error instanceof Misuse) return error.message;
  const words = texts[language];
  const path = brokenPart(error);
  if (path !== undefined) return fill(words.partMissing, { path });
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return NO_LIBRARY.has(code)
    ? fill(words.libraryMissing, { name: soughtModule(error) ?? "?" })
    : fill(words.internal, { message: complaintOf(error) });
}

/** Why a disk refuses, and what can be done: by the system's codes, and by those of `refusal`. The system's own words are English everywhere. */
type Reasons = Readonly<Record<string, readonly [reason: string, cure: string]>>;

const EN_RIGHTS = ["you may not write there", "get the right to write there, or name another place"] as const;
const EN_ROOM = ["the disk is full", "make room on it, or name a place on another disk"] as const;
const EN_FILE = ["a file stands where a folder should be", "move that file away, or name another folder"] as const;
const ZH_RIGHTS = ["没有写入的权限", "请取得那里的写权限，或另指定一处"] as const;
const ZH_ROOM = ["磁盘已满", "请腾出空间，或指定别的磁盘上的一处"] as const;
const ZH_FILE = ["该是文件夹的地方有一个文件", "请移开那个文件，或另指定文件夹"] as const;

const DISK: Readonly<Record<Language, Reasons>> = {
  en: {
    EACCES: EN_RIGHTS,
    EBUSY: ["another program has it open", "close it there, and run this again"],
    EDQUOT: ["the quota of the disk is used up", EN_ROOM[1]],
    EEXIST: EN_FILE,
    EFBIG: [
      "the file would be larger than it may be",
      "raise the limit (`ulimit -f`), or name a place on another disk",
    ],
    EINVAL: ["the disk does not take such a name", "choose another name"],
    EIO: ["the disk is faulty", "name a place on another disk"],
    EISDIR: ["a folder stands where the file should be", "move that folder away, or name another place"],
    ELOOP: ["its links lead in a circle", "put the links right, or name another place"],
    EMFILE: ["too many files are open", "raise the limit (`ulimit -n`), and run this again"],
    ENAMETOOLONG: ["the name is too long", "choose a shorter one"],
    ENFILE: ["too many files are open on this machine", "close other programs, and run this again"],
    ENOENT: ["no folder can be made there", "name another place"],
    ENOSPC: EN_ROOM,
    ENOTDIR: EN_FILE,
    EPERM: EN_RIGHTS,
    EROFS: ["the disk can only be read", "name a place on another disk"],
    HALF_ISSUE: [
      "a part of this issue of the site is gone",
      "make that issue again, or delete both its folders, in pc/layout and pc/content",
    ],
    HELD: [
      "another program has it open, or you may not write there",
      "close it in that program, such as a PDF in its viewer, and try again",
    ],
    LINK: [
      "a link stands where a folder should be, and nothing is written behind links",
      "put a folder in its place, or name another place",
    ],
    NO_FILE: ["what stands there is no file", "name another file"],
    NO_LEDGER: ["the file there is no ledger of a batch", "name another file"],
    NO_PACK: ["the file there is no pack", "name another file"],
    OLD_SITE: ["another version of the program made this issue of the site", "make that issue again"],
    TAKEN: ["another build took the folder", "run this again when that one is done"],
    TOO_LARGE: ["a file is larger than a pack can hold", "make it smaller"],
  },
  zh: {
    EACCES: ZH_RIGHTS,
    EBUSY: ["别的程序正打开着它", "请在那里关闭后重来"],
    EDQUOT: ["磁盘配额已用完", ZH_ROOM[1]],
    EEXIST: ZH_FILE,
    EFBIG: ["文件会超过允许的大小", "请放宽限制（`ulimit -f`），或指定别的磁盘上的一处"],
    EINVAL: ["磁盘不接受这样的名字", "请换一个名字"],
    EIO: ["磁盘有故障", "请指定别的磁盘上的一处"],
    EISDIR: ["该是文件的地方有一个文件夹", "请移开那个文件夹，或另指定一处"],
    ELOOP: ["链接首尾相接", "请改正链接，或另指定一处"],
    EMFILE: ["打开的文件过多", "请放宽限制（`ulimit -n`）后重来"],
    ENAMETOOLONG: ["名字太长", "请换一个短的"],
    ENFILE: ["本机打开的文件过多", "请关闭别的程序后重来"],
    ENOENT: ["那里建不了文件夹", "请另指定一处"],
    ENOSPC: ZH_ROOM,
    ENOTDIR: ZH_FILE,
    EPERM: ZH_RIGHTS,
    EROFS: ["磁盘只读", "请指定别的磁盘上的一处"],
    HALF_ISSUE: ["网站里这一期的一部分不见了", "请重做那一期，或把它在 pc/layout 和 pc/content 里的两个文件夹都删去"],
    HELD: ["别的程序正打开着它，或没有写入的权限", "请先在那个程序里关闭（如阅读器里的 PDF），再重来"],
    LINK: ["该是文件夹的地方有一个链接，链接所指之处一概不写", "请换成文件夹，或另指定一处"],
    NO_FILE: ["那里的不是文件", "请另指定文件"],
    NO_LEDGER: ["那里的文件不是成批出版的账本", "请另指定文件"],
    NO_PACK: ["那里的文件不是归档包", "请另指定文件"],
    OLD_SITE: ["网站里的这一期是别的版本的程序做的", "请重做那一期"],
    TAKEN: ["另一次出版面占用了这个文件夹", "请等那一次做完后重来"],
    TOO_LARGE: ["有文件超过归档包所能容纳的大小", "请把它缩小"],
  },
};

/** Why another program or machine does not answer, or cannot be asked. */
const ELSEWHERE: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    EACCES: "only the machine's administrator may use it",
    EADDRINUSE: "another program has it",
    ECONNREFUSED: "nothing answers there",
    ENOENT: "there is no such program",
    ENOTFOUND: "there is no machine of this name",
  },
  zh: {
    EACCES: "只有本机管理员可用",
    EADDRINUSE: "已被别的程序占用",
    ECONNREFUSED: "那里没有程序应答",
    ENOENT: "没有这个程序",
    ENOTFOUND: "没有叫这个名字的机器",
  },
};

const SYSTEM_CODE = /^E[A-Z0-9]+$/;
const UNKNOWN: Readonly<Record<Language, string>> = { en: "the system refuses ({code})", zh: "系统拒绝（{code}）" };

/** Why the disk refused something, in the reader's language. */
export function diskReason(error: unknown, language: Language): string {
  return DISK[language][codeOf(error)]?.[0] ?? otherReason(error, language);
}

/** Why a port, a server or a program cannot be had. */
export function reasonElsewhere(error: unknown, language: Language): string {
  return ELSEWHERE[language][codeOf(error)] ?? otherReason(error, language);
}

/** Empty for what is no refusal of the system's. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function otherReason(error: unknown, language: Language): string {
  const code = codeOf(error);
  return SYSTEM_CODE.test(code) ? fill(UNKNOWN[language], { code }) : complaintOf(error);
}

/**
 * Handles an error of writing `path`: the message says why the disk refused, what stands in the way, and what can be done.
 * @returns throws a Misuse, or the error itself if it is no refusal but a fault of ours
 */
export function unwritable(path: string, terminal: Terminal): (error: unknown) => never {
  return (error) => {
    throw refusedWriting(path, error, terminal);
  };
}

/** A Misuse that tells why the disk refuses to write `path`; an error that is no refusal as it is. */
export function refusedWriting(path: string, error: unknown, { language, folder }: Terminal): unknown {
  const words = texts[language];
  const [, cure] = DISK[language][codeOf(error)] ?? [];
  if (cure === undefined && !SYSTEM_CODE.test(codeOf(error))) return error;
  // What was to be written was to be read from there.
  if (brokenPart(error) !== undefined) return error;
  const reason = diskReason(error, language);
  const wall = obstacleOf(error);
  // The folder that the command runs in is none from itself.
  const place = path || ".";
  const named = wall === undefined ? place : isAbsolute(wall) ? pathFrom(folder, wall) || "." : wall;
  const told = fill(named === place ? words.cannotWrite : words.cannotWriteFor, { path: place, reason, wall: named });
  return new Misuse(cure === undefined ? told : `${told}\n  = ${cure}`);
}

/** Codes whose message names the path: it is of the wrong kind, or not as it must be. */
const AT_A_PATH: ReadonlySet<string> = new Set([
  "EEXIST",
  "EISDIR",
  "ENOTDIR",
  "HALF_ISSUE",
  "HELD",
  "LINK",
  "NO_FILE",
  "NO_LEDGER",
  "NO_PACK",
  "OLD_SITE",
  "TOO_LARGE",
]);

/** Absolute; undefined where nothing is in the way, or it is not known. */
function obstacleOf(error: unknown): string | undefined {
  if (!AT_A_PATH.has(codeOf(error))) return undefined;
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const found = dest ?? path;
  return found === undefined || isPassing(basename(found)) ? undefined : found;
}
