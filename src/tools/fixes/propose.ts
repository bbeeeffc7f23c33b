import { isMap, isSeq, type Node, parseDocument, type YAMLMap } from "yaml";
import type { Code } from "../../base/codes.ts";
import { type Diagnostic, withAlso } from "../../base/diagnostic.ts";
import { count, type Extent, extentsMeet, extentText, type FramePlan, framesMeet } from "../../base/extent.ts";
import { editsBetween } from "../../base/sequence.ts";
import type { Span } from "../../base/source.ts";
import type { MadeUp } from "../../build/compile.ts";
import { pinPages } from "../../build/pins.ts";
import { areaOf, holesOf } from "../../engine/layout/grid.ts";
import { occupantsOn } from "../../engine/layout/surroundings.ts";
import { entriesOf, type Key, lineEnd, nameUnder, splicesIn, trimmedEnd, unpin } from "../../engine/manifest/pin.ts";
import type { Part, Photo, Story } from "../../engine/model/issue.ts";
import type { PrintedFrame, PrintedPicture } from "../../engine/newspaper/newspaper.ts";
import type { Edit, Look, Named, Proposal, Way } from "./fix.ts";
import { rewordings } from "./reword.ts";
import { type Elastic, type Followed, followed } from "./rows.ts";

/**
 * What may cure the messages of an issue, message by message. Nothing is reckoned here that a trial finds out better: a proposal only has to be worth a
 * trial.
 */
export function proposalsFor(look: Look): readonly Proposal[] {
  const taken = new Map<string, number>();
  const { madeUp } = look.compiled;
  const desk = madeUp === undefined ? undefined : openDesk(look, madeUp);
  return withAlso(look.compiled.diagnostics).flatMap((diagnostic) => {
    const owner = look.ownerOf(diagnostic.span);
    const named: readonly Named[] = [
      ...rewordings(diagnostic, owner, look),
      ...(desk === undefined ? [] : (FOR_PAGES[diagnostic.code]?.(diagnostic, desk) ?? [])),
    ];
    return named.map(({ name, ways }): Proposal => {
      const id = `${owner}/${name}`;
      const twin = (taken.get(id) ?? 0) + 1;
      taken.set(id, twin);
      return { id: twin === 1 ? id : `${id}-${twin}`, name, diagnostic, ways };
    });
  });
}

/** What proposals for pages are made from. */
interface Desk {
  readonly madeUp: MadeUp;
  /** Of the manifest. */
  readonly file: string;
  readonly text: string;
  readonly root: YAMLMap | undefined;
  readonly entries: ReadonlyMap<string, YAMLMap>;
  /** What stands on each page, by its index. */
  readonly standing: readonly (readonly Standing[])[];
  readonly printed: Look["pages"];
  /** The stories of which something is reported. */
  readonly faulty: ReadonlySet<string>;
}

/** What takes a frame of a page. */
interface Standing {
  readonly of: string;
  /** From 1; undefined: it cannot be moved (an advert, the nameplate, half of a story over the fold, a story in a group's frame, a frame that make-up found). */
  readonly part: number | undefined;
  readonly frame: FramePlan;
  readonly print: PrintedFrame | undefined;
  readonly photos: boolean;
}

function openDesk(look: Look, madeUp: MadeUp): Desk {
  const { text, file } = look.manifest;
  const document = parseDocument(text, { keepSourceTokens: true, logLevel: "silent" });
  const entries = ["stories", "fillers", "groups"].flatMap((list) => entriesOf(document, list));
  const written = new Map([...madeUp.issue.stories, ...madeUp.issue.fillers].map((story) => [story.id, story]));
  const standing = madeUp.found.issue.pages.map((_, page) => {
    const prints = look.pages[page]?.frames ?? [];
    return occupantsOn(madeUp.found.issue, page).map(({ frame, story, part }): Standing => {
      const own = story && written.get(story.id);
      const isGiven = own?.parts.some((each) => each.number === part?.number && each.frame !== undefined) === true;
      const isOwn =
        part?.spread === undefined &&
        part?.within === undefined &&
        story?.group === undefined &&
        story?.heads === undefined;
      const print = prints.find((each) => each.of === story?.id && each.part === part?.number);
      return {
        of: story?.id ?? "",
        part: isGiven && isOwn ? part?.number : undefined,
        frame,
        print,
        photos: story?.photos.length !== 0,
      };
    });
  });
  const faulty = new Set(withAlso(look.compiled.diagnostics).map(({ span }) => look.ownerOf(span)));
  const named = new Map(entries.map((entry) => [nameUnder(entry, "id") ?? "", entry]));
  const root = isMap(document.contents) ? document.contents : undefined;
  return { madeUp, file, text, root, entries: named, standing, printed: look.pages, faulty };
}

