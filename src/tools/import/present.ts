import { isScalar, parseDocument, type YAMLMap } from "yaml";
import { entriesOf, nameUnder } from "../../engine/manifest/pin.ts";

/** A story that stands in the issue, as far as an import has to know it. */
export interface PresentStory {
  readonly id: string;
  /** Prints of the story as it came in, and of its parts; none: they are not known. */
  readonly prints: readonly string[];
  readonly headline: string;
  /** All that stands at its head. */
  readonly words: string;
  /** Its copy, or the file that holds it; undefined: none. */
  readonly body: { readonly file: string } | { readonly text: string } | undefined;
  /** Files of its photos. */
  readonly photos: readonly string[];
}

/** What a manifest holds. */
export interface PresentIssue {
  /** Of stories and fillers. */
  readonly ids: readonly string[];
  /** Labels of pages. */
  readonly pages: readonly string[];
  readonly stories: readonly PresentStory[];
}

export const EMPTY_ISSUE: PresentIssue = { ids: [], pages: [], stories: [] };

/** Keys of a story's head, in the order in which they are compared. */
export const HEAD_KEYS = ["kicker", "headline", "deck", "byline", "dateline", "reporter", "note"] as const;

/** The comment behind an id, `# a.docx:1 5f2a91c04be7`: the place that the story came from, its print, and those of the parts that it was joined from. */
const STORY_PRINTS = /:\d+((?: [0-9a-f]{12})+)$/;

export function presentIn(manifest: string): PresentIssue {
  const document = parseDocument(manifest);
  const stories = ["stories", "fillers"].flatMap((list) => entriesOf(document, list));
  return {
    ids: stories.flatMap((map) => nameUnder(map, "id") ?? []),
    pages: entriesOf(document, "pages").flatMap((map) => nameUnder(map, "label") ?? []),
    stories: stories.map(storyIn),
  };
}

function storyIn(map: YAMLMap): PresentStory {
  const id = map.get("id", true);
  const value = map.toJSON() as Readonly<Record<string, unknown>>;
  const { body, photos } = value;
  const file = fileOf(body);
  return {
    id: nameUnder(map, "id") ?? "",
    prints:
      STORY_PRINTS.exec(isScalar(id) ? (id.comment ?? "") : "")?.[1]
        ?.trim()
        .split(" ") ?? [],
    headline: wordsOfKey(value["headline"]),
    words: HEAD_KEYS.map((key) => wordsOfKey(value[key])).join("\n"),
    body: file === undefined ? (typeof body === "string" ? { text: body } : undefined) : { file },
    photos: (Array.isArray(photos) ? photos : []).flatMap((photo) => fileOf(photo) ?? []),
  };
}

function fileOf(value: unknown): string | undefined {
  const file = typeof value === "object" && value !== null ? (value as { file?: unknown }).file : undefined;
  return typeof file === "string" ? file : undefined;
}

/** A text or its lines, white apart. */
export function wordsOfKey(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOfKey).join("");
  if (typeof value === "object" && value !== null) return wordsOfKey((value as { text?: unknown }).text);
  return value === undefined || value === null ? "" : String(value).replace(/\s+/gu, "");
}
