/** A language: its bibliographic code in ISO 639-2, and its script in ISO 15924. */
interface KnownLanguage {
  readonly code: string;
  readonly script: string;
}

/** The languages of China's newspapers. */
const LANGUAGES: Readonly<Record<string, KnownLanguage>> = {
  zh: { code: "chi", script: "Hans" },
  en: { code: "eng", script: "Latn" },
  bo: { code: "tib", script: "Tibt" },
  ug: { code: "uig", script: "Arab" },
  mn: { code: "mon", script: "Mong" },
  kk: { code: "kaz", script: "Arab" },
  ko: { code: "kor", script: "Kore" },
};

/** Regions that write Chinese in traditional characters. */
const TRADITIONAL = ["TW", "HK", "MO"];

/** The script of a BCP 47 tag: the one in the tag, or the usual one of the language; undefined if neither is known. */
export function scriptCode(tag: string): string | undefined {
  const [language = "", ...subtags] = tag.split("-");
  const named = subtags.find((subtag) => /^[A-Z][a-z]{3}$/.test(subtag));
  if (named !== undefined) return named;
  if (language === "zh" && subtags.some((subtag) => TRADITIONAL.includes(subtag))) return "Hant";
  return LANGUAGES[language]?.script;
}

/** A language tag with its script, for exchange formats: zh-CN → zh-Hans. */
export function scriptTag(tag: string): string {
  const script = scriptCode(tag);
  const [language = tag] = tag.split("-");
  return script === undefined ? tag : `${language}-${script}`;
}

/** The library code of a language: zh-CN → chi; an unlisted language keeps its own code. */
export function bibliographicCode(tag: string): string {
  const [language = tag] = tag.split("-");
  return LANGUAGES[language]?.code ?? language;
}