/** Rows of the page above or below a target, or columns beside it. */
type Side = "foot" | "head" | "left" | "right";

const AXES = { foot: "rows", head: "rows", left: "columns", right: "columns" } as const;

/** Frames of a page after a change. */
type Moves = ReadonlyMap<Standing, FramePlan>;

/**
 * The frames after an edge of one of them has moved outwards by so many rows or columns (negative: inwards). All frames that share the edge change with it.
 * @returns undefined where something stands in the way that cannot change
 */
function edgeMoved(target: Standing, side: Side, by: number, all: readonly Standing[]): Moves | undefined {
  const axis = AXES[side];
  const across = axis === "rows" ? "columns" : "rows";
  const isEnd = side === "foot" || side === "right";
  const edge = isEnd ? target.frame[axis].to : target.frame[axis].from - 1;
  const shift = isEnd ? by : -by;
  const before = all.filter(({ frame }) => frame[axis].to === edge);
  const after = all.filter(({ frame }) => frame[axis].from === edge + 1);
  const moving = new Set([target]);
  for (const each of moving) {
    const others = before.includes(each) ? after : before;
    for (const other of others) if (extentsMeet(other.frame[across], each.frame[across])) moving.add(other);
  }
  const moves = new Map<Standing, FramePlan>();
  for (const each of moving) {
    const { from, to } = each.frame[axis];
    const extent = before.includes(each) ? { from, to: to + shift } : { from: from + shift, to };
    moves.set(each, { ...each.frame, [axis]: extent });
  }
  return moves;
}

/** The frames after one has grown at its foot and those below it have gone down as a whole. */
function pushedDown(target: Standing, by: number, all: readonly Standing[]): Moves | undefined {
  const { rows } = target.frame;
  const grown = { ...target.frame, rows: { from: rows.from, to: rows.to + by } };
  const below = all.filter((other) => other !== target && framesMeet(other.frame, grown));
  if (below.length === 0) return undefined;
  const down = ({ from, to }: Extent): Extent => ({ from: from + by, to: to + by });
  return new Map([
    [target, grown],
    ...below.map((each) => [each, { ...each.frame, rows: down(each.frame.rows) }] as const),
  ]);
}

/** True where the frames lie on the grid and none meets another. */
function isSound(moves: Moves, all: readonly Standing[], { madeUp }: Desk): boolean {
  const { columns, rows } = madeUp.issue.paper.grid;
  for (const [standing, frame] of moves) {
    if (standing.part === undefined || count(frame.rows) < 1 || count(frame.columns) < 1) return false;
    if (frame.rows.from < 1 || frame.columns.from < 1 || frame.rows.to > rows || frame.columns.to > columns)
      return false;
    if (all.some((other) => other !== standing && framesMeet(moves.get(other) ?? other.frame, frame))) return false;
  }
  return true;
}

/** So many rows of text a story may lose or gain by its levers: this, and a share of what its frame holds. A story with photos more. */
const SLACK = { rows: 6, share: 0.12, photos: 24 };

/** False where a story beside the one to be cured would surely not fit its new frame: a trial would only take time. */
function mayFit(moves: Moves, target: Standing, { faulty }: Desk): boolean {
  for (const [{ frame, print, photos }, now] of moves) {
    if (print === undefined || print.of === target.of || faulty.has(print.of)) continue;
    const { capacity, empty } = print.fit;
    const gained = (areaOf(now) - areaOf(frame)) * (print.legs.length / count(frame.columns));
    const slack = SLACK.rows + SLACK.share * capacity + (photos ? SLACK.photos : 0);
    if (Math.abs(empty + gained) > slack) return false;
  }
  return true;
}

function* frameWays(
  target: Standing,
  sides: readonly Side[],
  amounts: readonly number[],
  page: number,
  desk: Desk,
): Iterable<Way> {
  const all = desk.standing[page] ?? [];
  const seen = new Set<string>();
  for (const by of amounts) {
    for (const side of sides) {
      const tried = [edgeMoved(target, side, by, all)];
      if (side === "foot" && by > 0) tried.push(pushedDown(target, by, all));
      // Where it only gives room away, no other has to take it.
      if (by < 0)
        tried.push(new Map([[target, (edgeMoved(target, side, by, [target]) as Moves).get(target) as FramePlan]]));
      for (const moves of tried) {
        if (moves === undefined || !isSound(moves, all, desk) || !mayFit(moves, target, desk)) continue;
        const edits = [...moves].flatMap(([standing, frame]) => frameEdits(standing, frame, desk));
        const print = JSON.stringify(edits);
        if (edits.length === 0 || seen.has(print)) continue;
        seen.add(print);
        const stories = [...moves.keys()].map(({ of }) => of);
        const others = stories
          .slice(1)
          .map((id) => `\`${id}\``)
          .join(", ");
        const args = { story: target.of, by: Math.abs(by), side, ...(others !== "" && { others }) };
        const id = AXES[side] === "columns" ? "wider" : by > 0 ? "deeper" : "less-deep";
        yield { title: { id, args }, edits, stories, pages: pagesOf(stories, desk) };
      }
    }
  }
}

