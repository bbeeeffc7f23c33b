import { type Extent, extentsMeet } from "../../base/extent.ts";
import { fixtures, type Occupant } from "../../layout/surroundings.ts";
import type { Arranged, ArrangedStory } from "../../manifest/settle.ts";
import type { Issue, Part, Story } from "../../model/issue.ts";

/** An issue as the manifest has it, and with the frames that make-up found. */
export interface BeforeAndAfter {
  readonly written: Issue;
  readonly made: Issue;
}

/** Something on the page (a story's part, an advert, the nameplate) with its frame. */
interface Standing extends Occupant {
  /** Its line in the arrangement; undefined for the nameplate, which needs none. */
  readonly arranged: Arranged | undefined;
  /** True if it keeps its rows. */
  readonly given: boolean;
}

/** A page's arrangement, from its head down; empty where it has no story that can be arranged. */
export function arrangementOf({ written, made }: BeforeAndAfter, page: number): readonly Arranged[] {
  const standing = standingOn({ written, made }, page);
  // The rows of a group cannot move by themselves, so a page with one keeps its frames.
  if (standing.every(({ given }) => given) || standing.some(({ story }) => story?.heads !== undefined)) return [];
  const white = whiteAmong(standing, made);
  const told = standing.flatMap(({ arranged, given, frame }) => {
    const needed = !given || standing.some((other) => !other.given && standsUnder(other.frame, frame));
    return arranged !== undefined && needed ? [{ arranged, row: frame.rows.from, column: frame.columns.from }] : [];
  });
  const gaps = white.map(({ columns, row }) => ({ arranged: { white: columns }, row, column: columns.from }));
  return [...told, ...gaps].toSorted((a, b) => a.row - b.row || a.column - b.column).map(({ arranged }) => arranged);
}

function standingOn({ written, made }: BeforeAndAfter, page: number): readonly Standing[] {
  const known = new Map([...written.stories, ...written.fillers].map((story) => [story.id, story]));
  const files = new Map(
    made.adverts.flatMap(({ frame, cells = [frame], name }) => [[cells[0] ?? frame, name] as const]),
  );
  return [
    ...fixtures(made, page).map((each): Standing => {
      const file = files.get(each.frame);
      return { ...each, given: true, arranged: file === undefined ? undefined : { advert: file } };
    }),
    ...made.stories.flatMap((story) =>
      story.parts.flatMap((part): readonly Standing[] => {
        if (part.page !== page || part.frame === undefined) return [];
        const given = (part.writing ?? "horizontal") !== made.paper.grid.writing || part.spread !== undefined;
        const arranged = arrangedStory(story, part, given ? undefined : known.get(story.id));
        return [{ frame: part.frame, story, part, given, arranged }];
      }),
    ),
  ];
}

/** A story's line in the arrangement, without what its place and photos already say. @param written as the manifest has it; undefined if it keeps its frame */
function arrangedStory(story: Story, part: Part, written: Story | undefined): ArrangedStory {
  const name = { story: story.id, part: part.number === 1 ? undefined : part.number };
  if (written === undefined) return name;
  const place = written.parts[part.number - 1];
  const ifNew = <T>(found: T, said: T | undefined): T | undefined => (found === said ? undefined : found);
  const first = story.photos.findIndex((photo) => photo.part === part.number);
  const [photo, given] = [story.photos[first], written.photos[first]];
  return {
    ...name,
    columns: part.frame?.columns,
    legs: ifNew(part.legs, place?.legs),
    over: ifNew(part.over, place?.over),
    head: ifNew(part.head, place?.head ?? "top"),
    box: ifNew(part.box, place?.box),
    photo: photo?.at === "head" ? ifNew("head", given?.at) : ifNew(photo?.columns, given?.columns),
  };
}

function standsUnder(lower: Occupant["frame"], upper: Occupant["frame"]): boolean {
  return lower.rows.from > upper.rows.to && extentsMeet(lower.columns, upper.columns);
}

/** Free columns, and the rows from `row` to `to` in which they are free. */
interface Gap {
  readonly columns: Extent;
  readonly row: number;
  readonly to: number;
}

/** White that the arrangement has to name: between what stands on the page, and at the foot of some columns only. */
function whiteAmong(standing: readonly Standing[], { paper }: Issue): readonly Gap[] {
  const { columns, rows } = paper.grid;
  const gaps: Gap[] = [];
  let foot: Gap[] = [];
  // White at the foot that neighbouring columns all share needs no line.
  const endFoot = (): void => {
    const least = Math.min(...foot.map(({ row }) => rows + 1 - row));
    gaps.push(...foot.filter(({ row }) => rows + 1 - row > least).map((gap) => ({ ...gap, to: rows - least })));
    foot = [];
  };
  for (let column = 1; column <= columns; column++) {
    const own = standing
      .filter(({ frame }) => frame.columns.from <= column && column <= frame.columns.to)
      .toSorted((a, b) => a.frame.rows.from - b.frame.rows.from);
    let row = 1;
    let before: Standing | undefined;
    for (const each of own) {
      const { from, to } = each.frame.rows;
      const told = !each.given || before?.given === false;
      if (from > row && told) gaps.push({ columns: { from: column, to: column }, row, to: from - 1 });
      row = to + 1;
      before = each;
    }
    if (before === undefined || before.given) endFoot();
    else foot.push({ columns: { from: column, to: column }, row, to: rows });
  }
  endFoot();
  return besides(gaps);
}

/** Joins gaps side by side that have the same rows. */
function besides(gaps: readonly Gap[]): readonly Gap[] {
  const found: Gap[] = [];
  for (const gap of gaps) {
    const left = found.findIndex(
      ({ columns, row, to }) => columns.to + 1 === gap.columns.from && row === gap.row && to === gap.to,
    );
    const known = found[left];
    if (known === undefined) found.push(gap);
    else found[left] = { ...known, columns: { from: known.columns.from, to: gap.columns.to } };
  }
  return found;
}
