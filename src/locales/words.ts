// Fills the texts of catalogues. Nothing here needs Node: the scripts of web pages have their catalogues bundled (bundle.mjs).
import { FluentBundle, FluentNumber, type FluentResource, type Message } from "@fluent/bundle";
import type { Arguments } from "../base/codes.ts";
import { scriptCode } from "../base/language-tags.ts";

/** The languages that the program speaks. */
export type Language = "en" | "zh";

/** The catalogues for a paper's readers: Chinese, or Chinese as Taiwan and Hong Kong write it. @param tag the paper's language, as BCP 47 */
export function paperLanguage(tag: string): "zh" | "zh-Hant" {
  return scriptCode(tag) === "Hant" ? "zh-Hant" : "zh";
}

/** A text as it is parsed. */
export type Pattern = NonNullable<Message["value"]>;

/** The texts of one catalogue: by name, with their arguments. */
export type Words = (id: string, args?: Arguments) => string;

/** The words of a catalogue that is parsed already. @param locale counts as its language does */
export function wordsFrom(resource: FluentResource, locale: string): Words {
  const bundle = bundleOf(resource, locale);
  return (id, args = {}) => filledFrom(bundle, messageOf(bundle, id).value ?? "", args);
}

export function bundleOf(resource: FluentResource, locale: string): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const errors = bundle.addResource(resource);
  if (errors.length > 0) throw new Error(errors.join("; "));
  return bundle;
}

/** @throws if there is none: a fault of the program */
export function messageOf(bundle: FluentBundle, id: string): Message {
  const message = bundle.getMessage(id);
  if (message === undefined) throw new Error(`no catalogue of ${bundle.locales} has ${id}`);
  return message;
}

/** A number as it is, without the thousands' marks of a country. */
class PlainNumber extends FluentNumber {
  override toString(): string {
    return String(this.value);
  }
}

/** What stands for an argument that is not given: `{ $free -> [none] {""} *[other] … }` leaves a clause out. */
const NONE = "none";

/** The text with its arguments. @throws if a text asks for what does not exist */
export function filledFrom(bundle: FluentBundle, pattern: Pattern, args: Arguments): string {
  const given: Record<string, string | PlainNumber> = {};
  for (const name of namesIn(pattern)) given[name] = NONE;
  for (const [name, value] of Object.entries(args))
    given[name] = typeof value === "number" ? new PlainNumber(value) : value;
  return bundle.formatPattern(pattern, given);
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