function frameEdits({ of, part = 1, frame }: Standing, now: FramePlan, desk: Desk): readonly Edit[] {
  const map = placeOf(of, part, desk);
  const keys = (["columns", "rows"] as const)
    .filter((axis) => extentText(frame[axis]) !== extentText(now[axis]))
    .map((axis): Key => [axis, extentText(now[axis])]);
  return map === undefined ? [] : keyEdits(map, keys, desk);
}

/** The labels of all pages on which some stories stand. */
function pagesOf(stories: readonly string[], { madeUp }: Desk): readonly string[] {
  const { found, issue } = madeUp;
  const own = [...found.issue.stories, ...found.issue.fillers].filter(({ id }) => stories.includes(id));
  const pages = own.flatMap(({ parts }) => parts.map(({ page }) => issue.pages[page]?.label ?? ""));
  return [...new Set(pages)];
}

function placeOf(of: string, part: number, { entries }: Desk): YAMLMap | undefined {
  const place = entries.get(of)?.get("place", true);
  if (isMap(place)) return part === 1 ? place : undefined;
  const found = isSeq(place) ? place.items[part - 1] : undefined;
  return isMap(found) ? found : undefined;
}

function photoOf(of: string, number: number, { entries }: Desk): YAMLMap | undefined {
  const list = entries.get(of)?.get("photos", true);
  const found = isSeq(list) ? list.items[number - 1] : undefined;
  return isMap(found) ? found : undefined;
}

/** Values under keys of a map. None where one is not written where it could be changed. */
function keyEdits(map: YAMLMap, keys: readonly Key[], { file, text }: Desk): readonly Edit[] {
  return (splicesIn(text, map, keys) ?? []).map(({ from, to, text: put }) => ({
    file,
    start: from,
    end: to,
    text: put,
  }));
}

/** A standing part that a message names, with its page. */
interface Target {
  readonly page: number;
  readonly standing: Standing | undefined;
  readonly story: Story;
  readonly part: Part;
}

function targetOf({ arguments: args }: Diagnostic, desk: Desk, key = "story"): Target | undefined {
  const { issue, found } = desk.madeUp;
  const page = issue.pages.findIndex(({ label }) => label === args["page"]);
  const story = [...found.issue.stories, ...found.issue.fillers].find(({ id }) => id === args[key]);
  const part = story?.parts.find((each) => each.page === page);
  if (story === undefined || part === undefined) return undefined;
  return partAt(story, part, desk);
}

function partAt(story: Story, part: Part, { standing }: Desk): Target {
  const own = standing[part.page]?.find(({ of, part: number }) => of === story.id && number === part.number);
  return { page: part.page, story, part, standing: own };
}

/** Where a node of the manifest stands in its text. */
function rangeOf({ range }: Node): readonly [from: number, end: number] {
  return [range?.[0] ?? 0, range?.[1] ?? 0];
}

/** Whole numbers from one to another. */
function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

function framed(
  name: string,
  sides: readonly Side[],
  amounts: readonly number[],
  target: Target,
  desk: Desk,
): readonly Named[] {
  const { standing, page } = target;
  if (standing?.part === undefined) return [];
  return [{ name, ways: () => frameWays(standing, sides, amounts, page, desk) }];
}

function legsOf({ standing, part }: Target): number {
  return standing?.print?.legs.length ?? part.legs ?? (part.frame === undefined ? 1 : count(part.frame.columns));
}

/** Amounts round the one that is reckoned, the likeliest first. */
function around(about: number): readonly number[] {
  return [0, 1, -1, 2, 3, 4].map((off) => about + off).filter((amount) => amount > 0);
}

function growing(rows: number, target: Target, desk: Desk): readonly Named[] {
  return framed("deeper", ["foot", "head"], around(Math.ceil(rows / legsOf(target))), target, desk);
}

/** @param amounts rows less */
function shrinking(amounts: readonly number[], target: Target, desk: Desk): readonly Named[] {
  return framed(
    "less-deep",
    ["foot", "head"],
    amounts.map((by) => -by),
    target,
    desk,
  );
}

function widening(target: Target, desk: Desk): readonly Named[] {
  return framed("wider", ["right", "left"], [1, 2, 3], target, desk);
}

