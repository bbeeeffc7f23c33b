import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { drawnIssue, type Edit } from "../../engine/newspaper/drawn.ts";

const SAMPLE = "issues/2026-11-25/issue.yaml";
/** Its third page. */
const BLACK: Edit = ["label: A03,", "label: A03, inks: black,"];

/** Counts with pikepdf, which knows nothing of this program. */
const COUNT = `
import json, sys, pikepdf
from pikepdf import Array, Dictionary, Name

def marked(page):
    mcids, stack, bare = [], [], 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else None
            if isinstance(properties, Name): properties = page.Resources.Properties[properties]
            stack.append(name)
            if properties is not None and "/MCID" in properties: mcids.append(int(properties.MCID))
        elif name == "EMC": stack.pop()
        elif name in ("TJ", "Tj", "'", '"') and not stack: bare += 1
    return mcids, bare

def numbers(tree):
    found = {}
    if "/Nums" in tree:
        nums = list(tree.Nums)
        found.update(zip(map(int, nums[::2]), nums[1::2]))
    for kid in tree.get("/Kids", []): found.update(numbers(kid))
    return found

pdf = pikepdf.open(sys.argv[1])
parents = numbers(pdf.Root.StructTreeRoot.ParentTree)
pages = []
for page in pdf.pages:
    mcids, bare = marked(page)
    owners = parents[int(page.StructParents)]
    owned = [at for at, owner in enumerate(owners) if isinstance(owner, Dictionary)]
    pages.append({"marked": len(mcids), "owned": sorted(mcids) == owned, "bare": bare})
print(json.dumps(pages))
`;

interface Counted {
  /** Sequences of marked content with a number. */
  readonly marked: number;
  /** Each number has its element in the structure, and each element's number is on the page. */
  readonly owned: boolean;
  /** Strings that are shown outside of marked content. */
  readonly bare: number;
}

async function counted(edit?: Edit): Promise<readonly Counted[]> {
  const issue = await drawnIssue(SAMPLE, { archive: {} }, edit);
  const folder = mkdtempSync(join(tmpdir(), "banmian-black-"));
  writeFileSync(join(folder, "issue.pdf"), issue.file("archive/NTWB-2026-11-25.pdf"));
  const { stdout, stderr } = spawnSync("/usr/bin/python3", ["-c", COUNT, join(folder, "issue.pdf")], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

const lacking = spawnSync("/usr/bin/python3", ["-c", "import pikepdf"]).status !== 0;
if (lacking) console.warn("python3 lacks pikepdf: the count of marked content is skipped");

describe.skipIf(lacking)("the archive of an issue with a page in black", () => {
  test("has as much marked content on each page as in colour, all of it in the structure", async () => {
    const inColour = await counted();
    const withBlack = await counted(BLACK);
    expect(withBlack).toEqual(inColour);
    expect(inColour.map(({ owned, bare }) => ({ owned, bare }))).toEqual(
      inColour.map(() => ({ owned: true, bare: 0 })),
    );
    for (const { marked } of withBlack) expect(marked).toBeGreaterThan(100);
  });
});
