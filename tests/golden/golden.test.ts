import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { positionOf } from "../../src/base/source.ts";
import { type Compiled, compile, type MadeUp } from "../../src/build/compile.ts";
import { printIssue } from "../../src/engine/newspaper/build.ts";
import { flatten } from "../../src/formats/paint/paint.ts";
import { dump } from "./dump.ts";
import { host } from "./host.ts";
import { brokenJumps, kinsokuFaults, misplacedCopy, overlappingFrames } from "./laws.ts";

const here = "tests/golden";
const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

describe.each(names)("%s", async (name) => {
  const compiled = await compile(resolve(here, name, "issue.yaml"), host);

  test("is painted as expected.txt says", async () => {
    await expect(goldenText(compiled)).toMatchFileSnapshot(join(name, "expected.txt"));
  });

  test("has no errors and keeps the four laws", () => {
    expect(compiled.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([]);
    const madeUp = compiled.madeUp;
    if (!madeUp) throw new Error("nothing was made up");
    expect({
      copy: misplacedCopy(madeUp.issue, madeUp.layout),
      kinsoku: kinsokuFaults(madeUp.layout),
      frames: overlappingFrames(madeUp.layout),
      jumps: brokenJumps(madeUp.layout),
    }).toEqual({ copy: [], kinsoku: [], frames: [], jumps: [] });
  });
});

function paintedText({ issue, layout }: MadeUp): string {
  return dump(
    printIssue(issue, layout, { name: (path) => path, hash: () => undefined })
      .newspaper()
      .pages.map(flatten),
    layout,
  );
}

/** The paint list, and under it what was found: code, place and arguments, no prose. */
function goldenText({ madeUp, diagnostics }: Compiled): string {
  const painted = madeUp === undefined ? "" : paintedText(madeUp);
  const found = diagnostics.map(({ severity, code, span, arguments: args }) => {
    const { line, column } = positionOf(span.source, span.start);
    return `${severity}[${code}] ${line}:${column} ${JSON.stringify(args)}\n`;
  });
  return painted + found.join("");
}
