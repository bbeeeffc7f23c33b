import { Argument } from "commander";
import { command, type Declaring } from "./declare.ts";
import type { ImportFlags } from "./import.ts";
import { importTexts } from "./import-texts.ts";
import { texts } from "./texts.ts";

/** `import`: copy from elsewhere into an issue. */
export function declareImport(declaring: Declaring): void {
  const { terminal, done } = declaring;
  const words = texts[terminal.language];
  const own = importTexts[terminal.language];
  command(declaring, "import", own.about)
    .addArgument(new Argument("<files...>", own.files))
    .option("--issue <folder>", own.issue)
    .option("--page <label>", own.page)
    .option("--date <date>", words.date)
    .option("--paper <file>", words.paper)
    .option("--preset <name>", words.preset)
    .option("--encoding <name>", own.encoding)
    .option("--json", words.json)
    .action(async (files: string[], flags: ImportFlags) => {
      const { importCopy } = await import("./import.ts");
      await done(importCopy(files, flags, terminal));
    });
}
