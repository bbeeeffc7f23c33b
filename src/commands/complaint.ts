import type { Command, CommanderError, Option } from "commander";
import { nearest } from "../base/near-miss.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill, misuse, texts } from "./texts/texts.ts";

/** A command line, and the program that does not understand it. */
interface Misread {
  readonly argv: readonly string[];
  readonly program: Command;
  readonly terminal: Terminal;
}

/** Commander's complaint in the reader's language; the error itself where it is none of a reader's. */
export function misuseOf(error: CommanderError, misread: Misread): Misuse | CommanderError {
  const { program, terminal } = misread;
  const words = texts[terminal.language];
  const [name = "", counted = ""] = /'([^']+)'(.*)/.exec(error.message)?.slice(1) ?? [];
  const asked = commandIn(misread);
  const see = fill(words.seeHelp, { command: asked === undefined ? "" : `${asked.name()} ` });
  switch (error.code) {
    // Called with no command at all: the help has been printed.
    case "commander.help":
      return new Misuse(fill(words.seeHelp, { command: "" }));
    case "commander.unknownOption":
      return unknownOption(name, asked, misread, see);
    case "commander.unknownCommand":
      return unknownCommand(name, program, terminal);
    case "commander.missingArgument":
      return advised(fill(words.missingArgument, { name: asked === undefined ? name : argumentOf(asked, name) }), see);
    case "commander.missingMandatoryOptionValue":
      return advised(fill(words.missingArgument, { name }), see);
    case "commander.optionMissingArgument":
      return advised(fill(words.optionMissingArgument, { name }), see);
    case "commander.excessArguments": {
      const [most = "", given = ""] = counted.match(/\d+/g) ?? [];
      return advised(fill(words.excessArguments, { command: name, most: Number(most), given }), see);
    }
    default:
      return error;
  }
}

/** Refuses what the parser would take for a path, or would answer with the whole help. */
export function refuseSlips(misread: Misread): void {
  const { argv, program, terminal } = misread;
  const words = texts[terminal.language];
  const home = argv.find(isHome);
  if (home !== undefined) throw advised(fill(words.homeKept, { text: home }), words.writeHome);
  const dashed = argv.find((argument) => hyphened(argument, misread) !== undefined);
  if (dashed !== undefined) {
    throw misuse(words.otherDash, { text: dashed, meant: hyphened(dashed, misread) ?? "" });
  }
  const [first, sought] = wordsIn(argv);
  const isKnown = sought === undefined || sought === "help" || program.commands.some((each) => each.name() === sought);
  if (first === "help" && !isKnown) throw unknownCommand(sought, program, terminal);
}

/** A shell replaces `~` at the beginning of a word alone, those of Windows not even there: it would name a folder of this name. */
function isHome(argument: string): boolean {
  return /^(?:--?[\w-]+=)?~(?:[\\/]|$)/.test(argument);
}

/** The option that is meant by one whose hyphens a word processor or a Chinese keyboard made dashes; undefined for any other word. */
function hyphened(argument: string, misread: Misread): string | undefined {
  const [, name, value = ""] = /^[-‐‑–—―−－]*[‐‑–—―−－][-‐‑–—―−－]*([a-z][a-z-]*)(=.*)?$/.exec(argument) ?? [];
  const asked = commandIn(misread) ?? misread.program;
  const isOption = visibleOptions(asked).some(({ long }) => long === `--${name}`);
  return isOption ? `--${name}${value}` : undefined;
}

/** What is no option of a command line, nor the language. */
function wordsIn(argv: readonly string[]): readonly string[] {
  return argv.filter((argument, at) => !argument.startsWith("-") && argv[at - 1] !== "--lang");
}

function commandIn({ argv, program }: Misread): Command | undefined {
  const [first] = wordsIn(argv);
  return program.commands.find((each) => each.name() === first);
}

function visibleOptions(command: Command): readonly Option[] {
  return command.createHelp().visibleOptions(command);
}

function unknownOption(
  written: string,
  asked: Command | undefined,
  { program, terminal }: Misread,
  see: string,
): Misuse {
  const words = texts[terminal.language];
  const [name = "", ...value] = written.split("=");
  const options = visibleOptions(asked ?? program);
  const longs = options.flatMap(({ long }) => long ?? []);
  if (value.length > 0 && longs.includes(name)) {
    return advised(fill(words.optionTakesNone, { name }), fill(words.leaveOut, { text: `=${value.join("=")}` }));
  }
  const short = options.find((each) => each.short?.toLowerCase() === name.toLowerCase())?.short;
  const near = short ?? nearest(name, longs);
  const others = program.commands.filter((each) => visibleOptions(each).some(({ long }) => long === name));
  const commands = others.map((each) => `\`${each.name()}\``).join(", ");
  const advice =
    near !== undefined
      ? fill(words.didYouMean, { name: near })
      : commands !== "" && asked !== undefined
        ? fill(words.optionElsewhere, { commands })
        : see;
  return advised(fill(words.unknownOption, { name }), advice);
}

function unknownCommand(name: string, program: Command, terminal: Terminal): Misuse {
  const words = texts[terminal.language];
  const commands = program.commands.map((each) => each.name());
  const near = nearest(name, [...commands, "--version", "--help"]);
  const advice =
    name === program.name()
      ? fill(words.leaveOut, { text: name })
      : near === undefined
        ? fill(words.seeHelp, { command: "" })
        : fill(words.didYouMean, { name: near });
  return advised(fill(words.unknownCommand, { name }), advice);
}

/** `<files...>`, as `--help` writes it. */
function argumentOf(command: Command, name: string): string {
  const known = command.registeredArguments.find((each) => each.name() === name);
  return known === undefined
    ? name
    : command
        .createHelp()
        .argumentTerm(known)
        .replace(/^\w.*$/, known.variadic ? "<$&...>" : "<$&>");
}

function advised(complaint: string, advice: string): Misuse {
  return new Misuse(`${complaint}\n  = ${advice}`);
}
