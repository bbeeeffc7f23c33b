import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Paper } from "./paper.ts";

/** A diagnostic at the severity that the paper gives to the fault of make-up that it is; none where that is switched off. */
export function weigh(paper: Paper, fault: string, found: Diagnostic): readonly Diagnostic[] {
  const severity: Severity | "off" = paper.faults[fault] ?? found.severity;
  return severity === "off" ? [] : [{ ...found, severity }];
}
