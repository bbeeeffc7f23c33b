import { readdirSync, readFileSync } from "node:fs";
import { FluentResource, type Message } from "@fluent/bundle";
import { expect, test } from "vitest";
import { allCodes, CODES, type Code, catalogueOf } from "../../src/base/codes.ts";
import type { Severity } from "../../src/base/diagnostic.ts";
import { cellsIn } from "../../src/base/excerpt.ts";
import type { Priority } from "../../src/engine/model/style.ts";
import { FORMATS } from "../../src/formats/registry.ts";
import { filled, messageIn } from "../../src/locales/catalogues.ts";
import { explained } from "../../src/locales/report.ts";
import { say, TEXTS } from "../../src/locales/texts.ts";
import { type Language, namesIn, neededBy, type Pattern, paperLanguage } from "../../src/locales/words.ts";
import type { Mode, Overlay, Side, View } from "../../src/tools/preview/client/view.ts";
import type { Refusal } from "../../src/tools/preview/protocol.ts";
import { simplifiedIn } from "../formats/site/simplified.ts";

// All that people read, in all its languages: nothing is missing, nothing is left over, and each text comes out.

const LANGUAGES: readonly Language[] = ["en", "zh"];
const cataloguesOf = (language: string): readonly string[] =>
  readdirSync(`src/locales/${language}`).map((file) => file.replace(".ftl", ""));
/** The program's users read English or Chinese; a paper's readers simplified or traditional Chinese. */
const beside = ["en", "zh-Hant"].flatMap((language) => cataloguesOf(language).map((name) => [language, name] as const));
const all = [...beside, ...cataloguesOf("zh").map((name) => ["zh", name] as const)];

const textOf = (language: string, catalogue: string): string =>
  readFileSync(`src/locales/${language}/${catalogue}.ftl`, "utf8");
const idsIn = (text: string): readonly string[] => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id = ""]) => id);

test("each Chinese catalogue has one beside it, in English or in traditional characters", () => {
  expect(beside.map(([, name]) => name).sort()).toEqual([...cataloguesOf("zh")].sort());
});

