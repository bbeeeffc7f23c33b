import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { LocatedText } from "../manifest/located.ts";
import type { PaperManifest } from "../manifest/manifest.ts";
import { FIGURE as ANY_FIGURE, figureOf, HAN_FIGURES } from "./figures.ts";
import type { Passage, Piece } from "./passages.ts";

/* Ages against years of birth, figures of headlines against the copy, the colophon's numbers. */

const YEAR = `(\\d{4}|[一二][${HAN_FIGURES}]{3})年`;
const BIRTH = new RegExp(
  `${YEAR}(?:[^，。年岁]{1,4}月)?(?:[^，。月年岁]{1,3}日)?(?:出生|生于|生(?=[人，。、）]|$))|(?:生于|出生于)(?:公元)?${YEAR}|[（(]${YEAR.slice(0, -1)}年?[—–-]{1,2}(?=\\d{4}年?[）)])`,
  "g",
);
/** 今年67岁; 67岁的, and 67岁 as the whole of a clause; 那年他18岁; 享年87岁. */
const AGE = new RegExp(
  `(现年|今年(?:已|刚|才)?|时下)(${ANY_FIGURE})(?:周岁|岁)|(那年|时年|当时|当年|享年|终年)(?:[他她]?(?:才|刚|刚满|只有|已|年仅)?)(${ANY_FIGURE})(?:周岁|岁)|(?<=(?<=[，（(、]|^)(?:年仅|年近|已经?|已有|已是)?|[的是])(${ANY_FIGURE})岁(?=的(?!时|那|他|她)|[，、）)]|$)`,
  "g",
);
const ANY_YEAR = new RegExp(`(?<!\\d)${YEAR}`, "g");

/**
 * Ages beside one year of birth, in its sentence or in one that 他 or 她 joins to it. A year more or less is right before the birthday, and by the Chinese count
 * (虚岁). An age that may be of another time counts only if it is near the present one.
 * @param text the passage's, in simplified characters and half-width figures
 */
export function findAges(text: string, { spanOf }: Passage, today: string): readonly Diagnostic[] {
  const sentences = [...text.matchAll(/[^。！？；\n]+/g)];
  return sentences.flatMap((sentence, at) => {
    const births = [...sentence[0].matchAll(BIRTH)];
    const [birth] = births;
    if (birth === undefined || births.length > 1) return [];
    const year = figureOf(birth.slice(1).find((each) => each !== undefined) ?? "");
    const isSame = (one: RegExpExecArray | undefined): boolean => /^[”“’\s]*[他她]/.test(one?.[0] ?? "");
    const [before, after] = [sentences[at - 1], sentences[at + 1]];
    const about = [
      ...(isSame(sentence) && before ? [before] : []),
      sentence,
      ...(isSame(after) && after ? [after] : []),
    ];
    return about.flatMap((each) => {
      const ages = agesIn(each[0], year, Number(today.slice(0, 4)));
      // Of two ages one may be somebody else's.
      const isOne = ages.filter(({ isPast }) => !isPast).length === 1;
      return ages.flatMap(({ isPast, written, from, age, years }) => {
        const [on] = years;
        if (on === undefined || !(isPast || isOne) || years.some((other) => Math.abs(other - year - age) <= 1))
          return [];
        const args = { age, year: String(year), expected: on - year, in: String(on) };
        const start = each.index + from;
        return [warningAt(spanOf(start, start + written.length), "wrong-age", args)];
      });
    });
  });
}

/** The ages of a sentence, each with the years in which it may be meant; the first is the likeliest. */
function agesIn(
  sentence: string,
  birth: number,
  today: number,
): readonly { isPast: boolean; written: string; from: number; age: number; years: readonly number[] }[] {
  const named = [...sentence.matchAll(ANY_YEAR)].map(({ 1: year = "", index }) => ({ index, year: figureOf(year) }));
  const later = named.filter(({ year }) => year > birth);
  const end = /[—–-](\d{4})年?[）)]/.exec(sentence)?.[1];
  return [...sentence.matchAll(AGE)].flatMap((found) => {
    const [written, now, nowAge, then, thenAge, bare] = found;
    const age = figureOf(nowAge ?? thenAge ?? bare ?? "");
    const own = { isPast: then !== undefined, written, from: found.index, age };
    if (now !== undefined) return [{ ...own, years: [today] }];
    if (then !== undefined) {
      const year = end === undefined ? later.findLast(({ index }) => index < found.index)?.year : Number(end);
      return [{ ...own, years: year === undefined ? [] : [year] }];
    }
    return Math.abs(today - birth - age) > NEAR_AGE
      ? []
      : [{ ...own, years: [today, ...later.map(({ year }) => year)] }];
  });
}