/** So often the rows of a page are found anew, with what the trial before has shown. */
const ROUNDS = 6;

/** All rows of a page follow its copy: columns and order stay, edges move, and photos give or take rows. */
function rowsFollow({ page }: Target, desk: Desk): readonly Named[] {
  const { grid } = desk.madeUp.issue.paper;
  const standing = desk.standing[page] ?? [];
  if (standing.every(({ part }) => part === undefined)) return [];
  function* ways(): Generator<Way, void, Look | undefined> {
    const label = desk.madeUp.issue.pages[page]?.label ?? "";
    const first = standing.map((each) => elasticOf(each, page, undefined, desk));
    let own = first;
    for (let round = 0; round < ROUNDS; round++) {
      const found = followed(own, grid.rows);
      if (found === undefined) return;
      const changes = standing.flatMap((each, at) => {
        const { frame, depth } = found[at] as Followed;
        const photo = first[at]?.photo;
        const map = photo && photoOf(each.of, photo.number, desk);
        const deeper =
          map === undefined || depth === photo?.depth ? [] : keyEdits(map, [["depth", String(depth)]], desk);
        return [...frameEdits(each, frame, desk), ...deeper].map((edit) => ({ edit, of: each.of }));
      });
      const stories = [...new Set(changes.map(({ of }) => of))];
      const args = { page: label, stories: stories.map((id) => `\`${id}\``).join(", ") };
      const edits = changes.map(({ edit }) => edit);
      if (edits.length === 0) return;
      const after = yield { title: { id: "rows", args }, edits, stories, pages: pagesOf(stories, desk) };
      const madeUp = after?.compiled.madeUp;
      if (after === undefined || madeUp === undefined) return;
      const now = openDesk(after, madeUp);
      const before = own;
      own = (now.standing[page] ?? []).map((each, at) => elasticOf(each, page, before[at], now));
    }
  }
  return [{ name: "rows", ways }];
}

/** The page is made up anew, and pinned again at once: first without the stories that stand on other pages too. */
function madeAnew(page: number, desk: Desk): readonly Named[] {
  const { issue } = desk.madeUp;
  if (desk.standing[page]?.some(({ part }) => part !== undefined) !== true) return [];
  function* ways(): Generator<Way, void, Look | undefined> {
    const { label = "" } = issue.pages[page] ?? {};
    const own = issue.stories.filter(({ parts }) => parts.some((part) => part.page === page));
    const alone = own.filter(({ parts }) => parts.every((part) => part.page === page));
    for (const chosen of alone.length < own.length ? [alone, own] : [own]) {
      const stories = [...chosen, ...issue.fillers].map(({ id }) => id);
      const choice = { pages: [label], stories };
      const wayTo = (text: string): Way => ({
        title: { id: "anew", args: { page: label } },
        edits: editsTo(text, desk),
        stories,
        pages: [
          label,
          ...pagesOf(
            chosen.map(({ id }) => id),
            desk,
          ),
        ],
        anew: true,
      });
      const after = yield { ...wayTo(unpin(desk.text, choice, issue.paper.grid.writing).text), draft: true };
      const madeUp = after?.compiled.madeUp;
      if (after !== undefined && madeUp !== undefined)
        yield wayTo(pinPages(after.manifest.text, madeUp, { ...choice, rank: 0 }).text);
    }
  }
  return [{ name: "anew", ways }];
}

/** What makes the manifest's text another, by lines. */
function editsTo(text: string, { file, text: before }: Desk): readonly Edit[] {
  const [was, is] = [before, text].map((each) => each.split(/(?<=\n)/)) as [string[], string[]];
  const lengthTo = (line: number): number => was.slice(0, line).join("").length;
  return editsBetween(was, is).map(({ wasFrom, wasTo, isFrom, isTo }) => {
    return { file, start: lengthTo(wasFrom), end: lengthTo(wasTo), text: is.slice(isFrom, isTo).join("") };
  });
}

interface ElasticPart extends Elastic {
  readonly photo: { readonly number: number; readonly depth: number; readonly usual: number } | undefined;
}

