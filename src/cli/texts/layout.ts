import type { CopyFit } from "../../engine/layout/figures/copy-fit.ts";
import type { Language } from "../../locales/words.ts";
import { fill } from "./texts.ts";

/** What `banmian layout` says of make-ups and of how copy fits. */
const en = {
  makeUp:
    "page {page}, make-up {rank}: cost {cost}; heads side by side or gaps across: {marks}; faults {faults}; {free}",
  rest: "free at the foot: columns {columns}, rows {rows}",
  full: "full",
  given: "page {page}, given by the manifest:",
  states: "page {page}: {states} states searched",
  drawn: "{count} pictures → {folder}/alternatives",
  pinned: "{issue}: places of {count} stories written, with those of their photos",
  unpinned: "{issue}: {count} frames taken out",
  noRank: "page {page} has only {count} make-ups; there is no number {rank} to choose",
  pageFit:
    "page {page}: {capacity} rows, asked for {demand}; {spare} rows ({characters} characters) {side}; free {free}; statutory count {perLine} × {lines} − photos = {statutory}",
  issueFit: "statutory count of the issue: {statutory}",
  under: "to spare",
  over: "over",
  storyFit:
    "  {story}/{part} p{page}: {legs} legs of {measure}, {empty} rows empty ({short} characters); 100 characters less are {rows} rows ({depth} of depth){wider}{headline}",
  wider: "; photo one leg wider takes {rows} rows ({characters} characters)",
  headline: "; headline {characters} of {lines} × {perLine} characters at {size} pt, {most} at its smallest",
};

const zh: typeof en = {
  makeUp: "{page} 版方案 {rank}：代价 {cost}；碰题、断版 {marks} 处；差错 {faults}；{free}",
  rest: "版底余 {columns} 栏、{rows} 行",
  full: "满版",
  given: "{page} 版稿单已定：",
  states: "{page} 版：搜索 {states} 个状态",
  drawn: "{count} 张图 → {folder}/alternatives",
  pinned: "{issue}：写入 {count} 篇稿件及其图片的位置",
  unpinned: "{issue}：取消 {count} 处位置",
  noRank: "{page} 版只有 {count} 个方案，没有方案 {rank}",
  pageFit:
    "{page} 版：容 {capacity} 行，稿件 {demand} 行；{side} {spare} 行（{characters} 字）；未用 {free} 行；版面字数 {perLine} × {lines} − 图片 = {statutory}",
  issueFit: "全期版面字数：{statutory}",
  under: "余",
  over: "超",
  storyFit:
    "  {story}/{part} {page} 版：{legs} 栏 × {measure} 字，空 {empty} 行（{short} 字）；删百字省 {rows} 行（深 {depth} 行）{wider}{headline}",
  wider: "；图片加宽一栏多占 {rows} 行（{characters} 字）",
  headline: "；标题 {characters} 字，{size} 磅可排 {lines} × {perLine} 字，最小字号 {most} 字",
};

export const layoutTexts: Readonly<Record<Language, typeof en>> = { en, zh };

/** How copy and pages fit, a line a page and a line a story's part. */
export function copyFitText({ pages, stories, statutory: whole }: CopyFit, language: Language): string {
  const words = layoutTexts[language];
  const lines = pages.map((page) => {
    const { spare, characters, statutory } = page;
    const side = spare < 0 ? words.over : words.under;
    return fill(words.pageFit, {
      ...page,
      ...statutory,
      statutory: statutory.characters,
      spare: Math.abs(spare),
      characters: Math.abs(characters),
      side,
      rest: page.rest ?? "",
    });
  });
  lines.push(fill(words.issueFit, { statutory: whole }));
  for (const { cut, wider, headline, characters, ...story } of stories) {
    const more = wider === undefined ? "" : fill(words.wider, wider);
    const head = headline === undefined ? "" : fill(words.headline, { ...headline });
    const values = { ...story, short: characters, rows: cut.rows, depth: cut.depth };
    lines.push(fill(words.storyFit, { ...values, wider: more, headline: head }));
  }
  return lines.map((line) => `${line}\n`).join("");
}