test.each(all)("%s/%s.ftl is parsed whole, and no name is given twice", (language, catalogue) => {
  const ids = idsIn(textOf(language, catalogue));
  const parsed = [...new FluentResource(textOf(language, catalogue)).body].map(({ id }) => id);
  expect(parsed).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

/** Each text of a catalogue with the names of its arguments, as `id argument argument`. */
function textsOf(language: string, catalogue: string): readonly string[] {
  return idsIn(textOf(language, catalogue)).map((id) => {
    // The English of a reason is what it is known by; a system's own words behind it are left out in Chinese.
    const names = allTexts(messageIn(catalogue, id, language))
      .flatMap(namesIn)
      .filter((name) => name !== "detail");
    // In Chinese `reason` is a `problem` that we have words for.
    return [id, ...new Set(names.map((name) => name.replace("reason", "problem")).sort())].join(" ");
  });
}

test.each(beside)("%s/%s.ftl has the same texts with the same arguments as the one in zh/", (language, catalogue) => {
  expect(textsOf("zh", catalogue)).toEqual(textsOf(language, catalogue));
});

test.each(cataloguesOf("zh-Hant"))("zh-Hant/%s.ftl has no simplified character", (catalogue) => {
  expect(simplifiedIn(textOf("zh-Hant", catalogue))).toEqual([]);
  // The table of characters knows those of the other.
  expect(simplifiedIn(textOf("zh", catalogue)).length).toBeGreaterThan(3);
});

test.each([
  ["zh-CN", "zh", "simplified"],
  ["zh-Hant", "zh-Hant", "what a traditional paper is"],
  ["zh-HK", "zh-Hant", "a place where they are written"],
  ["zh", "zh", "no script is named"],
  ["", "zh", "a page that names no language"],
])("a paper in %j speaks %s: %s", (tag, language) => {
  expect(paperLanguage(tag)).toBe(language);
});

// Ids that the preview has in variables, with their arguments. A value without its text does not compile.
const modes: Record<Mode, ""> = { facing: "", single: "", overview: "" };
const overlays: Record<Overlay, ""> = { grid: "", baselines: "", frames: "", legs: "", rulers: "", marks: "" };
const sides: Record<Side, ""> = { messages: "", source: "", stories: "" };
const themes: Record<View["theme"], ""> = { auto: "", light: "", dark: "" };
const severities: Record<Severity, "count"> = { error: "count", warning: "count" };
const priorities: Record<Priority, ""> = { lead: "", major: "", normal: "", brief: "" };
type Refused = Exclude<Refusal["error"], "conflict" | "refused" | "failed" | "unknown">;
const refusals: Record<Refused, ""> = { outdated: "", nothing: "", encoding: "", other: "" };
const notices = { clash: "", past: "", unsaved: "" };
const inVariables = {
  mode: modes,
  overlay: overlays,
  side: sides,
  each: sides,
  theme: themes,
  severity: severities,
  priority: priorities,
  "notice.error": { ...refusals, ...notices },
};

/** Code that asks for texts by their ids, and the ids that it has in each variable. */
const ASKED: readonly (readonly [
  catalogue: string,
  folders: readonly string[],
  chosen: Readonly<Record<string, object>>,
])[] = [
  ["preview", ["tools/preview/client"], inVariables],
  ["site", ["formats/site", "tools/publish"], {}],
  ["site-scripts", ["formats/site/client"], {}],
  ["iiif", ["formats/iiif", "formats/deposit"], {}],
];
const VARIABLE = /\bwords\((?!\s*")([\w.]+)/g;
const CALL = /\b(?:words|paperWords\([^()]*\))\(\s*"([\w-]+)"(?:,\s*\{([^{}]*)\})?/g;

/** The names in `count, rows: Math.round(empty)`. */
function argumentsIn(written: string): readonly string[] {
  const plain = written.replaceAll(/\((?:[^()]|\([^()]*\))*\)/g, "");
  return plain
    .split(",")
    .map((each) => each.split(":", 1).join("").trim())
    .filter(Boolean)
    .sort();
}

test.each(ASKED)(
  "%s.ftl: code asks for all its texts and for no others, each with its arguments",
  (catalogue, folders, chosen) => {
    const files = folders.flatMap((folder) =>
      readdirSync(`src/${folder}`)
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => `src/${folder}/${name}`),
    );
    const code = files.map((file) => readFileSync(file, "utf8")).join("\n");
    const variables = [...code.matchAll(VARIABLE)].map(([, variable = ""]) => variable);
    expect([...new Set(variables)].sort()).toEqual(Object.keys(chosen).sort());
    const asked = [
      ...[...code.matchAll(CALL)].map(([, id, args = ""]) => [id, ...argumentsIn(args)].join(" ")),
      ...Object.values(chosen).flatMap((ids) => Object.entries(ids).map(([id, args]) => `${id} ${args}`.trim())),
    ];
    expect([...new Set(asked)].sort()).toEqual([...textsOf("zh", catalogue)].sort());
  },
);

/** All texts of the program by id, with the arguments that their table names. */
const tables: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...Object.entries(CODES),
  ...Object.entries(TEXTS),
];

/** Each id of these catalogues, and each variant of a choice, once. */
const choicesIn = (texts: readonly Pattern[]): readonly (readonly [string, readonly string[]])[] =>
  texts
    .flatMap((text) => (typeof text === "string" ? [] : text))
    .flatMap((part) => {
      if (typeof part === "string" || part.type !== "select" || part.selector.type !== "var") return [];
      const keys = part.variants.map(({ key }) => String(key.type === "num" ? key.value : key.value));
      return [[part.selector.name, keys] as const, ...choicesIn(part.variants.map(({ value }) => value))];
    });

test.each(tables)("%s.ftl words each id of its table, with the arguments of the table", (catalogue, table) => {
  expect([...idsIn(textOf("en", catalogue))].sort()).toEqual(Object.keys(table).sort());
  for (const [id, args] of Object.entries(table)) {
    const texts = LANGUAGES.flatMap((language) => allTexts(messageIn(catalogue, id, language)));
    const named = new Set(texts.flatMap(namesIn).filter((name) => name !== "reason" || catalogue in TEXTS));
    const listed = args.split(" ").filter(Boolean);
    expect([id, ...[...named].sort()]).toEqual([id, ...listed.map((name) => name.replace(/[?=].*/, "")).sort()]);
    for (const name of listed.filter((each) => each.includes("="))) {
      const [bare, values = ""] = name.split("=");
      const keys = choicesIn(texts).flatMap(([chosen, each]) => (chosen === bare ? [each] : []));
      for (const each of keys) expect([id, ...each.toSorted()]).toEqual([id, ...values.split("|").sort()]);
    }
  }
});

test.each(Object.entries(TEXTS))("each text of %s is used, and none but in the sources", (_, table) => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && path !== "locales/texts.ts")
    .map((path) => readFileSync(`src/${path}`, "utf8"))
    .join("\n");
  const begun = [...sources.matchAll(/`([a-z]+-)\$\{/g)].map(([, begin = ""]) => begin);
  const unused = Object.keys(table).filter(
    (id) => !sources.includes(`"${id}"`) && !begun.some((begin) => id.startsWith(begin)),
  );
  expect(unused).toEqual([]);
});

test.each(Object.entries(TEXTS))(
  "each text of %s comes out in both languages, in each of its forms",
  (catalogue, table) => {
    const faults = LANGUAGES.flatMap((language) =>
      Object.entries<string>(table).flatMap(([id, args]) =>
        allTexts(messageIn(catalogue, id, language)).flatMap((text) =>
          formsOf(args, text)
            .map((form) => filled(text, form, catalogue, language))
            .filter((said) => /\{|[^t][.。]$|\S {2}|\bnone\b/.test(said) && id !== "option-editor" && id !== "about"),
        ),
      ),
    );
    expect(faults).toEqual([]);
  },
);

/** Arguments of a text by its entry in the table: what it needs, with everything else, and with each value that one of its choices looks for. */
function formsOf(entry: string, text: Pattern): readonly Readonly<Record<string, string | number>>[] {
  const least = (name: string): string | number => /=(.+?)(?:\||$)/.exec(name)?.[1] ?? 2;
  const names = entry.split(" ").filter(Boolean);
  const given = (some: readonly string[]) =>
    Object.fromEntries(some.map((name) => [name.replace(/[?=].*/, ""), least(name)]));
  const all = given(names);
  const chosen = choicesIn([text]).flatMap(([name, keys]) =>
    keys
      .filter((key) => key !== "none")
      .map((key) => ({ ...all, [name]: key === "one" ? 1 : /^\d+$/.test(key) ? Number(key) : key })),
  );
  const hinted = Object.fromEntries(neededBy(text).map((name) => [name, 2]));
  return [{ ...hinted, ...given(names.filter((name) => !name.endsWith("?"))) }, all, ...chosen];
}

test.each(LANGUAGES)("%s: progress names each format", (language) => {
  const nameOf = (stage: string): string => say("stage", { stage }, { language });
  expect(FORMATS.map(({ name }) => name).filter((name) => nameOf(name) === nameOf("write"))).toEqual([]);
});

test.each(LANGUAGES)("%s: each code has a message, an explanation, and texts that come out", (language) => {
  const faults = allCodes().flatMap((code) => faultsOf(code, language).map((fault) => `${code}: ${fault}`));
  expect(faults).toEqual([]);
});

test.each(all.filter(([, catalogue]) => !(catalogue in CODES || catalogue in TEXTS)))(
  "%s/%s.ftl: each text comes out, with one and with several",
  (language, catalogue) => {
    const texts = idsIn(textOf(language, catalogue)).flatMap((id) => allTexts(messageIn(catalogue, id, language)));
    const rendered = texts.flatMap((text) =>
      [1, 2].map((count) =>
        filled(text, Object.fromEntries(namesIn(text).map((name) => [name, count])), catalogue, language),
      ),
    );
    expect(rendered.filter((text) => text === "" || /\{\$| {2}/.test(text))).toEqual([]);
  },
);

/** Six lines of a terminal. */
const MOST_CELLS = 6 * 80;

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
    ...(cellsIn(why) > MOST_CELLS ? ["an explanation of more than six lines"] : []),
  ];
}

/** Arguments that a choice prints though they may be missing. */
function unguarded(text: Pattern, given: readonly string[]): readonly string[] {
  if (typeof text === "string") return [];
  return text.flatMap((part) => {
    if (typeof part === "string") return [];
    if (part.type === "var") return given.includes(part.name) ? [] : [part.name];
    if (part.type !== "select" || part.selector.type !== "var") return [];
    const { name } = part.selector;
    return part.variants.flatMap(({ value }) => unguarded(value, [...given, name]));
  });
}

function allTexts({ value, attributes }: Message): readonly Pattern[] {
  return [value, ...Object.values(attributes)].filter((text) => text !== null);
}
