import { type Code, isCode, messages } from "../base/messages.ts";
import { nearest } from "../base/near-miss.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** Prints what a diagnostic means and what to do; without a code, the list of all of them. */
export async function explain(code: string | undefined, asJson: boolean, terminal: Terminal): Promise<Exit> {
  const codes = Object.keys(messages) as Code[];
  if (code === undefined) {
    const lines = codes.map((each) => `${each}\t${messages[each][terminal.language].message}\n`);
    terminal.print(asJson ? `${JSON.stringify(codes, undefined, 2)}\n` : lines.join(""));
    return 0;
  }
  if (!isCode(code)) {
    const words = textsIn(terminal.language);
    const near = nearest(code, codes);
    const advice = near === undefined ? "" : `\n  = ${fill(words.didYouMean, { name: near })}`;
    throw new Misuse(fill(words.unknownCode, { code }) + advice);
  }
  const wording = messages[code][terminal.language];
  if (asJson) {
    terminal.print(`${JSON.stringify({ code, ...wording }, undefined, 2)}\n`);
  } else {
    const hints = wording.hints.map((hint) => `  = ${hint}\n`).join("");
    terminal.print(`${code}\n  ${wording.message}\n${hints}\n${wording.explain}\n`);
  }
  return 0;
}
