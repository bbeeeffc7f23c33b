// All commands with their flags. Each action imports its command when it runs, so that `explain` does not pay for the stages of `build`. Flags of formats come
// from the registry: a new format appears in `--help` by itself.
import { Command, CommanderError, Option } from "commander";
import { cellsIn } from "../base/excerpt.ts";
import { clearCache } from "../build/disk/clear-cache.ts";
import type { Engine } from "../build/lock.ts";
import type { Format } from "../formats/format.ts";
import { type Asked, formatsFor, formatsOf } from "../formats/registry.ts";
import { type HelpId, say, type TextId } from "../locales/texts.ts";
import type { BatchFlags } from "./batch.ts";
import type { BuildFlags } from "./build-one.ts";
import type { CheckFlags } from "./check.ts";
import type { DepositFlags } from "./deposit.ts";
import type { DiffFlags } from "./diff.ts";
import type { ImportFlags } from "./import.ts";
import type { InitFlags } from "./init.ts";
import { outFolder, pathsIn } from "./issue-paths.ts";
import type { LayoutFlags, PinKind } from "./layout.ts";
import type { LockFlags } from "./lock.ts";
import type { PlanFlags } from "./plan.ts";
import type { PreflightFlags } from "./preflight.ts";
import type { PreviewFlags } from "./preview.ts";
import type { SiteFlags } from "./site.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { examples, misuse } from "./texts.ts";
import type { VerifyFlags } from "./verify.ts";

/** Facts about the program itself. */
interface ProgramFacts {
  readonly version: string;
  /** The major version of Node: locks name it. */
  readonly node: string;
  /** Print the stack of a crash. */
  readonly debug: boolean;
}

/** Runs one command line. @param argv the arguments after the program's name */
export async function run(argv: readonly string[], terminal: Terminal, setting: ProgramFacts): Promise<Exit> {
  let exit: Exit = 0;
  const program = declare(terminal, setting, async (command) => {
    exit = await command;
  });
  try {
    refuseHome(argv, terminal);
    await program.parseAsync(argv, { from: "user" });
    if (terminal.cache !== undefined) await clearCache(terminal.cache, Date.now());
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const misuse = error instanceof CommanderError ? misuseOf(error, { argv, program, terminal }) : error;
    if (misuse instanceof Misuse) {
      terminal.tell(`${say("error", {}, terminal)}: ${misuse.message}\n`);
      return 2;
    }
    const { failureLine } = await import("./failure.ts");
    terminal.tell(`${say("error", {}, terminal)}: ${failureLine(error, terminal)}\n`);
    if (setting.debug && error instanceof Error) terminal.tell(`${error.stack}\n`);
    return 2;
  }
}

/** An empty value, as an unset variable of a shell leaves it (`--out "$DIR"`), is refused: it would mean the working folder. */
function refuseEmpty(action: Command, terminal: Terminal): void {
  const empty = action.options.find((option) => action.getOptionValue(option.attributeName()) === "");
  if (empty !== undefined) throw misuse("option-empty", { name: empty.flags }, terminal);
  if (action.args.includes("")) throw misuse("argument-empty", {}, terminal);
}

/** All commands, in the order in which `--help` lists them. */
function declare(
  terminal: Terminal,
  { version, node }: ProgramFacts,
  done: (exit: Promise<Exit>) => Promise<void>,
): Command {
  const program = root(terminal, version);
  const engine = async (): Promise<Engine> => (await import("../build/engine.ts")).engineOf(version, node);
  const declaring: Declaring = { program, terminal, help: helpIn(terminal), version, engine, done };
  declareBuild(declaring);
  declareDeposit(declaring);
  declareChecks(declaring);
  declarePlan(declaring);
  declareLayout(declaring);
  declarePreview(declaring);
  declareLsp(declaring);
  declareInit(declaring);
  declareImport(declaring);
  declareReference(declaring);
  declareSite(declaring);
  declareSign(declaring);
  declareProofs(declaring);
  declareDiff(declaring);
  declareBatch(declaring);
  return program;
}

