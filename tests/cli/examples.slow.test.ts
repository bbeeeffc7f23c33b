import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { examples } from "../../src/cli/texts/examples.ts";
import { typeExample } from "./example.ts";
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

// smoke.test.ts starts the first of each command. Those with threads are started as a user starts them, too.
test.each(Object.values(examples).flatMap(([, ...others]) => others))("`%s` does what --help promises", (line) =>
  typeExample(line, line.includes("--jobs") ? banmian : called),
);
