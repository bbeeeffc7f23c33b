import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BROKEN } from "../../../src/engine/text/marks/pairs.ts";
import { itemise } from "../../../src/engine/text/units/items.ts";
import { roomForItems } from "../../../src/engine/text/units/units.ts";
import { squareFonts } from "../../square-font.ts";
import { plain } from "./setting.ts";

/** From Debian's unicode-data; the Unicode Character Database has the same file. */
const FILE = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

/** Never in our copy: scripts that need shaping or a dictionary, ends of paragraphs, code points without a character. */
const OTHER_CLASSES: ReadonlySet<string> = new Set(
  "AK AP AS VF VI SA HL JL JV JT H2 H3 SG BK CR LF NL CB XX AI".split(" "),
);
/** The samples of AL, ID, IN, NS and CM that are of such scripts, too, or controls; ◌ is set as Han. */
const OTHER_CODES = [[0x0001], [0x0600, 0x06ff], [0x1800, 0x18af], [0x17d6], [0x1b50], [0x2024], [0x25cc]] as const;

/** A place in a test where Unicode and the engine differ. Classes as the file names them, marks and joiners as their base. */
interface Difference {
  readonly before: string;
  readonly after: string;
  /** With a space between. */
  readonly spaced: boolean;
  /** With only blanks and marks before. */
  readonly atStart: boolean;
  /** The engine's break. */
  readonly breaks: boolean;
}

const WESTERN = "AL NU IS EX CL CP SY PO PR HY BB OP QU BA IN".split(" ");
const isWestern = (kind: string): boolean => WESTERN.includes(kind);

/** All tailorings, with their reasons. Each is needed, and the engine differs nowhere else. */
const TAILORINGS: readonly (readonly [name: string, why: string, holds: (at: Difference) => boolean])[] = [
  [
    "a blank before a paragraph's first character ends no line",
    "there is no line yet to end",
    ({ atStart, breaks }) => atStart && !breaks,
  ],
  [
    "signs after numbers, hyphens and small kana start no line behind a space either",
    "§1: prohibitions are of the mark, not of the gap; CSS Text strict for small kana",
    ({ spaced, after, breaks }) => !breaks && spaced && ["PO", "HY", "BA", "CJ", "EM"].includes(after),
  ],
  [
    "a no-break space or joiner holds beside a space and behind a hyphen",
    "the stronger of two blanks wins",
    ({ before, after, breaks }) => !breaks && (after === "GL" || before === "WJ"),
  ],
  [
    "a single — is a connector: it starts no line",
    "§1: GB/T 15834 5.1.6",
    ({ after, breaks }) => !breaks && after === "B2",
  ],
  [
    "Western text without a space breaks only behind a hyphen between letters, and in addresses",
    "§3: words, numbers with their signs; UAX #14 breaks after / , ! ) and between % and $",
    ({ before, after, spaced, breaks }) => !breaks && !spaced && isWestern(before) && isWestern(after),
  ],
  ["a solidus ends no line", "§2.2: GB/T 15834 5.1.9", ({ before, breaks }) => !breaks && before === "SY"],
  [
    "a prefix ends no line, not even before a space, a bracket or a flag",
    "§2.2: a sign stays with what it is the sign of",
    ({ before, breaks }) => !breaks && before === "PR",
  ],
  [
    "a minus holds on to its number across a space",
    "§3: a sign and its number are one",
    ({ before, after, spaced, breaks }) => !breaks && spaced && before === "HY" && after === "NU",
  ],
  [
    "a unit's sign holds on to its number across a space",
    "§3: 25 km is one measurement",
    ({ before, after, spaced, breaks }) => !breaks && spaced && before === "NU" && ["AL", "BB", "QU"].includes(after),
  ],
  ["a tab is a space", "copy has no tab stops", ({ before, breaks }) => !breaks && before === "BA"],
  [
    "a sign after a number starts no line behind Han, marks or —",
    "§1: PO",
    ({ after, breaks }) => !breaks && after === "PO",
  ],
  [
    "a skin tone belongs to the character before it, whichever that is",
    "§3: modifier sequences",
    ({ after, breaks }) => !breaks && after === "EM",
  ],
  [
    '« » and " are Western marks: Han beside them may part',
    "§2.3: quotation marks are decided by what stands beside them",
    ({ before, after, breaks }) => breaks && (before.startsWith("QU") || after.startsWith("QU")),
  ],
  [
    "an accent or joiner without a base stands for itself",
    "no copy has it",
    ({ before, breaks }) => breaks && ["GL", "SP", "WJ", "ZW", "ZWJ"].includes(before),
  ],
  [
    'an opening " holds on to what follows a space',
    "§2.1: straight marks open and close in turn",
    ({ before, spaced, breaks }) => !breaks && spaced && before === "QU",
  ],
  [
    "…… and … may start a line",
    "§13: allowed at a cost, GB/T 15834 is silent",
    ({ after, breaks }) => breaks && after === "IN",
  ],
  [
    "´ is a Western sign: Han and Chinese brackets may follow on the next line",
    "§5: Han beside Western text",
    ({ before, after, breaks }) => breaks && before === "BB" && (after === "OP" || !isWestern(after)),
  ],
  [
    "an accent parts the halves of a flag",
    "they are no flag then",
    ({ before, after, breaks }) => breaks && before === "RI" && after === "RI",
  ],
  [
    "an accent behind a space stands for itself",
    "no copy has it",
    ({ before, after, spaced, breaks }) => breaks && spaced && before === "AL" && after === "AL",
  ],
];

