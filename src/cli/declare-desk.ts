import { command, type Declaring, listed, portIn, wholeIn } from "./declare.ts";
import type { ImportFlags } from "./import.ts";
import type { LayoutFlags, PinKind } from "./layout.ts";
import type { PreviewFlags } from "./preview.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { importTexts } from "./texts/import.ts";
import { previewTexts } from "./texts/preview.ts";
import { texts } from "./texts/texts.ts";
import { pathsIn } from "./wildcards.ts";

// The commands of an editor's desk.

/** `layout`: how pages are made up, and pins. */
export function declareLayout(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  command(declaring, "layout", words.layout)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .option("--pin", words.pin, false)
    .option("--unpin", words.unpin, false)
    .option("--pages <labels>", words.pinPages)
    .option("--stories <ids>", words.pinStories)
    .option("--choose <rank>", words.choose, (text) => alternativeCount(text, terminal))
    .option("--alternatives <count>", words.alternatives, (text) => alternativeCount(text, terminal), 1)
    .option("-o, --out <folder>", words.out, "out")
    .option("--json", words.json, false)
    .action(async (issues: string[], flags: LayoutOptions) => {
      const { layout } = await import("./layout.ts");
      const { alternatives, out, json, pages, stories, choose = 1 } = flags;
      const chosen = { pages: listed(pages), stories: listed(stories), rank: choose - 1 };
      await done(layout(issues, { pins: pinsIn(flags, terminal), chosen, alternatives, out, json }, terminal));
    });
}

interface LayoutOptions extends Pick<LayoutFlags, "alternatives" | "out" | "json">, Readonly<Record<PinKind, boolean>> {
  readonly pages?: string;
  readonly stories?: string;
  readonly choose?: number;
}

/** --choose pins by itself. */
function pinsIn(flags: LayoutOptions, terminal: Terminal): PinKind | undefined {
  const { unpin, pages, stories, choose } = flags;
  const pin = flags.pin || choose !== undefined;
  const chooses = pages !== undefined || stories !== undefined;
  if ((pin && unpin) || (chooses && !pin && !unpin)) throw new Misuse(texts[terminal.language].pinOrUnpin);
  if (unpin) return "unpin";
  return pin ? "pin" : undefined;
}

/** The most make-ups of a page that are looked at side by side. */
const MOST_ALTERNATIVES = 20;

function alternativeCount(text: string, terminal: Terminal): number {
  return wholeIn(text, 1, MOST_ALTERNATIVES, texts[terminal.language].badAlternatives);
}

/** The command that shows pages while they are written. */
export function declarePreview(declaring: Declaring): void {
  const { terminal, done } = declaring;
  const words = previewTexts[terminal.language];
  command(declaring, "preview", words.preview)
    .argument("[issues...]", words.issuesArgument, pathsIn(terminal))
    .option("--port <number>", words.port, (text) => portIn(text, terminal))
    .option("--open", words.open, false)
    .option("--editor <command>", words.editor)
    .option("--against <path>", words.against)
    .action(async (issues: string[], flags: PreviewFlags) => {
      const { preview } = await import("./preview.ts");
      await done(preview(issues, flags, terminal));
    });
}

/** `import`: copy from elsewhere into an issue. */
export function declareImport(declaring: Declaring): void {
  const { terminal, words, done } = declaring;
  const own = importTexts[terminal.language];
  command(declaring, "import", own.about)
    .argument("<files...>", own.files, pathsIn(terminal))
    .option("--issue <folder>", own.issue)
    .option("--page <label>", own.page)
    .option("--date <date>", words.date)
    .option("--paper <file>", words.paper)
    .option("--preset <name>", words.preset)
    .option("--encoding <name>", own.encoding)
    .option("--json", words.json, false)
    .action(async (files: string[], flags: ImportFlags) => {
      const { importCopy } = await import("./import.ts");
      await done(importCopy(files, flags, terminal));
    });
}
