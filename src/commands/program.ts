import { Argument, Command, CommanderError, Option } from "commander";
import { cellsIn } from "../base/cells.ts";
import { type Asked, FORMATS } from "../formats/registry.ts";
import type { InitFlags } from "./init.ts";
import { lockTextsIn } from "./lock-texts.ts";
import { previewTexts } from "./preview-texts.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** What the program is told about itself. */
export interface ProgramFacts {
  readonly version: string;
  /** The major version of Node: locks name it. */
  readonly node: string;
  /** Print the stack of a crash. */
  readonly debug: boolean;
}

interface BuildFlags extends Readonly<Record<string, unknown>> {
  readonly out?: string;
  readonly pages?: string;
  readonly draft?: true;
  readonly json?: true;
  readonly watch?: true;
  readonly jobs?: number;
}

/**
 * Runs one command line.
 * @param argv what follows the program's name
 */
export async function run(argv: readonly string[], terminal: Terminal, setting: ProgramFacts): Promise<Exit> {
  let exit: Exit = 0;
  const program = declare(terminal, setting, async (command) => {
    exit = await command;
  });
  const words = textsIn(terminal.language);
  try {
    await program.parseAsync(argv, { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const misuse = error instanceof CommanderError ? misuseOf(error, argv, terminal) : error;
    if (misuse instanceof Misuse) {
      terminal.tell(`${words.error}: ${misuse.message}\n`);
      return 2;
    }
    terminal.tell(`${words.error}: ${fill(words.internal, { message: firstLine(error) })}\n`);
    if (setting.debug && error instanceof Error) terminal.tell(`${error.stack}\n`);
    return 2;
  }
}

/** All commands. Each is imported when it runs: the others' stages are not paid for. */
function declare(
  terminal: Terminal,
  { version, node }: ProgramFacts,
  done: (exit: Promise<Exit>) => Promise<void>,
): Command {
  const words = textsIn(terminal.language);
  const program = root(terminal, version);

  declareBuild({ program, terminal, version, done });

  declareCheck(program, terminal, done);
  declareLayout(program, terminal, done);
  declarePreview(program, terminal, done);

  command(program, terminal, "init", words.init)
    .addArgument(new Argument("[folder]", words.folderArgument))
    .option("--date <date>", words.date)
    .option("--number <number>", words.number)
    .option("--paper <file>", words.paper)
    .option("--preset <name>", words.preset)
    .action(async (folder: string | undefined, flags: InitFlags) => {
      const { init } = await import("./init.ts");
      await done(init(folder, flags, terminal));
    });

  command(program, terminal, "fonts", words.fonts)
    .option("--json", words.json)
    .action(async (flags: { json?: true }) => {
      const { fonts } = await import("./fonts.ts");
      await done(fonts(flags.json ?? false, terminal));
    });

  command(program, terminal, "schema", words.schema)
    .addArgument(new Argument("[name]", words.schemaArgument).default("issue"))
    .option("--reference", words.reference)
    .action(async (name: string, flags: { reference?: true }) => {
      const { schema } = await import("./schema.ts");
      await done(schema(name, flags.reference ?? false, terminal));
    });

  command(program, terminal, "preflight", words.preflight)
    .addArgument(new Argument("<files...>", words.filesArgument))
    .addOption(
      new Option("--standard <standard>", words.preflightStandard).argParser((text) =>
        choiceIn(text, STANDARDS, terminal),
      ),
    )
    .addOption(new Option("--ink <percent>", words.preflightInk).argParser((text) => inkLimit(text, terminal)))
    .option("--json", words.json)
    .action(async (files: string[], flags: { standard?: "x4" | "x1a"; ink?: number; json?: true }) => {
      const { preflight } = await import("./preflight.ts");
      const { standard, ink, json = false } = flags;
      await done(preflight(files, { standard, ink, json }, terminal));
    });

  command(program, terminal, "explain", words.explain)
    .addArgument(new Argument("[code]", words.codeArgument))
    .option("--json", words.json)
    .action(async (code: string | undefined, flags: { json?: true }) => {
      const { explain } = await import("./explain.ts");
      await done(explain(code, flags.json ?? false, terminal));
    });

  declareProofs({ program, terminal, version, done }, node);
  return program;
}

/** Where a command is declared. */
interface Declaring {
  readonly program: Command;
  readonly terminal: Terminal;
  readonly version: string;
  readonly done: (exit: Promise<Exit>) => Promise<void>;
}

function declareBuild({ program, terminal, version, done }: Declaring): void {
  const words = textsIn(terminal.language);
  const build = command(program, terminal, "build", words.build)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("-o, --out <folder>", words.out);
  declareFormats(build, terminal);
  build
    .option("--pages <labels>", words.pages)
    .option("--draft", words.draft)
    .option("--watch", words.watch)
    .addOption(new Option("--jobs <number>", words.jobs).argParser((text) => jobsIn(text, terminal)))
    .option("--json", words.json)
    .action(async (issues: string[], flags: BuildFlags) => {
      const { build: run } = await import("./build.ts");
      const { out = "out", pages, draft = false, json = false, watch, jobs } = flags;
      const wishes = { pages: listed(pages), draft, formats: askedIn(flags), json, watch, jobs };
      await done(run(issues, { out, version, ...wishes }, terminal));
    });
}

/** The flags of all formats, from their list. */
function declareFormats(build: Command, terminal: Terminal): void {
  const { language } = terminal;
  for (const { flag, help, options } of FORMATS) {
    if (flag !== undefined) build.option(flag, help[language]);
    for (const { flags, help: words, choices } of options) {
      const option = new Option(flags, words[language]);
      build.addOption(choices === undefined ? option : option.argParser((text) => choiceIn(text, choices, terminal)));
    }
  }
}

/** The formats that the flags ask for: who names an option wants the files. */
function askedIn(flags: Readonly<Record<string, unknown>>): Asked {
  const asked = FORMATS.flatMap(({ name, flag, options }) => {
    const named = options.map((option) => new Option(option.flags).attributeName());
    const given = named.filter((key) => flags[key] !== undefined);
    const wanted = given.length > 0 || (flag !== undefined && flags[new Option(flag).attributeName()] !== undefined);
    const values = given.map((key) => [key, flags[key] as string | true] as const);
    return wanted ? [[name, Object.fromEntries(values)] as const] : [];
  });
  return Object.fromEntries(asked);
}

/** The commands that prove a rebuild. @param node the major version of Node */
function declareProofs({ program, terminal, version, done }: Declaring, node: string): void {
  const words = textsIn(terminal.language);
  const proofs = lockTextsIn(terminal.language);
  const engine = async () => (await import("../app/engine.ts")).engineOf(version, node);

  command(program, terminal, "lock", proofs.lock)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .action(async (issues: string[]) => {
      const { lock } = await import("./lock.ts");
      await done(lock(issues, terminal, await engine()));
    });

  command(program, terminal, "verify", proofs.verify)
    .addArgument(new Argument("[issues...]", proofs.verifyArgument))
    .option("--pdf", proofs.pdfOption)
    .option("-o, --out <folder>", proofs.verifyOut)
    .option("--json", words.json)
    .action(async (args: string[], flags: { pdf?: true; out?: string; json?: true }) => {
      const { verify, verifyPdfs } = await import("./verify.ts");
      const { pdf = false, out, json = false } = flags;
      await done(pdf ? verifyPdfs(args, json, terminal) : verify(args, { out, json }, terminal, await engine()));
    });

  command(program, terminal, "pack", proofs.pack)
    .addArgument(new Argument("[issue]", words.issuesArgument))
    .option("-o, --out <file>", proofs.outOption)
    .action(async (issue: string | undefined, flags: { out?: string }) => {
      const { pack } = await import("./pack.ts");
      await done(pack(issue, flags.out, terminal, await engine()));
    });
}

function declareCheck(program: Command, terminal: Terminal, done: (exit: Promise<Exit>) => Promise<void>): void {
  const words = textsIn(terminal.language);
  command(program, terminal, "check", words.check)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("--json", words.json)
    .option("--typography", words.typography)
    .option("--copyfit", words.copyfit)
    .action(async (issues: string[], flags: { json?: true; typography?: true; copyfit?: true }) => {
      const { check } = await import("./check.ts");
      const wish = {
        asJson: flags.json ?? false,
        typography: flags.typography ?? false,
        copyFit: flags.copyfit ?? false,
      };
      await done(check(issues, wish, terminal));
    });
}

function declareLayout(program: Command, terminal: Terminal, done: (exit: Promise<Exit>) => Promise<void>): void {
  const words = textsIn(terminal.language);
  command(program, terminal, "layout", words.layout)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("--pin", words.pin)
    .option("--unpin", words.unpin)
    .option("--pages <labels>", words.pinPages)
    .option("--stories <ids>", words.pinStories)
    .addOption(new Option("--choose <rank>", words.choose).argParser((text) => alternativeCount(text, terminal)))
    .addOption(
      new Option("--alternatives <count>", words.alternatives).argParser((text) => alternativeCount(text, terminal)),
    )
    .option("-o, --out <folder>", words.out)
    .option("--json", words.json)
    .action(async (issues: string[], flags: LayoutOptions) => {
      const { layout } = await import("./layout.ts");
      const { alternatives = 1, out = "out", json = false, pages, stories, choose = 1 } = flags;
      const chosen = { pages: listed(pages), stories: listed(stories), rank: choose - 1 };
      await done(layout(issues, { pins: pinsIn(flags, terminal), chosen, alternatives, out, json }, terminal));
    });
}

function declarePreview(program: Command, terminal: Terminal, done: (exit: Promise<Exit>) => Promise<void>): void {
  const words = previewTexts[terminal.language];
  command(program, terminal, "preview", words.preview)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .addOption(new Option("--port <number>", words.port).argParser((text) => portIn(text, terminal)))
    .option("--open", words.open)
    .option("--editor <command>", words.editor)
    .action(async (issues: string[], flags: { port?: number; open?: true; editor?: string }) => {
      const { preview } = await import("./preview.ts");
      const { port, open = false, editor } = flags;
      await done(preview(issues, { port, open, editor }, terminal));
    });
}

function portIn(text: string, terminal: Terminal): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Misuse(fill(previewTexts[terminal.language].badPort, { text }));
}

interface LayoutOptions {
  readonly pin?: true;
  readonly unpin?: true;
  readonly pages?: string;
  readonly stories?: string;
  readonly choose?: number;
  readonly alternatives?: number;
  readonly out?: string;
  readonly json?: true;
}

function listed(names: string | undefined): readonly string[] | undefined {
  return names?.split(",").map((name) => name.trim());
}

/** --choose pins by itself. */
function pinsIn(
  { pin, unpin, pages, stories, choose }: LayoutOptions,
  terminal: Terminal,
): "write" | "take" | undefined {
  const write = pin === true || choose !== undefined;
  const chosen = pages !== undefined || stories !== undefined;
  if (write !== (unpin === true)) return write ? "write" : "take";
  if (!write && !chosen) return undefined;
  throw new Misuse(textsIn(terminal.language).pinOrUnpin);
}

/** The most make-ups of a page that are looked at side by side. */
const MOST_ALTERNATIVES = 20;

function alternativeCount(text: string, terminal: Terminal): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_ALTERNATIVES) return count;
  throw new Misuse(fill(textsIn(terminal.language).badAlternatives, { text, most: MOST_ALTERNATIVES }));
}

