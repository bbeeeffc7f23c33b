import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { examples } from "../../src/cli/texts.ts";
import { ORDINARY, typeExample } from "./example.ts";
import { banmian, called } from "./program.ts";

/** What of a command is made by it, or by one before it, and not there in a clone. */
const MADE = /(?:--issue|--out|--date|--base) \S+|init \S+|[<>] \S+|out\/\S+|serve \S+/g;

test.each(Object.values(examples).flat())(
  "`%s` names what a clone has, and an issue that is begun is none of them",
  (line) => {
    const [, begun] = /(?:banmian init|import .*--issue) (\S+)/.exec(line) ?? [];
    if (begun !== undefined) expect(existsSync(begun)).toBe(false);
    const named = line.replace(MADE, "").match(/\S+\/\S+/g) ?? [];
    expect(named.filter((path) => !path.startsWith("/tmp/") && !existsSync(path))).toEqual([]);
    // A site holds one paper, and the samples are of three.
    if (line.startsWith("banmian site")) expect(line.match(/issues\/\S+/g)).toHaveLength(1);
  },
);

/** The first example of a command, and those with threads, are started as a user starts them; smoke.test.ts has those of the ordinary commands. */
const lines = Object.entries(examples).flatMap(([command, own]) =>
  own
    .map((line, at) => [line, at === 0 || line.includes("--jobs")] as const)
    .slice(command === "banmian" || ORDINARY.includes(command) ? 1 : 0),
);

test.each(lines)("`%s` does what --help promises", (line, isStarted) =>
  typeExample(line, isStarted ? banmian : called),
);
