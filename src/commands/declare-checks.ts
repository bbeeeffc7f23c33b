import { Argument, Option } from "commander";
import { choiceIn, command, type Declaring } from "./declare.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { fill, texts } from "./texts.ts";

const STANDARDS = ["x4", "x1a"] as const;

/** The commands that check issues and press files. */
export function declareChecks(declaring: Declaring): void {
  const { terminal, done } = declaring;
  const words = texts[terminal.language];
  command(declaring, "check", words.check)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .option("--json", words.json)
    .option("--typography", words.typography)
    .option("--copyfit", words.copyfit)
    .action(async (issues: string[], flags: { json?: true; typography?: true; copyfit?: true }) => {
      const { check } = await import("./check.ts");
      const wish = {
        asJson: flags.json ?? false,
        typography: flags.typography ?? false,
        copyFit: flags.copyfit ?? false,
      };
      await done(check(issues, wish, terminal));
    });

  command(declaring, "preflight", words.preflight)
    .addArgument(new Argument("<files...>", words.filesArgument))
    .addOption(
      new Option("--standard <standard>", words.preflightStandard).argParser((text) =>
        choiceIn(text, STANDARDS, terminal),
      ),
    )
    .addOption(new Option("--ink <percent>", words.preflightInk).argParser((text) => inkLimit(text, terminal)))
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
