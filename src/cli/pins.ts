import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isMap, parseDocument } from "yaml";
import { pathFrom } from "../base/disk-files.ts";
import type { MadeUp } from "../build/compile.ts";
import { rewriteWith, withEndsOf } from "../build/disk/replace-files.ts";
import { misnamedIn, type PinWish, pinPages, tooFewMakeUps } from "../build/pins.ts";
import type { FrameChoice } from "../engine/manifest/pin.ts";
import type { Rewritten } from "../engine/manifest/splice.ts";
import { unpin } from "../engine/manifest/unpin.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { layoutTexts } from "./texts/layout.ts";
import { unwritable } from "./texts/system-words.ts";
import { fill, misuse, printLine, texts } from "./texts/texts.ts";

/** Complains of pages and stories that the manifest does not have. */
export async function checkChoice(path: string, choice: FrameChoice, terminal: Terminal): Promise<void> {
  const misnamed = misnamedIn(await readFile(path, "utf8"), choice);
  if (misnamed === undefined) return;
  const words = texts[terminal.language];
  const { name } = misnamed;
  throw new Misuse(
    misnamed.kind === "page"
      ? fill(words.noPage, { label: name, labels: misnamed.labels.join(", ") })
      : fill(words.noStory, { id: name }),
  );
}

/** Takes the chosen frames out of the manifest. @returns what there is to tell of it */
export async function unpinInFile(path: string, choice: FrameChoice, terminal: Terminal): Promise<string> {
  const loosen = async (text: string): Promise<Rewritten> => unpin(text, choice, await writingOfPaper(path, text));
  const done = await edit(path, loosen, terminal);
  return fill(layoutTexts[terminal.language].unpinned, done);
}

/** Which way the copy of a manifest's paper runs. If the paper cannot be read, a message says so when the issue is made up. */
async function writingOfPaper(path: string, manifest: string): Promise<"horizontal" | "vertical"> {
  const paper = parseDocument(manifest).get("paper");
  const text = await readFile(resolve(dirname(path), String(paper)), "utf8").catch(() => "");
  const { contents } = parseDocument(text);
  const writing: unknown = isMap(contents) ? contents.get("writing") : undefined;
  return writing === "vertical" ? "vertical" : "horizontal";
}

/** Writes the chosen frames that were found into the manifest. */
export async function pinInFile(path: string, madeUp: MadeUp, wish: PinWish, terminal: Terminal): Promise<void> {
  const words = layoutTexts[terminal.language];
  const tooFew = tooFewMakeUps(madeUp, wish);
  if (tooFew !== undefined) throw misuse(words.noRank, { ...tooFew, rank: wish.rank + 1 });
  const done = await edit(path, (text) => pinPages(text, madeUp, wish), terminal);
  printLine(words.pinned, done, terminal);
}

/** Changes a manifest. @returns what there is to tell of it */
async function edit(
  path: string,
  change: (text: string) => Rewritten | Promise<Rewritten>,
  terminal: Terminal,
): Promise<{ readonly count: number; readonly issue: string }> {
  const before = await readFile(path, "utf8");
  const { text, count } = await change(before);
  const issue = pathFrom(terminal.folder, path);
  if (text !== before) {
    await rewriteWith(path, withEndsOf(before, text)).catch(unwritable(issue, terminal));
  }
  return { count, issue };
}
