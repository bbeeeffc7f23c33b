import { type Command, Option } from "commander";
import type { Format } from "../formats/format.ts";
import { type Asked, formatsOf } from "../formats/registry.ts";
import { choiceIn } from "./declare.ts";
import type { Terminal } from "./terminal.ts";

/** Adds the flags of the formats that a command writes, from their list. */
export function declareFormats(command: Command, of: Format["command"], terminal: Terminal): void {
  const { language } = terminal;
  for (const { flag, help, options } of formatsOf(of)) {
    if (flag !== undefined) command.option(flag, help[language]);
    for (const { flags, help: words, choices } of options) {
      const option = new Option(flags, words[language]);
      command.addOption(choices === undefined ? option : option.argParser((text) => choiceIn(text, choices, terminal)));
    }
  }
}

/** The formats that the flags ask for: who names an option wants the files. */
export function askedIn(flags: Readonly<Record<string, unknown>>, of: Format["command"]): Asked {
  const asked = formatsOf(of).flatMap(({ name, flag, options }) => {
    const named = options.map((option) => new Option(option.flags).attributeName());
    const given = named.filter((key) => flags[key] !== undefined);
    const wanted = given.length > 0 || (flag !== undefined && flags[new Option(flag).attributeName()] !== undefined);
    const values = given.map((key) => [key, flags[key] as string | true] as const);
    return wanted ? [[name, Object.fromEntries(values)] as const] : [];
  });
  return Object.fromEntries(asked);
}
