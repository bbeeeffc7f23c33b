import type { Language } from "../base/report.ts";
import { complaintOf, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** Why a disk or a machine refuses, by the system's codes; the system's own words are English everywhere. */
const REASONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    EACCES: "the folder may not be written to",
    EADDRINUSE: "another program has it",
    ECONNREFUSED: "nothing answers there",
    EDQUOT: "the quota of the disk is used up",
    EEXIST: "a file stands where a folder should be",
    EFBIG: "the file would be larger than it may be",
    EISDIR: "a folder stands where the file should be",
    ENAMETOOLONG: "the name is too long",
    ENOENT: "the folder is not there",
    ENOSPC: "the disk is full",
    ENOTDIR: "a file stands where a folder should be",
    ENOTFOUND: "there is no machine of this name",
    EPERM: "the folder may not be written to",
    EROFS: "the disk can only be read",
  },
  zh: {
    EACCES: "没有写这个文件夹的权限",
    EADDRINUSE: "已被别的程序占用",
    ECONNREFUSED: "那里没有程序应答",
    EDQUOT: "磁盘配额已用完",
    EEXIST: "该是文件夹的地方有一个文件",
    EFBIG: "文件会超过允许的大小",
    EISDIR: "该是文件的地方有一个文件夹",
    ENAMETOOLONG: "名字太长",
    ENOENT: "文件夹不存在",
    ENOSPC: "磁盘已满",
    ENOTDIR: "该是文件夹的地方有一个文件",
    ENOTFOUND: "没有叫这个名字的机器",
    EPERM: "没有写这个文件夹的权限",
    EROFS: "磁盘只读",
  },
};

/** Why the system refused something, in the reader's language where that is known. */
export function systemReason(error: unknown, language: Language): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[language][code] ?? complaintOf(error);
}

/** What to throw where the disk refused to write `path`. */
export function unwritable(path: string, error: unknown, { language }: Pick<Terminal, "language">): Misuse {
  return new Misuse(fill(textsIn(language).cannotWrite, { path, reason: systemReason(error, language) }));
}
