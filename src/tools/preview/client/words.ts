import { catalogue as en } from "../../../locales/en/preview.ftl";
import { wordsFrom } from "../../../locales/words.ts";
import { catalogue as zh } from "../../../locales/zh/preview.ftl";

const { lang } = document.documentElement;

/** The texts of the page, in its language. */
export const words = wordsFrom(lang === "en" ? en : zh, lang);