/** The examples that `--help` shows. tests/cli runs each of them. */
export const examples: Readonly<Record<string, readonly string[]>> = {
  banmian: ["banmian init", "banmian check issues/2026-11-24", "banmian build issues/2026-11-24 --png"],
  build: [
    "banmian build issues/2026-11-24",
    "banmian build issues/2026-11-24 --png --pages 1,3 --draft --out /tmp/look",
    "banmian build issues/2026-11-24 --press",
  ],
  check: [
    "banmian check issues/2026-11-24",
    "banmian check issues/2026-11-24 --json",
    "banmian check issues/2026-11-24 --typography",
    "banmian check issues/2026-11-24 --copyfit",
  ],
  layout: ["banmian layout issues/2026-11-24", "banmian layout issues/2026-11-24 --alternatives 3 --out /tmp/look"],
  preview: ["banmian preview issues/2026-11-24", "banmian preview issues/2026-11-24 --port 0"],
  init: ["banmian init", "banmian init --preset 四开", "banmian init issues/2026-11-25 --number 10322"],
  fonts: ["banmian fonts"],
  schema: ["banmian schema issue > issue.schema.json", "banmian schema paper --reference", "banmian schema layout"],
  preflight: ["banmian preflight out/JCRB-2026-11-24/press/JCRB_20261124_01_v1.pdf --ink 240"],
  explain: ["banmian explain overset"],
  lock: ["banmian lock issues/2026-11-24"],
  verify: ["banmian verify issues/2026-11-24", "banmian verify issues/2026-11-24 --json"],
  pack: ["banmian pack issues/2026-11-24 --out issue.zip"],
};

