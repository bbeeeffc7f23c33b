import { Argument, Option } from "commander";
import { command, type Declaring, jobsIn } from "./declare.ts";
import { askedIn, declareFormats } from "./declare-formats.ts";
import { depositTexts } from "./deposit-texts.ts";
import { texts } from "./texts.ts";

interface DepositOptions extends Readonly<Record<string, unknown>> {
  readonly out?: string;
  readonly json?: true;
  readonly jobs?: number;
}

/** `deposit`, with the flags of its format. */
export function declareDeposit(declaring: Declaring): void {
  const { terminal, version, node, done } = declaring;
  const words = texts[terminal.language];
  const own = depositTexts[terminal.language];
  const deposit = command(declaring, "deposit", own.deposit)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("-o, --out <folder>", own.out);
  declareFormats(deposit, "deposit", terminal);
  deposit
    .addOption(new Option("--jobs <number>", words.jobs).argParser((text) => jobsIn(text, terminal)))
    .option("--json", words.json)
    .action(async (issues: string[], flags: DepositOptions) => {
      const [{ deposit: run }, { engineOf }] = await Promise.all([import("./deposit.ts"), import("../app/engine.ts")]);
      const { out = "bags", json = false, jobs } = flags;
      const formats = askedIn(flags, "deposit");
      const engine = await engineOf(version, node);
      await done(run(issues, { out, formats, json, jobs, version, engine }, terminal));
    });
}
