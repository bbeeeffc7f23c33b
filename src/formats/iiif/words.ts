import { scriptCode } from "../../base/language-tags.ts";

/** What libraries' programs call the facts of an issue and of its stories, in the paper's characters. */
interface LibraryWords {
  readonly date: string;
  readonly number: string;
  readonly edition: string;
  readonly cn: string;
  readonly publisher: string;
  readonly stories: string;
  readonly kicker: string;
  /** 总第10321期. */
  readonly numbered: (number: number) => string;
}

const simplified: LibraryWords = {
  date: "出版日期",
  number: "总期号",
  edition: "版次",
  cn: "国内统一连续出版物号",
  publisher: "出版单位",
  stories: "文章",
  kicker: "引题",
  numbered: (number) => `总第${number}期`,
};

/** As papers and libraries of Taiwan and Hong Kong write. */
const traditional: LibraryWords = {
  date: "出版日期",
  number: "期號",
  edition: "版次",
  cn: "國內統一連續出版物號",
  publisher: "出版者",
  stories: "文章",
  kicker: "引題",
  numbered: (number) => `第${number}號`,
};

/** @param language the paper's, as BCP 47 */
export function libraryWords(language: string): LibraryWords {
  return scriptCode(language) === "Hant" ? traditional : simplified;
}
