// The words of the command line. They are in the catalogues (locales/*/cli.ftl and its neighbours), in two languages; commands name a text and its arguments.
// Here too are the examples of `--help`, which are the same in all languages.
import type { Diagnostic } from "../base/diagnostic.ts";
import { reportText } from "../locales/report.ts";
import { say, type TextId } from "../locales/texts.ts";
import { Misuse, type Terminal } from "./terminal.ts";

/** The arguments of a text. */
type ArgumentsOf<Id extends TextId> = Parameters<typeof say<Id>>[1];

/** A Misuse with a text of the catalogue. */
export function misuse<Id extends TextId>(id: Id, args: ArgumentsOf<Id>, terminal: Pick<Terminal, "language">): Misuse {
  return new Misuse(say(id, args, terminal));
}

/** Prints a text as a line of results. */
export function printLine<Id extends TextId>(id: Id, args: ArgumentsOf<Id>, terminal: Terminal): void {
  terminal.print(`${say(id, args, terminal)}\n`);
}

/** Prints a text as a line beside the results, on stderr. */
export function reportLine<Id extends TextId>(id: Id, args: ArgumentsOf<Id>, terminal: Terminal): void {
  terminal.tell(`${say(id, args, terminal)}\n`);
}

/** Diagnostics in words, for a terminal. */
export function reportFor(
  diagnostics: readonly Diagnostic[],
  { language, colour, width }: Terminal,
  fixes?: ReadonlyMap<string, string>,
): string {
  return reportText(diagnostics, language, colour, width, fixes);
}

/**
 * The examples in `--help`. In a clone each works as it is typed: those that use the files of another command come after it (preflight after `build --press`,
 * serve after site, a feed after deposit). tests/cli runs each of them.
 */
export const examples: Readonly<Record<string, readonly string[]>> = {
  banmian: ["banmian init", "banmian check issues/2026-11-24", "banmian build issues/2026-11-24 --png"],
  build: [
    "banmian build issues/2026-11-24",
    "banmian build issues/2026-11-24 --png --pages 1,3 --draft --out /tmp/look",
    "banmian build issues/2026-11-24 --press",
    "banmian build issues/2026-11-24 issues/2026-11-25 --jobs 2",
  ],
  deposit: [
    "banmian deposit issues/2026-11-24 --base https://epaper.jichuan.example/bags",
    "banmian deposit issues/2026-11-24 --base https://epaper.jichuan.example/bags --tiff --glyphs --dpi 300",
  ],
  check: [
    "banmian check issues/2026-11-24",
    "banmian check issues/2026-11-24 --json",
    "banmian check issues/2026-11-24 --typography",
    "banmian check issues/2026-11-24 --copyfit",
  ],
  layout: [
    "banmian layout issues/2026-11-24",
    "banmian layout issues/2026-11-24 --pin",
    "banmian layout issues/2026-11-24 --alternatives 3 --out /tmp/look",
  ],
  fix: ["banmian fix issues/2026-11-24"],
  preview: ["banmian preview issues/2026-11-24", "banmian preview issues/2026-11-24 --port 0"],
  lsp: ["banmian lsp"],
  init: [
    "banmian init",
    "banmian init weekly --preset 四开",
    "banmian init harbour --vertical",
    "banmian init issues/2026-11-27 --paper assets/papers/jichuan/paper.yaml --number 10324",
  ],
  import: [
    "banmian import issues/2026-11-24/stories --issue issues/2026-11-28 --preset 对开",
    "banmian import issues/2026-11-24/stories/reed.md --page 4 --date 2026-11-29",
    "banmian import issues/2026-11-26/stories --issue issues/2026-11-28 --encoding gb18030 --json",
    "banmian import - --issue issues/2026-11-29 < bags/JCRB-2026-11-24/data/ninjs/snow.json",
  ],
  fonts: ["banmian fonts", "banmian fonts issues/2026-11-24"],
  schema: ["banmian schema issue > issue.schema.json", "banmian schema paper --reference", "banmian schema layout"],
  preflight: ["banmian preflight out/JCRB-2026-11-24/press/JCRB_20261124_01_v1.pdf --ink 240"],
  site: [
    "banmian site issues/2026-11-24 --out site --base https://epaper.example/",
    "banmian site issues/2026-11-26 --out weekly-site",
  ],
  serve: ["banmian serve site"],
  explain: ["banmian explain overset"],
  sign: ["banmian sign issues/2026-11-24"],
  lock: ["banmian lock issues/2026-11-24"],
  verify: ["banmian verify issues/2026-11-24", "banmian verify issues/2026-11-24 --json"],
  batch: [
    "banmian batch issues",
    "banmian batch issues --formats press,archive --jobs 2",
    "banmian batch --resume",
    "banmian batch issues --verify",
  ],
  worker: [],
  diff: [
    "banmian diff issues/2026-11-24 issues/2026-11-24 --png",
    "banmian diff issues/2026-11-24 issues/2026-11-24 --json",
  ],
  pack: ["banmian pack issues/2026-11-24 --out issue.zip"],
};
