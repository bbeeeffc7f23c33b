import { scriptCode } from "../../base/language-tags.ts";

// The interface words of a site: simplified, and traditional as papers of Taiwan and Hong Kong write. The site's scripts use this file too, so it imports
// nothing of Node.

type Script = "simplified" | "traditional";

/** The script of a site's words. @param language the paper's, as BCP 47 */
function scriptOfWords(language: string): Script {
  return scriptCode(language) === "Hant" ? "traditional" : "simplified";
}

const simplified = {
  // Every page
  skip: "跳到正文",
  ways: "本站",
  today: "今日",
  archive: "往期",
  search: "检索",
  feed: "订阅",
  number: (number: number) => `总第${number}期`,
  edition: (edition: string) => `${edition}版`,
  notFound: "没有这一页",

  // A page of the paper
  stories: "本版稿件",
  adverts: "本版广告",
  directory: "版面目录",
  turnPages: "翻版",
  pageBefore: "上一版",
  pageAfter: "下一版",
  turnIssues: "翻期",
  issueBefore: "上一期",
  issueAfter: "下一期",
  calendar: "日历",
  pdf: "本版 PDF",
  iiif: "供 IIIF 阅读器打开",
  closeLook: "放大",
  picture: (page: string) => `${page}版面图`,

  // A story
  copy: "正文",
  table: "表",
  members: "本组稿件",
  standsOn: "所在版面",
  onwards: "前后稿件",
  storyBefore: "上一篇",
  storyAfter: "下一篇",
  earlierPart: (page: string) => `前文见${page}`,
  laterPart: (page: string) => `后文见${page}`,
  onlyInPrint: "图片仅见于报纸",
  moreInPrint: "另有图片仅见于报纸",

  // Entry, months, search
  entryOf: (paper: string) => `${paper}数字报`,
  archiveOf: (paper: string) => `${paper}往期目录`,
  searchOf: (paper: string) => `检索${paper}各期稿件`,
  monthOf: (paper: string, month: string) => `${paper}${month}各期`,
  issues: (count: number) => `${count}期`,
  turnMonths: "翻月",
  monthBefore: "上一月",
  monthAfter: "下一月",
  wholeArchive: "全部往期",
  asked: "检索稿件",
  /** Before and behind the link to the archive. */
  noScript: ["检索要用到脚本。没有脚本，可以从", "按日期查找。"],
  more: "再往前查",
};

export type SiteWords = typeof simplified;

const traditional: SiteWords = {
  skip: "跳到主要內容",
  ways: "網站導覽",
  today: "今日",
  archive: "過往報紙",
  search: "搜尋",
  feed: "訂閱",
  number: (number) => `第${number}號`,
  edition: (edition) => `${edition}版`,
  notFound: "找不到這一頁",

  stories: "本版文章",
  adverts: "本版廣告",
  directory: "版面目錄",
  // 翻版 would be a pirated copy.
  turnPages: "前後版面",
  pageBefore: "上一版",
  pageAfter: "下一版",
  turnIssues: "前後各期",
  issueBefore: "上一期",
  issueAfter: "下一期",
  calendar: "月曆",
  pdf: "本版 PDF",
  iiif: "以 IIIF 檢視器開啟",
  closeLook: "放大",
  picture: (page) => `${page}版面圖`,

  copy: "內文",
  table: "表格",
  members: "本組文章",
  standsOn: "刊登版面",
  onwards: "前後文章",
  storyBefore: "上一篇",
  storyAfter: "下一篇",
  earlierPart: (page) => `前文見${page}`,
  laterPart: (page) => `後文見${page}`,
  onlyInPrint: "圖片只刊於印刷版",
  moreInPrint: "另有圖片只刊於印刷版",

  entryOf: (paper) => `${paper}電子報`,
  archiveOf: (paper) => `${paper}過往報紙目錄`,
  searchOf: (paper) => `搜尋${paper}各期文章`,
  monthOf: (paper, month) => `${paper}${month}各期`,
  issues: (count) => `${count}期`,
  turnMonths: "前後月份",
  monthBefore: "上個月",
  monthAfter: "下個月",
  wholeArchive: "所有月份",
  asked: "搜尋文章",
  noScript: ["搜尋需要 JavaScript。沒有啟用時，可到", "按日期查閱。"],
  more: "搜尋更早的報紙",
};

const pageWords: Readonly<Record<Script, SiteWords>> = { simplified, traditional };

/** The words of a site's pages. @param language the paper's, as BCP 47 */
export function siteWords(language: string): SiteWords {
  return pageWords[scriptOfWords(language)];
}

const simplifiedScripts = {
  // reader.ts
  size: "字号",
  smaller: "小",
  larger: "大",
  makeSmaller: "缩小字号",
  makeLarger: "放大字号",
  zoomIn: "放大",
  zoomOut: "缩小",
  wholePage: "全版",
  showWholePage: "看全版",
  close: "关闭",
  endCloseLook: "关闭放大",

  // search.ts
  searching: "正在检索……",
  searchedTo: (month: string) => `，已查到 ${month}`,
  nothingFound: (query: string) => `没有找到“${query}”`,
  found: (count: number) => `找到 ${count} 篇`,
  editionFound: (edition: string) => `${edition}版`,
  inFolder: "在文件夹里直接打开的网页不能检索",
  noAnswer: "检索中断：网站没有应答，请稍后再试",
};

type ScriptWords = typeof simplifiedScripts;

const traditionalScripts: ScriptWords = {
  size: "字體",
  smaller: "小",
  larger: "大",
  makeSmaller: "縮小字體",
  makeLarger: "放大字體",
  zoomIn: "放大",
  zoomOut: "縮小",
  wholePage: "全版",
  showWholePage: "顯示全版",
  close: "關閉",
  endCloseLook: "關閉放大檢視",

  searching: "搜尋中……",
  searchedTo: (month) => `，已搜尋至 ${month}`,
  nothingFound: (query) => `找不到「${query}」`,
  found: (count) => `找到 ${count} 篇`,
  editionFound: (edition) => `${edition}版`,
  inFolder: "直接從資料夾開啟的網頁不能搜尋",
  noAnswer: "搜尋中斷：網站沒有回應，請稍後再試",
};

const wordsOfScripts: Readonly<Record<Script, ScriptWords>> = {
  simplified: simplifiedScripts,
  traditional: traditionalScripts,
};

/** The words that the site's scripts put into pages. @param language the page's, as BCP 47 */
export function scriptWords(language: string): ScriptWords {
  return wordsOfScripts[scriptOfWords(language)];
}
