import { Argument } from "commander";
import { command, type Declaring } from "./declare.ts";
import { lockTexts } from "./lock-texts.ts";
import { texts } from "./texts.ts";

/** The commands that prove a rebuild. */
export function declareProofs(declaring: Declaring): void {
  const { terminal, version, node, done } = declaring;
  const words = texts[terminal.language];
  const proofs = lockTexts[terminal.language];
  const engine = async () => (await import("../app/engine.ts")).engineOf(version, node);

  command(declaring, "lock", proofs.lock)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .action(async (issues: string[]) => {
      const { lock } = await import("./lock.ts");
      await done(lock(issues, terminal, await engine()));
    });

  command(declaring, "verify", proofs.verify)
    .addArgument(new Argument("[issues...]", proofs.verifyArgument))
    .option("--pdf", proofs.pdfOption)
    .option("-o, --out <folder>", proofs.verifyOut)
    .option("--json", words.json)
    .action(async (args: string[], flags: { pdf?: true; out?: string; json?: true }) => {
      const { verify, verifyPdfs } = await import("./verify.ts");
      const { pdf = false, out, json = false } = flags;
      await done(pdf ? verifyPdfs(args, json, terminal) : verify(args, { out, json }, terminal, await engine()));
    });

  command(declaring, "pack", proofs.pack)
    .addArgument(new Argument("[issue]", words.issuesArgument))
    .option("-o, --out <file>", proofs.outOption)
    .action(async (issue: string | undefined, flags: { out?: string }) => {
      const { pack } = await import("./pack.ts");
      await done(pack(issue, flags.out, terminal, await engine()));
    });
}
