import type { DiagnosticJson } from "../../src/locales/report.ts";

export function fuzz(run: {
  readonly count: number;
  readonly seed: number;
  readonly diagnose: (issue: Buffer) => Promise<readonly DiagnosticJson[]>;
}): Promise<{
  readonly count: number;
  readonly told: number;
  readonly near: number;
  readonly failed: readonly string[];
  readonly placeless: readonly string[];
  readonly twice: readonly string[];
  readonly far: readonly string[];
  readonly silent: readonly string[];
}>;
