import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Paper } from "./paper.ts";

/** Gives a diagnostic of make-up the severity that the paper gives to its fault; none where the paper switches that off. */
export function weigh(paper: Paper, fault: string, found: Diagnostic): readonly Diagnostic[] {
  const severity: Severity | "off" = paper.faults[fault] ?? found.severity;
  return severity === "off" ? [] : [{ ...found, severity }];
}
