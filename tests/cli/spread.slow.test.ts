import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { banmian, called, copyOfGolden } from "./program.ts";

const PLACE = "    place: { page: 2, spread: true, columns: 2-7, rows: 1-24, box: true, ";

test("`layout --pin` leaves the frame over the fold as it is, and can be taken back", async () => {
  const manifest = await copyOfGolden("spread-story");
  const written = await readFile(manifest, "utf8");
  expect((await banmian(["layout", manifest, "--pin"], process.cwd())).exit).toBe(0);
  const made = await readFile(manifest, "utf8");
  expect(made).toContain(PLACE);
  expect(made).not.toBe(written);
  expect((await called(["check", manifest], process.cwd())).stderr).toBe("");
  await called(["layout", manifest, "--unpin"], process.cwd());
  expect(await readFile(manifest, "utf8")).toBe(written);
});
