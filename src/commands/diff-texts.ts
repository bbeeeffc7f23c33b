import type { Language } from "../base/report.ts";
import type { AdvertDiff, PhotoDiff, StoryDiff } from "../diff/issue-diff.ts";

interface DiffTexts {
  readonly about: string;
  readonly sideArgument: string;
  readonly png: string;
  readonly out: string;
  readonly same: string;
  readonly heading: string;
  readonly counts: string;
  readonly changes: Readonly<Record<StoryDiff["change"], string>>;
  readonly page: Readonly<Record<"added" | "gone", string>>;
  readonly renamed: string;
  readonly moved: string;
  readonly came: string;
  readonly went: string;
  readonly standing: string;
  readonly text: string;
  readonly none: string;
  readonly words: string;
  readonly photo: string;
  readonly photos: Readonly<Record<PhotoDiff["change"], string>>;
  readonly lines: string;
  readonly advert: string;
  readonly adverts: Readonly<Record<AdvertDiff["change"], string>>;
  readonly furniture: string;
  readonly what: Readonly<Record<string, string>>;
  readonly drawn: string;
  readonly noProof: string;
  readonly notMadeUp: string;
  readonly noLayout: string;
  readonly nothing: string;
}

/** What `diff` says. */
export const diffTexts: Readonly<Record<Language, DiffTexts>> = {
  en: {
    about: "tell what changed for a reader between two builds, layouts, issues or packs",
    sideArgument: "a build's folder, a layout.json, an issue or a pack",
    png: "also draw the changed pages, before and now side by side, with marks: <out>/pages/<label>.png",
    out: "folder for the pictures (default: diff)",
    same: "{was} and {is}: a reader sees no difference",
    heading: "{was} → {is}",
    counts: "{stories} stories, {words} changes of words, {photos} photos, pages {pages}",
    changes: { added: "came", gone: "went", changed: "changed" },
    page: { added: "page {label} came", gone: "page {label} went" },
    renamed: "was called `{id}`",
    moved: "part {part} moved: {was} → {is}",
    came: "part {part} came: {is}",
    went: "part {part} went: {was}",
    standing: "page {page} columns {columns} rows {rows}",
    text: "{what}: {was} → {is}",
    none: "(none)",
    words: "paragraph {paragraph}: {words}",
    photo: "photo {file} on page {page}: {change}",
    photos: {
      added: "came",
      gone: "went",
      other: "instead of {was}",
      replaced: "another picture under the same name",
      moved: "moved",
      sized: "another size",
      cut: "cut otherwise",
    },
    lines: "lines: {other} of {is} set otherwise (before: {was})",
    advert: "advert {file} on page {page}: {change}",
    adverts: {
      added: "came",
      gone: "went",
      replaced: "another one under the same name",
      moved: "moved",
      sized: "another size",
      words: "other words",
    },
    furniture: "page {page}, {what}: {was} → {is}",
    what: {},
    drawn: "{count} pages drawn → {folder}",
    noProof: "`{path}` has no PDF beside it: its pages cannot be drawn",
    notMadeUp: "`{path}` cannot be made up: its errors stand above",
    noLayout: "`{path}` is no layout.json of this program: {reason}",
    nothing: "cannot read `{path}`: give a build's folder, a layout.json, an issue or a pack",
  },
  zh: {
    about: "版面比对：两次出的版面、两份 layout.json、两期稿单或两个包，读者看到的有何不同",
    sideArgument: "出好的文件夹、layout.json、稿单或包",
    png: "另出有改动的版面图，左旧右新，标出改动：<out>/pages/<版>.png",
    out: "图片文件夹（缺省：diff）",
    same: "{was} 与 {is}：读者看不出不同",
    heading: "{was} → {is}",
    counts: "稿件 {stories} 篇，文字改动 {words} 处，图片 {photos} 张，涉及 {pages} 版",
    changes: { added: "新上", gone: "撤下", changed: "有改动" },
    page: { added: "新增 {label} 版", gone: "撤去 {label} 版" },
    renamed: "原代号 `{id}`",
    moved: "第 {part} 部分挪动：{was} → {is}",
    came: "第 {part} 部分新上：{is}",
    went: "第 {part} 部分撤下：{was}",
    standing: "{page} 版 {columns} 栏 {rows} 行",
    text: "{what}：{was} → {is}",
    none: "（无）",
    words: "第 {paragraph} 段：{words}",
    photo: "图片 {file}（{page} 版）：{change}",
    photos: {
      added: "新上",
      gone: "撤下",
      other: "替换 {was}",
      replaced: "同名换图",
      moved: "挪动",
      sized: "大小不同",
      cut: "裁切不同",
    },
    lines: "行：{is} 行中 {other} 行排得不同（原 {was} 行）",
    advert: "广告 {file}（{page} 版）：{change}",
    adverts: {
      added: "新上",
      gone: "撤下",
      replaced: "同名换稿",
      moved: "挪动",
      sized: "大小不同",
      words: "文字不同",
    },
    furniture: "{page} 版，{what}：{was} → {is}",
    what: {
      paper: "报名",
      code: "报纸代码",
      date: "日期",
      number: "总期号",
      edition: "版次",
      revision: "改版",
      label: "栏头",
      kicker: "引题",
      headline: "主题",
      deck: "副题",
      byline: "署名",
      note: "编者按",
      dateline: "电头",
      reporter: "记者",
      caption: "图片说明",
      credit: "摄影",
      notice: "转版提示",
      pullquote: "提要",
      numbers: "今日数字",
      qr: "二维码",
      folio: "报眉",
    },
    drawn: "{count} 版已出图 → {folder}",
    noProof: "`{path}` 旁边没有 PDF，无法出图",
    notMadeUp: "`{path}` 排不出版面，错误见上",
    noLayout: "`{path}` 不是本程序的 layout.json（读取程序的原话：{reason}）",
    nothing: "读不到 `{path}`：请给出好的文件夹、layout.json、稿单或包",
  },
};
