import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { banmian, called, folderOf, heiPaper, issue } from "./program.ts";

const signed = { "issue.yaml": issue, "paper.yaml": `${heiPaper}signing: [初审, 终审]\n` };
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

test("an issue is signed through all stages, printed, locked, packed and verified", async () => {
  const folder = await folderOf(signed);
  const press = join(folder, "out/SK-2026-11-24/press/SK_20261124_01_v1.pdf");
  const unsigned = await called(["build", "--press"], folder);
  expect(unsigned).toMatchObject({ exit: 1, stderr: expect.stringContaining("error[unsigned-page]") });
  // A draft is drawn, without files for the plant.
  expect(await called(["build", "--press", "--draft"], folder)).toMatchObject({ exit: 1 });
  expect(await exists(join(folder, "out/SK-2026-11-24/SK-2026-11-24.pdf"))).toBe(true);
  expect(await exists(press)).toBe(false);
  const sign = (stage: string) => ["sign", "--page", "1", "--as", stage, "--by", "林岚"];
  expect(await banmian(sign("初审"), folder)).toMatchObject({ exit: 0 });
  expect(await called(["build", "--press"], folder)).toMatchObject({ exit: 1 });
  expect(await called(sign("终审"), folder)).toMatchObject({ exit: 0 });
  const shown = await called(["sign", "--json"], folder);
  const { pages } = JSON.parse(shown.stdout);
  expect(pages).toMatchObject([
    {
      page: "1",
      stages: [
        { stage: "初审", by: "林岚", state: "signed" },
        { stage: "终审", state: "signed" },
      ],
    },
  ]);
  expect(await called(["build", "--press"], folder)).toMatchObject({ exit: 0 });
  expect(await exists(press)).toBe(true);
  expect(await called(["lock"], folder)).toMatchObject({ exit: 0 });
  const lock = JSON.parse(await readFile(join(folder, "issue.lock"), "utf8"));
  expect(lock.inputs.files).toContainEqual(expect.objectContaining({ kind: "signatures", name: "signatures.jsonl" }));
  expect(await called(["pack", "--out", "one.zip"], folder)).toMatchObject({ exit: 0 });
  expect(await called(["verify", "one.zip"], folder)).toMatchObject({ exit: 0 });
  expect(await called(["verify"], folder)).toMatchObject({ exit: 0 });

  const record = join(folder, "signatures.jsonl");
  await writeFile(record, (await readFile(record, "utf8")).replace("林岚", "沈砚"));
  const forged = await called(["verify"], folder);
  expect(forged).toMatchObject({ exit: 1, stderr: expect.stringContaining("error[signature-unchained]") });
});

test.each([
  [["--page", "1", "--as", "终审"], "--by"],
  [["--page", "1", "--as", "四审", "--by", "林岚"], "初审, 终审"],
  [["--page", "9", "--as", "终审", "--by", "林岚"], "9"],
  [["--page", "1", "--as", "终审", "--by", "\u0007"], "1 to 64"],
])("sign %j is misuse", async (flags, told) => {
  const folder = await folderOf(signed);
  expect(await called(["sign", ...flags], folder)).toMatchObject({ exit: 2, stderr: expect.stringContaining(told) });
  expect(await exists(join(folder, "signatures.jsonl"))).toBe(false);
});
