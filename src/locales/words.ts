// The catalogues of all that people read: en/ and zh/, one file a room, in the syntax of Project Fluent (projectfluent.org), which translators' tools know. A message of a
// diagnostic has its hints and its explanation as attributes. A file is read and parsed when its first text is asked for, so that a build without messages pays for none.
import { readFileSync } from "node:fs";
import { FluentBundle, FluentNumber, FluentResource, type Message } from "@fluent/bundle";
import type { Arguments } from "../base/codes.ts";
import { onceEach } from "../base/once.ts";

/** The languages of the catalogues. */
export type Language = "en" | "zh";

/** A text as it is parsed. */
type Pattern = NonNullable<Message["value"]>;

/** The folder holds from src/, from dist/ and from the program's scripts in dist/program/. */
const folder = new URL("../locales/", import.meta.url);

const bundleOf = onceEach((file: string): FluentBundle => {
  const bundle = new FluentBundle(file.slice(0, 2), { useIsolating: false });
  const errors = bundle.addResource(new FluentResource(readFileSync(new URL(`${file}.ftl`, folder), "utf8")));
  if (errors.length > 0) throw new Error(`locales/${file}.ftl: ${errors.join("; ")}`);
  return bundle;
});

/** A number as it is, without the thousands' marks of a country. */
class PlainNumber extends FluentNumber {
  override toString(): string {
    return String(this.value);
  }
}

/** What stands for an argument that is not given: `{ $free -> [none] {""} *[other] … }` leaves a clause out. */
const NONE = "none";

/** A message of a catalogue with its attributes. @throws if there is none: a fault of the program */
export function messageIn(catalogue: string, id: string, language: Language): Message {
  const message = bundleOf(`${language}/${catalogue}`).getMessage(id);
  if (message === undefined) throw new Error(`locales/${language}/${catalogue}.ftl has no ${id}`);
  return message;
}

/** The text with its arguments. @throws if a text asks for what does not exist */
export function filled(pattern: Pattern, args: Arguments, catalogue: string, language: Language): string {
  const given: Record<string, string | PlainNumber> = {};
  for (const name of namesIn(pattern)) given[name] = NONE;
  for (const [name, value] of Object.entries(args))
    given[name] = typeof value === "number" ? new PlainNumber(value) : value;
  return bundleOf(`${language}/${catalogue}`).formatPattern(pattern, given);
}

/** The texts of one catalogue: by name, with their arguments. */
export type Words = (id: string, args?: Arguments) => string;

/** @param catalogue a file of `locales/en` and `locales/zh` without its ending */
export function wordsIn(catalogue: string, language: Language): Words {
  return (id, args = {}) => filled(messageIn(catalogue, id, language).value ?? "", args, catalogue, language);
}

/** Arguments that a text needs: those outside of its choices. */
export function neededBy(pattern: Pattern): readonly string[] {
  if (typeof pattern === "string") return [];
  return pattern.flatMap((part) => (typeof part !== "string" && part.type === "var" ? [part.name] : []));
}

/** All arguments that a text names. */
export function namesIn(pattern: Pattern): readonly string[] {
  if (typeof pattern === "string") return [];
  return pattern.flatMap((part) => {
    if (typeof part === "string") return [];
    if (part.type === "var") return [part.name];
    if (part.type !== "select") return [];
    const chosen = part.selector.type === "var" ? [part.selector.name] : [];
    return [...chosen, ...part.variants.flatMap(({ value }) => namesIn(value))];
  });
}