/** @param before the same before the last trial */
function elasticOf(
  { of, part: number, frame, print }: Standing,
  page: number,
  before: ElasticPart | undefined,
  desk: Desk,
): ElasticPart {
  const { found, issue } = desk.madeUp;
  const story = [...found.issue.stories, ...found.issue.fillers].find(({ id }) => id === of);
  const part = story?.parts.find((each) => each.number === number);
  if (story === undefined || part === undefined || print === undefined || part.writing === "vertical")
    return { frame, copy: undefined, photo: undefined };
  const { grid } = issue.paper;
  const legs = Math.max(1, print.legs.length);
  const own = story.photos.filter((photo) => photo.part === number && photo.group === undefined);
  const pictures = own.flatMap((photo) => {
    const picture = (desk.printed[page]?.things ?? []).find(
      (thing): thing is PrintedPicture => thing.kind === "picture" && thing.story === of && thing.photo === photo.id,
    );
    if (picture === undefined) return [];
    const width = Math.round(picture.at.width / ((print.legs[0]?.width ?? 1) + grid.gutter * grid.size));
    return [
      {
        legs: Math.max(1, Math.min(legs, width)),
        depth: Math.round(picture.at.height / grid.pitch),
        number: photo.number,
      },
    ];
  });
  const largest = pictures.toSorted((a, b) => b.legs * b.depth - a.legs * a.depth)[0];
  const photo = largest && { ...largest, usual: before?.photo?.usual ?? largest.depth };
  const over = -print.fit.empty;
  return { frame, copy: { legs, over, tight: before?.copy?.tight === true || over > 0, photo }, photo };
}

type Maker = (told: Diagnostic, desk: Desk) => readonly Named[];

const number = ({ arguments: args }: Diagnostic, name: string): number => Number(args[name]);

/** A maker for messages that name a story and its page. */
function ofStory(make: (target: Target, told: Diagnostic, desk: Desk) => readonly Named[]): Maker {
  return (told, desk) => {
    const target = targetOf(told, desk);
    return target === undefined ? [] : make(target, told, desk);
  };
}

/** What may cure a message about pages. */
const FOR_PAGES: Partial<Record<Code, Maker>> = {
  overset: ofStory((target, told, desk) => {
    const { story } = target;
    const [over, characters] = [number(told, "rows"), number(told, "characters")];
    // What is over at the end may find room in any part.
    const parts = story.parts.toReversed().map((part) => partAt(story, part, desk));
    return [
      ...parts.flatMap((each) => growing(over, each, desk)),
      ...parts.flatMap((each) => photoWays(each, over, desk)),
      ...rowsFollow(target, desk),
      ...madeAnew(target.page, desk),
      ...widening(target, desk),
      ...goingOn(target, characters, desk),
      ...(story.priority === "lead" ? [] : moved(target, story.copy.codes.length, desk)),
      ...othersMoved(target, characters, desk),
    ];
  }),
  underfull: ofStory((target, told, desk) => {
    const about = Math.max(1, Math.floor(number(told, "rows") / legsOf(target)));
    return [
      ...shrinking(around(about), target, desk),
      ...photoWays(target, -number(told, "rows"), desk),
      ...rowsFollow(target, desk),
      ...madeAnew(target.page, desk),
    ];
  }),
  "continued-inside": ({ arguments: args }, desk) => {
    const { found, copyFit } = desk.madeUp;
    const story = found.issue.stories.find(({ id }) => id === args["story"]);
    const [part, entry] = [story?.parts.at(-1), desk.entries.get(String(args["story"]))];
    const without = entry === undefined ? [] : withoutKey(entry, "continuesOn", desk);
    if (story === undefined || part === undefined || without.length === 0) return [];
    const over = copyFit().stories.find((fit) => fit.story === story.id && fit.part === part.number)?.characters ?? 0;
    if (over < 0) return goingOn(partAt(story, part, desk), -over, desk, { to: args["to"], without });
    // Where no copy is left the key may be a slip, or the copy is still to come.
    const title = { id: "left-out", args: { was: `continuesOn: ${args["to"]}` } };
    const way: Way = { title, edits: without, stories: [story.id], pages: undefined, guess: true };
    return [{ name: "left-out", ways: () => [way] }];
  },
  "leg-short": ofStory((target, _, desk) => shrinking([1, 2, 3], target, desk)),
  "photo-no-room": ofStory((target, told, desk) => [
    ...photoWays(target, number(told, "rows"), desk, told.span),
    ...growing(legsOf(target) * 3, target, desk),
  ]),
  "photo-outranked": ofStory((target, told, desk) => photoWays(target, -1, desk, told.span)),
  "frame-too-small": ofStory((target, told, desk) => growing(number(told, "rows") * legsOf(target), target, desk)),
  "head-without-text": ofStory((target, _, desk) => growing(legsOf(target), target, desk)),
  "heads-stacked": ofStory((target, _, desk) => growing(legsOf(target) * 2, target, desk)),
  "frame-too-narrow": ofStory((target, _, desk) => widening(target, desk)),
  "label-too-long": ofStory((target, _, desk) => widening(target, desk)),
  "headline-too-long": ofStory((target, _, desk) => [...headWays(target, desk), ...widening(target, desk)]),
  "no-room": ofStory((target, told, desk) => [
    ...madeAnew(target.page, desk),
    ...moved(target, number(told, "need"), desk),
  ]),
  "heads-side-by-side": (told, desk) =>
    ["story", "other"].flatMap((key) => {
      const target = targetOf(told, desk, key);
      return target === undefined ? [] : framed(`lower-${target.story.id}`, ["head"], [-2, -3, -4, -5], target, desk);
    }),
  "printed-changed": ({ span, arguments: { next = "" } }, desk) => {
    const { root, file, text } = desk;
    const at = lineEnd(text, span.end);
    const edits = root?.has("revision")
      ? keyEdits(root, [["revision", String(next)]], desk)
      : [{ file, start: at, end: at, text: `\nrevision: ${next}` }];
    // Only the editor knows whether the plant has the files already.
    return [
      {
        name: "revision",
        ways: () => [{ title: { id: "revision", args: { next } }, edits, stories: [], pages: [], guess: true }],
      },
    ];
  },
  "page-rest": (told, desk) => {
    const target = targetOf(told, desk, "beside");
    const [from, to] = [number(told, "from"), number(told, "to")];
    const side = (target?.standing?.frame.rows.to ?? 0) < from ? "foot" : "head";
    const grown = target === undefined ? [] : framed("deeper", [side], [to - from + 1], target, desk);
    const page = desk.madeUp.issue.pages.findIndex(({ label }) => label === told.arguments["page"]);
    return [...grown, ...fillingWays(told, desk), ...madeAnew(page, desk)];
  },
};

