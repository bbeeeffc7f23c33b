import type { Command, CommanderError } from "commander";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill, texts } from "./texts/texts.ts";

/** A command line, and the program that does not understand it. */
interface Misread {
  readonly argv: readonly string[];
  readonly program: Command;
  readonly terminal: Terminal;
}

/** What commander complains of, in Chinese: its own words stand behind, since they name the word and the one that was probably meant. */
const CHINESE: Readonly<Record<string, string>> = {
  "commander.unknownOption": "没有这个选项",
  "commander.unknownCommand": "没有这个命令",
  "commander.missingArgument": "缺少参数",
  "commander.missingMandatoryOptionValue": "缺少必需的选项",
  "commander.optionMissingArgument": "选项缺少值",
  "commander.excessArguments": "参数太多",
};

/** Commander's complaint in the reader's language. */
export function misuseOf({ code, message }: CommanderError, { argv, program, terminal }: Misread): Misuse {
  const asked = argv.find((word) => program.commands.some((each) => each.name() === word));
  const see = fill(texts[terminal.language].seeHelp, { command: asked === undefined ? "" : `${asked} ` });
  // Called with no command at all, or help asked for none that there is: the help has been printed.
  if (code === "commander.help") return new Misuse(see);
  const said = message.replace(/^error: /, "");
  const complaint = terminal.language === "zh" ? `${CHINESE[code] ?? "命令行有误"}：${said}` : said;
  return new Misuse(`${complaint}\n  = ${see}`);
}

/** Refuses a `~` that no shell has replaced: they do so at the beginning of a word alone, those of Windows not even there. It would name a folder. */
export function refuseHome(argv: readonly string[], { language }: Terminal): void {
  const words = texts[language];
  const home = argv.find((argument) => /^(?:--?[\w-]+=)?~(?:[\\/]|$)/.test(argument));
  if (home !== undefined) throw new Misuse(`${fill(words.homeKept, { text: home })}\n  = ${words.writeHome}`);
}
