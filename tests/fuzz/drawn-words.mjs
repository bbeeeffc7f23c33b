import { chance } from "./chance.mjs";

// An issue with every key that holds words, drawn from a seed. Each text has a mark of its own, so that a reader can tell whether it is there.

/** Characters of marks, which stand in no other text. */
const MARKS = "甲乙丙丁戊己庚辛壬癸子丑寅卯巳午未申酉戌亥";
const PROSE =
  "天地玄黄宇宙洪荒日月盈昃列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔";
const PHOTOS = ["wide", "tall"];
/** The sample papers: columns, rows of an advert at the foot, rows of a story over the fold. */
const PAPERS = {
  jichuan: { columns: 8, foot: "100-115", fold: "10-60" },
  nanting: { columns: 6, foot: "70-82", fold: "10-40" },
  xigang: { columns: 7, foot: "40-50", fold: undefined },
};

/**
 * @returns the manifest as a value, its paper, and the texts with their marks: what each is, and whose
 */
export function drawnWords(seed) {
  const { below, of } = chance(seed);
  const once = (times) => below(times) === 0;
  const texts = [];
  let owner = "";
  const prose = (count) => Array.from({ length: count }, () => of(PROSE)).join("");
  const text = (count, what) => {
    const at = texts.length;
    const mark = MARKS[Math.floor(at / 441) % 21] + MARKS[Math.floor(at / 21) % 21] + MARKS[at % 21];
    texts.push({ mark, what, owner });
    const half = Math.max(1, Math.floor((count - 3) / 2));
    return prose(half) + mark + prose(half);
  };
  const name = of(Object.keys(PAPERS));
  const paper = PAPERS[name];
  const isVertical = name === "xigang";
  const pages = 3 + below(2);

  const passage = (count) => {
    switch (below(14)) {
      case 0:
        return `## ${text(8, "copy")}`;
      case 1:
        return `- ${text(count, "copy")}\n- ${text(20, "copy")}`;
      case 2:
        return `> ${text(count, "copy")}`;
      case 3:
        return isVertical
          ? text(count, "copy")
          : `| ${text(5, "copy")} | 乐 |\n|:---|:---|\n| ${text(5, "copy")} | 礼 |`;
      case 4:
        return `${prose(6)}\\\n${text(9, "copy")}\\\n${prose(7)}`;
      default:
        return `${once(3) ? `**${text(6, "copy")}**` : ""}${text(count, "copy")}${of("，。")}${text(10, "copy")}${once(6) ? "2026年11月28日，GDP增长3.5%。" : "。"}`;
    }
  };
  const body = (length) => {
    const passages = [];
    for (let left = length; left > 0; left -= 80) passages.push(passage(Math.min(left, 20 + below(120))));
    return passages.join("\n\n");
  };
  const photo = (number) => ({
    file: `${of(PHOTOS)}.jpg`,
    caption: text(14, "photo"),
    ...(once(2) && { credit: text(6, "photo") }),
    ...(once(2) && {
      at: number === 0 && once(3) ? "head" : of(["top", "top-right", "bottom", "bottom-left", "centre"]),
    }),
    ...(once(4) && { columns: 1 + below(3) }),
    ...(once(5) && { optional: true }),
  });
  const inset = (base) => ({
    ...base,
    ...(once(3) && { at: of(["top", "bottom-right"]) }),
    ...(once(4) && { optional: true }),
  });
  /** Texts over the copy and in it. */
  const around = (group) => ({
    ...(once(5) && { label: text(5, "label") }),
    ...(once(5) && { kicker: text(10, "kicker") }),
    headline: once(4) ? [text(7, "headline"), text(7, "headline")] : text(8 + below(8), "headline"),
    ...(once(5) && { deck: text(14, "deck") }),
    ...(!group && {
      ...(once(4) && { byline: `记者 ${text(5, "byline")}` }),
      ...(once(4) && { dateline: "本报讯" }),
      ...(once(4) && { reporter: `（记者${text(5, "reporter")}）` }),
      ...(once(8) && { note: { label: "编者按：", text: text(40, "note") } }),
    }),
  });
  const story = (at) => {
    owner = `story-${at}`;
    const priority = of(["lead", "major", "normal", "normal", "brief", "brief"]);
    const page = 1 + below(pages);
    const place = {
      page: String(page),
      ...(once(8) && { box: of(["plain", "wenwu"]) }),
      ...(once(10) && { tint: 10 }),
    };
    return {
      id: owner,
      priority,
      ...around(false),
      body: body(priority === "lead" ? 500 + below(900) : 100 + below(500)),
      ...(once(3) && { photos: Array.from({ length: 1 + below(3) }, (_, number) => photo(number)) }),
      ...(once(9) && { pullquote: inset({ text: text(14, "inset"), by: text(5, "inset") }) }),
      ...(once(9) && {
        figures: inset({ title: text(4, "inset"), list: [{ value: "3.5万", legend: text(8, "inset") }] }),
      }),
      ...(once(9) && { qr: inset({ url: "https://paper.example/1", caption: text(8, "inset") }) }),
      place: once(9) && page < pages ? [place, { page: String(page + 1) }] : place,
    };
  };
  const stories = Array.from({ length: pages * (1 + below(5)) }, (_, at) => story(at));
  const groups = once(4) && !isVertical ? [grouped()] : [];
  if (paper.fold !== undefined && once(2)) {
    owner = "over-fold";
    const place = { page: "2", spread: true, columns: `3-${2 * paper.columns - 2}`, rows: paper.fold };
    stories.unshift({ id: owner, priority: "lead", ...around(false), body: body(700 + below(900)), place });
  }
  owner = "advert:1";
  const advert = () => ({ headline: text(6, "advert"), text: text(60, "advert"), signature: text(8, "advert") });
  return {
    paper: name,
    texts,
    issue: {
      paper: "paper/paper.yaml",
      date: "2026-11-28",
      number: 10,
      pages: Array.from({ length: pages }, (_, at) => ({
        label: String(at + 1),
        section: "要闻",
        credits: { 责编: "某人" },
      })),
      stories,
      ...(groups.length > 0 && { groups }),
      ...(once(3) && { adverts: [{ ...advert(), page: "1", columns: "1-3", rows: paper.foot }] }),
    },
  };

  /** The first stories under one head. */
  function grouped() {
    for (const each of stories.slice(0, 2 + below(2))) {
      each.group = "group";
      delete each.place;
    }
    owner = "group";
    return { id: owner, ...around(true), place: { page: "1" } };
  }
}