/** Photos of a part wider or narrower, deeper or less deep. @param rows the rows of text that the part is over; negative: short */
function photoWays(target: Target, rows: number, desk: Desk, only?: Span): readonly Named[] {
  const { story, part, page } = target;
  if (part.writing === "vertical") return [];
  const things = desk.printed[page]?.things ?? [];
  const { inFile } = desk.madeUp;
  const own = story.photos.filter(
    (photo) => photo.part === part.number && (only === undefined || inFile(photo.span).start === only.start),
  );
  return own.flatMap((photo, at): readonly Named[] => {
    const picture = things.find(
      (thing): thing is PrintedPicture =>
        thing.kind === "picture" && thing.story === story.id && thing.photo === photo.id,
    );
    const name = at === 0 ? "photo" : `photo-${photo.id}`;
    return [{ name, ways: () => sizes(photo, picture, rows, target, desk) }];
  });
}

function* sizes(
  photo: Photo,
  picture: PrintedPicture | undefined,
  rows: number,
  target: Target,
  desk: Desk,
): Iterable<Way> {
  const { grid } = desk.madeUp.issue.paper;
  const { story, standing } = target;
  const map = photoOf(story.id, photo.number, desk);
  if (map === undefined) return;
  const pages = pagesOf([story.id], desk);
  const leg = standing?.print?.legs[0]?.width ?? grid.measure * grid.size;
  const now =
    picture === undefined ? photo.columns : Math.max(1, Math.round(picture.at.width / (leg + grid.gutter * grid.size)));
  const deep = picture === undefined ? photo.depth?.from : Math.round(picture.at.height / grid.pitch);
  const known = { story: story.id, photo: photo.file };
  const sign = rows > 0 ? -1 : 1;
  if (deep !== undefined && now !== undefined) {
    const about = Math.max(1, Math.ceil(Math.abs(rows) / now));
    for (const by of [about, about + 1, about + 2, about + 4]) {
      const depth = deep + sign * by;
      if (depth < deep / 2 || depth > deep * 2 || depth < 3) continue;
      const edits = keyEdits(map, [["depth", String(depth)]], desk);
      if (edits.length > 0)
        yield { title: { id: "photo-depth", args: { ...known, depth, now: deep } }, edits, stories: [story.id], pages };
    }
  }
  if (now === undefined) return;
  for (const columns of [now + sign, now + 2 * sign]) {
    if (columns < 1 || columns > legsOf(target)) continue;
    const keys: Key[] = [["columns", String(columns)]];
    // A depth that was right for the old width would crop it.
    const edits = [...keyEdits(map, keys, desk), ...withoutKey(map, "depth", desk)];
    if (edits.length > 0)
      yield { title: { id: "photo-columns", args: { ...known, columns, now } }, edits, stories: [story.id], pages };
  }
}

