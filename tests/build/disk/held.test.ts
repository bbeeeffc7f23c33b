import { expect, test } from "vitest";
import { patiently } from "../../../src/build/disk/folder-lock.ts";

/** A disk that refuses with these codes in turn, then does what it is asked for. */
function refusing(codes: readonly string[]): { readonly work: () => Promise<string>; readonly tries: () => number } {
  let tries = 0;
  const work = async (): Promise<string> => {
    const code = codes[tries++];
    if (code !== undefined) throw Object.assign(new Error(code), { code });
    return "done";
  };
  return { work, tries: () => tries };
}

const always = Array.from({ length: 20 }, () => "EPERM");

test.each<[readonly string[], boolean, string, number, string]>([
  // refusals                    Windows  comes to   tries  why
  [[], true, "done", 1, "nothing is in the way"],
  [["EPERM", "EBUSY", "EACCES"], true, "done", 4, "a virus scanner that lets go"],
  [always, true, "HELD", 8, "a viewer that does not"],
  [["ENOSPC"], true, "ENOSPC", 1, "a full disk stays full"],
  [["EBUSY", "ENOENT"], true, "ENOENT", 2, "the file went"],
  [["EACCES"], false, "EACCES", 1, "elsewhere a refusal is one of rights"],
])("refusals %j, on Windows %s → %s after %i tries: %s", async (codes, isWindows, expected, tries) => {
  const disk = refusing(codes);
  const outcome = await patiently("C:\\out\\a.pdf", disk.work, isWindows).catch(({ code }: { code: string }) => code);
  expect([outcome, disk.tries()]).toEqual([expected, tries]);
});

test("the refusal names the file", async () => {
  const refused = patiently("C:\\out\\a.pdf", refusing(always).work, true);
  await expect(refused).rejects.toMatchObject({ code: "HELD", path: "C:\\out\\a.pdf" });
});
