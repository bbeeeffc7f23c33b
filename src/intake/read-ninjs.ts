import type { SourceReading } from "./intake.ts";
export async function readNinjs(..._: unknown[]): Promise<SourceReading> {
  throw new Error("todo");
}
