import { type Command, Option } from "commander";
import { cellsIn } from "../base/cells.ts";
import { examples } from "./examples.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, texts } from "./texts.ts";

/** Where a command is declared. */
export interface Declaring {
  readonly program: Command;
  readonly terminal: Terminal;
  readonly version: string;
  /** The major version of Node: locks name it. */
  readonly node: string;
  readonly done: (exit: Promise<Exit>) => Promise<void>;
}

/** Adds a command to the program. Its action imports what it runs: the stages of the others are not paid for. */
export function command({ program, terminal }: Declaring, name: string, about: string): Command {
  return dressed(program.command(name), terminal).description(about);
}

/** Help in the reader's language, with examples. */
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
    .addOption(new Option("--lang <language>", words.lang).argParser((text) => languageName(text, terminal)))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, displayWidth: cellsIn })
    .addHelpText("after", `\n${words.examples}\n${lines.map((line) => `  ${line}\n`).join("")}`);
}

/** `languageOf` has read it already; here it is only checked. */
function languageName(text: string, terminal: Terminal): string {
  if (text !== "en" && text !== "zh") throw new Misuse(fill(texts[terminal.language].badLanguage, { text }));
  return text;
}

/** Names between commas. */
export function listed(names: string | undefined): readonly string[] | undefined {
  return names?.split(",").map((name) => name.trim());
}

export function choiceIn<T extends string>(text: string, choices: readonly T[], terminal: Terminal): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) {
    throw new Misuse(fill(texts[terminal.language].badChoice, { text, choices: choices.join(", ") }));
  }
  return choice;
}

export function jobsIn(text: string, terminal: Terminal): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 64) return jobs;
  throw new Misuse(fill(texts[terminal.language].badJobs, { text }));
}

export function portIn(text: string, terminal: Terminal): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text.trim() !== "") return port;
  throw new Misuse(fill(texts[terminal.language].badPort, { text }));
}
