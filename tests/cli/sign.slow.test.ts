import { existsSync } from "node:fs";
import { access, appendFile, cp, readFile, writeFile } from "node:fs/promises";
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

/** A page of an editor's, if it is beside the checkout. */
const evening = "../shared/issues/zhoukou-04";

test.skipIf(!existsSync(evening))(
  "a comma of a signed page is reported, and stops the plant's files, until it is undone or the page is signed again",
  async () => {
    const folder = await folderOf({ "out/.keep": "" });
    await cp(evening, folder, { recursive: true, dereference: true });
    const stages = { 初审: "王晨", 复审: "乔小纳", 终审: "许静言" };
    await appendFile(join(folder, "paper.yaml"), `signing: [${Object.keys(stages).join(", ")}]\n`);
    const manifest = join(folder, "issue.yaml");
    const before = await readFile(manifest, "utf8");
    const after = before.replace("在推动经济发展、社会进步等", "在推动经济发展，社会进步等");
    expect(after).not.toBe(before);
    const press = join(folder, "out/ZKRB-2020-09-25/press");
    const stateOf = async (): Promise<unknown> =>
      JSON.parse((await called(["sign", "--json"], folder)).stdout).pages[0].stages.map(
        (each: { state: string }) => each.state,
      );
    const signAll = async (): Promise<void> => {
      for (const [stage, by] of Object.entries(stages)) {
        expect(await called(["sign", "--page", "4", "--as", stage, "--by", by], folder)).toMatchObject({ exit: 0 });
      }
    };
    await signAll();

    await writeFile(manifest, after);
    const changed = await called(["build", "--press"], folder);
    expect(changed.exit).toBe(1);
    expect(changed.stderr.match(/^error\[[\w-]+\]/gm)).toEqual(["error[signed-page-changed]"]);
    expect(changed.stderr).toContain("在推动经济发展[-、-]{+，+}社会进步");
    expect(await stateOf()).toEqual(["changed", "changed", "changed"]);
    expect(await called(["build", "--press", "--draft"], folder)).toMatchObject({ exit: 1 });
    expect(await exists(press)).toBe(false);

    await writeFile(manifest, before);
    expect(await stateOf()).toEqual(["signed", "signed", "signed"]);
    expect(await called(["build", "--press"], folder)).toMatchObject({ exit: 0 });

    await writeFile(manifest, after);
    await signAll();
    expect(await called(["build", "--press", "--proof-sheet"], folder)).toMatchObject({ exit: 0 });
    expect(await exists(press)).toBe(true);
    expect(await called(["lock"], folder)).toMatchObject({ exit: 0 });
    expect(await called(["pack", "--out", "evening.zip"], folder)).toMatchObject({ exit: 0 });
    for (const locked of [[], ["evening.zip"]]) {
      expect(await called(["verify", ...locked], folder)).toMatchObject({
        exit: 0,
        stdout: expect.stringContaining("identical"),
      });
    }
  },
);

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
