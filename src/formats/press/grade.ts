import { asErrors, type Diagnostic } from "../../base/diagnostic.ts";

/** The plant refuses a press file with a picture of fewer pixels an inch: there it is an error, in a proof a warning. */
const REFUSED_PPI = 120;

/** Findings that an advert's page, or a chart, must not bring into a press file. */
const REFUSED: ReadonlySet<string> = new Set([
  "advert-size",
  "pdf-rgb",
  "pdf-font-missing",
  "pdf-damaged",
  "pdf-transfer",
  "pdf-blend-space",
  "pdf-white-overprints",
  "too-much-ink",
  "hairline",
  "svg-hairline",
  "rich-black-type",
]);
/** Findings that only PDF/X-1a refuses. */
const REFUSED_BY_X1A: ReadonlySet<string> = new Set(["pdf-transparency", "pdf-profiled", "pdf-newer"]);

/** The diagnostics for a build that goes to the plant: errors where the plant would refuse what was found. */
export function gradeForPress(diagnostics: readonly Diagnostic[], standard: "x4" | "x1a"): readonly Diagnostic[] {
  return asErrors(diagnostics, ({ code, arguments: args }) => {
    // Plates of another day's paper.
    if (code === "date-not-folder") return true;
    const isSoft = code === "low-resolution";
    return (
      (isSoft && Number(args["ppi"]) < REFUSED_PPI) ||
      REFUSED.has(code) ||
      (standard === "x1a" && REFUSED_BY_X1A.has(code))
    );
  });
}
