import { readdirSync, readFileSync } from "node:fs";
import { FluentResource, type Message } from "@fluent/bundle";
import { expect, test } from "vitest";
import { allCodes, CODES, type Code, catalogueOf } from "../../src/base/codes.ts";
import { explained } from "../../src/locales/report.ts";
import { filled, type Language, messageIn, namesIn, neededBy } from "../../src/locales/words.ts";

// All that people read, in both languages: nothing is missing, nothing is left over, and each text comes out.

const LANGUAGES: readonly Language[] = ["en", "zh"];
const catalogues = readdirSync("src/locales/en").map((file) => file.replace(".ftl", ""));
const both = LANGUAGES.flatMap((language) => catalogues.map((catalogue) => [language, catalogue] as const));

const textOf = (language: Language, catalogue: string): string =>
  readFileSync(`src/locales/${language}/${catalogue}.ftl`, "utf8");
const idsIn = (text: string): readonly string[] => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id = ""]) => id);

test("both languages have the same catalogues", () => {
  expect(readdirSync("src/locales/zh")).toEqual(readdirSync("src/locales/en"));
});

test.each(both)("%s/%s.ftl is parsed whole, and no name is given twice", (language, catalogue) => {
  const ids = idsIn(textOf(language, catalogue));
  const parsed = [...new FluentResource(textOf(language, catalogue)).body].map(({ id }) => id);
  expect(parsed).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(catalogues)("%s.ftl has the same texts with the same arguments in both languages", (catalogue) => {
  const [en, zh] = LANGUAGES.map((language) => idsIn(textOf(language, catalogue)));
  expect(zh).toEqual(en);
  // In Chinese `reason` is a `problem` that we have words for.
  const namesOf = (id: string, language: Language): string[] => [
    ...new Set(
      allTexts(messageIn(catalogue, id, language))
        .flatMap(namesIn)
        .map((name) => name.replace("reason", "problem")),
    ),
  ];
  const faults = (en ?? []).filter((id) => `${namesOf(id, "en").sort()}` !== `${namesOf(id, "zh").sort()}`);
  expect(faults).toEqual([]);
});

test.each(Object.entries(CODES))(
  "%s.ftl words each of its codes, with the arguments of the table",
  (catalogue, codes) => {
    expect([...idsIn(textOf("en", catalogue))].sort()).toEqual(Object.keys(codes).sort());
    for (const [code, table] of Object.entries<string>(codes)) {
      const texts = LANGUAGES.flatMap((language) => allTexts(messageIn(catalogue, code, language)));
      const named = new Set(texts.flatMap(namesIn).filter((name) => name !== "reason"));
      expect([code, ...[...named].sort()]).toEqual([
        code,
        ...table
          .split(" ")
          .filter(Boolean)
          .map((name) => name.replace("?", ""))
          .sort(),
      ]);
    }
  },
);

test.each(LANGUAGES)("%s: each code has a message, an explanation, and texts that come out", (language) => {
  const faults = allCodes().flatMap((code) => faultsOf(code, language).map((fault) => `${code}: ${fault}`));
  expect(faults).toEqual([]);
});

function faultsOf(code: Code, language: Language): readonly string[] {
  const { value, attributes } = messageIn(catalogueOf(code), code, language);
  const { explain, ...hints } = attributes;
  if (value === null || explain === undefined) return ["no message or no explanation"];
  const rendered = [value, ...Object.values(hints)].flatMap((text) => {
    const needed = Object.fromEntries(neededBy(text).map((name) => [name, 2]));
    const all = Object.fromEntries(namesIn(text).map((name) => [name, 1]));
    return [needed, all].map((args) => filled(text, args, catalogueOf(code), language));
  });
  const { message, explain: why } = explained(code, language);
  return [
    ...rendered.filter((text) => /\{\$|[.。]$| {2}/.test(text)),
    ...(language === "en" && /^[A-Z][a-z]/.test(message) ? [message] : []),
    ...allTexts({ id: code, value, attributes }).flatMap((text) => unguarded(text, neededBy(text))),
    ...(why === "" ? ["an empty explanation"] : []),
  ];
}

/** Arguments that a choice prints though they may be missing. */
function unguarded(text: NonNullable<Message["value"]>, given: readonly string[]): readonly string[] {
  if (typeof text === "string") return [];
  return text.flatMap((part) => {
    if (typeof part === "string") return [];
    if (part.type === "var") return given.includes(part.name) ? [] : [part.name];
    if (part.type !== "select" || part.selector.type !== "var") return [];
    const { name } = part.selector;
    return part.variants.flatMap(({ value }) => unguarded(value, [...given, name]));
  });
}

function allTexts({ value, attributes }: Message): readonly NonNullable<Message["value"]>[] {
  return [value, ...Object.values(attributes)].filter((text) => text !== null);
}