/** Takes a key with its value out of a map, if it stands in a way in which that is one stretch: between commas, or on a line of its own. */
function withoutKey(map: YAMLMap, key: string, { file, text }: Desk): readonly Edit[] {
  const at = map.items.findIndex((pair) => String((pair.key as { value?: unknown }).value ?? pair.key) === key);
  const pair = map.items[at];
  if (pair === undefined) return [];
  const [start] = rangeOf(pair.key as never);
  const [, end] = rangeOf(pair.value as never);
  if (map.flow === true) {
    const before = text.slice(0, start).trimEnd().length;
    if (text[before - 1] === ",") return [{ file, start: before - 1, end, text: "" }];
    const [, gap = ""] = /^(\s*,\s*)/.exec(text.slice(end)) ?? [];
    return [{ file, start, end: end + gap.length, text: "" }];
  }
  // The first key of an entry shares its line with the hyphen.
  if (at === 0) return [];
  const line = text.lastIndexOf("\n", start);
  const after = lineEnd(text, end);
  return text.slice(end, after).trim() === "" ? [{ file, start: line, end: after, text: "" }] : [];
}

/** A wider photo of a page that leaves room. */
function fillingWays(told: Diagnostic, desk: Desk): readonly Named[] {
  const page = desk.madeUp.issue.pages.findIndex(({ label }) => label === told.arguments["page"]);
  const things = desk.printed[page]?.things ?? [];
  const stories = new Set(
    things.flatMap((thing) => (thing.kind === "picture" && thing.story !== undefined ? [thing.story] : [])),
  );
  return [...stories].slice(0, 3).flatMap((id) => {
    const target = targetOf({ ...told, arguments: { ...told.arguments, story: id } }, desk);
    // Where its frame is given, a larger photo takes no more of the page.
    if (target === undefined || target.standing?.part !== undefined) return [];
    const rows = (number(told, "characters") / desk.madeUp.issue.paper.grid.measure) * -1;
    return photoWays(target, rows, desk).map(({ name, ways }) => ({ name: `${id}-${name}`, ways }));
  });
}

/** A headline over more columns, and one leg beside a vertical head. */
function headWays(target: Target, desk: Desk): readonly Named[] {
  const { part, story } = target;
  const map = placeOf(story.id, part.number, desk);
  const given = desk.madeUp.issue.stories
    .find(({ id }) => id === story.id)
    ?.parts.find((each) => each.number === part.number);
  if (map === undefined || given?.frame === undefined) return [];
  const pages = pagesOf([story.id], desk);
  const columns = count(given.frame.columns);
  const way = (id: "over" | "legs", value: number): Way => {
    const edits = keyEdits(map, [[id, String(value)]], desk);
    return { title: { id, args: { story: story.id, [id]: value } }, edits, stories: [story.id], pages };
  };
  const { over } = given;
  const wider: readonly Named[] =
    over === undefined
      ? []
      : [{ name: "over", ways: () => range(over + 1, columns).map((value) => way("over", value)) }];
  const isBeside = part.writing === "vertical" || part.head === "left";
  return [...wider, ...(isBeside && legsOf(target) > 1 ? [{ name: "legs", ways: () => [way("legs", 1)] }] : [])];
}

/** Rows that the notices and the head of a continuation take. */
const HEAD_ROWS = 6;

/**
 * The story goes on on a later page: in rows that are free there, or where make-up finds room.
 * @param key the page that `continuesOn` names, and the edits that take the key away
 */
function goingOn(
  target: Target,
  characters: number,
  desk: Desk,
  key?: { readonly to: unknown; readonly without: readonly Edit[] },
): readonly Named[] {
  const { story, part } = target;
  const { issue, found } = desk.madeUp;
  const isLast = story.parts.at(-1) === part;
  if (
    !isLast ||
    part.spread !== undefined ||
    part.writing === "vertical" ||
    story.continuesOn !== undefined ||
    story.group !== undefined
  )
    return [];
  const { grid } = issue.paper;
  const isLoose = issue.stories.find(({ id }) => id === story.id)?.parts[part.number - 1]?.frame === undefined;
  const later = range(part.page + 1, issue.pages.length - 1).filter(
    (page) => key === undefined || issue.pages[page]?.label === key.to,
  );
  function* ways(): Iterable<Way> {
    for (const page of later) {
      const label = issue.pages[page]?.label ?? "";
      const holes = holesOf(grid, occupantsOn(found.issue, page)).filter(
        (hole) => areaOf(hole) * grid.measure >= characters,
      );
      const frames = holes.flatMap((hole) => {
        const about = Math.ceil(characters / (count(hole.columns) * grid.measure)) + 1;
        const depths = [...range(about, about + HEAD_ROWS), count(hole.rows)].filter(
          (rows) => rows <= count(hole.rows),
        );
        return depths.map((rows) => ({
          columns: hole.columns,
          rows: { from: hole.rows.from, to: hole.rows.from + rows - 1 },
        }));
      });
      for (const frame of isLoose ? [undefined] : key === undefined ? frames : [...frames, undefined]) {
        if (frame === undefined && holes.length === 0) continue;
        const keys: Key[] = [
          ["page", label],
          ...(frame === undefined
            ? []
            : ([
                ["columns", extentText(frame.columns)],
                ["rows", extentText(frame.rows)],
              ] as const)),
        ];
        const added = placeAdded(story.id, keys, desk);
        const args = {
          story: story.id,
          to: label,
          ...(frame !== undefined && { columns: extentText(frame.columns), rows: extentText(frame.rows) }),
        };
        if (added.length > 0)
          yield {
            title: { id: "goes-on", args },
            edits: [...added, ...(key?.without ?? [])],
            stories: [story.id],
            pages: [...pagesOf([story.id], desk), label],
            shifts: true,
            // Copy without a page is worse than what its lines there may be warned of.
            ...(key !== undefined && { anew: true as const }),
          };
      }
    }
  }
  return [{ name: "goes-on", ways }];
}

