import { Argument, Option } from "commander";
import { command, type Declaring, jobsIn, listed } from "./declare.ts";
import { askedIn, declareFormats } from "./declare-formats.ts";
import { texts } from "./texts.ts";

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
  const words = texts[terminal.language];
  const build = command(declaring, "build", words.build)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("-o, --out <folder>", words.out);
  declareFormats(build, "build", terminal);
  build
    .option("--pages <labels>", words.pages)
    .option("--draft", words.draft)
    .option("--watch", words.watch)
    .addOption(new Option("--jobs <number>", words.jobs).argParser((text) => jobsIn(text, terminal)))
    .option("--json", words.json)
    .action(async (issues: string[], flags: BuildOptions) => {
      const { build: run } = await import("./build.ts");
      const { out = "out", pages, draft = false, json = false, watch, jobs } = flags;
      const wishes = { pages: listed(pages), draft, formats: askedIn(flags, "build"), json, watch, jobs };
      await done(run(issues, { command: "build", out, version, ...wishes }, terminal));
    });
}
