// npm run bench -- edit: from the saving of a file to the proof on disk, in `build --watch` of a 16-page issue.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spread } from "./figures.mjs";
import { writeIssue } from "./issue.mjs";

const EDITS = 20;
/** The first edits run in code that Node has not compiled yet. */
const WARM = 4;
const program = process.env.BANMIAN_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));

/** What an author does: the file of an issue that he saves, and how its text changes. */
export const EDITS_OF = {
  "a story's copy": {
    file: (folder, round) => join(folder, `stories/s${(round % 16) + 1}-3.md`),
    change: (text, round) => text.replace("。", `，第${round}次改动。`),
  },
  "a line more above all stories": {
    file: (_, __, issue) => issue,
    change: (text, round) => text.replace(/^stories:/m, `# ${round}\nstories:`),
  },
};

/** @param node the binary, and options of its own behind it */
export async function edit(seed, node = [process.execPath], { file, change } = EDITS_OF["a story's copy"]) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  const { issue } = writeIssue(folder, 16, seed);
  const proof = join(folder, "out/BENCH-2026-11-24/BENCH-2026-11-24.pdf");
  const [binary, ...options] = node;
  const child = spawn(
    binary,
    [
      ...options,
      join(program, "cli/cli.js"),
      "build",
      issue,
      "--watch",
      "--draft",
      "--out",
      join(folder, "out"),
      "--lang",
      "en",
    ],
    { cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  let told = "";
  let wake = () => undefined;
  child.stderr.setEncoding("utf8").on("data", (text) => {
    told += text;
    if (told.includes("waiting for changes")) wake();
  });
  const built = () => new Promise((done) => (wake = done));
  try {
    await built();
    const times = [];
    for (let round = 0; round < WARM + EDITS; round++) {
      const path = file(folder, round, issue);
      const text = readFileSync(path, "utf8");
      told = "";
      await new Promise((done) => setTimeout(done, 150));
      const began = performance.now();
      const before = statSync(proof).ino;
      const whole = built();
      writeFileSync(path, change(text, round));
      // A new file in the old one's place: it is there whole.
      while (statSync(proof).ino === before) await new Promise((done) => setTimeout(done, 1));
      times.push(performance.now() - began);
      await whole;
    }
    return spread(times.slice(WARM));
  } finally {
    const gone = once(child, "exit");
    // As Ctrl-C: so Node still writes a profile that it was asked for.
    child.kill("SIGINT");
    await gone;
    rmSync(folder, { recursive: true });
  }
}
