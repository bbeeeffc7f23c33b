// npm run bench -- typography [--json] [--copy FOLDER]: the same copy (our own, or the texts of a folder) by banmian and by Typst, in the same run, measured on the glyphs of both finished
// PDFs; and how long setting 150,000 characters takes. The tools are those of tests/typography/, which vite reads as they stand.
import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const root = here("../../");
const { module } = await runnerImport(here("typography.ts"), { root, logLevel: "error", configFile: false });
const { rows } = module;
const speed = JSON.parse(
  execFileSync(process.execPath, [here("typography-speed.mjs")], { cwd: root, encoding: "utf8" }),
);
const machine = {
  cpu: cpus()[0]?.model ?? "?",
  cores: cpus().length,
  load: Number(loadavg()[0].toFixed(1)),
  node: process.version,
  commit: execFileSync("git", ["describe", "--always", "--dirty"], { cwd: root, encoding: "utf8" }).trim(),
};

if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ machine, rows, speed }, undefined, 2));
} else {
  console.log(
    `${machine.cpu}, ${machine.cores} cores, load ${machine.load}; Node ${machine.node}; commit ${machine.commit}`,
  );
  console.log(module.inTable(rows));
  const [cold, warm] = [speed.cold, speed.warm].map(
    ({ wall, cpu, thread }) =>
      `${wall.toFixed(1)} ms (processor ${cpu.toFixed(1)}, of which the thread that sets ${(thread ?? Number.NaN).toFixed(1)})`,
  );
  console.log(`items and breaks of ${speed.characters} characters at 13 em: cold ${cold}, warm ${warm}`);
}