function declareInit(declaring: Declaring): void {
  const { terminal, help, done } = declaring;
  command(declaring, "init")
    .argument("[folder]", help("argument-folder"))
    .option("--date <date>", help("option-date"))
    .option("--number <number>", help("option-number"))
    .option("--paper <file>", help("option-paper"))
    .option("--preset <name>", help("option-preset"))
    .option("--vertical", help("option-vertical"))
    .action(async (folder: string | undefined, flags: InitFlags) => {
      const { init } = await import("./init.ts");
      await done(init(folder, flags, terminal));
    });
}

/** The commands that print what the program knows. */
function declareReference(declaring: Declaring): void {
  const { terminal, help, done } = declaring;
  command(declaring, "fonts")
    .argument("[issue]", help("argument-issue-fonts"))
    .option("--json", help("option-json"), false)
    .action(async (issue: string | undefined, { json }: { json: boolean }) => {
      const { fonts } = await import("./fonts.ts");
      await done(fonts(issue, json, terminal));
    });

  command(declaring, "schema")
    .argument("[name]", help("argument-schema"))
    .option("--reference", help("option-reference"), false)
    .action(async (name: string | undefined, { reference }: { reference: boolean }) => {
      const { schema } = await import("./schema.ts");
      await done(schema(name ?? "issue", reference, terminal));
    });

  command(declaring, "explain")
    .argument("[code]", help("argument-code"))
    .option("--json", help("option-json"), false)
    .action(async (code: string | undefined, { json }: { json: boolean }) => {
      const { explain } = await import("./explain.ts");
      await done(explain(code, json, terminal));
    });
}

function root(terminal: Terminal, version: string): Command {
  const help = helpIn(terminal);
  const program = dressed(new Command("banmian"), terminal)
    .description(help("about"))
    .version(version, "-V, --version", help("option-version"))
    .helpCommand("help [command]", help("option-help"))
    .exitOverride();
  program.hook("preAction", (_, action) => refuseEmpty(action, terminal));
  program.configureOutput({ writeOut: terminal.print, writeErr: terminal.tell, outputError: () => undefined });
  return program;
}

type CommandName = TextId<"help"> extends infer Id ? (Id extends `command-${infer Name}` ? Name : never) : never;

/** The texts of `--help` without arguments, in the reader's language. */
function helpIn(terminal: Terminal) {
  return (id: HelpId): string => say(id, {}, terminal);
}

/** The context in which a command is declared. */
interface Declaring {
  readonly program: Command;
  readonly terminal: Terminal;
  readonly help: ReturnType<typeof helpIn>;
  readonly version: string;
  /** The program with its libraries: locks name them. */
  readonly engine: () => Promise<Engine>;
  readonly done: (exit: Promise<Exit>) => Promise<void>;
}

/** Adds a command to the program. Its action imports the code that it runs, so other commands do not load it. */
function command({ program, terminal, help }: Declaring, name: CommandName): Command {
  return dressed(program.command(name), terminal).description(help(`command-${name}`));
}

const TITLES = ["title-usage", "title-arguments", "title-options", "title-global-options", "title-commands"] as const;

/** Help in the reader's language, with examples. The text of an option names its default unless that is "off". */
function dressed(command: Command, terminal: Terminal): Command {
  const help = helpIn(terminal);
  const lines = examples[command.name()] ?? [];
  return command
    .helpOption("-h, --help", help("option-help"))
    .option("--lang <language>", help("option-lang"), (text) => languageName(text, terminal))
    .configureHelp({
      styleTitle: (title) => {
        const id = TITLES.find((each) => each === `title-${title.slice(0, -1).toLowerCase().replace(" ", "-")}`);
        return id === undefined ? title : help(id);
      },
      optionDescription: ({ description }) => description,
      displayWidth: cellsIn,
    })
    .addHelpText("after", () =>
      lines.length > 0 ? `\n${help("title-examples")}\n${lines.map((line) => `  ${line}\n`).join("")}` : "",
    );
}

/** `languageOf` has read it already; here it is only checked. */
function languageName(text: string, terminal: Terminal): string {
  if (text !== "en" && text !== "zh") throw misuse("bad-language", { text }, terminal);
  return text;
}

/** Names between commas. */
function listed(names: string | undefined): readonly string[] | undefined {
  return names?.split(",").map((name) => name.trim());
}

