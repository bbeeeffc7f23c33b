import { Argument } from "commander";
import { command, type Declaring } from "./declare.ts";
import { diffTexts } from "./diff-texts.ts";
import { texts } from "./texts.ts";

/** `diff`: two issues beside each other. */
export function declareDiff(declaring: Declaring): void {
  const { terminal, done } = declaring;
  const own = diffTexts[terminal.language];
  command(declaring, "diff", own.about)
    .addArgument(new Argument("<was>", own.sideArgument))
    .addArgument(new Argument("<is>", own.sideArgument))
    .option("--png", own.png)
    .option("-o, --out <folder>", own.out)
    .option("--json", texts[terminal.language].json)
    .action(async (was: string, is: string, flags: { png?: true; out?: string; json?: true }) => {
      const { diff } = await import("./diff.ts");
      const { png = false, out = "diff", json = false } = flags;
      await done(diff([was, is], { png, out, json }, terminal));
    });
}
