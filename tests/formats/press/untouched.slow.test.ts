import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../../src/base/diagnostic.ts";
import { sha256Of } from "../../../src/base/sha256.ts";
import { compile } from "../../../src/build/compile.ts";
import { draw } from "../../../src/build/draw.ts";
import { withLedger } from "../../../src/build/host.ts";
import { folderOf, heiStyles, paper } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";

const COPY = "江水退去的第三天，渡口的老人把船翻了过来，晒了一上午，邻居们都来看热闹，说起从前的事情。";

/** Three pages; a story goes on from the first to the second. */
const manifest = `paper: paper.yaml
date: 2026-11-24
number: 7
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 综合}
  - {label: 3, section: 社会}
stories:
  - id: bridge
    headline: 老桥修好了
    body: |
      清早有人过桥。${COPY.repeat(24)}傍晚灯都亮了。
    place:
      - {page: 1, columns: 1-2, rows: 20-50}
      - {page: 2, columns: 1-3, rows: 1-60, headline: 老桥}
  - id: market
    headline: 早市
    body: |
      ${COPY.repeat(4)}
    place: {page: 3, columns: 1-2, rows: 1-20}
`;

/** The hash of each page's press file, by its label. */
async function pressHashes(text: string, style: string, standard: string): Promise<ReadonlyMap<string, string>> {
  const folder = await folderOf({ "issue.yaml": text, "paper.yaml": style });
  const own = withLedger(host, "1.0.0");
  const compiled = await compile(join(folder, "issue.yaml"), own);
  if (compiled.madeUp === undefined) throw new Error("the issue is not made up");
  const formats = { press: { pressStandard: standard } };
  const { files, diagnostics } = await draw(compiled, compiled.madeUp, { pages: undefined, formats }, own);
  if (hasErrors(diagnostics)) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  const press = files.filter(({ path }) => path.startsWith("press/"));
  return new Map(press.map(({ path, bytes }) => [/_0(\d)_v\d\.pdf$/.exec(path)?.[1] ?? path, sha256Of(bytes)]));
}

describe.each([
  ["四开", "x4", ""],
  ["对开", "x4", ""],
  ["四开", "x1a", "press: {marks: crop}\n"],
])("a press file has the same bytes unless its own page changes: %s, %s, %j", (preset, standard, press) => {
  const style = `${paper.replace("四开", preset)}${heiStyles}${press}`;
  const before = pressHashes(manifest, style, standard);

  test.each<[written: string, instead: string, changed: readonly string[], why: string]>([
    ["清早有人", "清晨有人", ["1"], "a word before the jump"],
    ["灯都亮了", "灯全亮了", ["2"], "a word behind it"],
    ["第三天，渡口的老人把船翻了过来，晒了一上午，邻居们都来看热闹，说起从前的事情。\n", "第三天。\n", ["3"], "copy"],
    ["section: 社会", "section: 教育", ["3"], "what stands over a page"],
    ["  - {label: 3, section: 社会}\n", "  - {label: 3, section: 社会}\n  - {label: 4}\n", [], "a page more"],
    ["number: 7\n", "number: 7   # the seventh\n", [], "a comment"],
    ["number: 7\n", "number: 7\nrevision: 2\n", [], "a new revision: only the names of the files are others"],
  ])("%j → %j changes pages %j: %s", async (written, instead, changed) => {
    const [was, is] = [await before, await pressHashes(manifest.replace(written, instead), style, standard)];
    expect([...was.keys()]).toEqual(["1", "2", "3"]);
    expect([...was].filter(([label, hash]) => is.get(label) !== hash).map(([label]) => label)).toEqual(changed);
  });
});
