import { textsOfPassage } from "./account.ts";
import { inFigures, isTorn } from "./marks.ts";
import type { AssignedStory } from "./plan.ts";
import { copyText, type ProposedStory } from "./proposal.ts";
import type { Intake } from "./source.ts";

/** A source by its file's name, with what came of it. */
interface NamedIntake extends Pick<Intake, "kind" | "stories" | "folio"> {
  readonly name: string;
}

interface PageWish {
  /** As the editor asks. */
  readonly page: string | undefined;
  /** Labels that the manifest has. */
  readonly known: readonly string[];
  /** Characters that the pages of a new paper hold, page one (under its nameplate) and the others; undefined: nobody knows. */
  readonly room: PageRoom | undefined;
}

interface PageRoom {
  readonly first: number;
  readonly other: number;
}

/** Shorter copy is a brief. */
const SHORTEST_STORY = 150;
/** The room that headline, byline and white of a story take on a page, and that a photo takes, in characters. */
const HEAD = 220;
const PHOTO = 500;

/**
 * Gives each story its page. A page text is a page: the one asked for and those behind it; else the one that its folio or its file's name tells. All
 * else goes to the page that the source names, the one asked for, or the manifest's first; in a new issue from page to page as each is full.
 */
export function assignPages(
  sources: readonly NamedIntake[],
  { page, known, room }: PageWish,
): readonly AssignedStory[] {
  const texts = sources.filter(({ kind }) => kind === "page");
  const isSpread = page === undefined && known.length === 0 && texts.length === 0;
  const fill = fillPages(isSpread ? room : undefined);
  const assigned = sources.flatMap((source) => {
    const turn = Math.max(0, texts.indexOf(source));
    const own = source.kind === "page" ? (source.folio.page ?? labelIn(source.name)) : undefined;
    const asked = page === undefined ? undefined : after(page, turn);
    // Of several pages each knows best which it is.
    const named = texts.length > 1 ? [own, asked] : [asked, own];
    const label = [...named, known[0], isSpread ? undefined : after("1", turn)].find((each) => each !== undefined);
    return source.stories.map(
      (story): AssignedStory => ({
        story,
        page: pageOf(story) ?? label ?? fill(story),
        isPart: isPart(story, source, own),
        joinedFrom: [],
      }),
    );
  });
  return assigned.map((each, index) => withPriority(each, assigned.slice(0, index), known));
}

/**
 * Whether a story may go on elsewhere, as its 下转 says. On the text of a printed page it may: several stories stand there, a folio or the file's name
 * tells its page, or the copy stops in mid-sentence. In a reporter's file the line was left over from a template. Front matter gives keys of the manifest.
 */
function isPart(
  { continuedFrom, body }: ProposedStory,
  { kind, stories }: Pick<NamedIntake, "kind" | "stories">,
  own: string | undefined,
): boolean {
  if (kind === "markdown" || continuedFrom !== undefined) return true;
  const last = body.at(-1);
  const stops = last?.kind === "paragraph" && isTorn(copyText(last.text));
  return kind === "page" && (stories.length > 1 || own !== undefined || stops);
}

/** Puts stories on page 1, and on the next one as soon as a story finds no room. */
function fillPages(room: PageRoom | undefined): (story: ProposedStory) => string {
  let page = 1;
  let left = room?.first ?? Number.POSITIVE_INFINITY;
  let isEmpty = true;
  return (story) => {
    const size = charactersIn(story) + HEAD + PHOTO * story.photos.length;
    if (size > left && !isEmpty) {
      page++;
      left = room?.other ?? Number.POSITIVE_INFINITY;
    }
    left -= size;
    isEmpty = false;
    return String(page);
  };
}

function charactersIn({ body }: ProposedStory): number {
  return body.flatMap(textsOfPassage).reduce((sum, text) => sum + [...text].length, 0);
}

/** The page that a story's own keys name. */
function pageOf({ given }: ProposedStory): string | undefined {
  const place = Array.isArray(given["place"]) ? given["place"][0] : given["place"];
  const page = typeof place === "object" && place !== null ? (place as { page?: unknown }).page : undefined;
  return page === undefined ? undefined : String(page);
}

/** `A04`, `第四版`, `page-4`, `4版` in a file's name. */
function labelIn(name: string): string | undefined {
  const han = /第?([一二三四五六七八九十]{1,3})版/.exec(name)?.[1];
  if (han !== undefined) return inFigures(han);
  const match = /(?:^|[^A-Za-z0-9])([A-Z]\d{2}|(?:page|p|第)[-_ ]?(\d{1,3})|0?(\d{1,3})版)(?![A-Za-z0-9])/i.exec(name);
  const digits = match?.[2] ?? match?.[3];
  return digits === undefined ? match?.[1]?.toUpperCase() : String(Number(digits));
}

/** The label so many pages behind another. */
function after(label: string, count: number): string {
  return label.replace(/\d+$/, (digits) => String(Number(digits) + count).padStart(digits.length, "0"));
}

/** The first story of a page that is new leads it; short copy is a brief. */
function withPriority(
  assigned: AssignedStory,
  before: readonly AssignedStory[],
  known: readonly string[],
): AssignedStory {
  const { story, page } = assigned;
  if (story.given["priority"] !== undefined || story.headline === undefined) return assigned;
  const length = charactersIn(story);
  const isFirst = !known.includes(page) && before.every((other) => other.page !== page);
  const priority = length < SHORTEST_STORY ? "brief" : isFirst ? "lead" : undefined;
  return priority === undefined ? assigned : { ...assigned, story: { ...story, given: { ...story.given, priority } } };
}
