import { choiceIn, command, type Declaring } from "./declare.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { diffTexts } from "./texts/diff.ts";
import { lockTexts } from "./texts/lock.ts";
import { fill, texts } from "./texts/texts.ts";

// The commands that check and compare.

const STANDARDS = ["x4", "x1a"] as const;

/** The commands that check issues and press files. */
export function declareChecks(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  command(declaring, "check", words.check)
    .argument("[issues...]", words.issuesArgument)
    .option("--json", words.json)
    .option("--typography", words.typography)
    .option("--copyfit", words.copyfit)
    .action(async (issues: string[], flags: { json?: true; typography?: true; copyfit?: true }) => {
      const { check } = await import("./check.ts");
      const { json = false, typography = false, copyfit = false } = flags;
      await done(check(issues, { json, typography, copyFit: copyfit }, terminal));
    });

  command(declaring, "preflight", words.preflight)
    .argument("<files...>", words.filesArgument)
    .option("--standard <standard>", words.preflightStandard, (text) => choiceIn(text, STANDARDS, terminal))
    .option("--ink <percent>", words.preflightInk, (text) => inkLimit(text, terminal))
    .option("--json", words.json)
    .action(async (files: string[], flags: { standard?: "x4" | "x1a"; ink?: number; json?: true }) => {
      const { preflight } = await import("./preflight.ts");
      const { standard, ink, json = false } = flags;
      await done(preflight(files, { standard, ink, json }, terminal));
    });
}

function inkLimit(text: string, terminal: Terminal): number {
  const percent = Number(text);
  if (!(percent >= 100 && percent <= 400)) throw new Misuse(fill(texts[terminal.language].badInk, { text }));
  return percent;
}

/** The commands that prove a rebuild. */
export function declareProofs(declaring: Declaring): void {
  const { terminal, words, engine, done } = declaring;
  const proofs = lockTexts[terminal.language];

  command(declaring, "lock", proofs.lock)
    .argument("[issues...]", words.issuesArgument)
    .action(async (issues: string[]) => {
      const { lock } = await import("./lock.ts");
      await done(lock(issues, terminal, await engine()));
    });

  command(declaring, "verify", proofs.verify)
    .argument("[issues...]", proofs.verifyArgument)
    .option("--pdf", proofs.pdfOption)
    .option("-o, --out <folder>", proofs.verifyOut)
    .option("--json", words.json)
    .action(async (args: string[], flags: { pdf?: true; out?: string; json?: true }) => {
      const { verify, verifyPdfs } = await import("./verify.ts");
      const { pdf = false, out, json = false } = flags;
      await done(pdf ? verifyPdfs(args, json, terminal) : verify(args, { out, json }, terminal, await engine()));
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
    .option("--png", own.png)
    .option("-o, --out <folder>", own.out)
    .option("--json", words.json)
    .action(async (was: string, is: string, flags: { png?: true; out?: string; json?: true }) => {
      const { diff } = await import("./diff.ts");
      const { png = false, out = "diff", json = false } = flags;
      await done(diff([was, is], { png, out, json }, terminal));
    });
}
