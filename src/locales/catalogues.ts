// The catalogues of all that people read: en/ and zh/ for the program's users, zh/ and zh-Hant/ for a paper's readers, one file a room, in the syntax of Project Fluent
// (projectfluent.org), which translators' tools know. A message of a diagnostic has its hints and its explanation as attributes. A file is read and parsed when its first text is
// asked for, so that a build without messages pays for none.
import { readFileSync } from "node:fs";
import { type FluentBundle, FluentResource, type Message } from "@fluent/bundle";
import type { Arguments } from "../base/codes.ts";
import { onceEach } from "../base/once.ts";
import { bundleOf, filledFrom, type Language, messageOf, type Pattern, paperLanguage, type Words } from "./words.ts";

/** The folder holds from src/, from dist/ and from the program's scripts in dist/program/. */
const folder = new URL("../locales/", import.meta.url);

const bundleIn = onceEach((file: string): FluentBundle => {
  const text = readFileSync(new URL(`${file}.ftl`, folder), "utf8");
  return bundleOf(new FluentResource(text), file.slice(0, 2));
});

/** A message of a catalogue with its attributes. @throws if there is none: a fault of the program */
export function messageIn(catalogue: string, id: string, language: string): Message {
  return messageOf(bundleIn(`${language}/${catalogue}`), id);
}

/** The text with its arguments. @throws if a text asks for what does not exist */
export function filled(pattern: Pattern, args: Arguments, catalogue: string, language: string): string {
  return filledFrom(bundleIn(`${language}/${catalogue}`), pattern, args);
}

/** @param catalogue a file of `locales/en` and `locales/zh` without its ending */
export function wordsIn(catalogue: string, language: Language | "zh-Hant"): Words {
  return (id, args = {}) => filled(messageIn(catalogue, id, language).value ?? "", args, catalogue, language);
}

/** What a paper's readers see. @param catalogue a file of `locales/zh` and `locales/zh-Hant` @param tag the paper's language, as BCP 47 */
export function paperWords(catalogue: string, tag: string): Words {
  return wordsIn(catalogue, paperLanguage(tag));
}
