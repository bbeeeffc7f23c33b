import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { type Extent, framesMeet } from "../../../src/base/extent.ts";
import type { Memory } from "../../../src/base/memo.ts";
import { newMemory } from "../../../src/build/memory.ts";
import { withoutCodes } from "../../../src/engine/layout/fixes.ts";
import { occupantsOn } from "../../../src/engine/layout/surroundings.ts";
import type { Heading, Issue, Part, Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { frameAt, partAt } from "./newsroom.ts";
import { unless } from "./random-issue.ts";

// A hint that carries a figure is followed, and the issue is built again: what was told is not told any more.

export const diagnosticsOf = (issue: Issue, memory?: Memory): readonly Diagnostic[] =>
  inSquares(issue, { memory }).diagnostics;

/** The issue with one story changed. */
type Edit = (story: Story) => Story;

/** An edit that a hint asks for, by the figure that it carries. */
const FOLLOWED: readonly [codes: readonly string[], figure: string, edit: (told: Diagnostic, page: number) => Edit][] =
  [
    [
      ["overset", "photo-no-room", "frame-too-small"],
      "depth",
      (told, page) => reframed(page, { rows: figure(told, "depth") }),
    ],
    [["underfull"], "depth", (told, page) => reframed(page, { rows: -figure(told, "depth") })],
    [
      ["frame-too-narrow", "headline-too-long"],
      "columns",
      (told, page) => reframed(page, { columns: figure(told, "columns") }),
    ],
    [["overset"], "cut", (told) => cutAt("end", String(told.arguments["paragraph"]), figure(told, "cut"))],
    [["overset"], "cut", (told) => cutAt("middle", String(told.arguments["paragraph"]), figure(told, "cut"))],
    [["overset"], "to", (told) => (story) => ({ ...story, parts: [...story.parts, nextPart(told, story)] })],
    [["photo-no-room"], "fewer", (told) => photographed(told, { columns: figure(told, "fewer"), depth: undefined })],
    [["photo-no-room"], "shallow", (told) => photographed(told, { depth: at(figure(told, "shallow")) })],
    [["headline-too-long"], "over", (told, page) => parted(page, (part) => ({ ...part, over: figure(told, "over") }))],
    [["headline-too-long"], "fits", (told) => headed(told)],
    [["headline-too-long"], "legs", (told, page) => parted(page, (part) => ({ ...part, legs: figure(told, "legs") }))],
  ];

const figure = (told: Diagnostic, name: string): number => Number(told.arguments[name]);
const at = (value: number): Extent => ({ from: value, to: value });

function parted(page: number, change: (part: Part) => Part): Edit {
  return (story) => ({ ...story, parts: story.parts.map((part) => (part.page === page ? change(part) : part)) });
}

function reframed(page: number, { rows = 0, columns = 0 }: { rows?: number; columns?: number }): Edit {
  return parted(page, (part) => {
    const { frame } = part;
    if (frame === undefined) return part;
    const right = Math.min(6, frame.columns.to + columns);
    const left = frame.columns.from - (frame.columns.to + columns - right);
    return {
      ...part,
      frame: { columns: { from: left, to: right }, rows: { ...frame.rows, to: frame.rows.to + rows } },
    };
  });
}

function cutAt(where: "end" | "middle", name: string, characters: number): Edit {
  return (story) => {
    const { copy } = story;
    const text = name.replace(/…$/u, "");
    const own = copy.paragraphs.filter(
      ({ from }) => String.fromCodePoint(...copy.codes.subarray(from, from + [...text].length)) === text,
    );
    const { from, to } = own[0] ?? { from: 0, to: 0 };
    const start = where === "end" ? to - 1 - characters : from + Math.floor((to - from - characters) / 2);
    return { ...story, copy: withoutCodes(copy, start, start + characters) };
  };
}

function photographed(told: Diagnostic, over: Partial<Story["photos"][number]>): Edit {
  return (story) => {
    const group = story.photos.find(({ file }) => file === told.arguments["photo"])?.group;
    const photos = story.photos.map((photo) =>
      photo.file === told.arguments["photo"] || (group !== undefined && photo.group === group)
        ? { ...photo, ...over }
        : photo,
    );
    return { ...story, photos };
  };
}

/** Takes characters off the headings that the story tells by their length, from the longest lines. */
function headed(told: Diagnostic): Edit {
  const shorter = (of: Heading | undefined): Heading | undefined => {
    if (of === undefined || of.span !== told.span) return of;
    let { lines } = of;
    while (lines.reduce((sum, line) => sum + [...line].length, 0) > figure(told, "fits")) {
      const longest = Math.max(...lines.map((line) => [...line].length));
      const last = lines.findLastIndex((line) => [...line].length === longest);
      lines = lines.map((line, index) => (index === last ? [...line].slice(0, -1).join("") : line));
    }
    return { ...of, lines };
  };
  return (story) => ({
    ...story,
    kicker: shorter(story.kicker),
    headline: shorter(story.headline),
    deck: shorter(story.deck),
    parts: story.parts.map((part) => ({ ...part, headline: shorter(part.headline) })),
  });
}

function nextPart(told: Diagnostic, story: Story): Part {
  const extent = (name: string): readonly [number, number] => {
    const [from = 0, to = from] = String(told.arguments[name]).split("-").map(Number);
    return [from, to];
  };
  const frame = frameAt(extent("across"), extent("down"));
  return partAt(figure(told, "to") - 1, frame, { number: story.parts.length + 1, rule: story.parts[0]?.rule ?? true });
}

function framesOverlap(issue: Issue): boolean {
  return issue.pages.some((_, page) => {
    const occupants = occupantsOn(issue, page);
    return occupants.some(({ frame }, at) => occupants.slice(0, at).some((other) => framesMeet(other.frame, frame)));
  });
}

/** Follows each hint with a figure of an issue; tells those after which the same is told again, and counts them by figure. */
export function followed(issue: Issue, counts: Map<string, number>): readonly string[] {
  // A hint changes one story: what is told of the others need not be found again.
  const kept = newMemory();
  return diagnosticsOf(issue, kept).flatMap((told) =>
    FOLLOWED.flatMap(([codes, name, edit]) => {
      if (!codes.includes(told.code) || told.arguments[name] === undefined) return [];
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const page = issue.pages.findIndex(({ label }) => label === told.arguments["page"]);
      const id = told.arguments["story"];
      const stories = issue.stories.map((story) => (story.id === id ? edit(told, page)(story) : story));
      const again = diagnosticsOf({ ...issue, stories }, kept).filter(
        (each) =>
          each.code === told.code &&
          each.arguments["story"] === id &&
          each.arguments["page"] === told.arguments["page"],
      );
      const isGone = again.every(
        (each) => each.span !== told.span || each.arguments["photo"] !== told.arguments["photo"],
      );
      const named = `${told.code} ${JSON.stringify(told.arguments)}: ${name} followed`;
      return [
        ...unless(isGone, () => `${named}, and told again`),
        ...unless(!framesOverlap({ ...issue, stories }), () => `${named}, and frames overlap`),
      ];
    }),
  );
}
