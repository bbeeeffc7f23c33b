import { Command, CommanderError, Option } from "commander";
import { cellsIn } from "../base/excerpt.ts";
import { clearCache } from "../build/disk/clear-cache.ts";
import type { Engine } from "../build/lock.ts";
import type { Format } from "../formats/format.ts";
import { type Asked, formatsFor, formatsOf } from "../formats/registry.ts";
import type { BatchFlags } from "./batch.ts";
import type { BuildFlags } from "./build-one.ts";
import type { CheckFlags } from "./check.ts";
import type { DepositFlags } from "./deposit.ts";
import type { DiffFlags } from "./diff.ts";
import type { ImportFlags } from "./import.ts";
import type { InitFlags } from "./init.ts";
import { pathsIn } from "./issue-paths.ts";
import type { LayoutFlags, PinKind } from "./layout.ts";
import type { PreflightFlags } from "./preflight.ts";
import type { PreviewFlags } from "./preview.ts";
import type { SiteFlags } from "./site.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { importTexts, previewTexts } from "./texts/desk.ts";
import { batchTexts, depositTexts, siteTexts } from "./texts/makers.ts";
import { diffTexts, lockTexts } from "./texts/proofs.ts";
import { examples, fill, misuse, texts } from "./texts/texts.ts";
import type { VerifyFlags } from "./verify.ts";

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

/** Where a command is declared. */
interface Declaring {
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
function command({ program, terminal }: Declaring, name: string, about: string): Command {
  return dressed(program.command(name), terminal).description(about);
}

/** Help in the reader's language, with examples. The words of an option say its default where there is more to it than "not asked for". */
function dressed(command: Command, terminal: Terminal): Command {
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
function listed(names: string | undefined): readonly string[] | undefined {
  return names?.split(",").map((name) => name.trim());
}

function choiceIn<T extends string>(text: string, choices: readonly T[], terminal: Terminal): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) {
    throw misuse(texts[terminal.language].badChoice, { text, choices: choices.join(", ") });
  }
  return choice;
}

/** @param refusal what is said of any other text */
function wholeIn(text: string, least: number, most: number, refusal: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most && text.trim() !== "") return number;
  throw misuse(refusal, { text, most });
}

function jobsIn(text: string, terminal: Terminal): number {
  return wholeIn(text, 1, 64, texts[terminal.language].badJobs);
}

function portIn(text: string, terminal: Terminal): number {
  return wholeIn(text, 0, 65_535, texts[terminal.language].badPort);
}