function choiceIn<T extends string>(text: string, choices: readonly T[], terminal: Terminal): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) {
    throw misuse("bad-choice", { text, choices: choices.join(", ") }, terminal);
  }
  return choice;
}

/** @param refusal the message for any other text */
function wholeIn(
  text: string,
  [least, most]: readonly [number, number],
  refusal: "bad-jobs" | "bad-port" | "bad-rank",
  terminal: Terminal,
): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most && text.trim() !== "") return number;
  throw misuse(refusal, { text, most }, terminal);
}

function jobsIn(text: string, terminal: Terminal): number {
  return wholeIn(text, [1, 64], "bad-jobs", terminal);
}

function portIn(text: string, terminal: Terminal): number {
  return wholeIn(text, [0, 65_535], "bad-port", terminal);
}

/** Adds the flags of the formats that a command writes, from their list. */
function declareFormats(command: Command, of: Format["command"], { help, terminal }: Declaring): void {
  for (const { flag, help: about, options } of formatsOf(of)) {
    if (flag !== undefined) command.option(flag, about && help(about));
    for (const { flags, help: own, choices } of options) {
      if (choices === undefined) command.option(flags, help(own));
      else command.option(flags, help(own), (text) => choiceIn(text, choices, terminal));
    }
  }
}

/** The formats that the flags request; an option of a format also requests the format. */
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

/** Flags as they are given: those of the formats are mixed with the others. */
type Given<Flags> = Omit<Flags, "formats"> & Readonly<Record<string, unknown>>;

/** `build`, with the flags of all formats. */
function declareBuild(declaring: Declaring): void {
  const { terminal, help, version, done } = declaring;
  const build = command(declaring, "build")
    .argument("[issues...]", help("argument-issues"), pathsIn(terminal))
    .option("-o, --out <folder>", help("option-out"));
  declareFormats(build, "build", declaring);
  build
    .option("--pages <labels>", help("option-pages"))
    .option("--draft", help("option-draft"), false)
    .option("--watch", help("option-watch"))
    .option("--jobs <number>", help("option-jobs"), (text) => jobsIn(text, terminal))
    .option("--json", help("option-json"), false)
    .action(
      async (
        issues: string[],
        flags: Given<Omit<BuildFlags, "pages" | "out">> & { readonly out?: string; readonly pages?: string },
      ) => {
        const { build: run } = await import("./build.ts");
        const { out = outFolder(terminal.folder), pages, draft, json, watch, jobs } = flags;
        const wishes = { pages: listed(pages), draft, formats: askedIn(flags, "build"), json, watch, jobs };
        await done(run(issues, { command: "build", out, version, ...wishes }, terminal));
      },
    );
}

/** A command that makes one format of several issues. */
function maker(declaring: Declaring, name: "deposit" | "site", out: readonly [words: string, folder: string]): Command {
  const { terminal, help } = declaring;
  const made = command(declaring, name)
    .argument("[issues...]", help("argument-issues"), pathsIn(terminal))
    .option("-o, --out <folder>", ...out);
  declareFormats(made, name, declaring);
  return made
    .option("--jobs <number>", help("option-jobs"), (text) => jobsIn(text, terminal))
    .option("--json", help("option-json"), false);
}

/** `deposit`, with the flags of its format. */
function declareDeposit(declaring: Declaring): void {
  const { terminal, help, version, engine, done } = declaring;
  const made = maker(declaring, "deposit", [help("option-out-deposit"), "bags"]);
  made.action(async (issues: string[], { out, json, jobs, ...flags }: Given<DepositFlags>) => {
    const { deposit: run } = await import("./deposit.ts");
    const formats = askedIn(flags, "deposit");
    await done(run(issues, { out, formats, json, jobs, version, engine: await engine() }, terminal));
  });
}

/** A port that few other programs use. */
const PORT = 8026;

