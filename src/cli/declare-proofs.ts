import type { CheckFlags } from "./check.ts";
import { choiceIn, command, type Declaring } from "./declare.ts";
import type { DiffFlags } from "./diff.ts";
import type { PreflightFlags } from "./preflight.ts";
import type { Terminal } from "./terminal.ts";
import { diffTexts } from "./texts/diff.ts";
import { lockTexts } from "./texts/lock.ts";
import { misuse, texts } from "./texts/texts.ts";
import type { VerifyFlags } from "./verify.ts";
import { pathsIn } from "./wildcards.ts";

// The commands that check and compare.

const STANDARDS = ["x4", "x1a"] as const;

/** The commands that check issues and press files. */
export function declareChecks(declaring: Declaring): void {
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
export function declareProofs(declaring: Declaring): void {
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
export function declareDiff(declaring: Declaring): void {
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
