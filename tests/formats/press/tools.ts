import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What a tool said. */
interface Said {
  readonly exit: number | null;
  readonly text: string;
}

/** Runs a program of the machine. */
export function say(program: string, ...args: readonly string[]): Said {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  return { exit: status, text: `${stdout ?? ""}${stderr ?? ""}` };
}

export function has(program: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The independent checker beside the project. */
export const CHECKER = "../shared/tools/preflight.py";

/** Why the checker cannot run here; undefined: it can. */
export function noChecker(): string | undefined {
  if (!existsSync(CHECKER)) return `${CHECKER} is not here`;
  const modules = "import pikepdf, fontTools, lxml, numpy, PIL";
  if (say("/usr/bin/python3", "-c", modules).exit !== 0) return "python3 lacks pikepdf, fontTools, lxml, numpy or PIL";
  return undefined;
}

/** Its libraries take longer to load than such a file to check. Form feeds part what is said of each. */
const EACH = `import runpy, sys
checker, given = sys.argv[1], sys.argv[2:]
at = given.index("--")
main = runpy.run_path(checker)["main"]
for file in given[:at]:
    sys.argv = [checker, file, *given[at + 1:]]
    try: main()
    except SystemExit: pass
    print("\\f", end="", flush=True)
`;

/** What the checker says of each file. */
export function sayOfEach(files: readonly string[], ...flags: readonly string[]): readonly string[] {
  const { exit, text } = say("/usr/bin/python3", "-c", EACH, CHECKER, ...files, "--", ...flags);
  if (exit !== 0) throw new Error(text);
  return text.split("\f").slice(0, -1);
}
