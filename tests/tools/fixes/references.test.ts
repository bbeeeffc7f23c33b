import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogueOf } from "../../../src/base/codes.ts";
import { fixesOf, MANY, openFixing } from "../../../src/tools/fixes/fixes.ts";
import { editedTexts } from "../../../src/tools/fixes/look.ts";
import { folderOf, heiPaper } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";

/** Stands as ~ in the cases. */
const LONG = "天地玄黄宇宙洪荒日月盈昃辰宿列张。".repeat(6);

/** A story on the first page, or on the first and the second, and another on the second. */
const filesOf = (body: string, place: string): Record<string, string> => ({
  "issue.yaml": `paper: paper.yaml
date: 2026-11-24
pages: [{label: 1}, {label: 2}]
stories:
  - id: a
    headline: 水退了
    body: {file: a.md}
    place: ${place}
  - id: b
    headline: 大桥今晨合龙
    body: 江上的桥今晨合龙。
    place: {page: 2, columns: 2, rows: 1-4}
`,
  "a.md": body,
  "paper.yaml": heiPaper,
});

const WHOLE = "{page: 1, columns: 1, rows: 1-14}";
const JUMP = "[{page: 1, columns: 1, rows: 1-6}, {page: 2, columns: 1, rows: 1-11, headline: 水}]";

test.each([
  ["~（下转第二版）\n", JUMP, ["typed-jump ~\n"], "a jump line that the engine writes"],
  ["~\n\n（下转第二版）\n", JUMP, ["typed-jump ~\n\n"], "in a paragraph of its own"],
  ["（上接第一版）~\n", WHOLE, ["jump-nowhere ~\n"], "one of a story that has none"],
  [
    "~详见第一版《大桥今晨合龙》。\n",
    WHOLE,
    ["story-elsewhere ~详见第二版《大桥今晨合龙》。\n", "story-elsewhere ~\n"],
    "the page mended, or the sentence gone",
  ],
  ["~水退了，全文见第七版。\n", WHOLE, ["no-such-page ~水退了。\n"], "a clause with its comma"],
  ["~水退了（相关报道见第七版）。\n", WHOLE, ["no-such-page ~水退了。\n"], "the whole bracket"],
  ["~水退了（见上图）。\n", WHOLE, ["picture-missing ~水退了。\n"], "a picture that is not there"],
])("%s in %s is offered %j: %s", async (body, place, offered) => {
  const written = body.replace("~", LONG);
  const folder = await folderOf(filesOf(written, place));
  const fixing = await openFixing(join(folder, "issue.yaml"), host);
  const found = [...(await fixesOf(fixing, MANY)).values()].flat();
  const own = found.filter(({ code }) => catalogueOf(code) === "usage");
  const after = own.map(({ code, edits }) => {
    const [text = ""] = editedTexts(new Map(), edits, () => written).values();
    return `${code} ${text.replace(LONG, "~")}`;
  });
  expect(after).toEqual(offered);
});