interface Case {
  readonly codes: readonly number[];
  readonly classes: readonly string[];
  /** Whether a line may break before each code but the first. */
  readonly breaks: readonly boolean[];
}

function readCases(): readonly Case[] {
  const lines = readFileSync(FILE, "utf8").split("\n");
  return lines
    .filter((line) => line.startsWith("×"))
    .map((line) => {
      const [data = "", comment = ""] = line.split("#");
      const codes = [...data.matchAll(/[0-9A-F]{4,6}/g)].map(([code]) => Number.parseInt(code, 16));
      const classes = [...comment.matchAll(/\(([A-Za-z0-9_]+)\) [×÷]/g)].map(([, name = ""]) => classOf(name));
      const breaks = [...data].filter((mark) => mark === "×" || mark === "÷").map((mark) => mark === "÷");
      return { codes, classes, breaks };
    });
}

/** `CP_CP30` → CP, `CM1_CM` → CM, `CJ_NS` → CJ. */
function classOf(name: string): string {
  return name.startsWith("CM") ? "CM" : (name.split("_")[0] ?? name);
}

function isOurs({ codes, classes }: Case): boolean {
  if (classes.length !== codes.length || classes.some((name) => OTHER_CLASSES.has(name))) return false;
  return !codes.some((code) => OTHER_CODES.some(([from, to]) => code >= from && code <= (to ?? from)));
}

/** The places at which the engine lets a line begin. */
function engineBreaks(codes: readonly number[]): ReadonlySet<number> {
  const items = roomForItems(codes.length + 2);
  const to = codes.length;
  const chain = squareFonts().face("宋");
  const spans = [{ to, role: "body", origin: 0, style: plain, chain, scale: 1, mark: "none" }] as const;
  const setting = { codes: Uint32Array.from(codes), from: 0, to, spans, size: 10, opening: 0, origin: 0 };
  itemise(items, { ...setting, writing: "horizontal" }, { measure: 40, indent: 0 }, "usual");
  const breaks = new Set<number>();
  for (let unit = 1; unit < items.count; unit++) {
    if ((items.breaks[unit] ?? BROKEN) < BROKEN) breaks.add(items.starts[unit] ?? 0);
  }
  return breaks;
}

function differences({ codes, classes, breaks }: Case): readonly Difference[] {
  const ours = engineBreaks(codes);
  return codes.flatMap((_, at) => {
    if (at === 0 || ours.has(at) === breaks[at]) return [];
    let before = at - 1;
    while (before > 0 && ["CM", "ZWJ", "SP"].includes(classes[before] ?? "")) before--;
    const blank = ["SP", "ZW", "CM", "ZWJ", "GL", "BA"];
    return [
      {
        before: classes[before] ?? "",
        after: classes[at] ?? "",
        spaced: classes.slice(before, at).includes("SP"),
        atStart: classes.slice(0, at).every((name) => blank.includes(name)),
        breaks: ours.has(at),
      },
    ];
  });
}

describe.skipIf(!existsSync(FILE))("Unicode's LineBreakTest (Debian: unicode-data)", () => {
  const found = existsSync(FILE) ? readCases().filter(isOurs).flatMap(differences) : [];

  test("differs from UAX #14 only where a tailoring says so", () => {
    const strays = found.filter((difference) => !TAILORINGS.some(([, , holds]) => holds(difference)));
    expect([...new Set(strays.map((stray) => JSON.stringify(stray)))]).toEqual([]);
  });

  test.each(TAILORINGS)("%s: %s", (_, __, holds) => {
    expect(found.some(holds)).toBe(true);
  });
});
