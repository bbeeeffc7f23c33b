import type { Command } from "commander";
import { formatsFor, formatsOf } from "../formats/registry.ts";
import { askedIn, command, type Declaring, declareFormats, jobsIn, listed, portIn } from "./declare.ts";
import { batchTexts } from "./texts/batch.ts";
import { depositTexts } from "./texts/deposit.ts";
import { siteTexts } from "./texts/site.ts";
import { fill } from "./texts/texts.ts";

// The commands that make files of issues.

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
  const { terminal, words, version, done } = declaring;
  const build = command(declaring, "build", words.build)
    .argument("[issues...]", words.issuesArgument)
    .option("-o, --out <folder>", words.out);
  declareFormats(build, "build", terminal);
  build
    .option("--pages <labels>", words.pages)
    .option("--draft", words.draft)
    .option("--watch", words.watch)
    .option("--jobs <number>", words.jobs, (text) => jobsIn(text, terminal))
    .option("--json", words.json)
    .action(async (issues: string[], flags: BuildOptions) => {
      const { build: run } = await import("./build.ts");
      const { out = "out", pages, draft = false, json = false, watch, jobs } = flags;
      const wishes = { pages: listed(pages), draft, formats: askedIn(flags, "build"), json, watch, jobs };
      await done(run(issues, { command: "build", out, version, ...wishes }, terminal));
    });
}

/** A command that makes one format of several issues. */
function maker(declaring: Declaring, name: "deposit" | "site", about: string, out: string): Command {
  const { terminal, words } = declaring;
  const made = command(declaring, name, about)
    .argument("[issues...]", words.issuesArgument)
    .option("-o, --out <folder>", out);
  declareFormats(made, name, terminal);
  return made.option("--jobs <number>", words.jobs, (text) => jobsIn(text, terminal)).option("--json", words.json);
}

interface DepositOptions extends Readonly<Record<string, unknown>> {
  readonly out?: string;
  readonly json?: true;
  readonly jobs?: number;
}

/** `deposit`, with the flags of its format. */
export function declareDeposit(declaring: Declaring): void {
  const { terminal, version, engine, done } = declaring;
  const own = depositTexts[terminal.language];
  maker(declaring, "deposit", own.deposit, own.out).action(async (issues: string[], flags: DepositOptions) => {
    const { deposit: run } = await import("./deposit.ts");
    const { out = "bags", json = false, jobs } = flags;
    const formats = askedIn(flags, "deposit");
    await done(run(issues, { out, formats, json, jobs, version, engine: await engine() }, terminal));
  });
}

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
  const own = siteTexts[terminal.language];
  maker(declaring, "site", own.site, own.siteOut).action(async (issues: string[], flags: SiteOptions) => {
    const { site: run } = await import("./site.ts");
    const { out = "site", jobs, json = false } = flags;
    await done(run(issues, { out, formats: askedIn(flags, "site"), version, json, jobs }, terminal));
  });

  command(declaring, "serve", own.serve)
    .argument("[site]", own.siteArgument)
    .option("--port <number>", own.port, (text) => portIn(text, terminal))
    .action(async (folder: string | undefined, { port = PORT }: { port?: number }) => {
      const { serve } = await import("./serve.ts");
      await done(serve(folder ?? "site", port, terminal));
    });
}

interface BatchOptions {
  readonly out?: string;
  readonly jobs?: number;
  readonly ledger?: string;
  readonly resume?: true;
  readonly formats?: string;
  readonly verify?: true;
  readonly queue?: string;
  readonly json?: true;
}

/** The commands for archives of any length, on one machine and on several. */
export function declareBatch(declaring: Declaring): void {
  const { terminal, words: common, engine, done } = declaring;
  const { cores = 1 } = terminal;
  const words = batchTexts[terminal.language];
  const always = formatsFor({}, true);
  const named = formatsOf("build").filter((format) => !always.includes(format));
  const jobs = fill(words.jobs, { cores });

  command(declaring, "batch", words.batch)
    .argument("[issues...]", words.issuesArgument)
    .option("-o, --out <folder>", common.out)
    .option("--formats <names>", fill(words.formats, { named: named.map(({ name }) => name).join(",") }))
    .option("--jobs <number>", jobs, (text) => jobsIn(text, terminal))
    .option("--ledger <file>", words.ledger)
    .option("--resume", words.resume)
    .option("--verify", words.verify)
    .option("--queue <address>", words.queue)
    .option("--json", common.json)
    .action(async (issues: string[], flags: BatchOptions) => {
      const { batch, formatsNamed } = await import("./batch.ts");
      const { out = "out", resume = false, verify = false, json = false, ledger, queue } = flags;
      const formats = formatsNamed(listed(flags.formats) ?? [], terminal);
      const wishes = { out, jobs: flags.jobs ?? cores, ledger, resume, formats, verify, json, queue };
      await done(batch(issues, wishes, terminal, await engine()));
    });

  command(declaring, "worker", words.worker)
    .requiredOption("--queue <address>", words.workerQueue)
    .option("--jobs <number>", jobs, (text) => jobsIn(text, terminal))
    .action(async (flags: { queue: string; jobs?: number }) => {
      const { worker } = await import("./worker.ts");
      await done(worker(flags.queue, flags.jobs ?? cores, terminal, await engine()));
    });
}
