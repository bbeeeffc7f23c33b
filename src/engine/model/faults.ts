import type { Diagnostic, Severity } from "../../base/diagnostic.ts";
import type { Paper } from "./paper.ts";

/** The faults of make-up that a paper may weigh (layout/RULES.md#faults). */
export const FAULTS: readonly string[] = [
  "碰题",
  "叠题",
  "背题",
  "断版",
  "题文分离",
  "孤字不成行",
  "孤行不成页",
  "转版不符",
  "无广告标识",
  "图跨折线",
  "图文不符",
  "报头不突出",
  "缺法定项",
  "缺署名",
  "跨版不齐",
  "天窗",
];

/** Gives a diagnostic of make-up the severity that the paper gives to its fault; none where the paper switches that off. */
export function weigh(paper: Paper, fault: string, found: Diagnostic): readonly Diagnostic[] {
  const severity: Severity | "off" = paper.faults[fault] ?? found.severity;
  return severity === "off" ? [] : [{ ...found, severity }];
}
