import { listFor } from "../../base/once.ts";
import { listFigure } from "./number-formats.ts";
import { type OpenElement, readXml } from "./xml.ts";

/** A level of a list, as `numbering.xml` describes it. */
interface Level {
  format: string;
  /** `%1、`: the figures stand for the levels' own counters. */
  text: string;
  start: number;
}

interface Numbering {
  /** Levels by the list that describes them and their depth. */
  readonly levels: Map<string, Level[]>;
  /** The describing list of each list. */
  readonly lists: Map<string, string>;
  /** `list/level` → where it begins anew. */
  readonly restarts: Map<string, number>;
  /** The describing list and level of a paragraph's style. */
  readonly styles: Map<string, Pick<Numbered, "described" | "level">>;
}

interface Numbered {
  /** Undefined: the describing list numbers by itself. */
  readonly list: string | undefined;
  readonly described: string;
  readonly level: number;
}

/**
 * The number that Word itself writes before each paragraph: readers see it, but the document has no text for it.
 * @param document the main part, as it was surveyed; paragraphs in a version for Word alone are not counted
 * @returns one a paragraph; undefined: none
 */
export function paragraphNumbers(document: string, numbering: string): readonly (string | undefined)[] {
  const known = numberingIn(numbering);
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return paragraphsIn(document, known).map((numbered) => {
    if (numbered === undefined) return undefined;
    const { list, described, level } = numbered;
    const levels = known.levels.get(described);
    const own = levels?.[level];
    if (levels === undefined || own === undefined || own.format === "bullet") return undefined;
    const counter = listFor(counters, described);
    const restart = begun.has(`${list}/${level}`) ? undefined : known.restarts.get(`${list}/${level}`);
    begun.add(`${list}/${level}`);
    counter[level] = restart ?? (counter[level] === undefined ? own.start : counter[level] + 1);
    counter.length = level + 1;
    const written = own.text.replace(/%([1-9])/g, (_, depth: string) => {
      const at = Number(depth) - 1;
      const { format, start } = levels[at] ?? own;
      return listFigure(counter[at] ?? start, format);
    });
    return written.trim() === "" ? undefined : written.trim();
  });
}

function numberingIn(xml: string): Numbering {
  const found: Numbering = { levels: new Map(), lists: new Map(), restarts: new Map(), styles: new Map() };
  const owners = new Map<string, string>();
  const links = new Map<string, string>();
  let described = "";
  let list = "";
  let level = 0;
  const ownLevel = (): Level => {
    const levels = listFor(found.levels, described);
    const own = levels[level] ?? { format: "decimal", text: "", start: 1 };
    levels[level] = own;
    return own;
  };
  const takes: Readonly<Record<string, (element: OpenElement["attributes"]) => void>> = {
    "w:abstractNum": ({ abstractNumId = "" }) => {
      described = abstractNumId;
    },
    "w:num": ({ numId = "" }) => {
      list = numId;
    },
    "w:lvl": ({ ilvl }) => {
      level = Number(ilvl ?? 0);
    },
    "w:lvlOverride": ({ ilvl }) => {
      level = Number(ilvl ?? 0);
    },
    "w:abstractNumId": ({ val = "" }) => {
      described = val;
      found.lists.set(list, val);
    },
    "w:start": ({ val }) => {
      ownLevel().start = Number(val ?? 1);
    },
    "w:numFmt": ({ val = "decimal" }) => {
      ownLevel().format = val;
    },
    "w:lvlText": ({ val = "" }) => {
      ownLevel().text = val;
    },
    "w:pStyle": ({ val = "" }) => {
      found.styles.set(val, { described, level });
    },
    // A list's levels may be described by the list of a style.
    "w:styleLink": ({ val = "" }) => {
      owners.set(val, described);
    },
    "w:numStyleLink": ({ val = "" }) => {
      links.set(described, val);
    },
    "w:startOverride": ({ val }) => {
      found.restarts.set(`${list}/${level}`, Number(val ?? 1));
    },
  };
  readXml(xml, "", { open: ({ name, attributes }) => takes[name]?.(attributes) });
  for (const [id, own] of found.lists) found.lists.set(id, owners.get(links.get(own) ?? "") ?? own);
  return found;
}

interface GivenNumber {
  style: string;
  list: string | undefined;
  level: number | undefined;
}

/** What an element gives, by its place: the same elements tell in `w:pPrChange` what was there before a tracked change. */
const GIVES: Readonly<Record<string, (given: GivenNumber, value: string) => void>> = {
  "w:p w:pPr w:pStyle": (given, value) => {
    given.style = value;
  },
  "w:p w:pPr w:numPr w:numId": (given, value) => {
    given.list = value;
  },
  "w:p w:pPr w:numPr w:ilvl": (given, value) => {
    given.level = Number(value);
  },
};

/** What each paragraph says of its list, or its style. */
function paragraphsIn(xml: string, known: Numbering): readonly (Numbered | undefined)[] {
  const paragraphs: (Numbered | undefined)[] = [];
  const open: string[] = [];
  const within: number[] = [];
  let choices = 0;
  let given: GivenNumber | undefined;
  readXml(xml, "", {
    open: ({ name, attributes: { val = "" } }) => {
      open.push(name);
      if (name === "mc:Choice") choices++;
      if (choices > 0) return;
      if (name === "w:p") within.push(paragraphs.push(undefined) - 1);
      if (name === "w:pPr" && open.at(-2) === "w:p") given = { style: "", list: undefined, level: undefined };
      const place = open.slice(open.lastIndexOf("w:p")).join(" ");
      if (given !== undefined) GIVES[place]?.(given, val);
    },
    close: ({ name }) => {
      open.pop();
      if (name === "mc:Choice") choices--;
      else if (choices > 0) return;
      else if (name === "w:p") within.pop();
      else if (name === "w:pPr" && given !== undefined && open.at(-1) === "w:p") {
        paragraphs[within.at(-1) ?? 0] = numberedBy(given, known);
        given = undefined;
      }
    },
  });
  return paragraphs;
}

/** Undefined: it is in no list. A list without a description is none: 0 takes a paragraph out of its style's. */
function numberedBy({ style, list, level }: GivenNumber, { lists, styles }: Numbering): Numbered | undefined {
  const described = list === undefined ? undefined : lists.get(list);
  if (described !== undefined) return { list, described, level: level ?? 0 };
  const styled = list === undefined ? styles.get(style) : undefined;
  return styled && { list: undefined, ...styled };
}
