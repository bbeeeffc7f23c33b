import { Argument, Option } from "commander";
import { batchTexts } from "./batch-texts.ts";
import { command, type Declaring, jobsIn, listed } from "./declare.ts";
import { fill, texts } from "./texts.ts";

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
  const { terminal, version, node, done } = declaring;
  const { cores = 1 } = terminal;
  const words = batchTexts[terminal.language];
  const common = texts[terminal.language];
  const engine = async () => (await import("../app/engine.ts")).engineOf(version, node);
  const jobs = (): Option =>
    new Option("--jobs <number>", fill(words.jobs, { cores })).argParser((text) => jobsIn(text, terminal));

  command(declaring, "batch", words.batch)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("-o, --out <folder>", common.out)
    .option("--formats <names>", words.formats)
    .addOption(jobs())
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
    .addOption(jobs())
    .action(async (flags: { queue: string; jobs?: number }) => {
      const { worker } = await import("./worker.ts");
      await done(worker(flags.queue, flags.jobs ?? cores, terminal, await engine()));
    });
}
