import { type Command, Option } from "commander";
import { cellsIn } from "../base/excerpt.ts";
import type { Engine } from "../build/lock.ts";
import type { Format } from "../formats/format.ts";
import { type Asked, formatsOf } from "../formats/registry.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { examples } from "./texts/examples.ts";
import { misuse, texts } from "./texts/texts.ts";

/** Where a command is declared. */
export interface Declaring {
  readonly program: Command;
  readonly terminal: Terminal;
  /** What the command line says, in the reader's language. */
  readonly words: (typeof texts)["en"];
  readonly version: string;
  /** The program with its libraries: locks name them. */
  readonly engine: () => Promise<Engine>;
  readonly done: (exit: Promise<Exit>) => Promise<void>;
}

/** Adds a command to the program. Its action imports what it runs: the stages of the others are not paid for. */
export function command({ program, terminal }: Declaring, name: string, about: string): Command {
  return dressed(program.command(name), terminal).description(about);
}

/** Help in the reader's language, with examples. The words of an option say its default where there is more to it than "not asked for". */
export function dressed(command: Command, terminal: Terminal): Command {
  const words = texts[terminal.language];
  const titles: Readonly<Record<string, string>> = {
    "Usage:": words.usage,
    "Arguments:": words.arguments,
    "Options:": words.options,
    "Global Options:": words.globalOptions,
    "Commands:": words.commands,
  };
  const lines = examples[command.name()] ?? [];
  return command
    .helpOption("-h, --help", words.help)
    .option("--lang <language>", words.lang, (text) => languageName(text, terminal))
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description }) => description,
      displayWidth: cellsIn,
    })
    .addHelpText(
      "after",
      lines.length > 0 ? `\n${words.examples}\n${lines.map((line) => `  ${line}\n`).join("")}` : "",
    );
}

/** `languageOf` has read it already; here it is only checked. */
function languageName(text: string, terminal: Terminal): string {
  if (text !== "en" && text !== "zh") throw misuse(texts[terminal.language].badLanguage, { text });
  return text;
}

/** Names between commas. */
export function listed(names: string | undefined): readonly string[] | undefined {
  return names?.split(",").map((name) => name.trim());
}

export function choiceIn<T extends string>(text: string, choices: readonly T[], terminal: Terminal): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) {
    throw misuse(texts[terminal.language].badChoice, { text, choices: choices.join(", ") });
  }
  return choice;
}

/** @param refusal what is said of any other text */
export function wholeIn(text: string, least: number, most: number, refusal: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most && text.trim() !== "") return number;
  throw misuse(refusal, { text, most });
}

export function jobsIn(text: string, terminal: Terminal): number {
  return wholeIn(text, 1, 64, texts[terminal.language].badJobs);
}

export function portIn(text: string, terminal: Terminal): number {
  return wholeIn(text, 0, 65_535, texts[terminal.language].badPort);
}

/** Adds the flags of the formats that a command writes, from their list. */
export function declareFormats(command: Command, of: Format["command"], terminal: Terminal): void {
  const { language } = terminal;
  for (const { flag, help, options } of formatsOf(of)) {
    if (flag !== undefined) command.option(flag, help[language]);
    for (const { flags, help: words, choices } of options) {
      if (choices === undefined) command.option(flags, words[language]);
      else command.option(flags, words[language], (text) => choiceIn(text, choices, terminal));
    }
  }
}

/** The formats that the flags ask for; an option of a format asks for it, too. */
export function askedIn(flags: Readonly<Record<string, unknown>>, of: Format["command"]): Asked {
  const asked = formatsOf(of).flatMap(({ name, flag, options }) => {
    const named = options.map((option) => new Option(option.flags).attributeName());
    const given = named.filter((key) => flags[key] !== undefined);
    const wanted = given.length > 0 || (flag !== undefined && flags[new Option(flag).attributeName()] !== undefined);
    const values = given.map((key) => [key, flags[key] as string | true] as const);
    return wanted ? [[name, Object.fromEntries(values)] as const] : [];
  });
  return Object.fromEntries(asked);
}