function root(terminal: Terminal, version: string): Command {
  const words = textsIn(terminal.language);
  const program = dressed(new Command("banmian"), terminal)
    .description(words.about)
    .version(version, "-V, --version", words.version)
    .helpCommand("help [command]", words.help)
    .exitOverride();
  program.configureOutput({ writeOut: terminal.print, writeErr: terminal.tell, outputError: () => undefined });
  return program;
}

function command(program: Command, terminal: Terminal, name: string, about: string): Command {
  return dressed(program.command(name), terminal).description(about);
}

function dressed(command: Command, terminal: Terminal): Command {
  const words = textsIn(terminal.language);
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

function jobsIn(text: string, terminal: Terminal): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 64) return jobs;
  throw new Misuse(fill(textsIn(terminal.language).badJobs, { text }));
}

/** `languageOf` has read it already; here it is only checked. */
function languageName(text: string, terminal: Terminal): string {
  if (text !== "en" && text !== "zh") throw new Misuse(fill(textsIn(terminal.language).badLanguage, { text }));
  return text;
}

const STANDARDS = ["x4", "x1a"] as const;

function choiceIn<T extends string>(text: string, choices: readonly T[], terminal: Terminal): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) {
    throw new Misuse(fill(textsIn(terminal.language).badChoice, { text, choices: choices.join(", ") }));
  }
  return choice;
}