/** One place more of a story, behind those that it has. */
function placeAdded(of: string, keys: readonly Key[], { entries, file, text }: Desk): readonly Edit[] {
  const place = entries.get(of)?.get("place", true);
  const added = `{${keys.map(([key, value]) => `${key}: ${value}`).join(", ")}}`;
  const insert = (at: number, put: string): Edit => ({ file, start: at, end: at, text: put });
  if (!isMap(place) && !isSeq(place)) return [];
  const [from, end] = rangeOf(place);
  const indent = " ".repeat(from - (text.lastIndexOf("\n", from - 1) + 1));
  if (isSeq(place))
    return [place.flow === true ? insert(end - 1, `, ${added}`) : insert(lineEnd(text, end), `\n${indent}- ${added}`)];
  if (place.flow === true) return [insert(from, "["), insert(end, `, ${added}]`)];
  // A place in block style becomes the list's first entry: a dash before it, its lines further in.
  const at = trimmedEnd(text, end);
  const lines = [...text.slice(from, at).matchAll(/\n/g)].map(({ index }) => insert(from + index + 1, "  "));
  return [insert(from, "- "), ...lines, insert(lineEnd(text, end), `\n${indent}- ${added}`)];
}

/** So many other pages are tried for a story. */
const PAGES = 3;

/** A story that make-up places, on another page that has room for so many characters. */
function moved({ story, part }: Target, characters: number, desk: Desk): readonly Named[] {
  const { issue, found } = desk.madeUp;
  const { grid } = issue.paper;
  const map = placeOf(story.id, part.number, desk);
  const written = issue.stories.find(({ id }) => id === story.id);
  const isLoose = written?.parts.length === 1 && written.parts[0]?.frame === undefined;
  if (map === undefined || !isLoose || story.group !== undefined || story.heads !== undefined) return [];
  const from = issue.pages[part.page]?.label ?? "";
  const free = issue.pages.map(
    (_, page) =>
      holesOf(grid, occupantsOn(found.issue, page)).reduce((sum, hole) => sum + areaOf(hole), 0) * grid.measure,
  );
  const others = range(0, issue.pages.length - 1)
    .filter((page) => page !== part.page && (free[page] ?? 0) >= characters)
    .toSorted((a, b) => (free[b] ?? 0) - (free[a] ?? 0))
    .slice(0, PAGES);
  function* ways(): Iterable<Way> {
    for (const page of others) {
      const to = issue.pages[page]?.label ?? "";
      const edits = keyEdits(map as YAMLMap, [["page", to]], desk);
      yield {
        title: { id: "moved", args: { story: story.id, to } },
        edits,
        stories: [story.id],
        pages: [from, to],
        shifts: true,
      };
    }
  }
  return others.length === 0 ? [] : [{ name: "moved", ways }];
}

/** Another story leaves the page of one that is over. */
function othersMoved(target: Target, characters: number, desk: Desk): readonly Named[] {
  const { issue } = desk.madeUp;
  const others = issue.stories.filter(({ id, parts, copy, priority }) => {
    const [part] = parts;
    return (
      id !== target.story.id &&
      priority !== "lead" &&
      part?.page === target.page &&
      parts.length === 1 &&
      copy.codes.length >= characters
    );
  });
  return others
    .toSorted((a, b) => a.copy.codes.length - b.copy.codes.length)
    .slice(0, PAGES)
    .flatMap((story) => {
      const [part] = story.parts;
      const named =
        part === undefined
          ? []
          : moved({ page: target.page, story, part, standing: undefined }, story.copy.codes.length, desk);
      return named.map(({ ways }) => ({ name: `${story.id}-moved`, ways }));
    });
}