/** Adds the flags of the formats that a command writes, from their list. */
function declareFormats(command: Command, of: Format["command"], terminal: Terminal): void {
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
function askedIn(flags: Readonly<Record<string, unknown>>, of: Format["command"]): Asked {
  const asked = formatsOf(of).flatMap(({ name, flag, options }) => {
    const named = options.map((option) => new Option(option.flags).attributeName());
    const given = named.filter((key) => flags[key] !== undefined);
    const wanted = given.length > 0 || (flag !== undefined && flags[new Option(flag).attributeName()] !== undefined);
    const values = given.map((key) => [key, flags[key] as string | true] as const);
    return wanted ? [[name, Object.fromEntries(values)] as const] : [];
  });
  return Object.fromEntries(asked);
}

// The commands that make files of issues.

/** Flags as they are given: those of the formats stand among the others. */
type Given<Flags> = Omit<Flags, "formats"> & Readonly<Record<string, unknown>>;

/** `build`, with the flags of all formats. */
function declareBuild(declaring: Declaring): void {
  const { terminal, words, version, done } = declaring;
  const build = command(declaring, "build", words.build)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .option("-o, --out <folder>", words.out, "out");
  declareFormats(build, "build", terminal);
  build
    .option("--pages <labels>", words.pages)
    .option("--draft", words.draft, false)
    .option("--watch", words.watch)
    .option("--jobs <number>", words.jobs, (text) => jobsIn(text, terminal))
    .option("--json", words.json, false)
    .action(async (issues: string[], flags: Given<Omit<BuildFlags, "pages">> & { readonly pages?: string }) => {
      const { build: run } = await import("./build.ts");
      const { out, pages, draft, json, watch, jobs } = flags;
      const wishes = { pages: listed(pages), draft, formats: askedIn(flags, "build"), json, watch, jobs };
      await done(run(issues, { command: "build", out, version, ...wishes }, terminal));
    });
}

/** A command that makes one format of several issues. */
function maker(
  declaring: Declaring,
  name: "deposit" | "site",
  about: string,
  out: readonly [words: string, folder: string],
): Command {
  const { terminal, words } = declaring;
  const made = command(declaring, name, about)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .option("-o, --out <folder>", ...out);
  declareFormats(made, name, terminal);
  return made
    .option("--jobs <number>", words.jobs, (text) => jobsIn(text, terminal))
    .option("--json", words.json, false);
}

/** `deposit`, with the flags of its format. */
function declareDeposit(declaring: Declaring): void {
  const { terminal, version, engine, done } = declaring;
  const own = depositTexts[terminal.language];
  const made = maker(declaring, "deposit", own.deposit, [own.out, "bags"]);
  made.action(async (issues: string[], { out, json, jobs, ...flags }: Given<DepositFlags>) => {
    const { deposit: run } = await import("./deposit.ts");
    const formats = askedIn(flags, "deposit");
    await done(run(issues, { out, formats, json, jobs, version, engine: await engine() }, terminal));
  });
}

/** Seldom taken by anything else. */
const PORT = 8026;

/** The commands for the web: `site` and `serve`. */
function declareSite(declaring: Declaring): void {
  const { terminal, version, done } = declaring;
  const own = siteTexts[terminal.language];
  const made = maker(declaring, "site", own.site, [own.siteOut, "site"]);
  made.action(async (issues: string[], { out, jobs, json, ...flags }: Given<SiteFlags>) => {
    const { site: run } = await import("./site.ts");
    await done(run(issues, { out, formats: askedIn(flags, "site"), version, json, jobs }, terminal));
  });

  command(declaring, "serve", own.serve)
    .argument("[site]", own.siteArgument)
    .option("--port <number>", own.port, (text) => portIn(text, terminal), PORT)
    .action(async (folder: string | undefined, { port }: { port: number }) => {
      const { serve } = await import("./serve.ts");
      await done(serve(folder ?? "site", port, terminal));
    });
}

/** The commands for archives of any length, on one machine and on several. */
function declareBatch(declaring: Declaring): void {
  const { terminal, words: common, engine, done } = declaring;
  const { cores = 1 } = terminal;
  const words = batchTexts[terminal.language];
  const always = formatsFor({}, true);
  const named = formatsOf("build").filter((format) => !always.includes(format));
  const jobs = fill(words.jobs, { cores });

  command(declaring, "batch", words.batch)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .option("-o, --out <folder>", common.out, "out")
    .option("--formats <names>", fill(words.formats, { named: named.map(({ name }) => name).join(",") }))
    .option("--jobs <number>", jobs, (text) => jobsIn(text, terminal), cores)
    .option("--ledger <file>", words.ledger)
    .option("--resume", words.resume, false)
    .option("--verify", words.verify, false)
    .option("--queue <address>", words.queue)
    .option("--json", common.json, false)
    .action(async (issues: string[], flags: Omit<BatchFlags, "formats"> & { readonly formats?: string }) => {
      const { batch, formatsNamed } = await import("./batch.ts");
      const formats = formatsNamed(listed(flags.formats) ?? [], terminal);
      await done(batch(issues, { ...flags, formats }, terminal, await engine()));
    });

  command(declaring, "worker", words.worker)
    .requiredOption("--queue <address>", words.workerQueue)
    .option("--jobs <number>", jobs, (text) => jobsIn(text, terminal), cores)
    .action(async (flags: { queue: string; jobs: number }) => {
      const { worker } = await import("./queue.ts");
      await done(worker(flags.queue, flags.jobs, terminal, await engine()));
    });
}

// The commands that check and compare.

const STANDARDS = ["x4", "x1a"] as const;

/** The commands that check issues and press files. */
function declareChecks(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  command(declaring, "check", words.check)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .option("--json", words.json, false)
    .option("--typography", words.typography, false)
    .option("--copyfit", words.copyfit, false)
    .action(async (issues: string[], flags: CheckFlags) => {
      const { check } = await import("./check.ts");
      await done(check(issues, flags, terminal));
    });

  command(declaring, "preflight", words.preflight)
    .argument("<files...>", words.filesArgument, pathsIn(terminal))
    .option("--standard <standard>", words.preflightStandard, (text) => choiceIn(text, STANDARDS, terminal))
    .option("--ink <percent>", words.preflightInk, (text) => inkLimit(text, terminal))
    .option("--json", words.json, false)
    .action(async (files: string[], flags: PreflightFlags) => {
      const { preflight } = await import("./preflight.ts");
      await done(preflight(files, flags, terminal));
    });
}

function inkLimit(text: string, terminal: Terminal): number {
  const percent = Number(text);
  if (!(percent >= 100 && percent <= 400)) throw misuse(texts[terminal.language].badInk, { text });
  return percent;
}

/** The commands that prove a rebuild. */
function declareProofs(declaring: Declaring): void {
  const { terminal, words, engine, done } = declaring;
  const proofs = lockTexts[terminal.language];

  command(declaring, "lock", proofs.lock)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .action(async (issues: string[]) => {
      const { lock } = await import("./lock.ts");
      await done(lock(issues, terminal, await engine()));
    });

  command(declaring, "verify", proofs.verify)
    .argument("[issues...]", proofs.verifyArgument, pathsIn(terminal))
    .option("--pdf", proofs.pdfOption, false)
    .option("-o, --out <folder>", proofs.verifyOut)
    .option("--json", words.json, false)
    .action(async (args: string[], { pdf, ...flags }: VerifyFlags & { readonly pdf: boolean }) => {
      const { verify, verifyPdfs } = await import("./verify.ts");
      await done(pdf ? verifyPdfs(args, flags.json, terminal) : verify(args, flags, terminal, await engine()));
    });

  command(declaring, "pack", proofs.pack)
    .argument("[issue]", words.issueArgument)
    .option("-o, --out <file>", proofs.outOption)
    .action(async (issue: string | undefined, flags: { out?: string }) => {
      const { pack } = await import("./pack.ts");
      await done(pack(issue, flags.out, terminal, await engine()));
    });
}

/** `diff`: two issues beside each other. */
function declareDiff(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  const own = diffTexts[terminal.language];
  command(declaring, "diff", own.about)
    .argument("<was>", own.sideArgument)
    .argument("<is>", own.sideArgument)
    .option("--png", own.png, false)
    .option("-o, --out <folder>", own.out, "diff")
    .option("--json", words.json, false)
    .action(async (was: string, is: string, flags: DiffFlags) => {
      const { diff } = await import("./diff.ts");
      await done(diff([was, is], flags, terminal));
    });
}

// The commands of an editor's desk.

/** `layout`: how pages are made up, and pins. */
function declareLayout(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  command(declaring, "layout", words.layout)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .option("--pin", words.pin, false)
    .option("--unpin", words.unpin, false)
    .option("--pages <labels>", words.pinPages)
    .option("--stories <ids>", words.pinStories)
    .option("--choose <rank>", words.choose, (text) => alternativeCount(text, terminal))
    .option("--alternatives <count>", words.alternatives, (text) => alternativeCount(text, terminal), 1)
    .option("-o, --out <folder>", words.out, "out")
    .option("--json", words.json, false)
    .action(async (issues: string[], flags: LayoutOptions) => {
      const { layout } = await import("./layout.ts");
      const { alternatives, out, json, pages, stories, choose = 1 } = flags;
      const chosen = { pages: listed(pages), stories: listed(stories), rank: choose - 1 };
      await done(layout(issues, { pins: pinsIn(flags, terminal), chosen, alternatives, out, json }, terminal));
    });
}

interface LayoutOptions extends Pick<LayoutFlags, "alternatives" | "out" | "json">, Readonly<Record<PinKind, boolean>> {
  readonly pages?: string;
  readonly stories?: string;
  readonly choose?: number;
}

/** --choose pins by itself. */
function pinsIn(flags: LayoutOptions, terminal: Terminal): PinKind | undefined {
  const { unpin, pages, stories, choose } = flags;
  const pin = flags.pin || choose !== undefined;
  const chooses = pages !== undefined || stories !== undefined;
  if ((pin && unpin) || (chooses && !pin && !unpin)) throw new Misuse(texts[terminal.language].pinOrUnpin);
  if (unpin) return "unpin";
  return pin ? "pin" : undefined;
}

/** The most make-ups of a page that are looked at side by side. */
const MOST_ALTERNATIVES = 20;

function alternativeCount(text: string, terminal: Terminal): number {
  return wholeIn(text, 1, MOST_ALTERNATIVES, texts[terminal.language].badAlternatives);
}

/** The command that shows pages while they are written. */
function declarePreview(declaring: Declaring): void {
  const { terminal, done } = declaring;
  const words = previewTexts[terminal.language];
  command(declaring, "preview", words.preview)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .option("--port <number>", words.port, (text) => portIn(text, terminal))
    .option("--open", words.open, false)
    .option("--editor <command>", words.editor)
    .option("--against <path>", words.against)
    .action(async (issues: string[], flags: PreviewFlags) => {
      const { preview } = await import("./preview.ts");
      await done(preview(issues, flags, terminal));
    });
}

/** `import`: copy from elsewhere into an issue. */
function declareImport(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  const own = importTexts[terminal.language];
  command(declaring, "import", own.about)
    .argument("<files...>", own.files, pathsIn(terminal))
    .option("--issue <folder>", own.issue)
    .option("--page <label>", own.page)
    .option("--date <date>", words.date)
    .option("--paper <file>", words.paper)
    .option("--preset <name>", words.preset)
    .option("--encoding <name>", own.encoding)
    .option("--json", words.json, false)
    .action(async (files: string[], flags: ImportFlags) => {
      const { importCopy } = await import("./import.ts");
      await done(importCopy(files, flags, terminal));
    });
}

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
function misuseOf({ code, message }: CommanderError, { argv, program, terminal }: Misread): Misuse {
  const asked = argv.find((word) => program.commands.some((each) => each.name() === word));
  const see = fill(texts[terminal.language].seeHelp, { command: asked === undefined ? "" : `${asked} ` });
  // Called with no command at all, or help asked for none that there is: the help has been printed.
  if (code === "commander.help") return new Misuse(see);
  const said = message.replace(/^error: /, "");
  const complaint = terminal.language === "zh" ? `${CHINESE[code] ?? "命令行有误"}：${said}` : said;
  return new Misuse(`${complaint}\n  = ${see}`);
}

/** Refuses a `~` that no shell has replaced: they do so at the beginning of a word alone, those of Windows not even there. It would name a folder. */
function refuseHome(argv: readonly string[], { language }: Terminal): void {
  const words = texts[language];
  const home = argv.find((argument) => /^(?:--?[\w-]+=)?~(?:[\\/]|$)/.test(argument));
  if (home !== undefined) throw new Misuse(`${fill(words.homeKept, { text: home })}\n  = ${words.writeHome}`);
}
