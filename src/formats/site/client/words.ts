import { paperLanguage, wordsFrom } from "../../../locales/words.ts";
import { catalogue as zh } from "../../../locales/zh/site-scripts.ftl";
import { catalogue as hant } from "../../../locales/zh-Hant/site-scripts.ftl";

/** The words that the scripts put into pages, in the characters of the page. */
export const words = wordsFrom(paperLanguage(document.documentElement.lang) === "zh" ? zh : hant, "zh");
