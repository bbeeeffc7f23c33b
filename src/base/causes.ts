/*
 * One mistake shows in several places: a headline that is too long pushes photos out of its frame and copy over its foot. The editor hears of the mistake once, and
 * what follows stands under it. What follows goes when its cause goes; should a fault remain, the next run reports it by itself.
 */
import type { Arguments, Code } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { listFor } from "./once.ts";

/** Which faults follow from which, if both have a name in common. All causes are errors, so that no error stands under a warning. */
interface Rule {
  readonly effects: readonly Code[];
  readonly causes: readonly Code[];
  readonly names: (each: Diagnostic) => readonly string[];
  /** Left out: always. */
  readonly fits?: (cause: Arguments, effect: Arguments) => boolean;
}

const ofStory: Rule["names"] = ({ arguments: { story } }) => [String(story)];
const ofPart: Rule["names"] = ({ arguments: { story, page } }) => [`${page} ${story}`];
/** The parts of stories and groups that a place without copy waits for, or that found no room. */
const waiting: Rule["names"] = ({ arguments: { page, waiting, story, group } }) =>
  waiting === undefined
    ? [`${page} ${story ?? group}`]
    : [...String(waiting).matchAll(/`([^`]+)`/g)].map(([, id]) => `${page} ${id}`);
const ofFrames: Rule["names"] = ({ arguments: { page, name, other } }) => [`${page} ${name}`, `${page} ${other}`];

const atPlace: Rule["names"] = ({ span }) => [`${span.source.path} ${span.start}`];

/** Faults of a frame that holds less than it should. */
const IN_FRAME = [
  "photo-no-room",
  "jump-unpaired",
  "head-without-text",
  "head-apart",
  "heads-stacked",
  "leg-short",
  "optional-left-out",
] as const;
const TOO_SMALL = ["frame-too-small", "frame-too-narrow"] as const;
const UNPLACED = [
  "no-room",
  "no-form",
  "group-no-room",
  "group-no-form",
  "headline-too-long",
  "label-too-long",
] as const;

/** The first rule that finds a cause counts. */
const RULES: readonly Rule[] = [
  { effects: ["overset"], causes: ["continued-inside"], names: ofStory },
  // More copy than the head takes is over by itself.
  {
    effects: ["overset"],
    causes: ["headline-too-long"],
    names: ofStory,
    fits: ({ takes }, { rows }) => Number(rows) <= Number(takes),
  },
  { effects: [...TOO_SMALL, ...IN_FRAME], causes: ["headline-too-long"], names: ofPart },
  { effects: [...TOO_SMALL, ...IN_FRAME], causes: ["overset"], names: ofStory },
  { effects: IN_FRAME, causes: TOO_SMALL, names: ofPart },
  { effects: ["page-rest", "page-empty"], causes: UNPLACED, names: waiting },
  // A headline of a story on several pages, and its turns.
  { effects: ["headline-too-long"], causes: ["headline-too-long"], names: atPlace },
  { effects: ["heading-torn"], causes: ["headline-too-long"], names: atPlace },
  // A frame that overlaps several others is one mistake.
  { effects: ["frames-overlap"], causes: ["frames-overlap"], names: ofFrames },
];

/** The diagnostics that follow from no other, each with those that follow from it. */
export function underCauses(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const causes = new Map<Diagnostic, Diagnostic>();
  for (const rule of RULES) findCauses(diagnostics, rule, causes);
  if (causes.size === 0) return diagnostics;
  const also = new Map<Diagnostic, Diagnostic[]>();
  for (const each of diagnostics) {
    let root = each;
    for (let up = causes.get(each); up !== undefined; up = causes.get(up)) root = up;
    if (root !== each) listFor(also, root).push(each);
  }
  return diagnostics.flatMap((each) => (causes.has(each) ? [] : { ...each, also: also.get(each) ?? [] }));
}

/** Adds what follows from what by one rule. */
function findCauses(diagnostics: readonly Diagnostic[], rule: Rule, causes: Map<Diagnostic, Diagnostic>): void {
  const known = new Map<string, Diagnostic[]>();
  const know = (each: Diagnostic): void => {
    if (rule.causes.includes(each.code)) for (const name of rule.names(each)) listFor(known, name).push(each);
  };
  // Of several that cause each other the first is the cause.
  const isMutual = rule.effects.some((code) => rule.causes.includes(code));
  if (!isMutual) diagnostics.forEach(know);
  for (const each of known.size === 0 && !isMutual ? [] : diagnostics) {
    const own = causes.has(each) || !rule.effects.includes(each.code) ? [] : rule.names(each);
    const found = own.flatMap((name) => known.get(name) ?? []);
    const cause = found.find((other) => rule.fits?.(other.arguments, each.arguments) ?? true);
    if (cause !== undefined) causes.set(each, cause);
    else if (isMutual) know(each);
  }
}