/** The commands for the web: `site` and `serve`. */
function declareSite(declaring: Declaring): void {
  const { terminal, help, version, done } = declaring;
  const made = maker(declaring, "site", [help("option-out-site"), "site"]);
  made.action(async (issues: string[], { out, jobs, json, ...flags }: Given<SiteFlags>) => {
    const { site: run } = await import("./site.ts");
    await done(run(issues, { out, formats: askedIn(flags, "site"), version, json, jobs }, terminal));
  });

  command(declaring, "serve")
    .argument("[site]", help("argument-site"))
    .option("--port <number>", help("option-port-serve"), (text) => portIn(text, terminal), PORT)
    .action(async (folder: string | undefined, { port }: { port: number }) => {
      const { serve } = await import("./serve.ts");
      await done(serve(folder ?? "site", port, terminal));
    });
}

/** The commands for archives of any length, on one machine and on several. */
function declareBatch(declaring: Declaring): void {
  const { terminal, help, engine, done } = declaring;
  const { cores = 1 } = terminal;
  const always = formatsFor({});
  const named = formatsOf("build").filter((format) => !always.includes(format));
  const jobs = say("option-jobs-batch", { cores }, terminal);

  command(declaring, "batch")
    .argument("[issues...]", help("argument-issues-batch"), pathsIn(terminal))
    .option("-o, --out <folder>", help("option-out"))
    .option("--formats <names>", say("option-formats", { names: named.map(({ name }) => name).join(",") }, terminal))
    .option("--jobs <number>", jobs, (text) => jobsIn(text, terminal), cores)
    .option("--ledger <file>", help("option-ledger"))
    .option("--resume", help("option-resume"), false)
    .option("--verify", help("option-verify"), false)
    .option("--queue <address>", help("option-queue"))
    .option("--json", help("option-json"), false)
    .action(
      async (
        issues: string[],
        flags: Omit<BatchFlags, "formats" | "out"> & { readonly out?: string; readonly formats?: string },
      ) => {
        const { batch, formatsNamed } = await import("./batch.ts");
        const formats = formatsNamed(listed(flags.formats) ?? [], terminal);
        const out = flags.out ?? outFolder(terminal.folder);
        await done(batch(issues, { ...flags, out, formats }, terminal, await engine()));
      },
    );

  command(declaring, "worker")
    .requiredOption("--queue <address>", help("option-queue-worker"))
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
  const { terminal, help, version, done } = declaring;
  command(declaring, "check")
    .argument("[issues...]", help("argument-issues"), pathsIn(terminal))
    .option("--json", help("option-json"), false)
    .option("--typography", help("option-typography"), false)
    .option("--copyfit", help("option-copyfit"), false)
    .option("--desk", help("option-desk"), false)
    .option("--sarif", help("option-sarif"), false)
    .option("--press", help("option-check-press"), false)
    .action(async (issues: string[], flags: CheckFlags) => {
      const { check } = await import("./check.ts");
      await done(check(issues, flags, terminal, version));
    });

  command(declaring, "fix")
    .argument("[issue]", help("argument-issue"))
    .argument("[name]", help("argument-fix"))
    .option("--json", help("option-json"), false)
    .action(async (issue: string | undefined, name: string | undefined, { json }: { json: boolean }) => {
      const { fix } = await import("./fix.ts");
      await done(fix(issue, name, json, terminal));
    });

  command(declaring, "preflight")
    .argument("<files...>", help("argument-files-preflight"), pathsIn(terminal))
    .option("--standard <standard>", help("option-standard"), (text) => choiceIn(text, STANDARDS, terminal))
    .option("--ink <percent>", help("option-ink"), (text) => inkLimit(text, terminal))
    .option("--json", help("option-json"), false)
    .action(async (files: string[], flags: PreflightFlags) => {
      const { preflight } = await import("./preflight.ts");
      await done(preflight(files, flags, terminal));
    });
}

function inkLimit(text: string, terminal: Terminal): number {
  const percent = Number(text);
  if (!(percent >= 100 && percent <= 400)) throw misuse("bad-ink", { text }, terminal);
  return percent;
}

