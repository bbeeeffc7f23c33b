import { Argument, Option } from "commander";
import { command, type Declaring, portIn } from "./declare.ts";
import { previewTexts } from "./preview-texts.ts";

interface PreviewOptions {
  readonly port?: number;
  readonly open?: true;
  readonly editor?: string;
  readonly against?: string;
}

/** The command that shows pages while they are written. */
export function declarePreview(declaring: Declaring): void {
  const { terminal, done } = declaring;
  const words = previewTexts[terminal.language];
  command(declaring, "preview", words.preview)
    .addArgument(new Argument("[issues...]", words.issuesArgument))
    .addOption(new Option("--port <number>", words.port).argParser((text) => portIn(text, terminal)))
    .option("--open", words.open)
    .option("--editor <command>", words.editor)
    .option("--against <path>", words.against)
    .action(async (issues: string[], { port, open, editor, against }: PreviewOptions) => {
      const { preview } = await import("./preview.ts");
      await done(preview(issues, { port, open: open ?? false, editor, against }, terminal));
    });
}
