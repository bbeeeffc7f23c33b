import { expect, test } from "vitest";
import {
  creditAlone,
  creditIn,
  folioIn,
  isByline,
  isCaption,
  isFolio,
  isNames,
  isNoteLabel,
  noteLabelIn,
  noticeFrom,
  noticeTo,
  publishedIn,
  stopsInside,
} from "../../../src/tools/import/marks.ts";

/** Each rule on the same text in simplified and in traditional characters. */
test.each([
  ["a byline", isByline, ["本报记者 林岚 通讯员 周宁", "本報記者 林嵐 通訊員 周寧"], [true, true]],
  ["a byline with its pictures", isByline, ["实习生 陆岸 文/图", "實習生 陸岸 文／圖"], [true, true]],
  ["a translator", isByline, ["编译 陆岸", "編譯 陸岸"], [true, true]],
  ["names with a task", isNames, ["花岸 摄", "花岸 攝"], [true, true]],
  ["names", isNames, ["陆岸 钟灵", "陸岸 鍾靈"], [true, true]],
  ["a note's label", isNoteLabel, ["【编者按】", "【編者按】"], [true, true]],
  ["a label in the line", noteLabelIn, ["开栏的话：灯下", "開欄的話：燈下"], ["开栏的话：", "開欄的話："]],
  ["a caption", isCaption, ["图为灯会。", "圖為燈會。"], [true, true]],
  ["a caption with who took it", isCaption, ["灯会。林岚 摄", "燈會。林嵐 攝"], [true, true]],
  [
    "a credit behind a caption",
    creditIn,
    ["灯会。本报记者 林岚 摄", "燈會。本報記者 林嵐 攝"],
    [
      { at: 3, credit: "本报记者 林岚 摄" },
      { at: 3, credit: "本報記者 林嵐 攝" },
    ],
  ],
  [
    "a picture of the archive",
    creditIn,
    ["灯会。资料图片", "燈會。資料圖片"],
    [
      { at: 3, credit: "资料图片" },
      { at: 3, credit: "資料圖片" },
    ],
  ],
  [
    "a credit alone",
    creditAlone,
    ["（通讯员　林岚　摄）", "（通訊員　林嵐　攝）"],
    ["通讯员　林岚　摄", "通訊員　林嵐　攝"],
  ],
  [
    "what a part continues",
    noticeFrom,
    ["（紧接第一版）甲", "（緊接第一版）甲"],
    [
      { written: "（紧接第一版）", page: "1" },
      { written: "（緊接第一版）", page: "1" },
    ],
  ],
  [
    "where a part goes on",
    noticeTo,
    ["甲（下转第十二版）", "甲（下轉第十二版）"],
    [
      { written: "（下转第十二版）", page: "12" },
      { written: "（下轉第十二版）", page: "12" },
    ],
  ],
  [
    "when and by whom it was published",
    publishedIn,
    ["发布时间：2026-11-24 记者：林岚", "發佈時間：2026-11-24 記者：林嵐"],
    [{ author: "记者：林岚" }, { author: "記者：林嵐" }],
  ],
  [
    "how often it was read",
    publishedIn,
    ["来源：网 阅读量：12次", "來源：網 閱讀量：12次"],
    [{ author: undefined }, { author: undefined }],
  ],
  ["a running head", isFolio, ["责任编辑 林岚", "責任編輯 林嵐"], [true, true]],
  ["its page", folioIn, ["第四版 要闻", "第四版 要聞"], [{ page: "4" }, { page: "4" }]],
  ["a paragraph torn behind 与", stopsInside, ["渡口与", "渡口與"], [true, true]],
] as const)("%s", (_rule, read: (text: string) => unknown, texts, found) => {
  expect(texts.map(read)).toEqual(found);
});