/** The commands that prove a rebuild. */
function declareProofs(declaring: Declaring): void {
  const { terminal, help, engine, done } = declaring;

  command(declaring, "lock")
    .argument("[issues...]", help("argument-issues"), pathsIn(terminal))
    .option("--force", help("option-force-lock"), false)
    .action(async (issues: string[], flags: LockFlags) => {
      const { lock } = await import("./lock.ts");
      await done(lock(issues, flags, terminal, await engine()));
    });

  command(declaring, "verify")
    .argument("[issues...]", help("argument-issues-verify"), pathsIn(terminal))
    .option("--pdf", help("option-pdf"), false)
    .option("-o, --out <folder>", help("option-out-verify"))
    .option("--json", help("option-json"), false)
    .action(async (args: string[], { pdf, ...flags }: VerifyFlags & { readonly pdf: boolean }) => {
      const { verify, verifyPdfs } = await import("./verify.ts");
      await done(pdf ? verifyPdfs(args, flags.json, terminal) : verify(args, flags, terminal, await engine()));
    });

  command(declaring, "pack")
    .argument("[issue]", help("argument-issue"))
    .option("-o, --out <file>", help("option-out-pack"))
    .action(async (issue: string | undefined, flags: { out?: string }) => {
      const { pack } = await import("./pack.ts");
      await done(pack(issue, flags.out, terminal, await engine()));
    });
}

/** `sign`: who signed which page. */
function declareSign(declaring: Declaring): void {
  const { terminal, help, version, done } = declaring;
  command(declaring, "sign")
    .argument("[issue]", help("argument-issue"))
    .option("--page <labels>", help("option-sign-page"))
    .option("--as <stage>", help("option-sign-as"))
    .option("--by <name>", help("option-sign-by"))
    .option("--json", help("option-json"), false)
    .action(async (issue: string | undefined, { page, as, by, json }: SignOptions) => {
      const { localMoment, sign } = await import("./sign.ts");
      const edge = { version, now: localMoment(new Date()) };
      await done(sign(issue, { pages: listed(page), as, by, json }, edge, terminal));
    });
}

interface SignOptions {
  readonly page?: string;
  readonly as?: string;
  readonly by?: string;
  readonly json: boolean;
}

/** `diff`: two issues beside each other. */
function declareDiff(declaring: Declaring): void {
  const { terminal, help, done } = declaring;
  command(declaring, "diff")
    .argument("<was>", help("argument-side"))
    .argument("<is>", help("argument-side"))
    .option("--png", help("option-png-diff"), false)
    .option("-o, --out <folder>", help("option-out-diff"), "diff")
    .option("--json", help("option-json"), false)
    .action(async (was: string, is: string, flags: DiffFlags) => {
      const { diff } = await import("./diff.ts");
      await done(diff([was, is], flags, terminal));
    });
}

// The commands for editing.

/** `plan`: which story stands on which page. */
function declarePlan(declaring: Declaring): void {
  const { terminal, help, done } = declaring;
  command(declaring, "plan")
    .argument("[issues...]", help("argument-issues"), pathsIn(terminal))
    .option("--png", help("option-png-plan"), false)
    .option("--pin", help("option-pin-plan"), false)
    .option("-o, --out <folder>", help("option-out"))
    .option("--json", help("option-json"), false)
    .action(async (issues: string[], flags: Omit<PlanFlags, "out"> & { readonly out?: string }) => {
      const { plan } = await import("./plan.ts");
      await done(plan(issues, { out: outFolder(terminal.folder), ...flags }, terminal));
    });
}

/** `layout`: how pages are made up, and pins. */
function declareLayout(declaring: Declaring): void {
  const { terminal, help, done } = declaring;
  command(declaring, "layout")
    .argument("[issues...]", help("argument-issues"), pathsIn(terminal))
    .option("--pin", help("option-pin"), false)
    .option("--unpin", help("option-unpin"), false)
    .option("--pages <labels>", help("option-pages-pin"))
    .option("--stories <ids>", help("option-stories-pin"))
    .option("--choose <rank>", help("option-choose"), (text) => alternativeCount(text, terminal))
    .option("--alternatives <count>", help("option-alternatives"), (text) => alternativeCount(text, terminal), 1)
    .option("-o, --out <folder>", help("option-out"))
    .option("--json", help("option-json"), false)
    .action(async (issues: string[], flags: LayoutOptions) => {
      const { layout } = await import("./layout.ts");
      const { alternatives, out = outFolder(terminal.folder), json, pages, stories, choose = 1 } = flags;
      const chosen = { pages: listed(pages), stories: listed(stories), rank: choose - 1 };
      await done(layout(issues, { pins: pinsIn(flags, terminal), chosen, alternatives, out, json }, terminal));
    });
}

