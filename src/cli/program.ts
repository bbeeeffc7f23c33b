import { Command, CommanderError } from "commander";
import { clearCache } from "../build/disk/clear-cache.ts";
import type { Engine } from "../build/lock.ts";
import { misuseOf, refuseHome } from "./complaint.ts";
import { command, type Declaring, dressed } from "./declare.ts";
import { declareImport, declareLayout, declarePreview } from "./declare-desk.ts";
import { declareBatch, declareBuild, declareDeposit, declareSite } from "./declare-makers.ts";
import { declareChecks, declareDiff, declareProofs } from "./declare-proofs.ts";
import type { InitFlags } from "./init.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { misuse, texts } from "./texts/texts.ts";

/** What the program is told about itself. */
interface ProgramFacts {
  readonly version: string;
  /** The major version of Node: locks name it. */
  readonly node: string;
  /** Print the stack of a crash. */
  readonly debug: boolean;
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
  const words = texts[terminal.language];
  try {
    refuseHome(argv, terminal);
    await program.parseAsync(argv, { from: "user" });
    if (terminal.cache !== undefined) await clearCache(terminal.cache, Date.now());
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const misuse = error instanceof CommanderError ? misuseOf(error, { argv, program, terminal }) : error;
    if (misuse instanceof Misuse) {
      terminal.tell(`${words.error}: ${misuse.message}\n`);
      return 2;
    }
    const { failureLine } = await import("./failure.ts");
    terminal.tell(`${words.error}: ${failureLine(error, terminal.language)}\n`);
    if (setting.debug && error instanceof Error) terminal.tell(`${error.stack}\n`);
    return 2;
  }
}

/** An empty value, as an unset variable of a shell leaves it (`--out "$DIR"`): it would mean the working folder. */
function refuseEmpty(action: Command, { language }: Terminal): void {
  const words = texts[language];
  const empty = action.options.find((option) => action.getOptionValue(option.attributeName()) === "");
  if (empty !== undefined) throw misuse(words.optionMissingArgument, { name: empty.flags });
  if (action.args.includes("")) throw new Misuse(words.emptyArgument);
}

/** All commands, in the order in which `--help` lists them. */
function declare(
  terminal: Terminal,
  { version, node }: ProgramFacts,
  done: (exit: Promise<Exit>) => Promise<void>,
): Command {
  const program = root(terminal, version);
  const words = texts[terminal.language];
  const engine = async (): Promise<Engine> => (await import("../build/engine.ts")).engineOf(version, node);
  const declaring: Declaring = { program, terminal, words, version, engine, done };
  declareBuild(declaring);
  declareDeposit(declaring);
  declareChecks(declaring);
  declareLayout(declaring);
  declarePreview(declaring);
  declareInit(declaring);
  declareImport(declaring);
  declareReference(declaring);
  declareSite(declaring);
  declareProofs(declaring);
  declareDiff(declaring);
  declareBatch(declaring);
  return program;
}

function declareInit(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  command(declaring, "init", words.init)
    .argument("[folder]", words.folderArgument)
    .option("--date <date>", words.date)
    .option("--number <number>", words.number)
    .option("--paper <file>", words.paper)
    .option("--preset <name>", words.preset)
    .option("--vertical", words.vertical)
    .action(async (folder: string | undefined, flags: InitFlags) => {
      const { init } = await import("./init.ts");
      await done(init(folder, flags, terminal));
    });
}

/** The commands that tell what the program knows. */
function declareReference(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  command(declaring, "fonts", words.fonts)
    .argument("[issue]", words.fontsArgument)
    .option("--json", words.json, false)
    .action(async (issue: string | undefined, { json }: { json: boolean }) => {
      const { fonts } = await import("./fonts.ts");
      await done(fonts(issue, json, terminal));
    });

  command(declaring, "schema", words.schema)
    .argument("[name]", words.schemaArgument)
    .option("--reference", words.reference, false)
    .action(async (name: string | undefined, { reference }: { reference: boolean }) => {
      const { schema } = await import("./schema.ts");
      await done(schema(name ?? "issue", reference, terminal));
    });

  command(declaring, "explain", words.explain)
    .argument("[code]", words.codeArgument)
    .option("--json", words.json, false)
    .action(async (code: string | undefined, { json }: { json: boolean }) => {
      const { explain } = await import("./explain.ts");
      await done(explain(code, json, terminal));
    });
}

function root(terminal: Terminal, version: string): Command {
  const words = texts[terminal.language];
  const program = dressed(new Command("banmian"), terminal)
    .description(words.about)
    .version(version, "-V, --version", words.version)
    .helpCommand("help [command]", words.help)
    .exitOverride();
  program.hook("preAction", (_, action) => refuseEmpty(action, terminal));
  program.configureOutput({ writeOut: terminal.print, writeErr: terminal.tell, outputError: () => undefined });
  return program;
}
