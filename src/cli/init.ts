import { dirname, join } from "node:path";
import { dayAfter } from "../base/dates.ts";
import { pathFrom } from "../base/disk-files.ts";
import { replaceFiles } from "../build/disk/replace-files.ts";
import { dayIn } from "../build/issue-days.ts";
import {
  dateOf,
  fromTemplate,
  issueFolder,
  isThere,
  newestIssue,
  newPaper,
  type PaperFlags,
  paperForm,
  paperName,
  paperOf,
  storyRows,
} from "./new-issue.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { unwritable } from "./texts/system-words.ts";
import { misuse, printLine, texts } from "./texts/texts.ts";
import { typedPath } from "./typed-path.ts";

export interface InitFlags extends PaperFlags {
  readonly date?: string;
  readonly number?: string;
}

/**
 * Makes a new issue folder from the templates of the terminal's language: the date of the folder's name or today's, the number after the newest
 * issue's, and its paper, or the paper.yaml that lies in the folder. The issue gets one of its own with `--preset` or `--vertical`, or if there is no other.
 */
export async function init(folder: string | undefined, flags: InitFlags, terminal: Terminal): Promise<Exit> {
  const words = texts[terminal.language];
  const date = dateOf(flags.date ?? dayIn(folder ?? "") ?? terminal.today, words.badDate);
  const target = await issueFolder(folder ?? join("issues", date), terminal);
  const manifest = join(target, "issue.yaml");
  if (await isThere(manifest)) {
    const next = await freeDay(dirname(target), date);
    throw misuse(words.exists, {
      path: pathFrom(terminal.folder, manifest),
      next: typedPath(pathFrom(terminal.folder, next)),
    });
  }
  const newest = await newestIssue(dirname(target));
  const number = flags.number === undefined ? (newest?.number ?? 0) + 1 : numberOf(flags.number, words.badNumber);
  const paper = await paperOf(flags, { target, newest }, terminal);
  const form = await paperForm(flags, paper, words.badPreset);
  const values = { paper: quoted(paperName(target, paper)), date, number, rows: storyRows(form) };
  const files = [
    await fromTemplate("issue", values, target, terminal),
    ...(paper === undefined ? [await newPaper(target, form, terminal)] : []),
  ];
  await replaceFiles(target, files).catch(unwritable(pathFrom(terminal.folder, target), terminal));
  const path = pathFrom(terminal.folder, manifest) || manifest;
  printLine(words.started, { path, folder: typedPath(dirname(path)) }, terminal);
  return 0;
}

/** The folder of the first day after `date` that has no issue beside it. */
async function freeDay(issues: string, date: string): Promise<string> {
  let day = dayAfter(date, 1);
  while (await isThere(join(issues, day, "issue.yaml"))) day = dayAfter(day, 1);
  return join(issues, day);
}

/** A path as a YAML value; JSON's strings are YAML's. */
function quoted(path: string): string {
  return /^[\w./\u4e00-\u9fff-]+$/.test(path) ? path : JSON.stringify(path);
}

function numberOf(text: string, complaint: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw misuse(complaint, { text });
  return Number(text);
}