function inkLimit(text: string, terminal: Terminal): number {
  const percent = Number(text);
  if (!(percent >= 100 && percent <= 400)) throw new Misuse(fill(textsIn(terminal.language).badInk, { text }));
  return percent;
}

/** Commander's complaint in the reader's language. */
function misuseOf(error: CommanderError, argv: readonly string[], terminal: Terminal): Misuse | CommanderError {
  const words = textsIn(terminal.language);
  const sayings: Readonly<Record<string, string>> = {
    "commander.unknownOption": words.unknownOption,
    "commander.unknownCommand": words.unknownCommand,
    "commander.missingArgument": words.missingArgument,
    "commander.optionMissingArgument": words.optionMissingArgument,
    "commander.excessArguments": words.excessArguments,
  };
  // Called with no command at all: the help has been printed.
  if (error.code === "commander.help") return new Misuse(words.seeHelp.replace("{command}", ""));
  const saying = sayings[error.code];
  if (saying === undefined) return error;
  const name = /'([^']+)'/.exec(error.message)?.[1] ?? "";
  const near = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1];
  const command = examples[argv[0] ?? ""] ? `${argv[0]} ` : "";
  const advice = near ? fill(words.didYouMean, { name: near }) : fill(words.seeHelp, { command });
  return new Misuse(`${fill(saying, { name })}\n  = ${advice}`);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
