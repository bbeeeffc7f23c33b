import { expect, test } from "vitest";
import { copyOf, headsOf, takenIn } from "./taken.ts";

const rest = "这一天的汐港，江水退到了堤脚以下，码头的吊车又动了起来，等了三天的货船一艘接一艘靠岸。";

test.each([
  ["５Ｇ网络已到每个村", "5G网络已到每个村", ["５Ｇ → 5G"], "figures and letters"],
  [
    "Ｈｅｌｌｏ，约１２．５万",
    "Hello，约12.5万",
    ["Ｈｅｌｌｏ → Hello", "１２．５ → 12.5"],
    "a word, a number with its point",
  ],
  ["江水退去 — 码头复工", "江水退去——码头复工", [" —  → ——"], "half a dash between spaces"],
  ["江水退去 -- 码头复工", "江水退去——码头复工", [" --  → ——"], "hyphens between spaces"],
  ["⼈⼯智能的⻛险", "人工智能的风险", ["⼈⼯ → 人工", "⻛ → 风"], "radicals out of a PDF"],
  ["江水退去﹐码头复工", "江水退去，码头复工", ["﹐ → ，"], "a mark of another encoding"],
  [
    "从北京—上海，好,坏；二O二六年",
    "从北京—上海，好,坏；二O二六年",
    [],
    "what an author may mean, or not: a build reports it",
  ],
])("%s is imported as %s, with %j listed: %s", async (written, expected, changed) => {
  const intake = await takenIn("江水.txt", `${written}\n\n${written}。${rest}\n`);
  expect(intake.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(headsOf(intake)).toEqual([`|${expected}||`]);
  expect(copyOf(intake)).toEqual([`${expected}。${rest}`]);
  const listed = intake.taken.filter(({ reason }) => reason === "form").map(({ text, put }) => `${text} → ${put}`);
  expect(listed).toEqual([...changed, ...changed]);
});
