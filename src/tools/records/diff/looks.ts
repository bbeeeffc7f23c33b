import type { Newspaper, PrintedLine, PrintedMark, PrintedPage, Thing } from "../../../engine/newspaper/newspaper.ts";
import type { IssueDiff, OtherLook, PageDiff } from "./issue-diff.ts";
import { editsBetween } from "./sequence.ts";

// The same words at the same columns can look otherwise: in another face, in white, on a ground, on a smaller sheet.

/** Points: nobody sees less. */
const VISIBLE = 0.5;
/** Points: sizes of type and weights of rules are told apart before places are. */
const FINE = 0.05;

/** How the things of a story look otherwise in two issues. Where pages have another size, places and grounds are not compared: all are elsewhere. */
export function storyLooks(before: Newspaper, was: string, after: Newspaper, is: string): readonly OtherLook[] {
  const looks = looksBetween(thingsOf(before, was), thingsOf(after, is));
  const resized = before.pages.some((page) => {
    const now = after.pages.find(({ label }) => label === page.label);
    return now !== undefined && isResized(page, now);
  });
  return resized ? looks.filter((look) => look !== "place" && look !== "ground") : looks;
}

/**
 * Where other things of a story differ, too: how its lines that read alike look otherwise. Place, turns and size are not told: they follow from the rest.
 */
export function looksBesides(before: Newspaper, was: string, after: Newspaper, is: string): readonly OtherLook[] {
  const [old, now] = [linesIn(thingsOf(before, was)), linesIn(thingsOf(after, is))];
  const edits = editsBetween(old.map(wordsOf), now.map(wordsOf));
  const oldAlike = old.filter((_, at) => !edits.some(({ wasFrom, wasTo }) => at >= wasFrom && at < wasTo));
  const nowAlike = now.filter((_, at) => !edits.some(({ isFrom, isTo }) => at >= isFrom && at < isTo));
  const looks = oldAlike.flatMap((line, at) => {
    const other = nowAlike[at] as PrintedLine;
    const resized = differ(FINE, sizesOf(line), sizesOf(other));
    return looksOfLine(line, other).filter((look) => look !== "place" && !(look === "type" && resized));
  });
  return [...new Set(looks)];
}

function thingsOf({ pages }: Newspaper, id: string): readonly Thing[] {
  return pages.flatMap(({ things }) => things.filter(({ story }) => story === id));
}

/** True where both layouts hold glyphs: only they tell faces and colours of type. */
export function tellsType(was: Newspaper, is: Newspaper): boolean {
  return [was, is].every(({ pages }) => {
    const lines = pages.flatMap((page) => linesIn(page.things));
    return lines.length === 0 || lines.some(hasRuns);
  });
}

/** Pages that came, went, are of another size, or whose furniture, adverts or inks look otherwise with the same words. */
export function pageDiffs(
  was: Newspaper,
  is: Newspaper,
  told: Pick<IssueDiff, "furniture" | "adverts">,
): readonly PageDiff[] {
  const before = new Map(was.pages.map((page) => [page.label, page]));
  const now = new Set(is.pages.map(({ label }) => label));
  const named = new Set([...told.furniture, ...told.adverts].map(({ page }) => page));
  const all = is.pages.map((page): PageDiff | undefined => {
    const { label } = page;
    const old = before.get(label);
    if (old === undefined) return { label, change: "added" };
    if (isResized(old, page)) return { label, change: "sized", was: old.trim, is: page.trim };
    return !named.has(label) && looksOtherwise(old, page) ? { label, change: "look" } : undefined;
  });
  const gone = was.pages.filter(({ label }) => !now.has(label));
  return [
    ...all.filter((page) => page?.change === "added"),
    ...gone.map(({ label }) => ({ label, change: "gone" as const })),
    ...all.filter((page) => page?.change !== "added"),
  ].filter((page) => page !== undefined);
}

function looksOtherwise(was: PrintedPage, is: PrintedPage): boolean {
  const own = ({ things }: PrintedPage): readonly Thing[] => things.filter(({ story }) => story === undefined);
  return was.black !== is.black || looksBetween(own(was), own(is)).length > 0;
}

function isResized(was: PrintedPage, is: PrintedPage): boolean {
  return differ(VISIBLE, [was.trim.width, was.trim.height], [is.trim.width, is.trim.height]);
}

function looksBetween(was: readonly Thing[], is: readonly Thing[]): readonly OtherLook[] {
  const ground = sameGround(groundOf(was), groundOf(is)) ? [] : (["ground"] as const);
  return [...new Set([...lineLooks(linesIn(was), linesIn(is)), ...ground])];
}

