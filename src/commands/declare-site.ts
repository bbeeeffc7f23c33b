import { Argument, Option } from "commander";
import { command, type Declaring, jobsIn, portIn } from "./declare.ts";
import { askedIn, declareFormats } from "./declare-formats.ts";
import { siteTexts } from "./site-texts.ts";
import { texts } from "./texts.ts";

interface SiteOptions extends Readonly<Record<string, unknown>> {
  readonly out?: string;
  readonly jobs?: number;
  readonly json?: boolean;
}

/** Seldom taken by anything else. */
const PORT = 8026;

/** The commands for the web: `site` and `serve`. */
export function declareSite(declaring: Declaring): void {
  const { terminal, version, done } = declaring;
  const words = texts[terminal.language];
  const own = siteTexts[terminal.language];
  const site = command(declaring, "site", own.site)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("-o, --out <folder>", own.siteOut);
  declareFormats(site, "site", terminal);
  site
    .addOption(new Option("--jobs <number>", words.jobs).argParser((text) => jobsIn(text, terminal)))
    .option("--json", words.json)
    .action(async (issues: string[], flags: SiteOptions) => {
      const { site: run } = await import("./site.ts");
      const { out = "site", jobs, json = false } = flags;
      await done(run(issues, { out, formats: askedIn(flags, "site"), version, json, jobs }, terminal));
    });

  command(declaring, "serve", own.serve)
    .addArgument(new Argument("[site]", own.siteArgument))
    .addOption(new Option("--port <number>", own.port).argParser((text) => portIn(text, terminal)))
    .action(async (folder: string | undefined, { port = PORT }: { port?: number }) => {
      const { serve } = await import("./serve.ts");
      await done(serve(folder ?? "site", port, terminal));
    });
}
