import type { SourceReading } from "./intake.ts";
export async function readWord(..._: unknown[]): Promise<SourceReading> {
  throw new Error("todo");
}
