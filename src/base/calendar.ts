import { dayTime, hanDay, hanNumber, yearMonthDay } from "./dates.ts";

const DAY = 86_400_000;
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** 2026-11-24 → 丙午年十月十六. Undefined before the new year of 1949 and from that of 2100 (9 February) on, which the table lacks. */
export function lunarDate(iso: string): string | undefined {
  const [year] = yearMonthDay(iso);
  const time = dayTime(iso);
  // A day before the new year belongs to the year before.
  const lunar = time < newYear(year) ? year - 1 : year;
  const encoded = yearOf(lunar);
  if (encoded === undefined) return undefined;
  const leap = encoded & 15;
  const months = leap > 0 ? 13 : 12;
  let day = Math.round((time - newYear(lunar)) / DAY);
  let month = 0;
  for (let length = daysOf(encoded, month); day >= length; length = daysOf(encoded, month)) {
    day -= length;
    month++;
    if (month === months) return undefined;
  }
  const name = STEMS.charAt((lunar - 4) % 10) + BRANCHES.charAt((lunar - 4) % 12);
  return `${name}年${monthName(month, leap)}${hanDay(day + 1)}`;
}

/** @param leap the index of the leap month among the year's months; 0: none */
function monthName(month: number, leap: number): string {
  const number = leap > 0 && month >= leap ? month : month + 1;
  const name = number === 1 ? "正月" : number === 12 ? "腊月" : `${hanNumber(number)}月`;
  return leap > 0 && month === leap ? `闰${name}` : name;
}

function yearOf(year: number): number | undefined {
  const written = LUNAR_YEARS[year - FIRST_LUNAR_YEAR];
  return written === undefined ? undefined : Number.parseInt(written, 36);
}

function daysOf(encoded: number, month: number): number {
  return 29 + ((encoded >> (4 + month)) & 1);
}

/** In milliseconds; infinite if the table lacks the year. */
function newYear(year: number): number {
  const encoded = yearOf(year);
  return encoded === undefined ? Number.POSITIVE_INFINITY : Date.UTC(year, 0, 1) + (encoded >> 17) * DAY;
}

/**
 * The Chinese calendar from 1949 to 2099, for each year a number in base 36. From the lowest bit: the index of the leap month among the months (four bits; 0:
 * none), the lengths of thirteen months (1: 30 days), new year's day counted from 1 January. It is a table, since calendars of the machine differ between
 * machines; made from ICU, with which tests compare every day.
 */
const LUNAR_YEARS: readonly string[] = [
  "28iqf 3ohuo 2u2mo 22y05 3gt9c 2opq8 1v6oj 3b5pc 2d7iw 3rrzk 2z80w 24sie 3jdcg 2qxb4 1wpjo 3e34g 2ig80 1laib 32htc 2bcfb",
  "3oihs 2u4y8 2338l 3jew0 2lopc 1rrg4 3833k 2e3eg 3r2z4 2wf68 24uqe 3mff4 2rin4 1xzdg 3dyds 2k7h6 3xdgg 31sv4 275uf 3omz4",
  "2uf80 23q5h 3jp5s 2oo68 1qpnn 35a40 2e3xk 3ty8w 2wjm8 255ed 3lv9s 2qwj4 1uh10 3ag1c 2fzxs 1ovc2 321eo 2926v 3rvb4 2wxow",
  "20kdx 3gjf4 2l5u8 1qpxw 35b9s 2e6jt 3u61s 2zya8 26f8m 3mheo 2rfio 1xa78 3agkg 2g11s 1owf6 34yzk 27y3a 3pd8w 2whwg 1zc6t",
  "3d7lc 2id9s 1qr8j 386mo 2ebsb 3unfk 2zqds 265rq 3jbn4 2nxdc 1t31x 3ahn4 2g3a8 1pe76 35kbk 2c11z 3p6xc 2u1jk 201qt 3g0v4",
  "2ieds 1r06b 38hao 2hru0 3uxpc 2zwps 24rc6 3jbsg 2nxwg 1t7pw 3amvk 2ijdc 1lgs3 3252o 28ipj 3ohps 2r8hc 203vp 3g334 2lphs",
  "1rulg 3868g 2em3c 3ul3k 2weds 21z9y 3jcy8 2qtnk 1tmxg 3b6ts 2j2cg 1pi6r 32o2o 28vs7 3oi8w 2u2q8 204yt 3g7j4 2lzrk 1tvac",
  "34y40 2akqg 3r99s 2wey8 21zs6 3jf6o 2qyw0 1xges 3azbk 2g0j4 1lzua",
].flatMap((line) => line.split(" "));

const FIRST_LUNAR_YEAR = 1949;
