import type { SourceReading } from "./intake.ts";
export async function readMarkdown(..._: unknown[]): Promise<SourceReading> {
  throw new Error("todo");
}
