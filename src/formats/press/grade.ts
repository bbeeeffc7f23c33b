import type { Diagnostic } from "../../base/diagnostic.ts";

/** Below this a press file would be refused by its own plant: the picture is an error there, and a warning in a proof. */
const REFUSED_PPI = 120;

/** What an advert's page must not bring into a press file. */
const REFUSED: ReadonlySet<string> = new Set([
  "advert-size",
  "pdf-rgb",
  "pdf-font-missing",
  "pdf-damaged",
  "pdf-white-overprints",
  "pdf-too-much-ink",
  "pdf-hairline",
  "pdf-rich-black-type",
]);
/** What only PDF/X-1a refuses. */
const REFUSED_BY_X1A: ReadonlySet<string> = new Set(["pdf-transparency"]);

/** The same diagnostics for a build that goes to the plant: what it would refuse is an error there. */
export function gradeForPress(diagnostics: readonly Diagnostic[], standard: "x4" | "x1a"): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { code } = diagnostic;
    const soft = code === "low-resolution" || code === "pdf-resolution";
    const refused =
      (soft && Number(diagnostic.arguments["ppi"]) < REFUSED_PPI) ||
      REFUSED.has(code) ||
      (standard === "x1a" && REFUSED_BY_X1A.has(code));
    return refused ? { ...diagnostic, severity: "error" } : diagnostic;
  });
}
