import type { Command } from "commander";
import { formatsFor, formatsOf } from "../formats/registry.ts";
import type { BatchFlags } from "./batch.ts";
import type { BuildFlags } from "./build-one.ts";
import { askedIn, command, type Declaring, declareFormats, jobsIn, listed, portIn } from "./declare.ts";
import type { DepositFlags } from "./deposit.ts";
import type { SiteFlags } from "./site.ts";
import { batchTexts } from "./texts/batch.ts";
import { depositTexts } from "./texts/deposit.ts";
import { siteTexts } from "./texts/site.ts";
import { fill } from "./texts/texts.ts";
import { pathsIn } from "./wildcards.ts";

// The commands that make files of issues.

/** Flags as they are given: those of the formats stand among the others. */
type Given<Flags> = Omit<Flags, "formats"> & Readonly<Record<string, unknown>>;

/** `build`, with the flags of all formats. */
export function declareBuild(declaring: Declaring): void {
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
export function declareDeposit(declaring: Declaring): void {
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
export function declareSite(declaring: Declaring): void {
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
export function declareBatch(declaring: Declaring): void {
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
      const { worker } = await import("./worker.ts");
      await done(worker(flags.queue, flags.jobs, terminal, await engine()));
    });
}
