import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FixOffer, TrialState } from "../../../src/tools/preview/protocol.ts";
import { folderOf, issue, sound } from "../../cli/program.ts";
import { previewOf, stepByHand, TOKEN } from "./opened.ts";

test("a message is cured from the list: its fixes are asked for, the pages shown with one, and it is done as a step", async () => {
  const folder = await folderOf({ ...sound, "issue.yaml": issue.replace("天地玄黄", "天地玄黄".repeat(8)) });
  const path = join(folder, "issue.yaml");
  const preview = await previewOf(path);
  try {
    await preview.ready();
    const ask = async <T>(route: string, asked: object): Promise<T> => {
      const reply = await fetch(`http://127.0.0.1:${preview.port}${route}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Banmian-Token": TOKEN },
        body: JSON.stringify({ revision: 1, ...asked }),
      });
      return reply.json() as Promise<T>;
    };
    const offers = await ask<readonly FixOffer[]>("/fixes", { message: 0 });
    expect(offers.map(({ id, shows }) => [id, shows])).toContainEqual(["short/deeper", true]);
    const step = offers.find(({ id }) => id === "short/deeper")?.step ?? {};
    const tried = await ask<TrialState>("/try", { step });
    expect(tried.messages).toEqual([]);
    expect(tried.pages[0]?.frames[0]?.rows).toEqual([1, 7]);
    expect(await readFile(path, "utf8")).toContain("rows: 1-4}");
    expect(await stepByHand(preview, step)).toEqual({ wrote: "written" });
    expect(await readFile(path, "utf8")).toContain("rows: 1-7}");
    expect(await ask<object>("/fixes", { message: 9 })).toEqual({ error: "outdated" });
  } finally {
    await preview.close();
  }
});
