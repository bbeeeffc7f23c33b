import { allCodes, isCode } from "../base/codes.ts";
import { nearest } from "../base/near-miss.ts";
import { explained } from "../locales/report.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { misuse } from "./texts.ts";

/** Prints the meaning of a diagnostic and its remedy; without a code, the list of all of them. */
export async function explain(code: string | undefined, asJson: boolean, terminal: Terminal): Promise<Exit> {
  const codes = allCodes();
  if (code === undefined) {
    if (asJson) printJson(codes, terminal);
    else for (const each of codes) terminal.print(`${each}\t${explained(each, terminal.language).message}\n`);
    return 0;
  }
  if (!isCode(code)) {
    // As a report writes it: `error[overset]`.
    const [, bare = code] = /\[(.+)\]/.exec(code) ?? [];
    throw misuse("unknown-code", { code, near: nearest(bare, codes) }, terminal);
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
