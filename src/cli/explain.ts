import { allCodes, isCode } from "../base/codes.ts";
import { nearest } from "../base/near-miss.ts";
import { explained } from "../locales/report.ts";
import { type Exit, Misuse, printJson, type Terminal } from "./terminal.ts";
import { fill, texts } from "./texts/texts.ts";

/** Prints what a diagnostic means and what to do; without a code, the list of all of them. */
export async function explain(code: string | undefined, asJson: boolean, terminal: Terminal): Promise<Exit> {
  const codes = allCodes();
  if (code === undefined) {
    if (asJson) printJson(codes, terminal);
    else for (const each of codes) terminal.print(`${each}\t${explained(each, terminal.language).message}\n`);
    return 0;
  }
  if (!isCode(code)) {
    const words = texts[terminal.language];
    // As a report writes it: `error[overset]`.
    const [, bare = code] = /\[(.+)\]/.exec(code) ?? [];
    const near = nearest(bare, codes);
    const advice = near === undefined ? words.allCodes : fill(words.didYouMean, { name: near });
    throw new Misuse(`${fill(words.unknownCode, { code })}\n  = ${advice}`);
  }
  const wording = explained(code, terminal.language);
  if (asJson) {
    printJson({ code, ...wording }, terminal);
  } else {
    const hints = wording.hints.map((hint) => `  = ${hint}\n`).join("");
    terminal.print(`${code}\n  ${wording.message}\n${hints}\n${wording.explain}\n`);
  }
  return 0;
}
