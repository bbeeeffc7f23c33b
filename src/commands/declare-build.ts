import { Argument, type Command, Option } from "commander";
import { type Asked, FORMATS } from "../formats/registry.ts";
import { choiceIn, command, type Declaring, jobsIn, listed } from "./declare.ts";
import type { Terminal } from "./terminal.ts";
import { textsIn } from "./texts.ts";

interface BuildOptions extends Readonly<Record<string, unknown>> {
  readonly out?: string;
  readonly pages?: string;
  readonly draft?: true;
  readonly json?: true;
  readonly watch?: true;
  readonly jobs?: number;
}

/** `build`, with the flags of all formats. */
export function declareBuild(declaring: Declaring): void {
  const { terminal, version, done } = declaring;
  const words = textsIn(terminal.language);
  const build = command(declaring, "build", words.build)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("-o, --out <folder>", words.out);
  declareFormats(build, terminal);
  build
    .option("--pages <labels>", words.pages)
    .option("--draft", words.draft)
    .option("--watch", words.watch)
    .addOption(new Option("--jobs <number>", words.jobs).argParser((text) => jobsIn(text, terminal)))
    .option("--json", words.json)
    .action(async (issues: string[], flags: BuildOptions) => {
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