function linesIn(things: readonly Thing[]): readonly PrintedLine[] {
  return things.filter((thing) => thing.kind === "line");
}

function lineLooks(was: readonly PrintedLine[], is: readonly PrintedLine[]): readonly OtherLook[] {
  const turned = was.length !== is.length || was.some((line, at) => wordsOf(line) !== wordsOf(is[at] as PrintedLine));
  if (turned) return ["turns"];
  return was.flatMap((line, at) => looksOfLine(line, is[at] as PrintedLine));
}

function wordsOf({ segments }: PrintedLine): string {
  return segments.map(({ text }) => text).join("");
}

function looksOfLine(was: PrintedLine, is: PrintedLine): readonly OtherLook[] {
  const type = was.writing !== is.writing || !sameType(was, is);
  const colour = hasRuns(was) && hasRuns(is) && coloursOf(was) !== coloursOf(is);
  const place = differ(VISIBLE, [was.x, was.y, ...startsOf(was)], [is.x, is.y, ...startsOf(is)]);
  return [
    ...(type ? (["type"] as const) : []),
    ...(colour ? (["colour"] as const) : []),
    ...(place ? (["place"] as const) : []),
    ...(sameMarks(was.marks, is.marks) ? [] : (["marks"] as const)),
  ];
}

function startsOf({ segments }: PrintedLine): readonly number[] {
  return segments.map(({ x }) => x);
}

/** Without glyphs a stretch's role says most of its face. */
function sameType(was: PrintedLine, is: PrintedLine): boolean {
  if (differ(FINE, sizesOf(was), sizesOf(is))) return false;
  if (hasRuns(was) && hasRuns(is)) return facesOf(was) === facesOf(is);
  const roles = ({ segments }: PrintedLine): string => segments.map(({ role }) => role).join(" ");
  return roles(was) === roles(is);
}

function sizesOf({ segments }: PrintedLine): readonly number[] {
  return segments.map(({ size }) => size);
}

function hasRuns({ segments }: PrintedLine): boolean {
  return segments.some(({ runs }) => runs.length > 0);
}

function facesOf(line: PrintedLine): string {
  return inRuns(line, ({ font, stretch, turned }) => `${font} ${stretch} ${turned}`);
}

function coloursOf(line: PrintedLine): string {
  return inRuns(line, ({ colour }) => colour.join(" "));
}

type Run = PrintedLine["segments"][number]["runs"][number];

/** Runs that follow one another and are alike count as one. */
function inRuns({ segments }: PrintedLine, key: (run: Run) => string): string {
  const keys = segments.flatMap(({ runs }) => runs.map(key));
  return keys.filter((each, at) => each !== keys[at - 1]).join("\n");
}

function sameMarks(was: readonly PrintedMark[], is: readonly PrintedMark[]): boolean {
  const shape = ({ kind, colour }: PrintedMark): string => `${kind} ${colour.join(" ")}`;
  return was.map(shape).join("\n") === is.map(shape).join("\n");
}

/** A rule, a ground or a drawing: what has to be equal in it, and lengths, which may differ by less than a reader sees. */
interface Drawn {
  readonly key: string;
  readonly places: readonly number[];
  readonly weight: number;
}

function sameGround(was: readonly Drawn[], is: readonly Drawn[]): boolean {
  return (
    was.length === is.length &&
    was.every((drawn, at) => {
      const now = is[at] as Drawn;
      const moved = differ(VISIBLE, drawn.places, now.places) || differ(FINE, [drawn.weight], [now.weight]);
      return drawn.key === now.key && !moved;
    })
  );
}

function groundOf(things: readonly Thing[]): readonly Drawn[] {
  return things.flatMap((thing): readonly Drawn[] => {
    if (thing.kind === "rule") {
      const { from, to, weight, colour } = thing;
      return [{ key: `rule ${colour.join(" ")}`, places: [from.x, from.y, to.x, to.y], weight }];
    }
    if (thing.kind !== "area" && thing.kind !== "art") return [];
    const { x, y, width, height } = thing.at;
    const paths = thing.kind === "art" ? thing.paths.join(" ") : "";
    return [{ key: `${thing.kind} ${thing.colour.join(" ")} ${paths}`, places: [x, y, width, height], weight: 0 }];
  });
}

function differ(by: number, was: readonly number[], is: readonly number[]): boolean {
  return was.length !== is.length || was.some((length, at) => Math.abs(length - (is[at] as number)) > by);
}