/** Years by which an age without 今年 may miss the present one and still be meant so: 十八岁的他 speaks of another time. */
const NEAR_AGE = 12;

const FIGURE = /(?<![A-Za-z\d.·-])(\d[\d,，]*(?:\.\d+)?)(万亿|[万亿千百])?(?![A-Za-z\d.·:：-])/g;
/** Words beside a figure that is no exact one. */
const ABOUT_BEFORE = /[近约超逾过破达]$|接近$|突破$/;
const ABOUT_AFTER = /^[余多几]/;

/** Figures of a headline that neither the copy nor another text of the story has. */
export function findFigures({ copy, passages }: Piece, today: string): readonly Diagnostic[] {
  if (copy === undefined || copy.paragraphs.length === 0) return [];
  const heads = passages.filter(({ role, text }) => role === "head" && /\d\d/.test(text));
  if (heads.length === 0) return [];
  const others = passages
    .filter(({ role }) => role !== "head")
    .map(({ text }) => text)
    .join("\n");
  const known = new Set([Number(today.slice(0, 4)), ...figuresIn(others)]);
  return heads.flatMap(({ text, spanOf }) =>
    [...text.matchAll(FIGURE)].flatMap((found) => {
      const [written, digits = "", unit = ""] = found;
      const from = found.index;
      const to = from + written.length;
      const value = figureOf(digits + unit);
      const isAbout = ABOUT_BEFORE.test(text.slice(0, from)) || ABOUT_AFTER.test(text.slice(to));
      if (digits.length < 2 || isAbout || known.has(value)) return [];
      // 3.2万 for 32186.
      const step = 10 ** -(digits.split(".")[1]?.length ?? 0) * figureOf(`1${unit}`);
      if (step > 1 && [...known].some((each) => Math.abs(each - value) < step)) return [];
      return [warningAt(spanOf(from, to), "headline-figure", { figure: written })];
    }),
  );
}

function figuresIn(text: string): readonly number[] {
  const arabic = [...text.matchAll(/(\d[\d,，]*(?:\.\d+)?)(万亿|[万亿千百])?/g)].flatMap(
    ([, digits = "", unit = ""]) => {
      const plain = digits.replace(/[,，]$/, "");
      return [figureOf(plain), figureOf(plain + unit)];
    },
  );
  const han = [...text.matchAll(new RegExp(`[${HAN_FIGURES}]+`, "g"))].map(([written]) => figureOf(written));
  return [...arabic, ...han];
}

const POSTCODE = /(?:邮政编码|邮编)[:：]?\s*(\d+)/g;
const PHONE = /(?:电话|热线|传真|手机)[:：]?\s*((?:[（(]?\d[\d（()）\-—－ ]{1,17}\d))/g;
/** With area code, without, mobile, 400 and 800, short numbers of services; each with an extension. */
const RIGHT_PHONE =
  /^(?:(?:0\d{2,3}-?)?[2-9]\d{6,7}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|1\d{2}|1[0-2]\d{3}|9[56]\d{3,6})(?:-\d{1,5})?$/;

/** Telephone numbers and postcodes of nameplate and colophon with digits too many or too few. */
export function findNumbers({ furniture }: Pick<PaperManifest, "furniture">): readonly Diagnostic[] {
  const { colophon, nameplate } = furniture ?? {};
  return [colophon, nameplate?.post, nameplate?.publisher].flatMap((text: LocatedText | undefined) => {
    if (text === undefined) return [];
    const at = (found: RegExpExecArray): LocatedText["span"] => {
      const from = found.index + found[0].length - (found[1] ?? "").length;
      const start = text.origins[from] ?? text.span.start;
      return { ...text.span, start, end: (text.origins[from + (found[1] ?? "").length - 1] ?? start) + 1 };
    };
    const postcodes = [...text.value.matchAll(POSTCODE)].filter(([, digits = ""]) => digits.length !== 6);
    const phones = [...text.value.matchAll(PHONE)].filter(
      ([, number = ""]) =>
        !RIGHT_PHONE.test(
          number
            .replaceAll(" ", "")
            .replace(/[（()）—－]+/g, "-")
            .replace(/^-/, ""),
        ),
    );
    return [
      ...postcodes.map((found) => warningAt(at(found), "wrong-number", { text: found[1] ?? "", kind: "postcode" })),
      ...phones.map((found) => warningAt(at(found), "wrong-number", { text: found[1] ?? "", kind: "phone" })),
    ];
  });
}
