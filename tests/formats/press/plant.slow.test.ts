import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { draw } from "../../../src/build/draw.ts";
import { NEWSPRINT } from "../../../src/engine/pdf/check.ts";
import type { PressStandard } from "../../../src/formats/press/press.ts";
import { drawPlates } from "../../../src/tools/preflight/plates.ts";
import { preflightFile } from "../../../src/tools/preflight/preflight.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";
import { host } from "../../golden/host.ts";
import { CHECKER, has, noChecker, say, sayOfEach } from "./tools.ts";

const ISSUES = ["issues/2026-11-25", "issues/2026-11-24", "../shared/issues/zhoukou-04"];
const absent = noChecker();
const there = ISSUES.filter((issue) => existsSync(join(issue, "issue.yaml")));
const tools = ["qpdf", "gs", "mutool"].filter(has);

afterAll(() => {
  if (absent !== undefined) console.warn(`press files were not checked by ${CHECKER}: ${absent}`);
  for (const issue of ISSUES) if (!there.includes(issue)) console.warn(`${issue} was not checked: it is not here`);
  for (const tool of ["qpdf", "gs", "mutool"]) if (!tools.includes(tool)) console.warn(`${tool} is not installed`);
});

const made = new Map<string, Promise<readonly string[]>>();

/** The press files of an issue, built once. */
function pressFiles(issue: string, standard: PressStandard): Promise<readonly string[]> {
  const key = `${issue} ${standard}`;
  const files = made.get(key) ?? buildPress(issue, standard);
  made.set(key, files);
  return files;
}

/** The press files of an issue, written to a folder of their own. */
async function buildPress(issue: string, standard: PressStandard): Promise<readonly string[]> {
  const compiled = await compiledIssue(join(issue, "issue.yaml"));
  const { files } = await draw(
    compiled,
    compiled.madeUp,
    { pages: undefined, formats: { press: { pressStandard: standard } } },
    host,
  );
  const folder = await mkdtemp(join(tmpdir(), "banmian-press-"));
  const press = files.filter(({ path }) => path.startsWith("press/"));
  for (const { path, bytes } of press) await writeFile(join(folder, basename(path)), bytes);
  return press.map(({ path }) => join(folder, basename(path)));
}

describe.each(there)("%s", (issue) => {
  test.skipIf(absent !== undefined)("passes the checker as PDF/X-4 for newsprint", async () => {
    const files = await pressFiles(issue, "x4");
    for (const text of sayOfEach(files, "--profile", "x4,newsprint", "--tac", "240")) {
      expect(text).toContain(": 0 errors, 0 warnings;");
      expect(text).toMatch(/^PASS /m);
    }
  });

  test("passes our own preflight", async () => {
    for (const file of await pressFiles(issue, "x4")) {
      const draw = tools.includes("gs") ? drawPlates : async () => [];
      expect(await preflightFile(readFileSync(file), NEWSPRINT, draw)).toEqual([]);
    }
  });

  test.skipIf(absent !== undefined)("passes the checker as PDF/X-1a", async () => {
    for (const text of sayOfEach(await pressFiles(issue, "x1a"), "--profile", "x1a")) {
      expect(text).toContain(": 0 errors, 0 warnings;");
    }
  });

  test.skipIf(tools.length < 3)("opens in qpdf, Ghostscript and MuPDF without a word", async () => {
    for (const file of await pressFiles(issue, "x4")) {
      expect(say("qpdf", "--check", file)).toMatchObject({
        exit: 0,
        text: expect.not.stringMatching(/warning|WARNING/),
      });
      expect(say("gs", "-q", "-dBATCH", "-dNOPAUSE", "-o", "/dev/null", "-sDEVICE=nullpage", file)).toEqual({
        exit: 0,
        text: "",
      });
      // A MuPDF built without colour management says so at every file.
      const mutool = say("mutool", "draw", "-q", "-F", "txt", "-o", "/dev/null", file);
      expect(mutool.text.replace("warning: ICC support is not available\n", "")).toBe("");
    }
  });
});
