// npm run bench -- plan [--issues 6] [--list]: random issues with the pages that were drawn, planned, and planned with a stock (plan.ts).
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The table of plan.ts, which vite reads as it stands. It takes its flags from the command line. */
export async function planFigures() {
  const file = fileURLToPath(new URL("plan.ts", import.meta.url));
  const { module } = await runnerImport(file, { root, logLevel: "error", configFile: false });
  return module.table;
}
