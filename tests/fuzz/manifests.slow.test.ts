import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../../src/build/compile.ts";
import { diskHost } from "../../src/build/host.ts";
import { knownWords } from "../../src/engine/words/known-words.ts";
import { reportJson } from "../../src/locales/report.ts";
import { issueFiles } from "./issue-files.mjs";
import { fuzz } from "./judge.mjs";

test("slips in a manifest are told, once, within a line of where they are", async () => {
  const watch = { now: () => 0, began: () => undefined };
  const host = {
    ...diskHost({ folder: "/fuzz", cache: join(tmpdir(), "banmian-fuzz") }, watch),
    words: await knownWords(),
  };
  // No photo is drawn here: `manifests.mjs` goes on to them.
  const photo = Buffer.from("GIF89a\u0001\0\u0001\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\0;", "latin1");
  const diagnose = async (issue: Buffer) =>
    reportJson((await compile("/fuzz/issue.yaml", { ...host, files: issueFiles(issue, photo) })).diagnostics, "zh");
  const { failed, placeless, silent, twice, far, near, told } = await fuzz({ count: 30, seed: 1, diagnose });
  expect({ failed, placeless, silent, twice }).toEqual({ failed: [], placeless: [], silent: [], twice: [] });
  expect([near / told >= 0.95, far]).toEqual([true, expect.any(Array)]);
});
