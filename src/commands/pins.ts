import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { isMap, parseDocument } from "yaml";
import { misnamedIn, type PinWish, tooFewMakeUps } from "../app/arrange/choice.ts";
import { pinFrames } from "../app/arrange/pin-frames.ts";
import { settlePages } from "../app/arrange/settle-pages.ts";
import type { MadeUp } from "../app/compile.ts";
import { rewriteBytes, withEndsOf } from "../app/rewrite-file.ts";
import type { FrameChoice } from "../manifest/pin.ts";
import { unsettle } from "../manifest/settle.ts";
import { unmark, unpin } from "../manifest/unpin.ts";
import { layoutTexts } from "./layout-texts.ts";
import { unwritable } from "./system-words.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill, texts } from "./texts.ts";

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

/** Takes the chosen frames out of the manifest. */
export async function unpinInFile(path: string, choice: FrameChoice, terminal: Terminal): Promise<void> {
  const text = await readFile(path, "utf8");
  const { text: loose, count } = unpin(text, choice, await writingOfPaper(path, text));
  await rewrite(path, { before: text, after: loose }, terminal);
  const issue = relative(terminal.folder, path);
  terminal.print(`${fill(layoutTexts[terminal.language].unpinned, { count, issue })}\n`);
}

/** Which way the copy of a manifest's paper runs. A paper that cannot be read is told when the issue is made up. */
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
  if (tooFew !== undefined) throw new Misuse(fill(words.noRank, { ...tooFew, rank: wish.rank + 1 }));
  const text = await readFile(path, "utf8");
  const { text: pinned, count } = pinFrames(text, madeUp, wish);
  await rewrite(path, { before: text, after: pinned }, terminal);
  terminal.print(`${fill(words.pinned, { count, issue: relative(terminal.folder, path) })}\n`);
}

/** Writes the arrangement of the chosen pages. */
export async function settleInFile(path: string, madeUp: MadeUp, wish: PinWish, terminal: Terminal): Promise<void> {
  const words = layoutTexts[terminal.language];
  const tooFew = tooFewMakeUps(madeUp, wish);
  if (tooFew !== undefined && wish.rank > 0) throw new Misuse(fill(words.noRank, { ...tooFew, rank: wish.rank + 1 }));
  const text = await readFile(path, "utf8");
  const { text: settled, count } = settlePages(text, madeUp, wish);
  await rewrite(path, { before: text, after: settled }, terminal);
  const told = count === 0 ? words.settledNone : words.settled;
  terminal.print(`${fill(told, { count, issue: relative(terminal.folder, path) })}\n`);
}

/** Takes the arrangement of the chosen pages out of the manifest. */
export async function unsettleInFile(path: string, { pages }: FrameChoice, terminal: Terminal): Promise<void> {
  const text = await readFile(path, "utf8");
  const { text: loose, count } = unsettle(text, pages);
  const after = count === 0 ? loose : unmark(loose, { pages, stories: undefined });
  await rewrite(path, { before: text, after }, terminal);
  const issue = relative(terminal.folder, path);
  terminal.print(`${fill(layoutTexts[terminal.language].unsettled, { count, issue })}\n`);
}

interface Rewriting {
  readonly before: string;
  readonly after: string;
}

async function rewrite(path: string, { before, after }: Rewriting, terminal: Terminal): Promise<void> {
  if (before === after) return;
  await rewriteBytes(path, new TextEncoder().encode(withEndsOf(before, after))).catch(
    unwritable(relative(terminal.folder, path), terminal),
  );
}
