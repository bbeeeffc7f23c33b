import { archive } from "./archive/format.ts";
import { depositBag } from "./deposit/format.ts";
import type { Format, OptionValues } from "./format.ts";
import { layoutJson } from "./layout/format.ts";
import { png } from "./png/format.ts";
import { press } from "./press/format.ts";
import { proof } from "./proof/format.ts";
import { proofSheet } from "./proof-sheet/format.ts";
import { report } from "./report/format.ts";
import { sheets } from "./sheets/format.ts";
import { siteIssue } from "./site/format.ts";
import { spreads } from "./spreads/format.ts";

/** All formats, in the order of writing. A format comes after those that it needs or reads. */
export const FORMATS: readonly Format[] = [
  proof,
  spreads,
  proofSheet,
  png,
  press,
  sheets,
  archive,
  layoutJson,
  report,
  depositBag,
  siteIssue,
];

/** The requested formats with their options. The proof, which every build writes, may be left out. */
export type Asked = Readonly<Record<string, OptionValues | undefined>>;

/** The formats that a build writes: the proof, the requested ones, and those that these need. */
export function formatsFor(requested: Asked): readonly Format[] {
  const needed = new Set(FORMATS.filter(({ name }) => requested[name] !== undefined).flatMap(({ needs }) => needs));
  const always = ({ command, flag }: Format): boolean => command === "build" && flag === undefined;
  return FORMATS.filter((format) => always(format) || requested[format.name] !== undefined || needed.has(format.name));
}

export function formatsOf(command: Format["command"]): readonly Format[] {
  return FORMATS.filter((format) => format.command === command);
}
