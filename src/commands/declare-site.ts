import { Argument, Option } from "commander";
import { command, type Declaring, jobsIn } from "./declare.ts";
import { siteTextsIn } from "./site-texts.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

interface SiteOptions {
  readonly out?: string;
  readonly base?: string;
  readonly jobs?: number;
  readonly json?: boolean;
}

/** Seldom taken by anything else. */
const PORT = 8026;

/** The commands for the web: `site` and `serve`. */
export function declareSite(declaring: Declaring): void {
  const { terminal, version, done } = declaring;
  const words = textsIn(terminal.language);
  const own = siteTextsIn(terminal.language);
  command(declaring, "site", own.site)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("-o, --out <folder>", own.siteOut)
    .addOption(new Option("--base <url>", own.base).argParser((text) => baseIn(text, terminal)))
    .addOption(new Option("--jobs <number>", words.jobs).argParser((text) => jobsIn(text, terminal)))
    .option("--json", words.json)
    .action(async (issues: string[], { out = "site", base, jobs, json = false }: SiteOptions) => {
      const { site } = await import("./site.ts");
      await done(site(issues, { out, base, version, json, jobs }, terminal));
    });

  command(declaring, "serve", own.serve)
    .addArgument(new Argument("[site]", own.siteArgument))
    .addOption(new Option("--port <number>", own.port).argParser((text) => portIn(text, terminal)))
    .action(async (folder: string | undefined, { port = PORT }: { port?: number }) => {
      const { serve } = await import("./serve.ts");
      await done(serve(folder ?? "site", port, terminal));
    });
}

/** An address of http without query and fragment, with a slash at its end. */
function baseIn(text: string, terminal: Terminal): string {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  const sound =
    address !== undefined && /^https?:$/.test(address.protocol) && address.search === "" && address.hash === "";
  if (!sound) throw new Misuse(fill(siteTextsIn(terminal.language).badBase, { text }));
  return address.href.replace(/\/*$/, "/");
}

function portIn(text: string, terminal: Terminal): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text.trim() !== "") return port;
  throw new Misuse(fill(siteTextsIn(terminal.language).badPort, { text }));
}
