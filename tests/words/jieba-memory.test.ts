import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bareJieba, type Jieba, keepDictionary, recallJieba } from "../../src/words/jieba-memory.ts";

const require = createRequire(import.meta.url);

/** The next one shares nothing with those before. */
function forget(): void {
  delete require.cache[require.resolve("jieba-wasm")];
}

function newJieba(): Jieba {
  forget();
  return bareJieba();
}

const folder = mkdtempSync(join(tmpdir(), "banmian-test-"));
const path = join(folder, "jieba.memory");

test("a dictionary that was kept cuts as one that is made", async () => {
  keepDictionary(newJieba(), path);
  forget();
  const kept = await recallJieba(path);
  if (kept === undefined) throw new Error("it was not kept");
  const made = newJieba();
  expect(made.__wasm.memory).not.toBe(kept.__wasm.memory);
  const texts = [
    "武汉市长江大桥今天通车",
    "张三丰在云计算中心",
    "2026年11月24日，第10321期",
    "WTO与北京大学生",
    "",
    "一",
  ];
  for (const text of [...texts, texts.join("。").repeat(200)])
    expect(kept.cut(text, true)).toEqual(made.cut(text, true));
});

test.each([
  ["none.memory", "nothing was kept"],
  ["empty.memory", "of another jieba"],
  ["cut.memory", "broken off"],
])("%s gives no dictionary: %s", async (name) => {
  writeFileSync(join(folder, "empty.memory"), "");
  writeFileSync(join(folder, "cut.memory"), readFileSync(path).subarray(0, -1));
  forget();
  expect(await recallJieba(join(folder, name))).toBeUndefined();
});