interface LayoutOptions extends Pick<LayoutFlags, "alternatives" | "json">, Readonly<Record<PinKind, boolean>> {
  readonly out?: string;
  readonly pages?: string;
  readonly stories?: string;
  readonly choose?: number;
}

/** --choose pins by itself. */
function pinsIn(flags: LayoutOptions, terminal: Terminal): PinKind | undefined {
  const { unpin, pages, stories, choose } = flags;
  const pin = flags.pin || choose !== undefined;
  const chooses = pages !== undefined || stories !== undefined;
  if ((pin && unpin) || (chooses && !pin && !unpin)) throw misuse("pin-or-unpin", {}, terminal);
  if (unpin) return "unpin";
  return pin ? "pin" : undefined;
}

/** The most make-ups of a page that are shown side by side. */
const MOST_ALTERNATIVES = 20;

function alternativeCount(text: string, terminal: Terminal): number {
  return wholeIn(text, [1, MOST_ALTERNATIVES], "bad-rank", terminal);
}

/** The command that shows pages while they are written. */
function declarePreview(declaring: Declaring): void {
  const { terminal, help, version, done } = declaring;
  command(declaring, "preview")
    .argument("[issues...]", help("argument-issues-preview"), pathsIn(terminal))
    .option("--port <number>", help("option-port-preview"), (text) => portIn(text, terminal))
    .option("--open", help("option-open"), false)
    .option("--editor <command>", help("option-editor"))
    .option("--against <path>", help("option-against"))
    .action(async (issues: string[], flags: PreviewFlags) => {
      const { preview } = await import("./preview.ts");
      await done(preview(issues, flags, version, terminal));
    });
}

/** `lsp`: for editors, which start it themselves. Most of them add `--stdio`; there is no other way. */
function declareLsp(declaring: Declaring): void {
  const { terminal, help, version, done } = declaring;
  command(declaring, "lsp")
    .option("--stdio", help("option-stdio"), true)
    .action(async () => {
      const { lsp } = await import("./lsp.ts");
      await done(lsp(version, terminal));
    });
}

/** `import`: copy from elsewhere into an issue. */
function declareImport(declaring: Declaring): void {
  const { terminal, help, done } = declaring;
  command(declaring, "import")
    .argument("<files...>", help("argument-files-import"), pathsIn(terminal))
    .option("--issue <folder>", help("option-issue-import"))
    .option("--page <label>", help("option-page-import"))
    .option("--date <date>", help("option-date"))
    .option("--paper <file>", help("option-paper"))
    .option("--preset <name>", help("option-preset"))
    .option("--encoding <name>", help("option-encoding"))
    .option("--json", help("option-json"), false)
    .action(async (files: string[], flags: ImportFlags) => {
      const { importCopy } = await import("./import.ts");
      await done(importCopy(files, flags, terminal));
    });
}

/** A command line that the program does not understand, and the program. */
interface Misread {
  readonly argv: readonly string[];
  readonly program: Command;
  readonly terminal: Terminal;
}

/** Commander's message in the reader's language; its own words are kept, since they name the word and the one that was probably meant. */
function misuseOf({ code, message }: CommanderError, { argv, program, terminal }: Misread): Misuse {
  const asked = argv.find((word) => program.commands.some((each) => each.name() === word));
  const see = say("see-help", { command: asked === undefined ? "" : `${asked} ` }, terminal);
  // Called without a command, or asked for help on a missing one: the help has been printed.
  if (code === "commander.help") return new Misuse(see);
  const said = message.replace(/^error: /, "");
  const complaint = say("commander", { code: code.replace("commander.", ""), said }, terminal);
  return new Misuse(`${complaint}\n  = ${see}`);
}

/** Refuses a `~` that no shell has replaced: it would name a folder. Shells replace it only at the beginning of a word, and those of Windows not even there. */
function refuseHome(argv: readonly string[], terminal: Terminal): void {
  const home = argv.find((argument) => /^(?:--?[\w-]+=)?~(?:[\\/]|$)/.test(argument));
  if (home !== undefined) throw misuse("home-kept", { text: home }, terminal);
}
