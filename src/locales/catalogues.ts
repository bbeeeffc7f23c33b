// The catalogues of all that people read: en/ and zh/ for the program's users, zh/ and zh-Hant/ for a paper's readers, one file a room, in the syntax of Project Fluent
// (projectfluent.org), which translators' tools know. A message of a diagnostic has its hints and its explanation as attributes. A file is read and parsed when its first text is
// asked for, so that a build without messages pays for none.
import { readFileSync } from "node:fs";
import { type FluentBundle, FluentResource, type Message } from "@fluent/bundle";
import type { Arguments } from "../base/codes.ts";
import { lazyByKey } from "../base/once.ts";
import {
  bundleOf,
  filledFrom,
  type Language,
  messageOf,
  neededBy,
  type Pattern,
  paperLanguage,
  type Words,
} from "./words.ts";

/** The folder holds from src/, from dist/ and from the program's scripts in dist/program/. */
const folder = new URL("../locales/", import.meta.url);

const resourceIn = lazyByKey(
  (file: string): FluentResource => new FluentResource(readFileSync(new URL(`${file}.ftl`, folder), "utf8")),
);
const bundleIn = lazyByKey((file: string): FluentBundle => bundleOf(resourceIn(file), file.slice(0, 2)));

/** All texts of a catalogue, in the order of its file. */
export function messagesIn(catalogue: string, language: Language): readonly Message[] {
  return resourceIn(`${language}/${catalogue}`).body.flatMap((each) => ("attributes" in each ? [each as Message] : []));
}

/** A message of a catalogue with its attributes. @throws if there is none: a fault of the program */
export function messageIn(catalogue: string, id: string, language: string): Message {
  return messageOf(bundleIn(`${language}/${catalogue}`), id);
}

/** The text with its arguments. @throws if a text asks for what does not exist */
export function filled(pattern: Pattern, args: Arguments, catalogue: string, language: string): string {
  return filledFrom(bundleIn(`${language}/${catalogue}`), pattern, args);
}

/** A message with its arguments, and the first of its hints whose arguments are all given. */
export function textIn(
  catalogue: string,
  id: string,
  args: Arguments,
  language: Language,
): { readonly message: string; readonly hint: string | undefined } {
  const { value, attributes } = messageIn(catalogue, id, language);
  const { explain: _, ...hints } = attributes;
  const hint = Object.values(hints).find((pattern) => neededBy(pattern).every((name) => name in args));
  return {
    message: filled(value ?? "", args, catalogue, language),
    hint: hint && filled(hint, args, catalogue, language),
  };
}

/** @param catalogue a file of `locales/en` and `locales/zh` without its ending */
export function wordsIn(catalogue: string, language: Language | "zh-Hant"): Words {
  return (id, args = {}) => filled(messageIn(catalogue, id, language).value ?? "", args, catalogue, language);
}

/** What a paper's readers see. @param catalogue a file of `locales/zh` and `locales/zh-Hant` @param tag the paper's language, as BCP 47 */
export function paperWords(catalogue: string, tag: string): Words {
  return wordsIn(catalogue, paperLanguage(tag));
}
