import { expect, test } from "vitest";
import { houseMemoryOnly, noMemory } from "../../src/base/memo.ts";
import { sourceFile } from "../../src/base/source.ts";
import { openType } from "../../src/build/issue-fonts.ts";
import { newMemory } from "../../src/build/memory.ts";
import { host } from "../golden/host.ts";

const source = sourceFile("issue.yaml", "a: 1\nb: 2\n");
const twin = sourceFile("issue.yaml", "a: 1\nb: 2\n");

test.each([
  // one value, another, same, why
  [{ a: 1, b: "河" }, { a: 1, b: "河" }, true, "plain data"],
  [{ a: 1 }, { a: 2 }, false, "another number"],
  [Uint32Array.of(1, 2), Uint32Array.of(1, 2), true, "arrays by their bytes"],
  [Uint32Array.of(1, 2), Uint32Array.of(1, 3), false, "arrays by their bytes"],
  [Buffer.from("ab"), new Uint8Array([97, 98]), true, "a Buffer is its bytes"],
  [new Map([["a", 1]]), new Map([["a", 2]]), false, "maps by their entries"],
  [["a", Buffer.from("ab")], ["a", new Uint8Array([97, 98])], true, "a Buffer in a list"],
  [{ at: { source, start: 5, end: 6 } }, { at: { source, start: 5, end: 6 } }, true, "a place in one file"],
  [
    { at: { source, start: 5, end: 6 } },
    { at: { source: twin, start: 5, end: 6 } },
    false,
    "in a file that was read anew",
  ],
  [{ at: { source, start: 5, end: 6 } }, { at: { source, start: 5, end: 7 } }, false, "a longer place"],
] as const)("%j and %j: %s (%s)", (one, other, same, _why) => {
  const memory = newMemory();
  expect(memory.same<object>(one) === memory.same<object>(other)).toBe(same);
});

const twice = ({ a }: { readonly a: number }) => ({ b: 2 * a });

test("what came out of a memory counts by identity in what is made of it", () => {
  const memory = newMemory();
  const made = memory.memo(twice)(memory.same({ a: 1 }));
  expect(memory.memo(twice)(memory.same({ a: 1 }))).toBe(made);
  expect(memory.same({ of: made })).toBe(memory.same({ of: made }));
  expect(memory.same({ of: made })).not.toBe(memory.same({ of: { b: 2 } }));
});

test("what the last build asked for is there; what it did not ask for is made again", () => {
  const memory = newMemory();
  const [a, b] = [memory.same({ a: 1 }), memory.same({ b: 1 })];
  memory.turn();
  expect(memory.same({ a: 1 })).toBe(a);
  memory.turn();
  expect(memory.same(a)).toBe(a);
  memory.turn();
  expect(memory.same({ a: 1 })).toBe(a);
  expect(memory.same({ b: 1 })).not.toBe(b);
});

test("issues of a run share what their house remembers, and nothing else", () => {
  const house = newMemory();
  const memory = houseMemoryOnly(house);
  expect(memory.house.same({ a: 1 })).toBe(house.same({ a: 1 }));
  expect(memory.same({ a: 1 })).not.toBe(memory.same({ a: 1 }));
});

test("fonts that were opened before are opened anew where another issue met a fault in them, not where this one did", () => {
  const files = host.fonts;
  const broken = {
    ...files,
    open: () => {
      throw new Error("opened again");
    },
  };
  const list = { faces: ["宋"], own: undefined };
  for (const memory of [newMemory(), houseMemoryOnly(newMemory())]) {
    const first = openType(list, files, memory);
    expect(openType(list, broken, memory)).toBe(first);
    if (!first.ok) throw new Error("no fonts");
    Object.assign(first.value.fonts, { faults: () => ["broken"] });
    expect(openType(list, files, memory) === first).toBe(!memory.isSingleBuild);
  }
  expect(openType(list, files, noMemory)).not.toBe(openType(list, files, noMemory));
});

test("a face that no list has is told of where this paper names it, also after another paper named it; fonts that could not be opened are tried again", () => {
  const memory = houseMemoryOnly(newMemory());
  const named = (at: number) => ({ value: "隶", span: { source, start: at, end: at + 1 } });
  const faultsOf = (...at: readonly number[]): unknown => {
    const [body, caption] = at.map((each) => ({ face: named(each) }));
    const written = { body, caption, span: { source, start: 0, end: 9 } } as never;
    const { diagnostics } = openType({ faces: ["隶"], written, own: undefined }, host.fonts, memory);
    return diagnostics.map(({ code, span, related }) => [code, span.start, related.map(({ start }) => start)]);
  };
  expect(faultsOf(3, 7)).toEqual([["unknown-name", 3, [7]]]);
  expect(faultsOf(5)).toEqual([["unknown-name", 5, []]]);
  const missing = { ...host.fonts, locate: () => "/none" };
  const opened = (files: typeof host.fonts): boolean => openType({ faces: ["宋"], own: undefined }, files, memory).ok;
  expect([opened(missing), opened(host.fonts)]).toEqual([false, true]);
});
